//! Addresses: made-up ones that lie to each other as the real ones do.
//!
//! Two addresses share as many leading bits after as before (as in Crypto-PAn: whether a bit is turned over depends on
//! the key and on the bits before it), so a block contains after what it contained before. On top of that
//! - private stays private, public public: the blocks of [`KEPT`] do not move,
//! - what has a meaning of its own, in [`FIXED`], is not touched at all,
//! - inside a subnet nothing moves, so that its reserved addresses stay reserved,
//! - the first addresses of a VPC stay its first: one of them is its resolver.

use crate::secret::Secret;
use std::cell::RefCell;
use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Leading bits, the first one in the highest place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    bits: u128,
    length: u8,
    v6: bool,
}

/// Blocks whose members stay among themselves.
const KEPT: &[&str] =
    &["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7", "fd00::/8", "2000::/3"];

/// Blocks that stay as they are: <https://www.iana.org/assignments/iana-ipv4-special-registry>, the addresses of AWS's
/// own services in every VPC, and two blocks that the course warns of.
const FIXED: &[&str] = &[
    "0.0.0.0/8",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.17.0.0/16",
    "172.31.0.0/16",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
    "::/96",
    "::ffff:0:0/96",
    "64:ff9b::/96",
    "64:ff9b:1::/48",
    "100::/64",
    "2001::/32",
    "2001:db8::/32",
    "2002::/16",
    "fd00:ec2::/32",
    "fe80::/10",
    "ff00::/8",
];

/// Blocks in whose last 32 bits an IPv4 address stands.
const EMBEDDING: &[&str] = &["64:ff9b::/96", "::ffff:0:0/96"];

impl Block {
    /// Reads an address or a block, with its bits beyond the prefix.
    pub(super) fn parse(text: &str) -> Option<(Self, u128)> {
        let (address, length) = text.split_once('/').map_or((text, None), |(address, length)| (address, Some(length)));
        let address: IpAddr = address.parse().ok()?;
        let (all, width, v6) = match address {
            IpAddr::V4(address) => (u128::from(u32::from(address)) << 96, 32, false),
            IpAddr::V6(address) => (u128::from(address), 128, true),
        };
        let length = match length {
            None => width,
            Some(length) if length.bytes().all(|byte| byte.is_ascii_digit()) => length.parse().ok()?,
            Some(_) => return None,
        };
        (length <= width).then(|| (Self { bits: all & mask(length), length, v6 }, all))
    }

    fn of(text: &str) -> Option<Self> {
        Self::parse(text).map(|(block, _)| block)
    }

    /// Whether all of `other` lies in this block.
    fn holds(self, other: Self) -> bool {
        self.v6 == other.v6 && self.length <= other.length && other.bits & mask(self.length) == self.bits
    }
}

fn mask(length: u8) -> u128 {
    if length == 0 { 0 } else { u128::MAX << (128 - u32::from(length.min(128))) }
}

/// What a snapshot asks of its addresses.
pub(super) struct Addresses<'k> {
    secret: &'k Secret,
    fixed: Vec<Block>,
    kept: Vec<Block>,
    subnets: Vec<Block>,
    vpcs: Vec<Block>,
    turned: RefCell<HashMap<(u128, u8, bool), bool>>,
}

impl<'k> Addresses<'k> {
    /// `public` are the blocks of AWS's own prefix lists, which everybody knows.
    pub(super) fn new(
        secret: &'k Secret,
        public: impl Iterator<Item = &'k str>,
        subnets: impl Iterator<Item = &'k str>,
        vpcs: impl Iterator<Item = &'k str>,
    ) -> Self {
        let mut public: Vec<Block> = public.filter_map(Block::of).collect();
        public.retain(|block| block.length >= 8);
        Self {
            secret,
            fixed: FIXED.iter().filter_map(|text| Block::of(text)).chain(public).collect(),
            kept: KEPT.iter().filter_map(|text| Block::of(text)).collect(),
            subnets: subnets.filter_map(Block::of).filter(|block| block.length >= 8).collect(),
            vpcs: vpcs.filter_map(Block::of).collect(),
            turned: RefCell::default(),
        }
    }

    /// The made-up address or block for a text; `None` if it is neither.
    pub(super) fn redact(&self, text: &str) -> Option<String> {
        let (block, all) = Block::parse(text)?;
        let bits = self.map(block, all);
        let address = if block.v6 {
            IpAddr::V6(Ipv6Addr::from(bits))
        } else {
            IpAddr::V4(Ipv4Addr::from(u32::try_from(bits >> 96).unwrap_or_default()))
        };
        Some(if text.contains('/') { format!("{address}/{}", block.length) } else { address.to_string() })
    }

    /// Turns bits of the prefix over; those beyond it stay.
    fn map(&self, block: Block, all: u128) -> u128 {
        if block.length >= 96 && EMBEDDING.iter().filter_map(|text| Block::of(text)).any(|outer| outer.holds(block)) {
            let inner = Block { bits: block.bits << 96, length: block.length - 96, v6: false };
            return all & mask(96) | self.map(inner, all << 96) >> 96;
        }
        (0..block.length).fold(all, |mapped, length| {
            let before = Block { bits: block.bits & mask(length), length, v6: block.v6 };
            mapped ^ u128::from(self.turns(before)) << (127 - u32::from(length))
        })
    }

    /// Whether the bit that follows a prefix is turned over.
    fn turns(&self, prefix: Block) -> bool {
        *self
            .turned
            .borrow_mut()
            .entry((prefix.bits, prefix.length, prefix.v6))
            .or_insert_with(|| self.free(prefix) && self.coin(prefix))
    }

    fn free(&self, prefix: Block) -> bool {
        let inside = |blocks: &[Block]| blocks.iter().any(|block| block.holds(prefix));
        let above = |blocks: &[Block]| blocks.iter().any(|block| prefix.length < block.length && prefix.holds(*block));
        // From a VPC's block down to its first four addresses, and among them.
        let first_of_vpc = self.vpcs.iter().filter(|vpc| !vpc.v6 && vpc.length <= 30).any(|vpc| {
            let first = Block { length: 30, ..*vpc };
            first.holds(prefix) || vpc.holds(prefix) && prefix.holds(first)
        });
        !(inside(&self.fixed) || inside(&self.subnets) || above(&self.fixed) || above(&self.kept) || first_of_vpc)
    }

    fn coin(&self, prefix: Block) -> bool {
        let family = [u8::from(prefix.v6), prefix.length];
        self.secret.bytes("address", &[&family, &prefix.bits.to_be_bytes()])[0] & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn with<T>(subnets: &[&str], vpcs: &[&str], f: impl FnOnce(&Addresses<'_>) -> T) -> T {
        let secret = Secret::new(&[7; 32]);
        f(&Addresses::new(&secret, ["52.219.60.0/23"].into_iter(), subnets.iter().copied(), vpcs.iter().copied()))
    }

    #[test]
    fn special_blocks_stay() {
        with(&[], &[], |addresses| {
            for text in [
                "0.0.0.0/0",
                "0.0.0.0/1",
                "128.0.0.0/1",
                "::/0",
                "10.0.0.0/8",
                "172.16.0.0/12",
                "192.168.0.0/16",
                "100.64.0.0/10",
                "127.0.0.1",
                "169.254.169.254/32",
                "203.0.113.9",
                "52.219.61.7",
                "52.219.60.0/23",
                "fd00:ec2::253",
                "fe80::1",
                "2001:db8::5",
                "172.31.0.0/16",
                "172.17.3.0/24",
                "2000::/3",
                "fc00::/7",
                "255.255.255.255/32",
                "64:ff9b::/96",
            ] {
                assert_eq!(addresses.redact(text).as_deref(), Some(text));
            }
            for text in ["10.0.0.0/33", "10.0.0", "any", "", "1.2.3.4/-1", "1.2.3.4/+8", "::/129"] {
                assert_eq!(addresses.redact(text), None);
            }
            let embedded = addresses.redact("64:ff9b::8.8.4.4").unwrap();
            let plain: Ipv4Addr = addresses.redact("8.8.4.4").unwrap().parse().unwrap();
            assert_eq!(embedded.parse::<Ipv6Addr>().unwrap().octets()[12..], plain.octets());
        });
    }

    #[test]
    fn places_inside_subnets_and_at_the_start_of_vpcs_stay() {
        with(&["10.20.3.0/24"], &["10.20.0.0/16"], |addresses| {
            for last in ["0", "1", "2", "3", "77", "255"] {
                let mapped = addresses.redact(&format!("10.20.3.{last}")).unwrap();
                assert_eq!(mapped.rsplit('.').next(), Some(last));
            }
            let resolver = addresses.redact("10.20.0.2").unwrap();
            let vpc = addresses.redact("10.20.0.0/16").unwrap();
            assert_eq!(format!("{}2", vpc.strip_suffix("0/16").unwrap()), resolver);
            assert_ne!(vpc, "10.20.0.0/16");
        });
    }

    fn class(address: Ipv4Addr) -> Option<usize> {
        let (block, _) = Block::parse(&address.to_string()).unwrap();
        KEPT.iter().chain(FIXED).filter_map(|text| Block::of(text)).position(|outer| outer.holds(block))
    }

    proptest! {
        #[test]
        fn as_many_leading_bits_agree_after_as_before(one: u32, other: u32, shared in 0_u32..=32) {
            let other = if shared == 32 { one } else { one & !(u32::MAX >> shared) | other & (u32::MAX >> shared) };
            with(&["10.0.0.0/24"], &["10.0.0.0/16"], |addresses| {
                let map = |address: u32| -> u32 {
                    addresses.redact(&Ipv4Addr::from(address).to_string()).unwrap().parse::<Ipv4Addr>().unwrap().into()
                };
                prop_assert_eq!((one ^ other).leading_zeros(), (map(one) ^ map(other)).leading_zeros());
                prop_assert_eq!(class(one.into()), class(map(one).into()));
                Ok(())
            })?;
        }

        #[test]
        fn as_many_leading_bits_agree_in_ipv6(one: u128, other: u128, shared in 0_u32..128) {
            let other = one & !(u128::MAX >> shared) | other & (u128::MAX >> shared);
            with(&["2406:da12:1:2::/64"], &[], |addresses| {
                let map = |address: u128| -> u128 {
                    addresses.redact(&Ipv6Addr::from(address).to_string()).unwrap().parse::<Ipv6Addr>().unwrap().into()
                };
                prop_assert_eq!((one ^ other).leading_zeros(), (map(one) ^ map(other)).leading_zeros());
                Ok(())
            })?;
        }

        #[test]
        fn blocks_hold_what_they_held(address: u32, outer in 0_u8..=32, inner in 0_u8..=32, other: u32) {
            let block = |address: u32, length: u8| {
                let kept = if length == 0 { 0 } else { address & u32::MAX << (32 - length) };
                format!("{}/{length}", Ipv4Addr::from(kept))
            };
            with(&["10.0.0.0/24"], &["10.0.0.0/16"], |addresses| {
                for (one, two) in [(block(address, outer), block(address, inner)), (block(address, outer), block(other, inner))] {
                    let holds = |one: &str, two: &str| Block::of(one).unwrap().holds(Block::of(two).unwrap());
                    let (one_after, two_after) = (addresses.redact(&one).unwrap(), addresses.redact(&two).unwrap());
                    prop_assert_eq!(holds(&one, &two), holds(&one_after, &two_after));
                    prop_assert_eq!(one.rsplit('/').next(), one_after.rsplit('/').next());
                }
                Ok(())
            })?;
        }
    }
}
