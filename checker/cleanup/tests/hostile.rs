//! Whatever an account or a file supplies, nothing of it breaks out of a word of the script.
#![expect(clippy::unwrap_used, reason = "tests")]

use crate::order::{is_in_order, teardown, worlds};
use cleanup::{Course, Shell, Teardown, script};
use messages::{Catalogue, Language};
use proptest::prelude::*;
use snapshot::Snapshot;

/// What would do something if a shell saw it.
const MARK: &str = "touch-pwned";

/// Puts a text in the place of ids: each text member of the snapshot, by turns, gets it as its end.
fn poisoned(snapshot: &Snapshot, poison: &str, step: usize) -> Option<Snapshot> {
    let mut count = 0;
    let mut document = serde_json::to_value(snapshot).unwrap();
    for call in document["calls"].as_array_mut().unwrap() {
        poison_value(&mut call["output"], poison, step, &mut count);
    }
    for member in ["account", "region", "finished"] {
        poison_value(&mut document[member], poison, step, &mut count);
    }
    Snapshot::from_bytes(document.to_string().as_bytes()).ok()
}

fn poison_value(value: &mut serde_json::Value, poison: &str, step: usize, count: &mut usize) {
    match value {
        serde_json::Value::String(text) => {
            *count += 1;
            if count.is_multiple_of(step) {
                text.push_str(poison);
            }
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(|one| poison_value(one, poison, step, count)),
        serde_json::Value::Object(members) => {
            members.values_mut().for_each(|one| poison_value(one, poison, step, count));
        }
        _ => {}
    }
}

/// The lines of a script that are run: all but comments.
fn run(script: &str) -> impl Iterator<Item = &str> {
    script.lines().filter(|line| !line.starts_with('#'))
}

fn is_harmless(teardown: &Teardown) {
    for language in Language::ALL {
        let words = Catalogue::new(language);
        for shell in [Shell::Bash, Shell::PowerShell] {
            let Some(text) = script(teardown, None, shell, &words) else { continue };
            for line in run(&text) {
                assert!(!line.contains(MARK), "{line}");
            }
            assert!(text.lines().filter(|line| line.trim() == "END_OF_CLEANUP").count() <= 1, "{text}");
            assert!(!text.chars().any(|character| character.is_control() && character != '\n'), "{text:?}");
            if shell == Shell::Bash {
                // An interactive shell would put an older command in its place.
                assert!(!text.contains('!'), "{text}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_an_account_supplies_breaks_out_of_nothing(
        breaks in "[ '\"`$;&|()<>\\\\\n\r\t#{}\\[\\]!@’‘\u{202e}\u{0}]{1,6}",
        step in 1_usize..9,
    ) {
        let whole = "world 1\nbase course\n".parse::<world::World>().unwrap().snapshot().unwrap();
        let poison = format!("{breaks}{MARK}{breaks}\nEND_OF_CLEANUP\n{MARK}");
        let Some(snapshot) = poisoned(&whole, &poison, step) else { return Ok(()) };
        let teardown = teardown(&snapshot);
        is_in_order(&teardown.steps, &poison);
        is_harmless(&teardown);
    }

    /// A profile has whatever name its owner gave it; it stays one word.
    #[test]
    fn a_profile_is_a_word(profile in "[a-z '\"`$;@{}A-Z_\\\\’]{1,20}") {
        let whole = "world 1\nbase course\n".parse::<world::World>().unwrap().snapshot().unwrap();
        let words = Catalogue::new(Language::En);
        let text = script(&teardown(&whole), Some(&profile), Shell::Bash, &words).unwrap();
        let line = text.lines().find(|line| line.starts_with("remove vpc-")).unwrap();
        let said = line.split_once("--profile ").unwrap().1;
        prop_assert_eq!(unquoted(said), profile.clone());
        let text = script(&teardown(&whole), Some(&profile), Shell::PowerShell, &words).unwrap();
        let line = text.lines().find(|line| line.starts_with("Remove-It 'vpc-")).unwrap();
        let said = line.split_once("'--profile', '").unwrap().1.strip_suffix("')").unwrap();
        prop_assert_eq!(said.replace("''", "'").replace("’’", "’"), profile);
    }
}

/// What a POSIX shell makes of one word.
fn unquoted(word: &str) -> String {
    let mut out = String::new();
    let mut characters = word.chars();
    let mut inside = false;
    while let Some(character) = characters.next() {
        match character {
            '\'' => inside = !inside,
            '\\' if !inside => out.extend(characters.next()),
            other => {
                assert!(inside || other.is_ascii_alphanumeric() || "_.:/-".contains(other), "{word}");
                out.push(other);
            }
        }
    }
    out
}

#[test]
fn every_world_makes_a_script_or_says_why_not() {
    for (name, snapshot) in worlds().iter().step_by(7) {
        let teardown = teardown(snapshot);
        is_harmless(&teardown);
        assert!(teardown.account.is_some() && teardown.region.is_some(), "{name}");
    }
}

#[test]
fn without_an_account_there_is_no_guard_and_no_script() {
    let teardown = Teardown::of(&Snapshot::default(), &Course::default());
    assert!(teardown.is_empty() && teardown.may_be_incomplete());
    assert_eq!(script(&teardown, None, Shell::Bash, &Catalogue::new(Language::En)), None);
    let whole = "world 1\nbase course\n".parse::<world::World>().unwrap().snapshot().unwrap();
    assert_eq!(script(&self::teardown(&whole), Some("a\nb"), Shell::Bash, &Catalogue::new(Language::En)), None);
}
