//! The result of judging: computed once, drawn by every reporter.

use crate::finding::{Args, Finding, Note};
use reach::Trace;
use snapshot::Names;

/// Everything that was judged in one run.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Whether probes were judged too.
    pub mode: Mode,
    /// What it was judged by.
    pub evidence: Evidence,
    /// What people call the resources, for reporters. Judging knows no names: whoever has the evidence puts them in.
    pub names: Names,
    /// The labs, in the order in which they were asked for.
    pub labs: Vec<LabReport>,
}

/// How much was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Everything.
    Full,
    /// Configuration only.
    NoProbes,
}

/// What a report rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// How far the content can be trusted.
    pub level: EvidenceLevel,
    /// The account, where the snapshot says.
    pub account: Option<String>,
    /// The Region, where the snapshot says.
    pub region: Option<String>,
    /// When the first call was made.
    pub started: Option<String>,
    /// When the last answer came.
    pub finished: Option<String>,
    /// SHA-256 of the snapshot, in hexadecimal.
    pub snapshot_sha256: String,
}

/// How far the content of a snapshot can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EvidenceLevel {
    /// A world that nobody built.
    Practice,
    /// What an account shows, with edits that were carried out on paper only.
    WhatIf,
    /// The learner's own snapshot.
    SelfReported,
    /// Read by the grader.
    Collected,
}

/// Words in every language, as a lab's author wrote them.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Korean.
    pub ko: String,
    /// English.
    pub en: String,
}

/// One lab.
#[derive(Debug, Clone, PartialEq)]
pub struct LabReport {
    /// Its id, `lab-1.12`.
    pub lab: String,
    /// Hash of the lab's folder.
    pub version: String,
    /// Its title.
    pub title: Text,
    /// The verdict.
    pub status: LabStatus,
    /// Where to begin, if none of its own checks says: the check of another lab that is at the root.
    pub because: Option<Because>,
    /// The sum of its checks.
    pub points: Points,
    /// Who plays which role.
    pub cast: CastReport,
    /// What was taken for granted because nobody could look.
    pub assumptions: Vec<Note>,
    /// What is almost what the lab asks for.
    pub near_misses: Vec<Note>,
    /// What else is worth knowing, the other candidates and what costs money among it.
    pub notes: Vec<Note>,
    /// What goes on costing money, for a lab that passes.
    pub costs: Vec<Text>,
    /// Its checks, in the lab's order.
    pub checks: Vec<CheckReport>,
}

/// The verdict on a lab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabStatus {
    /// Everything that was judged passes.
    Pass,
    /// Something is broken.
    Fail,
    /// Nothing is broken that can be seen, but not all can be told.
    Unknown,
}

/// Points, of at most so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Points {
    /// Earned.
    pub earned: u32,
    /// To be earned.
    pub possible: u32,
}

/// Who plays which role: `vpc`, `public`, `private`, …, each with the ids of all that hold it.
pub type CastReport = std::collections::BTreeMap<&'static str, Vec<String>>;

/// One check of a lab.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckReport {
    /// Its id in the lab.
    pub id: String,
    /// The kind of check, as `check explain` knows it.
    pub kind: &'static str,
    /// Its title.
    pub title: Text,
    /// The verdict.
    pub status: CheckStatus,
    /// Its points.
    pub points: Points,
    /// What it found to be right.
    pub seen: Vec<Note>,
    /// Why it was skipped.
    pub because: Option<Because>,
    /// What would have to be allowed for a verdict.
    pub need: Vec<Need>,
    /// Why there is no verdict.
    pub why: Option<Note>,
    /// What is wrong, the first thing first.
    pub findings: Vec<Finding>,
    /// What is not wrong, but not good either.
    pub warnings: Vec<Finding>,
    /// What was taken for granted that no call could tell.
    pub premises: Vec<Note>,
    /// What is almost what it asks for.
    pub near_misses: Vec<Note>,
    /// The packet that shows it.
    pub trace: Option<Trace>,
    /// The ladder of hints, the gentlest first.
    pub hints: Vec<Text>,
    /// What is to be written otherwise in the text of a practice world, where no edit of a network mends it.
    pub rewritten: Vec<Rewritten>,
}

/// Lines of a practice world's text, and what is to stand in their place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rewritten {
    /// The lines that go.
    pub out: Vec<String>,
    /// The lines that come where the first of those stood, or at the end where none goes.
    pub into: Vec<String>,
}

/// The verdict on a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckStatus {
    /// As the lab needs it.
    Pass,
    /// Not as the lab needs it.
    Fail,
    /// Cannot be told.
    Unknown,
    /// Another check says it already, or it was not to be tried.
    Skipped,
}

/// Why a check was skipped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// Another check has the very cause among its findings.
    Check {
        /// The lab of that check.
        lab: String,
        /// That check.
        check: String,
        /// What its lab calls it.
        title: Text,
        /// The cause's code and resource, to name it in a line.
        code: &'static str,
        /// The resource.
        resource: String,
        /// The arguments of the code's message.
        args: Args,
    },
    /// Probes were not to be made.
    NoProbes,
    /// It rests on a check that cannot be told.
    Unknown {
        /// The lab of that check.
        lab: String,
        /// That check.
        check: String,
        /// What its lab calls it.
        title: Text,
    },
}

/// An IAM action that was not to be had.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Need {
    /// `ec2:Describe…`.
    pub action: String,
    /// Where it would have to be allowed.
    pub region: String,
    /// What became of it.
    pub status: snapshot::Status,
}
