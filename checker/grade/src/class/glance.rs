//! The figures of a class: how far it is, what stops it and whom, what waits for the instructor.

use super::beside::{Beside, Leftover};
use super::copies::{Alike, alike};
use crate::course::Course;
use crate::gradebook::{Gradebook, LearnerRow, Mark, Reason};
use crate::score::Score;
use judge::{CheckStatus, LabStatus, Text};
use std::collections::{BTreeMap, BTreeSet};

/// A class at a glance. It borrows from the gradebook.
#[derive(Debug, Clone)]
pub struct Glance<'b> {
    /// Each lab, in the order of the course.
    pub progress: Vec<Progress<'b>>,
    /// What checks fail of, the commonest first within a check, in the order of the course.
    pub broken: Vec<Broken<'b>>,
    /// Who does not get past which check.
    pub stuck: Vec<Stuck<'b>>,
    /// Who has broken a lab that was done: the learner and the lab's id.
    pub regressed: Vec<(&'b LearnerRow, &'b str)>,
    /// Where something still bills, the dearest first.
    pub leftovers: Vec<(&'b LearnerRow, &'b Leftover)>,
    /// Marks that are held back, and whatever is odd about a submission.
    pub waiting: Vec<Waiting<'b>>,
    /// What is the same in several submissions.
    pub alike: Vec<Alike>,
}

/// How far a class is with a lab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress<'b> {
    /// Its id.
    pub lab: &'b str,
    /// Its title.
    pub title: &'b Text,
    /// How many passed.
    pub passed: usize,
    /// How many have it marked and not passed.
    pub begun: usize,
    /// How many marks are held back.
    pub held: usize,
    /// How many are excused.
    pub excused: usize,
    /// How many handed nothing in for it.
    pub missing: usize,
    /// What is earned in the middle: as many have less as have more; of two in the middle, what lies between them. None if
    /// nobody has a mark.
    pub middle: Option<Score>,
    /// What can be earned.
    pub possible: Score,
}

/// What a check fails of.
#[derive(Debug, Clone)]
pub struct Broken<'b> {
    /// The lab.
    pub lab: &'b str,
    /// The check's id.
    pub check: &'b str,
    /// What the check is called.
    pub title: Option<&'b Text>,
    /// The code of the first thing that is wrong.
    pub code: &'b str,
    /// Whose check fails of it, in the order of the roster.
    pub learners: Vec<&'b LearnerRow>,
    /// How many were judged by this check, with a verdict.
    pub judged: usize,
}

/// Learners who do not get past a check: it is the first that fails, in the order of the course, of what they handed in.
#[derive(Debug, Clone)]
pub struct Stuck<'b> {
    /// The lab.
    pub lab: &'b str,
    /// The check's id.
    pub check: &'b str,
    /// What the check is called.
    pub title: Option<&'b Text>,
    /// Who, with the code of what is wrong.
    pub learners: Vec<(&'b LearnerRow, Option<&'b str>)>,
}

/// Something that waits for the instructor.
#[derive(Debug, Clone)]
pub struct Waiting<'b> {
    /// Whose.
    pub learner: &'b LearnerRow,
    /// The lab whose mark is held back, with what would have to be allowed.
    pub held: Vec<(&'b str, BTreeSet<&'b str>)>,
    /// What is odd.
    pub reasons: &'b [Reason],
}

impl<'b> Glance<'b> {
    /// The figures of a class.
    #[must_use]
    pub fn of(book: &'b Gradebook, course: &'b Course, beside: &'b Beside) -> Self {
        let by_id: BTreeMap<&str, &LearnerRow> =
            book.learners.iter().map(|row| (row.learner.id.as_str(), row)).collect();
        let accounts: BTreeMap<String, String> = book
            .learners
            .iter()
            .filter_map(|row| Some((row.learner.id.clone(), row.learner.account.clone()?)))
            .collect();
        let mut leftovers: Vec<(&LearnerRow, &Leftover)> = beside
            .leftovers
            .iter()
            .filter(|(_, leftover)| !leftover.kinds.is_empty())
            .filter_map(|(learner, leftover)| Some((*by_id.get(learner.as_str())?, leftover)))
            .collect();
        leftovers.sort_by_key(|(_, leftover)| std::cmp::Reverse(leftover.month));
        let lab_ids: BTreeMap<&str, &str> = book.labs.iter().map(|lab| (lab.lab.as_str(), lab.lab.as_str())).collect();
        Self {
            progress: book.labs.iter().map(|lab| progress(book, lab)).collect(),
            broken: broken(book, course),
            stuck: stuck(book, course),
            regressed: beside
                .regressed
                .iter()
                .filter_map(|(learner, lab)| Some((*by_id.get(learner.as_str())?, *lab_ids.get(lab.as_str())?)))
                .collect(),
            leftovers,
            waiting: book.learners.iter().filter_map(waiting).collect(),
            alike: alike(&beside.prints, &accounts, &beside.shared),
        }
    }

    /// Of each check what it fails of most.
    pub fn commonest(&self) -> impl Iterator<Item = &Broken<'b>> {
        let mut seen = BTreeSet::new();
        self.broken.iter().filter(move |one| seen.insert((one.lab, one.check)))
    }
}

fn progress<'b>(book: &Gradebook, lab: &'b crate::gradebook::LabColumn) -> Progress<'b> {
    let mut sum = Progress {
        lab: &lab.lab,
        title: &lab.title,
        passed: 0,
        begun: 0,
        held: 0,
        excused: 0,
        missing: 0,
        middle: None,
        possible: lab.possible,
    };
    let mut scores = Vec::new();
    for row in &book.learners {
        match row.cells.get(&lab.lab) {
            None => sum.missing += 1,
            Some(cell) => match cell.mark {
                Mark::Held => sum.held += 1,
                Mark::Excused => sum.excused += 1,
                Mark::Given { score, .. } => {
                    scores.push(score);
                    if cell.lab.status == LabStatus::Pass { sum.passed += 1 } else { sum.begun += 1 }
                }
            },
        }
    }
    sum.middle = median(scores);
    sum
}

fn median(mut scores: Vec<Score>) -> Option<Score> {
    scores.sort_unstable();
    let upper = *scores.get(scores.len() / 2)?;
    let lower = *scores.get((scores.len() - 1) / 2)?;
    Some((lower + upper).part(1, 2))
}

/// What checks are called, by lab and id.
fn titles(course: &Course) -> BTreeMap<(&str, &str), &Text> {
    let checks = course.labs.iter().flat_map(|lab| lab.checks.iter().map(|check| (lab.id.as_str(), check)));
    checks.map(|(lab, check)| ((lab, check.id.as_str()), &check.title)).collect()
}

fn broken<'b>(book: &'b Gradebook, course: &'b Course) -> Vec<Broken<'b>> {
    let titles = titles(course);
    let mut all = Vec::new();
    for lab in &book.labs {
        let mut order: Vec<&str> = Vec::new();
        let mut judged = BTreeMap::<&str, usize>::new();
        let mut failing = BTreeMap::<(&str, &str), Vec<&LearnerRow>>::new();
        for row in &book.learners {
            // Whoever is excused is not part of what stops a class.
            let Some(cell) = row.cells.get(&lab.lab).filter(|cell| cell.mark != Mark::Excused) else { continue };
            for check in &cell.lab.checks {
                if !order.contains(&check.id.as_str()) {
                    order.push(&check.id);
                }
                if matches!(check.status, CheckStatus::Pass | CheckStatus::Fail) {
                    *judged.entry(&check.id).or_default() += 1;
                }
                if let (CheckStatus::Fail, Some(first)) = (check.status, &check.first) {
                    failing.entry((&check.id, &first.code)).or_default().push(row);
                }
            }
        }
        for check in order {
            let of_check = failing.range((check, "")..).take_while(|((id, _), _)| *id == check);
            let mut found: Vec<Broken<'_>> = of_check
                .map(|((_, code), learners)| Broken {
                    lab: &lab.lab,
                    check,
                    title: titles.get(&(lab.lab.as_str(), check)).copied(),
                    code,
                    learners: learners.clone(),
                    judged: judged.get(check).copied().unwrap_or_default(),
                })
                .collect();
            found.sort_by_key(|one| std::cmp::Reverse(one.learners.len()));
            all.extend(found);
        }
    }
    all
}

fn stuck<'b>(book: &'b Gradebook, course: &'b Course) -> Vec<Stuck<'b>> {
    let titles = titles(course);
    let mut places = BTreeMap::<(usize, usize), Stuck<'_>>::new();
    for row in &book.learners {
        // What is handed in for one lab shows others as well, begun or not: the first that is broken is what stops a
        // learner. What was never handed in holds nobody up.
        let handed_in =
            |lab: &crate::gradebook::LabColumn| row.cells.get(&lab.lab).filter(|cell| cell.mark != Mark::Excused);
        let first_failing = |cell: &'b crate::gradebook::Cell| {
            cell.lab.checks.iter().enumerate().find(|(_, check)| check.status == CheckStatus::Fail)
        };
        let mut labs = book.labs.iter().enumerate();
        let first = labs.find_map(|(at, lab)| Some((at, lab, first_failing(handed_in(lab)?)?)));
        let Some((at, lab, (number, check))) = first else { continue };
        let place = places.entry((at, number)).or_insert_with(|| Stuck {
            lab: &lab.lab,
            check: &check.id,
            title: titles.get(&(lab.lab.as_str(), check.id.as_str())).copied(),
            learners: Vec::new(),
        });
        place.learners.push((row, check.first.as_ref().map(|first| first.code.as_str())));
    }
    places.into_values().collect()
}

fn waiting(row: &LearnerRow) -> Option<Waiting<'_>> {
    let held: Vec<(&str, BTreeSet<&str>)> = row
        .cells
        .iter()
        .filter(|(_, cell)| cell.mark == Mark::Held)
        .map(|(lab, cell)| {
            (lab.as_str(), cell.lab.checks.iter().flat_map(|check| &check.need).map(String::as_str).collect())
        })
        .collect();
    (!held.is_empty() || !row.reasons.is_empty()).then_some(Waiting { learner: row, held, reasons: &row.reasons })
}
