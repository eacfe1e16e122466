//! A board in words, for whoever does not see it.

use super::Part;
use crate::safe;
use crate::words::Words;
use board::{Board, Direction};
use messages::Value;

/// What the picture is called.
pub(super) fn title(board: &Board, part: Part, words: Words<'_>) -> String {
    let id = if part == Part::Map { "board-title-map" } else { "board-title" };
    words.with(id, &[("title", safe::line(&board.title).into_owned().into())])
}

/// What is on it: how many notes of each kind, what leads to what, and how contexts depend on each other.
pub(super) fn description(board: &Board, part: Part, words: Words<'_>) -> String {
    let mut told = Vec::new();
    if part != Part::Map {
        let counts: [(&str, Value<'_>); 5] = [
            ("events", board.events.len().into()),
            ("commands", board.commands.len().into()),
            ("policies", board.policies.len().into()),
            ("aggregates", board.aggregates.len().into()),
            ("contexts", board.contexts.len().into()),
        ];
        told.push(words.with("board-described", &counts));
        told.extend(board.commands.iter().map(|command| {
            let starters: Vec<String> = board.starters(command).iter().map(|starter| name(starter)).collect();
            chain(&[starters, vec![command.note.name.clone()], command.on.clone(), command.then.clone()])
        }));
    }
    if part != Part::Wall {
        told.extend(board.relations.iter().map(|relation| {
            let arrow = match relation.direction {
                Direction::Forth => "→",
                Direction::Both => "↔",
                Direction::Unsaid => "–",
            };
            let label = if relation.label.is_empty() { String::new() } else { format!(": {}", relation.label) };
            format!("{} {arrow} {}{label}", relation.from, relation.to)
        }));
    }
    safe::line(&told.join("; ")).into_owned()
}

fn name(starter: &board::Starter<'_>) -> String {
    match starter {
        board::Starter::Actor(name) | board::Starter::External(name) => (*name).to_owned(),
        board::Starter::Policy(policy) => policy.note.name.clone(),
    }
}

/// The steps of a row, without those that nobody is at.
fn chain(steps: &[Vec<String>]) -> String {
    steps.iter().filter(|names| !names.is_empty()).map(|names| names.join(", ")).collect::<Vec<_>>().join(" → ")
}
