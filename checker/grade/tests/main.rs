//! What holds for grading.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at what cannot be read")]

#[path = "support/class.rs"]
mod class;
mod delegate;
mod grading;
mod handback;
mod hostile;
mod intake;
mod made_up;
mod names;
#[path = "support/postgres.rs"]
mod postgres;
mod roster;
mod rubric;
mod score;
mod support;
mod team;
mod trust;
