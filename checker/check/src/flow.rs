//! The question of a command line: who wants to talk to whom.

use crate::failure::Failure;
use crate::nearest::nearest;
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
    let end = |text: &str| network.parse_end(text).map_err(|error| odd_end(&error, network));
    Ok(Flow { from: end(asked.from)?, to: end(asked.to)?, protocol, port: asked.port, source_port: asked.source_port })
}

/// The id of a VPC that may be called by its name; a word that is no name stays as it is.
///
/// # Errors
/// Several VPCs have the name.
pub(crate) fn vpc(word: &str, network: &Network<'_>) -> Result<String, Failure> {
    let called = network.vpc_called(word).map_err(|error| odd_end(&error, network))?;
    Ok(called.unwrap_or_else(|| word.to_owned()))
}

/// The id of what interfaces belong to, likewise.
///
/// # Errors
/// Several resources have the name.
pub(crate) fn resource(word: &str, network: &Network<'_>) -> Result<String, Failure> {
    let called = network.end_called(word).map_err(|error| odd_end(&error, network))?;
    called.map_or_else(|| vpc(word, network), Ok)
}

/// Names of ends that are given as examples.
const EXAMPLES: usize = 5;

fn odd_end(error: &EndError, network: &Network<'_>) -> Failure {
    match error {
        EndError::Malformed { text } => no_end(text, network),
        EndError::Ambiguous { name, candidates } => Failure::usage(
            Saying::new("flow-end-ambiguous").with("end", name).with("candidates", candidates.join(", ")),
        ),
        EndError::Absent { text } => Failure::usage(Saying::new("flow-end-absent").with("end", text)),
    }
}

/// A word that names something else than an end, or nothing.
fn no_end(text: &str, network: &Network<'_>) -> Failure {
    let ends = network.names_of_ends();
    let others = network.all_called(text);
    if !others.is_empty() {
        let what = Saying::new("flow-end-other").with("end", text).with("id", others.join(", "));
        let examples: Vec<&str> = ends.into_iter().take(EXAMPLES).collect();
        let failure = Failure::usage(what);
        return match examples.as_slice() {
            [] => failure,
            some => failure.hint(Saying::new("flow-ends-known").with("ends", some.join(", "))),
        };
    }
    let failure = Failure::usage(Saying::new("flow-end-odd").with("end", text));
    match nearest(text, ends) {
        Some(near) => failure.hint(Saying::new("usage-did-you-mean").with("word", near)),
        None => failure,
    }
}
