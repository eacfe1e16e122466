//! The command as people run it, and the repository as people read it.

mod support;

mod cli;
mod commands;
mod exposure;
mod labs;
#[cfg(feature = "live")]
mod live;
mod map;
mod tidy;
mod trace;
