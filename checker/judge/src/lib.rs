//! Judging: a lab's checks against what a snapshot shows.
//!
//! A function of its arguments that cannot fail: whatever the snapshot holds, every check ends as pass, fail, unknown
//! or skipped. Findings are codes with typed arguments; the words for them are made elsewhere, in the reader's
//! language, when a report is written.

mod absent;
mod answers;
mod app_hosts;
mod blocker;
mod cast;
mod change;
mod check;
mod checks;
mod databases;
mod delivery;
mod edge;
mod endpoint_policy;
mod entries;
mod excerpt;
mod exposed;
mod finding;
mod flow_ends;
mod lab;
mod lab_fault;
mod left;
mod names;
mod need;
mod outcome;
mod pages;
mod public_route;
mod run;
mod service;
mod sheet;
mod site;
mod ssh;
mod stage;
mod toml_fault;
mod traces;
mod tried;
mod verdict;

pub use answers::{Answer, AnswerError, AnswerKind, Answers, GivenAnswers};
pub use blocker::near_note;
pub use cast::{Cast, Choice, Host, Roles, VpcCast};
pub use check::{Check, CheckInfo};
pub use checks::{CHECKS, Spec};
pub use finding::{Arg, Args, Excerpt, ExcerptRow, Finding, Mark, Note, Part, Stop};
pub use lab::{Lab, LabCheck, LabError};
pub use lab_fault::{LabFault, MOST_POINTS};
pub use need::{Needs, needs};
pub use outcome::Outcome;
pub use run::{Request, judge, probes, root_cause};
pub use sheet::{AnswersFault, QUESTIONS, Question, Sheet, SheetAnswers, SheetError, Task, grade, smallest, usable};
pub use stage::Stage;
pub use toml_fault::{Kind, Slip, TomlFault, Wanted, Written, line_and_column, value_at};
pub use tried::Tried;
pub use verdict::{
    Because, CastReport, CheckReport, CheckStatus, Evidence, EvidenceLevel, LabReport, LabStatus, Mode, Need, Points,
    Report, Rewritten, Text,
};
