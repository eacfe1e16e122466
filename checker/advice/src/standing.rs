//! What works in a network, and whether it still does after a change.

use ipnet::IpNet;
use reach::{Edit, End, Exposed, Exposure, Flow, Network, Protocol, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// Hosts between which it is tried whether packets still pass: those of the question and the first others.
const HOSTS: usize = 24;
/// What hosts talk to each other about: ssh, a web server, a database.
const PORTS: [u16; 3] = [22, 443, 5432];

/// How what worked in a network fares in a changed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum After {
    /// All of it works, and nobody who was not asked about is let in from everywhere.
    AsItWas,
    /// All of it works, but the internet reaches others too: whom their groups admit, and a mended route brings.
    OthersLetIn,
    /// Something does not work any more, or a new public address lets the internet in where it was not asked about.
    Broken,
}

/// What works in a network.
#[derive(Debug)]
pub(crate) struct Standing {
    exposures: BTreeMap<String, Exposure>,
    /// What passes between its hosts.
    passing: Vec<Flow>,
}

impl Standing {
    /// What works now. `flow` says which port is talked about beside the usual ones.
    pub(crate) fn of(network: &Network<'_>, flow: &Flow) -> Self {
        let mut passing = flows(network, flow);
        passing.retain(|flow| network.verdict(flow) == Verdict::Delivered);
        Self { exposures: exposures(network), passing }
    }

    /// How all of that fares in a changed network.
    pub(crate) fn after(&self, after: &Network<'_>, asked: &Flow, edits: &[Edit]) -> After {
        let now = exposures(after);
        let own = own_blocks(after);
        let kept = self.exposures.iter().all(|(id, before)| {
            let Some(now) = now.get(id) else { return true };
            covers(&now.inbound.sets, &before.inbound.sets, &own)
                && covers(&now.outbound.sets, &before.outbound.sets, &own)
        });
        if !kept || self.passing.iter().any(|flow| after.verdict(flow) != Verdict::Delivered) {
            return After::Broken;
        }
        let ends = ends(after, asked);
        let closed =
            now.iter().all(|(id, now)| {
                let before = self.exposures.get(id).map(|before| before.inbound.sets.as_slice()).unwrap_or_default();
                now.inbound.sets.iter().filter(|set| is_everybody(set)).all(|set| {
                    covers(before, std::slice::from_ref(set), &[]) || ends.contains(id) && is_asked(set, asked)
                })
            });
        // Whom the groups of a host admit, they admit wherever a route was mended; a public address is another matter.
        let gives = edits.iter().any(|edit| matches!(edit, Edit::GivePublicAddress { .. }));
        match (closed, gives) {
            (true, _) => After::AsItWas,
            (false, false) => After::OthersLetIn,
            (false, true) => After::Broken,
        }
    }
}

fn exposures(network: &Network<'_>) -> BTreeMap<String, Exposure> {
    network.exposure().into_iter().map(|exposure| (exposure.interface.to_string(), exposure)).collect()
}

/// The blocks of the VPCs: what is for them is not for the internet, whoever else may have a public one.
fn own_blocks(network: &Network<'_>) -> Vec<IpNet> {
    network.inventory().vpcs.iter().flat_map(|vpc| network.blocks_of(&vpc.vpc_id)).copied().collect()
}

/// Packets between hosts, to ask about before and after.
fn flows(network: &Network<'_>, asked: &Flow) -> Vec<Flow> {
    let own = ends(network, asked);
    let all = network.inventory().network_interfaces.iter().map(|interface| &interface.network_interface_id);
    let (first, others): (Vec<_>, Vec<_>) = all.partition(|id| own.contains(id.as_str()));
    let hosts: Vec<_> = first.into_iter().chain(others).take(HOSTS).collect();
    let ports: BTreeSet<u16> = PORTS.into_iter().chain(asked.port).collect();
    let mut flows = Vec::new();
    for from in &hosts {
        for to in hosts.iter().filter(|to| *to != from) {
            flows.extend(ports.iter().map(|&port| Flow {
                from: End::Interface((*from).clone()),
                to: End::Interface((*to).clone()),
                protocol: Protocol::Tcp,
                port: Some(port),
                source_port: None,
            }));
        }
    }
    flows
}

/// The interfaces at the ends of a question.
fn ends(network: &Network<'_>, asked: &Flow) -> BTreeSet<String> {
    let one = |end: &End| match end {
        End::Instance(id) => network.interfaces_of(id).into_iter().map(|interface| interface.id.to_string()).collect(),
        End::Interface(id) => vec![id.to_string()],
        End::Address { address, vpc } => {
            let found = network.interface_at(vpc.as_deref(), *address);
            found.into_iter().map(|interface| interface.id.to_string()).collect()
        }
        _ => Vec::new(),
    };
    one(&asked.from).into_iter().chain(one(&asked.to)).collect()
}

/// Whether a set is of the protocol and port that was asked about and no other.
fn is_asked(set: &Exposed, asked: &Flow) -> bool {
    let ports = |range: &(u16, u16)| asked.port.is_none_or(|port| *range == (port, port));
    (set.protocol == asked.protocol || asked.protocol == Protocol::All) && set.ports.iter().all(ports)
}

/// Whether a set has nearly everybody in it.
fn is_everybody(set: &Exposed) -> bool {
    set.prefixes.iter().any(|block| block.prefix_len() <= 1)
}

/// Whether all of some sets is in others, but for blocks that are of the account's own VPCs.
fn covers(sets: &[Exposed], wanted: &[Exposed], own: &[IpNet]) -> bool {
    wanted.iter().all(|wanted| {
        let ranges = if wanted.ports.is_empty() { vec![(0, u16::MAX)] } else { wanted.ports.clone() };
        ranges.iter().all(|&range| covers_ports(sets, wanted, range, own))
    })
}

/// The same for a range of ports. A port is in one set only, with all its addresses.
fn covers_ports(sets: &[Exposed], wanted: &Exposed, (low, high): (u16, u16), own: &[IpNet]) -> bool {
    let mut held: Vec<(u16, u16)> = Vec::new();
    for set in sets.iter().filter(|set| set.protocol == wanted.protocol || set.protocol == Protocol::All) {
        if wanted.prefixes.iter().all(|block| covers_block(&set.prefixes, block, own)) {
            held.extend(if set.ports.is_empty() { vec![(0, u16::MAX)] } else { set.ports.clone() });
        }
    }
    held.sort_unstable();
    let mut next = u32::from(low);
    for (from, to) in held {
        if u32::from(from) <= next {
            next = next.max(u32::from(to) + 1);
        }
    }
    next > u32::from(high)
}

/// Whether a block lies in others, or in parts of them together.
fn covers_block(prefixes: &[IpNet], wanted: &IpNet, own: &[IpNet]) -> bool {
    let mut known = prefixes.iter().chain(own);
    if known.clone().any(|block| block.contains(wanted)) {
        return true;
    }
    let parts = wanted.subnets(wanted.prefix_len() + 1);
    known.any(|block| wanted.contains(block))
        && parts.is_ok_and(|mut parts| parts.all(|part| covers_block(prefixes, &part, own)))
}
