//! The report for machines.

mod dns;
mod exposure;
pub mod v1;

pub use dns::dns;
pub use exposure::{Address, Call, Document, FORMAT, Interface, Reason, Set, Unknown, exposure};
