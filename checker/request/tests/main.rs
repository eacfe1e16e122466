//! Requests through worlds.

mod cases;
mod course;
mod names;
mod tls;
