//! What takes commands and decides: exactly one thing for each.

use crate::flaw::{Flaw, Verdict};
use crate::model::Board;
use crate::wording;

pub(super) fn judge(board: &Board) -> Verdict {
    let mut verdict = Verdict { seen: board.aggregates.len(), ..Verdict::default() };
    for command in &board.commands {
        let handlers = command.on.iter().filter(|name| board.is_aggregate(name)).count();
        // A system outside decides by itself.
        if command.on.is_empty() {
            verdict.wrong.push(Flaw::at("BOARD_COMMAND_WITHOUT_AGGREGATE", &command.note));
        } else if handlers > 1 || (handlers == 1 && command.on.len() > 1) {
            let on = command.on.iter().map(String::as_str);
            let flaw = Flaw::at("BOARD_COMMAND_WITH_SEVERAL_AGGREGATES", &command.note).with(on);
            verdict.wrong.push(flaw.counting(command.on.len(), 1));
        }
    }
    for aggregate in &board.aggregates {
        let handled = || board.commands.iter().filter(|command| command.on.contains(&aggregate.name));
        let (all, of_a_record) =
            (handled().count(), handled().filter(|command| wording::is_of_a_record(&command.note.name)).count());
        if all == 0 {
            verdict.unwise.push(Flaw::at("BOARD_AGGREGATE_IDLE", aggregate));
        } else if wording::is_of_a_database(&aggregate.name) || (all > 1 && all == of_a_record) {
            verdict.unwise.push(Flaw::at("BOARD_AGGREGATE_LIKE_TABLE", aggregate));
        }
    }
    verdict
}
