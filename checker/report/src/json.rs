//! The report for machines.

mod exposure;
pub mod v1;

pub use exposure::{Address, Call, Document, FORMAT, Interface, Reason, Set, Unknown, exposure};
