//! The tests of the engine in a page, one program.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it expects")]

mod answers;
