//! Where results go: what every verb that writes one can be told.

use clap::Args;
use std::path::PathBuf;

/// A file for the result.
#[derive(Debug, Args)]
pub(crate) struct Output {
    #[arg(id = "output", short, long = "output", value_name = "FILE", help_heading = "output")]
    pub(crate) file: Option<PathBuf>,
    #[arg(long, help_heading = "output")]
    pub(crate) force: bool,
}
