//! Words of which one is chosen.

use clap::ValueEnum;
use std::net::IpAddr;
use std::str::FromStr;

/// The languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    Ko,
    En,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Terminal,
    Json,
    Html,
    Junit,
}

/// How a trace is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TraceFormat {
    Terminal,
    Json,
}

/// How a walk through the DNS is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PageFormat {
    Terminal,
    Json,
    Html,
}

/// The colours of a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Theme {
    Auto,
    Light,
    Dark,
}

/// For which shell a script is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    Bash,
    Powershell,
}

/// What is taken out of a snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RedactMode {
    Share,
    Submit,
}

/// The learner's own address, or the wish to have it found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MyIp {
    Auto,
    Given(IpAddr),
}

impl FromStr for MyIp {
    type Err = std::net::AddrParseError;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        if word == "auto" { Ok(Self::Auto) } else { word.parse().map(Self::Given) }
    }
}
