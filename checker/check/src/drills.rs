//! What is kept of drills: which faults come back when, beside the learner's progress, and a file of results to hand in.

use crate::failure::Failure;
use crate::files;
use crate::output;
use crate::progress::{self, Store};
use crate::words::Saying;
use drill::{BoxResult, Boxes, BoxesError, Entry, Results, ResultsError};
use messages::Catalogue;
use std::fs;
use std::io;
use std::path::Path;

/// The file of the boxes in the store.
const BOXES: &str = "drills.json";

/// The boxes, what is wrong with them, and whether they may be written again: nothing is lost that somebody wrote and
/// nobody could read.
struct Found {
    boxes: Boxes,
    remark: Option<Saying>,
    may_replace: bool,
}

fn find(store: &Store) -> Found {
    let file = store.place(BOXES);
    let nothing = |remark, may_replace| Found { boxes: Boxes::default(), remark, may_replace };
    let bytes = match fs::read(&file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return nothing(None, true),
        Err(error) => return nothing(Some(progress::about("progress-not-read", &file, error)), false),
    };
    match Boxes::parse(&bytes) {
        Ok(boxes) => Found { boxes, remark: None, may_replace: true },
        Err(BoxesError::Newer) => nothing(Some(progress::about("progress-newer", &file, "")), false),
        Err(BoxesError::Broken(cause)) => {
            let aside = store.place(&format!("drills.broken-{}.json", jiff::Timestamp::now().as_second()));
            let is_aside = fs::rename(&file, &aside).is_ok();
            let id = if is_aside { "progress-broken" } else { "progress-not-read" };
            nothing(Some(progress::about(id, &file, cause).with("aside", aside.display())), is_aside)
        }
    }
}

/// The boxes of this user; what is wrong with them is told.
pub(crate) fn boxes(words: &Catalogue) -> Boxes {
    let Some(store) = Store::open() else { return Boxes::default() };
    let found = find(&store);
    if let Some(remark) = found.remark {
        output::remark(&format!("{}\n", remark.say(words)));
    }
    found.boxes
}

/// Notes what became of faults; what is wrong with that, which ends nothing.
pub(crate) fn note(faults: &[(String, BoxResult)]) -> Option<Saying> {
    let store = Store::open()?;
    let noted = || -> Result<Option<Saying>, Failure> {
        // Two runs at once write down both.
        let _locked = store.lock()?;
        let Found { mut boxes, remark, may_replace } = find(&store);
        if may_replace {
            let now = jiff::Timestamp::now().as_second();
            faults.iter().for_each(|(fault, result)| boxes.note(fault, *result, now));
            store.write(&store.place(BOXES), boxes.to_json().as_bytes())?;
        }
        Ok(remark)
    };
    noted().unwrap_or_else(|failure| Some(failure.into_what()))
}

/// The results in a file; none where there is no file yet.
///
/// # Errors
/// It is something else, broken, or of a newer program: then it stays as it is.
pub(crate) fn results(file: &Path) -> Result<Results, Failure> {
    match fs::symlink_metadata(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Results::default()),
        _ => {}
    }
    let bytes = files::bytes(file)?;
    Results::parse(&bytes).map_err(|error| match error {
        ResultsError::Newer => Failure::usage(files::about("drill-results-newer", file)),
        ResultsError::Broken(cause) => Failure::usage(files::about("drill-results-odd", file).with("cause", cause)),
    })
}

/// The file of the results in the store, for `check submit`.
const RESULTS: &str = "results.json";

/// The most drills whose results are kept.
const KEPT: usize = 500;

/// What became of the drills of this user; nothing where there is nothing, or nothing that can be read.
pub(crate) fn kept() -> Option<Results> {
    let bytes = fs::read(Store::open()?.place(RESULTS)).ok()?;
    Results::parse(&bytes).ok().filter(|results| !results.drills.is_empty())
}

/// Keeps what became of a drill, so that it can be handed in later. Whatever is wrong with that is told and ends nothing.
pub(crate) fn keep(entry: Entry) -> Option<Saying> {
    let store = Store::open()?;
    let kept = || -> Result<(), Failure> {
        // Two runs at once write down both.
        let _locked = store.lock()?;
        let file = store.place(RESULTS);
        let mut results = results(&file)?;
        results.drills.push(entry);
        let older = results.drills.len().saturating_sub(KEPT);
        results.drills.drain(..older);
        store.write(&file, results.to_json().as_bytes())
    };
    kept().err().map(Failure::into_what)
}

/// Adds a drill to the results in a file, which are read again: another drill may have ended in the meantime.
///
/// # Errors
/// The file cannot be read or written.
pub(crate) fn hand_in(file: &Path, entry: Entry) -> Result<(), Failure> {
    let store = Store::open();
    let _locked = store.as_ref().map(Store::lock).transpose()?;
    let mut results = results(file)?;
    results.drills.push(entry);
    output::written(output::replace(file, results.to_json().as_bytes()), file)
}
