//! The live panel of lab pages, and the pages of traces, exposure, maps and drills.
//!
//! A page asks with POST and reads the answer as server-sent events ([`events`]): pieces of markup, each with the place
//! that it belongs in. All of them are written here, by the pieces of [`report::html::piece`] and templates, which
//! escape; the script (`static/panel.js`) puts them into their places and decides nothing. Nothing is kept between two
//! answers but the last look at the network of an account and the drills that go on.

mod bill;
mod drill;
mod events;
mod fields;
mod files;
mod look;
mod network;
mod pace;
mod pages;
mod run;
mod shell;
#[cfg(test)]
mod tests;

use crate::policy::Policy;
use crate::state::State;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

/// The bytes that a page may send: a practice world and a few words.
const MOST: usize = 256 * 1024;

/// The routes of the panel. Whoever asks them has been looked at by [`crate::guard`]: the right host, the token, no other
/// origin.
pub(crate) fn routes() -> Router<State> {
    let asking = Router::new()
        .route("/panel/run", post(run::run))
        .route("/panel/network", post(network::ask))
        .route("/panel/drill", post(drill::begin))
        .route("/panel/say", post(drill::say))
        .layer(DefaultBodyLimit::max(MOST));
    Router::new()
        .route("/panel.js", get(files::script))
        .route("/panel.css", get(files::style))
        .route("/panel/lab", get(shell::lab))
        .route("/panel/world", get(shell::world))
        .route("/trace", get(pages::trace))
        .route("/exposure", get(pages::exposure))
        .route("/map", get(pages::map))
        .route("/drill", get(drill::show))
        .route("/drill/results", get(drill::results))
        .merge(asking)
}

/// What a page with a panel may do beside what any page may: nothing. The styles of drawings are in `panel.css`.
pub(crate) fn policy(policy: Policy) -> Policy {
    policy
}
