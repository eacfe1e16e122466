//! What can be asked about a network: one packet, what the internet reaches, a picture.

use super::{Library, Output, Shell, Source, Theme, TraceFormat, value};
use clap::Args;
use std::path::PathBuf;

/// Follows a packet.
#[derive(Debug, Args)]
pub(crate) struct Trace {
    #[arg(value_name = "FROM", required_unless_present_any = ["flows", "from_option"])]
    from: Option<String>,
    // Without it FROM is a request: a URL, or a name of a zone of the account.
    #[arg(value_name = "TO")]
    to: Option<String>,
    #[arg(long = "from", value_name = "END", conflicts_with = "from")]
    from_option: Option<String>,
    #[arg(long = "to", value_name = "END", conflicts_with = "to")]
    to_option: Option<String>,
    #[arg(long, value_name = "N")]
    pub(crate) port: Option<u16>,
    #[arg(long, value_name = "PROTOCOL", default_value = "tcp")]
    pub(crate) protocol: String,
    #[arg(long, value_name = "N")]
    pub(crate) source_port: Option<u16>,
    #[arg(long, value_name = "FILE", conflicts_with_all = FLOW)]
    pub(crate) flows: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) library: Library,
    #[arg(long, value_name = "FORMAT", default_value = "terminal", help_heading = "output")]
    pub(crate) format: TraceFormat,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// What says one flow, of which a file has many.
const FLOW: [&str; 7] = ["from", "to", "from_option", "to_option", "port", "protocol", "source_port"];

impl Trace {
    /// Both ends, in either spelling: as two words, or as `check map` takes them.
    pub(crate) fn ends(&self) -> Option<(&str, &str)> {
        let from = self.from.as_deref().or(self.from_option.as_deref())?;
        Some((from, self.to.as_deref().or(self.to_option.as_deref())?))
    }

    /// The end that is named, where only one is.
    pub(crate) fn word(&self) -> Option<&str> {
        self.from.as_deref().or(self.from_option.as_deref())
    }

    /// What may be a request: whom it names, and the path of a page. No end of a packet begins with a slash.
    pub(crate) fn page(&self) -> Option<(&str, Option<&str>)> {
        let from = self.from.as_deref().filter(|from| from.contains("://") || from.contains('.'))?;
        match (self.to.as_deref(), &self.to_option) {
            (None, None) => Some((from, None)),
            (Some(path), None) if path.starts_with('/') => Some((from, Some(path))),
            _ => None,
        }
    }
}

/// Shows what the internet reaches.
#[derive(Debug, Args)]
pub(crate) struct Exposure {
    #[arg(value_name = "RESOURCE")]
    pub(crate) resource: Option<String>,
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) library: Library,
    #[arg(long, value_name = "VPC", help_heading = "evidence")]
    pub(crate) vpc: Option<String>,
    #[arg(long, value_name = "FORMAT", default_value = "terminal", help_heading = "output")]
    pub(crate) format: TraceFormat,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Prints what takes the course down again.
#[derive(Debug, Args)]
pub(crate) struct Cleanup {
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) library: Library,
    #[arg(long, value_name = "VPC", help_heading = "evidence")]
    pub(crate) vpc: Option<String>,
    #[arg(long, value_name = "NAME", value_parser = super::value::domain, help_heading = "evidence")]
    pub(crate) domain: Option<String>,
    #[arg(long, value_name = "SHELL", default_value = "bash", help_heading = "output")]
    pub(crate) shell: Shell,
    #[arg(long, value_name = "FORMAT", default_value = "terminal", help_heading = "output")]
    pub(crate) format: TraceFormat,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Says what bills.
#[derive(Debug, Args)]
pub(crate) struct Cost {
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) library: Library,
    #[arg(long, value_name = "N", value_parser = value::won)]
    pub(crate) krw_rate: Option<cost::Rate>,
    #[arg(long, value_name = "TIME", value_parser = value::clock, conflicts_with_all = ["format", "krw_rate"])]
    pub(crate) remind: Option<cost::Clock>,
    #[arg(long, value_name = "FORMAT", default_value = "terminal", help_heading = "output")]
    pub(crate) format: TraceFormat,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// What says which network, of which a board has none.
const OF_A_NETWORK: [&str; 11] =
    ["practice", "snapshot", "world", "plan", "template", "what_if", "vpc", "from", "to", "profile", "region"];

/// Draws the network, or the board of a storming.
#[derive(Debug, Args)]
pub(crate) struct Map {
    #[command(flatten)]
    pub(crate) source: Source,
    #[arg(long, value_name = "FILE", conflicts_with_all = OF_A_NETWORK)]
    pub(crate) answers: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) library: Library,
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
    #[command(flatten)]
    pub(crate) output: Output,
}
