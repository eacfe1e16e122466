//! The application from outside: the real binary, real databases, real proxies, a real browser.
//!
//! What is not installed is skipped with a line that says so; with `REQUIRE_REAL=1` that is a failure.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stderr, reason = "a test says what it skips and what it measured")]

#[path = "app/browser.rs"]
mod browser;
#[path = "app/databases.rs"]
mod databases;
#[path = "app/harness.rs"]
mod harness;

#[path = "app/chromium.rs"]
mod chromium;
#[path = "app/concurrency.rs"]
mod concurrency;
#[path = "app/connections.rs"]
mod connections;
#[path = "app/forwarding.rs"]
mod forwarding;
#[path = "app/growth.rs"]
mod growth;
#[path = "app/hostile.rs"]
mod hostile;
#[path = "app/journeys.rs"]
mod journeys;
#[path = "app/lifecycle.rs"]
mod lifecycle;
#[path = "app/mistakes.rs"]
mod mistakes;
#[path = "app/mistakes_of_the_web.rs"]
mod mistakes_of_the_web;
#[path = "app/outages.rs"]
mod outages;
#[path = "app/pins.rs"]
mod pins;
#[path = "app/poll_mistakes.rs"]
mod poll_mistakes;
#[path = "app/proxies.rs"]
mod proxies;
#[path = "app/roles.rs"]
mod roles;
#[path = "app/start_errors.rs"]
mod start_errors;
