//! From fields to sets: the fewest blocks for each set of ports.

use super::field::{Reasons, Segment};
use super::groups::{Numbered, Reason};
use super::{Exposed, Extent, Untold};
use crate::Protocol;
use crate::internet::blocks::{address, cover, without};
use crate::internet::known;
use crate::network::Network;
use crate::ports::Ports;
use std::collections::BTreeMap;

type Ranges = Vec<(u128, u128)>;

/// Ports that may be open, and why they only may.
type Doubt<'f> = (&'f [(u16, u16)], &'f Reasons);

/// A stretch of so few addresses may be of hosts that the snapshot has, and then is no part of the internet.
const FEW: u128 = 64;

/// Adds what a field says of a protocol to an extent. `asked` is what it was asked about.
pub(super) fn add(
    net: &Network<'_>,
    (protocol, v6): (Protocol, bool),
    field: &[Segment],
    asked: &[(u128, u128)],
    numbered: &Numbered,
    extent: &mut Extent,
) {
    let mut open: BTreeMap<&[(u16, u16)], Ranges> = BTreeMap::new();
    let mut doubt: BTreeMap<Doubt<'_>, Ranges> = BTreeMap::new();
    let mut own = Ranges::new();
    for segment in field {
        let range = (segment.low, segment.high);
        if range.1 - range.0 < FEW && (range.0..=range.1).all(|number| known(net, address(number, v6))) {
            own.push(range);
            continue;
        }
        if !segment.open.is_empty() {
            join(open.entry(ports(protocol, &segment.open)).or_default(), range);
        }
        if !segment.doubt.is_empty() {
            join(doubt.entry((ports(protocol, &segment.doubt), &segment.reasons)).or_default(), range);
        }
    }
    let fewer = (!own.is_empty()).then(|| without(asked, &own));
    let asked = fewer.as_deref().unwrap_or(asked);
    let set =
        |ports: &[(u16, u16)], ranges| Exposed { protocol, ports: ports.to_vec(), prefixes: cover(v6, asked, ranges) };
    extent.sets.extend(open.into_iter().map(|(ports, ranges)| set(ports, ranges)));
    extent.unknown.extend(doubt.into_iter().map(|((ports, reasons), ranges)| {
        let mut untold = Untold { set: set(ports, ranges), missing: Vec::new(), why: Vec::new() };
        for reason in reasons.iter().filter_map(|&number| numbered.get(number)) {
            match reason {
                Reason::Missing(missing) => untold.missing.push(missing.clone()),
                Reason::Why(why) => untold.why.push(why.clone()),
            }
        }
        untold
    }));
}

fn ports(protocol: Protocol, ports: &Ports) -> &[(u16, u16)] {
    if matches!(protocol, Protocol::Tcp | Protocol::Udp) { ports.ranges() } else { &[] }
}

fn join(ranges: &mut Ranges, (low, high): (u128, u128)) {
    match ranges.last_mut() {
        Some(last) if last.1.checked_add(1) == Some(low) => last.1 = high,
        _ => ranges.push((low, high)),
    }
}
