//! The course's online ordering application and polls, in axum.
//!
//! [`domain`] holds the rules, [`store`] the data on SQLite, PostgreSQL or MySQL, [`web`] the pages, [`server`] the
//! connections; [`start`] puts them together as [`cli`] says.

pub mod cli;
pub mod domain;
pub mod server;
pub mod start;
pub mod store;
pub mod text;
pub mod web;
