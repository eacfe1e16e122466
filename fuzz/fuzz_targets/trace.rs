//! Any text as a practice world, without the lines that are wrong: what a learner could build, and then questions.
//! A trace agrees with its verdict, and an exposure with traces.
#![no_main]

#[path = "../questions.rs"]
mod questions;

use libfuzzer_sys::fuzz_target;
use world::World;

/// A world of more lines is no quicker to break.
const LINES: usize = 60;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("base ")).take(LINES).collect();
    if lines.first().is_none_or(|line| !line.starts_with("world ")) {
        lines.insert(0, "world 1");
    }
    let base = ["base solved", "base default-vpc", "base empty"][bytes.len() % 3];
    lines.insert(1, base);
    // A line that is wrong is left out, so that a change of one does not lose the others.
    for _ in 0..LINES {
        let built = lines.join("\n").parse::<World>().and_then(|world| world.snapshot());
        match built {
            Ok(snapshot) => return questions::ask(&snapshot, bytes.len()),
            Err(error) if (3..=lines.len()).contains(&error.line) => drop(lines.remove(error.line - 1)),
            Err(_) => return,
        }
    }
});
