//! Where things lie: each aggregate in one context, and not everything in the same.

use crate::fault::Section;
use crate::flaw::{Flaw, Verdict};
use crate::model::{Board, Context};

/// From so many events on, a context that has almost all of them is told.
const MANY_EVENTS: usize = 8;

pub(super) fn judge(board: &Board, at_least: usize) -> Verdict {
    // One that holds nothing is somebody else's, drawn for the map.
    let inhabited: Vec<&Context> = board.contexts.iter().filter(|context| !context.aggregates.is_empty()).collect();
    let mut verdict = Verdict { seen: inhabited.len(), ..Verdict::default() };
    for aggregate in &board.aggregates {
        let contexts: Vec<&str> =
            board.contexts_of(&aggregate.name).map(|context| context.note.name.as_str()).collect();
        match contexts.len() {
            0 => verdict.wrong.push(Flaw::at("BOARD_AGGREGATE_WITHOUT_CONTEXT", aggregate)),
            1 => {}
            several => {
                let flaw = Flaw::at("BOARD_AGGREGATE_IN_SEVERAL_CONTEXTS", aggregate);
                verdict.wrong.push(flaw.counting(several, 1).with(contexts));
            }
        }
    }
    match inhabited.as_slice() {
        [only] if at_least > 1 => {
            let flaw = Flaw::at("BOARD_ONE_CONTEXT", &only.note);
            verdict.wrong.push(flaw.counting(1, at_least).with(only.aggregates.iter().map(String::as_str)));
        }
        // With none, no aggregate lies anywhere, which is said of each.
        few if few.len() < at_least && !few.is_empty() => {
            let flaw = Flaw::lacking("BOARD_TOO_FEW_CONTEXTS", Section::Contexts.as_str());
            let names = few.iter().map(|context| context.note.name.as_str());
            verdict.wrong.push(flaw.counting(few.len(), at_least).with(names));
        }
        several => {
            let giant = several.iter().filter(|_| several.len() > 1).find(|context| is_giant(board, context));
            verdict.unwise.extend(giant.map(|context| {
                let found = happening_in(board, context);
                Flaw::at("BOARD_CONTEXT_GIANT", &context.note).counting(found, board.events.len())
            }));
        }
    }
    verdict
}

fn happening_in(board: &Board, context: &Context) -> usize {
    board.events.iter().filter(|event| board.contexts_of_event(&event.note.name).contains(&*context.note.name)).count()
}

/// Whether a context has several aggregates and more than three quarters of what happens.
fn is_giant(board: &Board, context: &Context) -> bool {
    let all = board.events.len();
    context.aggregates.len() > 2 && all >= MANY_EVENTS && happening_in(board, context) * 4 > all * 3
}
