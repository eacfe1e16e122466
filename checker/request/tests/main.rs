//! Requests through worlds.

mod cases;
mod course;
mod dns;
mod edge;
mod health;
mod journey;
mod listener;
mod names;
mod tls;
