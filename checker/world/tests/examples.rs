//! Every command's examples are carried out, one command at a time, and each says something of the account.

#![expect(clippy::panic, reason = "helpers of tests")]

use std::str::FromStr;
use world::{World, bases, commands};

fn world(edits: &str) -> World {
    World::from_str(&format!("world 1\nbase solved\n{edits}\n")).unwrap_or_else(|error| panic!("{edits}\n{error}"))
}

#[test]
fn bases_build() {
    for base in bases() {
        World::of_base(base).build().unwrap_or_else(|error| panic!("{}: {error}", base.name));
    }
}

#[test]
fn every_example_changes_the_account() {
    let untouched = world("").snapshot().unwrap();
    for command in commands() {
        let edits = command.examples.join("\n");
        assert!(!command.examples.is_empty(), "{} has no example", command.name);
        assert!(edits.contains(command.name), "{} is not in its own example", command.name);
        let changed = world(&edits).snapshot().unwrap_or_else(|error| panic!("{edits}\n{error}"));
        // Ends where it began, to show that the second line takes the first one back.
        let undone = ["seen", "attach"].contains(&command.name);
        assert_eq!(changed == untouched, undone, "{edits}");
    }
}
