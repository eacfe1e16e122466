//! What each verb does, one file each.

mod book;
mod cleanup;
mod completions;
mod cost;
mod course_map;
mod dns;
mod doctor;
mod drill;
mod explain;
mod exposure;
mod grade;
mod help;
mod import;
mod init;
mod lab;
mod look;
mod man;
mod map;
mod policy;
mod practice;
mod quiz;
mod redact;
mod roster;
mod serve;
mod sheet;
mod show;
mod submit;
mod trace;
mod verdict;
mod worlds;

use crate::cli::{Cli, LabVerb, PracticeVerb, RosterVerb, SnapshotVerb, SubmitVerb, Verb};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::words::Saying;
use clap::ArgMatches;
use clap::parser::ValueSource;
use messages::Catalogue;

/// Carries a command line out.
///
/// # Errors
/// Why there is no result.
pub(crate) fn run(cli: Cli, matches: &ArgMatches, words: &Catalogue) -> Result<Exit, Failure> {
    let Some(verb) = cli.verb else {
        // Bare `check` is the course map; with anything but a language it wants to judge.
        return if said(matches).next().is_none() {
            course_map::run(words)
        } else if cli.judge.asked.is_empty() && cli.judge.library.labs_dir.is_some() && said(matches).count() == 1 {
            course_map::run_with(&cli.judge.library, words)
        } else {
            verdict::run(cli.judge, words)
        };
    };
    if let (Some(stray), Some(verb)) = (said(matches).next(), matches.subcommand_name()) {
        return Err(Failure::usage(Saying::new("usage-stray").with("arg", stray).with("verb", verb)));
    }
    match verb {
        Verb::Init(args) => init::run(&args, words),
        Verb::Collect(args) => look::run(&args, words),
        Verb::Import(args) => import::run(&args, words),
        Verb::Snapshot { verb: SnapshotVerb::Show { file } } => show::run(&file, words),
        Verb::Snapshot { verb: SnapshotVerb::Redact { file, mode, output } } => {
            redact::run(&file, mode, &output, words)
        }
        Verb::Trace(args) => trace::run(&args, words),
        Verb::Exposure(args) => exposure::run(&args, words),
        Verb::Cleanup(args) => cleanup::run(&args, words),
        Verb::Cost(args) => cost::run(&args, words),
        Verb::Map(args) => map::run(&args, words),
        Verb::Dns(args) => dns::run(&args, words),
        Verb::Explain(args) => explain::run(&args, words),
        Verb::Policy(args) => policy::run(&args, words),
        Verb::Sheet(args) => sheet::run(&args, words),
        Verb::Quiz(args) => quiz::run(&args, words),
        Verb::Drill(args) => drill::run(&args, words),
        Verb::Grade(args) => grade::run(&args, words),
        Verb::Submit(args) => match &args.verb {
            Some(SubmitVerb::Show { file }) => submit::show(file, words),
            None => submit::run(&args, words),
        },
        Verb::Roster { verb: RosterVerb::Check { file, paths } } => roster::check(&file, &paths, words),
        Verb::Roster { verb: RosterVerb::Issue(args) } => roster::issue(&args, words),
        Verb::Roster { verb: RosterVerb::Delegate(args) } => roster::delegate(&args, words),
        Verb::Practice { verb: PracticeVerb::Start(args) } => practice::run(&args, words),
        Verb::Worlds(args) => worlds::run(&args, words),
        Verb::Serve(args) => serve::run(&args, words),
        Verb::Book(args) => book::run(&args, words),
        Verb::Doctor(args) => doctor::run(&args, words),
        Verb::Lab { verb: LabVerb::New { name, library } } => lab::new(&name, &library, words),
        Verb::Lab { verb: LabVerb::Lint { asked, library } } => lab::lint(&asked, &library, words),
        Verb::Lab { verb: LabVerb::Up { lab } } => lab::up(lab.as_deref(), words),
        Verb::Completions(args) => completions::run(&args, words),
        Verb::Man => man::run(words),
        Verb::Help(args) => help::run(&args, words),
    }
}

/// The arguments of the command line that stand before any verb, as they are written.
fn said(matches: &ArgMatches) -> impl Iterator<Item = String> {
    matches
        .ids()
        .map(clap::Id::as_str)
        .filter(|id| *id != "lang" && id.chars().next().is_some_and(char::is_lowercase))
        .filter(|id| matches.value_source(id) == Some(ValueSource::CommandLine))
        .map(|id| match id {
            "asked" => "LABS".to_owned(),
            "labs_dir" => "--labs".to_owned(),
            id => format!("--{}", id.replace('_', "-")),
        })
}
