//! Real things for tests: an AWS API on loopback, servers that answer what a test tells them to, a proxy that breaks
//! one call at a time, name servers, a browser.
//!
//! For tests only, so it panics where a test should stop. It starts processes and opens ports on loopback, and
//! reaches nothing else.
#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a helper of tests stops the test")]

mod account;
mod application;
mod browser;
#[cfg(unix)]
mod cli;
mod http;
mod moto;
mod nsd;
mod proxy;
mod responder;
mod tools;

pub use account::{Account, Answer};
pub use application::{Application, Network};
pub use browser::{Browser, Look, axe};
#[cfg(unix)]
pub use cli::aws_cli;
pub use http::{Reply, Request, Response, Server};
pub use moto::{Moto, moto_server};
pub use nsd::{Loopback, NameServer, sign};
pub use proxy::{Fault, Proxy, Trust};
pub use responder::Responder;
pub use tools::{missing, module, python};
