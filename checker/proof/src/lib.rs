//! Proving that a lab says what it means to say: its solution passes, an account without it earns nothing, every
//! mistake fails at the check and the resource that it should, every valid variation passes, and what may not be
//! looked at is unknown.
//!
//! A function of the labs' folders; nothing of it is in a learner's way.

mod expect;
mod files;
mod prove;

pub use expect::{Expectation, Expected};
pub use prove::{Problem, Proof, Subject, prove};
