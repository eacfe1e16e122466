//! What goes back to a learner: what passed, the mark and what was taken off, the first thing to do next.
//!
//! A page is made of one learner's row and of reports of that learner's own evidence, and of nothing else of the class.
//! What is odd about a submission, and where it lay, is for the instructor: it may name others.

use super::page::{finished, sheet, shown, state};
use super::view::View;
use crate::gradebook::{Cell, Gradebook, LabColumn, LearnerRow, Mark, level_word};
use crate::score::Score;
use crate::told;
use askama::Template;
use judge::{CheckReport, CheckStatus, LabReport, LabStatus, Report};
use messages::{Catalogue, Value};
use report::Words;
use report::html::piece::{self, Pieces};
use report::safe;
use std::collections::BTreeMap;

/// One learner's page in the catalogue's language.
///
/// `reports` has, by the lab's id, what judging the evidence anew says, on which the mark rests; a lab without one is
/// shown by its mark alone.
#[must_use]
pub fn page(
    book: &Gradebook,
    row: &LearnerRow,
    reports: &BTreeMap<String, Report>,
    words: &Catalogue,
    tool: &str,
) -> String {
    let view = View { words };
    let title = match &book.course {
        Some(course) => view.with("feedback-title-of", &[("course", safe::line(course).into_owned().into())]),
        None => view.plain("feedback-title"),
    };
    let labs: Vec<LabView> = book.labs.iter().map(|lab| LabView::new(lab, row, reports, view)).collect();
    let page = Page {
        begin: piece::head(&title, &sheet(), words),
        title,
        who: view.who(row),
        made: shown(book.made),
        next: next(book, row, reports, view),
        sum: sum(book, row, view),
        labs,
        tool,
        view,
    };
    finished(&page)
}

/// The same as text, for the field of comments of an LMS.
#[must_use]
pub fn text(book: &Gradebook, row: &LearnerRow, reports: &BTreeMap<String, Report>, words: &Catalogue) -> String {
    let view = View { words };
    let mut lines = Vec::new();
    for lab in &book.labs {
        match row.cells.get(&lab.lab) {
            Some(cell) => lines.push(comment(lab, cell, words)),
            None => {
                lines.push(view.with("feedback-comment-missing", &[("lab", safe::line(&lab.lab).into_owned().into())]))
            }
        }
    }
    lines.push(sum(book, row, view));
    let next = next(book, row, reports, view);
    lines.push(String::new());
    lines.push(view.plain("feedback-next"));
    lines.push(next.place);
    lines.extend(next.texts);
    lines.extend(next.docs.map(|docs| view.with("feedback-docs", &[("command", docs.into())])));
    lines.join("\n") + "\n"
}

/// A lab in one line of text: the mark, what was taken off, what is wrong first, and how far the evidence can be trusted.
#[must_use]
pub fn comment(lab: &LabColumn, cell: &Cell, words: &Catalogue) -> String {
    let view = View { words };
    let mut parts = vec![view.with(
        "feedback-comment",
        &[("lab", safe::line(&lab.lab).into_owned().into()), ("mark", marked(lab, cell, view).into())],
    )];
    let off = taken(lab, cell, view);
    parts.extend((!off.is_empty()).then(|| view.with("feedback-comment-taken", &[("what", off.join(", ").into())])));
    if cell.mark == Mark::Excused {
        return parts.join(" ");
    }
    let first =
        cell.lab.checks.iter().filter(|check| check.status == CheckStatus::Fail).find_map(|check| check.first.as_ref());
    if let Some(first) = first {
        let args = [
            ("what", Value::from(told::title(&first.code, words))),
            ("code", safe::line(&first.code).into_owned().into()),
        ];
        parts.push(view.with("feedback-comment-first", &args));
    }
    let level = [
        ("level", Value::from(Words::new(words).evidence_level(cell.lab.level))),
        // The word by which every export says it.
        ("word", level_word(cell.lab.level).into()),
    ];
    parts.push(view.with("feedback-comment-level", &level));
    parts.join(" ")
}

/// A mark in words.
fn marked(lab: &LabColumn, cell: &Cell, view: View<'_>) -> String {
    match cell.mark {
        Mark::Given { score, .. } => view.with(
            "points-long",
            &[("earned", score.to_string().into()), ("possible", lab.possible.to_string().into())],
        ),
        Mark::Held => view.plain("feedback-held"),
        Mark::Excused => view.plain("class-state-excused"),
    }
}

/// What was taken off, a sentence each.
fn taken(lab: &LabColumn, cell: &Cell, view: View<'_>) -> Vec<String> {
    let Mark::Given { late, hints, .. } = cell.mark else { return Vec::new() };
    let mut all = Vec::new();
    if late > Score::ZERO {
        all.push(match (lab.due, cell.at) {
            (Some(due), Some(at)) => {
                let args =
                    [("points", Value::from(late.to_string())), ("due", shown(due).into()), ("at", shown(at).into())];
                view.with("feedback-taken-late-when", &args)
            }
            _ => view.with("feedback-taken-late", &[("points", late.to_string().into())]),
        });
    }
    if hints > Score::ZERO {
        let args = [("points", Value::from(hints.to_string())), ("count", Value::from(cell.hints))];
        all.push(view.with("feedback-taken-hints", &args));
    }
    all
}

fn sum(book: &Gradebook, row: &LearnerRow, view: View<'_>) -> String {
    let Some((earned, possible)) = book.together(row) else { return view.plain("feedback-sum-none") };
    let args = [("earned", Value::from(earned.to_string())), ("possible", possible.to_string().into())];
    view.with("feedback-sum", &args)
}

/// The first thing to do.
struct Next {
    class: &'static str,
    place: String,
    href: Option<String>,
    texts: Vec<String>,
    docs: Option<String>,
}

/// The lab of a report.
fn judged<'r>(reports: &'r BTreeMap<String, Report>, lab: &str) -> Option<(&'r Report, &'r LabReport)> {
    let report = reports.get(lab)?;
    Some((report, report.labs.iter().find(|each| each.lab == lab)?))
}

/// The first check that fails in the order of the course; else what could not be seen; else what was not handed in.
fn next(book: &Gradebook, row: &LearnerRow, reports: &BTreeMap<String, Report>, view: View<'_>) -> Next {
    let title = |lab: &LabColumn| format!("{} {}", safe::line(&lab.lab), view.text(&lab.title));
    for status in [LabStatus::Fail, LabStatus::Unknown] {
        for lab in &book.labs {
            let Some(cell) = row.cells.get(&lab.lab) else { continue };
            if cell.lab.status != status || cell.mark == Mark::Excused {
                continue;
            }
            let found = judged(reports, &lab.lab).and_then(|(report, judged)| of_report(report, judged, view));
            let class = if status == LabStatus::Fail { "fail" } else { "unknown" };
            if let Some(mut next) = found {
                next.place = format!("{} · {}", safe::line(&lab.lab), next.place);
                return Next { class, ..next };
            }
            let first = cell.lab.checks.iter().find_map(|check| check.first.as_ref());
            let texts = first.map(|first| told::title(&first.code, view.words)).into_iter().collect();
            let docs = first.map(|first| format!("check explain {}", safe::line(&first.code)));
            return Next { class, place: title(lab), href: None, texts, docs };
        }
    }
    match book.labs.iter().find(|lab| !row.cells.contains_key(&lab.lab)) {
        Some(lab) => Next {
            class: "skipped",
            place: title(lab),
            href: None,
            texts: vec![view.plain("feedback-next-missing")],
            docs: None,
        },
        None if row.cells.values().all(|cell| cell.mark == Mark::Excused) => Next {
            class: "skipped",
            place: view.plain("feedback-next-excused"),
            href: None,
            texts: Vec::new(),
            docs: None,
        },
        None => Next {
            class: "pass",
            place: view.plain("feedback-next-nothing"),
            href: None,
            // The best pass counts, so that nothing has to be left standing for it.
            texts: vec![view.plain("feedback-next-delete")],
            docs: None,
        },
    }
}

/// The first check of a lab that fails for a reason of its own, else the first that could not be seen.
fn of_report(report: &Report, lab: &LabReport, view: View<'_>) -> Option<Next> {
    let words = Words::of(report, view.words);
    let fails = |check: &&CheckReport| check.status == CheckStatus::Fail && !check.findings.is_empty();
    let check = lab.checks.iter().find(fails).or_else(|| {
        lab.checks.iter().find(|check| lab.status == LabStatus::Unknown && check.status == CheckStatus::Unknown)
    });
    let Some(check) = check else {
        // What is broken is of another lab: that one is told.
        let texts: Vec<String> = words.root(lab).into_iter().collect();
        return (!texts.is_empty()).then(|| Next {
            class: "",
            place: view.text(&lab.title),
            href: None,
            texts,
            docs: None,
        });
    };
    let mut texts: Vec<String> = check
        .findings
        .first()
        .map(|finding| words.finding(finding, check.trace.as_ref()).message)
        .into_iter()
        .collect();
    // The question that makes one look, and the idea with its chapter; where and how is folded further down.
    texts.extend(words.ladder(check).into_iter().take(2).flat_map(|hint| hint.texts));
    if check.status == CheckStatus::Unknown {
        texts.extend(words.why(check));
        if !check.need.is_empty() {
            texts.push(view.with("feedback-next-need", &[("lab", safe::line(&lab.lab).into_owned().into())]));
        }
        let needs = check.need.iter().map(|need| words.need(need));
        needs.for_each(|need| {
            if !texts.contains(&need) {
                texts.push(need)
            }
        });
    }
    Some(Next {
        class: "",
        place: view.text(&check.title),
        href: piece::folded(report, lab, view.words)
            .checks
            .into_iter()
            .zip(&lab.checks)
            .find_map(|(piece, each)| (each.id == check.id).then_some(piece.anchor)),
        // The idea may name the same command.
        docs: Some(Words::docs(check)).filter(|docs| !texts.iter().any(|text| text.contains(docs.as_str()))),
        texts,
    })
}

/// A lab on the page.
struct LabView {
    anchor: String,
    class: &'static str,
    word: String,
    id: String,
    title: String,
    mark: String,
    taken: Vec<String>,
    level: Option<String>,
    pieces: Option<Pieces>,
}

impl LabView {
    fn new(lab: &LabColumn, row: &LearnerRow, reports: &BTreeMap<String, Report>, view: View<'_>) -> Self {
        let cell = row.cells.get(&lab.lab);
        let (class, word) = state(cell);
        let judged = cell.and_then(|_| judged(reports, &lab.lab));
        Self {
            anchor: format!("mark:{}", safe::line(&lab.lab)),
            class: if class == "none" { "skipped" } else { class },
            word: view.plain(word),
            id: safe::line(&lab.lab).into_owned(),
            title: view.text(&lab.title),
            mark: match cell {
                Some(cell) => marked(lab, cell, view),
                None => {
                    view.with("points-long", &[("earned", "0".into()), ("possible", lab.possible.to_string().into())])
                }
            },
            taken: cell.map(|cell| taken(lab, cell, view)).unwrap_or_default(),
            level: cell.map(|cell| Words::new(view.words).evidence_level(cell.lab.level)),
            pieces: judged.map(|(report, lab)| piece::folded(report, lab, view.words)),
        }
    }
}

/// Everything that `feedback.html` shows.
#[derive(Template)]
#[template(path = "feedback.html", whitespace = "minimize")]
struct Page<'p> {
    begin: String,
    title: String,
    who: String,
    made: String,
    next: Next,
    sum: String,
    labs: Vec<LabView>,
    tool: &'p str,
    view: View<'p>,
}
