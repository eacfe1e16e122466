//! From fields to sets: for each port the fewest blocks, and the ports with the same blocks together.

use super::field::{Reasons, Segment};
use super::groups::{Numbered, Reason};
use super::{Exposed, Extent, Untold};
use crate::Protocol;
use crate::hash::HashMap;
use crate::internet::blocks::{address, cover, without};
use crate::internet::known;
use crate::network::Network;
use crate::ports::Ports;
use ipnet::IpNet;
use std::collections::BTreeMap;

type Ranges = Vec<(u128, u128)>;

/// Ports and the addresses for which they are open.
type Part<'f> = (&'f Ports, (u128, u128));

/// A stretch of so few addresses may be of hosts that the snapshot has, and then is no part of the internet.
const FEW: u128 = 64;

/// Blocks that were put together before: neighbours have many in common.
#[derive(Debug, Default)]
pub(super) struct Covers(HashMap<Ranges, Vec<IpNet>>);

impl Covers {
    /// The fewest blocks for ranges, of those that were asked about.
    fn of(&mut self, v6: bool, asked: &[(u128, u128)], ranges: Ranges) -> Vec<IpNet> {
        // One range is quicker to put together than to find.
        if ranges.len() < 2 {
            return cover(v6, asked, &ranges);
        }
        if let Some(known) = self.0.get(&ranges) {
            return known.clone();
        }
        let blocks = cover(v6, asked, &ranges);
        self.0.insert(ranges, blocks.clone());
        blocks
    }
}

/// Adds what a field says of a protocol to an extent. `asked` is what it was asked about, `covers` belongs to it.
pub(super) fn add(
    net: &Network<'_>,
    (protocol, v6): (Protocol, bool),
    field: &[Segment],
    (asked, covers): (&[(u128, u128)], &mut Covers),
    numbered: &Numbered,
    extent: &mut Extent,
) {
    let mut own = Ranges::new();
    let mut open: Vec<Part<'_>> = Vec::with_capacity(field.len());
    let mut doubt: BTreeMap<&Reasons, Vec<Part<'_>>> = BTreeMap::new();
    for segment in field {
        let range = (segment.low, segment.high);
        if range.1 - range.0 < FEW && (range.0..=range.1).all(|number| known(net, address(number, v6))) {
            own.push(range);
            continue;
        }
        if !segment.open.is_empty() {
            open.push((&segment.open, range));
        }
        if !segment.doubt.is_empty() {
            doubt.entry(&segment.reasons).or_default().push((&segment.doubt, range));
        }
    }
    let fewer = (!own.is_empty()).then(|| without(asked, &own));
    let mut apart = Covers::default();
    let covers = if fewer.is_some() { &mut apart } else { covers };
    let asked = fewer.as_deref().unwrap_or(asked);
    let ported = matches!(protocol, Protocol::Tcp | Protocol::Udp);
    let mut set = |(ports, ranges): (Ports, Ranges)| Exposed {
        protocol,
        ports: if ported { ports.into_ranges() } else { Vec::new() },
        prefixes: covers.of(v6, asked, ranges),
    };
    extent.sets.extend(by_port(&open).into_iter().map(&mut set));
    let first = extent.unknown.len();
    for (reasons, parts) in doubt {
        for found in by_port(&parts) {
            let mut untold = Untold { set: set(found), missing: Vec::new(), why: Vec::new() };
            for reason in reasons.iter().filter_map(|&number| numbered.get(number)) {
                match reason {
                    Reason::Missing(missing) => untold.missing.push(missing.clone()),
                    Reason::Why(why) => untold.why.push(why.clone()),
                }
            }
            // Numbers go by what was asked before; what is told does not.
            untold.missing.sort();
            untold.why.sort_by(|one, other| (one.code, &one.resource).cmp(&(other.code, &other.resource)));
            extent.unknown.push(untold);
        }
    }
    if let Some(new) = extent.unknown.get_mut(first..) {
        new.sort_by(|one, other| (&one.set.ports, &one.set.prefixes).cmp(&(&other.set.ports, &other.set.prefixes)));
    }
}

/// Ports with the addresses for which they are open, from addresses in order with their ports.
fn by_port(parts: &[Part<'_>]) -> Vec<(Ports, Ranges)> {
    let ranges = parts.iter().flat_map(|(ports, _)| ports.ranges());
    let mut cuts: Vec<u32> = ranges.flat_map(|&(low, high)| [u32::from(low), u32::from(high) + 1]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let at = |port: u32| cuts.partition_point(|&cut| cut < port);
    let mut buckets: Vec<Ranges> = vec![Ranges::new(); cuts.len()];
    for &(ports, (low, high)) in parts {
        for &(from, to) in ports.ranges() {
            for bucket in buckets.iter_mut().take(at(u32::from(to) + 1)).skip(at(from.into())) {
                match bucket.last_mut() {
                    Some(last) if last.1.checked_add(1) == Some(low) => last.1 = high,
                    _ => bucket.push((low, high)),
                }
            }
        }
    }
    let mut same: BTreeMap<Ranges, Ports> = BTreeMap::new();
    for (bucket, cut) in buckets.into_iter().zip(cuts.windows(2)) {
        if let (false, &[low, end]) = (bucket.is_empty(), cut)
            && let (Ok(low), Ok(high)) = (u16::try_from(low), u16::try_from(end - 1))
        {
            same.entry(bucket).or_default().add(&Ports::range(low, high));
        }
    }
    let mut found: Vec<(Ports, Ranges)> = same.into_iter().map(|(ranges, ports)| (ports, ranges)).collect();
    found.sort_by_key(|(ports, _)| ports.hull());
    found
}
