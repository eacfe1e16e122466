//! A class as one page that needs nothing else: no script, no request, no file beside it.

use super::glance::{Glance, Progress};
use super::view::View;
use crate::file_names::Stems;
use crate::gradebook::{Cell, Gradebook, LearnerRow, Mark, Tally};
use crate::score::Score;
use crate::told;
use askama::Template;
use judge::LabStatus;
use messages::{Catalogue, Value};
use report::html::piece;
use report::safe;

/// What the pages of grading have beside the style sheet of reports.
pub(super) const STYLE: &str = include_str!("../../templates/class.css");

/// So many lines of a list stand open; the rest is unfolded by whoever wants it.
const OPEN: usize = 12;

/// The page of a class. It has everybody's names and marks, and is for the instructor alone.
///
/// `feedback` is the folder, beside the page, that the learners' pages are in; they are linked if it is named.
#[must_use]
pub fn page(book: &Gradebook, glance: &Glance<'_>, words: &Catalogue, feedback: Option<&str>, tool: &str) -> String {
    let view = View { words };
    let title = match &book.course {
        Some(course) => view.with("class-title-of", &[("course", safe::line(course).into_owned().into())]),
        None => view.plain("class-title"),
    };
    let page = Page {
        begin: piece::head(&title, &sheet(), words),
        title,
        head: view.with("class-head", &[("learners", book.learners.len().into())]),
        made: shown(book.made),
        labs: glance.progress.iter().map(|progress| lab(progress, book.learners.len(), view)).collect(),
        broken: broken(glance, view),
        stuck: stuck(glance, view),
        regressed: glance
            .regressed
            .iter()
            .map(|(row, lab)| line(view.who(row), safe::line(lab).into_owned()))
            .collect(),
        waiting: glance
            .waiting
            .iter()
            .map(|one| Line { who: view.who(one.learner), what: view.waiting(one) })
            .collect(),
        leftovers: glance.leftovers.iter().map(|(row, one)| line(view.who(row), view.leftover(one))).collect(),
        alike: alike(book, glance, view),
        learners: learners(book, view, feedback),
        files: files(&book.tally, view),
        tool,
        view,
    };
    finished(&page)
}

/// The one style sheet of a page of grading.
pub(super) fn sheet() -> String {
    // A browser takes a carriage return for a line feed before it computes the hash.
    format!("{}\n{}", piece::STYLE.trim(), STYLE.trim()).replace("\r\n", "\n").replace('\r', "\n")
}

/// A template as a file.
pub(super) fn finished(page: &impl Template) -> String {
    let text = page.render().expect("the templates write to memory, and nothing in them returns an error");
    safe::text(&text).into_owned() + "\n"
}

/// A moment, to the minute.
pub(super) fn shown(moment: jiff::Timestamp) -> String {
    moment.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

/// Everything that `class.html` shows.
#[derive(Template)]
#[template(path = "class.html", whitespace = "minimize")]
struct Page<'p> {
    begin: String,
    title: String,
    head: String,
    made: String,
    labs: Vec<LabView>,
    broken: Vec<BrokenView>,
    stuck: Vec<StuckView>,
    regressed: Vec<Line>,
    waiting: Vec<Line>,
    leftovers: Vec<Line>,
    alike: Vec<Line>,
    learners: Vec<LearnerView>,
    files: Files,
    tool: &'p str,
    view: View<'p>,
}

/// How far the class is with a lab.
struct LabView {
    id: String,
    title: String,
    bars: Vec<Bar>,
    says: String,
    middle: String,
}

/// A part of a bar, in thousandths of its width.
struct Bar {
    class: &'static str,
    from: usize,
    width: usize,
}

struct BrokenView {
    lab: String,
    check: String,
    says: Vec<Fails>,
}

/// What a check fails of.
struct Fails {
    says: String,
    code: String,
    learners: Vec<String>,
}

struct StuckView {
    lab: String,
    check: String,
    count: usize,
    learners: Vec<(String, String)>,
}

/// Somebody, and what there is to say.
struct Line {
    who: String,
    what: Vec<String>,
}

struct LearnerView {
    who: String,
    href: Option<String>,
    section: String,
    marks: Vec<MarkView>,
    sum: String,
}

/// A mark as a shape, a word and a number.
struct MarkView {
    class: &'static str,
    lab: String,
    word: String,
    points: String,
    is_late: bool,
}

/// What became of the files.
struct Files {
    says: String,
    lists: Vec<(String, Vec<String>)>,
}

fn line(who: String, what: String) -> Line {
    Line { who, what: vec![what] }
}

fn lab(progress: &Progress<'_>, learners: usize, view: View<'_>) -> LabView {
    let parts = [
        ("pass", progress.passed),
        ("fail", progress.begun),
        ("unknown", progress.held),
        ("skipped", progress.excused),
    ];
    let mut from = 0;
    let mut count = 0;
    let mut bars = Vec::new();
    for (class, of) in parts {
        count += of;
        // The end of each part is rounded, so that the parts of a whole class fill the whole bar.
        let end = (count * 1000).checked_div(learners).unwrap_or_default();
        if end > from {
            bars.push(Bar { class, from, width: end - from });
        }
        from = end;
    }
    let says = [
        ("passed", Value::from(progress.passed)),
        ("begun", progress.begun.into()),
        ("held", progress.held.into()),
        ("excused", progress.excused.into()),
        ("missing", progress.missing.into()),
    ];
    LabView {
        id: safe::line(progress.lab).into_owned(),
        title: view.text(progress.title),
        bars,
        says: view.with("class-progress", &says),
        middle: progress.middle.map_or_else(|| "–".to_owned(), |middle| points(middle, progress.possible, view)),
    }
}

fn points(score: Score, possible: Score, view: View<'_>) -> String {
    view.with("points", &[("earned", score.to_string().into()), ("possible", possible.to_string().into())])
}

fn broken(glance: &Glance<'_>, view: View<'_>) -> Vec<BrokenView> {
    let mut all: Vec<BrokenView> = Vec::new();
    let mut last = None;
    for one in &glance.broken {
        if last != Some((one.lab, one.check)) {
            let check = view.check(one.title, one.check);
            all.push(BrokenView { lab: safe::line(one.lab).into_owned(), check, says: Vec::new() });
            last = Some((one.lab, one.check));
        }
        if let Some(of_check) = all.last_mut() {
            of_check.says.push(Fails {
                says: view.broken(one),
                code: safe::line(one.code).into_owned(),
                learners: one.learners.iter().map(|row| view.who(row)).collect(),
            });
        }
    }
    all
}

fn stuck(glance: &Glance<'_>, view: View<'_>) -> Vec<StuckView> {
    let all = glance.stuck.iter().map(|one| StuckView {
        lab: safe::line(one.lab).into_owned(),
        check: view.check(one.title, one.check),
        count: one.learners.len(),
        learners: one
            .learners
            .iter()
            .map(|(row, code)| (view.who(row), code.map(|code| told::title(code, view.words)).unwrap_or_default()))
            .collect(),
    });
    all.collect()
}

fn alike(book: &Gradebook, glance: &Glance<'_>, view: View<'_>) -> Vec<Line> {
    let who = |id: &String| {
        let row = book.learners.iter().find(|row| row.learner.id == *id);
        row.map_or_else(|| safe::line(id).into_owned(), |row| view.who(row))
    };
    let all = glance.alike.iter().map(|alike| {
        let names: Vec<String> = alike.learners.iter().map(who).collect();
        Line { who: names.join(", "), what: view.traits(alike) }
    });
    all.collect()
}

fn learners(book: &Gradebook, view: View<'_>, feedback: Option<&str>) -> Vec<LearnerView> {
    let stems = Stems::of(book.learners.iter().map(|row| row.learner.id.as_str()));
    let all = book.learners.iter().map(|row| LearnerView {
        who: view.who(row),
        href: feedback
            .filter(|_| !row.cells.is_empty())
            .map(|folder| address(folder, &format!("{}.html", stems.get(&row.learner.id)))),
        section: row.learner.section.as_deref().map(|text| safe::line(text).into_owned()).unwrap_or_default(),
        marks: book.labs.iter().map(|lab| mark(lab, row, view)).collect(),
        sum: book.together(row).map_or_else(|| "–".to_owned(), |(earned, possible)| points(earned, possible, view)),
    });
    all.collect()
}

/// The address of a file in a folder beside the page.
fn address(folder: &str, file: &str) -> String {
    let mut address = String::new();
    for byte in format!("{folder}/{file}").bytes() {
        if byte.is_ascii_alphanumeric() || b"-_./".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address
}

fn mark(lab: &crate::gradebook::LabColumn, row: &LearnerRow, view: View<'_>) -> MarkView {
    let cell = row.cells.get(&lab.lab);
    let (class, word) = state(cell);
    let points =
        cell.and_then(crate::gradebook::Cell::given).map(|score| points(score, lab.possible, view)).unwrap_or_default();
    let number = lab.lab.strip_prefix("lab-").unwrap_or(&lab.lab);
    let is_late = cell.is_some_and(|cell| matches!(cell.mark, Mark::Given { late, .. } if late > Score::ZERO));
    MarkView { class, lab: safe::line(number).into_owned(), word: view.plain(word), points, is_late }
}

/// The shape of a mark, and the message of its word.
pub(super) fn state(cell: Option<&Cell>) -> (&'static str, &'static str) {
    match cell {
        None => ("none", "class-state-missing"),
        Some(cell) => match (cell.mark, cell.lab.status) {
            (Mark::Held, _) => ("unknown", "class-state-held"),
            (Mark::Excused, _) => ("skipped", "class-state-excused"),
            (Mark::Given { .. }, LabStatus::Pass) => ("pass", "status-pass"),
            (Mark::Given { .. }, LabStatus::Fail) => ("fail", "status-fail"),
            (Mark::Given { .. }, LabStatus::Unknown) => ("unknown", "status-unknown"),
        },
    }
}

fn files(tally: &Tally, view: View<'_>) -> Files {
    let says = view.with(
        "class-files",
        &[
            ("found", tally.found.into()),
            ("graded", tally.graded.into()),
            ("superseded", tally.superseded.len().into()),
            ("unreadable", tally.unreadable.len().into()),
            ("strangers", tally.strangers.len().into()),
            ("waiting", tally.waiting.into()),
        ],
    );
    let lists = [
        ("class-files-unreadable", &tally.unreadable),
        ("class-files-strangers", &tally.strangers),
        ("class-files-superseded", &tally.superseded),
    ];
    let lists = lists
        .into_iter()
        .filter(|(_, all)| !all.is_empty())
        .map(|(head, all)| (view.plain(head), all.iter().map(|reason| told::reason(reason, view.words)).collect()));
    Files { says, lists: lists.collect() }
}
