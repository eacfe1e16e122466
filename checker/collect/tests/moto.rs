//! The collector against a real AWS API on loopback, whole and broken.
#![expect(clippy::unwrap_used, reason = "tests")]

mod account;
mod faults;
mod look;
mod script;
