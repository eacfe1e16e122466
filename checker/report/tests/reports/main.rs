//! Reports that were made by hand, drawn by every reporter in both languages.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it expects")]

mod dns;
mod explain;
mod fixture;
mod hostile;
mod html;
mod ids;
mod json;
mod junit;
mod ladder;
mod map;
mod terminal;
mod trace;
