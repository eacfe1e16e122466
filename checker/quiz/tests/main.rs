//! The tests of the crate, one program.

mod blocks;
mod changes;
mod chapters;
mod grading;
mod linting;
mod packets;
mod reading;
mod support;
