//! Grading: what a class has handed in, judged again, marked by a rubric, kept, and handed back.
//!
//! ```text
//! paths ─▶ intake ─▶ Submitted ─▶ mark (judge + Rubric) ─▶ store ─▶ Gradebook ─▶ export · class
//! ```
//!
//! Nothing that is handed in is believed: a snapshot is judged again, and who handed it in is what the LMS says.
//! This crate reads files and a database; it makes no connection to anything that a submission names.

mod course;
mod delegate;
mod gradebook;
mod identity;
mod score;
mod trust;

pub use course::Course;
pub use delegate::{Delegation, DelegationFault, TTL, change_batch, delegations, zone_lines};
pub use gradebook::{Cell, Gradebook, LabColumn, LabMark, LearnerRow, Mark, MarkedCheck, Reason, Tally};
pub use identity::{Identity, Learner};
pub use score::Score;
pub use trust::{Changed, Grant, Grants, GrantsError, GrantsFault, ROLE_NAME, account};
