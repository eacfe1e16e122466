//! Archives that nobody vouches for.

mod archive;
mod raw;
