//! Requests through worlds.

mod course;
mod listener;
