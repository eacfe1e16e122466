//! Whether lists are whole: the one place that says what the absence of a resource from a snapshot proves.

use crate::ask::Ask;
use crate::document::Call;
use crate::status::Status;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// The calls of a snapshot by ask and place, and what they prove together.
#[derive(Debug, Default)]
pub(crate) struct Whole<'s> {
    calls: BTreeMap<(Ask, usize), Vec<&'s Call>>,
    /// Of asks that are made per parent: worked out when somebody asks.
    children: OnceLock<BTreeMap<(Ask, usize), Status>>,
}

impl<'s> Whole<'s> {
    pub(super) fn add(&mut self, ask: Ask, place: usize, call: &'s Call) {
        self.calls.entry((ask, place)).or_default().push(call);
    }

    pub(super) fn status(&self, ask: Ask, place: usize) -> Status {
        if ask.per().is_none() {
            return self.of_root(ask, place);
        }
        let children = self.children.get_or_init(|| self.children());
        children.get(&(ask, place)).copied().unwrap_or(Status::NotAsked)
    }

    fn of(&self, ask: Ask, place: usize) -> &[&'s Call] {
        self.calls.get(&(ask, place)).map_or(&[], Vec::as_slice)
    }

    fn of_root(&self, ask: Ask, place: usize) -> Status {
        best(self.of(ask, place).iter().map(|call| call.trusted()))
    }

    /// Parents before those that are asked for each of them.
    fn children(&self) -> BTreeMap<(Ask, usize), Status> {
        let places: BTreeSet<usize> = self.calls.keys().map(|(_, place)| *place).collect();
        let mut asks: Vec<Ask> = Ask::ALL.iter().copied().filter(|ask| ask.per().is_some()).collect();
        asks.sort_by_key(|ask| ask.depth());
        let mut known = BTreeMap::new();
        for ask in asks {
            for &place in &places {
                let status = self.of_children(ask, place, &known);
                known.insert((ask, place), status);
            }
        }
        known
    }

    /// All parents are known, and the lists of all of them are whole.
    fn of_children(&self, ask: Ask, place: usize, known: &BTreeMap<(Ask, usize), Status>) -> Status {
        let Some(per) = ask.per() else { return Status::NotAsked };
        let mut parents = BTreeSet::new();
        for source in per.sources {
            let parent = known.get(&(source.ask, place)).copied().unwrap_or_else(|| self.of_root(source.ask, place));
            if source.required && parent != Status::Seen {
                return parent;
            }
            parents.extend(
                self.of(source.ask, place)
                    .iter()
                    .filter_map(|call| call.output.as_ref())
                    .flat_map(|output| output.parents(source)),
            );
        }
        let mut by_parent: BTreeMap<&str, Vec<&Call>> = BTreeMap::new();
        for &call in self.of(ask, place) {
            by_parent.entry(call.parent().unwrap_or_default()).or_default().push(call);
        }
        let inputs = ask.row().inputs();
        let statuses = parents.iter().map(|parent| {
            let calls = by_parent.get(parent.as_str()).map_or(&[][..], Vec::as_slice);
            match inputs.as_slice() {
                [_] => best(calls.iter().map(|call| call.trusted())),
                // Each part of the answer has to be there.
                several => worst(several.iter().map(|input| {
                    let is_part = |call: &&&Call| input.iter().all(|(name, value)| call.input.get(name) == Some(value));
                    best(calls.iter().filter(is_part).map(|call| call.trusted()))
                })),
            }
        });
        worst(statuses)
    }
}

/// One whole answer outweighs any number of others.
pub(super) fn best(statuses: impl Iterator<Item = Status>) -> Status {
    statuses.min_by_key(|status| rank(*status)).unwrap_or(Status::NotAsked)
}

/// One answer that is not whole leaves all of them so.
fn worst(statuses: impl Iterator<Item = Status>) -> Status {
    statuses.max_by_key(|status| rank(*status)).unwrap_or(Status::Seen)
}

fn rank(status: Status) -> u8 {
    match status {
        Status::Seen => 0,
        Status::Failed => 1,
        Status::Denied => 2,
        Status::Unsupported => 3,
        Status::NotAsked => 4,
    }
}
