//! Taking an account of the course down again: what there is to delete, in which order and why in that one, as a script.
//!
//! A function of its arguments: it deletes nothing and asks nobody. What is the course's is found by structure, never by
//! names: what stands in the course's VPC, and what leads to that from outside. Everything else is left alone.

mod billing;
mod blocks;
mod command;
mod evidence;
mod front;
mod id;
mod json;
mod kept;
mod kind;
mod plan;
mod scene;
mod script;
mod stands;
mod teardown;

pub use billing::Other;
pub use command::{Command, Line};
pub use evidence::EVIDENCE;
pub use json::json;
pub use kept::{Kept, Reason};
pub use kind::{Kind, Why};
pub use plan::{Step, Wait};
pub use script::{Shell, commands, script};
pub use teardown::{Course, Teardown};
