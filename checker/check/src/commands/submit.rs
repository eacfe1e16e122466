//! `check submit`: puts what was reached into one file to hand in, and shows what is in such a file.

mod contents;
mod draft;
mod look;
mod read;
mod show;

pub(super) use show::show;

use crate::cli::Submit;
use crate::course::Course;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::library::Library;
use crate::output::{self, Target};
use crate::words::Saying;
use draft::{Draft, Left};
use messages::Catalogue;
use std::path::Path;

pub(super) fn run(args: &Submit, words: &Catalogue) -> Result<Exit, Failure> {
    // What cannot be written is told before the account is asked.
    let target = Target::of(&args.output)?;
    Course::no_third_app(&args.declared.app)?;
    let library = Library::open(args.library.labs_dir.as_deref())?;
    let all = ["all".to_owned()];
    let is_named = !args.asked.is_empty();
    let selection = library.select(if is_named { &args.asked } else { &all })?;
    let judging = look::judging(args, selection)?;
    let looked = look::looked(args, &judging, words)?;
    let mut draft = Draft::new(&judging)?;
    draft.store(words)?;
    draft.looked(&looked, is_named)?;
    let left = draft.left(is_named);
    if draft.is_empty() {
        return Err(nothing(&left));
    }
    draft.reports(words);
    let (submission, told) = draft.finish();
    let bytes =
        submission.to_zip().map_err(|error| Failure::usage(Saying::new("submit-not-made").with("cause", error)))?;
    target.save(&bytes)?;
    let file = target.file().unwrap_or(Path::new("-"));
    let mut text = told.say(file, words);
    for each in left.sayings() {
        text.push_str(&format!("{}\n", each.say(words)));
    }
    if target.file().is_some() {
        text.push_str(&format!("{}\n", Saying::new("submit-see").with("file", file.display()).say(words)));
    }
    output::remark(&text);
    Ok(if is_named && !left.is_empty() { Exit::Failed } else { Exit::Passed })
}

/// There is nothing to hand in; what comes next depends on why.
fn nothing(left: &Left) -> Failure {
    let failure = Failure::usage(Saying::new("submit-nothing"));
    match (left.unkept.first(), left.open.first()) {
        (Some(lab), _) => failure.hint(Saying::new("submit-nothing-kept").with("lab", lab)),
        (None, Some(lab)) => failure.hint(Saying::new("submit-nothing-yet").with("lab", lab)),
        (None, None) => failure,
    }
}
