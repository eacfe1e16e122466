//! What holds for grading.

mod hostile;
mod intake;
mod names;
mod roster;
mod score;
mod support;
