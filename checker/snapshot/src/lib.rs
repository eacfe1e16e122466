//! Evidence: what a look at an AWS account saw, in AWS's own words.
//!
//! A [`Snapshot`] is one JSON document of API calls and probes, each with its status.
//! This crate knows the shapes, the operations that fill them, how to read foreign files into them and how to take
//! names out of them. It does no I/O beyond bytes that it is handed and judges nothing.

mod ask;
mod document;
mod ids;
pub mod import;
mod inventory;
mod member;
mod names;
mod object;
pub mod probe;
mod read;
pub mod redact;
mod seal;
mod secret;
pub mod shapes;
mod status;
mod step;
mod time;
mod walk;
mod write;

pub use ask::{
    Answer, Ask, DENIED, GLOBAL, Misfit, Only, Output, Own, Paging, Per, Protocol, Row as AskRow, Scope, Service,
    Source, UNSUPPORTED, Wanted, ids_at, is_gateway_list, kebab,
};
pub use document::{Call, FORMAT, Snapshot};
pub use ids::*;
pub use inventory::{Children, Inventory, Lookup, Missing, Place, Row, Table};
pub use names::{Names, is_arn};
pub use probe::{Probe, ProbeAsk, ProbeKind, ProbeOutput};
pub use read::{Foreign, Limits, ReadError, unicode};
pub use seal::{PLAIN_RECORDS, is_sealed};
pub use status::{CallError, Status};
pub use time::Time;
