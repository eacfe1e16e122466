//! What is handed in: the format, what is made of anybody's files, and the archive; archives that nobody vouches for.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at what cannot be read")]

mod archive;
mod looks;
mod manifest;
mod members;
mod raw;
