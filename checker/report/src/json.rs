//! The report for machines.

pub mod v1;
