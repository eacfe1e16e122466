//! Which calls a lab needs, and which of them a snapshot lacks.

use crate::lab::Lab;
use snapshot::{Ask, Inventory, Missing, Status};
use std::collections::BTreeSet;

/// The calls of some labs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needs {
    /// Without these, checks cannot be told.
    pub needed: BTreeSet<Ask>,
    /// Without these, verdicts stand with an assumption.
    pub refining: BTreeSet<Ask>,
}

impl Needs {
    /// Everything worth asking for.
    #[must_use]
    pub fn all(&self) -> BTreeSet<Ask> {
        self.needed.union(&self.refining).copied().collect()
    }
}

/// The calls that labs need; labs that they rest on are to be among them.
#[must_use]
pub fn needs<'l>(labs: impl IntoIterator<Item = &'l Lab>) -> Needs {
    let mut needs = Needs::default();
    for check in labs.into_iter().flat_map(|lab| &lab.checks) {
        let check = check.judge.check();
        needs.needed.extend(check.needs());
        needs.refining.extend(check.refines());
    }
    needs.refining.retain(|operation| !needs.needed.contains(operation));
    needs
}

/// Which of these calls have no whole answer in a place.
pub(crate) fn missing(inventory: &Inventory<'_>, operations: &[Ask], place: usize) -> Vec<Missing> {
    operations
        .iter()
        .filter_map(|&operation| {
            let status = inventory.status(operation, place);
            let place = inventory.places().get(place).cloned().unwrap_or_default();
            (status != Status::Seen).then_some(Missing { operation, place, status })
        })
        .collect()
}
