//! Proving that a lab says what it means to say: its solved world passes, an account without it earns nothing, every
//! mistake fails at the check and the resource that it should, every valid variation passes, and what may not be
//! looked at is unknown.
//!
//! A function of the labs' folders; nothing of it is in a learner's way. What it finds are values, never sentences.

mod expect;
mod files;
mod problem;
mod prove;
mod solved;

pub use expect::{Expectation, ExpectationFault, Expected, Given};
pub use problem::{CheckStanding, Place, Problem, Reason, Standing, What};
pub use prove::{Proof, Subject, prove};
pub use solved::{BEGUN, DONE, SOLVED, base_of, bases, done, only};
