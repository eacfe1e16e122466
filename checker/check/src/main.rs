//! `check`: reads an account, a snapshot or a world, and says what a lab of the course still needs.
//!
//! Here are the process's edges: arguments, environment, exit code. What a command does is in `commands`.

mod case;
mod cli;
mod commands;
mod course;
mod evidence;
mod excerpt;
mod exit;
mod failure;
mod files;
mod library;
#[cfg(feature = "live")]
mod live;
mod nearest;
#[cfg(not(feature = "live"))]
mod offline;
mod output;
mod progress;
mod reasons;
mod watch;
mod words;

use clap::FromArgMatches as _;
use clap::error::ErrorKind;
use exit::Exit;
use failure::Failure;
use messages::Catalogue;
use std::ffi::OsString;
use std::panic::AssertUnwindSafe;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    let words = Catalogue::new(words::language(&args, words::locale().as_deref()));
    // The message of a panic goes to standard error as Rust writes it: it is for those who mend the bug.
    let run = std::panic::catch_unwind(AssertUnwindSafe(|| run(args, &words)));
    let exit = match run {
        Ok(Ok(exit)) => exit,
        Ok(Err(failure)) => {
            output::remark(&failure.say(&words));
            failure.exit()
        }
        Err(_) => {
            output::remark(&format!("{}\n", words.message("bug", &[("version", env!("CARGO_PKG_VERSION").into())])));
            Exit::Bug
        }
    };
    exit.into()
}

fn run(args: Vec<OsString>, words: &Catalogue) -> Result<Exit, Failure> {
    let mut command = cli::help::command(words);
    let parsed = command.try_get_matches_from_mut(args).and_then(|matches| {
        let cli = cli::Cli::from_arg_matches(&matches)?;
        Ok((matches, cli))
    });
    match parsed {
        Ok((matches, cli)) => commands::run(cli, &matches, words),
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            output::print(&error.render().ansi().to_string())?;
            Ok(Exit::Passed)
        }
        Err(error) => Err(cli::refusal::refusal(&error, &command)),
    }
}
