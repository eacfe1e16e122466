//! What can be said about handing in.

use super::{Account, Declared, Library, Output, Probing, value};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Puts what was reached into a file to hand in.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    mut_arg("output", |output| output.required(true)),
    mut_arg("profile", |profile| profile.requires("now")),
    mut_arg("region", |region| region.requires("now")),
    mut_arg("endpoint_url", |endpoint| endpoint.requires("now"))
)]
pub(crate) struct Submit {
    #[command(subcommand)]
    pub(crate) verb: Option<SubmitVerb>,
    #[arg(value_name = "LABS")]
    pub(crate) asked: Vec<String>,
    #[arg(long, value_name = "PATH", help_heading = "evidence", conflicts_with = "now")]
    pub(crate) snapshot: Vec<PathBuf>,
    #[arg(long, help_heading = "evidence")]
    pub(crate) now: bool,
    #[command(flatten)]
    pub(crate) account: Account,
    #[arg(long, value_name = "ID", value_parser = value::learner, help_heading = "judging")]
    pub(crate) learner: Option<String>,
    #[arg(long, value_name = "FILE", help_heading = "judging")]
    pub(crate) answers: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) declared: Declared,
    #[command(flatten)]
    pub(crate) probing: Probing,
    #[command(flatten)]
    pub(crate) library: Library,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// What can be done with a submission.
#[derive(Debug, Subcommand)]
pub(crate) enum SubmitVerb {
    Show {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}
