//! What happens: enough of it, in the past, in the words of the business, and not only what everybody hopes for.

use crate::fault::Section;
use crate::flaw::{Flaw, Verdict};
use crate::model::{Board, Event};
use crate::wording;

pub(super) fn judge(board: &Board, at_least: usize) -> Verdict {
    let mut verdict = Verdict { seen: board.events.len(), ..Verdict::default() };
    for event in &board.events {
        let name = &event.note.name;
        if wording::is_of_interface(name) {
            verdict.wrong.push(Flaw::at("BOARD_EVENT_OF_INTERFACE", &event.note));
        } else if is_no_past(board, event) {
            verdict.wrong.push(Flaw::at("BOARD_EVENT_IMPERATIVE", &event.note));
        } else if wording::is_of_a_record(name) {
            verdict.unwise.push(Flaw::at("BOARD_EVENT_CRUD", &event.note));
        }
    }
    if !has_unhappy_path(board) {
        verdict.wrong.push(Flaw::lacking("BOARD_NO_UNHAPPY_PATH", Section::Events.as_str()));
    }
    if verdict.seen < at_least {
        let flaw = Flaw::lacking("BOARD_TOO_FEW_EVENTS", Section::Events.as_str());
        verdict.wrong.push(flaw.counting(verdict.seen, at_least));
    }
    verdict
}

/// Whether an event is certainly named like a command: by its form, or because a command is called the same.
fn is_no_past(board: &Board, event: &Event) -> bool {
    let plain = |name: &str| wording::words(name).concat();
    let own = plain(&event.note.name);
    wording::is_no_past(&event.note.name)
        || (!own.is_empty() && board.commands.iter().any(|command| plain(&command.note.name) == own))
}

/// Whether something goes wrong. A command that may lead to one event or another decides, so that one of them may well
/// be the unwished one, whatever it is called.
fn has_unhappy_path(board: &Board) -> bool {
    board.events.iter().any(|event| wording::is_unhappy(&event.note.name))
        || board.commands.iter().any(|command| command.then.len() > 1)
}
