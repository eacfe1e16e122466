//! The collector against answers that a test wrote and against a real AWS API on loopback.

mod canned;
mod moto;
