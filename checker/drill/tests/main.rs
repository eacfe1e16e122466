//! Drills as they are made of the course's labs, and what is kept of them.
#![expect(clippy::unwrap_used, reason = "a test stops at a lab that cannot be read")]

mod documents;
mod generated;
