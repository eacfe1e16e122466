//! The question of a command line: who wants to talk to whom.

use crate::failure::Failure;
use crate::nearest::nearest;
use crate::words::Saying;
use reach::{End, EndError, Flow, Network, Protocol, wire};
use snapshot::{Ask, Names};

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
    let (from, to) = (end(asked.from, network)?, end(asked.to, network)?);
    Ok(Flow { from, to, protocol, port: asked.port, source_port: asked.source_port })
}

/// The end of a flow that a word means.
///
/// # Errors
/// It means none, or several.
pub(crate) fn end(word: &str, network: &Network<'_>) -> Result<End, Failure> {
    network.parse_end(word).map_err(|error| odd_end(&error, network))
}

/// The id of a VPC that may be called by its name; any word where nobody saw which VPCs there are.
///
/// # Errors
/// Several VPCs have the name, or none has it.
pub(crate) fn vpc(word: &str, network: &Network<'_>) -> Result<String, Failure> {
    let id = vpc_or_word(word, network)?;
    let vpcs = &network.inventory().vpcs;
    if vpcs.get(&id).is_some() || !network.lacking(&[Ask::DescribeVpcs]).is_empty() {
        return Ok(id);
    }
    let failure = Failure::usage(Saying::new("vpc-unknown").with("vpc", word).with("region", region(network)));
    let names = network.known_names();
    let near = nearest(word, vpcs.iter().filter_map(|vpc| names.get(&vpc.vpc_id)));
    if let Some(near) = near {
        return Err(failure.hint(Saying::new("usage-did-you-mean").with("word", near)));
    }
    let known: Vec<String> = vpcs.iter().map(|vpc| by_name(&vpc.vpc_id, &names)).collect();
    Err(failure.hint(match known.as_slice() {
        [] => Saying::new("vpc-none"),
        known => Saying::new("usage-valid").with("values", known.join(", ")),
    }))
}

fn vpc_or_word(word: &str, network: &Network<'_>) -> Result<String, Failure> {
    let called = network.vpc_called(word).map_err(|error| odd_end(&error, network))?;
    Ok(called.unwrap_or_else(|| word.to_owned()))
}

/// `prod (vpc-…)`: a name that can be typed comes first.
fn by_name(id: &str, names: &Names) -> String {
    match names.get(id) {
        Some(name) => format!("{name} ({id})"),
        None => id.to_owned(),
    }
}

/// The Region that was looked at; `none` where the evidence does not say.
pub(crate) fn region<'n>(network: &'n Network<'_>) -> &'n str {
    let inventory = network.inventory();
    let region = inventory.places().get(inventory.home()).map(|place| place.region.as_str());
    region.filter(|region| !region.is_empty()).unwrap_or("none")
}

/// The id of what interfaces belong to, likewise.
///
/// # Errors
/// Several resources have the name.
pub(crate) fn resource(word: &str, network: &Network<'_>) -> Result<String, Failure> {
    let called = network.end_called(word).map_err(|error| odd_end(&error, network))?;
    called.map_or_else(|| vpc_or_word(word, network), Ok)
}

/// Names of ends that are given as examples.
const EXAMPLES: usize = 5;

fn odd_end(error: &EndError, network: &Network<'_>) -> Failure {
    match error {
        EndError::Malformed { text } => no_end(text, network),
        EndError::Ambiguous { name, candidates } => {
            let candidates = candidates.iter().map(|candidate| self::candidate(candidate, network)).collect();
            Failure::usage(Saying::new("flow-end-ambiguous").with("end", name)).listing(candidates)
        }
        EndError::Absent { text } => Failure::usage(Saying::new("flow-end-absent").with("end", text)),
    }
}

/// What is neither there nor called nearly so, or what it was probably meant for.
pub(crate) fn absent(text: &str, network: &Network<'_>) -> Failure {
    let names = network.known_names();
    let inventory = network.inventory();
    let vpcs = inventory.vpcs.iter().filter_map(|vpc| names.get(&vpc.vpc_id));
    let subnets = inventory.subnets.iter().filter_map(|subnet| names.get(&subnet.subnet_id));
    let near = nearest(text, network.names_of_ends().into_iter().chain(vpcs).chain(subnets));
    Failure::usage(Saying::new("flow-end-absent").with("end", text)).meant(near)
}

/// One of several of a name, with what tells it from the others: its addresses and its VPC.
fn candidate(candidate: &str, network: &Network<'_>) -> Saying {
    let names = network.known_names();
    let (vpc, interfaces) = match candidate.split_once('/') {
        Some((vpc, _)) if vpc.starts_with("vpc-") => (Some(vpc.to_owned()), Vec::new()),
        _ => {
            let interfaces = network.interfaces_at(candidate);
            (interfaces.iter().find_map(|one| one.vpc.as_ref()).map(ToString::to_string), interfaces)
        }
    };
    let addresses = interfaces.iter().filter_map(|one| one.v4.first()).map(|(private, _)| private.to_string());
    let addresses = addresses.take(EXAMPLES).collect::<Vec<_>>().join(", ");
    let end = if addresses.is_empty() { candidate.to_owned() } else { format!("{candidate}  {addresses}") };
    match vpc {
        Some(vpc) => Saying::new("flow-end-candidate").with("end", end).with("vpc", by_name(&vpc, &names)),
        None => Saying::new("flow-end-candidate-alone").with("end", end),
    }
}

/// A word that names something else than an end, or nothing.
fn no_end(text: &str, network: &Network<'_>) -> Failure {
    let ends: Vec<&str> = network.names_of_ends().into_iter().collect();
    let others = network.all_called(text);
    let failure = Failure::usage(match others.as_slice() {
        [] => Saying::new("flow-end-odd").with("end", text),
        others => Saying::new("flow-end-other").with("end", text).with("id", others.join(", ")),
    });
    let words = ends.iter().copied().chain(["internet", "internet6"]);
    let near = nearest(text, words).filter(|_| others.is_empty());
    match (near, ends.get(..EXAMPLES).unwrap_or(&ends)) {
        (None, some @ [_, ..]) => failure.hint(Saying::new("flow-ends-known").with("ends", some.join(", "))),
        (near, _) => failure.meant(near),
    }
}
