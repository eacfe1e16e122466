//! What a packet met, in a form that costs nothing until somebody reads it.

use crate::network::{AclRule, GroupNode, GroupRule, Kind, Network, Peer, RouteNode};
use crate::{Action, Hop, Layer, Leg, Packet, Protocol};
use std::fmt;
use std::net::IpAddr;

/// One thing that a packet met.
#[derive(Debug, Clone)]
pub(crate) struct Step<'n> {
    pub(crate) leg: Leg,
    pub(crate) layer: Layer,
    pub(crate) name: Name<'n>,
    pub(crate) words: Words<'n>,
    pub(crate) action: Action,
    pub(crate) subnet: Option<usize>,
    pub(crate) packet: Packet,
    pub(crate) protocol: Protocol,
}

impl Step<'_> {
    pub(crate) fn hop(&self, net: &Network<'_>) -> Hop {
        Hop {
            layer: self.layer,
            resource: self.name.text(),
            rule: self.words.text(),
            action: self.action,
            subnet: self.subnet.map(|subnet| net.subnets[subnet].id.into()),
            packet: self.packet,
        }
    }
}

/// What something is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Name<'n> {
    Id(&'n str),
    Address(IpAddr),
    Internet,
}

impl Name<'_> {
    /// What it is called, without the detour of formatting where it is text already.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Id(id) => (*id).to_owned(),
            other => other.to_string(),
        }
    }
}

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id) => f.write_str(id),
            Self::Address(address) => write!(f, "{address}"),
            Self::Internet => f.write_str("internet"),
        }
    }
}

/// The rule that decided, in AWS's words.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Words<'n> {
    Fixed(&'static str),
    Id(&'n str),
    Acl(&'n AclRule),
    Group(&'n GroupRule<'n>, &'n [GroupNode<'n>]),
    Route(&'n RouteNode<'n>),
    /// One address becomes another.
    Translate(IpAddr, IpAddr),
    State(&'n str),
    /// A block to something.
    Towards(ipnet::IpNet, &'n str),
}

impl Words<'_> {
    /// The words, written once for each rule and copied from then on.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Fixed(text) => (*text).to_owned(),
            Self::Id(text) => (*text).to_owned(),
            Self::Acl(rule) => rule.words.get_or_init(|| self.to_string()).clone(),
            Self::Group(rule, _) => rule.words.get_or_init(|| self.to_string()).clone(),
            other => other.to_string(),
        }
    }
}

/// What stands for "no rule admits it".
pub(crate) const DENY_ALL: Words<'static> = Words::Fixed("* deny all");

impl fmt::Display for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fixed(text) => f.write_str(text),
            Self::Id(text) => f.write_str(text),
            Self::Acl(rule) => acl(rule, f),
            Self::Group(rule, groups) => group(rule, groups, f),
            Self::Route(route) => match route.list {
                Some(list) => write!(f, "{list} -> {}", route.target.id()),
                None => write!(f, "{} -> {}", route.block, route.target.id()),
            },
            Self::Translate(from, to) => write!(f, "{from} -> {to}"),
            Self::State(state) => write!(f, "state {state}"),
            Self::Towards(block, id) => write!(f, "{block} -> {id}"),
        }
    }
}

fn acl(rule: &AclRule, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let action = if rule.allow { "allow" } else { "deny" };
    if rule.number >= 32767 && !rule.allow {
        return f.write_str("* deny all");
    }
    write!(f, "{} {action} ", rule.number)?;
    kind(rule.kind, f)?;
    match rule.block {
        Some(block) => write!(f, " {} {block}", if rule.outbound { "to" } else { "from" }),
        None => f.write_str(" (unreadable)"),
    }
}

fn group(rule: &GroupRule<'_>, groups: &[GroupNode<'_>], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("allow ")?;
    kind(rule.kind, f)?;
    f.write_str(if rule.outbound { " to " } else { " from " })?;
    match rule.peer {
        Peer::Block(block) => write!(f, "{block}"),
        Peer::List(list) => f.write_str(list),
        Peer::Group(index) => f.write_str(groups.get(index).map_or("?", |group| group.id)),
        Peer::Unreadable => f.write_str("(unreadable)"),
    }
}

fn kind(kind: Kind, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match kind {
        Kind::Any => f.write_str("all"),
        Kind::Ports(number, from, to) => {
            f.write_str(if number == 6 { "tcp" } else { "udp" })?;
            match (from, to) {
                (0, u16::MAX) => Ok(()),
                (from, to) if from == to => write!(f, " {from}"),
                (from, to) => write!(f, " {from}-{to}"),
            }
        }
        Kind::Icmp(number, kind, code) => {
            f.write_str(if number == 1 { "icmp" } else { "icmpv6" })?;
            match (kind, code) {
                (-1, _) => Ok(()),
                (kind, -1) => write!(f, " type {kind}"),
                (kind, code) => write!(f, " type {kind} code {code}"),
            }
        }
        Kind::Number(number) => write!(f, "protocol {number}"),
        Kind::Unreadable => f.write_str("(unreadable)"),
    }
}
