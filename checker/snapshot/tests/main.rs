//! What a snapshot keeps, reads and hides.

#[path = "samples/shapes.rs"]
mod shapes;

mod canary;
mod canary_redacted;
mod doors;
mod files;
mod import;
mod limits;
mod misfits;
mod property;
mod read;
mod redact;
mod sessions;
mod whole;
