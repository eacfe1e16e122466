#![doc = include_str!("../LANGUAGE.md")]

mod account;
mod addresses;
mod args;
mod base;
mod brought;
mod commands;
mod document;
mod element;
mod error;
mod fields;
mod fold;
mod kind;
mod line;
mod managed_policies;
mod phrase;
mod said;
mod spelled;
mod summary;
mod what_if;
mod world;

pub use base::{Base, bases};
pub use brought::Bases;
pub use commands::{Command, SUBJECTS, commands};
pub use error::{Fault, WorldError};
pub use fold::{fold, shown};
pub use kind::Kind;
pub use phrase::Phrase;
pub use said::{Said, Value};
pub use spelled::{as_made, spelled_out};
pub use what_if::edit;
pub use world::{Built, Labels, World};

/// The version of the language, and the newest that is understood.
pub const VERSION: u32 = 1;
