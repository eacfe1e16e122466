//! Marks in the forms that other programs read: one file a form, each a function of the gradebook.
//!
//! Nothing is written to a disk here: an export is its files, and what whoever asked for it has to know. Every form that
//! has a place for it says how far a mark can be trusted. No form ever says a mark that is held back.

pub mod canvas;
pub mod classroom50;
mod fault;
pub mod gradescope;
pub mod json;
pub mod junit;
pub mod moodle;
pub mod nbgrader;
mod sheet;

pub use crate::file_names::{Stems, stem};
pub use fault::ExportFault;
pub use sheet::{Sheet, neutral, plain};

use crate::gradebook::{LearnerRow, Reason};
use crate::score::Score;
use std::fmt;
use std::str::FromStr;

/// A form of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Canvas: the instructor's own exported gradebook, filled in.
    Canvas,
    /// Moodle: a CSV with a mark and feedback for each lab.
    Moodle,
    /// Gradescope: a `results.json` for each learner.
    Gradescope,
    /// Classroom 50: a `result.json` for each learner.
    Classroom50,
    /// nbgrader: a CSV with a line for each learner and lab.
    Nbgrader,
    /// JUnit: XML with a suite for each learner and lab.
    Junit,
    /// Our own JSON, with everything in it.
    Json,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Canvas, Self::Moodle, Self::Gradescope, Self::Classroom50, Self::Nbgrader, Self::Junit, Self::Json];

    /// What it is called on a command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Canvas => "canvas",
            Self::Moodle => "moodle",
            Self::Gradescope => "gradescope",
            Self::Classroom50 => "classroom50",
            Self::Nbgrader => "nbgrader",
            Self::Junit => "junit",
            Self::Json => "json",
        }
    }

    /// Whether it is a folder with a file for each learner rather than one file.
    #[must_use]
    pub const fn is_folder(self) -> bool {
        matches!(self, Self::Gradescope | Self::Classroom50)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        text.write_str(self.word())
    }
}

impl FromStr for Kind {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.word() == word).ok_or(())
    }
}

/// A finished export.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exported {
    /// Its files.
    pub files: Vec<File>,
    /// What whoever asked for it has to know: rows that nobody of the roster has, learners without a row.
    pub remarks: Vec<Reason>,
}

/// A file of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path below the folder that was asked for, its parts with `/` between them and harmless everywhere; empty for
    /// the one file of a form that has only one.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Exported {
    /// An export of one file.
    fn one(bytes: Vec<u8>) -> Self {
        Self { files: vec![File { path: String::new(), bytes }], remarks: Vec::new() }
    }
}

/// A score as a number of JSON, which has as many decimals as it needs.
#[expect(clippy::cast_precision_loss, reason = "no mark comes near 2^53 hundredths")]
pub(crate) fn number(score: Score) -> f64 {
    score.as_hundredths() as f64 / 100.0
}

/// A reason that is about a learner.
fn about(code: &str, row: &LearnerRow, args: &[(&str, &str)]) -> Reason {
    reason(code, &row.learner.id, args)
}

/// A reason with its arguments.
fn reason(code: &str, resource: &str, args: &[(&str, &str)]) -> Reason {
    Reason::new(code, resource, args.iter().map(|(name, value)| (*name, (*value).to_owned())))
}
