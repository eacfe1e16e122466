//! Network ACLs: stateless lists at the border of a subnet, the lowest number first, the first match decides.
//!
//! <https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html>

use crate::ports::Ports;
use crate::walk::{Listed, Name, Pkt, Shut, Walk, Words};
use crate::{AclEntry, Action, Direction, Kind, Layer, Leg, Phrase, Protocol, Rule, codes};
use snapshot::Lookup;
use std::net::IpAddr;

/// What a list says to a packet.
pub(crate) struct Ruling<'n> {
    /// Ports that come through, and the first rule that lets some through.
    pub(crate) open: Ports,
    pub(crate) opened: Option<&'n AclEntry>,
    /// Ports that do not, and the first rule that stops some; `None` for the implicit one.
    pub(crate) shut: Ports,
    pub(crate) closed: Option<&'n AclEntry>,
    /// A rule before the decision that nobody can read.
    pub(crate) unreadable: Option<&'n AclEntry>,
}

/// Asks a list, rule by rule. `peer` is the source of what comes in and the destination of what goes out.
pub(crate) fn judge<'n>(rules: &'n [AclEntry], protocol: Protocol, peer: IpAddr, ports: &Ports) -> Ruling<'n> {
    let none = Ports::default;
    let mut ruling = Ruling { open: none(), opened: None, shut: none(), closed: None, unreadable: None };
    let mut rest = ports.clone();
    for (index, rule) in rules.iter().enumerate() {
        let allow = rule.allow == Some(true);
        if rule.is_unreadable() {
            let here = rule.block.is_none_or(|block| block.contains(&peer));
            let covers = |range| !rest.split(range).0.is_empty();
            let about = rule.kind == Kind::Unreadable || rule.kind.covers(protocol, allow).is_some_and(covers);
            if !here || !about {
                continue;
            }
            // What denies before nothing but denials makes no difference, whatever it is about.
            if rule.allow != Some(false) || rules.iter().skip(index).any(|later| later.allow != Some(false)) {
                ruling.unreadable = ruling.unreadable.or(Some(rule));
            }
            continue;
        }
        // Which ports a rule is about is told sooner than whether its block holds an address.
        let about = rule.kind.covers(protocol, allow);
        let Some(range) = about.filter(|_| rule.block.is_some_and(|block| block.contains(&peer))) else { continue };
        let whole = rest.within(range);
        let (hit, left) = if whole { (std::mem::take(&mut rest), none()) } else { rest.split(range) };
        if !hit.is_empty() {
            if allow {
                ruling.open.add(&hit);
                ruling.opened = ruling.opened.or(Some(rule));
            } else {
                ruling.shut.add(&hit);
                ruling.closed = ruling.closed.or(Some(rule));
            }
        }
        rest = left;
        if rest.is_empty() {
            return ruling;
        }
    }
    ruling.shut.add(&rest);
    ruling
}

impl Walk<'_> {
    /// Takes a packet through the list of a subnet. Ports that are shut are taken off a reply; a packet that is
    /// stopped is marked and goes on.
    pub(crate) fn acl(&mut self, subnet: usize, direction: Direction, pkt: &mut Pkt) {
        let node = &self.net.subnets[subnet];
        let index = match &node.acl {
            Lookup::Found(index) => *index,
            Lookup::Unknown(missing) => return self.lacks(missing.clone()),
            Lookup::Absent => return self.doubt(codes::UNKNOWN_RESOURCE, node.id, Phrase::NoNetworkAclIsListedForIt),
        };
        let acl = &self.net.acls[index];
        let (rules, peer) = match direction {
            Direction::Ingress => (&acl.ingress, pkt.src),
            Direction::Egress => (&acl.egress, pkt.dst),
        };
        let ruling = judge(rules, pkt.protocol, peer, &pkt.dports);
        let name = Name::Id(&acl.item.network_acl_id);
        if let Some(rule) = ruling.unreadable {
            self.step_in(Layer::NetworkAcl, name, Words::Acl(rule), Action::Allow, Some(subnet), pkt);
            return self.doubt(codes::UNREADABLE_RULE, &acl.item.network_acl_id, Rule::AclEntry(*rule));
        }
        let closed = ruling.closed.map_or(Words::DenyAll, Words::Acl);
        // On the way there the packet has its port, or the question is about all of them.
        let there = self.leg == Leg::Request;
        let stopped = ruling.open.is_empty() || there && !self.narrow && !ruling.shut.is_empty();
        if stopped {
            self.step_in(Layer::NetworkAcl, name, closed, Action::Drop, Some(subnet), pkt);
            return self.block(codes::SUBNET_ACL_RESTRICTION, Some(direction), Some(Listed::Acl(index)));
        }
        let opened = ruling.opened.map_or(Words::DenyAll, Words::Acl);
        self.step_in(Layer::NetworkAcl, name, opened, Action::Allow, Some(subnet), pkt);
        if there && !ruling.shut.is_empty() {
            self.narrow_to(ruling.open, pkt);
        } else if !ruling.shut.is_empty() {
            let (leg, owner) = (self.leg, pkt.owner);
            self.shut.get_or_insert(Shut {
                leg,
                ports: ruling.shut,
                owner,
                resource: &acl.item.network_acl_id,
                words: closed,
            });
            pkt.dports = ruling.open;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rule((number, allow, from, to, tcp): (i32, bool, u16, u16, bool)) -> AclEntry {
        let kind = if tcp { Kind::Ports(6, from.min(to), from.max(to)) } else { Kind::Any };
        let block = Some("0.0.0.0/0".parse().unwrap());
        AclEntry { number, allow: Some(allow), kind, block, egress: false }
    }

    #[test]
    fn a_denial_that_cannot_be_read_counts_only_before_a_rule_that_allows() {
        let unreadable = || AclEntry { block: None, ..rule((50, false, 0, 0, false)) };
        let ask = |rules: &[AclEntry]| {
            let ruling = judge(rules, Protocol::Tcp, "10.0.0.1".parse().unwrap(), &Ports::range(0, u16::MAX));
            (ruling.unreadable.is_some(), ruling.open.ranges().to_vec())
        };
        let allow = || rule((40, true, 22, 22, true));
        assert_eq!(ask(&[allow(), unreadable()]), (false, vec![(22, 22)]));
        assert!(ask(&[unreadable(), rule((60, true, 22, 22, true))]).0);
    }

    proptest! {
        /// The set answer is that of asking for every port alone.
        #[test]
        fn agrees_with_each_port(
            mut rules in proptest::collection::vec((1..100i32, any::<bool>(), any::<u16>(), any::<u16>(), prop::bool::weighted(0.9)), 0..8),
            range in (any::<u16>(), any::<u16>()),
        ) {
            rules.sort_by_key(|rule| rule.0);
            let rules: Vec<AclEntry> = rules.into_iter().map(rule).collect();
            let (low, high) = (range.0.min(range.1), range.0.max(range.1));
            let ruling = judge(&rules, Protocol::Tcp, "10.0.0.1".parse().unwrap(), &Ports::range(low, high));
            for port in (low..=high).step_by(7).chain([low, high]) {
                let first = rules.iter().find(|rule| rule.kind.covers(Protocol::Tcp, rule.allow == Some(true))
                    .is_some_and(|(from, to)| (from..=to).contains(&port)));
                let open = ruling.open.ranges().iter().any(|&(from, to)| (from..=to).contains(&port));
                prop_assert_eq!(open, first.is_some_and(|rule| rule.allow == Some(true)), "port {}", port);
            }
        }
    }
}
