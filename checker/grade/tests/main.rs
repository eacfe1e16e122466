//! What holds for grading.

#[path = "support/class.rs"]
mod class;
mod grading;
mod delegate;
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
