//! Where evidence comes from: a file, a folder, a world; a live account is [`crate::live`]'s.

use crate::case;
use crate::cli::Source;
use crate::failure::Failure;
use crate::files;
use crate::library::{Library, Solved};
use crate::plans;
use crate::reasons;
use crate::words::Saying;
use judge::EvidenceLevel;
use messages::Catalogue;
use report::safe;
use snapshot::{ReadError, Snapshot, import};
use std::path::{Path, PathBuf};
use world::Labels;

pub(crate) use companion::Evidence;

/// A world that nobody built.
pub(crate) fn practice(snapshot: Snapshot, labels: Labels) -> Evidence {
    Evidence { snapshot, level: EvidenceLevel::Practice, live: false, is_of_now: false, labels, text: None }
}

/// Practice that needs no world.
pub(crate) fn practice_of_nothing() -> Evidence {
    practice(Snapshot::default(), Labels::default())
}

/// What was read from an account before.
fn of_account(snapshot: Snapshot) -> Evidence {
    let level = EvidenceLevel::SelfReported;
    Evidence { snapshot, level, live: false, is_of_now: false, labels: Labels::default(), text: None }
}

/// What was just read from an account.
#[cfg(feature = "live")]
pub(crate) fn live(snapshot: Snapshot) -> Evidence {
    Evidence { live: true, is_of_now: true, ..of_account(snapshot) }
}

/// No evidence of an account, for exercises that need none.
pub(crate) fn none() -> Evidence {
    Evidence { is_of_now: true, ..of_account(Snapshot::default()) }
}

/// The evidence that a command line names; `None` if it names none, so that the account is asked.
///
/// # Errors
/// What it names cannot be read.
pub(crate) fn named(
    source: &Source,
    library: &Library,
    asked: &[String],
    words: &Catalogue,
) -> Result<Option<Evidence>, Failure> {
    let found = match (&source.snapshot, &source.world) {
        _ if source.practice => world(SOLVED, library, asked)?,
        _ if plans::is_named(source) => {
            let (snapshot, labels) = plans::read(source, words)?;
            practice(snapshot, labels)
        }
        (Some(path), _) => of_account(snapshot(path, words)?),
        (None, Some(name)) => world(name, library, asked)?,
        (None, None) => return Ok(None),
    };
    edited(source, found).map(Some)
}

/// The evidence that a command line names, else what `live` reads of the account. Without a lab that is asked for, those
/// of `--labs` are meant.
///
/// # Errors
/// What it names cannot be read, or the account cannot.
pub(crate) fn given(
    source: &Source,
    library: &crate::cli::Library,
    words: &Catalogue,
    live: impl FnOnce() -> Result<Evidence, Failure>,
) -> Result<Evidence, Failure> {
    let library = Library::open(library.labs_dir.as_deref())?;
    named(source, &library, &library.added(), words)?.map_or_else(live, Ok)
}

/// The evidence with the edits of `--what-if` carried out on it. An account stays one, edited on paper.
///
/// # Errors
/// The file cannot be read, or a line of it cannot be carried out.
pub(crate) fn edited(source: &Source, evidence: Evidence) -> Result<Evidence, Failure> {
    let Some(file) = &source.what_if else { return Ok(evidence) };
    let text = files::text(file)?;
    // The hints of a practice world are written in its labels.
    let snapshot = world::edit(&evidence.snapshot, &evidence.labels.resolve(&text))
        .map_err(|error| reasons::odd_world(&error, &text, &safe::line(&file.to_string_lossy())))?;
    let level = match evidence.level {
        EvidenceLevel::Practice => EvidenceLevel::Practice,
        _ => EvidenceLevel::WhatIf,
    };
    Ok(Evidence { snapshot, level, live: false, is_of_now: false, labels: evidence.labels, text: None })
}

/// The files that a command line takes its evidence from.
pub(crate) fn files(source: &Source) -> Option<PathBuf> {
    let world = source.world.as_ref().map(PathBuf::from).filter(|file| file.exists());
    source.snapshot.clone().or(world).or_else(|| source.plan.clone()).or_else(|| source.template.clone())
}

/// Reads a snapshot; what the AWS CLI printed, in a file or in the files of a folder, becomes one.
///
/// # Errors
/// It cannot be read.
pub(crate) fn snapshot(path: &Path, words: &Catalogue) -> Result<Snapshot, Failure> {
    if path.is_dir() {
        return folder(path, words);
    }
    let bytes = files::bytes(path)?;
    let error = match Snapshot::from_bytes(&bytes) {
        Ok(snapshot) => return Ok(snapshot),
        Err(error @ (ReadError::NotASnapshot { .. } | ReadError::Malformed { .. } | ReadError::Truncated { .. })) => {
            error
        }
        Err(error) => return Err(unreadable(path, &error)),
    };
    // Answers of the AWS CLI are a snapshot of their calls, and so is a snapshot with something beside it.
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let imported = import::import(&[import::SourceFile { path: name, bytes }]);
    if imported.snapshot.calls.is_empty() {
        return Err(unusable(path, &error, &imported.notes));
    }
    notes(&imported.notes, words);
    Ok(imported.snapshot)
}

/// Why a single file is no evidence: what is wrong with its answers, or what it is at all.
fn unusable(path: &Path, error: &ReadError, notes: &[import::ImportNote]) -> Failure {
    use import::NoteKind::{
        Ambiguous, Broken, Foreign, NoAnswer, NoList, NoParent, Refused, TooMuch, UnknownOperation, Zip,
    };
    let telling = notes.iter().map(|note| &note.kind).find(|kind| {
        matches!(
            kind,
            Ambiguous { .. }
                | Foreign { .. }
                | NoAnswer { .. }
                | NoList { .. }
                | NoParent { .. }
                | Refused { .. }
                | TooMuch { .. }
                | UnknownOperation { .. }
                | Zip
        ) || matches!((kind, error), (Broken(_), ReadError::NotASnapshot { .. }))
    });
    match telling {
        Some(Broken(error)) => unreadable(path, error),
        Some(kind) => Failure::usage(files::about("snapshot-not-read", path)).because(reasons::import_note(kind)),
        None => unreadable(path, error),
    }
}

/// Makes a snapshot of the files of a folder; what was left out is told on standard error.
///
/// # Errors
/// The folder cannot be listed, or nothing in it is evidence.
pub(crate) fn folder(path: &Path, words: &Catalogue) -> Result<Snapshot, Failure> {
    let limits = snapshot::Limits::default();
    let mut sources = Vec::new();
    let mut bytes = 0;
    // What cannot be read is skipped: the others are evidence all the same.
    let listing = files::below(path)?;
    let mut skipped = listing.others;
    skipped.extend(listing.closed.into_iter().map(|(below, error)| (below.path, files::skipped(&error))));
    for below in listing.files {
        let content = match files::evidence(&below.file) {
            Ok(content) => content,
            Err(error) => {
                skipped.push((below.path, files::skipped(&error)));
                continue;
            }
        };
        bytes += content.len();
        sources.push(import::SourceFile { path: below.path, bytes: content });
        // One more than is let through, so that the import says what is too much.
        if bytes > limits.total || sources.len() > limits.files {
            break;
        }
    }
    for (path, why) in skipped {
        crate::output::remark(&format!("{}: {}\n", safe::line(&path), why.say(words)));
    }
    let imported = import::import(&sources);
    notes(&imported.notes, words);
    if imported.snapshot.calls.is_empty() {
        return Err(Failure::usage(files::about("import-nothing", path)).hint(Saying::new("import-nothing-hint")));
    }
    Ok(imported.snapshot)
}

fn notes(notes: &[import::ImportNote], words: &Catalogue) {
    for note in notes {
        let mut said = reasons::import_note(&note.kind);
        if note.times > 1 {
            said = Saying::new("import-times").counting("times", note.times).cause(said);
        }
        let text = said.say(words);
        crate::output::remark(&format!("{}: {text}\n", safe::line(&note.path)));
    }
}

fn unreadable(path: &Path, error: &ReadError) -> Failure {
    let cause = reasons::read_error(error);
    Failure::usage(files::about("snapshot-not-read", path)).because(cause)
}

/// The name of the world in which the labs that are asked for are done.
const SOLVED: &str = "solved";

/// A world by its name, or in a file.
fn world(name: &str, library: &Library, asked: &[String]) -> Result<Evidence, Failure> {
    match named_world(name, library, asked)? {
        Some(Solved { text, place }) => written(&text, &place, library),
        None => written(&files::text(Path::new(name))?, name, library),
    }
}

/// A world by its text; `place` is what people call that.
///
/// # Errors
/// A line of it is not understood, or cannot be carried out.
pub(crate) fn written(text: &str, place: &str, library: &Library) -> Result<Evidence, Failure> {
    let built = library.bases().read(text).and_then(|world| world.build());
    let built = built.map_err(|error| reasons::odd_world(&error, text, place))?;
    Ok(Evidence { text: Some(text.to_owned()), ..practice(built.snapshot, built.labels) })
}

/// The text of a world that has a name: the one in which labs are done, a base, a case of the lab that was asked for, or
/// one of a lab that is named; nothing where it may be a file.
///
/// # Errors
/// There is neither.
pub(crate) fn named_world(name: &str, library: &Library, asked: &[String]) -> Result<Option<Solved>, Failure> {
    if name == SOLVED {
        return library.solved(asked).map(Some);
    }
    if world::bases().iter().any(|base| base.name == name) {
        return Ok(Some(library.named(name)));
    }
    let in_lab = |lab: &str, name: &str| -> Option<Solved> {
        let folder = library.folder(lab).ok()?;
        let case = case::cases(folder).find(|case| case.name == name)?;
        Some(Solved { text: case.text.to_owned(), place: name.to_owned() })
    };
    if let [lab] = asked
        && let Some(text) = in_lab(lab, name)
    {
        return Ok(Some(text));
    }
    if name == "-" || Path::new(name).exists() {
        return Ok(None);
    }
    if let Some((lab, case)) = name.split_once('/') {
        if let (SOLVED, Ok(folder)) = (case, library.folder(lab)) {
            return library.solved(&[folder.id()]).map(Some);
        }
        if let Some(text) = in_lab(lab, case) {
            return Ok(Some(text));
        }
    }
    let failure = Failure::usage(Saying::new("world-unknown").with("world", name));
    // Who names a lab means a world of that lab.
    if let Some((folder, case)) = name.split_once('/').and_then(|(lab, case)| Some((library.folder(lab).ok()?, case))) {
        let near = crate::nearest::nearest(case, case::cases(folder).map(|case| case.name));
        return Err(failure.hint(match near {
            Some(near) => Saying::new("usage-did-you-mean").with("word", format!("{}/{near}", folder.id())),
            None => Saying::new("world-see-list-of").with("lab", folder.id()),
        }));
    }
    let known = known_worlds(library, asked);
    let near = crate::nearest::nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
    let near = near.or_else(|| world_of_a_lab(name, library, asked));
    Err(match near {
        Some(world) => failure.hint(Saying::new("usage-did-you-mean").with("word", world)),
        None => failure.hint(Saying::new("world-see-list")),
    })
}

/// The whole name of the world that is called nearly so in some lab; in one that was asked about before others.
fn world_of_a_lab(name: &str, library: &Library, asked: &[String]) -> Option<String> {
    let (of_asked, of_others): (Vec<_>, Vec<_>) =
        library.folders().iter().partition(|folder| asked.iter().any(|lab| *lab == folder.id()));
    let worlds = of_asked.into_iter().chain(of_others).flat_map(|folder| {
        let id = folder.id();
        case::cases(folder).map(move |case| (case.name, format!("{id}/{}", case.name)))
    });
    let worlds: Vec<(&str, String)> = worlds.collect();
    let near = crate::nearest::nearest(name, worlds.iter().map(|(name, _)| *name))?;
    worlds.into_iter().find(|(name, _)| *name == near).map(|(_, whole)| whole)
}

/// The names of all worlds, those of a single lab without its id.
fn known_worlds(library: &Library, asked: &[String]) -> Vec<String> {
    let mut known: Vec<String> = world::bases().iter().map(|base| base.name.clone()).collect();
    for folder in library.folders() {
        let own = matches!(asked, [lab] if *lab == folder.id());
        let named = |name: &str| if own { name.to_owned() } else { format!("{}/{name}", folder.id()) };
        known.extend(folder.file(proof::SOLVED).map(|_| named(SOLVED)));
        known.extend(case::cases(folder).map(|case| named(case.name)));
    }
    known
}
