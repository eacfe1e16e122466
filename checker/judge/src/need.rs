//! Which calls labs need.

use crate::lab::Lab;
use snapshot::Wanted;
use std::collections::BTreeSet;

/// The calls of some labs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needs {
    /// Without these, checks cannot be told.
    pub needed: BTreeSet<Wanted>,
    /// Without these, verdicts stand with an assumption.
    pub refining: BTreeSet<Wanted>,
    /// These are asked in further Regions, and checks say themselves what is missing of them.
    pub elsewhere: BTreeSet<Wanted>,
}

impl Needs {
    /// Everything worth asking for.
    #[must_use]
    pub fn all(&self) -> BTreeSet<Wanted> {
        self.needed.iter().chain(&self.refining).chain(&self.elsewhere).copied().collect()
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
        needs.elsewhere.extend(check.elsewhere());
    }
    needs.refining.retain(|wanted| !needs.needed.contains(wanted));
    needs
}
