//! The steps and what each waits for, put into an order in which nothing stands before what blocks it.

use crate::command::Line;
use crate::id;
use crate::kept::{Kept, Reason};
use crate::kind::{Kind, Why};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// One thing to delete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it is.
    pub kind: Kind,
    /// Its id; of a record the zone, the name and the type.
    pub id: String,
    /// What has to be gone before it.
    pub waits_for: Vec<Wait>,
    /// What deletes it.
    pub lines: Vec<Line>,
}

/// Something that has to be gone first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wait {
    /// Why.
    pub why: Why,
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: String,
}

/// Steps as they are found, and what waits for what.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    steps: Vec<Step>,
    at: BTreeMap<(Kind, String), usize>,
    /// Who waits, for whom, and why.
    waits: BTreeSet<(usize, usize, Why)>,
    /// What belongs to the course and has no command.
    pub(crate) kept: Vec<Kept>,
}

impl Plan {
    /// Adds a thing, whose id is looked at first.
    pub(crate) fn add(&mut self, kind: Kind, id: &str, lines: Vec<Line>) {
        if id::is_of(kind, id) {
            self.add_checked(kind, id, lines);
        } else {
            self.kept.push(Kept { kind, id: id.to_owned(), reason: Reason::OddId });
        }
    }

    /// Adds a thing whose words have been looked at.
    pub(crate) fn add_checked(&mut self, kind: Kind, id: &str, lines: Vec<Line>) {
        let key = (kind, id.to_owned());
        if self.at.contains_key(&key) {
            return;
        }
        self.at.insert(key, self.steps.len());
        self.steps.push(Step { kind, id: id.to_owned(), waits_for: Vec::new(), lines });
    }

    /// Whether something is to be deleted.
    pub(crate) fn has(&self, kind: Kind, id: &str) -> bool {
        self.find(kind, id).is_some()
    }

    fn find(&self, kind: Kind, id: &str) -> Option<usize> {
        self.at.get(&(kind, id.to_owned())).copied()
    }

    /// The ids of a kind.
    pub(crate) fn ids(&self, kind: Kind) -> Vec<String> {
        self.steps.iter().filter(|step| step.kind == kind).map(|step| step.id.clone()).collect()
    }

    /// Notes that one thing waits for another; where one of them is not to be deleted there is nothing to note.
    pub(crate) fn wait(&mut self, waiting: (Kind, &str), held_by: (Kind, &str), why: Why) {
        if let (Some(waiting), Some(blocker)) = (self.find(waiting.0, waiting.1), self.find(held_by.0, held_by.1))
            && waiting != blocker
        {
            self.waits.insert((waiting, blocker, why));
        }
    }

    /// The things of these kinds, without the VPC.
    pub(crate) fn all_but_vpc(&self, is_one: impl Fn(Kind) -> bool) -> Vec<(Kind, String)> {
        let steps = self.steps.iter().filter(|step| step.kind != Kind::Vpc && is_one(step.kind));
        steps.map(|step| (step.kind, step.id.clone())).collect()
    }

    /// The steps in order: what is free goes by kind and id. Where things wait for each other in a circle, which no
    /// account has but a file may say, they go by kind and id too, and what that breaks is not said.
    pub(crate) fn into_steps(self) -> (Vec<Step>, Vec<Kept>) {
        let count = self.steps.len();
        let mut blockers = vec![BTreeSet::new(); count];
        let mut freed_by = vec![BTreeSet::new(); count];
        for &(waiting, blocker, _) in &self.waits {
            if let Some(list) = blockers.get_mut(waiting) {
                list.insert(blocker);
            }
            if let Some(list) = freed_by.get_mut(blocker) {
                list.insert(waiting);
            }
        }
        let rank = |at: usize| self.steps.get(at).map(|step| Reverse((step.kind, step.id.clone(), at)));
        let mut ready: BinaryHeap<_> =
            (0..count).filter(|&at| blockers.get(at).is_some_and(BTreeSet::is_empty)).filter_map(rank).collect();
        let mut done = vec![false; count];
        let mut order = Vec::with_capacity(count);
        let mut held: BTreeSet<(Kind, String, usize)> = (0..count).filter_map(rank).map(|Reverse(rank)| rank).collect();
        while order.len() < count {
            let next = match ready.pop() {
                Some(Reverse(next)) => next,
                None => match held.first().cloned() {
                    Some(next) => next,
                    None => break,
                },
            };
            held.remove(&next);
            let at = next.2;
            let Some(is_done) = done.get_mut(at) else { break };
            if std::mem::replace(is_done, true) {
                continue;
            }
            order.push(at);
            for &waiting in freed_by.get(at).into_iter().flatten() {
                if let Some(list) = blockers.get_mut(waiting) {
                    list.remove(&at);
                    if list.is_empty() {
                        ready.extend(rank(waiting));
                    }
                }
            }
        }
        let mut place = vec![0; count];
        for (index, &at) in order.iter().enumerate() {
            if let Some(place) = place.get_mut(at) {
                *place = index;
            }
        }
        let mut steps: Vec<Step> = self.steps.clone();
        for &(waiting, blocker, why) in &self.waits {
            let is_after = place.get(waiting) > place.get(blocker);
            let Some(found) = self.steps.get(blocker).filter(|_| is_after) else { continue };
            if let Some(step) = steps.get_mut(waiting) {
                step.waits_for.push(Wait { why, kind: found.kind, id: found.id.clone() });
            }
        }
        for step in &mut steps {
            step.waits_for.sort();
        }
        let mut steps: Vec<Option<Step>> = steps.into_iter().map(Some).collect();
        let ordered = order.into_iter().filter_map(|at| steps.get_mut(at).and_then(Option::take)).collect();
        (ordered, self.kept)
    }
}
