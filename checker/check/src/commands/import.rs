//! `check import`: makes a snapshot of what the AWS CLI printed.

use crate::cli::Import;
use crate::evidence;
use crate::exit::Exit;
use crate::failure::Failure;
use messages::Catalogue;

pub(super) fn run(args: &Import, words: &Catalogue) -> Result<Exit, Failure> {
    let snapshot = evidence::snapshot(&args.path, words)?;
    super::redact::save(&snapshot, args.output.as_deref())?;
    Ok(Exit::Passed)
}
