//! Writes a made-up class into a folder: `cargo run --release -p grade --example class 1000 DIR [SEED]`.
//!
//! `roster.csv`, `canvas.zip`, `moodle/` and `plain/`, and on standard output what each of them should come to, and how
//! long it took to make it all up.
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a tool for those who measure")]

#[path = "../tests/support/class.rs"]
mod class;

use class::{Class, Material};
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

fn main() {
    let mut args = std::env::args().skip(1);
    let learners = args.next().and_then(|learners| learners.parse().ok()).unwrap_or(1000);
    let folder = PathBuf::from(args.next().unwrap_or_else(|| "target/class".to_owned()));
    let seed = args.next().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let begin = Instant::now();
    let class = Class::new(seed, learners, &Material::of_the_course());
    println!("{learners} learners, {} submissions: {:.1?}", class.handed.len(), begin.elapsed());
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("roster.csv"), class.roster()).unwrap();
    let (archive, expected) = class.canvas();
    fs::write(folder.join("canvas.zip"), &archive).unwrap();
    println!("canvas.zip, {} MiB: {expected:?}", archive.len() >> 20);
    println!("moodle: {:?}", class.moodle(&folder.join("moodle")));
    println!("plain: {:?}", class.plain(&folder.join("plain")));
    println!("all of it: {:.1?}", begin.elapsed());
}
