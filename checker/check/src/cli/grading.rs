//! What instructors can be told: grading a class.

use super::source::Account;
use super::{TraceFormat, value};
use clap::Args;
use jiff::Timestamp;
use std::path::PathBuf;
use std::time::Duration;

/// Grades a class.
#[derive(Debug, Args)]
pub(crate) struct Grade {
    #[arg(value_name = "PATHS", required_unless_present_any = ["regrade", "collect", "variants"])]
    pub(crate) paths: Vec<PathBuf>,
    #[arg(long, value_name = "FILE", help_heading = "grading")]
    pub(crate) roster: PathBuf,
    // Either what is graded or a folder with labs of one's own: a word that is a folder is that.
    #[arg(long, value_name = "LABS", value_delimiter = ',', help_heading = "grading")]
    pub(crate) labs: Vec<String>,
    #[arg(long, value_name = "FILE", help_heading = "grading")]
    pub(crate) rubric: Option<PathBuf>,
    #[arg(long, value_name = "STORE", default_value = "grades.db", help_heading = "grading")]
    pub(crate) store: String,
    #[arg(long, help_heading = "grading")]
    pub(crate) regrade: bool,
    #[arg(long, value_name = "FILE", requires = "rubric", conflicts_with_all = ["paths", "regrade", "collect"], help_heading = "grading")]
    pub(crate) variants: Option<PathBuf>,
    #[arg(long, conflicts_with = "regrade", help_heading = "collecting")]
    pub(crate) collect: bool,
    #[arg(
        long,
        value_name = "FILE",
        requires = "collect",
        default_value = "access/access.csv",
        help_heading = "collecting"
    )]
    pub(crate) access: PathBuf,
    #[arg(long, requires = "collect", conflicts_with = "every", help_heading = "collecting")]
    pub(crate) again: bool,
    #[arg(long, value_name = "PERIOD", value_parser = value::period, requires_all = ["collect", "until"], help_heading = "collecting")]
    pub(crate) every: Option<Duration>,
    #[arg(long, value_name = "DATE", value_parser = value::moment, requires = "every", help_heading = "collecting")]
    pub(crate) until: Option<Timestamp>,
    #[command(flatten)]
    pub(crate) account: Account,
    #[arg(long, value_name = "KIND=FILE", value_parser = value::export, help_heading = "output")]
    pub(crate) export: Vec<value::Export>,
    #[arg(long, value_name = "DIR", help_heading = "output")]
    pub(crate) html: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", default_value = "terminal", help_heading = "output")]
    pub(crate) format: TraceFormat,
}
