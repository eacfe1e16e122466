//! From what is kept to what a class is looked at by: who has broken what, and what each learner's evidence says anew.

use super::beside::Beside;
use super::prints::is_account;
use crate::course::Course;
use crate::gradebook::{Gradebook, LearnerRow};
use crate::judged::{Level, Verdict};
use crate::judging;
use crate::store::Entry;
use jiff::Timestamp;
use judge::{EvidenceLevel, LabStatus, Report};
use std::collections::{BTreeMap, BTreeSet};
use submission::Submission;

/// Who has passed which lab and has broken it since: the mark rests on a pass, and the newest evidence fails.
#[must_use]
pub fn regressed(book: &Gradebook, entries: &[Entry]) -> BTreeSet<(String, String)> {
    let mut newest = BTreeMap::<(&str, &str), (Option<Timestamp>, Verdict)>::new();
    for entry in entries {
        for (lab, all) in entry.judged.iter().flat_map(|judged| &judged.labs) {
            for one in all {
                let at: Option<Timestamp> = one.finished.as_deref().and_then(|time| time.parse().ok());
                let known = newest.entry((&entry.learner, lab)).or_insert((at, one.status));
                if at > known.0 {
                    *known = (at, one.status);
                }
            }
        }
    }
    let mut found = BTreeSet::new();
    for row in &book.learners {
        for (lab, cell) in &row.cells {
            let now = newest.get(&(row.learner.id.as_str(), lab.as_str())).map(|(_, status)| *status);
            if cell.lab.status == LabStatus::Pass && now == Some(Verdict::Fail) {
                found.insert((row.learner.id.clone(), lab.clone()));
            }
        }
    }
    found
}

/// What the evidence of a learner says anew of each lab that there is a mark for. `submissions`: by the lab's id, the one
/// that the mark rests on.
#[must_use]
pub fn reports(
    course: &Course,
    row: &LearnerRow,
    submissions: &BTreeMap<String, &Submission>,
) -> BTreeMap<String, Report> {
    let of = |(lab, cell): (&String, &crate::gradebook::Cell)| {
        let submission = submissions.get(lab)?;
        let level = if cell.lab.level == EvidenceLevel::Collected { Level::Collected } else { Level::SelfReported };
        let report = judging::report(course, &row.learner.id, submission, lab, cell.snapshot.as_deref(), level)?;
        Some((lab.clone(), report))
    };
    row.cells.iter().filter_map(of).collect()
}

impl Beside {
    /// What is known without looking into any snapshot: accounts, equal files, and who has broken what.
    #[must_use]
    pub fn at_once(book: &Gradebook, entries: &[Entry]) -> Self {
        let mut beside = Self { regressed: regressed(book, entries), ..Self::default() };
        for entry in entries {
            let judged = entry.judged.iter().flat_map(|judged| judged.labs.values().flatten());
            for one in judged.filter(|one| one.account.as_deref().is_some_and(is_account)) {
                let prints = beside.prints.entry(entry.learner.clone()).or_default();
                prints.accounts.extend(one.account.clone());
                prints.files.extend(one.snapshot.clone());
            }
        }
        beside
    }

    /// Takes in all evidence of a submission. What cannot be read was told when it was judged.
    pub fn take(&mut self, learner: &str, submission: &Submission, level: EvidenceLevel) {
        for evidence in &submission.evidence {
            if let Ok(snapshot) = evidence.snapshot() {
                self.see(learner, &snapshot, &snapshot.sha256(), level);
            }
        }
    }
}
