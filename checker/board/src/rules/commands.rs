//! What leads to what: no event without a producer, no command without an event.

use crate::flaw::{Flaw, Verdict};
use crate::model::Board;

pub(super) fn judge(board: &Board) -> Verdict {
    let idle = board.commands.iter().filter(|command| command.then.is_empty());
    let idle = idle.map(|command| Flaw::at("BOARD_COMMAND_WITHOUT_EVENT", &command.note));
    let lone = board.events.iter().filter(|event| !board.is_produced(&event.note.name));
    let lone = lone.map(|event| Flaw::at("BOARD_EVENT_WITHOUT_PRODUCER", &event.note));
    Verdict { wrong: lone.chain(idle).collect(), unwise: Vec::new(), seen: board.commands.len() }
}
