//! Whether the events are about each part of a business.
//!
//! What a part is about is told by words, and people have many. So a part that no word tells may still be there: as a
//! context of its own, which speaks of no other part, and in which somebody acts who acts nowhere else.

use crate::fault::Section;
use crate::flaw::{Flaw, Verdict};
use crate::model::{Board, Command, Context, Event};
use crate::wording::speaks_of;
use std::collections::BTreeSet;

pub(super) fn judge(board: &Board, parts: &[Vec<String>]) -> Verdict {
    let mut verdict = Verdict { seen: parts.len(), ..Verdict::default() };
    let told = |words: &Vec<String>| {
        board.events.iter().any(|event| names_about(board, event).any(|name| speaks_of(name, words)))
    };
    let untold: Vec<&Vec<String>> = parts.iter().filter(|words| !told(words)).collect();
    let nameless = board.contexts.iter().filter(|context| is_a_part(board, context, parts)).count();
    for words in untold.into_iter().skip(nameless) {
        // The first words of a part are those that people are shown.
        let shown = words.iter().take(4).map(String::as_str);
        verdict.wrong.push(
            Flaw::lacking("BOARD_PART_MISSING", words.first().map_or(Section::Events.as_str(), |word| word))
                .with(shown),
        );
    }
    verdict
}

/// The names of an event, of what leads to it, who asks for that, what decides, and where.
fn names_about<'b>(board: &'b Board, event: &'b Event) -> impl Iterator<Item = &'b str> {
    let commands = board.producers(&event.note.name).flat_map(|command| names_of(board, command));
    std::iter::once(event.note.name.as_str()).chain(commands)
}

fn names_of<'b>(board: &'b Board, command: &'b Command) -> impl Iterator<Item = &'b str> {
    let own = std::iter::once(&command.note.name).chain(&command.by).chain(&command.on);
    own.map(String::as_str).chain(board.contexts_of_command(command))
}

/// Whether a context is a part by its structure: it speaks of no part, something happens in it, and somebody of its own
/// asks for that.
fn is_a_part(board: &Board, context: &Context, parts: &[Vec<String>]) -> bool {
    let name = context.note.name.as_str();
    let lies_in = |command: &&Command| board.contexts_of_command(command).contains(name);
    let own: Vec<&Command> = board.commands.iter().filter(lies_in).collect();
    let others: BTreeSet<&str> = board
        .commands
        .iter()
        .filter(|command| !lies_in(command))
        .flat_map(|command| &command.by)
        .map(String::as_str)
        .collect();
    let is_silent = own
        .iter()
        .flat_map(|command| names_of(board, command).chain(command.then.iter().map(String::as_str)))
        .chain([name])
        .all(|name| parts.iter().all(|words| !speaks_of(name, words)));
    let acts = own.iter().filter(|command| !command.then.is_empty()).flat_map(|command| &command.by);
    let has_its_own = acts
        .filter(|name| board.actors.iter().any(|actor| actor.name == **name))
        .any(|name| !others.contains(name.as_str()));
    is_silent && has_its_own
}
