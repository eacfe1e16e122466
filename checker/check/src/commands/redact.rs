//! `check snapshot redact`: takes names out of a snapshot before it goes to others.

use crate::cli::RedactMode;
use crate::evidence;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::seal;
use messages::Catalogue;
use snapshot::{Snapshot, redact};
use std::path::Path;

pub(super) fn run(file: &Path, mode: RedactMode, output: Option<&Path>, words: &Catalogue) -> Result<Exit, Failure> {
    let snapshot = evidence::snapshot(file, words)?;
    let mode = match mode {
        RedactMode::Share => redact::Mode::Share,
        RedactMode::Submit => redact::Mode::Submit,
    };
    save(&redact::redact(&snapshot, mode, &seal::key()?), output)?;
    Ok(Exit::Passed)
}

/// Writes a snapshot with its secrets sealed, gzipped if the name of the file says so.
pub(super) fn save(snapshot: &Snapshot, file: Option<&Path>) -> Result<(), Failure> {
    let snapshot = seal::sealed(snapshot)?;
    match file {
        Some(file) if file.extension().is_some_and(|extension| extension == "gz") => {
            output::save(file, &snapshot.to_gzip())
        }
        file => output::deliver(&snapshot.to_json(), file),
    }
}
