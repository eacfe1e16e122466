//! Security groups: stateful, allow only, the union of all groups of an interface.
//!
//! <https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html>

use crate::network::{GroupRule, InterfaceKind, Peer};
use crate::ports::Ports;
use crate::walk::{Listed, Name, Pkt, Walk, Words};
use crate::{Action, Direction, Kind, Layer, Leg, Phrase, codes};
use snapshot::{Ask, Status};
use std::net::IpAddr;

impl<'n> Walk<'n> {
    /// Takes a packet through the groups of an interface. A packet that is stopped is marked and goes on.
    pub(crate) fn groups(&mut self, index: usize, direction: Direction, pkt: &mut Pkt) {
        let node = self.interface(index);
        // A notional host may have none; a NAT gateway, a transit gateway attachment and some load balancers have none.
        if node.groups.is_empty() && (self.imagined(index) || node.kind != InterfaceKind::Host) {
            return;
        }
        let passed = match direction {
            Direction::Ingress => Direction::Egress,
            Direction::Egress => Direction::Ingress,
        };
        let first = node.groups.first().map_or(node.id, |&group| self.net.groups[group].id);
        if self.leg == Leg::Reply && self.session.passed.contains(&(index, passed)) {
            let words = Words::Phrase(Phrase::ReplyToATrackedConnection);
            return self.step(Layer::SecurityGroup, Name::Id(first), words, Action::AllowReply, pkt);
        }
        if self.leg == Leg::Request {
            self.session.passed.push((index, direction));
        }
        if self.sets_apart(index, direction, pkt) {
            return;
        }
        if node.groups.is_empty() {
            let status = self.net.inventory.network_interfaces.status(node.place);
            if status == Status::Seen {
                return self.doubt(codes::UNKNOWN_RESOURCE, node.id, Phrase::NoSecurityGroupIsListedForIt);
            }
            let missing = self.call(Ask::DescribeNetworkInterfaces, node.place, status);
            return self.lacks(missing);
        }
        let mut doubts = Doubts::default();
        if self.narrow && self.leg == Leg::Request && pkt.ported {
            let (open, perhaps) = self.open_ports(index, direction, pkt, &mut doubts);
            if open.is_empty() && !perhaps.is_empty() {
                self.narrow_to(perhaps, pkt);
            } else {
                self.suspect(&perhaps, &doubts, node.place, first);
                // Where none is open the rule that refuses is looked for with all of them.
                let open = if open.is_empty() { pkt.dports.clone() } else { open };
                self.narrow_to(open, pkt);
            }
        }
        for &group in &node.groups {
            let group = &self.net.groups[group];
            if group.item.is_none() {
                doubts.group = doubts.group.or(Some(group.id));
                continue;
            }
            let rules = if direction == Direction::Ingress { &group.ingress } else { &group.egress };
            let narrow = self.narrow && self.leg == Leg::Request;
            let fits = |rule: &&GroupRule<'n>| self.admits(rule, narrow, index, pkt, &mut doubts);
            if let Some(rule) = rules.iter().find(fits) {
                let words = Words::Group(rule, &self.net.groups);
                return self.step(Layer::SecurityGroup, Name::Id(group.id), words, Action::Allow, pkt);
            }
        }
        self.undecided(index, &doubts, first, direction, pkt);
    }

    /// The ports that the groups of an interface admit, and those that rules which cannot be read may admit.
    fn open_ports(&self, index: usize, direction: Direction, pkt: &Pkt, doubts: &mut Doubts<'n>) -> (Ports, Ports) {
        let (mut open, mut perhaps) = (Ports::default(), Ports::default());
        for group in self.interface(index).groups.iter().map(|&group| &self.net.groups[group]) {
            if group.item.is_none() {
                doubts.group = doubts.group.or(Some(group.id));
                perhaps.add(&pkt.dports);
            }
            let rules = if direction == Direction::Ingress { &group.ingress } else { &group.egress };
            for rule in rules {
                if rule.kind == Kind::Unreadable {
                    if self.peer_may_fit(rule, index, pkt) {
                        perhaps.add(&pkt.dports);
                        doubts.unreadable = true;
                    }
                    continue;
                }
                let Some(range) = rule.kind.covers(pkt.protocol, true) else { continue };
                let mut doubt = Doubts::default();
                if self.peer_fits(rule, index, pkt, &mut doubt) {
                    open.add(&pkt.dports.split(range).0);
                } else if doubt.list.is_some() || doubt.unreadable {
                    perhaps.add(&pkt.dports.split(range).0);
                    doubts.list = doubts.list.or(doubt.list);
                    doubts.unreadable |= doubt.unreadable;
                }
            }
        }
        let perhaps = perhaps.without(&open);
        (open, perhaps)
    }

    /// Notes ports of which nobody can tell beside those that come through.
    fn suspect(&mut self, perhaps: &Ports, doubts: &Doubts<'n>, place: usize, first: &'n str) {
        if perhaps.is_empty() {
            return;
        }
        self.doubtful.add(perhaps);
        // The others are certain all the same.
        let certain = self.unknown;
        self.note(doubts, place, first);
        self.unknown = certain;
    }

    /// What is to be said where no rule admits the packet.
    fn undecided(&mut self, index: usize, doubts: &Doubts<'n>, first: &'n str, direction: Direction, pkt: &Pkt) {
        if !self.note(doubts, self.interface(index).place, first) {
            self.step(Layer::SecurityGroup, Name::Id(first), Words::DenyAll, Action::Drop, pkt);
            self.block(codes::ENI_SG_RULES_MISMATCH, Some(direction), Some(Listed::Groups(index)));
        }
    }

    /// Notes what kept rules from being read; false if nothing did.
    fn note(&mut self, doubts: &Doubts<'n>, place: usize, first: &'n str) -> bool {
        if let Some(group) = doubts.group {
            match self.net.inventory.missing(&self.net.inventory.security_groups, place) {
                Some(missing) => self.lacks(missing),
                None => self.doubt(codes::UNKNOWN_RESOURCE, group, Phrase::TheSecurityGroupIsNotListed),
            }
        } else if let Some(list) = doubts.list {
            let missing = crate::network::Lists::missing(&self.net.inventory, list, place);
            self.lacks(missing);
        } else if doubts.unreadable {
            self.doubt(codes::UNREADABLE_RULE, first, Phrase::ARuleNamesABlockThatCannotBeRead);
        } else {
            return false;
        }
        true
    }

    /// Whether a rule admits a packet at an interface.
    fn admits(&self, rule: &GroupRule<'n>, narrow: bool, index: usize, pkt: &Pkt, doubts: &mut Doubts<'n>) -> bool {
        if rule.kind == Kind::Unreadable {
            doubts.unreadable |= self.peer_may_fit(rule, index, pkt);
            return false;
        }
        // All of the ports must be admitted: on the way there there is one. Narrowed down, some are enough.
        let covers = |range| if narrow { !pkt.dports.split(range).0.is_empty() } else { pkt.dports.within(range) };
        rule.kind.covers(pkt.protocol, true).is_some_and(covers) && self.peer_fits(rule, index, pkt, doubts)
    }

    /// Whether a rule is for the other end of a packet, or may be.
    fn peer_may_fit(&self, rule: &GroupRule<'n>, index: usize, pkt: &Pkt) -> bool {
        let mut doubts = Doubts::default();
        self.peer_fits(rule, index, pkt, &mut doubts) || doubts.list.is_some() || doubts.unreadable
    }

    /// Whether a rule is for the other end of a packet.
    fn peer_fits(&self, rule: &GroupRule<'n>, index: usize, pkt: &Pkt, doubts: &mut Doubts<'n>) -> bool {
        let peer = if rule.outbound { pkt.dst } else { pkt.src };
        match rule.peer {
            Peer::Block(block) => block.contains(&peer),
            Peer::Group(group) => {
                // A group of another account may be that of a sender whom nobody here knows.
                doubts.unreadable |= self.session.beyond && !rule.outbound && self.net.groups[group].item.is_none();
                self.member(group, rule.outbound, index, peer, pkt)
            }
            Peer::List(list) => match self.net.lists.get(list) {
                Some(blocks) => blocks.iter().any(|block| block.contains(&peer)),
                None => {
                    doubts.list = doubts.list.or(Some(list));
                    false
                }
            },
            Peer::Unreadable => {
                doubts.unreadable = true;
                false
            }
        }
    }

    /// Whether the other end is a member of a group, seen by its private address.
    fn member(&self, group: usize, outbound: bool, index: usize, peer: IpAddr, pkt: &Pkt) -> bool {
        let other = if outbound { self.recipient(index, peer) } else { pkt.sender };
        other.is_some_and(|other| self.interface(other).groups.contains(&group))
    }

    /// The interface that an address means to a rule for what goes out: one of the same VPC, or of a peered one.
    fn recipient(&self, index: usize, address: IpAddr) -> Option<usize> {
        let vpc = self.interface(index).vpc?;
        if self.net.vpcs[vpc].contains(address) {
            return self.holder(vpc, address);
        }
        self.net.peers(vpc).find_map(|other| self.holder(other, address))
    }
}

/// What kept rules from being read.
#[derive(Default)]
struct Doubts<'n> {
    group: Option<&'n str>,
    list: Option<&'n str>,
    unreadable: bool,
}
