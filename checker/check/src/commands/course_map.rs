//! Bare `check`: the course map. What is done, what comes next, what worked before and does not any more.

use crate::cli;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::library::Library;
use crate::output;
use crate::progress::{LabProgress, Progress, State, Store};
use crate::words::Saying;
use companion::{CourseMap, Lab, Next, Standing};
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
    output::print(&draw(&of(&labs(library)?, &progress), words))?;
    Ok(Exit::Passed)
}

/// All labs, in the order of the course, and those that stand apart from it.
///
/// # Errors
/// One of them cannot be read.
pub(super) fn labs(library: &Library) -> Result<Vec<judge::Lab>, Failure> {
    library.folders().iter().map(|folder| library.lab(folder)).collect()
}

/// The map of labs, by what has been reached.
pub(super) fn of(labs: &[judge::Lab], progress: &Progress) -> CourseMap {
    let is_regressed = |lab: &&judge::Lab| progress.of_lab(&lab.id).is_some_and(is_regressed);
    let is_open = |lab: &&judge::Lab| progress.of_lab(&lab.id).is_none_or(|lab| lab.passed.is_none());
    let course = || labs.iter().filter(|lab| !lab.apart);
    let next = if let Some(lab) = course().find(is_regressed) {
        Next::Mend { lab: lab.id.clone() }
    } else if let Some(lab) = course().find(is_open) {
        let (id, file) = (lab.id.clone(), || super::sheet::file_of(lab).to_owned());
        // An exercise begins with its sheet, and goes on with the answers in it.
        match (lab.is_on_paper(), progress.of_lab(&lab.id).is_some()) {
            (true, true) => Next::Answers { lab: id, file: file() },
            (true, false) => Next::Sheet { lab: id, file: file() },
            (false, _) => Next::Lab { lab: id },
        }
    } else {
        Next::Done
    };
    let lab = |lab: &judge::Lab| Lab {
        id: lab.id.clone(),
        title: lab.title.clone(),
        goal: lab.goal.clone(),
        page: page_of(lab),
        is_apart: lab.apart,
        standing: standing(progress.of_lab(&lab.id)),
    };
    CourseMap { account: progress.last.clone(), labs: labs.iter().map(lab).collect(), next }
}

/// The chapter of the book that a lab of the course belongs to.
fn page_of(lab: &judge::Lab) -> Option<String> {
    let number = labs::number(&lab.id);
    let is_of = |page: &&str| page.split_once('-').map_or(*page, |(of, _)| of) == number;
    book::pages().find(is_of).map(str::to_owned)
}

fn draw(map: &CourseMap, words: &Catalogue) -> String {
    let render = Words::new(words);
    let mut text = match &map.account {
        Some(account) => Saying::new("map-account").with("account", account).say(words),
        None => words.message("map-nothing", &[]),
    };
    text.push_str("\n\n");
    for lab in &map.labs {
        let (mark, state) = told(&lab.standing);
        let title = render.text(&lab.title);
        let state = state.map(|state| format!("  {}", state.say(words))).unwrap_or_default();
        text.push_str(&format!("{mark} {:<9} {}{state}\n", report::safe::line(&lab.id), report::safe::line(title)));
    }
    let closing = match &map.next {
        Next::Mend { lab } => Saying::new("map-mend").with("lab", lab),
        Next::Lab { lab } => Saying::new("map-next").with("lab", lab),
        Next::Sheet { lab, file } => Saying::new("map-next-sheet").with("lab", lab).with("file", file),
        Next::Answers { lab, file } => Saying::new("map-next-answers").with("lab", lab).with("file", file),
        Next::Done => Saying::new("map-done"),
    };
    text.push_str(&format!("\n{}\n{}\n", words.message("map-legend", &[]), closing.say(words)));
    text
}

/// Passed once, and broken when it was judged last.
fn is_regressed(lab: &LabProgress) -> bool {
    lab.passed.is_some() && lab.status == State::Fail
}

/// How a lab stands.
fn standing(lab: Option<&LabProgress>) -> Standing {
    let Some(lab) = lab else { return Standing::Open };
    let judged = day(&lab.judged);
    match (lab.passed.as_deref().map(day), lab.status) {
        (Some(day), State::Pass) => Standing::Passed { day },
        (Some(day), State::Fail) => Standing::Regressed { day, judged },
        (Some(day), State::Unknown) => Standing::Untold { day, judged },
        (None, State::Unknown) => Standing::Unknown { judged },
        (None, _) => Standing::Failed { judged },
    }
}

/// A mark that needs no colour, and what there is to say.
fn told(standing: &Standing) -> (char, Option<Saying>) {
    let both = |id, day: &str, judged: &str| Some(Saying::new(id).with("day", day).with("judged", judged));
    match standing {
        Standing::Open => ('·', None),
        Standing::Passed { day } => ('✓', Some(Saying::new("map-passed").with("day", day))),
        Standing::Regressed { day, judged } => ('!', both("map-regressed", day, judged)),
        Standing::Untold { day, judged } => ('?', both("map-untold", day, judged)),
        Standing::Unknown { judged } => ('?', Some(Saying::new("map-unknown").with("judged", judged))),
        Standing::Failed { judged } => ('✗', Some(Saying::new("map-failed").with("judged", judged))),
    }
}

/// The day of a time, where the learner is.
fn day(time: &str) -> String {
    match time.parse::<jiff::Timestamp>() {
        Ok(time) => time.to_zoned(jiff::tz::TimeZone::system()).date().to_string(),
        Err(_) => time.to_owned(),
    }
}
