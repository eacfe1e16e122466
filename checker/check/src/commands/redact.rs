//! `check snapshot redact`: takes names out of a snapshot before it goes to others.

use crate::cli::{Output, RedactMode};
use crate::evidence;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Target;
use crate::seal;
use messages::Catalogue;
use snapshot::{Snapshot, redact};
use std::path::Path;

pub(super) fn run(file: &Path, mode: RedactMode, output: &Output, words: &Catalogue) -> Result<Exit, Failure> {
    let target = Target::of(output)?;
    let snapshot = evidence::snapshot(file, words)?;
    let mode = match mode {
        RedactMode::Share => redact::Mode::Share,
        RedactMode::Submit => redact::Mode::Submit,
    };
    save(&redact::redact(&snapshot, mode, &seal::key()?), &target)?;
    target.announce(words);
    Ok(Exit::Passed)
}

/// Writes a snapshot with its secrets sealed, gzipped if the name of the file says so.
pub(super) fn save(snapshot: &Snapshot, target: &Target<'_>) -> Result<(), Failure> {
    let snapshot = seal::sealed(snapshot)?;
    let is_gzip = target.file().and_then(Path::extension).is_some_and(|extension| extension == "gz");
    if is_gzip { target.save(&snapshot.to_gzip()) } else { target.deliver(&snapshot.to_json()) }
}
