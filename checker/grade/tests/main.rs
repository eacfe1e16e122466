//! What holds for grading.

mod delegate;
mod handback;
mod score;
mod trust;
