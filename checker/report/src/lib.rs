//! Reports: one [`judge::Report`], drawn for whoever reads it.
//!
//! Reporters only draw. They judge nothing, look nothing up, and read neither files nor the clock. Words come from the
//! crate `messages`; every value that somebody else wrote (tag names, ids, states) is made harmless in [`safe`], the one
//! place where that is done, before it becomes part of a sentence.

pub mod board;
pub mod dns;
mod drawing;
mod excerpt;
pub mod explain;
pub mod exposure;
pub mod figure;
pub mod html;
pub mod json;
pub mod junit;
pub mod map;
pub mod safe;
#[cfg(feature = "terminal")]
pub mod terminal;
mod vocabulary;
mod words;

pub use words::{Hint, Told, Words};
