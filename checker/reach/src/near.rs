//! Rules that almost fit: what would have let a packet through but for one thing.

use crate::network::{GroupRule, Peer, Target};
use crate::walk::{Block, Listed, Step, Walk};
use crate::{But, Direction, Kind, Near, Protocol, Rule};
use ipnet::IpNet;
use std::net::IpAddr;

/// At most so many: the first ones are the ones to look at.
const MOST: usize = 8;

/// The rules that almost fit at a blocker.
pub(crate) fn near(walk: &Walk<'_>, block: &Block) -> Vec<Near> {
    let step = &walk.steps[block.step];
    let mut found = match (block.list, block.direction) {
        (Some(Listed::Acl(acl)), Some(direction)) => acls(walk, acl, direction, step),
        (Some(Listed::Groups(index)), Some(direction)) => groups(walk, index, direction, step),
        (Some(Listed::Table(table)), _) => tables(walk, table, step),
        _ => Vec::new(),
    };
    // First what fits but for its place, then the address, the ports, the protocol.
    found.sort_by_key(|near| match near.but {
        But::Order => 0,
        But::Address => 1,
        But::Ports => 2,
        But::Protocol => 3,
        But::Unused => 4,
    });
    found.truncate(MOST);
    found
}

/// The groups of the interface at which a packet is stopped, but for the one that the blocker names.
pub(crate) fn beside(walk: &Walk<'_>, block: &Block) -> Vec<String> {
    let Some(Listed::Groups(index)) = block.list else { return Vec::new() };
    let groups = walk.interface(index).groups.iter().skip(1);
    groups.map(|&group| walk.net.groups[group].id.to_owned()).collect()
}

/// What of a rule does not fit; `None` where several things do not.
fn differs(address: bool, kind: Kind, protocol: Protocol, ports: (u16, u16)) -> Option<But> {
    let covered = kind.covers(protocol, true);
    let whole = covered.is_some_and(|(low, high)| low <= ports.0 && ports.1 <= high);
    match (address, covered, whole) {
        (true, Some(_), true) => Some(But::Order),
        (true, Some(_), false) => Some(But::Ports),
        (true, None, _) => {
            // ICMP of another type is of the same protocol.
            let same = matches!(
                (kind, protocol),
                (Kind::Icmp(1, ..), Protocol::Icmp { .. }) | (Kind::Icmp(58, ..), Protocol::Icmpv6 { .. })
            );
            let fits = match kind {
                Kind::Ports(_, low, high) => low <= ports.0 && ports.1 <= high,
                _ => true,
            };
            if same { Some(But::Ports) } else { fits.then_some(But::Protocol) }
        }
        (false, Some(_), true) => Some(But::Address),
        (false, ..) => None,
    }
}

fn acls(walk: &Walk<'_>, index: usize, direction: Direction, step: &Step<'_>) -> Vec<Near> {
    let acl = &walk.net.acls[index];
    let (rules, peer) = match direction {
        Direction::Ingress => (&acl.ingress, step.packet.source),
        Direction::Egress => (&acl.egress, step.packet.destination),
    };
    let ports = step.packet.destination_ports.unwrap_or((0, u16::MAX));
    let allows = rules.iter().filter(|rule| rule.allow == Some(true));
    let near = allows.filter_map(|rule| {
        let block = rule.block.filter(|block| same_family(block, peer))?;
        let but = differs(block.contains(&peer), rule.kind, step.protocol, ports)?;
        Some(Near { resource: acl.item.network_acl_id.as_str().to_owned(), rule: Rule::AclEntry(*rule), but })
    });
    near.collect()
}

fn groups(walk: &Walk<'_>, index: usize, direction: Direction, step: &Step<'_>) -> Vec<Near> {
    let peer = match direction {
        Direction::Ingress => step.packet.source,
        Direction::Egress => step.packet.destination,
    };
    let ports = step.packet.destination_ports.unwrap_or((0, u16::MAX));
    let mut found = Vec::new();
    for &group in &walk.interface(index).groups {
        let group = &walk.net.groups[group];
        let rules = if direction == Direction::Ingress { &group.ingress } else { &group.egress };
        for rule in rules {
            let Some(but) = differs(holds(walk, rule, peer), rule.kind, step.protocol, ports) else { continue };
            // A group has no order: a rule that fits would have admitted the packet.
            if but != But::Order {
                let rule = Rule::Group(rule.typed(&walk.net.groups));
                found.push(Near { resource: group.id.to_owned(), rule, but });
            }
        }
    }
    found
}

fn holds(walk: &Walk<'_>, rule: &GroupRule<'_>, peer: IpAddr) -> bool {
    match rule.peer {
        Peer::List(list) => walk.net.lists.get(list).is_some_and(|blocks| blocks.iter().any(|one| one.contains(&peer))),
        _ => rule.peer.holds(peer),
    }
}

fn tables(walk: &Walk<'_>, index: usize, step: &Step<'_>) -> Vec<Near> {
    let table = &walk.net.tables[index];
    let dst = step.packet.destination;
    let mut found = Vec::new();
    let mut add = |resource: &str, rule: Rule, but: But| found.push(Near { resource: resource.to_owned(), rule, but });
    for route in &table.routes {
        // 0.0.0.0/32 where 0.0.0.0/0 was meant.
        let slip = same_family(&route.block, dst) && route.block.network().is_unspecified();
        if slip && route.target != Target::Local && !route.block.contains(&dst) {
            add(table.id, Rule::Route(route.typed()), But::Address);
        }
    }
    for other in walk.net.tables.iter().filter(|other| other.vpc == table.vpc && other.id != table.id) {
        if let Some(route) = other.lookup(dst).filter(|route| route.target != Target::Local) {
            add(other.id, Rule::Route(route.typed()), But::Unused);
        }
    }
    found
}

fn same_family(block: &IpNet, address: IpAddr) -> bool {
    matches!(block, IpNet::V4(_)) == address.is_ipv4()
}
