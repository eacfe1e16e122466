//! LANGUAGE.md says what the table of commands says, and what it shows can be carried out.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::fmt::Write;
use std::str::FromStr;
use world::{SUBJECTS, World, bases};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/LANGUAGE.md");

/// Writes what stands between two marks anew.
fn between(text: &str, mark: &str, inner: &str) -> String {
    let (before, rest) = text.split_once(&format!("<!-- {mark} -->")).unwrap();
    let (_, after) = rest.split_once(&format!("<!-- /{mark} -->")).unwrap();
    format!("{before}<!-- {mark} -->\n{inner}<!-- /{mark} -->{after}")
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(characters).collect()
}

#[test]
fn generated_parts_are_up_to_date() {
    let mut base_list = String::new();
    for base in bases() {
        writeln!(base_list, "- `base {}`: {}.", base.name, base.about).unwrap();
    }
    let mut list = String::new();
    for (subject, commands) in SUBJECTS {
        write!(list, "\n### {subject}\n").unwrap();
        for command in *commands {
            let usage = command.usage.replace("   or   ", "\n");
            let about = capitalised(command.about);
            write!(list, "\n#### `{}`\n\n```text\n{usage}\n```\n\n{about}.\n", command.name).unwrap();
            let examples = command.examples.iter().map(|example| format!("`{example}`"));
            writeln!(list, "\nExample: {}", examples.collect::<Vec<_>>().join(" · ")).unwrap();
        }
    }
    let found = std::fs::read_to_string(PATH).unwrap();
    let wanted = between(&between(&found, "bases", &base_list), "commands", &format!("{list}\n"));
    if found != wanted {
        std::fs::write(PATH, wanted).unwrap();
        panic!("LANGUAGE.md was behind the table of commands and has been written anew: look at it and commit it");
    }
}

#[test]
fn mistakes_and_variations_can_be_carried_out() {
    let (_, table) = include_str!("../LANGUAGE.md").split_once("| what | lines |").unwrap();
    let mut seen = std::collections::BTreeSet::new();
    for row in table.lines().filter(|row| row.starts_with("| ")) {
        let lines: Vec<&str> = row.split('`').skip(1).step_by(2).collect();
        let edits = lines.join("\n");
        let edits = if edits.starts_with("base ") { edits } else { format!("base solved\n{edits}") };
        let world = World::from_str(&format!("world 1\n{edits}\n")).unwrap_or_else(|error| panic!("{row}\n{error}"));
        let snapshot = world.snapshot().unwrap_or_else(|error| panic!("{row}\n{error}"));
        let snapshot = serde_json::to_string(&snapshot).unwrap();
        assert!(seen.insert(snapshot), "another row says the same: {row}");
    }
    assert!(seen.len() > 30, "the table was not found");
}
