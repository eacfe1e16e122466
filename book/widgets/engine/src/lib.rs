//! The engine in a page: questions in JSON about practice worlds, answered by the crates that `check` is made of.
//!
//! One [`Engine`] holds what a page has loaded: the words of its language and the labs that it needs. Neither is part of
//! the module: [`words`] and [`lab`] write the files that pages load beside it, so that a reader fetches one language.
//! What a question can be is [`Question`]'s. An answer is one JSON object; `{"fault": "…"}` where there is none.

mod boards;
mod data;
mod engine;
mod fault;
pub mod module;
mod network;
mod plan;
mod routes;

pub use data::{lab, words};
pub use engine::{Engine, Question};
