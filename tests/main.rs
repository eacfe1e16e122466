//! The command as people run it, and the repository as people read it.

mod support;

// The longest first: tests begin by their names.
#[cfg(feature = "live")]
mod account;
mod authors;
mod board;
mod book;
mod clean;
mod cleanup;
mod cli;
#[cfg(feature = "live")]
mod collected;
mod commands;
mod cost;
mod dns;
mod drill;
mod exposure;
mod grade;
mod guide;
mod handouts;
mod hostile;
mod instances;
mod instructors;
mod journey;
mod labs;
mod loopback;
mod map;
mod pages;
mod planned;
mod quiz;
mod readme;
mod repository;
mod roster;
mod serve;
mod serve_drill;
mod serve_pages;
mod serve_panel;
mod submit;
mod systems;
mod terraform;
mod things;
mod tidy;
mod touch;
mod trace;
#[cfg(feature = "live")]
mod typed;
mod up;
mod way;
