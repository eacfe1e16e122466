//! Probes against real things on loopback.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is not as it says")]

mod dns;
mod journey;
mod made;
mod pages;
mod tls;
