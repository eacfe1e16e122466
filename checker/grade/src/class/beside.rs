//! What a gradebook does not hold and a class is looked at by: gathered snapshot by snapshot, so that a thousand of them
//! are never in memory at once.

use super::copies::Shared;
use super::prints::Prints;
use cost::{Bill, Extent, PriceTable, Usd};
use judge::EvidenceLevel;
use snapshot::{Names, Snapshot};
use std::collections::{BTreeMap, BTreeSet};

/// What is known beside the marks.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// What identifies each learner's evidence.
    pub prints: BTreeMap<String, Prints>,
    /// What still bills, by the newest snapshot of each learner of whom there is one.
    pub leftovers: BTreeMap<String, Leftover>,
    /// Who had passed which lab and has broken it since: learner and lab.
    pub regressed: BTreeSet<(String, String)>,
    /// What the rubric says that learners share.
    pub shared: Shared,
}

/// What bills in an account, as its newest snapshot shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leftover {
    /// When that was.
    pub at: String,
    /// What a month of it costs, as far as it is known: a snapshot for a lab shows a part of an account.
    pub month: Usd,
    /// How many of each kind.
    pub kinds: BTreeMap<cost::Kind, usize>,
}

impl Beside {
    /// Takes in a snapshot that a learner handed in, or that was collected of the learner's account.
    pub fn see(&mut self, learner: &str, snapshot: &Snapshot, sha256: &str, level: EvidenceLevel) {
        self.prints.entry(learner.to_owned()).or_default().add(snapshot, sha256, level);
        if matches!(level, EvidenceLevel::Practice | EvidenceLevel::WhatIf) {
            return;
        }
        let at = snapshot.finished.clone().unwrap_or_default();
        if self.leftovers.get(learner).is_some_and(|known| known.at >= at) {
            return;
        }
        let bill = Bill::of(snapshot, PriceTable::course(), Names::default(), Extent::Looked);
        let mut kinds = BTreeMap::new();
        for line in bill.lines.iter().filter(|line| line.month() > Usd::ZERO || line.is_unknown()) {
            *kinds.entry(line.kind).or_default() += 1;
        }
        self.leftovers.insert(learner.to_owned(), Leftover { at, month: bill.month(), kinds });
    }
}
