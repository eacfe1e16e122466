//! What a panel is before anything has been asked: the form, and the places that answers go into.

use super::events::aside;
use super::fields::{Fields, value};
use super::look::Wanted;
use crate::source::{By, Choice, For, History};
use crate::state::State;
use askama::Template;
use axum::extract::RawQuery;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use judge::LabStatus;
use messages::Catalogue;
use report::Words;
use report::html::piece;

/// The panel of a lab page.
#[derive(Template)]
#[template(path = "panel-lab.html")]
struct LabShell<'s> {
    words: Words<'s>,
    shapes: &'static str,
    lab: &'s str,
    title: String,
    picker: Picker,
    world: String,
    history: String,
}

/// The evidence that can be chosen, for a page to offer.
pub(super) struct Picker {
    /// The message that says what is chosen.
    pub(super) label: &'static str,
    /// The account, and what the command line names.
    pub(super) own: Vec<Offered>,
    /// Practice worlds.
    pub(super) worlds: Vec<Offered>,
}

/// One of them.
pub(super) struct Offered {
    pub(super) value: String,
    pub(super) title: String,
    pub(super) is_chosen: bool,
}

/// The text of a practice world to be edited.
#[derive(Template)]
#[template(path = "panel-world.html")]
struct World<'w> {
    words: Words<'w>,
    text: &'w str,
}

/// A line of text.
#[derive(Template)]
#[template(source = "<p>{{ text }}</p>", ext = "html")]
struct Line<'l> {
    text: &'l str,
}

/// What could not be done, and why.
#[derive(Template)]
#[template(source = "<div class=\"refused\"><strong>{{ head }}</strong><pre>{{ why }}</pre></div>", ext = "html")]
struct Refused<'t> {
    head: String,
    why: &'t str,
}

/// How a lab stood.
#[derive(Template)]
#[template(source = "{% for line in lines %}<p>{{ line }}</p>{% endfor %}", ext = "html")]
struct Stood {
    lines: Vec<String>,
}

/// The panel of a lab, for a page that has room for one.
pub(super) async fn lab(
    axum::extract::State(state): axum::extract::State<State>,
    RawQuery(query): RawQuery,
) -> Response {
    let fields = Fields::of_query(query.as_deref());
    let of_thread = state.clone();
    let made = aside(move || {
        let words = of_thread.words(fields.language(&of_thread));
        let Some(lab) = of_thread.source.lab(fields.get("lab")) else {
            let id = report::safe::line(fields.get("lab")).into_owned();
            return Err(told(&words.message("panel-no-lab", &[("lab", id.into())]), words));
        };
        let choices = of_thread.source.choices(For::Lab(&lab.id), words);
        if choices.is_empty() {
            return Ok(line(&words.message("panel-on-paper", &[("lab", lab.id.as_str().into())])));
        }
        let world = text(&of_thread, For::Lab(&lab.id), choices.first().map(|choice| &choice.by), words);
        Ok(written(&LabShell {
            words: Words::new(words),
            shapes: piece::shapes(),
            lab: &lab.id,
            title: words.message("panel-title", &[("lab", lab.id.as_str().into())]),
            picker: picker("panel-from", choices, None),
            world,
            history: history(of_thread.source.history(&lab.id).as_ref(), true, None, words),
        }))
    });
    match made.await {
        Some(Ok(html)) => fragment(StatusCode::OK, html),
        Some(Err(html)) => fragment(StatusCode::NOT_FOUND, html),
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The text of a practice world that was chosen, to be edited; nothing for other evidence.
pub(super) async fn world(
    axum::extract::State(state): axum::extract::State<State>,
    RawQuery(query): RawQuery,
) -> Response {
    let fields = Fields::of_query(query.as_deref());
    let made = aside(move || {
        let words = state.words(fields.language(&state));
        let wanted = match fields.get("lab") {
            "" => Wanted::Network,
            lab => Wanted::Lab(lab.to_owned()),
        };
        text(&state, wanted.of(), fields.by().as_ref(), words)
    });
    match made.await {
        Some(html) => fragment(StatusCode::OK, html),
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Where the text of a world is edited; nothing for evidence that is none.
fn text(state: &State, of: For<'_>, by: Option<&By>, words: &Catalogue) -> String {
    let Some(By::World(name)) = by else { return String::new() };
    match state.source.text(of, name, words) {
        Ok(text) => written(&World { words: Words::new(words), text: &text }),
        Err(why) => told(&why, words),
    }
}

/// What can be chosen, with the one that is, or the first.
pub(super) fn picker(label: &'static str, choices: Vec<Choice>, chosen: Option<&By>) -> Picker {
    let chosen = chosen.filter(|by| choices.iter().any(|choice| choice.by == **by)).cloned();
    let chosen = chosen.or_else(|| choices.first().map(|choice| choice.by.clone()));
    let (worlds, own): (Vec<Choice>, Vec<Choice>) =
        choices.into_iter().partition(|choice| matches!(choice.by, By::World(_)));
    let offered = |choices: Vec<Choice>| {
        let offer = |choice: Choice| Offered {
            value: value(&choice.by),
            is_chosen: chosen.as_ref() == Some(&choice.by),
            title: choice.title,
        };
        choices.into_iter().map(offer).collect()
    };
    Picker { label, own: offered(own), worlds: offered(worlds) }
}

/// A line of text.
pub(super) fn line(text: &str) -> String {
    written(&Line { text })
}

/// What could not be done, and why: as the terminal tells it.
pub(super) fn told(why: &str, words: &Catalogue) -> String {
    written(&Refused { head: words.message("panel-failed", &[]), why: report::safe::text(why.trim_end()).as_ref() })
}

/// How a lab stood, and what its last verdict came to.
pub(super) fn history(
    history: Option<&History>,
    is_remembered: bool,
    remark: Option<&str>,
    words: &Catalogue,
) -> String {
    let mut lines = Vec::new();
    if !is_remembered {
        lines.push(words.message("panel-history-practice", &[]));
    }
    match history {
        None => lines.push(words.message("panel-history-none", &[])),
        Some(known) => {
            let status = words.message(
                match known.status {
                    LabStatus::Pass => "status-pass",
                    LabStatus::Fail => "status-fail",
                    LabStatus::Unknown => "status-unknown",
                },
                &[],
            );
            let judged = [("when", known.judged.as_str().into()), ("status", status.into())];
            lines.push(words.message("panel-history-judged", &judged));
            if let Some(passed) = &known.passed {
                lines.push(words.message("panel-history-passed", &[("when", passed.as_str().into())]));
                if known.status == LabStatus::Fail {
                    lines.push(words.message("panel-history-regressed", &[]));
                }
            }
        }
    }
    lines.extend(remark.map(|remark| report::safe::text(remark.trim_end()).into_owned()));
    written(&Stood { lines })
}

/// A piece of markup.
pub(super) fn written(template: &impl Template) -> String {
    template.render().expect("the templates write to memory, and nothing in them returns an error")
}

fn fragment(status: StatusCode, html: String) -> Response {
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, html).into_response()
}
