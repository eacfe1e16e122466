//! `check import`: makes a snapshot of what the AWS CLI printed.

use crate::cli::Import;
use crate::evidence;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Target;
use messages::Catalogue;

pub(super) fn run(args: &Import, words: &Catalogue) -> Result<Exit, Failure> {
    let target = Target::of(&args.output)?;
    let snapshot = evidence::snapshot(&args.path, words)?;
    super::redact::save(&snapshot, &target)?;
    target.announce(words);
    Ok(Exit::Passed)
}
