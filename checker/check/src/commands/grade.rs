//! `check grade`: what a class has handed in, judged again, marked, kept and handed back.
//!
//! Here is the order of things; who is who, judging and marks are in the crate `grade`.

mod collecting;
mod handback;
mod rubric;
mod shown;
mod source;
mod variants;

use crate::cli::{self, TraceFormat};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::files;
use crate::library::{Library, Selection};
use crate::output;
use crate::runtime;
use crate::words::Saying;
use grade::{Assembled, Course, Place, PlaceError, Rubric, Store, StoreError};
use jiff::Timestamp;
use judge::Lab;
use messages::Catalogue;
use std::collections::BTreeSet;
use std::num::NonZero;
use std::path::Path;
use std::thread::available_parallelism;

pub(super) fn run(args: &cli::Grade, words: &Catalogue) -> Result<Exit, Failure> {
    if !args.collect {
        return once(args, words);
    }
    loop {
        let is_whole = collecting::look(args, words)?;
        let exit = once(args, words)?;
        if !collecting::wait(args, words) {
            return Ok(if is_whole { exit } else { Exit::Unknown });
        }
    }
}

/// Grades what there is now.
fn once(args: &cli::Grade, words: &Catalogue) -> Result<Exit, Failure> {
    let dir = args.labs.iter().map(Path::new).find(|path| path.is_dir());
    let library = Library::open(dir)?;
    let all = library.select(&["all".to_owned()])?;
    let rubric = match &args.rubric {
        Some(file) => rubric::read(file, &all.labs)?,
        None => Rubric::default(),
    };
    if let Some(file) = &args.variants {
        return variants::write(args, file, &all, &rubric, words);
    }
    let place = place(&args.store)?;
    if let (true, Place::File(file)) = (args.regrade, &place) {
        // What is judged anew has to be there; a mistyped name makes no empty store.
        if !file.exists() {
            return Err(Failure::usage(files::about("grade-store-none", file)));
        }
    }
    let found = source::Found::look(args)?;
    tell_strangers(&rubric, &found, words);
    let named = asked(args, &library)?;
    let handback = handback::Handback::of(args, words)?;
    runtime::wait(async {
        let store = Store::open(&place).await.map_err(|error| away(&error, &place))?;
        let done = grade(args, &store, &all, named, &rubric, &found, &handback).await;
        store.close().await;
        done.map_err(|error| match error {
            Trouble::Store(error) => away(&error, &place),
            Trouble::Other(failure) => failure,
        })
    })?
}

/// Whoever the rubric names and the roster does not have: a slip of the pen would cost a waiver.
fn tell_strangers(rubric: &Rubric, found: &source::Found, words: &Catalogue) {
    let known: Vec<&str> = found.roster.iter().map(|learner| learner.id.as_str()).collect();
    let strangers: BTreeSet<&str> = rubric.learners().filter(|id| !known.contains(id)).collect();
    for id in strangers {
        let near = crate::nearest::nearest(id, known.iter().copied());
        let told = match near {
            Some(near) => Saying::new("rubric-no-learner-but").with("learner", id).with("near", near),
            None => Saying::new("rubric-no-learner").with("learner", id),
        };
        output::remark(&format!("{}\n", told.say(words)));
    }
}

/// What ends a run early.
enum Trouble {
    Store(StoreError),
    Other(Failure),
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self::Other(failure)
    }
}

async fn grade(
    args: &cli::Grade,
    store: &Store,
    all: &Selection,
    named: Option<Vec<String>>,
    rubric: &Rubric,
    found: &source::Found,
    handback: &handback::Handback<'_>,
) -> Result<Exit, Trouble> {
    let words = handback.words;
    // Everything is judged once, whatever is asked for today: tomorrow's question finds it in the store.
    let judged = course(all, all.asked.clone());
    let workers = available_parallelism().unwrap_or(NonZero::<usize>::MIN);
    let progress = shown::Bar::new(words);
    let told = |at| progress.at(at);
    let ran = if args.regrade {
        grade::regrade(store, &judged, workers, &told).await?
    } else {
        grade::grade(store, &judged, &found.handed, workers, &told).await?
    };
    progress.end();
    let entries = store.entries().await?;
    let asked = named.unwrap_or_else(|| graded(rubric, all, &entries));
    let course = course(all, asked);
    let now = Timestamp::now();
    let assembled = grade::assemble(&course, rubric, &found.roster, &entries, &ran.ids, found.strays.clone(), now);
    let recorded = grade::remembered(&assembled);
    let why = if args.regrade { "regrade" } else { "grade" };
    let changes = store.record(&course.asked, &recorded, why).await?;
    let changed: Vec<grade::Changed> = changes.iter().filter_map(grade::changed).collect();
    let shown = shown::Shown {
        assembled: &assembled,
        ran: &ran,
        changed: &changed,
        course: &course,
        rubric,
        words,
        is_again: args.regrade,
    };
    match args.format {
        TraceFormat::Terminal => output::print(&shown.text())?,
        TraceFormat::Json => output::print_bytes(shown.json().as_bytes())?,
    }
    let class = handback.write(store, &course, &assembled, &entries, &rubric.shared).await?;
    if args.format == TraceFormat::Terminal {
        output::print(&format!("\n{class}"))?;
        if args.collect {
            collecting::tell_who_is_done(&assembled, &course, words)?;
        }
    }
    Ok(exit(&assembled))
}

/// Whether somebody has to look: a mark is held back, or a file is in no mark.
fn exit(assembled: &Assembled) -> Exit {
    let tally = &assembled.book.tally;
    let cells = assembled.book.learners.iter().flat_map(|row| row.cells.values());
    let is_whole = tally.unreadable.is_empty() && tally.strangers.is_empty() && tally.waiting == 0;
    let is_held = cells.into_iter().any(|cell| cell.mark == grade::Mark::Held);
    if is_whole && !is_held { Exit::Passed } else { Exit::Unknown }
}

fn course(all: &Selection, asked: Vec<String>) -> Course {
    Course { labs: all.labs.clone(), asked, versions: all.versions.clone() }
}

/// The labs of the command line, if it names any.
fn asked(args: &cli::Grade, library: &Library) -> Result<Option<Vec<String>>, Failure> {
    let names: Vec<String> = args.labs.iter().filter(|name| !Path::new(name).is_dir()).cloned().collect();
    if names.is_empty() {
        return Ok(None);
    }
    let selection = library.select(&names)?;
    // In the order of the course, whatever the order of the command line.
    let is_asked = |lab: &&Lab| selection.asked.iter().any(|id| lab.is_called(id));
    let in_order = library.folders().iter().map(|folder| library.lab(folder)).collect::<Result<Vec<_>, _>>()?;
    Ok(Some(in_order.iter().filter(is_asked).map(|lab| lab.id.clone()).collect()))
}

/// The labs of the rubric, else those that somebody has handed something in for.
fn graded(rubric: &Rubric, all: &Selection, entries: &[grade::Entry]) -> Vec<String> {
    let of_rubric: Vec<&str> = rubric.labs().collect();
    let handed_in = |id: &String| {
        entries.iter().filter_map(|entry| entry.judged.as_ref()).any(|judged| judged.labs.contains_key(id))
    };
    let is_graded = |id: &&String| if of_rubric.is_empty() { handed_in(id) } else { of_rubric.contains(&id.as_str()) };
    all.asked.iter().filter(is_graded).cloned().collect()
}

fn place(text: &str) -> Result<Place, Failure> {
    // PostgreSQL's own variable, so that no password has to stand in a command line.
    let password = std::env::var("PGPASSWORD").ok();
    Place::parse(text, password.as_deref()).map_err(|error| {
        Failure::usage(match error {
            PlaceError::Scheme(scheme) => Saying::new("grade-store-scheme").with("scheme", scheme),
            PlaceError::Malformed => Saying::new("grade-store-malformed"),
            PlaceError::NoDatabase => Saying::new("grade-store-no-database"),
        })
    })
}

/// Why there is no store.
fn away(error: &StoreError, place: &Place) -> Failure {
    let about = |id| Saying::new(id).with("store", place.name());
    match error {
        StoreError::Away(cause) => Failure::access(about("grade-store-away").with("cause", cause)),
        StoreError::Newer(version) => Failure::usage(about("grade-store-newer").with("version", version)),
        StoreError::File(cause) => Failure::usage(about("grade-store-file").with("cause", cause)),
        StoreError::Odd(cause) => Failure::usage(about("grade-store-odd").with("cause", cause)),
        StoreError::Refused(cause) => Failure::usage(about("grade-store-odd").with("cause", cause)),
    }
}
