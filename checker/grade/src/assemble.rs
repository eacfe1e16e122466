//! From what is kept to a gradebook: which submission counts for which lab of which learner, its mark, and what the
//! instructor has to know.

use crate::course::Course;
use crate::gradebook::{Cell, Gradebook, LabMark, LearnerRow, Mark, Reason, Tally};
use crate::identity::{Identity, Learner};
use crate::judged::{JudgedLab, Verdict};
use crate::mark::{Best, Circumstances, best};
use crate::rubric::Rubric;
use crate::store::Entry;
use jiff::Timestamp;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What an intake found that is no submission of a learner of the roster, and how much it found in all.
#[derive(Debug, Clone, Default)]
pub struct Strays {
    /// What could not be read.
    pub unreadable: Vec<Reason>,
    /// What is of nobody in the roster.
    pub strangers: Vec<Reason>,
}

/// A gradebook with what the store has to remember of it.
#[derive(Debug, Clone)]
pub struct Assembled {
    /// The gradebook.
    pub book: Gradebook,
    /// The submissions that count for something, by learner and lab.
    pub counting: BTreeMap<(String, String), i64>,
    /// How many marks rest on another version of a lab than there is now.
    pub outdated: usize,
}

/// Puts a gradebook together. `found`: the numbers of the submissions that this run found, once for each file; what was
/// found in earlier runs counts too, and is in no tally.
#[must_use]
pub fn assemble(
    course: &Course,
    rubric: &Rubric,
    roster: &[Learner],
    entries: &[Entry],
    found: &[i64],
    strays: Strays,
    now: Timestamp,
) -> Assembled {
    let mut by_learner: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        by_learner.entry(&entry.learner).or_default().push(entry);
    }
    let mut counting = BTreeMap::new();
    let mut outdated = 0;
    let mut learners = Vec::new();
    for learner in roster {
        let own = by_learner.get(learner.id.as_str()).map(Vec::as_slice).unwrap_or_default();
        let mut row = LearnerRow { learner: learner.clone(), cells: BTreeMap::new(), reasons: Vec::new() };
        let mut used = BTreeSet::new();
        for lab in course.graded() {
            let Some((entry, cell, reasons)) = cell(rubric, lab, learner, own, now) else {
                row.cells.extend(excused(rubric, lab, learner, now).map(|cell| (lab.id.clone(), cell)));
                continue;
            };
            outdated += usize::from(course.versions.get(&lab.id).is_some_and(|version| *version != cell.lab.version));
            counting.insert((learner.id.clone(), lab.id.clone()), entry.id);
            used.insert(entry.id);
            row.reasons.extend(reasons);
            row.cells.insert(lab.id.clone(), cell);
        }
        for entry in own.iter().filter(|entry| used.contains(&entry.id)) {
            let judged = entry.judged.iter().flat_map(|judged| &judged.reasons);
            row.reasons.extend(judged.cloned());
            row.reasons.extend(other_course(rubric, entry));
        }
        let mut told = BTreeSet::new();
        row.reasons.retain(|reason| told.insert(reason.clone()));
        learners.push(row);
    }
    let tally = tally(entries, found, strays, &counting);
    let labs = course.graded().map(|lab| rubric.column(lab)).collect();
    let book = Gradebook { course: rubric.course.clone(), made: now, labs, learners, tally };
    Assembled { book, counting, outdated }
}

/// When something was handed in: what the way on which it came says, else what the evidence says of itself.
fn time(entry: &Entry) -> Option<Timestamp> {
    let judged = entry.judged.as_ref();
    let claimed = || {
        let finished = judged?.labs.values().flatten().filter_map(|lab| lab.finished.as_deref());
        judged?.made.as_deref().into_iter().chain(finished).filter_map(|time| time.parse().ok()).max()
    };
    entry.facts.at.or_else(claimed)
}

/// The mark of a learner in a lab, with the submission that it rests on.
fn cell<'e>(
    rubric: &Rubric,
    lab: &judge::Lab,
    learner: &Learner,
    own: &[&'e Entry],
    now: Timestamp,
) -> Option<(&'e Entry, Cell, Vec<Reason>)> {
    let of_lab = |entry: &'e Entry| -> Option<&'e [JudgedLab]> {
        entry.judged.as_ref()?.labs.get(&lab.id).map(Vec::as_slice).filter(|judged| !judged.is_empty())
    };
    let all: Vec<(&'e Entry, &'e [JudgedLab])> =
        own.iter().filter_map(|entry| Some((*entry, of_lab(entry)?))).collect();
    let is_collected = |entry: &Entry| matches!(entry.facts.identity, Identity::Collected(_));
    let marked = |(entry, judged): (&'e Entry, &'e [JudgedLab])| {
        let hints = entry.judged.as_ref().and_then(|judged| judged.hints.get(&lab.id).copied()).unwrap_or(0);
        // An LMS that marks what is late says of the rest that it is in time.
        let is_in_time =
            matches!(entry.facts.identity, Identity::Canvas(_)) && !entry.facts.late_by_lms && entry.facts.at.is_none();
        let of = Circumstances {
            learner: &learner.id,
            at: if is_in_time || entry.facts.late_by_lms && entry.facts.at.is_none() { None } else { time(entry) },
            late_by_lms: entry.facts.late_by_lms,
            hints,
            now,
        };
        best(rubric, lab, judged, of).map(|best| (entry, best, hints))
    };
    // What the grader read itself is read again and again, and the best of it stays. Of what was handed in the last one
    // counts, as the learner wants it.
    let collected = all.iter().copied().filter(|(entry, _)| is_collected(entry)).filter_map(marked);
    let found = collected.max_by_key(|(entry, best, _)| (score(best), Reverse(entry.id)));
    let found = found.or_else(|| all.iter().copied().max_by_key(|(entry, _)| order(entry)).and_then(marked));
    let (entry, best, hints) = found?;
    let mut reasons = Vec::new();
    if let Some(block) = &best.other_variant {
        let args = [("lab", lab.id.clone()), ("block", block.clone()), ("blocks", best.judged.blocks.join(", "))];
        reasons.push(Reason::new("other-variant", &lab.id, args));
    } else if best.mark == Mark::Held {
        reasons.extend(held(lab, &best));
    }
    reasons.extend(left_out(lab, &best));
    if entry.facts.late_by_lms && entry.facts.at.is_none() && rubric.late_percent(&lab.id, None, true) > 0 {
        reasons.push(Reason::new("late-without-time", &lab.id, []));
    }
    let cell = Cell {
        mark: best.mark,
        origin: entry.facts.origin.clone(),
        at: time(entry),
        snapshot: best.judged.snapshot.clone(),
        hints,
        lab: best.lab,
    };
    Some((entry, cell, reasons))
}

/// The mark of somebody who is excused and has handed nothing in.
fn excused(rubric: &Rubric, lab: &judge::Lab, learner: &Learner, now: Timestamp) -> Option<Cell> {
    rubric.waiver(&lab.id, None, &learner.id, None, now)?;
    let lab = LabMark {
        lab: lab.id.clone(),
        version: String::new(),
        status: judge::LabStatus::Unknown,
        level: judge::EvidenceLevel::SelfReported,
        checks: Vec::new(),
    };
    Some(Cell { mark: Mark::Excused, lab, origin: String::new(), at: None, snapshot: None, hints: 0 })
}

/// Which of two submissions came later.
fn order(entry: &Entry) -> (i64, u32, Option<Timestamp>, i64) {
    (entry.seen_at, entry.facts.attempt, time(entry), entry.id)
}

/// What a mark of collected evidence is worth beside others.
fn score(best: &Best<'_>) -> (u64, u64) {
    match best.mark {
        Mark::Given { score, .. } => (1, score.as_hundredths()),
        Mark::Excused => (2, 0),
        Mark::Held => (0, 0),
    }
}

/// Why a mark is held back: the calls that are missing, or else what each check says.
fn held(lab: &judge::Lab, best: &Best<'_>) -> Vec<Reason> {
    let open = || best.lab.checks.iter().filter(|check| check.status == judge::CheckStatus::Unknown && !check.waived);
    let calls: BTreeSet<&str> = open().flat_map(|check| check.need.iter().map(String::as_str)).collect();
    if !calls.is_empty() {
        let calls = calls.into_iter().collect::<Vec<_>>().join(", ");
        return vec![Reason::new("held-calls", &lab.id, [("calls", calls)])];
    }
    let checks: Vec<&str> = open().map(|check| check.id.as_str()).collect();
    vec![Reason::new("held-checks", &lab.id, [("checks", checks.join(", "))])]
}

/// What was left out, for nobody said what to look at, counts for nobody; a column never shrinks without a word.
fn left_out(lab: &judge::Lab, best: &Best<'_>) -> Option<Reason> {
    let all = best.judged.checks.iter().filter(|check| check.status == Verdict::LeftOut);
    let checks: Vec<&str> = all.map(|check| check.id.as_str()).collect();
    (!checks.is_empty()).then(|| Reason::new("left-out", &lab.id, [("checks", checks.join(", "))]))
}

fn other_course(rubric: &Rubric, entry: &Entry) -> Option<Reason> {
    let theirs = entry.judged.as_ref()?.course.as_deref()?;
    let ours = rubric.course.as_deref()?;
    (theirs != ours).then(|| Reason::new("other-course", &entry.facts.origin, [("course", theirs.to_owned())]))
}

/// What became of every file: each is one of them, whatever it is.
fn tally(entries: &[Entry], found: &[i64], strays: Strays, counting: &BTreeMap<(String, String), i64>) -> Tally {
    let by_id: BTreeMap<i64, &Entry> = entries.iter().map(|entry| (entry.id, entry)).collect();
    let counts: BTreeSet<i64> = counting.values().copied().collect();
    let mut tally = Tally {
        found: found.len() + strays.unreadable.len() + strays.strangers.len(),
        unreadable: strays.unreadable,
        strangers: strays.strangers,
        ..Tally::default()
    };
    let mut seen = BTreeSet::new();
    for id in found {
        let Some(entry) = by_id.get(id) else {
            tally.waiting += 1;
            continue;
        };
        let instead = |id: &i64| by_id.get(id).map(|entry| entry.facts.origin.clone()).unwrap_or_default();
        let by_learner = || counting.iter().filter(|((learner, _), _)| *learner == entry.learner).map(|(_, id)| id);
        match &entry.judged {
            _ if entry.is_waiting && entry.judged.is_none() => tally.waiting += 1,
            None => tally.waiting += 1,
            Some(judged) if judged.unreadable.is_some() => tally.unreadable.extend(judged.unreadable.clone()),
            // The same file twice counts once.
            Some(_) if !seen.insert(*id) => {
                tally.superseded.push(Reason::new(
                    "same-file",
                    &entry.facts.origin,
                    [("learner", entry.learner.clone())],
                ));
            }
            Some(_) if counts.contains(id) => tally.graded += 1,
            Some(judged) => match by_learner().find(|id| {
                let other = by_id.get(id).and_then(|entry| entry.judged.as_ref());
                other.is_some_and(|other| judged.labs.keys().any(|lab| other.labs.contains_key(lab)))
            }) {
                Some(other) => tally.superseded.push(Reason::new(
                    "superseded",
                    &entry.facts.origin,
                    [("by", instead(other)), ("learner", entry.learner.clone())],
                )),
                None => tally.unreadable.push(Reason::new(
                    "no-lab",
                    &entry.facts.origin,
                    [("learner", entry.learner.clone())],
                )),
            },
        }
    }
    tally
}
