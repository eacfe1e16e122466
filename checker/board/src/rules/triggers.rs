//! Who or what starts a command, and what starts one when something happened elsewhere.

use crate::fault::Section;
use crate::flaw::{Flaw, Verdict};
use crate::model::{Board, Command, Direction};
use std::collections::BTreeSet;

pub(super) fn judge(board: &Board) -> Verdict {
    let mut verdict = Verdict { seen: board.commands.len(), ..Verdict::default() };
    for command in board.commands.iter().filter(|command| board.starters(command).is_empty()) {
        let before = before(board, command);
        verdict.wrong.push(if before.is_empty() {
            Flaw::at("BOARD_COMMAND_WITHOUT_TRIGGER", &command.note)
        } else {
            Flaw::at("BOARD_POLICY_MISSING", &command.note).with(before)
        });
    }
    for policy in &board.policies {
        if policy.when.is_empty() {
            verdict.wrong.push(Flaw::at("BOARD_POLICY_WITHOUT_EVENT", &policy.note));
        } else if policy.does.is_empty() && policy.then.is_empty() {
            verdict.wrong.push(Flaw::at("BOARD_POLICY_WITHOUT_COMMAND", &policy.note));
        }
    }
    if verdict.wrong.is_empty() && is_torn(board) {
        let flaw = Flaw::lacking("BOARD_CONTEXTS_WITHOUT_POLICY", Section::Policies.as_str());
        verdict.wrong.push(flaw.with(at_work(board)));
    }
    verdict
}

/// The contexts from which, by the map, the way leads to a command that nothing starts, and no policy goes it.
fn before<'b>(board: &'b Board, command: &'b Command) -> BTreeSet<&'b str> {
    let own = board.contexts_of_command(command);
    let mut before = BTreeSet::new();
    for relation in board.relations.iter().filter(|relation| relation.direction != Direction::Unsaid) {
        let (from, to) = (relation.from.as_str(), relation.to.as_str());
        if own.contains(to) && !own.contains(from) {
            before.insert(from);
        }
        if relation.direction == Direction::Both && own.contains(from) && !own.contains(to) {
            before.insert(to);
        }
    }
    // A way that policies go already is there for them.
    let gone: BTreeSet<(&str, &str)> = board.policies.iter().flat_map(|policy| board.crossings(policy)).collect();
    before.retain(|from| !own.iter().any(|to| gone.contains(&(*from, *to))));
    // Where nothing happens, nothing is a reason for anything elsewhere.
    before
        .retain(|context| board.events.iter().any(|event| board.contexts_of_event(&event.note.name).contains(context)));
    before
}

/// The contexts in which commands are handled.
fn at_work(board: &Board) -> BTreeSet<&str> {
    board.commands.iter().flat_map(|command| board.contexts_of_command(command)).collect()
}

/// Whether several contexts are at work and nothing that happens in one starts anything in another.
fn is_torn(board: &Board) -> bool {
    at_work(board).len() > 1 && board.policies.iter().all(|policy| board.crossings(policy).is_empty())
}
