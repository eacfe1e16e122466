//! Boards: read, refused at the very word, and judged from every side.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a board that cannot be read ends the test")]

mod random;
mod read;
mod rules;
