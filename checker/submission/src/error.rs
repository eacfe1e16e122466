//! Why something is no submission.

use crate::looks::Looks;
use snapshot::ReadError;
use snapshot::import::NoteKind;

/// Why files are no submission.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SubmissionError {
    /// A newer program wrote it.
    #[error("submission.json is of format {found}, which a newer version of this program wrote")]
    Newer {
        /// The format that it says.
        found: u64,
    },
    /// `submission.json` is not what it should be.
    #[error("submission.json, line {line}, column {column}: {cause}")]
    Manifest {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// The way to the value at fault: `labs.lab-1.12[0].passed`; empty where the text is no JSON.
        path: String,
        /// What is wrong there, in the parser's words.
        cause: String,
    },
    /// Two files are called the same, so that nobody could say which one is meant.
    #[error("{name} is there twice")]
    Twice {
        /// The name.
        name: String,
    },
    /// There are several submissions in one.
    #[error("there are several submissions in it: {one} and {other}")]
    Several {
        /// The `submission.json` of one.
        one: String,
        /// That of another.
        other: String,
    },
    /// There are more files than any submission has.
    #[error("there are more than {most} files in it")]
    TooMany {
        /// The most that are read.
        most: usize,
    },
    /// There is more in it than in any submission.
    #[error("there are more than {most} bytes in it")]
    TooLarge {
        /// The most that are read.
        most: usize,
    },
    /// Nothing in it is evidence, answers or drills.
    #[error("nothing in it is a submission")]
    Nothing {
        /// The files that are there, the first few, with why they are not used.
        files: Vec<(String, Unused)>,
    },
}

/// Why a file is not used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unused {
    /// It is something else.
    Looks(Looks),
    /// It means to be a snapshot and cannot be read.
    Snapshot(ReadError),
    /// It means to be an answer of the AWS CLI and cannot be used.
    Answer(Box<NoteKind>),
    /// It means to be text and is none.
    Text,
    /// There are more of its kind than any submission has.
    TooMany,
}

impl SubmissionError {
    /// One word for it, by which messages are found.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Newer { .. } => "newer",
            Self::Manifest { .. } => "manifest",
            Self::Twice { .. } => "twice",
            Self::Several { .. } => "several",
            Self::TooMany { .. } => "too-many",
            Self::TooLarge { .. } => "too-large",
            Self::Nothing { .. } => "nothing",
        }
    }
}

/// Why a submission cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("the archive cannot be made: {0}")]
pub struct WriteError(#[from] pub(crate) zip::result::ZipError);
