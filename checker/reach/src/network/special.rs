//! Which addresses are of use on the internet, after the IANA special-purpose registries.
//!
//! <https://www.iana.org/assignments/iana-ipv4-special-registry/>,
//! <https://www.iana.org/assignments/iana-ipv6-special-registry/>

use ipnet::{Ipv4Net, Ipv6Net};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

const fn v4(a: u8, b: u8, c: u8, d: u8, length: u8) -> (u32, u8) {
    (u32::from_be_bytes([a, b, c, d]), length)
}

/// IPv4 blocks that no host on the internet has, in order.
const SPECIAL4: [(u32, u8); 17] = [
    v4(0, 0, 0, 0, 8),
    v4(10, 0, 0, 0, 8),
    v4(100, 64, 0, 0, 10),
    v4(127, 0, 0, 0, 8),
    v4(169, 254, 0, 0, 16),
    v4(172, 16, 0, 0, 12),
    v4(192, 0, 0, 0, 24),
    v4(192, 0, 2, 0, 24),
    v4(192, 31, 196, 0, 24),
    v4(192, 52, 193, 0, 24),
    v4(192, 88, 99, 0, 24),
    v4(192, 168, 0, 0, 16),
    v4(192, 175, 48, 0, 24),
    v4(198, 18, 0, 0, 15),
    v4(198, 51, 100, 0, 24),
    v4(203, 0, 113, 0, 24),
    // Multicast and the reserved class E, with the limited broadcast address.
    v4(224, 0, 0, 0, 3),
];

/// The special blocks of IPv4.
pub(crate) fn special4() -> impl Iterator<Item = Ipv4Net> {
    SPECIAL4.iter().filter_map(|&(address, length)| Ipv4Net::new(Ipv4Addr::from(address), length).ok())
}

/// The part of IPv6 in which hosts on the internet are.
pub(crate) fn global6() -> Ipv6Net {
    Ipv6Net::new_assert(Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3)
}

/// The prefix in which NAT64 maps IPv4, RFC 6052.
pub(crate) fn nat64() -> Ipv6Net {
    Ipv6Net::new_assert(Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0, 0), 96)
}

/// The IPv4 address inside a NAT64 address.
pub(crate) fn embedded4(address: IpAddr) -> Option<Ipv4Addr> {
    match address {
        IpAddr::V6(address) if nat64().contains(&address) => {
            let [.., a, b, c, d] = address.octets();
            Some(Ipv4Addr::new(a, b, c, d))
        }
        _ => None,
    }
}

/// Whether the address is one of RFC 1918.
pub(crate) fn is_private(address: IpAddr) -> bool {
    matches!(address, IpAddr::V4(address) if address.is_private())
}

/// Whether the address is in the shared space of RFC 6598.
pub(crate) fn is_shared(address: IpAddr) -> bool {
    matches!(address, IpAddr::V4(address) if u32::from(address) >> 22 == u32::from_be_bytes([100, 64, 0, 0]) >> 22)
}

/// Whether the address is link-local: handled by the host or its hypervisor, never routed.
pub(crate) fn is_link_local(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => address.is_link_local(),
        IpAddr::V6(address) => address.segments()[0] & 0xffc0 == 0xfe80 || address.segments()[..2] == [0xfd00, 0xec2],
    }
}

/// Whether a host on the internet can have the address.
///
/// The documentation blocks count as such: nobody else can have them, so questions like to use them.
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            let bits = u32::from(address);
            address.is_documentation()
                || !SPECIAL4.iter().any(|&(block, length)| bits >> (32 - length) == block >> (32 - length))
        }
        IpAddr::V6(address) => global6().contains(&address),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_is_public() {
        for text in ["8.8.8.8", "1.1.1.1", "198.51.100.7", "2001:4860:4860::8888", "100.128.0.1", "172.32.0.1"] {
            assert!(is_public(text.parse().unwrap()), "{text}");
        }
        for text in
            ["10.0.0.1", "100.64.0.1", "169.254.169.254", "240.0.0.1", "224.0.0.1", "fd00::1", "fe80::1", "0.1.2.3"]
        {
            assert!(!is_public(text.parse().unwrap()), "{text}");
        }
        assert_eq!(embedded4("64:ff9b::8.8.8.8".parse().unwrap()), Some(Ipv4Addr::new(8, 8, 8, 8)));
    }
}
