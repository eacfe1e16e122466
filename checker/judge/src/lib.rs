//! Judging: a lab's checks against what a snapshot shows.
//!
//! A function of its arguments that cannot fail: whatever the snapshot holds, every check ends as pass, fail, unknown
//! or skipped. Findings are codes with typed arguments; the words for them are made elsewhere, in the reader's
//! language, when a report is written.

mod finding;
mod verdict;

pub use finding::{Arg, Args, Excerpt, ExcerptRow, Finding, Note, Stop};
pub use verdict::{
    Because, CastReport, CheckReport, CheckStatus, Evidence, EvidenceLevel, LabReport, LabStatus, Mode, Need, Points,
    Report, Text,
};
