//! Questions about a network as a whole: where a packet goes, what is exposed, what there is.

use super::events::{Events, Gone, answer, aside};
use super::fields::Fields;
use super::files::DRAWINGS;
use super::look::{Wanted, look};
use super::shell::{line, told, written};
use crate::source::{By, Evidence};
use crate::state::State;
use askama::Template;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::response::Response;
use judge::EvidenceLevel;
use messages::Catalogue;
use reach::{Change, Flow, Network, evidence};
use report::Words;
use report::html::{Map, piece};
use report::map::{self, Options, Place, Setting};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

/// How long a look at an account's network is good for, unless it is asked for again.
const FRESH: Duration = Duration::from_secs(15 * 60);
/// Names that are offered, and resources that are listed beside a map.
const MOST: usize = 2_000;

/// The names that are offered for an end.
#[derive(Template)]
#[template(source = "{% for name in names %}<option value=\"{{ name }}\"></option>{% endfor %}", ext = "html")]
struct Names<'n> {
    names: Vec<&'n str>,
}

/// A map to walk through.
#[derive(Template)]
#[template(path = "panel-map.html")]
struct Walk<'w> {
    words: Words<'w>,
    svg: String,
    places: Vec<Place>,
    more: Option<String>,
    lacking: Vec<String>,
}

/// The answer to a page about a network.
pub(super) async fn ask(
    axum::extract::State(state): axum::extract::State<State>,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let fields = body.as_ref().map(|body| Fields::of(body)).ok();
    let (refused, of_answer) = (state.clone(), state.clone());
    let language = fields.as_ref().map_or(state.language, |fields| fields.language(&state));
    answer(
        &state.turns,
        move |events| async move { respond(&of_answer, fields.as_ref(), &events).await },
        move |events| async move {
            let words = refused.words(language);
            events.put("told", &told(&words.message("panel-too-many", &[]), words)).await
        },
    )
}

async fn respond(state: &State, fields: Option<&Fields>, events: &Events) -> Result<(), Gone> {
    let Some(fields) = fields else {
        let words = state.words(state.language);
        let why = words.message("panel-too-large", &[("most", super::MOST.into())]);
        return events.put("told", &told(&why, words)).await;
    };
    let language = fields.language(state);
    let words = state.words(language);
    events.put("told", "").await?;
    let Some(by) = fields.by() else {
        return events.put("told", &told(&words.message("panel-odd-request", &[]), words)).await;
    };
    let known = if fields.is_on("again") { None } else { last(state, &by) };
    let evidence = match known {
        Some(known) => known,
        None => {
            let Some(found) = look(state, &Wanted::Network, &by, language, events).await? else { return Ok(()) };
            let found = Arc::new(found);
            keep(state, &by, &found);
            found
        }
    };
    events.put("progress", &line(&words.message("panel-judging", &[]))).await?;
    let (of_thread, fields) = (state.clone(), fields.clone());
    let places = aside(move || found(&of_thread, &fields, &evidence, of_thread.words(language))).await;
    events.put("progress", "").await?;
    match places {
        Some(places) => {
            for (at, html) in places {
                events.put(at, &html).await?;
            }
            Ok(())
        }
        None => events.put("told", &told("", words)).await,
    }
}

/// The last look at the account, while it is good.
fn last(state: &State, by: &By) -> Option<Arc<Evidence>> {
    if *by != By::Account {
        return None;
    }
    let mut last = state.turns.last.lock().unwrap_or_else(PoisonError::into_inner);
    if last.as_ref().is_some_and(|(when, _)| when.elapsed() > FRESH) {
        *last = None;
    }
    last.as_ref().map(|(_, evidence)| Arc::clone(evidence))
}

/// Keeps a look at the account, in the place of the one before.
fn keep(state: &State, by: &By, evidence: &Arc<Evidence>) {
    if *by == By::Account {
        let mut last = state.turns.last.lock().unwrap_or_else(PoisonError::into_inner);
        *last = Some((Instant::now(), Arc::clone(evidence)));
    }
}

/// What there is to put into the page that asks.
fn found(state: &State, fields: &Fields, evidence: &Evidence, words: &Catalogue) -> Vec<(&'static str, String)> {
    let network = evidence.network();
    let mut places = vec![("looked", looked(evidence, words))];
    match fields.get("page") {
        "trace" => places.extend(trace(state, fields, evidence, &network, words)),
        "exposure" => places.push(("answer", exposure(evidence, &network, words))),
        "map" => places.push(("answer", walk(evidence, &network, words))),
        _ => places.push(("told", told(&words.message("panel-odd-request", &[]), words))),
    }
    places
}

/// When it was looked at, where it was.
fn looked(evidence: &Evidence, words: &Catalogue) -> String {
    let level = Words::new(words).evidence_level(evidence.level);
    // A world was looked at by nobody.
    match evidence.snapshot.finished.as_deref().filter(|_| evidence.level != EvidenceLevel::Practice) {
        Some(when) => {
            let when = report::safe::line(when).into_owned();
            line(&format!("{} · {level}", words.message("panel-looked", &[("when", when.into())])))
        }
        None => line(&level),
    }
}

fn trace(
    state: &State,
    fields: &Fields,
    evidence: &Evidence,
    network: &Network<'_>,
    words: &Catalogue,
) -> Vec<(&'static str, String)> {
    let names: Vec<&str> = network.names_of_ends().into_iter().take(MOST).collect();
    let count = words.message("panel-ends-known", &[("count", names.len().into())]);
    let offered = names.into_iter().chain(["internet"]).collect();
    let mut places = vec![("ends", written(&Names { names: offered })), ("ends-known", line(&count))];
    let asked = match fields.asked() {
        Ok(Some(asked)) => asked,
        Ok(None) => return places,
        Err(port) => {
            let port = report::safe::line(&port).into_owned();
            places.push((
                "told",
                told(&words.message("usage-value", &[("arg", "port".into()), ("value", port.into())]), words),
            ));
            return places;
        }
    };
    let flow = match state.source.flow(&asked, network, words) {
        Ok(flow) => flow,
        Err(why) => {
            places.push(("told", told(&why, words)));
            return places;
        }
    };
    let changes = advice::for_flow(&evidence.snapshot, network, &flow, &network.trace(&flow));
    places.push(("answer", way(&flow, evidence, network, &changes, (0, words))));
    places
}

/// The way of a packet, on the map and in words, with the changes that would suffice.
pub(super) fn way(
    flow: &Flow,
    evidence: &Evidence,
    network: &Network<'_>,
    changes: &[Option<Change>],
    (drawing, words): (usize, &Catalogue),
) -> String {
    let trace = network.trace(flow);
    let names = evidence.names();
    let title = if trace.blockers.is_empty() { "html-map-way" } else { "html-map-path" };
    let prefix = report::html::prefix(drawing % DRAWINGS);
    let options = Options { path: Some(&trace), id_prefix: &prefix, ..in_the_page(&names) };
    let map = (!trace.request.hops.is_empty()).then(|| Map {
        title: words.message(title, &[]),
        svg: map::svg(network, &options, words),
        lab: None,
        check: None,
    });
    piece::trace(flow, &trace, changes, Words::about(words, evidence.level, &names), map.as_ref())
}

pub(super) fn exposure(evidence: &Evidence, network: &Network<'_>, words: &Catalogue) -> String {
    let entries = report::exposure::entries(network, network.exposure_where(|_| true));
    let names = evidence.names();
    piece::exposure(&entries, &network.lacking(evidence::EXPOSURE), Words::about(words, evidence.level, &names))
}

fn walk(evidence: &Evidence, network: &Network<'_>, words: &Catalogue) -> String {
    let names = evidence.names();
    let options = in_the_page(&names);
    let mut places = map::places(network, &options, words);
    let left_out = places.len().saturating_sub(MOST);
    places.truncate(MOST);
    let lacking = network.lacking(evidence::MAP);
    written(&Walk {
        words: Words::new(words),
        svg: piece::drawing(&map::svg(network, &options, words)),
        places,
        more: (left_out > 0).then(|| words.message("panel-map-more", &[("count", left_out.into())])),
        lacking: lacking.iter().map(|missing| Words::new(words).unseen(missing)).collect(),
    })
}

/// As a map is drawn for the inside of a page: the first drawing of it.
fn in_the_page(names: &snapshot::Names) -> Options<'_> {
    Options { names: Some(names), setting: Setting::Page, id_prefix: "map0-", ..Options::default() }
}
