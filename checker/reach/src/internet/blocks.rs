//! An address space cut into atoms, and atoms put together to the fewest blocks again.

mod cover;

use crate::network::special;
pub(crate) use cover::{address, cover, without};
use ipnet::IpNet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The addresses that a question is about, as ranges of numbers in order.
#[derive(Debug, Clone)]
pub(crate) struct Space {
    v6: bool,
    ranges: Vec<(u128, u128)>,
    /// Whether it is the whole internet rather than a list.
    whole: bool,
}

/// The first and the last address of a block as numbers.
pub(crate) fn range(block: IpNet) -> (u128, u128) {
    match block {
        IpNet::V4(block) => (u32::from(block.network()).into(), u32::from(block.broadcast()).into()),
        IpNet::V6(block) => (block.network().into(), block.broadcast().into()),
    }
}

impl Space {
    /// The public addresses of a family, or the blocks of a list.
    pub(crate) fn new(v6: bool, list: Option<&[IpNet]>) -> Self {
        Self::cut(v6, list, false)
    }

    /// The addresses that hosts on the internet may come from.
    ///
    /// The documentation blocks are among them: no host has them, but examples and exercises like to give them to
    /// learners, and a rule that admits one of them is not to be told that it admits nobody.
    pub(crate) fn sources(v6: bool) -> Self {
        Self::cut(v6, None, true)
    }

    fn cut(v6: bool, list: Option<&[IpNet]>, from: bool) -> Self {
        let mut ranges: Vec<(u128, u128)> = Vec::new();
        match list {
            Some(blocks) => {
                let mut sorted: Vec<(u128, u128)> = blocks.iter().map(|&block| range(block)).collect();
                sorted.sort_unstable();
                for (low, high) in sorted {
                    match ranges.last_mut() {
                        Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
                        _ => ranges.push((low, high)),
                    }
                }
            }
            None if v6 => ranges.push(range(special::global6().into())),
            None => {
                let mut next = 0u128;
                for block in special::special4().filter(|block| !from || !block.network().is_documentation()) {
                    let (low, high) = range(block.into());
                    if next < low {
                        ranges.push((next, low - 1));
                    }
                    next = high + 1;
                }
                if next <= u32::MAX.into() {
                    ranges.push((next, u32::MAX.into()));
                }
            }
        }
        Self { v6, ranges, whole: list.is_none() }
    }
}

impl Space {
    /// The space without some blocks.
    pub(crate) fn except(mut self, blocks: &[IpNet]) -> Self {
        let mut taken: Vec<(u128, u128)> = Vec::new();
        taken.extend(blocks.iter().filter(|block| matches!(block, IpNet::V6(_)) == self.v6).map(|&block| range(block)));
        taken.sort_unstable();
        // One block may lie in another.
        taken.dedup_by(|next, before| {
            let inside = next.0 <= before.1;
            before.1 = before.1.max(if inside { next.1 } else { before.1 });
            inside
        });
        self.ranges = without(&self.ranges, &taken);
        self
    }

    /// Its ranges, in order.
    pub(crate) fn ranges(&self) -> &[(u128, u128)] {
        &self.ranges
    }

    /// Whether a block has any of its addresses.
    pub(crate) fn meets(&self, block: IpNet) -> bool {
        let (low, high) = range(block);
        matches!(block, IpNet::V6(_)) == self.v6 && self.ranges.iter().any(|&(from, to)| low <= to && from <= high)
    }
}

/// Addresses that people know: shown rather than others where they fare alike.
const KNOWN: [IpAddr; 2] =
    [IpAddr::V4(Ipv4Addr::new(8, 8, 8, 8)), IpAddr::V6(Ipv6Addr::new(0x2001, 0x4860, 0x4860, 0, 0, 0, 0, 0x8888))];

/// A range of addresses that fare alike.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Atom {
    pub(crate) low: u128,
    pub(crate) high: u128,
    /// One of its addresses.
    pub(crate) address: IpAddr,
}

impl Atom {
    pub(crate) fn size(&self) -> u128 {
        self.high - self.low
    }

    /// Whether its address is one that people know.
    pub(crate) fn is_known(&self) -> bool {
        KNOWN.contains(&self.address)
    }
}

/// All atoms of a space, in order.
#[derive(Debug)]
pub(crate) struct Atoms {
    space: Space,
    atoms: Vec<Atom>,
}

impl Atoms {
    /// Cuts a space at the borders of blocks; an atom in which `taken` has every address tried is left out.
    pub(crate) fn new(space: &Space, borders: &[IpNet], taken: impl Fn(IpAddr) -> bool) -> Self {
        let mut cuts: Vec<u128> = Vec::new();
        for &block in borders.iter().filter(|block| matches!(block, IpNet::V6(_)) == space.v6) {
            let (low, high) = range(block);
            cuts.push(low);
            cuts.extend(high.checked_add(1));
        }
        cuts.sort_unstable();
        cuts.dedup();
        let mut atoms = Vec::new();
        for &(low, high) in &space.ranges {
            let mut start = low;
            let from = cuts.partition_point(|&cut| cut <= low);
            let inside = cuts[from..].iter().copied().take_while(|&cut| cut <= high);
            for end in inside.map(|cut| cut - 1).chain([high]) {
                let known = KNOWN.iter().filter(|one| one.is_ipv6() == space.v6).map(|&one| range(one.into()).0);
                let known = known.filter(|number| (start..=end).contains(number));
                let first = (0..64u128).map(|step| start.saturating_add(step)).take_while(|&number| number <= end);
                let mut tries = known.chain(first);
                if let Some(address) = tries.by_ref().map(|number| address(number, space.v6)).find(|&one| !taken(one)) {
                    atoms.push(Atom { low: start, high: end, address });
                }
                start = end.saturating_add(1);
            }
        }
        Self { space: space.clone(), atoms }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Atom> {
        self.atoms.iter()
    }

    /// The ranges of all of them together.
    pub(crate) fn ranges(&self) -> Vec<(u128, u128)> {
        let mut ranges: Vec<(u128, u128)> = Vec::new();
        for atom in &self.atoms {
            match ranges.last_mut() {
                Some(last) if last.1.checked_add(1) == Some(atom.low) => last.1 = atom.high,
                _ => ranges.push((atom.low, atom.high)),
            }
        }
        ranges
    }

    pub(crate) fn at(&self, index: usize) -> &Atom {
        &self.atoms[index]
    }

    /// The fewest blocks that hold the given atoms and none of the others. Addresses that are not part of the
    /// question may be inside, as 10.0.0.0/8 is inside 0.0.0.0/1.
    /// So may those of `either`.
    pub(crate) fn cover(&self, chosen: &[usize], either: &[usize]) -> Vec<IpNet> {
        let mut blocks = Vec::new();
        if chosen.is_empty() {
            return blocks;
        }
        let (mut yes, mut no) = (Vec::new(), Vec::new());
        let mut next = chosen.iter().copied().peekable();
        for (index, atom) in self.atoms.iter().enumerate() {
            if next.next_if_eq(&index).is_some() {
                yes.push((atom.low, atom.high));
            } else if either.binary_search(&index).is_err() {
                no.push((atom.low, atom.high));
            }
        }
        if !self.space.whole {
            // Outside of a list nothing was asked: blocks stay within it.
            let mut next = 0u128;
            let end = if self.space.v6 { u128::MAX } else { u32::MAX.into() };
            for &(low, high) in &self.space.ranges {
                if next < low {
                    no.push((next, low - 1));
                }
                next = high.saturating_add(1);
            }
            if next <= end && self.space.ranges.last().is_none_or(|last| last.1 < end) {
                no.push((next, end));
            }
        } else if no.is_empty() {
            return vec![cover::block(0, 0, self.space.v6)];
        }
        no.sort_unstable();
        cover::add(&yes, &no, self.space.v6, &mut blocks);
        blocks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cover(borders: &[&str], chosen: impl Fn(IpAddr) -> bool) -> Vec<String> {
        let space = Space::new(false, None);
        let borders: Vec<IpNet> = borders.iter().map(|text| text.parse().unwrap()).collect();
        let atoms = Atoms::new(&space, &borders, |_| false);
        let chosen: Vec<usize> = (0..atoms.atoms.len()).filter(|&index| chosen(atoms.at(index).address)).collect();
        atoms.cover(&chosen, &[]).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn puts_atoms_together() {
        let inside = |text: &'static str| move |address: IpAddr| text.parse::<IpNet>().unwrap().contains(&address);
        assert_eq!(cover(&["0.0.0.0/1"], inside("128.0.0.0/1")), ["128.0.0.0/1"]);
        assert_eq!(cover(&["0.0.0.0/1"], |_| true), ["0.0.0.0/0"]);
        assert_eq!(cover(&["11.0.0.0/8"], inside("11.0.0.0/8")), ["11.0.0.0/8"]);
        assert_eq!(cover(&["52.95.0.0/16", "52.95.128.0/17"], inside("52.95.0.0/16")), ["52.95.0.0/16"]);
        assert_eq!(cover(&["8.8.8.8/32"], inside("8.8.8.8/32")), ["8.8.8.8/32"]);
        assert!(cover(&["8.8.8.8/32"], |_| false).is_empty());
    }

    #[test]
    fn blocks_that_are_left_out_may_lie_in_each_other() {
        let blocks = ["192.88.0.0/16", "192.88.2.0/24", "192.88.3.0/24", "11.0.0.0/8"];
        let blocks = blocks.map(|text| text.parse::<IpNet>().unwrap());
        let space = Space::new(false, None).except(&blocks);
        for block in blocks {
            assert!(!space.meets(block), "{block}");
        }
        assert!(space.meets("192.89.0.0/16".parse().unwrap()));
    }

    #[test]
    fn keeps_special_blocks_out() {
        let space = Space::new(false, None);
        let atoms = Atoms::new(&space, &[], |_| false);
        assert!(atoms.iter().all(|atom| special::is_public(atom.address)), "{atoms:?}");
    }
}
