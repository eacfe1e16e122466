//! What became of drills, as a document to hand in.

use crate::boxes::format_of;
use serde::{Deserialize, Serialize};

/// The version of the document that this program writes, and the newest that it reads.
const FORMAT: u32 = 1;

/// A document with the drills of a learner, in the order in which they ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Results {
    format: u32,
    /// The drills.
    pub drills: Vec<Entry>,
}

/// What became of one drill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The seed.
    pub seed: u64,
    /// The level.
    pub level: u8,
    /// The labs whose faults it had.
    pub labs: Vec<String>,
    /// Its faults by their names.
    pub faults: Vec<String>,
    /// Those of them that were mended at the end.
    pub found: Vec<String>,
    /// Questions for evidence and edits.
    pub steps: usize,
    /// Hints that were asked for.
    pub hints: usize,
    /// How it ended.
    pub outcome: Outcome,
    /// When it ended, RFC 3339.
    pub finished: String,
}

/// How a drill ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The network is whole again.
    Solved,
    /// The learner asked for the solution.
    GivenUp,
    /// The learner left.
    Left,
}

/// Why a document is not used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResultsError {
    /// A newer program wrote it.
    Newer,
    /// It is something else, or broken; what is wrong with it.
    Broken(String),
}

impl Default for Results {
    fn default() -> Self {
        Self { format: FORMAT, drills: Vec::new() }
    }
}

impl Results {
    /// Reads a document. One with anything in it that is not known is not read, for writing it again would lose that.
    ///
    /// # Errors
    /// It is broken or something else, or a newer program wrote it.
    pub fn parse(bytes: &[u8]) -> Result<Self, ResultsError> {
        if format_of(bytes).map_err(ResultsError::Broken)? > FORMAT {
            return Err(ResultsError::Newer);
        }
        serde_json::from_slice(bytes).map_err(|error| ResultsError::Broken(error.to_string()))
    }

    /// The document.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}
