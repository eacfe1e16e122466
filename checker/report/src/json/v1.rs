//! Version 1 of the JSON report, frozen by `report-v1.schema.json`.
//!
//! Names, nesting and nulls are a contract: members may be added, none may be renamed, moved or left out.
//! These structs serve that contract only; the report itself is [`judge::Report`].

mod convert;
mod trace;

pub use convert::{report, to_string};
pub use trace::{Blocker, Hop, Leg, Partial, Trace, trace};

use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// The JSON schema of the report.
pub const SCHEMA: &str = include_str!("report-v1.schema.json");

/// The version of the report's form.
pub const FORMAT: u32 = 1;

/// A whole run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// [`FORMAT`].
    pub format: u32,
    /// Program and version that wrote it.
    pub tool: String,
    /// The language of its sentences.
    pub lang: &'static str,
    /// `full` or `no-probes`.
    pub mode: &'static str,
    /// SHA-256 of the snapshot.
    pub snapshot_sha256: String,
    /// What it rests on.
    pub evidence: Evidence,
    /// The labs.
    pub labs: Vec<Lab>,
}

/// What a report rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    /// `practice`, `self-reported` or `collected`.
    pub level: &'static str,
    /// The account.
    pub account: Option<String>,
    /// The Region.
    pub region: Option<String>,
    /// When the first call was made.
    pub started: Option<String>,
    /// When the last answer came.
    pub finished: Option<String>,
}

/// One lab.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Lab {
    /// Its id.
    pub lab: String,
    /// Hash of its folder.
    pub version: String,
    /// `pass`, `fail` or `unknown`.
    pub status: &'static str,
    /// The check of another lab that is at the root.
    pub because: Option<Because>,
    /// Its points.
    pub points: Points,
    /// Who plays which role: an id for `vpc`, lists of ids for the others.
    pub cast: BTreeMap<String, Value>,
    /// What was taken for granted.
    pub assumptions: Vec<String>,
    /// What is almost right.
    pub near_misses: Vec<String>,
    /// What else is worth knowing.
    pub notes: Vec<String>,
    /// Its checks.
    pub checks: Vec<Check>,
}

/// Points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Points {
    /// Earned.
    pub earned: u32,
    /// To be earned.
    pub possible: u32,
}

/// One check.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Check {
    /// Its id in the lab.
    pub id: String,
    /// `pass`, `fail`, `unknown` or `skipped`.
    pub status: &'static str,
    /// Its points.
    pub points: Points,
    /// Its title.
    pub title: String,
    /// What was found to be right.
    pub seen: Vec<String>,
    /// Why it was skipped.
    pub because: Option<Because>,
    /// What would have to be allowed.
    pub need: Vec<Need>,
    /// Why there is no verdict.
    pub why: Option<String>,
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// What is not wrong, but not good either.
    pub warnings: Vec<Finding>,
    /// The packet that shows it.
    pub trace: Option<Trace>,
    /// The ladder of hints.
    pub hints: Vec<String>,
    /// Where to read on.
    pub docs: String,
}

/// Why a check was skipped, or a lab is not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Because {
    /// `check`, `no-probes` or `unknown`.
    pub kind: &'static str,
    /// The lab of the check that has the cause.
    pub lab: Option<String>,
    /// That check.
    pub check: Option<String>,
}

/// An IAM action that was not to be had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Need {
    /// The action.
    pub action: String,
    /// The Region.
    pub region: String,
}

/// Something that is not as the lab needs it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// The stable code.
    pub code: &'static str,
    /// The resource at which to look.
    pub resource: String,
    /// What is needed.
    pub expected: String,
    /// What is there.
    pub found: String,
    /// What is wrong.
    pub message: String,
    /// The arguments of the message, as they were found.
    pub args: BTreeMap<&'static str, Value>,
    /// What would suffice.
    pub change: Option<Change>,
}

/// The smallest change that does away with a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What to do, a sentence each.
    pub steps: Vec<String>,
    /// The same as edits of a practice world, a line each.
    pub edits: Vec<String>,
    /// The same as commands of the AWS CLI, for a POSIX shell.
    pub commands: Vec<String>,
}
