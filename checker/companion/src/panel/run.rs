//! The checks of a lab: a look, the verdict, and if it is wished the same again and again.

use super::bill::bill;
use super::events::{Events, Gone, PULSE, answer, aside};
use super::fields::Fields;
use super::files::DRAWINGS;
use super::look::{Wanted, look};
use super::pace::{Next, Outcome, Pace, Why};
use super::shell::{history, line, told};
use crate::source::{By, Evidence};
use crate::state::State;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::response::Response;
use judge::{Lab, LabStatus};
use messages::{Catalogue, Language};
use report::html::piece;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::time::{Duration, Instant};

/// What a page asks for.
struct Asked {
    lab: Lab,
    by: By,
    language: Language,
    watch: bool,
}

/// The answer to a page that wants the checks of its lab run.
pub(super) async fn run(
    axum::extract::State(state): axum::extract::State<State>,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let (refused, of_answer) = (state.clone(), state.clone());
    let language = body.as_ref().map_or(state.language, |body| Fields::of(body).language(&state));
    answer(
        &state.turns,
        |events| async move { respond(of_answer, body, events).await },
        |events| async move {
            let words = refused.words(language);
            events.put("told", &told(&words.message("panel-too-many", &[]), words)).await
        },
    )
}

async fn respond(state: State, body: Result<Bytes, BytesRejection>, events: Events) -> Result<(), Gone> {
    events.put("told", "").await?;
    match asked(&state, body).await {
        Ok(asked) => begin(&state, &asked, &events).await,
        Err((why, language)) => events.put("told", &told(&why, state.words(language))).await,
    }
}

/// What a page asks for, or why that cannot be.
async fn asked(state: &State, body: Result<Bytes, BytesRejection>) -> Result<Asked, (String, Language)> {
    let Ok(body) = body else {
        let words = state.words(state.language);
        return Err((words.message("panel-too-large", &[("most", super::MOST.into())]), state.language));
    };
    let fields = Fields::of(&body);
    let language = fields.language(state);
    let words = state.words(language);
    let Some(by) = fields.by() else { return Err((words.message("panel-odd-request", &[]), language)) };
    let (id, of_thread) = (fields.get("lab").to_owned(), state.clone());
    let wanted = id.clone();
    match aside(move || of_thread.source.lab(&wanted)).await.flatten() {
        Some(lab) => Ok(Asked { lab, by, language, watch: fields.is_on("watch") }),
        None => {
            let id = report::safe::line(&id).into_owned();
            Err((words.message("panel-no-lab", &[("lab", id.into())]), language))
        }
    }
}

async fn begin(state: &State, asked: &Asked, events: &Events) -> Result<(), Gone> {
    let words = state.words(asked.language);
    let waiting: String = piece::expected(&asked.lab, words).into_iter().map(|piece| piece.html).collect();
    events.put("checks", &waiting).await?;
    events.put("watch", "").await?;
    let begun = Instant::now();
    let mut shown = round(state, asked, events).await?;
    if !asked.watch {
        return Ok(());
    }
    // Each of these looks leaves orders in the learner's application.
    let writes = asked.lab.checks.iter().any(|check| check.judge.info().id == "journey");
    let mut pace = match (&asked.by, mark(state).await) {
        (By::Account, _) if writes => {
            return events.put("watch", &line(&words.message("panel-watch-writes", &[]))).await;
        }
        (By::Account, _) => Pace::of_account(begun.elapsed()),
        (By::Given, Some(mark)) => return of_file(state, asked, events, (begun, mark)).await,
        _ => return events.put("watch", &line(&words.message("panel-watch-world", &[]))).await,
    };
    let mut outcome = if shown.is_some() { Outcome::Changed } else { Outcome::Failed };
    loop {
        match pace.after(outcome, begun.elapsed()) {
            Next::Stop(why) => return events.put("watch", &line(&stopped(why, words))).await,
            Next::In(wait) => {
                let seconds = usize::try_from(wait.as_secs()).unwrap_or(usize::MAX);
                let told = words.message("panel-watching", &[("seconds", seconds.into())]);
                events.put("watch", &line(&told)).await?;
                rest(wait, events).await?;
            }
        }
        let now = round(state, asked, events).await?;
        outcome = match now {
            None => Outcome::Failed,
            now if now == shown => Outcome::Same,
            _ => Outcome::Changed,
        };
        shown = now.or(shown);
    }
}

/// Judges again whenever the files that the command line names have changed.
async fn of_file(
    state: &State,
    asked: &Asked,
    events: &Events,
    (begun, mut known): (Instant, u64),
) -> Result<(), Gone> {
    let words = state.words(asked.language);
    events.put("watch", &line(&words.message("panel-watching-file", &[]))).await?;
    let mut pace = Pace::of_file(begun.elapsed());
    let mut outcome = Outcome::Changed;
    loop {
        match pace.after(outcome, begun.elapsed()) {
            Next::Stop(why) => return events.put("watch", &line(&stopped(why, words))).await,
            Next::In(wait) => rest(wait, events).await?,
        }
        outcome = match mark(state).await {
            Some(mark) if mark != known => {
                known = mark;
                round(state, asked, events).await?;
                Outcome::Changed
            }
            _ => Outcome::Same,
        };
    }
}

/// The state of the files that the command line names.
async fn mark(state: &State) -> Option<u64> {
    let of_thread = state.clone();
    aside(move || of_thread.source.mark()).await.flatten()
}

/// Waits, while the page is there.
async fn rest(long: Duration, events: &Events) -> Result<(), Gone> {
    let end = tokio::time::Instant::now() + long;
    while tokio::time::Instant::now() < end {
        let next = (tokio::time::Instant::now() + PULSE).min(end);
        tokio::select! {
            () = tokio::time::sleep_until(next) => {}
            () = events.gone() => return Err(Gone),
        }
        if long > PULSE {
            events.pulse().await?;
        }
    }
    Ok(())
}

/// Why watching has ended, in words.
fn stopped(why: Why, words: &Catalogue) -> String {
    let count = |long: Duration, unit: u64| usize::try_from(long.as_secs() / unit).unwrap_or(usize::MAX).into();
    match why {
        Why::Idle(long) => words.message("panel-watch-idle", &[("minutes", count(long, 60))]),
        Why::Longest(long) => words.message("panel-watch-longest", &[("hours", count(long, 60 * 60))]),
        Why::Failed => words.message("panel-watch-failed", &[]),
    }
}

/// What one look came to, ready for the page.
struct Verdict {
    /// Places of the page and what belongs in them.
    places: Vec<(String, String)>,
    /// The same number as long as nothing changes that is worth another look.
    mark: u64,
}

/// Looks, judges, and puts all of it into the page; a number for what was found, or nothing if there was no look.
async fn round(state: &State, asked: &Asked, events: &Events) -> Result<Option<u64>, Gone> {
    let words = state.words(asked.language);
    let wanted = Wanted::Lab(asked.lab.id.clone());
    let Some(evidence) = look(state, &wanted, &asked.by, asked.language, events).await? else { return Ok(None) };
    events.put("progress", &line(&words.message("panel-judging", &[]))).await?;
    let (of_thread, lab, language) = (state.clone(), asked.lab.id.clone(), asked.language);
    let verdict = aside(move || verdict(&of_thread, &lab, &evidence, of_thread.words(language))).await;
    events.put("progress", "").await?;
    match verdict.unwrap_or_else(|| Err(String::new())) {
        Ok(Verdict { places, mark }) => {
            events.put("told", "").await?;
            for (at, html) in places {
                events.put(&at, &html).await?;
            }
            Ok(Some(mark))
        }
        Err(why) => {
            events.put("told", &told(&why, words)).await?;
            Ok(None)
        }
    }
}

fn verdict(state: &State, id: &str, evidence: &Evidence, words: &Catalogue) -> Result<Verdict, String> {
    let report = state.source.judge(id, evidence, words)?;
    let Some(lab) = report.labs.first() else { return Err(String::new()) };
    let mut maps = report::html::pictures(&report, &evidence.snapshot, &judge::Answers::new(), words);
    maps.truncate(DRAWINGS);
    // The first way that is stopped is what the reader looks for; the whole network is, where there is none.
    let first = maps.iter().position(|map| map.check.is_some()).unwrap_or(0);
    let map = if maps.is_empty() { None } else { Some(maps.remove(first)) };
    let pieces = piece::lab(&report, lab, words, &maps);
    let mut hasher = DefaultHasher::new();
    (lab.status == LabStatus::Pass, lab.status == LabStatus::Fail).hash(&mut hasher);
    pieces.checks.iter().for_each(|piece| piece.html.hash(&mut hasher));
    let remark = if evidence.is_remembered() { state.source.remember(&report, evidence, words) } else { None };
    let history = history(state.source.history(id).as_ref(), evidence.is_remembered(), remark.as_deref(), words);
    let mut places = vec![
        ("sum".to_owned(), pieces.sum),
        ("map".to_owned(), map.map(|map| piece::figure(&map, words)).unwrap_or_default()),
    ];
    places.extend(pieces.checks.into_iter().map(|piece| (format!("check:{}", piece.anchor), piece.html)));
    places.extend([
        ("basis".to_owned(), pieces.basis),
        ("cost".to_owned(), bill(evidence, words)),
        ("history".to_owned(), history),
    ]);
    Ok(Verdict { places, mark: hasher.finish() })
}
