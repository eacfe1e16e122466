//! What judging a submission says, in the form in which it is kept, and what is kept of the submission itself.
//!
//! Nothing of a rubric is in it: it is marked anew whenever the rubric changes. Verdicts, codes and ids are kept; words are
//! not.

use crate::gradebook::Reason;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use judge::{CheckStatus, EvidenceLevel, LabStatus};
use serde::{Deserialize, Serialize};
use snapshot::Snapshot;
use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use submission::{Claims, Form, Submission};

/// What judging a submission says.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    /// What was said of each lab, once for each piece of evidence for it.
    #[serde(default)]
    pub labs: BTreeMap<String, Vec<JudgedLab>>,
    /// The labs that it was judged for, whether it has something for them or not.
    #[serde(default)]
    pub asked: Vec<String>,
    /// Who the learner says to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed: Option<String>,
    /// What the learner says beside the evidence; it was judged by that.
    #[serde(default)]
    pub claims: Claims,
    /// When the learner says to have made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<String>,
    /// What the learner says the course is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub course: Option<String>,
    /// How many steps of hints the learner says to have asked for.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub hints: BTreeMap<String, u32>,
    /// What is odd about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    /// Why there is nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unreadable: Option<Reason>,
}

/// What judging says of a lab by one piece of evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct JudgedLab {
    /// The version of the lab: the hash of its folder.
    pub version: String,
    /// The verdict.
    pub status: Verdict,
    /// How far the evidence can be trusted.
    pub level: Level,
    /// SHA-256 of the snapshot; nothing for answers on paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snapshot: Option<String>,
    /// The account that it is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// When the last answer came, by the clock that the evidence was gathered by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finished: Option<String>,
    /// The blocks of the VPC that was judged.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<String>,
    /// Its checks, in the lab's order.
    pub checks: Vec<JudgedCheck>,
}

/// What judging says of a check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct JudgedCheck {
    /// Its id.
    pub id: String,
    /// The verdict.
    pub status: Verdict,
    /// The first thing wrong, or why nothing can be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<Reason>,
    /// What would have to be allowed for a verdict.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub need: Vec<String>,
}

/// A verdict on a check or a lab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// As the lab needs it.
    Pass,
    /// Not as the lab needs it.
    Fail,
    /// Cannot be told.
    Unknown,
    /// Another check says it already.
    Skipped,
    /// Only something that nobody asked for would show it: it does not count, and the others count for it.
    LeftOut,
}

/// How far evidence can be trusted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The learner's own snapshot.
    #[default]
    SelfReported,
    /// Read by the grader.
    Collected,
}

impl Judged {
    /// Keeps what was said before of labs that it was not judged for this time.
    pub(crate) fn keep(&mut self, before: Self) {
        for (lab, judged) in before.labs {
            if !self.asked.contains(&lab) {
                self.labs.insert(lab, judged);
            }
        }
        for lab in before.asked {
            if !self.asked.contains(&lab) {
                self.asked.push(lab);
            }
        }
    }
}

impl Verdict {
    /// The word for it in documents and messages.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Unknown => "unknown",
            Self::Skipped => "skipped",
            Self::LeftOut => "left-out",
        }
    }
}

impl From<CheckStatus> for Verdict {
    fn from(status: CheckStatus) -> Self {
        match status {
            CheckStatus::Pass => Self::Pass,
            CheckStatus::Fail => Self::Fail,
            CheckStatus::Unknown => Self::Unknown,
            CheckStatus::Skipped => Self::Skipped,
        }
    }
}

impl From<Verdict> for CheckStatus {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Pass => Self::Pass,
            Verdict::Fail => Self::Fail,
            Verdict::Unknown => Self::Unknown,
            Verdict::Skipped | Verdict::LeftOut => Self::Skipped,
        }
    }
}

impl From<LabStatus> for Verdict {
    fn from(status: LabStatus) -> Self {
        match status {
            LabStatus::Pass => Self::Pass,
            LabStatus::Fail => Self::Fail,
            LabStatus::Unknown => Self::Unknown,
        }
    }
}

impl From<Verdict> for LabStatus {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Pass => Self::Pass,
            // A lab is never skipped.
            Verdict::Fail | Verdict::Skipped | Verdict::LeftOut => Self::Fail,
            Verdict::Unknown => Self::Unknown,
        }
    }
}

impl From<Level> for EvidenceLevel {
    fn from(level: Level) -> Self {
        match level {
            Level::SelfReported => Self::SelfReported,
            Level::Collected => Self::Collected,
        }
    }
}

/// What is kept of a submission.
#[derive(Debug, Default)]
pub struct Kept {
    /// All but the snapshots, gzipped.
    pub document: Vec<u8>,
    /// The snapshots, gzipped, by their SHA-256.
    pub snapshots: BTreeMap<String, Vec<u8>>,
}

/// What the document says.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Members {
    /// The files by their names in the archive.
    pub(crate) files: Vec<(String, String)>,
    /// The names of the snapshots, each with its SHA-256.
    pub(crate) snapshots: Vec<(String, String)>,
}

/// What is read of a document; it is ours, but lies where others may write.
const MOST: u64 = 128 << 20;

impl Kept {
    /// What is kept of a submission with these snapshots: of each the name of its file, the SHA-256, and what is in it.
    pub(crate) fn of(submission: &Submission, snapshots: &[(String, String, &Snapshot)]) -> Self {
        let is_kept = |name: &str| {
            let is_snapshot = submission.evidence.iter().any(|evidence| evidence.name == name);
            let is_manifest = name == submission::MANIFEST;
            !is_snapshot && !name.starts_with(submission::REPORTS) && (submission.form == Form::Archive || !is_manifest)
        };
        let files = submission.members().into_iter().filter(|(name, _)| is_kept(name));
        let members = Members {
            files: files.map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned())).collect(),
            snapshots: snapshots
                .iter()
                .map(|(name, sha256, _)| (file_of(submission.form, name, sha256), sha256.clone()))
                .collect(),
        };
        Self {
            document: pack(&serde_json::to_vec(&members).unwrap_or_default()),
            snapshots: snapshots
                .iter()
                .map(|(_, sha256, snapshot)| (sha256.clone(), pack(&serde_json::to_vec(snapshot).unwrap_or_default())))
                .collect(),
        }
    }
}

/// The name under which a snapshot is handed in again: what was made of several files is one now.
fn file_of(form: Form, name: &str, sha256: &str) -> String {
    match form {
        Form::Archive => name.to_owned(),
        Form::Bare => format!("{}{}.json.gz", submission::SNAPSHOTS, sha256.get(..16).unwrap_or(sha256)),
    }
}

fn pack(bytes: &[u8]) -> Vec<u8> {
    // The best compression takes five times as long for a fifth less.
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    // Memory takes every byte.
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.unwrap_or_default()
}

/// What a document says.
///
/// # Errors
/// What is wrong with it: it lies where others may write.
pub(crate) fn unpack(bytes: &[u8]) -> Result<Members, String> {
    let mut text = Vec::new();
    GzDecoder::new(bytes).take(MOST).read_to_end(&mut text).map_err(|error| error.to_string())?;
    serde_json::from_slice(&text).map_err(|error| error.to_string())
}
