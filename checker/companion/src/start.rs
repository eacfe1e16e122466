//! The start page: the course map with ways into the book and to the network; and a page for each lab.

use crate::course::{CourseMap, Lab, Next, Standing};
use crate::page::{self, Shell};
use crate::panel;
use crate::policy::Policy;
use crate::state::State;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State as With};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::get;
use judge::Text;
use messages::{Catalogue, Language, Value};
use report::safe;
use std::sync::LazyLock;

/// What stands behind the other links of the navigation: its path, its name, what it shows.
const NETWORK: [(&str, &str, &str); 3] = [
    ("/map", "page-map", "start-map"),
    ("/trace", "page-trace", "start-trace"),
    ("/exposure", "page-exposure", "start-exposure"),
];

/// Pages of the book that are asked for again and again: their names and what they are called here.
const BESIDE: [(&str, &str); 5] = [
    ("introduction", "start-introduction"),
    ("costs", "start-costs"),
    ("troubleshooting", "start-troubleshooting"),
    ("glossary", "start-glossary"),
    ("command-line", "start-command-line"),
];

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/", get(start))
        .route("/lab/{id}", get(lab))
        .route("/alive", get(async || "alive\n"))
        .route("/companion.css", get(style))
}

async fn style(headers: HeaderMap) -> Response {
    static SHEET: LazyLock<String> =
        LazyLock::new(|| format!("{}{}", report::html::piece::PALETTE, include_str!("../static/companion.css")));
    page::file(&headers, "text/css; charset=utf-8", &SHEET)
}

/// The start page.
#[derive(Template)]
#[template(path = "start.html")]
struct Start<'p> {
    shell: Shell<'p>,
    /// Whose progress it is.
    whose: String,
    next: Coming,
    /// How many have passed, of how many.
    done: String,
    passed: usize,
    all: usize,
    chapters: Vec<Chapter>,
    /// The labs that stand apart.
    apart: Vec<Row>,
    network: [(&'static str, &'static str, &'static str); 3],
    beside: [(&'static str, &'static str); 5],
}

/// What comes next.
struct Coming {
    /// The lab, if there is one left.
    row: Option<Row>,
    /// Why this one.
    why: String,
    /// What to type, where it is not the panel.
    typed: Option<String>,
}

/// The labs of a chapter.
struct Chapter {
    /// Its number, by which the heading is found.
    number: String,
    title: String,
    rows: Vec<Row>,
}

/// A lab in a line.
#[derive(Clone)]
struct Row {
    id: String,
    title: String,
    goal: String,
    href: String,
    /// The class that colours it.
    class: &'static str,
    /// A mark that needs no colour.
    mark: &'static str,
    /// How it stands, in a word and in a sentence.
    word: String,
    told: Option<String>,
}

/// A lab that has no chapter in the book.
#[derive(Template)]
#[template(path = "lab.html")]
struct LabPage<'p> {
    shell: Shell<'p>,
    row: Row,
}

async fn start(With(state): With<State>, RawQuery(query): RawQuery) -> Response {
    let language = page::language(&state, query.as_deref());
    let course = state.course().await;
    let words = state.words(language);
    let passed = course.of_the_course().filter(|lab| matches!(lab.standing, Standing::Passed { .. })).count();
    let all = course.of_the_course().count();
    let apart = course.labs.iter().filter(|lab| lab.is_apart);
    let start = Start {
        shell: Shell::new(&state, language, "/"),
        whose: match &course.account {
            Some(account) => said(words, "start-account", &[("account", account)]),
            None => words.message("start-nothing", &[]),
        },
        next: coming(&course, words, language),
        done: words.message("start-done", &[("passed", passed.into()), ("all", all.into())]),
        passed,
        all,
        chapters: chapters(&course, words, language),
        apart: apart.map(|lab| row(lab, words, language)).collect(),
        network: NETWORK,
        beside: BESIDE,
    };
    page::page(StatusCode::OK, &start, &Policy::strict())
}

async fn lab(With(state): With<State>, Path(id): Path<String>, RawQuery(query): RawQuery) -> Response {
    let language = page::language(&state, query.as_deref());
    let course = state.course().await;
    let Some(lab) = course.labs.iter().find(|lab| lab.id == id) else { return page::missing(&state, language) };
    let here = format!("/lab/{id}");
    let page = LabPage { shell: Shell::new(&state, language, &here), row: row(lab, state.words(language), language) };
    page::page(StatusCode::OK, &page, &panel::policy(Policy::strict()))
}

/// The labs by the chapters that their numbers name.
fn chapters(course: &CourseMap, words: &Catalogue, language: Language) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    for lab in course.of_the_course() {
        let number = lab.id.trim_start_matches("lab-").split('.').next().unwrap_or_default().to_owned();
        if chapters.last().is_none_or(|last| last.number != number) {
            let title = said(words, "start-chapter", &[("number", &number)]);
            chapters.push(Chapter { number, title, rows: Vec::new() });
        }
        if let Some(last) = chapters.last_mut() {
            last.rows.push(row(lab, words, language));
        }
    }
    chapters
}

fn row(lab: &Lab, words: &Catalogue, language: Language) -> Row {
    let (class, mark, word) = match &lab.standing {
        Standing::Open => ("open", "·", "start-open"),
        Standing::Passed { .. } => ("pass", "✓", "start-passed"),
        Standing::Regressed { .. } => ("fail", "!", "start-regressed"),
        Standing::Untold { .. } | Standing::Unknown { .. } => ("unknown", "?", "start-unknown"),
        Standing::Failed { .. } => ("fail", "✗", "start-failed"),
    };
    let told = match &lab.standing {
        Standing::Open => None,
        Standing::Passed { day } => Some(said(words, "map-passed", &[("day", day)])),
        Standing::Regressed { day, judged } => Some(said(words, "map-regressed", &[("day", day), ("judged", judged)])),
        Standing::Untold { day, judged } => Some(said(words, "map-untold", &[("day", day), ("judged", judged)])),
        Standing::Unknown { judged } => Some(said(words, "map-unknown", &[("judged", judged)])),
        Standing::Failed { judged } => Some(said(words, "map-failed", &[("judged", judged)])),
    };
    Row {
        id: safe::line(&lab.id).into_owned(),
        title: text(&lab.title, language),
        goal: text(&lab.goal, language),
        href: match &lab.page {
            Some(page) => format!("/book/{language}/{page}.html"),
            None => format!("/lab/{}?lang={language}", escaped(&lab.id)),
        },
        class,
        mark,
        word: words.message(word, &[]),
        told,
    }
}

/// What comes next, and why.
fn coming(course: &CourseMap, words: &Catalogue, language: Language) -> Coming {
    let lab = course.next.lab().and_then(|id| course.labs.iter().find(|lab| lab.id == id));
    let of_sheet = |id, lab: &str, file: &str| Some(said(words, id, &[("lab", lab), ("file", file)]));
    let (why, typed) = match (&course.next, lab.map(|lab| &lab.standing)) {
        (Next::Done, _) => ("start-why-done", None),
        (Next::Mend { .. }, _) => ("start-why-mend", None),
        (Next::Sheet { lab, file }, _) => ("start-why-sheet", of_sheet("start-typed-sheet", lab, file)),
        (Next::Answers { lab, file }, _) => ("start-why-answers", of_sheet("start-typed-answers", lab, file)),
        (Next::Lab { .. }, Some(Standing::Failed { .. })) => ("start-why-failed", None),
        (Next::Lab { .. }, Some(Standing::Unknown { .. })) => ("start-why-unknown", None),
        (Next::Lab { .. }, _) => ("start-why-open", None),
    };
    Coming { row: lab.map(|lab| row(lab, words, language)), why: words.message(why, &[]), typed }
}

fn text(text: &Text, language: Language) -> String {
    let text = match language {
        Language::Ko => &text.ko,
        Language::En => &text.en,
    };
    safe::line(text).into_owned()
}

/// A sentence with texts in it that came from outside.
fn said(words: &Catalogue, id: &str, args: &[(&'static str, &str)]) -> String {
    let args: Vec<_> = args.iter().map(|(name, value)| (*name, Value::from(safe::line(value).into_owned()))).collect();
    words.message(id, &args)
}

/// A text as a part of a path.
fn escaped(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}
