//! What a learner hands in: one archive, which anybody can open and look into, and how archives are read that nobody
//! vouches for.
//!
//! ```text
//! submission.json           what is in it, and what the learner says of it
//! snapshots/<hash>.json.gz  what was seen of the account, without names
//! answers/<lab>.toml        answers to exercises on paper
//! drills.json               what became of drills
//! reports/<lab>.json        what the learner was told; for people, and never believed
//! ```
//!
//! A bare snapshot, answers of the AWS CLI and answers to an exercise are submissions too ([`Form::Bare`]).
//! Nothing here judges or reads a file; whatever is read is bounded by number and size.

pub mod archive;

mod error;
mod looks;
mod manifest;
mod members;
mod submission;
mod write;

pub use error::{SubmissionError, Unused, WriteError};
pub use looks::Looks;
pub use manifest::{Attempt, Claims, FORMAT, MANIFEST, Manifest, Mode};
pub use submission::{ANSWERS, AnswerFile, DRILLS, Evidence, Form, LIMITS, Other, REPORTS, SNAPSHOTS, Submission};
