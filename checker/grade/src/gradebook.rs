//! What grading comes to, in memory: what exports and pages are made of.

use crate::identity::Learner;
use crate::score::Score;
use jiff::Timestamp;
use judge::{CheckStatus, EvidenceLevel, LabStatus, Text};
use std::collections::BTreeMap;

/// A class, graded.
#[derive(Debug, Clone)]
pub struct Gradebook {
    /// What the course calls itself, from the rubric.
    pub course: Option<String>,
    /// When this was put together.
    pub made: Timestamp,
    /// What is graded, in the order of the course.
    pub labs: Vec<LabColumn>,
    /// Every learner of the roster, in its order, with or without a submission.
    pub learners: Vec<LearnerRow>,
    /// What became of every file that was found; it adds up.
    pub tally: Tally,
}

/// A column: one lab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabColumn {
    /// Its id, `lab-1.12`.
    pub lab: String,
    /// Its title.
    pub title: Text,
    /// What can be earned. It is the rubric's, and never shrinks because something could not be told.
    pub possible: Score,
    /// When it is due.
    pub due: Option<Timestamp>,
}

/// A row: one learner.
#[derive(Debug, Clone)]
pub struct LearnerRow {
    /// Who.
    pub learner: Learner,
    /// The marks by lab; a lab that nothing was handed in for has no cell.
    pub cells: BTreeMap<String, Cell>,
    /// What the instructor has to know of this learner's submissions, codes with arguments.
    pub reasons: Vec<Reason>,
}

/// One lab of one learner: the mark that counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The mark.
    pub mark: Mark,
    /// What it rests on.
    pub lab: LabMark,
    /// Where it came from, for people: the file's way through archives and folders.
    pub origin: String,
    /// When it was handed in, where the way on which it came says, else when its evidence was gathered.
    pub at: Option<Timestamp>,
    /// SHA-256 of the snapshot, by which the store has it.
    pub snapshot: Option<String>,
    /// How many hints were asked for, where they cost.
    pub hints: u32,
}

/// A mark, after rubric, waivers and lateness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// So much.
    Given {
        /// Of the column's possible.
        score: Score,
        /// What was taken off for lateness.
        late: Score,
        /// What was taken off for hints.
        hints: Score,
    },
    /// Something could not be told, and the rubric says to wait: an empty cell, and the learner stands on the list.
    Held,
    /// The rubric excuses the learner from this lab.
    Excused,
}

/// What judging said of a lab, as it is kept and exported.
#[derive(Debug, Clone, PartialEq)]
pub struct LabMark {
    /// The lab.
    pub lab: String,
    /// Hash of the lab's folder.
    pub version: String,
    /// The verdict.
    pub status: LabStatus,
    /// How far it can be trusted. Exports say so.
    pub level: EvidenceLevel,
    /// Its checks, in the lab's order.
    pub checks: Vec<MarkedCheck>,
}

/// What judging and the rubric said of a check.
#[derive(Debug, Clone, PartialEq)]
pub struct MarkedCheck {
    /// Its id in the lab.
    pub id: String,
    /// The verdict.
    pub status: CheckStatus,
    /// What it earned, by the rubric.
    pub earned: Score,
    /// What it could have earned, by the rubric.
    pub possible: Score,
    /// The first thing wrong: code, resource, and the arguments of the code's message as text.
    pub first: Option<Reason>,
    /// What would have to be allowed for a verdict: `ec2:DescribeNatGateways`.
    pub need: Vec<String>,
    /// Whether a waiver gave its points.
    pub waived: bool,
}

impl Gradebook {
    /// What a learner has earned in all labs, and what can be earned; nothing where no mark is given and none is missing,
    /// because all are held back or excused.
    #[must_use]
    pub fn together(&self, row: &LearnerRow) -> Option<(Score, Score)> {
        let cell = |lab: &LabColumn| row.cells.get(&lab.lab);
        let counts = |lab: &&LabColumn| cell(lab).is_none_or(|cell| cell.mark != Mark::Excused);
        let is_told = |lab: &LabColumn| cell(lab).is_none_or(|cell| cell.given().is_some());
        let possible = self.labs.iter().filter(counts).map(|lab| lab.possible).sum();
        let earned = row.cells.values().filter_map(Cell::given).sum();
        self.labs.iter().any(is_told).then_some((earned, possible))
    }
}

/// A code with arguments, as `messages` words it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Reason {
    /// The code of a finding, or of what is odd about a submission.
    pub code: String,
    /// The resource, or the file.
    pub resource: String,
    /// The arguments of the message.
    pub args: BTreeMap<String, String>,
}

impl Reason {
    /// A reason with its arguments.
    pub(crate) fn new<'a>(code: &str, resource: &str, args: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        let args = args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self { code: code.to_owned(), resource: resource.to_owned(), args }
    }
}

/// What became of every file that was found. The five add up to `found`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Files that are submissions or were meant to be one.
    pub found: usize,
    /// Those that count.
    pub graded: usize,
    /// Those in whose place a later one counts, each with the one that does.
    pub superseded: Vec<Reason>,
    /// Those that could not be read, each with why and what to do.
    pub unreadable: Vec<Reason>,
    /// Those of nobody in the roster.
    pub strangers: Vec<Reason>,
    /// Those that are still to be graded, where a run was interrupted or others are grading.
    pub waiting: usize,
}

/// The word of a level of evidence in documents, the same in every language.
#[must_use]
pub const fn level_word(level: EvidenceLevel) -> &'static str {
    match level {
        EvidenceLevel::Practice => "practice",
        EvidenceLevel::WhatIf => "what-if",
        EvidenceLevel::SelfReported => "self-reported",
        EvidenceLevel::Collected => "collected",
    }
}

impl Cell {
    /// What it says for certain: nothing while it is held back, nor where the learner is excused.
    #[must_use]
    pub const fn given(&self) -> Option<Score> {
        match self.mark {
            Mark::Given { score, .. } => Some(score),
            Mark::Held | Mark::Excused => None,
        }
    }
}
