//! The collector against answers that a test wrote and against a real AWS API on loopback.

// The longest first: tests begin by their names.
mod by_script;
mod canned;
mod moto;
