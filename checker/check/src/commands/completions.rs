//! `check completions`: what a shell needs to complete commands.

use crate::cli::Completions;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use messages::Catalogue;

pub(super) fn run(args: &Completions, words: &Catalogue) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut crate::cli::help::command(words), "check", &mut script);
    output::print_bytes(&script)?;
    Ok(Exit::Passed)
}
