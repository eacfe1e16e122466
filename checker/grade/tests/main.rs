//! What holds for grading.

mod score;
mod trust;
