//! The map of contexts: which way each relation leads, and whether it has what the policies show.

use crate::flaw::{Flaw, Verdict};
use crate::model::{Board, Direction, Relation};
use std::collections::BTreeSet;

pub(super) fn judge(board: &Board) -> Verdict {
    let mut verdict = Verdict { seen: board.relations.len(), ..Verdict::default() };
    for relation in &board.relations {
        let ends = [relation.from.as_str(), relation.to.as_str()];
        if relation.direction == Direction::Unsaid {
            verdict.wrong.push(Flaw::at("BOARD_RELATION_WITHOUT_DIRECTION", &relation.note).with(ends));
        } else if is_unexplained(board, relation) {
            verdict.unwise.push(Flaw::at("BOARD_RELATION_UNEXPLAINED", &relation.note).with([relation.label.as_str()]));
        }
    }
    // Which end an arrow begins at is a matter of schools; that there is a relation is not.
    let drawn = |one: &str, other: &str| {
        board.relations.iter().any(|relation| {
            let (from, to) = (relation.from.as_str(), relation.to.as_str());
            (from, to) == (one, other) || (from, to) == (other, one)
        })
    };
    let mut told = BTreeSet::new();
    for policy in &board.policies {
        for (from, to) in board.crossings(policy) {
            if !drawn(from, to) && told.insert((from, to)) {
                verdict.wrong.push(Flaw::at("BOARD_RELATION_MISSING", &policy.note).with([from, to]));
            }
        }
    }
    for context in board.contexts.iter().filter(|context| !context.aggregates.is_empty()) {
        let name = &context.note.name;
        if !board.relations.iter().any(|relation| relation.from == *name || relation.to == *name) {
            verdict.unwise.push(Flaw::at("BOARD_CONTEXT_UNRELATED", &context.note));
        }
    }
    verdict
}

/// Whether a relation is labelled with an event of its beginning that starts nothing at its end.
fn is_unexplained(board: &Board, relation: &Relation) -> bool {
    let label = relation.label.to_lowercase();
    let event = board.events.iter().find(|event| event.note.name.to_lowercase() == label);
    let Some(event) = event.filter(|_| relation.direction == Direction::Forth) else { return false };
    let happens_there = board.contexts_of_event(&event.note.name).contains(relation.from.as_str());
    let starts = board.policies.iter().filter(|policy| policy.when.contains(&event.note.name)).any(|policy| {
        board.given_by(policy).any(|command| board.contexts_of_command(command).contains(relation.to.as_str()))
    });
    happens_there && !starts
}
