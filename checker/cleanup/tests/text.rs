//! The scripts of the course's world, as they are read.
#![expect(clippy::unwrap_used, reason = "tests")]

use crate::order::teardown;
use cleanup::{Shell, script};
use messages::{Catalogue, Language};

fn solved(edits: &str) -> snapshot::Snapshot {
    format!("world 1\nbase course\n{edits}").parse::<world::World>().unwrap().snapshot().unwrap()
}

/// The part of a script that is about this account.
fn own(script: &str, from: &str) -> String {
    let about = script.lines().take_while(|line| !line.starts_with(from));
    let steps = script.lines().skip_while(|line| !line.starts_with("# 1. "));
    about.chain(["…"]).chain(steps).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_script_in_english() {
    let text = script(&teardown(&solved("")), Some("course"), Shell::Bash, &Catalogue::new(Language::En)).unwrap();
    insta::assert_snapshot!("bash_en", own(&text, "set -u"));
}

#[test]
fn the_script_in_korean() {
    let teardown = teardown(&solved("denied ec2:DescribeVolumes\nvpc other 10.9.0.0/16\neip other-ip\n"));
    let text = script(&teardown, None, Shell::PowerShell, &Catalogue::new(Language::Ko)).unwrap();
    insta::assert_snapshot!("powershell_ko", own(&text, "$ErrorActionPreference"));
}
