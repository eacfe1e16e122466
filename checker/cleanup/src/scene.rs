//! What everything is looked up in: the evidence, and which part of it is the course's.

use snapshot::Inventory;

/// What everything is looked up in.
pub(crate) struct Scene<'s> {
    pub(crate) inventory: &'s Inventory<'s>,
    pub(crate) vpc: Option<&'s str>,
    pub(crate) account: &'s str,
}

impl Scene<'_> {
    /// Whether something was listed in the account of the VPC.
    pub(crate) fn is_ours<T>(&self, row: &snapshot::Row<'_, T>) -> bool {
        self.inventory.place_of(row).is_none_or(|place| place.account == self.account)
    }

    /// Whether an id is that of the VPC.
    pub(crate) fn is_here(&self, vpc: Option<&snapshot::VpcId>) -> bool {
        self.vpc.is_some_and(|here| vpc.is_some_and(|vpc| *vpc == here))
    }
}
