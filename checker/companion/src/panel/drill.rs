//! The page of drills: a broken network to be asked about and mended, by the same words as in a terminal. What is chosen
//! in the page is put into such a line, and the drill itself answers it.

use super::events::{Events, Gone, answer, aside};
use super::fields::Fields;
use super::network;
use super::shell::{line, told, written};
use crate::drills::{About, Going, Said};
use crate::page::{Shell, language, page};
use crate::policy::Policy;
use crate::source::Evidence;
use crate::state::State;
use askama::Template;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{RawQuery, State as With};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use messages::{Catalogue, Language};
use report::html::piece;
use report::{Words, safe};
use std::sync::PoisonError;

/// How many things can be broken at once.
const LEVELS: [u8; 3] = [1, 2, 3];

/// The words that stand on buttons, each with its message.
const ACTS: [(&str, &str); 5] = [
    ("symptoms", "panel-drill-symptoms"),
    ("hint", "panel-drill-hint"),
    ("undo", "panel-drill-undo"),
    ("edit", "panel-drill-edit"),
    ("give-up", "panel-drill-give-up"),
];

/// Names that are offered.
const MOST: usize = 2_000;

/// The page before anything has been asked.
#[derive(Template)]
#[template(path = "panel-drill.html")]
struct DrillPage<'p> {
    shell: Shell<'p>,
    words: Words<'p>,
    shapes: &'static str,
    seed: &'p str,
    level: u8,
    /// Whether the address names the drill, so that it begins at once.
    is_at_once: bool,
}

/// A drill that goes on: what people notice, and what can be said.
#[derive(Template)]
#[template(path = "panel-drill-talk.html")]
struct Talk<'t> {
    words: Words<'t>,
    number: u64,
    about: About,
    calls: Vec<String>,
    names: Vec<String>,
    ends: Vec<String>,
}

/// A line and what came of it.
#[derive(Template)]
#[template(path = "panel-drill-entry.html")]
struct Entry<'e> {
    line: &'e str,
    text: String,
    html: String,
}

/// The whole network, to be edited.
#[derive(Template)]
#[template(path = "panel-drill-text.html")]
struct Text<'t> {
    words: Words<'t>,
    number: u64,
    text: &'t str,
}

/// The end of a drill, and the ways on.
#[derive(Template)]
#[template(path = "panel-drill-end.html")]
struct End<'e> {
    words: Words<'e>,
    seed: u64,
    level: u8,
}

pub(super) async fn show(With(state): With<State>, RawQuery(query): RawQuery) -> Response {
    let fields = Fields::of_query(query.as_deref());
    let language = language(&state, query.as_deref());
    let (seed, level) = (fields.get("seed"), level(&fields));
    let is_at_once = seed.parse::<u64>().is_ok();
    let rest = if is_at_once { format!("&seed={seed}&level={level}") } else { String::new() };
    let shown = DrillPage {
        shell: Shell::new(&state, language, "/drill").at(rest),
        words: Words::new(state.words(language)),
        shapes: piece::shapes(),
        seed,
        level,
        is_at_once,
    };
    page(StatusCode::OK, &shown, &super::policy(Policy::strict()))
}

/// The results of all drills that have ended since the server began, as a file.
pub(super) async fn results(With(state): With<State>, RawQuery(query): RawQuery) -> Response {
    let language = language(&state, query.as_deref());
    match state.drills.results() {
        Some(text) => {
            let headers = [
                (header::CONTENT_TYPE, "application/json"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"drills.json\""),
            ];
            (headers, text).into_response()
        }
        None => crate::page::missing(&state, language),
    }
}

fn level(fields: &Fields) -> u8 {
    fields.get("level").parse().ok().filter(|level| LEVELS.contains(level)).unwrap_or(1)
}

/// A drill begins.
pub(super) async fn begin(With(state): With<State>, body: Result<Bytes, BytesRejection>) -> Response {
    answered(state, body, begun).await
}

/// Something is said to a drill.
pub(super) async fn say(With(state): With<State>, body: Result<Bytes, BytesRejection>) -> Response {
    answered(state, body, heard).await
}

/// The answer to a form of the page.
async fn answered<W>(
    state: State,
    body: Result<Bytes, BytesRejection>,
    work: impl FnOnce(State, Fields, Language, Events) -> W + Send + 'static,
) -> Response
where
    W: Future<Output = Result<(), Gone>> + Send + 'static,
{
    let fields = body.ok().map(|body| Fields::of(&body));
    let language = fields.as_ref().map_or(state.language, |fields| fields.language(&state));
    let (refused, of_answer) = (state.clone(), state.clone());
    answer(
        &state.turns,
        move |events| async move {
            match fields {
                Some(fields) => work(of_answer, fields, language, events).await,
                None => {
                    let words = of_answer.words(language);
                    let why = words.message("panel-too-large", &[("most", super::MOST.into())]);
                    events.put("told", &told(&why, words)).await
                }
            }
        },
        move |events| async move {
            let words = refused.words(language);
            events.put("told", &told(&words.message("panel-too-many", &[]), words)).await
        },
    )
}

async fn begun(state: State, fields: Fields, language: Language, events: Events) -> Result<(), Gone> {
    let words = state.words(language);
    let seed = match fields.get("seed") {
        "" => None,
        typed => match typed.parse() {
            Ok(seed) => Some(seed),
            Err(_) => {
                let why = words.message("panel-drill-odd-seed", &[("seed", safe::line(typed).into_owned().into())]);
                return events.put("told", &told(&why, words)).await;
            }
        },
    };
    events.put("told", "").await?;
    events.put("progress", &line(&words.message("panel-drill-breaking", &[]))).await?;
    let (of_thread, level) = (state.clone(), level(&fields));
    let made = aside(move || {
        let words = of_thread.words(language);
        of_thread.drills.begin(seed, level, words).map(|drill| {
            let (about, calls) = (drill.about(words), drill.calls());
            let (names, ends) = offered(drill.evidence());
            let number = of_thread.turns.drills.take(drill);
            written(&Talk { words: Words::new(words), number, about, calls, names, ends })
        })
    });
    let made = made.await.unwrap_or_else(|| Err(String::new()));
    events.put("progress", "").await?;
    match made {
        Ok(html) => events.put("drill", &html).await,
        Err(why) => events.put("told", &told(&why, words)).await,
    }
}

/// The names of resources, and those of the ends of a packet.
fn offered(evidence: &Evidence) -> (Vec<String>, Vec<String>) {
    let names = evidence.labels.iter().map(|(label, ..)| label.to_owned()).take(MOST).collect();
    let network = evidence.network();
    let ends = network.names_of_ends().into_iter().chain(["internet"]).map(str::to_owned).take(MOST).collect();
    (names, ends)
}

/// What came of a line, ready for the page.
struct Heard {
    /// Places of the page and what belongs in them.
    places: Vec<(&'static str, String)>,
    is_over: bool,
}

async fn heard(state: State, fields: Fields, language: Language, events: Events) -> Result<(), Gone> {
    let words = state.words(language);
    let number = fields.get("drill").parse().unwrap_or_default();
    let Some(drill) = state.turns.drills.get(number) else {
        return events.put("told", &told(&words.message("panel-drill-gone", &[]), words)).await;
    };
    let of_thread = state.clone();
    let heard = aside(move || {
        let words = of_thread.words(language);
        let mut going = drill.lock().unwrap_or_else(PoisonError::into_inner);
        let typed = typed(&fields);
        let said = match fields.get("act") {
            "apply" => going.drill.rewrite(&fields.text(), words),
            _ => going.drill.say(&typed, words),
        };
        said.map(|said| shown(said, &typed, number, &mut going, words))
    });
    match heard.await.unwrap_or_else(|| Err(String::new())) {
        Ok(Heard { places, is_over }) => {
            events.put("told", "").await?;
            for (at, html) in places {
                events.put(at, &html).await?;
            }
            if is_over {
                state.turns.drills.end(number);
            }
            Ok(())
        }
        Err(why) => events.put("told", &told(&why, words)).await,
    }
}

/// The line that a form of the page stands for, as it would be typed.
fn typed(fields: &Fields) -> String {
    let get = |name| fields.get(name);
    let line = match get("act") {
        "describe" => format!("{} {}", get("call"), get("of")),
        "trace" => {
            let port = match get("port") {
                "" => String::new(),
                port => format!(" --port {port}"),
            };
            format!("trace {} {} --protocol {}{port}", get("from"), get("to"), get("protocol"))
        }
        "request" => format!("trace {}", get("name")),
        "dig" => format!("dig {} {}", get("name"), get("kind")),
        "apply" => "edit".to_owned(),
        "line" => get("line").to_owned(),
        act => act.to_owned(),
    };
    // A line is one line, whatever a field has in it.
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shown(said: Said, typed: &str, number: u64, going: &mut Going, words: &Catalogue) -> Heard {
    let (typed, evidence) = (safe::line(typed), going.drill.evidence());
    let entry = |text: &str, html: String| {
        let text = safe::text(text.trim_end()).into_owned();
        ("log", written(&Entry { line: &typed, text, html }))
    };
    let mut is_over = false;
    let places = match said {
        Said::Text(text) if text.is_empty() => Vec::new(),
        // A text that was edited and taken over is edited no more.
        Said::Text(text) => vec![entry(&text, String::new()), ("text", String::new())],
        Said::Trace(flow) => {
            let way = network::way(&flow, evidence, &evidence.network(), &[], (going.drawings, words));
            going.drawings += 1;
            vec![entry("", way)]
        }
        Said::Exposure => vec![entry("", network::exposure(evidence, &evidence.network(), words))],
        Said::Edit(text) => vec![("text", written(&Text { words: Words::new(words), number, text: &text }))],
        Said::Over(text) => {
            is_over = true;
            let about = going.drill.about(words);
            let end = End { words: Words::new(words), seed: about.seed, level: about.level };
            vec![("asking", written(&end)), ("text", String::new()), entry(&text, String::new())]
        }
    };
    Heard { places, is_over }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_is_what_one_would_type() {
        let line = |form: &str| typed(&Fields::of(form.as_bytes()));
        assert_eq!(line("act=describe&call=describe-route-tables&of=private-rt"), "describe-route-tables private-rt");
        assert_eq!(line("act=describe&call=describe-route-tables&of="), "describe-route-tables");
        let trace = line("act=trace&from=app&to=internet&protocol=tcp&port=443");
        assert_eq!(trace, "trace app internet --protocol tcp --port 443");
        assert_eq!(line("act=trace&from=app&to=bastion&protocol=icmp"), "trace app bastion --protocol icmp");
        assert_eq!(line("act=dig&name=www.example.link&kind=A"), "dig www.example.link A");
        assert_eq!(line("act=check"), "check");
        // A field cannot be two lines.
        assert_eq!(line("act=line&line=remove+nat-1%0Aremove+igw"), "remove nat-1 remove igw");
    }
}
