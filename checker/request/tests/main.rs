//! Requests through worlds.

mod cases;
mod course;
mod edge;
mod listener;
mod names;
mod tls;
