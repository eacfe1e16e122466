//! What holds for grading.
#![expect(clippy::unwrap_used, reason = "tests")]

mod score;
mod trust;
