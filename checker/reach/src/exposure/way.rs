//! The way between a subnet and the internet, for all ports together and without the groups of the interface.

use super::field::{Reasons, Segment};
use super::groups::{Numbered, Reason};
use crate::ends::{Aim, Source};
use crate::internet::blocks::Atoms;
use crate::network::Network;
use crate::ports::Ports;
use crate::question::{Question, Walked};
use crate::walk::{Asked, Budget, Walk};
use crate::{Direction, End, Flow, Leg, Protocol, Verdict};
use snapshot::Missing;
use std::net::IpAddr;

/// A range of addresses that fare alike.
#[derive(Debug, Clone)]
pub(super) struct Stretch {
    pub(super) segment: Segment,
    /// Whether the packet comes as far as the groups of the interface.
    pub(super) asks_groups: bool,
    /// Whether what they refuse would not be certain.
    pub(super) fog: bool,
}

/// What comes through of each address.
#[derive(Debug, Clone, Default)]
pub(super) struct Way {
    pub(super) stretches: Vec<Stretch>,
    pub(super) assumed: Vec<Missing>,
    /// Whether the groups of the interface have another part in it than that of a filter at its end.
    pub(super) entangled: bool,
}

/// Which ports of a protocol are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Asking {
    /// Those that come through.
    All,
    /// One, where a service listens.
    One(u16),
}

/// Walks for every atom.
pub(super) fn walk(
    net: &Network<'_>,
    atoms: &Atoms,
    (protocol, asking): (Protocol, Asking),
    (direction, apart): (Direction, Option<usize>),
    reasons: &mut Numbered,
    ends: impl Fn(IpAddr) -> (Source, Aim),
) -> Way {
    let port = match asking {
        Asking::All => None,
        Asking::One(port) => Some(port),
    };
    let flow = Flow { from: End::Internet, to: End::Internet, protocol, port, source_port: None };
    let question = Question { net, extras: &[], flow: &flow, budget: Budget::new() };
    let mut way = Way::default();
    for atom in atoms.iter() {
        let (source, aim) = ends(atom.address);
        let walked = match (apart, asking) {
            (Some(index), _) => question.walk_apart(source, aim, index),
            (None, Asking::All) => question.walk_narrow(source, aim),
            (None, Asking::One(_)) => question.walk(source, aim),
        };
        for missing in &walked.walk.assumed {
            if !way.assumed.contains(missing) {
                way.assumed.push(missing.clone());
            }
        }
        let verdict = walked.verdict();
        if verdict == Verdict::Dropped {
            continue;
        }
        let asked = walked.walk.apart.as_ref().map_or(&[][..], |apart| &apart.asked);
        let (asks_groups, fog) = match asked {
            [] => (false, false),
            [one] if expected(one, direction, atom.address) => (true, one.fog),
            _ => {
                way.entangled = true;
                return way;
            }
        };
        // Only what stopped for want of evidence comes by without having been asked.
        if apart.is_some() && !asks_groups && verdict == Verdict::Delivered {
            way.entangled = true;
            return way;
        }
        let ports = ports(&walked, port);
        let mut doubt = walked.walk.doubtful.clone();
        let open = if verdict == Verdict::Delivered {
            ports
        } else {
            doubt.add(&ports);
            Ports::default()
        };
        let uncertain = fog || !doubt.is_empty();
        let why = if uncertain { noted(&walked.walk, reasons) } else { Reasons::new() };
        let segment = Segment { low: atom.low, high: atom.high, open, doubt, reasons: why };
        way.stretches.push(Stretch { segment, asks_groups, fog });
    }
    way
}

fn expected(asked: &Asked, direction: Direction, peer: IpAddr) -> bool {
    asked.leg == Leg::Request && asked.direction == direction && asked.peer == peer
}

/// The ports that came through, or may have.
fn ports(walked: &Walked<'_>, port: Option<u16>) -> Ports {
    match port {
        Some(port) => Ports::range(port, port),
        None if walked.ends.arrived && !walked.ends.ports.is_empty() => walked.ends.ports.clone(),
        None => walked.walk.narrowed.clone().unwrap_or_else(|| Ports::range(0, u16::MAX)),
    }
}

/// Why a walk came to no verdict.
fn noted(walk: &Walk<'_>, reasons: &mut Numbered) -> Reasons {
    let missing =
        walk.missing.iter().chain(walk.hidden()).map(|missing| reasons.note(Reason::Missing(missing.clone())));
    let mut noted: Reasons = missing.collect();
    noted.extend(walk.why.iter().map(|why| reasons.note(Reason::Why(why.clone()))));
    noted
}
