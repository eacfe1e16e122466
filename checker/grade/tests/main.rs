//! What holds for grading.

mod delegate;
mod handback;
mod hostile;
mod intake;
mod names;
mod roster;
mod score;
mod support;
mod trust;
