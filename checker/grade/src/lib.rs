//! Grading: what a class has handed in, judged again, marked by a rubric, kept, and handed back.
//!
//! ```text
//! paths ─▶ intake ─▶ Submitted ─▶ mark (judge + Rubric) ─▶ store ─▶ Gradebook ─▶ export · class
//! ```
//!
//! Nothing that is handed in is believed: a snapshot is judged again, and who handed it in is what the LMS says.
//! This crate reads files and a database; it makes no connection to anything that a submission names.

mod assemble;
mod changes;
pub mod class;
mod course;
mod delegate;
pub mod export;
mod file_names;
mod gradebook;
mod handed;
mod identity;
pub mod intake;
mod judged;
mod judging;
mod mark;
pub mod roster;
mod rubric;
mod run;
mod score;
mod store;
pub mod told;
mod trust;
mod variant;

pub use assemble::{Assembled, Strays, assemble};
pub use changes::{Changed, Remembered, RememberedMark, changed, remembered};
pub use course::Course;
pub use delegate::{Delegation, DelegationFault, TTL, change_batch, delegations, zone_lines};
pub use gradebook::{Cell, Gradebook, LabColumn, LabMark, LearnerRow, Mark, MarkedCheck, Reason, Tally, level_word};
pub use handed::{collected, handed};
pub use identity::{Identity, Learner};
pub use judged::{Judged, JudgedCheck, JudgedLab, Kept, Level, Verdict};
pub use judging::judge;
pub use mark::{Best, Circumstances, best, mark};
pub use roster::Roster;
pub use rubric::{HintCost, Late, OnUnknown, Rubric, RubricError, RubricFault, Waiver};
pub use run::{Handed, Load, Progress, Ran, grade, regrade};
pub use score::Score;
pub use store::{Entry, Facts, Finished, MarkChange, Offered, Place, PlaceError, Recorded, State, Store, StoreError};
pub use trust::{Grant, GrantChange, Grants, GrantsError, GrantsFault, ROLE_NAME, account};
pub use variant::{Variant, name as made_up_name};
