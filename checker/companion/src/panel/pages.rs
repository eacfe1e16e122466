//! The pages of traces, exposure and maps: a form for the evidence, and the place of the answer.

use super::events::aside;
use super::fields::{Fields, by};
use super::shell::{Picker, picker};
use crate::page::{Shell, language, page};
use crate::policy::Policy;
use crate::source::{By, Choice, For};
use crate::state::State;
use askama::Template;
use axum::extract::RawQuery;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use messages::Catalogue;
use report::Words;
use report::html::piece;

/// One of the pages.
#[derive(Template)]
#[template(path = "panel-page.html")]
struct NetworkPage<'p> {
    shell: Shell<'p>,
    words: Words<'p>,
    shapes: &'static str,
    /// `trace`, `exposure` or `map`.
    name: &'static str,
    title: String,
    about: String,
    picker: Picker,
    /// Whether it costs nothing to look at once.
    is_at_hand: bool,
    from: &'p str,
    to: &'p str,
    port: &'p str,
    protocol: &'p str,
}

/// The protocols that are offered; any other can be typed in the terminal.
const PROTOCOLS: [&str; 3] = ["tcp", "udp", "icmp"];

impl NetworkPage<'_> {
    fn say(&self, id: &str) -> String {
        self.words.plain(id)
    }
}

pub(super) async fn trace(state: axum::extract::State<State>, query: RawQuery) -> Response {
    show(state, query, "trace", "/trace").await
}

pub(super) async fn exposure(state: axum::extract::State<State>, query: RawQuery) -> Response {
    show(state, query, "exposure", "/exposure").await
}

pub(super) async fn map(state: axum::extract::State<State>, query: RawQuery) -> Response {
    show(state, query, "map", "/map").await
}

async fn show(
    axum::extract::State(state): axum::extract::State<State>,
    RawQuery(query): RawQuery,
    name: &'static str,
    path: &'static str,
) -> Response {
    let fields = Fields::of_query(query.as_deref());
    let language = language(&state, query.as_deref());
    let chosen = by(fields.get("by"));
    let (of_thread, of_choice) = (state.clone(), chosen.clone());
    let choices = aside(move || choices(&of_thread, of_choice, of_thread.words(language))).await;
    let Some(choices) = choices else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let words = state.words(language);
    let first = chosen.as_ref().or_else(|| choices.first().map(|choice| &choice.by));
    let shown = NetworkPage {
        is_at_hand: first.is_some_and(|by| *by != By::Account),
        shell: Shell::new(&state, language, path),
        words: Words::new(words),
        shapes: piece::shapes(),
        name,
        title: words.message(&format!("panel-page-{name}"), &[]),
        about: words.message(&format!("panel-page-{name}-about"), &[]),
        picker: picker("panel-network", choices, chosen.as_ref()),
        from: fields.get("from"),
        to: fields.get("to"),
        port: match fields.get("port") {
            "" => "443",
            port => port,
        },
        protocol: match fields.get("protocol") {
            "" => "tcp",
            protocol => protocol,
        },
    };
    page(StatusCode::OK, &shown, &super::policy(Policy::strict()))
}

/// What can be chosen, with a world beside it that the address names.
fn choices(state: &State, chosen: Option<By>, words: &Catalogue) -> Vec<Choice> {
    let mut choices = state.source.choices(For::Network, words);
    if let Some(by @ By::World(_)) = chosen
        && !choices.iter().any(|choice| choice.by == by)
        && let By::World(name) = &by
        && state.source.text(For::Network, name, words).is_ok()
    {
        let name = report::safe::line(name).into_owned();
        choices.push(Choice { title: words.message("panel-base", &[("name", name.into())]), by });
    }
    choices
}
