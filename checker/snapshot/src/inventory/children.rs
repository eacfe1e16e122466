//! Resources that are asked for one parent at a time.

use crate::ask::Ask;
use crate::inventory::Place;
use crate::status::Status;
use std::collections::BTreeMap;

/// Resources that are listed one parent at a time.
#[derive(Debug)]
pub struct Children<'s, T> {
    operation: Ask,
    lists: BTreeMap<&'s str, (Status, Vec<&'s T>)>,
}

impl<'s, T> Children<'s, T> {
    // A child list has its parent as index already.
    pub(crate) fn index(&mut self, _places: &[Place]) {
        for (_, list) in self.lists.values_mut() {
            list.shrink_to_fit();
        }
    }

    pub(crate) fn new(operation: Ask) -> Self {
        Self { operation, lists: BTreeMap::new() }
    }

    /// The operation that lists these resources.
    #[must_use]
    pub fn operation(&self) -> Ask {
        self.operation
    }

    /// What was listed for a parent.
    #[must_use]
    pub fn of(&self, parent: &str) -> &[&'s T] {
        self.lists.get(parent).map_or(&[], |(_, list)| list)
    }

    /// What is known of the list of a parent: [`Status::Seen`] only if it is whole.
    #[must_use]
    pub fn status(&self, parent: &str) -> Status {
        self.lists.get(parent).map_or(Status::NotAsked, |(status, _)| *status)
    }

    /// All that was listed, whoever its parent is.
    pub fn iter(&self) -> impl Iterator<Item = &'s T> + '_ {
        self.lists.values().flat_map(|(_, list)| list.iter().copied())
    }

    pub(crate) fn add(&mut self, _place: usize, call: &'s crate::Call, list: &'s [T]) {
        let Some(parent) = call.parent() else { return };
        let status = call.trusted();
        let known = self.lists.entry(parent).or_insert((status, Vec::new()));
        if status == Status::Seen {
            known.0 = Status::Seen;
        }
        known.1.extend(list);
    }
}
