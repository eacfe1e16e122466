//! Whether an exposure says of single addresses and ports what questions about them alone say.

use reach::{End, Exposure, Extent, Flow, Network, Protocol, Verdict};
use std::net::IpAddr;

/// One host on the internet, and what is spoken with it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer {
    /// Its address.
    pub(crate) address: IpAddr,
    /// What is spoken.
    pub(crate) protocol: Protocol,
    /// The destination port, for TCP and UDP.
    pub(crate) port: Option<u16>,
}

/// Whether a host on the internet can have an address, as far as the snapshot knows.
fn is_outside(network: &Network<'_>, address: IpAddr) -> bool {
    let inventory = network.inventory();
    let blocks = |vpc: &snapshot::shapes::Vpc| {
        let more = vpc.cidr_block_association_set.iter().filter_map(|set| set.cidr_block.clone());
        let v6 = vpc.ipv6_cidr_block_association_set.iter().filter_map(|set| set.ipv6_cidr_block.clone());
        vpc.cidr_block.clone().into_iter().chain(more).chain(v6).collect::<Vec<String>>()
    };
    let inside = |text: &String| text.parse::<ipnet::IpNet>().is_ok_and(|block| block.contains(&address));
    let idle = inventory.nat_gateways.iter().flat_map(|nat| &nat.nat_gateway_addresses);
    let mut idle = idle.filter_map(|one| one.public_ip.as_deref());
    let text = address.to_string();
    reach::is_public(address)
        && network.interface_at(None, address).is_none()
        && inventory.addresses.get(&text).is_none()
        && !idle.any(|public| public == text)
        && !inventory.vpcs.iter().any(|vpc| blocks(vpc).iter().any(inside))
}

/// How far the two have to agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "tests ask for one of them, fuzzing for the other")]
pub(crate) enum Agreement {
    /// In every answer.
    Full,
    /// In what both are certain of: nonsense may be given up at different points.
    Certain,
}

/// Holds an exposure against questions about one peer, both ways.
pub(crate) fn holds(network: &Network<'_>, exposure: &Exposure, peer: Peer, how: Agreement) -> Result<(), String> {
    let Some(interface) = network.interface(&exposure.interface) else { return Err("no such interface".to_owned()) };
    // A question goes to the first address; an exposure is of all of them.
    let own = interface.v4.len() + interface.v6.len();
    let family = if peer.address.is_ipv4() { interface.v4.len() } else { interface.v6.len() };
    if own != 1 || family != 1 || !is_outside(network, peer.address) {
        return Ok(());
    }
    // Two interfaces with one address: a question can mean only one of them.
    let addresses = interface.v4.iter().flat_map(|&(own, public)| [Some(own), public]).flatten().map(IpAddr::V4);
    let mut addresses = addresses.chain(interface.v6.iter().copied().map(IpAddr::V6));
    if addresses.any(|own| network.interface_at(None, own).is_some_and(|holder| holder.id != interface.id)) {
        return Ok(());
    }
    let Peer { address, protocol, port } = peer;
    // Neither family speaks the other's.
    if matches!((address, protocol), (IpAddr::V4(_), Protocol::Icmpv6 { .. }) | (IpAddr::V6(_), Protocol::Icmp { .. }))
    {
        return Ok(());
    }
    let there = End::Address { address, vpc: None };
    let host = End::Interface(exposure.interface.clone());
    let inward = Flow { from: there.clone(), to: host.clone(), protocol, port, source_port: None };
    agrees(network, &exposure.inbound, &inward, peer, how)?;
    // The documentation blocks are for those who ask only: nobody answers there.
    let documentation = matches!(address, IpAddr::V4(address) if address.is_documentation());
    let opens = matches!(interface.kind, "host" | "function");
    if documentation || !opens {
        return Ok(());
    }
    agrees(network, &exposure.outbound, &Flow { from: host, to: there, protocol, port, source_port: None }, peer, how)
}

fn agrees(network: &Network<'_>, extent: &Extent, flow: &Flow, peer: Peer, how: Agreement) -> Result<(), String> {
    let says = |set: &reach::Exposed| {
        set.protocol == peer.protocol
            && set.prefixes.iter().any(|block| block.contains(&peer.address))
            && peer.port.is_none_or(|port| set.ports.iter().any(|&(low, high)| (low..=high).contains(&port)))
    };
    // Behind an appliance, of which nobody knows what it lets through, or a rule that nobody can read, a set may claim
    // to know less than a question.
    let vague = |untold: &reach::Untold| {
        let codes = [reach::codes::APPLIANCE_FORWARDING_UNKNOWN, reach::codes::UNREADABLE_RULE];
        untold.why.iter().any(|why| codes.contains(&why.code))
    };
    if extent.unknown.iter().any(|untold| says(&untold.set) && vague(untold)) {
        return Ok(());
    }
    let told = if extent.sets.iter().any(says) {
        Verdict::Delivered
    } else if extent.unknown.iter().any(|untold| says(&untold.set)) {
        Verdict::Unknown
    } else {
        Verdict::Dropped
    };
    if let Some(untold) = extent.unknown.iter().find(|untold| untold.missing.is_empty() && untold.why.is_empty()) {
        return Err(format!("unknown for no reason: {untold:?}"));
    }
    let verdict = network.verdict(flow);
    let is_doubt = told == Verdict::Unknown || verdict == Verdict::Unknown;
    if told == verdict || how == Agreement::Certain && is_doubt {
        Ok(())
    } else {
        Err(format!("{flow:?} is {verdict:?}, the set says {told:?}\n{extent:#?}"))
    }
}
