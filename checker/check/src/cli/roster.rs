//! What can be said about the roster of a class.

use clap::Subcommand;
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
}
