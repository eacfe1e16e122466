//! What a board is judged by, step by step of the storming. Each rule is a function of the board alone.
//!
//! Only what the board says itself counts: where two notes contradict each other or one lacks what it needs. Names are
//! looked at as far as they are certain ([`crate::wording`]).

mod aggregates;
mod commands;
mod contexts;
mod events;
mod map;
mod parts;
mod triggers;

use crate::fault::Section;
use crate::flaw::{Flaw, Verdict};
use crate::model::Board;

/// From which side a board is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule<'r> {
    /// There are so many events; their names say what has happened, and something goes wrong as well.
    Events {
        /// How many there should be.
        at_least: usize,
    },
    /// Every event has what leads to it, and every command leads to one.
    Commands,
    /// Every command has what starts it, and contexts start each other's commands by policies.
    Triggers,
    /// Every command is handled by one aggregate.
    Aggregates,
    /// Every aggregate lies in one context, and there are so many contexts.
    Contexts {
        /// How many there should be.
        at_least: usize,
    },
    /// The map has what the policies show, with directions.
    Map,
    /// The events are about each of these parts of a business, told by words.
    Parts {
        /// The words of each part.
        parts: &'r [Vec<String>],
    },
}

/// Looks at a board from one side.
#[must_use]
pub fn judge(board: &Board, rule: Rule<'_>) -> Verdict {
    let mut needed = vec![(Section::Events, board.events.is_empty())];
    let commands = (Section::Commands, board.commands.is_empty());
    let aggregates = (Section::Aggregates, board.aggregates.is_empty());
    let contexts = (Section::Contexts, board.contexts.is_empty());
    match rule {
        Rule::Events { .. } | Rule::Parts { .. } => {}
        Rule::Commands | Rule::Triggers => needed.push(commands),
        Rule::Aggregates => needed.extend([commands, aggregates]),
        Rule::Contexts { .. } => needed.extend([aggregates, contexts]),
        Rule::Map => needed.extend([contexts, (Section::Map, board.relations.is_empty())]),
    }
    // Of a wall that is still empty one thing is said, and by every rule the same.
    if let Some((section, _)) = needed.into_iter().find(|(_, is_empty)| *is_empty) {
        return Verdict { wrong: vec![Flaw::lacking("BOARD_SECTION_EMPTY", section.as_str())], ..Verdict::default() };
    }
    match rule {
        Rule::Events { at_least } => events::judge(board, at_least),
        Rule::Commands => commands::judge(board),
        Rule::Triggers => triggers::judge(board),
        Rule::Aggregates => aggregates::judge(board),
        Rule::Contexts { at_least } => contexts::judge(board, at_least),
        Rule::Map => map::judge(board),
        Rule::Parts { parts } => parts::judge(board, parts),
    }
}
