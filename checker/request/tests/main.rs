//! Requests through worlds.

mod course;
