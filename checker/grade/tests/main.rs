//! What holds for grading.

mod delegate;
mod score;
mod trust;
