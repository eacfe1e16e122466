//! The command line: what can be said, not what comes of it.
//!
//! Nothing here has a sentence: [`help`] puts the words of the reader's language in, by the names of the arguments.

mod choice;
mod declared;
mod dns;
mod grading;
pub(crate) mod help;
mod network;
mod output;
mod probing;
pub(crate) mod refusal;
mod roster;
mod source;
mod submit;
pub(crate) mod value;

pub(crate) use choice::{Format, Lang, MyIp, PageFormat, RedactMode, Shell, Theme, TraceFormat};
pub(crate) use declared::Declared;
pub(crate) use dns::Dns;
pub(crate) use grading::Grade;
pub(crate) use network::{Cleanup, Cost, Exposure, Map, Trace};
pub(crate) use output::Output;
pub(crate) use probing::Probing;
pub(crate) use roster::{RosterDelegate, RosterIssue, RosterVerb, ZoneFormat};
pub(crate) use source::{Account, Library, Source};
pub(crate) use submit::{Submit, SubmitVerb};

use clap::{Args, Parser, Subcommand};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Everything that can be said.
#[derive(Debug, Parser)]
#[command(name = "check", version)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) verb: Option<Verb>,
    #[command(flatten)]
    pub(crate) judge: Judge,
    #[arg(long, global = true, value_name = "LANG", help_heading = "output")]
    pub(crate) lang: Option<Lang>,
}

/// The verbs, each in a file of `commands`.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    Init(Init),
    Collect(Collect),
    Import(Import),
    Snapshot {
        #[command(subcommand)]
        verb: SnapshotVerb,
    },
    Trace(Trace),
    Exposure(Exposure),
    Cleanup(Cleanup),
    Cost(Cost),
    Map(Map),
    Dns(Dns),
    Explain(Explain),
    Policy(Policy),
    Sheet(Sheet),
    Quiz(Quiz),
    Drill(Drill),
    Grade(Grade),
    Submit(Submit),
    Roster {
        #[command(subcommand)]
        verb: RosterVerb,
    },
    Practice {
        #[command(subcommand)]
        verb: PracticeVerb,
    },
    Worlds(Worlds),
    Serve(Serve),
    Book(Book),
    Doctor(Doctor),
    Lab {
        #[command(subcommand)]
        verb: LabVerb,
    },
    Completions(Completions),
    Man,
    Help(Help),
}

/// Judges labs, or shows the course map if none is named.
#[derive(Debug, Args)]
pub(crate) struct Judge {
    #[arg(value_name = "LABS")]
    pub(crate) asked: Vec<String>,
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) declared: Declared,
    #[arg(long, value_name = "FILE", help_heading = "judging")]
    pub(crate) answers: Vec<PathBuf>,
    #[arg(long, value_name = "ADDRESS", help_heading = "judging")]
    pub(crate) my_ip: Option<MyIp>,
    #[arg(long, help_heading = "judging")]
    pub(crate) no_probes: bool,
    #[command(flatten)]
    pub(crate) probing: Probing,
    #[command(flatten)]
    pub(crate) library: Library,
    #[arg(long, value_name = "FORMAT", default_value = "terminal", help_heading = "output")]
    pub(crate) format: Format,
    #[arg(long, value_name = "N", default_value_t = 0, help_heading = "output")]
    pub(crate) hint: u8,
    #[arg(long, help_heading = "output")]
    pub(crate) watch: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Writes `course.toml`.
#[derive(Debug, Args)]
pub(crate) struct Init {
    #[arg(long, value_name = "ID", value_parser = value::learner)]
    pub(crate) learner: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) course: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) profile: Option<String>,
    #[arg(long, value_name = "REGION", value_parser = value::region)]
    pub(crate) region: Option<String>,
    #[arg(long, value_name = "VPC")]
    pub(crate) vpc: Option<String>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) ssh_port: Vec<u16>,
    #[arg(long, value_name = "URL")]
    pub(crate) app: Vec<String>,
    #[arg(long, value_name = "NAME", value_parser = value::domain)]
    pub(crate) domain: Option<String>,
    #[arg(long, value_name = "URL")]
    pub(crate) repository: Option<String>,
}

/// Saves a snapshot of an account, or a script that does.
#[derive(Debug, Args)]
#[command(mut_arg("output", |output| output.required_unless_present("script")))]
pub(crate) struct Collect {
    #[arg(value_name = "LABS")]
    pub(crate) asked: Vec<String>,
    #[command(flatten)]
    pub(crate) account: Account,
    #[arg(long, value_name = "NAME", value_parser = value::domain, help_heading = "probes")]
    pub(crate) domain: Option<String>,
    #[arg(long, value_name = "URL", value_parser = value::endpoint, help_heading = "probes")]
    pub(crate) app: Vec<String>,
    #[arg(long, value_name = "MARK", value_parser = value::mark, help_heading = "probes")]
    pub(crate) restarted: Option<String>,
    #[arg(long, value_name = "PATH", help_heading = "probes")]
    pub(crate) repo: Option<PathBuf>,
    #[arg(long, help_heading = "probes")]
    pub(crate) no_probes: bool,
    #[command(flatten)]
    pub(crate) probing: Probing,
    #[command(flatten)]
    pub(crate) library: Library,
    #[arg(long, value_name = "SHELL", conflicts_with_all = ["profile", "region", "endpoint_url"])]
    pub(crate) script: Option<Shell>,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Makes a snapshot of what the AWS CLI printed.
#[derive(Debug, Args)]
pub(crate) struct Import {
    #[arg(value_name = "PATH")]
    pub(crate) path: PathBuf,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// What can be done with a snapshot.
#[derive(Debug, Subcommand)]
pub(crate) enum SnapshotVerb {
    Show {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    Redact {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long, value_name = "MODE", default_value = "share")]
        mode: RedactMode,
        #[command(flatten)]
        output: Output,
    },
}

/// Explains a check or a code.
#[derive(Debug, Args)]
pub(crate) struct Explain {
    #[arg(value_name = "WORD")]
    pub(crate) word: Option<String>,
}

/// Prints the least permissions.
#[derive(Debug, Args)]
pub(crate) struct Policy {
    #[arg(value_name = "LABS")]
    pub(crate) asked: Vec<String>,
    #[arg(long)]
    pub(crate) role: bool,
    #[command(flatten)]
    pub(crate) library: Library,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Prints an exercise sheet.
#[derive(Debug, Args)]
pub(crate) struct Sheet {
    #[arg(value_name = "LAB")]
    pub(crate) lab: String,
    #[arg(long, value_name = "ID", value_parser = value::learner)]
    pub(crate) learner: Option<String>,
    #[command(flatten)]
    pub(crate) library: Library,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Asks the questions of a chapter.
#[derive(Debug, Args)]
pub(crate) struct Quiz {
    #[arg(value_name = "CHAPTER")]
    pub(crate) chapter: Option<String>,
    #[arg(long, value_name = "DIR")]
    pub(crate) questions: Option<PathBuf>,
    #[arg(long)]
    pub(crate) list: bool,
    #[arg(long, conflicts_with = "list")]
    pub(crate) lint: bool,
    #[command(flatten)]
    pub(crate) library: Library,
}

/// A broken network to be mended in a conversation, or in a file.
#[derive(Debug, Args)]
pub(crate) struct Drill {
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=3))]
    pub(crate) level: u8,
    #[arg(long, value_name = "FILE", requires = "seed", conflicts_with_all = ["results", "output"])]
    pub(crate) world: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with = "output")]
    pub(crate) results: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) library: Library,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// What can be practised.
#[derive(Debug, Subcommand)]
pub(crate) enum PracticeVerb {
    Start(PracticeStart),
}

/// Writes a network to be mended.
#[derive(Debug, Args)]
#[command(mut_arg("output", |output| output.default_value("world.txt")))]
pub(crate) struct PracticeStart {
    #[arg(value_name = "LAB")]
    pub(crate) lab: String,
    #[arg(long, value_name = "WORLD", conflicts_with_all = ["seed", "level"])]
    pub(crate) world: Option<String>,
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=2))]
    pub(crate) level: u8,
    #[command(flatten)]
    pub(crate) library: Library,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Lists the worlds.
#[derive(Debug, Args)]
pub(crate) struct Worlds {
    #[arg(value_name = "LAB")]
    pub(crate) lab: Option<String>,
    #[command(flatten)]
    pub(crate) library: Library,
}

/// Serves the companion.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    pub(crate) source: Source,
    #[arg(long, value_name = "VPC", help_heading = "evidence")]
    pub(crate) vpc: Option<String>,
    #[command(flatten)]
    pub(crate) library: Library,
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:0", value_parser = value::listen)]
    pub(crate) listen: SocketAddr,
    #[arg(long)]
    pub(crate) no_open: bool,
    #[arg(long, value_name = "FILE")]
    pub(crate) engine: Option<PathBuf>,
}

/// Builds the book.
#[derive(Debug, Args)]
pub(crate) struct Book {
    #[arg(short, long, value_name = "DIR", default_value = "target/book", help_heading = "output")]
    pub(crate) output: PathBuf,
    #[arg(long, help_heading = "output")]
    pub(crate) as_preprocessor: bool,
    #[arg(long, value_name = "FILE", help_heading = "output", conflicts_with = "as_preprocessor")]
    pub(crate) engine: Option<PathBuf>,
    #[arg(hide = true, requires = "as_preprocessor")]
    pub(crate) rest: Vec<String>,
}

/// Looks whether everything is there for a look.
#[derive(Debug, Args)]
pub(crate) struct Doctor {
    #[arg(value_name = "LABS")]
    pub(crate) asked: Vec<String>,
    #[arg(long, help_heading = "probes")]
    pub(crate) no_probes: bool,
    #[command(flatten)]
    pub(crate) account: Account,
    #[command(flatten)]
    pub(crate) library: Library,
}

/// For whoever writes labs, and for whoever practises one with the AWS CLI.
#[derive(Debug, Subcommand)]
pub(crate) enum LabVerb {
    New {
        #[arg(value_name = "NAME")]
        name: String,
        #[command(flatten)]
        library: Library,
    },
    Lint {
        #[arg(value_name = "LABS")]
        asked: Vec<String>,
        #[command(flatten)]
        library: Library,
    },
    Up {
        #[arg(value_name = "LAB")]
        lab: Option<String>,
    },
}

/// Prints what a shell needs to complete commands.
#[derive(Debug, Args)]
pub(crate) struct Completions {
    #[arg(value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

/// Shows the help of a command.
#[derive(Debug, Args)]
pub(crate) struct Help {
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Vec<String>,
}
