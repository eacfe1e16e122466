//! How rules are printed: the one place, in the words of the JSON of answers. Nothing reads them back.

use super::{AclEntry, Destination, GroupPeer, Kind, RouteRule, Rule, SecurityGroupRule};
use std::fmt;

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Phrase(phrase) => phrase.fmt(f),
            Self::Setting(words) => f.write_str(words),
            Self::DenyAll => f.write_str("* deny all"),
            Self::Route(route) => route.fmt(f),
            Self::TransitRoute { block, attachment } => {
                write!(f, "{block} -> {}", attachment.as_deref().unwrap_or("blackhole"))
            }
            Self::AclEntry(entry) => entry.fmt(f),
            Self::Group(rule) => rule.fmt(f),
            Self::Listener(text) | Self::Service(text) | Self::TransitGateway(text) => f.write_str(text),
            Self::Translation { from, to } => write!(f, "{from} -> {to}"),
            Self::State(state) => write!(f, "state {state}"),
        }
    }
}

impl fmt::Display for RouteRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} -> {}", self.destination, self.target.id().unwrap_or("none"))
    }
}

impl fmt::Display for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Block(block) => block.fmt(f),
            Self::List(text) => f.write_str(text),
            Self::Unreadable(text) => write!(f, "{text} (unreadable)"),
        }
    }
}

impl fmt::Display for AclEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let action = match self.allow {
            Some(true) => "allow",
            Some(false) if self.is_last() => return f.write_str("* deny all"),
            Some(false) => "deny",
            None => "(unreadable)",
        };
        write!(f, "{} {action} {}", self.number, self.kind)?;
        match self.block {
            Some(block) => write!(f, " {} {block}", if self.egress { "to" } else { "from" }),
            None => f.write_str(" (unreadable)"),
        }
    }
}

impl fmt::Display for SecurityGroupRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "allow {} {} ", self.kind, if self.egress { "to" } else { "from" })?;
        match &self.peer {
            GroupPeer::Block(block) => block.fmt(f),
            GroupPeer::List(id) | GroupPeer::Group(id) => f.write_str(id),
            GroupPeer::Unreadable => f.write_str("(unreadable)"),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Any => f.write_str("all"),
            Self::Ports(number, from, to) => {
                f.write_str(if number == 6 { "tcp" } else { "udp" })?;
                match (from, to) {
                    (0, u16::MAX) => Ok(()),
                    (from, to) if from == to => write!(f, " {from}"),
                    (from, to) => write!(f, " {from}-{to}"),
                }
            }
            Self::Icmp(number, kind, code) => {
                f.write_str(if number == 1 { "icmp" } else { "icmpv6" })?;
                match (kind, code) {
                    (-1, _) => Ok(()),
                    (kind, -1) => write!(f, " type {kind}"),
                    (kind, code) => write!(f, " type {kind} code {code}"),
                }
            }
            Self::Number(number) => write!(f, "protocol {number}"),
            Self::Unreadable => f.write_str("(unreadable)"),
        }
    }
}
