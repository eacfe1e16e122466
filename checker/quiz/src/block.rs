//! Blocks of addresses as answers: whether one is what was asked for, and what is wrong with it if not.

use crate::question::BlockRule;
use ipnet::{IpNet, Ipv4Net};
use judge::{smallest, usable};
use std::net::Ipv4Addr;

/// What a block has to be, with one that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it has to be.
    pub rule: BlockRule,
    /// One that is so.
    pub example: IpNet,
}

/// What is wrong with a block.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum BlockFault {
    /// It is none.
    NoBlock,
    /// It has an address that is not its first.
    NotFirst {
        /// The block that the address lies in.
        block: IpNet,
    },
    /// It is another one than was asked for.
    Other,
    /// It has addresses outside.
    Outside {
        /// Outside of what.
        within: IpNet,
    },
    /// It has addresses of another block.
    Overlaps {
        /// The other block.
        other: IpNet,
    },
    /// A subnet of this size is not possible on AWS.
    NoSubnet,
    /// It is too small.
    TooSmall {
        /// How many hosts it has room for.
        usable: u32,
        /// How many there are.
        wanted: u32,
    },
    /// It is larger than it need be.
    TooLarge {
        /// The prefix length that suffices.
        length: u8,
    },
}

/// The prefix lengths of subnets, from the largest to the smallest subnet:
/// <https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html>.
const SUBNETS: std::ops::RangeInclusive<u8> = 16..=28;

impl BlockRule {
    /// Whether an answer is what was asked for.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn judge(&self, answer: &str) -> Result<(), BlockFault> {
        let block: IpNet = crate::normal(answer).parse().map_err(|_| BlockFault::NoBlock)?;
        if block != block.trunc() {
            return Err(BlockFault::NotFirst { block: block.trunc() });
        }
        if let Some(equals) = self.equals {
            return if block == equals { Ok(()) } else { Err(BlockFault::Other) };
        }
        if let Some(within) = self.within.filter(|within| !within.contains(&block)) {
            return Err(BlockFault::Outside { within });
        }
        if let Some(other) = self.apart.iter().copied().find(|other| meet(*other, block)) {
            return Err(BlockFault::Overlaps { other });
        }
        let (Some(wanted), IpNet::V4(_)) = (self.usable, block) else { return Ok(()) };
        let length = block.prefix_len();
        if !SUBNETS.contains(&length) {
            return Err(BlockFault::NoSubnet);
        }
        if usable(length) < wanted {
            return Err(BlockFault::TooSmall { usable: usable(length), wanted });
        }
        let enough = smallest(wanted);
        if self.smallest && length < enough {
            return Err(BlockFault::TooLarge { length: enough });
        }
        Ok(())
    }

    /// The first block that is what was asked for, if there is one.
    #[must_use]
    pub fn example(&self) -> Option<IpNet> {
        if self.equals.is_some() {
            return self.equals;
        }
        let IpNet::V4(within) = self.within? else { return self.within };
        let lengths = match self.usable {
            Some(wanted) => smallest(wanted)..=smallest(wanted),
            // Without a size any does: as large as there is room for.
            None => within.prefix_len()..=32,
        };
        // The first place of all, and the first behind each block that is taken.
        let taken = self.apart.iter().filter_map(|other| match other {
            IpNet::V4(other) => u32::from(other.broadcast()).checked_add(1),
            IpNet::V6(_) => None,
        });
        let mut begins: Vec<u32> = std::iter::once(u32::from(within.network())).chain(taken).collect();
        begins.sort_unstable();
        let places = lengths.flat_map(|length| begins.iter().filter_map(move |begin| aligned(*begin, length)));
        places.map(IpNet::V4).find(|block| self.judge(&block.to_string()).is_ok())
    }
}

/// Whether two blocks share an address.
fn meet(one: IpNet, other: IpNet) -> bool {
    one.contains(&other) || other.contains(&one)
}

/// The first block of a length that begins at an address or behind it.
fn aligned(begin: u32, length: u8) -> Option<Ipv4Net> {
    let size = 1_u64 << (32 - u32::from(length.min(32)));
    let first = u32::try_from(u64::from(begin).div_ceil(size) * size).ok()?;
    Ipv4Net::new(Ipv4Addr::from(first), length).ok()
}
