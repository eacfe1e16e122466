//! From ranges of addresses to the fewest blocks.

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The fewest blocks that hold the ranges `yes`, in order, and nothing of the rest of what is asked about.
pub(crate) fn cover(v6: bool, asked: &Ranges, yes: &Ranges) -> Vec<IpNet> {
    let no = without(asked, yes);
    if yes.is_empty() {
        return Vec::new();
    }
    if no.is_empty() {
        return vec![block(0, 0, v6)];
    }
    let width = if v6 { 128 } else { 32 };
    if let &[(low, high)] = yes {
        let size = high - low + 1;
        if size.is_power_of_two() && low % size == 0 {
            let free = u8::try_from(size.trailing_zeros()).unwrap_or(width);
            return vec![block(low, width.saturating_sub(free), v6)];
        }
    }
    let mut blocks = Vec::new();
    add(yes, &no, v6, &mut blocks);
    blocks
}

/// Ranges less others; both in order and without overlap.
pub(crate) fn without(ranges: &Ranges, others: &Ranges) -> Vec<(u128, u128)> {
    let mut rest = Vec::new();
    for &(low, high) in ranges {
        let mut next = low;
        let from = others.partition_point(|&(_, end)| end < low);
        for &(start, end) in others.get(from..).unwrap_or_default().iter().take_while(|&&(start, _)| start <= high) {
            if next < start {
                rest.push((next, start - 1));
            }
            next = next.max(end.saturating_add(1));
        }
        if next <= high {
            rest.push((next, high));
        }
    }
    rest
}

/// The address with a number.
pub(crate) fn address(number: u128, v6: bool) -> IpAddr {
    if v6 { Ipv6Addr::from(number).into() } else { Ipv4Addr::from(u32::try_from(number).unwrap_or(u32::MAX)).into() }
}

/// A block by its first address and length.
pub(super) fn block(start: u128, length: u8, v6: bool) -> IpNet {
    match address(start, v6) {
        IpAddr::V4(address) => Ipv4Net::new(address, length.min(32)).unwrap_or_default().trunc().into(),
        IpAddr::V6(address) => Ipv6Net::new(address, length.min(128)).unwrap_or_default().trunc().into(),
    }
}

/// Ranges in order, without overlap.
type Ranges = [(u128, u128)];

/// Adds the fewest blocks that hold the ranges `yes` and meet none of `no`.
pub(super) fn add(yes: &Ranges, no: &Ranges, v6: bool, found: &mut Vec<IpNet>) {
    let width = if v6 { 128 } else { 32 };
    Cover { v6, width }.go((yes, no), 0, 0, found);
}

struct Cover {
    v6: bool,
    width: u8,
}

impl Cover {
    /// Adds the blocks of a half, a quarter, … of all addresses, of the ranges that lie there.
    fn go(&self, (yes, no): (&Ranges, &Ranges), start: u128, length: u8, found: &mut Vec<IpNet>) {
        if yes.is_empty() {
            return;
        }
        if no.is_empty() {
            return found.push(self.shrink(yes, start, length));
        }
        if length < self.width {
            let half = self.half(start, length);
            self.go((below(yes, half), below(no, half)), start, length + 1, found);
            self.go((from(yes, half), from(no, half)), half, length + 1, found);
        }
    }

    /// Leaves off a half in which nothing is chosen: 11.0.0.0/8 rather than 10.0.0.0/7.
    fn shrink(&self, mut yes: &Ranges, mut start: u128, mut length: u8) -> IpNet {
        while length < self.width {
            let half = self.half(start, length);
            let (lower, upper) = (below(yes, half), from(yes, half));
            if !lower.is_empty() && !upper.is_empty() {
                break;
            }
            length += 1;
            yes = lower;
            if !upper.is_empty() {
                (start, yes) = (half, upper);
            }
        }
        block(start, length, self.v6)
    }

    /// Where the upper half of a block begins.
    fn half(&self, start: u128, length: u8) -> u128 {
        start + (1u128 << (self.width - length - 1))
    }
}

/// The ranges that have a part below an address.
fn below(ranges: &Ranges, address: u128) -> &Ranges {
    &ranges[..ranges.partition_point(|&(low, _)| low < address)]
}

/// The ranges that have a part from an address on.
fn from(ranges: &Ranges, address: u128) -> &Ranges {
    &ranges[ranges.partition_point(|&(_, high)| high < address)..]
}
