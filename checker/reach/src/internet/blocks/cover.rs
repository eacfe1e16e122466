//! From ranges of addresses to the fewest blocks.

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The fewest blocks that hold the ranges `yes`, in order, and nothing of the rest of what is asked about.
pub(crate) fn cover(v6: bool, asked: &[(u128, u128)], yes: Vec<(u128, u128)>) -> Vec<IpNet> {
    let no = without(asked, &yes);
    if yes.is_empty() {
        return Vec::new();
    }
    if no.is_empty() {
        return vec![block(0, 0, v6)];
    }
    let width = if v6 { 128 } else { 32 };
    if let &[(low, high)] = yes.as_slice() {
        let size = high - low + 1;
        if size.is_power_of_two() && low % size == 0 {
            let free = u8::try_from(size.trailing_zeros()).unwrap_or(width);
            return vec![block(low, width.saturating_sub(free), v6)];
        }
    }
    let mut blocks = Vec::new();
    Cover { yes, no, width }.go(0, 0, v6, &mut blocks);
    blocks
}

/// Ranges less others; both in order and without overlap.
pub(crate) fn without(ranges: &[(u128, u128)], others: &[(u128, u128)]) -> Vec<(u128, u128)> {
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

/// What blocks are to hold and what they must not.
pub(super) struct Cover {
    pub(super) yes: Vec<(u128, u128)>,
    pub(super) no: Vec<(u128, u128)>,
    pub(super) width: u8,
}

impl Cover {
    fn meets(ranges: &[(u128, u128)], low: u128, high: u128) -> bool {
        let from = ranges.partition_point(|&(_, end)| end < low);
        ranges.get(from).is_some_and(|&(start, _)| start <= high)
    }

    fn last(&self, start: u128, length: u8) -> u128 {
        let free = self.width - length;
        if free == 128 { u128::MAX } else { start + ((1u128 << free) - 1) }
    }

    /// Adds the blocks of a half, a quarter, … of all addresses.
    pub(super) fn go(&self, start: u128, length: u8, v6: bool, found: &mut Vec<IpNet>) {
        let last = self.last(start, length);
        if !Self::meets(&self.yes, start, last) {
            return;
        }
        if !Self::meets(&self.no, start, last) {
            return found.push(self.shrink(start, length, v6));
        }
        if length < self.width {
            let half = start + (1u128 << (self.width - length - 1));
            self.go(start, length + 1, v6, found);
            self.go(half, length + 1, v6, found);
        }
    }

    /// Leaves off a half in which nothing is chosen: 11.0.0.0/8 rather than 10.0.0.0/7.
    fn shrink(&self, mut start: u128, mut length: u8, v6: bool) -> IpNet {
        while length < self.width {
            let half = start + (1u128 << (self.width - length - 1));
            let lower = Self::meets(&self.yes, start, half - 1);
            let upper = Self::meets(&self.yes, half, self.last(start, length));
            if lower && upper {
                break;
            }
            length += 1;
            if upper {
                start = half;
            }
        }
        block(start, length, v6)
    }
}
