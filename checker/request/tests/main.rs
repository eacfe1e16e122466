//! Requests through worlds.

mod course;
mod edge;
