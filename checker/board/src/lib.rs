//! The board of an event storming: its file, and what can be wrong with it.
//!
//! A board is what a group has put on a wall: events, commands, who gives them, policies, aggregates, contexts, the map
//! of these, and open questions. [`Board::parse`] reads the file that somebody wrote, [`judge`] looks at it from one
//! side; both are functions of their arguments. Nothing here has a sentence for people or knows of labs and points.

mod fault;
mod flaw;
mod model;
mod read;
mod rules;
mod wall;
mod wording;

pub use fault::{BoardError, BoardFault, Section, ValueKind};
pub use flaw::{Flaw, Verdict};
pub use model::{
    Board, Command, Context, Direction, Event, External, Hotspot, Note, NoteKind, Policy, Relation, Starter,
};
pub use rules::{Rule, judge};
