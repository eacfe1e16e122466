//! What a packet met, in a form that costs nothing until somebody reads it.

use crate::network::{GroupNode, GroupRule, Network, RouteNode};
use crate::{AclEntry, Action, Hop, Layer, Leg, Packet, Phrase, Protocol, Rule};
use compact_str::{CompactString, ToCompactString as _};
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
            rule: self.words.rule(),
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
    pub(crate) fn text(&self) -> CompactString {
        match self {
            Self::Id(id) => (*id).into(),
            other => other.to_compact_string(),
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

/// The rule that decided, borrowed from the index.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Words<'n> {
    Phrase(Phrase),
    Setting(&'static str),
    /// No rule admits it.
    DenyAll,
    Acl(&'n AclEntry),
    Group(&'n GroupRule<'n>, &'n [GroupNode<'n>]),
    Route(&'n RouteNode<'n>),
    /// A block to an attachment of a transit gateway; `None` for a blackhole.
    Towards(ipnet::IpNet, Option<&'n str>),
    Listener(&'n str),
    Service(&'n str),
    TransitGateway(&'n str),
    /// One address becomes another.
    Translate(IpAddr, IpAddr),
    State(&'n str),
    /// A state, and what AWS gives as its reason.
    StateFor(&'n str, &'n str),
}

impl Words<'_> {
    /// The rule with fields of its own.
    pub(crate) fn rule(self) -> Rule {
        match self {
            Self::Phrase(phrase) => Rule::Phrase(phrase),
            Self::Setting(words) => Rule::Setting(words),
            Self::DenyAll => Rule::DenyAll,
            Self::Acl(entry) => Rule::AclEntry(*entry),
            Self::Group(rule, groups) => Rule::Group(rule.typed(groups)),
            Self::Route(route) => Rule::Route(route.typed()),
            Self::Towards(block, attachment) => Rule::TransitRoute { block, attachment: attachment.map(str::to_owned) },
            Self::Listener(arn) => Rule::Listener(arn.to_owned()),
            Self::Service(name) => Rule::Service(name.to_owned()),
            Self::TransitGateway(id) => Rule::TransitGateway(id.to_owned()),
            Self::Translate(from, to) => Rule::Translation { from, to },
            Self::State(state) => Rule::State(state.to_owned()),
            Self::StateFor(state, reason) => Rule::State(format!("{state}: {reason}")),
        }
    }
}
