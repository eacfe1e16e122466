//! The collector against a real AWS API on loopback, whole and broken.
#![expect(clippy::unwrap_used, reason = "tests")]

pub(crate) mod account;
mod faults;
mod look;
mod role;
