//! What holds for grading.

mod handback;
mod score;
