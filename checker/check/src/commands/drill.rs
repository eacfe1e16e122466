//! `check drill`: a broken network in which one asks for evidence and mends it, in a conversation or in a file.

mod ending;
mod evidence;
mod session;
mod talk;

use crate::cli;
use crate::drills;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::files;
use crate::library::Library;
use crate::output::{self, Target};
use crate::progress::Store;
use crate::reasons;
use crate::words::Saying;
use drill::{Course, Drill, SEEDS};
use messages::Catalogue;
use std::collections::BTreeSet;
use std::path::Path;

/// The first chapter, which everybody begins with.
const FIRST: &str = "1";

pub(crate) use session::Session;

/// A drill with what made it.
pub(crate) struct Set {
    course: Course,
    pub(crate) drill: Drill,
    /// The network as the learner gets it.
    start: String,
    pub(crate) seed: u64,
    pub(crate) level: u8,
    /// The options that a command for the same drill has to have.
    same: String,
}

pub(super) fn run(args: &cli::Drill, words: &Catalogue) -> Result<Exit, Failure> {
    let target = Target::of(&args.output)?;
    // What cannot be written down is told before the work, not after it.
    if let Some(file) = &args.results {
        drills::results(file)?;
    }
    let library = Library::open(args.library.labs_dir.as_deref())?;
    let set = set((args.seed, args.level), &library, args.library.labs_dir.as_deref(), words)?;
    match (&args.world, target.file()) {
        (Some(file), _) => judge(&set, file, words),
        (None, Some(_)) => write(&set, &target, words),
        (None, None) => talk::run(set, args.results.as_deref(), words),
    }
}

/// The drill that is meant: that of the seed, else one with a fault that is due, else a new one.
fn set(
    (seed, level): (Option<u64>, u8),
    library: &Library,
    labs_dir: Option<&Path>,
    words: &Catalogue,
) -> Result<Set, Failure> {
    let labs = library.folders().iter().map(|folder| Ok((library.lab(folder)?, folder)));
    let course = Course::new(labs.collect::<Result<_, Failure>>()?);
    let none = || Failure::usage(Saying::new("drill-none"));
    let (seed, drill) = match seed {
        Some(seed) => (seed, course.choose(seed, level).ok_or_else(none)?),
        None => free(&course, level, words).ok_or_else(none)?,
    };
    let labs = labs_dir.map(|dir| format!(" --labs {}", dir.display())).unwrap_or_default();
    let of_level = if level == 1 { String::new() } else { format!(" --level {level}") };
    let start = drill.start();
    Ok(Set { course, drill, start, seed, level, same: format!(" --seed {seed}{of_level}{labs}") })
}

/// Begins a drill for whoever speaks to it elsewhere than in a terminal: that of a seed, else one that is due or new.
///
/// # Errors
/// A lab cannot be read, or none can be made of them.
pub(crate) fn begin(
    seed: Option<u64>,
    level: u8,
    labs_dir: Option<&Path>,
    words: &Catalogue,
) -> Result<Session, Failure> {
    Session::new(set((seed, level), &Library::open(labs_dir)?, labs_dir, words)?)
}

/// A drill that nobody named: with the fault that has waited longest of those that are due, or with one that was not met
/// yet. Whoever has not come to the second chapter is spared it.
fn free(course: &Course, level: u8, words: &Catalogue) -> Option<(u64, Drill)> {
    let boxes = drills::boxes(words);
    let due: Vec<String> = boxes.due(jiff::Timestamp::now().as_second()).into_iter().map(str::to_owned).collect();
    let begin = super::practice::any_seed();
    let seeds = || (0..SEEDS).map(move |step| (begin + step) % SEEDS);
    let with = |fault: &str| {
        let mut seeds = seeds().filter(|seed| course.first(*seed, level).is_some_and(|first| first.id == fault));
        seeds.find_map(|seed| {
            let drill = course.choose(seed, level)?;
            drill.faults.iter().any(|told| told.fault.id == fault).then_some((seed, drill))
        })
    };
    // One that no lab has any more, or that makes no drill at this level, is passed over.
    if let Some(found) =
        due.iter().filter(|id| course.faults().iter().any(|fault| fault.id == **id)).find_map(|id| with(id))
    {
        return Some(found);
    }
    let progress = Store::open().map(|store| store.read().0).unwrap_or_default();
    let begun: BTreeSet<&str> = course
        .faults()
        .iter()
        .filter(|fault| progress.of_lab(&fault.lab).is_some())
        .map(drill::Fault::chapter)
        .chain([FIRST])
        .collect();
    let is_known =
        |chapter: &str| begun.contains(chapter) || !course.faults().iter().any(|fault| fault.chapter() == FIRST);
    let first = |seed: u64| course.first(seed, level).filter(|first| is_known(first.chapter()));
    let is_new = |seed: &u64| first(*seed).is_some_and(|first| !boxes.faults.contains_key(&first.id));
    let new = seeds().filter(is_new).take(TRIES).find_map(|seed| Some((seed, course.choose(seed, level)?)));
    new.or_else(|| {
        let mut seeds = seeds().filter(|seed| first(*seed).is_some());
        seeds.find_map(|seed| Some((seed, course.choose(seed, level)?)))
    })
}

/// Seeds that are tried for something new.
const TRIES: usize = 20;

/// Writes the network for whoever mends it in an editor.
fn write(set: &Set, target: &Target<'_>, words: &Catalogue) -> Result<Exit, Failure> {
    let symptoms = set.drill.symptoms.iter().map(|symptom| ending::symptom(symptom, words));
    let command = Saying::new("drill-file-head").with("same", &set.same).say(words);
    let head: Vec<String> = symptoms.chain([command]).collect();
    let head: String = head.join("\n").lines().map(|line| format!("# {line}\n")).collect();
    let version = format!("world {}\n", world::VERSION);
    let rest = set.start.strip_prefix(&version).unwrap_or(&set.start);
    target.deliver(&format!("{version}{head}{rest}"))?;
    if let Some(file) = target.file() {
        let done = Saying::new("drill-file").with("file", file.display()).with("same", &set.same);
        output::remark(&format!("{}\n", done.say(words)));
    }
    Ok(Exit::Passed)
}

/// Judges what somebody made of the network in a file.
fn judge(set: &Set, file: &Path, words: &Catalogue) -> Result<Exit, Failure> {
    let text = files::text(file)?;
    let built = set.course.bases().read(&text).and_then(|world| world.build());
    let built =
        built.map_err(|error| reasons::odd_world(&error, &text, &report::safe::line(&file.to_string_lossy())))?;
    let verdict = set.course.judge(&set.drill, &built.snapshot, &built.labels);
    if verdict.is_solved() {
        output::print(&format!("{}\n", Saying::new("drill-solved").say(words)))?;
        return Ok(Exit::Passed);
    }
    output::print(&ending::still(&verdict, words))?;
    Ok(Exit::Failed)
}
