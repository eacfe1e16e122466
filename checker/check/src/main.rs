//! `check`: reads an account, a snapshot or a world, and says what a lab of the course still needs.
//!
//! Here are the process's edges: arguments, environment, exit code. What a command does is in `commands`.

mod answers;
mod ascii;
mod case;
mod cli;
mod commands;
mod course;
mod drills;
mod engine;
#[cfg(feature = "live")]
mod environment;
mod evidence;
mod exit;
mod failure;
mod files;
mod flow;
mod judging;
mod library;
mod lines;
#[cfg(feature = "live")]
mod live;
mod mending;
#[cfg(feature = "live")]
mod my_ip;
mod nearest;
#[cfg(not(feature = "live"))]
mod offline;
mod output;
mod plans;
mod probing;
mod progress;
mod reasons;
mod region;
mod runtime;
mod seal;
mod snippet;
mod surroundings;
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
    #[cfg(feature = "live")]
    if let Some(code) = environment::without_empty() {
        return code;
    }
    let args: Vec<OsString> = std::env::args_os().collect();
    // It is there until the process ends, which takes the memory back faster than we could.
    let words: &Catalogue = Box::leak(Box::new(Catalogue::new(words::language(&args, words::locale().as_deref()))));
    // The message of a panic goes to standard error as Rust writes it: it is for those who mend the bug.
    let run = std::panic::catch_unwind(AssertUnwindSafe(|| run(args, words)));
    let exit = match run {
        Ok(Ok(exit)) => exit,
        Ok(Err(failure)) => {
            output::remark(&failure.say(words));
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
    let parsed = cli::help::structure().try_get_matches_from(args.iter()).and_then(|matches| {
        let cli = cli::Cli::from_arg_matches(&matches)?;
        Ok((matches, cli))
    });
    match parsed {
        Ok((matches, cli)) => commands::run(cli, &matches, words),
        Err(error) => explain(&error, args, words),
    }
}

/// Help, the version, or what was not understood. Only here the words of the command line are needed.
fn explain(error: &clap::Error, args: Vec<OsString>, words: &Catalogue) -> Result<Exit, Failure> {
    if error.kind() == ErrorKind::DisplayVersion {
        output::print(&error.render().to_string())?;
        return Ok(Exit::Passed);
    }
    if error.kind() != ErrorKind::DisplayHelp {
        return Err(cli::refusal::refusal(error, &cli::help::command(words), &args));
    }
    output::print(&cli::help::text(words, args))?;
    Ok(Exit::Passed)
}
