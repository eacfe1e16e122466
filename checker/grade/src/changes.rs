//! A mark as the store remembers it, and why one is another than before.

use crate::assemble::Assembled;
use crate::gradebook::{Cell, Mark, Reason, level_word};
use crate::judged::Verdict;
use crate::score::Score;
use crate::store::{MarkChange, Recorded};
use judge::CheckStatus;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A mark with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// The mark: hundredths of a point, or a word.
    pub mark: RememberedMark,
    /// What can be earned.
    pub possible: Score,
    /// The submission's number in the store.
    pub submission: Option<i64>,
    /// Where that came from.
    pub origin: String,
    /// The version of the lab.
    pub version: String,
    /// How far the evidence can be trusted.
    pub level: String,
    /// The checks: verdict, and what is first wrong.
    pub checks: BTreeMap<String, (Verdict, Option<String>)>,
}

/// A mark as it is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RememberedMark {
    /// So much, of which so much was taken off.
    Given {
        /// The score.
        score: Score,
        /// For lateness.
        late: Score,
        /// For hints.
        hints: Score,
    },
    /// Held back.
    Held,
    /// Excused.
    Excused,
}

/// A mark that is another one than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Whose.
    pub learner: String,
    /// Of which lab.
    pub lab: String,
    /// Before; nothing for a first mark.
    pub before: Option<Remembered>,
    /// Now; nothing if there is none any more.
    pub after: Option<Remembered>,
    /// Why.
    pub why: Vec<Reason>,
}

/// The marks of a gradebook, for the store.
#[must_use]
pub fn remembered(assembled: &Assembled) -> Vec<Recorded> {
    let possible: BTreeMap<&str, Score> =
        assembled.book.labs.iter().map(|column| (column.lab.as_str(), column.possible)).collect();
    let rows = assembled.book.learners.iter().flat_map(|row| row.cells.iter().map(move |(lab, cell)| (row, lab, cell)));
    rows.filter_map(|(row, lab, cell)| {
        let key = (row.learner.id.clone(), lab.clone());
        let mark = remember(cell, possible.get(lab.as_str()).copied()?, assembled.counting.get(&key).copied());
        let mark = serde_json::to_string(&mark).ok()?;
        Some(Recorded { learner: row.learner.id.clone(), lab: lab.clone(), mark })
    })
    .collect()
}

fn remember(cell: &Cell, possible: Score, submission: Option<i64>) -> Remembered {
    let checks = cell.lab.checks.iter().map(|check| {
        let first = check.first.as_ref().filter(|_| check.status == CheckStatus::Fail).map(|first| first.code.clone());
        (check.id.clone(), (check.status.into(), first))
    });
    Remembered {
        mark: match cell.mark {
            Mark::Given { score, late, hints } => RememberedMark::Given { score, late, hints },
            Mark::Held => RememberedMark::Held,
            Mark::Excused => RememberedMark::Excused,
        },
        possible,
        submission,
        origin: cell.origin.clone(),
        version: cell.lab.version.clone(),
        level: level_word(cell.lab.level).to_owned(),
        checks: checks.collect(),
    }
}

/// What a change of the store says, with why. One that leaves the mark as it was is none.
#[must_use]
pub fn changed(change: &MarkChange) -> Option<Changed> {
    let read = |text: &Option<String>| text.as_deref().and_then(|text| serde_json::from_str::<Remembered>(text).ok());
    let (before, after) = (read(&change.before), read(&change.after));
    let is_same = match (&before, &after) {
        // Of an excused lab it makes no difference what it would have been worth.
        (Some(before), Some(after)) => {
            before.mark == after.mark && (before.possible == after.possible || after.mark == RememberedMark::Excused)
        }
        _ => false,
    };
    if is_same {
        return None;
    }
    let why = match (&before, &after) {
        (Some(before), Some(after)) => why(before, after),
        (Some(_), None) => vec![Reason::new("change-gone", "", [])],
        (None, _) => Vec::new(),
    };
    Some(Changed { learner: change.learner.clone(), lab: change.lab.clone(), before, after, why })
}

fn why(before: &Remembered, after: &Remembered) -> Vec<Reason> {
    let mut found = Vec::new();
    if before.submission != after.submission {
        found.push(Reason::new("change-submission", &after.origin, []));
    }
    if before.version != after.version {
        found.push(Reason::new("change-version", &after.version, []));
    }
    for (id, (status, first)) in &after.checks {
        let Some((old, _)) = before.checks.get(id).filter(|(old, _)| old != status) else { continue };
        let (before, after) = (("before", old.word().to_owned()), ("after", status.word().to_owned()));
        found.push(match first {
            Some(code) => Reason::new("change-finding", id, [before, after, ("code", code.clone())]),
            None => Reason::new("change-check", id, [before, after]),
        });
    }
    // The same verdicts on the same evidence, and another mark: by the rubric.
    if found.is_empty() || before.possible != after.possible {
        found.push(Reason::new("change-rubric", "", []));
    }
    found
}
