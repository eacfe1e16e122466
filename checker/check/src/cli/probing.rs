//! How it is tried what only a try shows.

use super::value;
use clap::Args;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Where walks begin, whom certificates lead to, where names may lead.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Probing {
    #[arg(long, value_name = "ADDRESS", value_parser = value::server, help_heading = "probes")]
    pub(crate) root: Vec<SocketAddr>,
    #[arg(long, value_name = "ADDRESS", value_parser = value::server, help_heading = "probes")]
    pub(crate) resolver: Vec<SocketAddr>,
    #[arg(long, value_name = "FILE", help_heading = "probes")]
    pub(crate) ca_file: Option<PathBuf>,
    #[arg(long, help_heading = "probes")]
    pub(crate) allow_private: bool,
    #[arg(long, help_heading = "probes")]
    pub(crate) read_only: bool,
}
