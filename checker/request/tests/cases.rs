//! Cases as text: a title after `==`, a world without its first line, and questions after `--`, each with `=>` and what
//! must come of it. A title `world NAME` gives the lines below it a name: `like NAME` in a later case stands for them.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a case that cannot be read is a failed test")]

use std::fmt::Write;
use world::{Built, World};

/// Asks every question of a file and compares.
pub(crate) fn all(text: &str, answer: fn(&str, &Built) -> String) {
    let mut worlds: Vec<(&str, String)> = Vec::new();
    let (mut failures, mut asked) = (Vec::new(), 0);
    for case in format!("\n{text}").split("\n== ").skip(1) {
        let (title, body) = case.split_once('\n').unwrap();
        let (mut world, mut questions) = (String::new(), Vec::new());
        for line in body.lines().filter(|line| !line.trim().is_empty()) {
            match (line.strip_prefix("-- "), line.strip_prefix("like ")) {
                (Some(question), _) => questions.push(question),
                (_, Some(name)) => world += &worlds.iter().find(|one| one.0 == name).unwrap().1,
                _ => writeln!(world, "{line}").unwrap(),
            }
        }
        if let Some(name) = title.strip_prefix("world ") {
            worlds.push((name, world));
            continue;
        }
        let built = match format!("world 1\n{world}").parse::<World>().and_then(|world| world.build()) {
            Ok(built) => built,
            Err(error) => {
                failures.push(format!("== {title}\n   {error}"));
                continue;
            }
        };
        for question in questions {
            asked += 1;
            let (words, wanted) = question.split_once("=>").unwrap_or_else(|| panic!("{question:?} expects nothing"));
            let found = answer(words.trim(), &built);
            if found != wanted.trim() {
                failures.push(format!("== {title}\n-- {words}\n   wanted {}\n   found  {found}", wanted.trim()));
            }
        }
    }
    assert!(failures.is_empty(), "{} of {asked} answers:\n{}", failures.len(), failures.join("\n"));
    assert!(asked > 0);
}
