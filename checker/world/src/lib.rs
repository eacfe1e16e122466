#![doc = include_str!("../LANGUAGE.md")]

mod account;
mod addresses;
mod args;
mod base;
mod commands;
mod document;
mod element;
mod error;
mod fields;
mod kind;
mod line;
mod summary;
mod upon;
mod world;

pub use base::{Base, bases};
pub use commands::{Command, SUBJECTS, commands};
pub use error::{Fault, WorldError};
pub use kind::Kind;
pub use upon::edit;
pub use world::{Built, Labels, VERSION, World};
