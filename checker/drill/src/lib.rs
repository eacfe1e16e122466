//! Drills: a network in which one, two or three things are broken, what a person notices of it, and what became of the
//! search.
//!
//! The faults are the labs' own cases. Which of them can stand together, which checks say that the network is whole
//! again, where an expert looks first and which steps were needless: all of it is worked out with the packet engine and
//! the labs' checks, never written down. A function of its arguments: seed and time come in.

mod boxes;
mod course;
mod fault;
mod look;
mod network;
mod results;
mod review;
mod symptom;

pub use boxes::{Boxes, BoxesError, Result as BoxResult, Standing as BoxStanding};
pub use course::{Course, Drill, LEVELS, SEEDS, Told, Verdict, mixed};
pub use fault::Fault;
pub use look::{Look, View, views};
pub use network::difference;
pub use results::{Entry, Outcome, Results, ResultsError};
pub use review::{Question, Review, Step, review};
pub use symptom::{Symptom, symptom};
