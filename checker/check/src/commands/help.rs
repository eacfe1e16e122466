//! `check help`: what `--help` says.

use crate::cli::{Help, help};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::nearest::nearest;
use crate::output;
use crate::words::Saying;
use messages::Catalogue;
use std::ffi::OsString;

pub(super) fn run(args: &Help, words: &Catalogue) -> Result<Exit, Failure> {
    let structure = help::structure();
    let mut command = &structure;
    for word in &args.command {
        command = command.find_subcommand(word).ok_or_else(|| {
            let failure = Failure::usage(Saying::new("usage-unknown-command").with("word", word));
            match nearest(word, command.get_subcommands().map(clap::Command::get_name)) {
                Some(near) => failure.hint(Saying::new("usage-did-you-mean").with("word", near)),
                None => failure.hint(Saying::new("usage-see-help").with("command", "check")),
            }
        })?;
    }
    let line = ["check"].into_iter().chain(args.command.iter().map(String::as_str)).chain(["--help"]);
    output::print(&help::text(words, line.map(OsString::from)))?;
    Ok(Exit::Passed)
}
