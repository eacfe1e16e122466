//! Where evidence and labs come from: what several verbs can be told.

use super::value;
use clap::Args;
use std::path::PathBuf;

/// Where the evidence comes from.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Source {
    #[arg(long, value_name = "PATH", help_heading = "evidence", conflicts_with_all = ["world", "profile", "region", "endpoint_url"])]
    pub(crate) snapshot: Option<PathBuf>,
    #[arg(long, value_name = "WORLD", help_heading = "evidence", conflicts_with_all = ["profile", "region", "endpoint_url"])]
    pub(crate) world: Option<String>,
    #[arg(long, help_heading = "evidence", conflicts_with_all = ["snapshot", "world", "profile", "region", "endpoint_url"])]
    pub(crate) practice: bool,
    #[arg(long, value_name = "FILE", help_heading = "evidence", conflicts_with_all = ["snapshot", "world", "practice", "profile", "region", "endpoint_url"])]
    pub(crate) plan: Option<PathBuf>,
    #[arg(long, value_name = "FILE", help_heading = "evidence", conflicts_with_all = ["snapshot", "world", "practice", "plan", "profile", "endpoint_url"])]
    pub(crate) template: Option<PathBuf>,
    #[arg(long, value_name = "NAME=VALUE", help_heading = "evidence", value_parser = value::parameter, requires = "template", conflicts_with_all = ["snapshot", "world", "practice", "plan"])]
    pub(crate) parameter: Vec<(String, String)>,
    #[arg(long, value_name = "FILE", help_heading = "evidence")]
    pub(crate) what_if: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) account: Account,
}

impl Source {
    /// Whether it is an account that will be asked, not a file, a world, a plan or practice.
    pub(crate) fn is_account(&self) -> bool {
        let is_planned = self.plan.is_some() || self.template.is_some();
        self.snapshot.is_none() && self.world.is_none() && !self.practice && !is_planned
    }
}

/// Which account is asked.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Account {
    #[arg(long, value_name = "NAME", help_heading = "evidence")]
    pub(crate) profile: Option<String>,
    #[arg(long, value_name = "REGION", value_parser = value::region, help_heading = "evidence")]
    pub(crate) region: Option<String>,
    #[arg(long, value_name = "URL", value_parser = value::endpoint, help_heading = "evidence")]
    pub(crate) endpoint_url: Option<String>,
}

/// Labs beside the course's own.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Library {
    #[arg(long = "labs", value_name = "DIR", help_heading = "judging")]
    pub(crate) labs_dir: Option<PathBuf>,
}
