//! The question of a command line: who wants to talk to whom.

use crate::failure::Failure;
use crate::words::Saying;
use reach::{EndError, Flow, Network, Protocol, wire};

/// A flow as it is typed.
pub(crate) struct Asked<'a> {
    pub(crate) from: &'a str,
    pub(crate) to: &'a str,
    pub(crate) protocol: &'a str,
    pub(crate) port: Option<u16>,
    pub(crate) source_port: Option<u16>,
}

/// The flow that is meant.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn flow(asked: &Asked<'_>, network: &Network<'_>) -> Result<Flow, Failure> {
    let about = |id| Failure::usage(Saying::new(id).with("protocol", asked.protocol));
    let protocol = wire::protocol(asked.protocol).map_err(|_| about("flow-protocol-odd"))?;
    let has_ports = matches!(protocol, Protocol::Tcp | Protocol::Udp);
    if !has_ports && (asked.port.is_some() || asked.source_port.is_some()) {
        return Err(about("flow-no-ports"));
    }
    if has_ports && asked.port.is_none() {
        return Err(about("flow-port-missing"));
    }
    let end = |text: &str| network.parse_end(text).map_err(|error| Failure::usage(odd_end(&error)));
    Ok(Flow { from: end(asked.from)?, to: end(asked.to)?, protocol, port: asked.port, source_port: asked.source_port })
}

/// The id of a VPC that may be called by its name; a word that is no name stays as it is.
///
/// # Errors
/// Several VPCs have the name.
pub(crate) fn vpc(word: &str, network: &Network<'_>) -> Result<String, Failure> {
    let called = network.vpc_called(word).map_err(|error| Failure::usage(odd_end(&error)))?;
    Ok(called.unwrap_or_else(|| word.to_owned()))
}

/// The id of what interfaces belong to, likewise.
///
/// # Errors
/// Several resources have the name.
pub(crate) fn resource(word: &str, network: &Network<'_>) -> Result<String, Failure> {
    let called = network.end_called(word).map_err(|error| Failure::usage(odd_end(&error)))?;
    called.map_or_else(|| vpc(word, network), Ok)
}

fn odd_end(error: &EndError) -> Saying {
    match error {
        EndError::Malformed { text } => Saying::new("flow-end-odd").with("end", text),
        EndError::Ambiguous { name, candidates } => {
            Saying::new("flow-end-ambiguous").with("end", name).with("candidates", candidates.join(", "))
        }
        EndError::Absent { text } => Saying::new("flow-end-absent").with("end", text),
    }
}
