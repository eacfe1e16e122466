//! Makes up a class of so many learners in a folder, as an LMS gives it: `cargo run -p grade --example class 1000 DIR`.
//!
//! What `checker/check/benches/class.sh` measures is made here.
#![expect(clippy::print_stderr, reason = "an example speaks to whoever starts it")]

#[path = "../tests/support/class.rs"]
mod class;

use class::{Class, Material};
use std::path::PathBuf;
use std::process::ExitCode;

/// The class of measurements: the same one each time.
const SEED: u64 = 1;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let learners = args.next().and_then(|count| count.parse().ok());
    let (Some(learners), Some(folder)) = (learners, args.next().map(PathBuf::from)) else {
        eprintln!("usage: class LEARNERS DIR");
        return ExitCode::from(2);
    };
    let class = Class::new(SEED, learners, &Material::of_the_course());
    let (archive, expected) = class.canvas();
    let written = std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::write(folder.join("submissions.zip"), archive))
        .and_then(|()| std::fs::write(folder.join("roster.csv"), class.roster()));
    if let Err(error) = written {
        eprintln!("{}: {error}", folder.display());
        return ExitCode::FAILURE;
    }
    eprintln!("{expected:?}");
    ExitCode::SUCCESS
}
