//! What learners say of what they built, beside the evidence that shows it.

use super::value;
use clap::Args;
use std::path::PathBuf;

/// Which of several is meant, and where to look for what no call shows. `course.toml` can say most of it too.
#[derive(Debug, Default, Args)]
pub(crate) struct Declared {
    #[arg(long, value_name = "VPC", help_heading = "judging")]
    pub(crate) vpc: Option<String>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..), help_heading = "judging")]
    pub(crate) ssh_port: Vec<u16>,
    #[arg(long, value_name = "NAME", value_parser = value::domain, help_heading = "judging")]
    pub(crate) domain: Option<String>,
    #[arg(long, value_name = "URL", value_parser = value::endpoint, help_heading = "judging")]
    pub(crate) app: Vec<String>,
    #[arg(long, value_name = "MARK", value_parser = value::mark, help_heading = "judging")]
    pub(crate) restarted: Option<String>,
    #[arg(long, value_name = "PATH", help_heading = "judging")]
    pub(crate) repo: Option<PathBuf>,
}
