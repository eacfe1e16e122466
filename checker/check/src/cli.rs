//! The command line: what can be said, not what comes of it.
//!
//! Nothing here has a sentence: [`help`] puts the words of the reader's language in, by the names of the arguments.

pub(crate) mod help;
pub(crate) mod refusal;

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::net::IpAddr;
use std::path::PathBuf;
use std::str::FromStr;

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
    Map(Map),
    Explain(Explain),
    Policy(Policy),
    Sheet(Sheet),
    Practice {
        #[command(subcommand)]
        verb: PracticeVerb,
    },
    Worlds(Worlds),
    Doctor(Doctor),
    Lab {
        #[command(subcommand)]
        verb: LabVerb,
    },
    Completions(Completions),
}

/// Judges labs, or shows the course map if none is named.
#[derive(Debug, Args)]
pub(crate) struct Judge {
    #[arg(value_name = "LABS")]
    pub(crate) asked: Vec<String>,
    #[command(flatten)]
    pub(crate) source: Source,
    #[arg(long, help_heading = "evidence", conflicts_with_all = ["snapshot", "world", "profile", "region", "endpoint_url"])]
    pub(crate) practice: bool,
    #[arg(long, value_name = "VPC", help_heading = "judging")]
    pub(crate) vpc: Option<String>,
    #[arg(long, value_name = "FILE", help_heading = "judging")]
    pub(crate) answers: Option<PathBuf>,
    #[arg(long, value_name = "ADDRESS", help_heading = "judging")]
    pub(crate) my_ip: Option<MyIp>,
    #[arg(long, help_heading = "judging")]
    pub(crate) no_probes: bool,
    #[command(flatten)]
    pub(crate) library: Library,
    #[arg(long, value_name = "FORMAT", default_value = "terminal", help_heading = "output")]
    pub(crate) format: Format,
    #[arg(long, value_name = "N", default_value_t = 0, help_heading = "output")]
    pub(crate) hint: u8,
    #[arg(long, help_heading = "output")]
    pub(crate) watch: bool,
    #[arg(short, long, value_name = "FILE", help_heading = "output")]
    pub(crate) output: Option<PathBuf>,
}

/// Where the evidence comes from.
#[derive(Debug, Args)]
pub(crate) struct Source {
    #[arg(long, value_name = "PATH", help_heading = "evidence", conflicts_with_all = ["world", "profile", "region", "endpoint_url"])]
    pub(crate) snapshot: Option<PathBuf>,
    #[arg(long, value_name = "WORLD", help_heading = "evidence", conflicts_with_all = ["profile", "region", "endpoint_url"])]
    pub(crate) world: Option<String>,
    #[arg(long, value_name = "FILE", help_heading = "evidence")]
    pub(crate) what_if: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) account: Account,
}

/// Which account is asked.
#[derive(Debug, Args)]
pub(crate) struct Account {
    #[arg(long, value_name = "NAME", help_heading = "evidence")]
    pub(crate) profile: Option<String>,
    #[arg(long, value_name = "REGION", help_heading = "evidence")]
    pub(crate) region: Option<String>,
    #[arg(long, value_name = "URL", help_heading = "evidence")]
    pub(crate) endpoint_url: Option<String>,
}

/// Labs beside the course's own.
#[derive(Debug, Args)]
pub(crate) struct Library {
    #[arg(long = "labs", value_name = "DIR", help_heading = "judging")]
    pub(crate) labs_dir: Option<PathBuf>,
}

/// Writes `course.toml`.
#[derive(Debug, Args)]
pub(crate) struct Init {
    #[arg(long, value_name = "ID")]
    pub(crate) learner: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) profile: Option<String>,
    #[arg(long, value_name = "REGION")]
    pub(crate) region: Option<String>,
    #[arg(long, value_name = "VPC")]
    pub(crate) vpc: Option<String>,
    #[arg(long, value_name = "URL")]
    pub(crate) app: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) domain: Option<String>,
    #[arg(long, value_name = "URL")]
    pub(crate) repository: Option<String>,
}

/// Saves a snapshot of an account, or a script that does.
#[derive(Debug, Args)]
pub(crate) struct Collect {
    #[arg(value_name = "LABS")]
    pub(crate) asked: Vec<String>,
    #[command(flatten)]
    pub(crate) account: Account,
    #[command(flatten)]
    pub(crate) library: Library,
    #[arg(long, value_name = "SHELL", conflicts_with_all = ["profile", "region", "endpoint_url"])]
    pub(crate) script: Option<Shell>,
    #[arg(short, long, value_name = "FILE", required_unless_present = "script", help_heading = "output")]
    pub(crate) output: Option<PathBuf>,
}

/// Makes a snapshot of what the AWS CLI printed.
#[derive(Debug, Args)]
pub(crate) struct Import {
    #[arg(value_name = "PATH")]
    pub(crate) path: PathBuf,
    #[arg(short, long, value_name = "FILE", help_heading = "output")]
    pub(crate) output: Option<PathBuf>,
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
        #[arg(short, long, value_name = "FILE", help_heading = "output")]
        output: Option<PathBuf>,
    },
}

/// Follows a packet.
#[derive(Debug, Args)]
pub(crate) struct Trace {
    #[arg(value_name = "FROM", required_unless_present = "flows")]
    pub(crate) from: Option<String>,
    #[arg(value_name = "TO", required_unless_present = "flows")]
    pub(crate) to: Option<String>,
    #[arg(long, value_name = "N")]
    pub(crate) port: Option<u16>,
    #[arg(long, value_name = "PROTOCOL", default_value = "tcp")]
    pub(crate) protocol: String,
    #[arg(long, value_name = "N")]
    pub(crate) source_port: Option<u16>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["from", "to", "port", "protocol", "source_port"])]
    pub(crate) flows: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) source: Source,
    #[arg(long, value_name = "FORMAT", default_value = "terminal", help_heading = "output")]
    pub(crate) format: TraceFormat,
    #[arg(short, long, value_name = "FILE", help_heading = "output")]
    pub(crate) output: Option<PathBuf>,
}

/// Shows what the internet reaches.
#[derive(Debug, Args)]
pub(crate) struct Exposure {
    #[arg(value_name = "RESOURCE")]
    pub(crate) resource: Option<String>,
    #[command(flatten)]
    pub(crate) source: Source,
    #[arg(long, help_heading = "evidence", conflicts_with_all = ["snapshot", "world", "profile", "region", "endpoint_url"])]
    pub(crate) practice: bool,
    #[arg(long, value_name = "VPC", help_heading = "evidence")]
    pub(crate) vpc: Option<String>,
    #[arg(long, value_name = "FORMAT", default_value = "terminal", help_heading = "output")]
    pub(crate) format: TraceFormat,
    #[arg(short, long, value_name = "FILE", help_heading = "output")]
    pub(crate) output: Option<PathBuf>,
}

/// Draws the network.
#[derive(Debug, Args)]
pub(crate) struct Map {
    #[command(flatten)]
    pub(crate) source: Source,
    #[arg(long, help_heading = "evidence", conflicts_with_all = ["snapshot", "world", "profile", "region", "endpoint_url"])]
    pub(crate) practice: bool,
    #[arg(long, value_name = "VPC")]
    pub(crate) vpc: Vec<String>,
    #[arg(long, value_name = "END", requires = "to")]
    pub(crate) from: Option<String>,
    #[arg(long, value_name = "END", requires = "from")]
    pub(crate) to: Option<String>,
    #[arg(long, value_name = "N", requires = "from")]
    pub(crate) port: Option<u16>,
    #[arg(long, value_name = "PROTOCOL", default_value = "tcp", requires = "from")]
    pub(crate) protocol: String,
    #[arg(long, value_name = "N", requires = "from")]
    pub(crate) source_port: Option<u16>,
    #[arg(long, value_name = "THEME", default_value = "auto", help_heading = "output")]
    pub(crate) theme: Theme,
    #[arg(short, long, value_name = "FILE", help_heading = "output")]
    pub(crate) output: Option<PathBuf>,
}

/// Explains a check or a code.
#[derive(Debug, Args)]
pub(crate) struct Explain {
    #[arg(value_name = "WORD")]
    pub(crate) word: String,
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
    #[arg(short, long, value_name = "FILE", help_heading = "output")]
    pub(crate) output: Option<PathBuf>,
}

/// Prints an exercise sheet.
#[derive(Debug, Args)]
pub(crate) struct Sheet {
    #[arg(value_name = "LAB")]
    pub(crate) lab: String,
    #[arg(long, value_name = "ID")]
    pub(crate) learner: Option<String>,
    #[command(flatten)]
    pub(crate) library: Library,
    #[arg(short, long, value_name = "FILE", help_heading = "output")]
    pub(crate) output: Option<PathBuf>,
}

/// What can be practised.
#[derive(Debug, Subcommand)]
pub(crate) enum PracticeVerb {
    Start {
        #[arg(value_name = "LAB")]
        lab: String,
        #[arg(long, value_name = "WORLD")]
        world: Option<String>,
        #[command(flatten)]
        library: Library,
        #[arg(short, long, value_name = "FILE", default_value = "world.txt", help_heading = "output")]
        output: PathBuf,
    },
}

/// Lists the worlds.
#[derive(Debug, Args)]
pub(crate) struct Worlds {
    #[arg(value_name = "LAB")]
    pub(crate) lab: Option<String>,
    #[command(flatten)]
    pub(crate) library: Library,
}

/// Looks whether everything is there for a look.
#[derive(Debug, Args)]
pub(crate) struct Doctor {
    #[arg(value_name = "LABS")]
    pub(crate) asked: Vec<String>,
    #[command(flatten)]
    pub(crate) account: Account,
    #[command(flatten)]
    pub(crate) library: Library,
}

/// For lab authors.
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
}

/// Prints what a shell needs to complete commands.
#[derive(Debug, Args)]
pub(crate) struct Completions {
    #[arg(value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

/// The languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    Ko,
    En,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Terminal,
    Json,
    Html,
    Junit,
}

/// How a trace is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TraceFormat {
    Terminal,
    Json,
}

/// The colours of a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Theme {
    Auto,
    Light,
    Dark,
}

/// For which shell a script is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    Bash,
    Powershell,
}

/// What is taken out of a snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RedactMode {
    Share,
    Submit,
}

/// The learner's own address, or the wish to have it found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MyIp {
    Auto,
    Given(IpAddr),
}

impl FromStr for MyIp {
    type Err = std::net::AddrParseError;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        if word == "auto" { Ok(Self::Auto) } else { word.parse().map(Self::Given) }
    }
}
