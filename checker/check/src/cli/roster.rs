//! What can be said about the roster of a class.

use super::{Library, Output};
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// What can be done with a roster.
#[derive(Debug, Subcommand)]
pub(crate) enum RosterVerb {
    Check {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(value_name = "PATHS")]
        paths: Vec<PathBuf>,
    },
    Issue(RosterIssue),
    Delegate(RosterDelegate),
}

/// Makes what lets the grader look into learners' accounts.
#[derive(Debug, Args)]
pub(crate) struct RosterIssue {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(value_name = "LABS")]
    pub(crate) labs: Vec<String>,
    #[arg(long, value_name = "ACCOUNT")]
    pub(crate) account: String,
    #[command(flatten)]
    pub(crate) library: Library,
    #[arg(short = 'o', long = "output", value_name = "DIR", default_value = "access", help_heading = "output")]
    pub(crate) folder: PathBuf,
}

/// Hands a subdomain over to each learner.
#[derive(Debug, Args)]
pub(crate) struct RosterDelegate {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "NAME")]
    pub(crate) domain: String,
    #[arg(long, value_name = "FORMAT", default_value = "zone", help_heading = "output")]
    pub(crate) format: ZoneFormat,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// How records are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ZoneFormat {
    /// Lines of a zone file.
    Zone,
    /// What Route 53 takes.
    Json,
}
