//! What can be asked about a name of the DNS.

use super::{Output, PageFormat, value};
use clap::Args;
use std::net::SocketAddr;

/// Follows a name from the root.
#[derive(Debug, Args)]
pub(crate) struct Dns {
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    #[arg(id = "type", long = "type", value_name = "TYPE", default_value = "A")]
    pub(crate) kind: String,
    #[arg(long, value_name = "ADDRESS", value_parser = value::server)]
    pub(crate) root: Vec<SocketAddr>,
    #[arg(long, value_name = "ADDRESS", value_parser = value::server)]
    pub(crate) resolver: Vec<SocketAddr>,
    #[arg(long)]
    pub(crate) allow_private: bool,
    #[arg(long, value_name = "FORMAT", default_value = "terminal", help_heading = "output")]
    pub(crate) format: PageFormat,
    #[command(flatten)]
    pub(crate) output: Output,
}
