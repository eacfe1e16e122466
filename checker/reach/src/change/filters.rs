//! Rules that would admit a packet: of a network ACL, of a security group.

use super::edit::{VISITOR, VISITOR6};
use super::routes::everywhere;
use super::{Case, Change, Edit, Traffic};
use crate::network::InterfaceKind;
use crate::{AclEntry, Action, Direction, End, Hop, Layer, Leg, Network, Partial, Protocol, Rule, Trace};
use std::net::{IpAddr, Ipv6Addr};

impl Case<'_> {
    /// A rule of the list, before the one that denies. Where no number is left before that one, it goes if it denies
    /// everybody, and the new rule takes its place; what else it denies is for its owner to say.
    pub(super) fn list(&self) -> Option<Change> {
        let blocker = self.blocker;
        let direction = blocker.direction?;
        if self.is_roundabout() {
            return None;
        }
        let (traffic, block) = (self.traffic(), self.block(direction));
        let mut edits = room(self.net, &blocker.resource, direction, &blocker.rule)?;
        edits.push(admit(&blocker.resource, direction, &blocker.rule, traffic, block));
        Some(Change::new(edits))
    }

    /// Whether the packet comes from one of our own hosts under a public address, to a VPC that it could reach under its
    /// private one, which rules that name groups go by: that is the way to mend, and no rule for an address that changes.
    /// <https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html#security-group-referencing>
    fn is_roundabout(&self) -> bool {
        let (blocker, source) = (self.blocker, self.blocker.packet.source);
        let IpAddr::V4(public) = source else { return false };
        let request = blocker.leg == Leg::Request && blocker.direction == Some(Direction::Ingress);
        let Some((sender, _)) = self.net.public_holder(public).filter(|_| request) else { return false };
        let receiver = self.net.vpcs.iter().position(|vpc| vpc.contains(blocker.packet.destination));
        let (Some(mine), Some(theirs)) = (self.net.interfaces[sender].vpc, receiver) else { return false };
        mine == theirs || self.net.peers(theirs).any(|peer| peer == mine)
    }

    /// A rule of the security group, for the sender's group where it has one.
    pub(super) fn group(&self) -> Option<Change> {
        let direction = self.blocker.direction?;
        if self.is_roundabout() {
            return None;
        }
        let peer = match (direction, &self.intent.flow.to) {
            (Direction::Ingress, _) => self.sender_group().unwrap_or_else(|| self.block(direction)),
            (Direction::Egress, End::PrefixList(list)) => list.to_string(),
            (Direction::Egress, _) => self.service_group().unwrap_or_else(|| self.block(direction)),
        };
        let group = self.blocker.resource.clone();
        if !group.starts_with("sg-") {
            return None;
        }
        Some(Change::new([Edit::AdmitInGroup { group, direction, traffic: self.traffic(), peer }]))
    }

    fn traffic(&self) -> Traffic {
        Traffic::of(self.intent.flow.protocol, self.blocker.leg, self.blocker.packet.destination_ports)
    }

    /// The block that a person would write for the far end: the subnet it lies in; for a public address everybody, but
    /// for a request that comes in, the visitor.
    fn block(&self, direction: Direction) -> String {
        let packet = &self.blocker.packet;
        let far = match direction {
            Direction::Ingress => packet.source,
            Direction::Egress => packet.destination,
        };
        if let Some(block) = subnet_of(self.net, self.blocker.subnet.as_deref(), far) {
            return block;
        }
        if direction == Direction::Ingress && self.blocker.leg == Leg::Request {
            let asked_by_all = matches!(self.intent.flow.from, End::Internet | End::Internet6);
            let visitor = self.intent.visitor.filter(|visitor| visitor.is_ipv4() == far.is_ipv4());
            return match (visitor, far) {
                _ if !asked_by_all => host(far),
                (Some(visitor), _) => host(visitor),
                (None, IpAddr::V4(_)) => VISITOR.to_owned(),
                (None, IpAddr::V6(_)) => VISITOR6.to_owned(),
            };
        }
        beyond(self.net, far)
    }

    /// A security group of the interface that sends, where a rule that names it would see the sender: that of a load
    /// balancer that hands the connection on, whoever its client is.
    /// <https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html>
    fn sender_group(&self) -> Option<String> {
        let receiver = self.net.groups.iter().find(|group| group.id == self.blocker.resource)?.item?;
        let &vpc = self.net.vpc_ids.get(receiver.vpc_id.as_deref()?)?;
        let by_address = || self.net.holder(vpc, self.blocker.packet.source);
        let sender =
            self.balancer().filter(|&node| !self.net.interfaces[node].groups.is_empty()).or_else(by_address)?;
        self.own_group(sender)
    }

    /// The node of a load balancer that has handed the packet on before it was stopped.
    fn balancer(&self) -> Option<usize> {
        let blocker = self.blocker;
        let stops = |hop: &&Hop| (hop.resource.as_str(), hop.packet) != (blocker.resource.as_str(), blocker.packet);
        let before = self.trace.request.hops.iter().take_while(stops);
        let handed = before.filter(|hop| hop.layer == Layer::LoadBalancer && hop.action == Action::Translate);
        let hop = handed.last().filter(|_| blocker.leg == Leg::Request)?;
        self.net.interface_ids.get(hop.resource.as_str()).copied()
    }

    /// A security group of a service that receives: the interface behind its name may be another one tomorrow.
    fn service_group(&self) -> Option<String> {
        let sender = self.net.groups.iter().find(|group| group.id == self.blocker.resource)?.item?;
        let &vpc = self.net.vpc_ids.get(sender.vpc_id.as_deref()?)?;
        let receiver = self.net.holder(vpc, self.blocker.packet.destination)?;
        let moves = matches!(self.net.interfaces[receiver].kind, InterfaceKind::Database | InterfaceKind::Balancer(_));
        self.own_group(receiver).filter(|_| moves)
    }

    /// Of the security groups of an interface the one that fewest others have.
    fn own_group(&self, interface: usize) -> Option<String> {
        let held = |group: usize| self.net.interfaces.iter().filter(|node| node.groups.contains(&group)).count();
        let group = self.net.interfaces[interface].groups.iter().copied().min_by_key(|&group| held(group))?;
        Some(self.net.groups[group].id.to_owned())
    }
}

/// The rule of a list that denies, other than the last one, which has no number.
fn denial(rule: &Rule) -> Option<&AclEntry> {
    match rule {
        Rule::AclEntry(entry) if !rule.denies_all() => Some(entry),
        _ => None,
    }
}

/// What makes room for a rule before one that denies: nothing where a number is left, else that one goes if it denies
/// everybody. `None` where it denies somebody, whom only the owner of the list can let in.
fn room(net: &Network<'_>, list: &str, direction: Direction, denies: &Rule) -> Option<Vec<Edit>> {
    let Some(entry) = denial(denies).filter(|entry| !net.has_room(list, direction, entry.number)) else {
        return Some(Vec::new());
    };
    entry.block.filter(|block| block.prefix_len() == 0)?;
    Some(vec![Edit::DropFromList { list: list.to_owned(), direction, number: entry.number }])
}

/// A rule that comes before one that denies, or in its place.
fn admit(list: &str, direction: Direction, denies: &Rule, traffic: Traffic, block: String) -> Edit {
    let before = denial(denies).map(|entry| entry.number);
    Edit::AdmitInList { list: list.to_owned(), direction, number: None, before, traffic, block }
}

/// The block of the subnet that an address of ours lies in, first of all in the VPC of the subnet at which it is met.
fn subnet_of(net: &Network<'_>, at: Option<&str>, address: IpAddr) -> Option<String> {
    let ours = at.and_then(|subnet| net.subnet_ids.get(subnet));
    let ours = ours.and_then(|&subnet| net.subnet_at(net.subnets[subnet].vpc, address));
    let subnet = ours.or_else(|| net.subnets.iter().position(|subnet| subnet.contains(address)))?;
    let node = &net.subnets[subnet];
    match address {
        IpAddr::V4(_) => node.v4.map(|block| block.to_string()),
        IpAddr::V6(_) => node.v6.iter().find(|block| block.contains(&as_v6(address))).map(ToString::to_string),
    }
}

fn as_v6(address: IpAddr) -> Ipv6Addr {
    match address {
        IpAddr::V4(address) => address.to_ipv6_mapped(),
        IpAddr::V6(address) => address,
    }
}

fn host(address: IpAddr) -> String {
    format!("{address}/{}", if address.is_ipv4() { 32 } else { 128 })
}

/// The block for an address of no subnet that is known: everybody for one of the internet, else nobody but its host.
fn beyond(net: &Network<'_>, address: IpAddr) -> String {
    if net.is_elsewhere(address) { everywhere(address).to_owned() } else { host(address) }
}

/// A rule for the ports of a reply that are shut.
pub(super) fn partial(net: &Network<'_>, trace: &Trace, partial: &Partial, protocol: Protocol) -> Option<Change> {
    let leg = match partial.leg {
        Leg::Request => &trace.request,
        Leg::Reply => &trace.reply,
    };
    // One list may be on the way twice: out of one subnet and into another.
    let sides = leg.hops.iter().filter(|hop| hop.resource == partial.resource);
    let mut sides = sides.filter_map(|hop| Some((hop, leaves(net, hop)?)));
    let (hop, egress) = match &partial.rule {
        Rule::AclEntry(entry) => sides.find(|(_, egress)| *egress == entry.egress)?,
        _ => sides.next()?,
    };
    let far = if egress { hop.packet.destination } else { hop.packet.source };
    let block = subnet_of(net, hop.subnet.as_deref(), far).unwrap_or_else(|| beyond(net, far));
    let direction = if egress { Direction::Egress } else { Direction::Ingress };
    let (list, rule) = (&partial.resource, &partial.rule);
    let traffic = partial.ports.iter().map(|&ports| Traffic::of(protocol, partial.leg, Some(ports)));
    let rules = traffic.map(|traffic| admit(list, direction, rule, traffic, block.clone()));
    let mut edits = room(net, list, direction, rule)?;
    edits.extend(rules);
    Some(Change::new(edits))
}

/// Whether the packet leaves the subnet whose list this is.
fn leaves(net: &Network<'_>, hop: &crate::Hop) -> Option<bool> {
    let &subnet = net.subnet_ids.get(hop.subnet.as_deref()?)?;
    Some(net.subnets[subnet].contains(hop.packet.source))
}
