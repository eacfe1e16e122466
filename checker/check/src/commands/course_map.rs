//! Bare `check`: the course map. What is done, what comes next, what worked before and does not any more.

use crate::cli;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::library::Library;
use crate::output;
use crate::progress::{LabProgress, Progress, State, Store};
use crate::words::Saying;
use judge::Lab;
use messages::Catalogue;
use report::Words;

pub(super) fn run(words: &Catalogue) -> Result<Exit, Failure> {
    map(&Library::open(None)?, words)
}

/// The map with labs of the learner's own.
pub(super) fn run_with(library: &cli::Library, words: &Catalogue) -> Result<Exit, Failure> {
    map(&Library::open(library.labs_dir.as_deref())?, words)
}

fn map(library: &Library, words: &Catalogue) -> Result<Exit, Failure> {
    let progress = match Store::open() {
        Some(store) => {
            let (progress, remark) = store.read();
            output::remark(&remark.map(|remark| remark.say(words) + "\n").unwrap_or_default());
            progress
        }
        None => Progress::default(),
    };
    let labs = library.folders().iter().map(|folder| library.lab(folder)).collect::<Result<Vec<_>, _>>()?;
    output::print(&draw(&labs, &progress, words))?;
    Ok(Exit::Passed)
}

fn draw(labs: &[Lab], progress: &Progress, words: &Catalogue) -> String {
    let render = Words::new(words);
    let mut text = match progress.last.as_ref() {
        Some(account) => Saying::new("map-account").with("account", account).say(words),
        None => words.message("map-nothing", &[]),
    };
    text.push_str("\n\n");
    for lab in labs {
        let (mark, state) = standing(progress.of_lab(&lab.id));
        let title = render.text(&lab.title);
        let state = state.map(|state| format!("  {}", state.say(words))).unwrap_or_default();
        text.push_str(&format!("{mark} {:<9} {}{state}\n", report::safe::line(&lab.id), report::safe::line(title)));
    }
    let regressed = labs.iter().find(|lab| progress.of_lab(&lab.id).is_some_and(is_regressed));
    let is_open = |lab: &&Lab| progress.of_lab(&lab.id).is_none_or(|lab| lab.passed.is_none());
    let closing = match regressed.or_else(|| labs.iter().find(is_open)) {
        Some(lab) if regressed.is_some() => Saying::new("map-mend").with("lab", &lab.id),
        // An exercise begins with its sheet, and goes on with the answers in it.
        Some(lab) if lab.is_on_paper() => {
            let is_begun = progress.of_lab(&lab.id).is_some();
            let id = if is_begun { "map-next-answers" } else { "map-next-sheet" };
            Saying::new(id).with("lab", &lab.id).with("file", super::sheet::file_of(lab))
        }
        Some(lab) => Saying::new("map-next").with("lab", &lab.id),
        None => Saying::new("map-done"),
    };
    text.push_str(&format!("\n{}\n", closing.say(words)));
    text
}

/// Passed once, and broken when it was judged last.
fn is_regressed(lab: &LabProgress) -> bool {
    lab.passed.is_some() && lab.status == State::Fail
}

/// A mark that needs no colour, and what there is to say.
fn standing(lab: Option<&LabProgress>) -> (char, Option<Saying>) {
    let Some(lab) = lab else { return ('·', None) };
    let judged = day(&lab.judged);
    match (&lab.passed, lab.status) {
        (Some(passed), State::Pass) => ('✓', Some(Saying::new("map-passed").with("day", day(passed)))),
        (Some(passed), State::Fail) => {
            ('!', Some(Saying::new("map-regressed").with("day", day(passed)).with("judged", judged)))
        }
        (Some(passed), State::Unknown) => {
            ('?', Some(Saying::new("map-untold").with("day", day(passed)).with("judged", judged)))
        }
        (None, State::Unknown) => ('?', Some(Saying::new("map-unknown").with("judged", judged))),
        (None, _) => ('✗', Some(Saying::new("map-failed").with("judged", judged))),
    }
}

/// The day of a time, where the learner is.
fn day(time: &str) -> String {
    match time.parse::<jiff::Timestamp>() {
        Ok(time) => time.to_zoned(jiff::tz::TimeZone::system()).date().to_string(),
        Err(_) => time.to_owned(),
    }
}
