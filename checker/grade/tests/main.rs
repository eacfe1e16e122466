//! What holds for grading.

mod score;
