//! Requests through worlds.

mod course;
mod edge;
mod listener;
