//! What is to be graded, by the command line: the roster, and what was handed in.

use super::collecting;
use crate::cli;
use crate::failure::Failure;
use grade::intake::{self, Bounds};
use grade::{Handed, Learner, Strays};
use std::path::Path;

/// What there is to grade, and by whom it was handed in.
pub(super) struct Found {
    pub(super) roster: Vec<Learner>,
    pub(super) handed: Vec<Handed>,
    pub(super) strays: Strays,
}

impl Found {
    /// Looks through what the command line names. What is wrong with one file is told later, beside what came of all others.
    pub(super) fn look(args: &cli::Grade) -> Result<Self, Failure> {
        let roster = crate::commands::roster::read(&args.roster)?;
        if let Some(gone) = args.paths.iter().find(|path| !path.exists()) {
            return Err(crate::files::unreadable(gone, &missing(gone)));
        }
        let bounds = Bounds::default();
        let intake = intake::look(&args.paths, &roster, &bounds);
        let (mut handed, mut strays) = grade::handed(&intake, &bounds);
        if args.collect {
            for kept in collecting::kept(args, &roster)? {
                match grade::collected(&kept.learner, &kept.file, kept.at, &bounds) {
                    Ok(one) => handed.push(one),
                    Err(reason) => strays.unreadable.push(reason),
                }
            }
        }
        Ok(Self { roster: roster.learners().to_vec(), handed, strays })
    }
}

/// Why a path is not there, in the system's words.
fn missing(path: &Path) -> std::io::Error {
    path.metadata().err().unwrap_or_else(|| std::io::ErrorKind::NotFound.into())
}
