//! What holds for grading.

mod handback;
mod hostile;
mod intake;
mod names;
mod roster;
mod score;
mod support;
