//! One guard before every connection: it looks at the socket address itself, not at the name that led to it.
//!
//! A name, a redirect or the glue of a stranger's zone can point into the learner's own network or at a metadata
//! service. Whoever typed an address meant it; what led there by itself stays outside unless `--allow-private` was said.
//! Ports are not looked at, and nothing is connected here.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// How an address came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Somebody wrote it on the command line, or it is one of this program's own.
    Typed,
    /// A name, a redirect, a delegation or glue led to it.
    Led,
}

/// Why an address is none of the public internet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Special {
    /// The machine itself.
    Loopback,
    /// A private network: RFC 1918, or unique local addresses.
    Private,
    /// The same link only.
    LinkLocal,
    /// The metadata services of clouds.
    Metadata,
    /// Between a provider and its customers (RFC 6598).
    SharedByProvider,
    /// Many receivers at once.
    Multicast,
    /// Everybody on the link.
    Broadcast,
    /// Examples in books.
    Documentation,
    /// Nobody, or this network.
    Unspecified,
    /// Measurements of networks (RFC 2544).
    Benchmark,
    /// Kept for protocols and for the future, or given up.
    Reserved,
    /// A tunnel that hides where it ends: 6to4, Teredo.
    Tunnel,
}

impl Special {
    /// The word for it in a transcript.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Loopback => "loopback",
            Self::Private => "private",
            Self::LinkLocal => "link-local",
            Self::Metadata => "metadata",
            Self::SharedByProvider => "shared-by-provider",
            Self::Multicast => "multicast",
            Self::Broadcast => "broadcast",
            Self::Documentation => "documentation",
            Self::Unspecified => "unspecified",
            Self::Benchmark => "benchmark",
            Self::Reserved => "reserved",
            Self::Tunnel => "tunnel",
        }
    }
}

/// An address that nothing is sent to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused {
    /// The address.
    pub address: SocketAddr,
    /// Why.
    pub special: Special,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is not on the public internet ({})", self.address, self.special.as_str())
    }
}

impl std::error::Error for Refused {}

/// What may be connected to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Guard {
    allow_private: bool,
}

impl Guard {
    /// Lets names lead to public addresses only.
    #[must_use]
    pub fn public_only() -> Self {
        Self { allow_private: false }
    }

    /// Lets names lead anywhere, as somebody asked for.
    #[must_use]
    pub fn anywhere() -> Self {
        Self { allow_private: true }
    }

    /// The address, if something may be sent to it.
    ///
    /// ```
    /// use probe::guard::{Guard, Origin, Special};
    /// let metadata = "169.254.169.254:80".parse().unwrap();
    /// assert!(Guard::public_only().allow(metadata, Origin::Typed).is_ok());
    /// assert_eq!(Guard::public_only().allow(metadata, Origin::Led).unwrap_err().special, Special::Metadata);
    /// ```
    ///
    /// # Errors
    /// It is none of the public internet, and only a name led there.
    pub fn allow(self, address: SocketAddr, origin: Origin) -> Result<SocketAddr, Refused> {
        if self.allow_private || origin == Origin::Typed {
            return Ok(address);
        }
        special(address.ip()).map_or(Ok(address), |special| Err(Refused { address, special }))
    }
}

/// Why an address is none of the public internet, if it is none; by the registries of special addresses:
/// <https://www.iana.org/assignments/iana-ipv4-special-registry> and
/// <https://www.iana.org/assignments/iana-ipv6-special-registry>.
#[must_use]
pub fn special(address: IpAddr) -> Option<Special> {
    match address {
        IpAddr::V4(address) => special_v4(address),
        IpAddr::V6(address) => special_v6(address),
    }
}

fn special_v4(address: Ipv4Addr) -> Option<Special> {
    let found = match address.octets() {
        [169, 254, 169, 253 | 254] | [169, 254, 170, 2 | 23] | [100, 100, 100, 200] | [168, 63, 129, 16] => {
            Special::Metadata
        }
        [127, ..] => Special::Loopback,
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] => Special::Private,
        [169, 254, ..] => Special::LinkLocal,
        [100, 64..=127, ..] => Special::SharedByProvider,
        [224..=239, ..] => Special::Multicast,
        [255, 255, 255, 255] => Special::Broadcast,
        [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] => Special::Documentation,
        [0, ..] => Special::Unspecified,
        [198, 18..=19, ..] => Special::Benchmark,
        // Protocol assignments, the anycast address of 6to4, and what is left over at the end.
        [192, 0, 0, _] | [192, 88, 99, _] | [240..=255, ..] => Special::Reserved,
        _ => return None,
    };
    Some(found)
}

fn special_v6(address: Ipv6Addr) -> Option<Special> {
    let [a, b, c, d, e, f, g, h] = address.segments();
    let embedded = |high: u16, low: u16| {
        let ([w, x], [y, z]) = (high.to_be_bytes(), low.to_be_bytes());
        Ipv4Addr::new(w, x, y, z)
    };
    let found = match [a, b, c, d, e, f] {
        [0, 0, 0, 0, 0, 0] if (g, h) == (0, 0) => Special::Unspecified,
        [0, 0, 0, 0, 0, 0] if (g, h) == (0, 1) => Special::Loopback,
        // IPv4 written as IPv6 in its forms: mapped, and through a NAT64, where it ends at the IPv4 address.
        [0, 0, 0, 0, 0, 0xffff] | [0x64, 0xff9b, 0, 0, 0, 0] => return special_v4(embedded(g, h)),
        // Compatible and translated forms, which nobody uses any more; and the NAT64 of one's own network.
        [0, ..] | [0x64, 0xff9b, 1, ..] => special_v4(embedded(g, h)).unwrap_or(Special::Reserved),
        [0xfd00, 0x0ec2, ..] | [0xfd20, 0xce, ..] => Special::Metadata,
        [0xfc00..=0xfdff, ..] | [0xfec0..=0xfeff, ..] => Special::Private,
        [0xfe80..=0xfebf, ..] => Special::LinkLocal,
        [0xff00..=0xffff, ..] => Special::Multicast,
        [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => Special::Documentation,
        [0x2001, 2, 0, ..] => Special::Benchmark,
        [0x2001, 0, ..] => special_v4(embedded(!g, !h)).unwrap_or(Special::Tunnel),
        [0x2002, high, low, ..] => special_v4(embedded(high, low)).unwrap_or(Special::Tunnel),
        [0x2001, 0x10..=0x3f, ..] | [0x5f00, ..] => Special::Reserved,
        // ISATAP: the interface is an IPv4 address behind a known beginning.
        [_, _, _, _, 0 | 0x200, 0x5efe] => return special_v4(embedded(g, h)),
        // Only 2000::/3 is given out.
        [0x2000..=0x3fff, ..] => return None,
        _ => Special::Reserved,
    };
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// An address, and the word for what it is; `-` for one of the public internet.
    const TABLE: &str = "
        8.8.8.8 -
        1.1.1.1 -
        198.41.0.4 -
        172.15.255.255 -
        172.32.0.0 -
        100.63.255.255 -
        100.128.0.0 -
        223.255.255.255 -
        127.0.0.1 loopback
        127.255.255.254 loopback
        10.0.0.1 private
        172.16.0.1 private
        172.31.255.255 private
        192.168.1.1 private
        169.254.1.1 link-local
        169.254.169.254 metadata
        169.254.169.253 metadata
        169.254.170.2 metadata
        169.254.170.23 metadata
        100.100.100.200 metadata
        100.64.0.1 shared-by-provider
        100.127.255.255 shared-by-provider
        224.0.0.1 multicast
        239.255.255.255 multicast
        255.255.255.255 broadcast
        192.0.2.1 documentation
        198.51.100.7 documentation
        203.0.113.7 documentation
        0.0.0.0 unspecified
        0.1.2.3 unspecified
        198.18.0.1 benchmark
        198.19.255.255 benchmark
        192.0.0.8 reserved
        192.88.99.1 reserved
        240.0.0.1 reserved
        2606:4700:4700::1111 -
        2600:9000:5300::1 -
        2001:500:2::c -
        ::1 loopback
        :: unspecified
        ::127.0.0.1 loopback
        ::8.8.8.8 reserved
        ::ffff:8.8.8.8 -
        ::ffff:127.0.0.1 loopback
        ::ffff:169.254.169.254 metadata
        ::ffff:0:10.0.0.1 private
        64:ff9b::8.8.8.8 -
        64:ff9b::10.0.0.1 private
        64:ff9b::169.254.169.254 metadata
        64:ff9b:1::8.8.8.8 reserved
        64:ff9b:1::10.0.0.1 private
        2002:7f00:1::1 loopback
        2002:a00:1::1 private
        2002:a9fe:a9fe::1 metadata
        2002:808:808::1 tunnel
        2001:0:4136:e378:8000:63bf:3fff:fdd2 documentation
        2001::5601:5601:5601:f7f7:f7f7 tunnel
        2001:0:4136:e378:8000:63bf:f5ff:fffe private
        fd00:ec2::254 metadata
        fd20:ce::254 metadata
        fc00::1 private
        fdab::1 private
        fec0::1 private
        fe80::1 link-local
        febf::1 link-local
        ff02::1 multicast
        2001:db8::1 documentation
        3fff::1 documentation
        3fff:1000::1 -
        2001:2::1 benchmark
        2001:10::1 reserved
        5f00::1 reserved
        100::1 reserved
        4000::1 reserved
        2600::5efe:10.0.0.1 private
        2600::200:5efe:8.8.8.8 -
    ";

    #[test]
    fn every_special_address_is_known_in_every_form() {
        for line in TABLE.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (address, word) = line.split_once(' ').unwrap();
            let found = special(address.parse().unwrap()).map_or("-", Special::as_str);
            assert_eq!(found, word, "{address}");
        }
    }

    #[test]
    fn what_was_typed_is_meant() {
        for address in ["127.0.0.1:53", "169.254.169.254:80", "[::1]:443", "8.8.8.8:53"] {
            let address: SocketAddr = address.parse().unwrap();
            assert_eq!(Guard::public_only().allow(address, Origin::Typed), Ok(address));
            assert_eq!(Guard::anywhere().allow(address, Origin::Led), Ok(address));
            let led = Guard::default().allow(address, Origin::Led);
            assert_eq!(led.is_ok(), special(address.ip()).is_none(), "{led:?}");
        }
    }

    proptest! {
        #[test]
        fn an_embedded_address_is_never_more_open_than_itself(bits: u32) {
            let v4 = Ipv4Addr::from(bits);
            let [a, b, c, d] = v4.octets().map(u16::from);
            let (high, low) = (a << 8 | b, c << 8 | d);
            for form in [
                Ipv6Addr::new(0, 0, 0, 0, 0, 0xffff, high, low),
                Ipv6Addr::new(0, 0, 0, 0, 0, 0, high, low),
                Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, high, low),
                Ipv6Addr::new(0x64, 0xff9b, 1, 0, 0, 0, high, low),
                Ipv6Addr::new(0x2002, high, low, 0, 0, 0, 0, 1),
                Ipv6Addr::new(0x2001, 0, 1, 2, 3, 4, !high, !low),
                Ipv6Addr::new(0x2600, 1, 2, 3, 0, 0x5efe, high, low),
            ] {
                prop_assert!(special(form.into()).is_some() || special(v4.into()).is_none(), "{} in {}", v4, form);
            }
        }

        #[test]
        fn the_standard_library_never_knows_better(bits: u32, wide: u128) {
            let v4 = Ipv4Addr::from(bits);
            let known = v4.is_private() || v4.is_loopback() || v4.is_link_local() || v4.is_multicast()
                || v4.is_broadcast() || v4.is_documentation() || v4.is_unspecified();
            prop_assert!(!known || special(v4.into()).is_some());
            let v6 = Ipv6Addr::from(wide);
            let known = v6.is_loopback() || v6.is_multicast() || v6.is_unspecified() || v6.is_unique_local()
                || v6.is_unicast_link_local();
            prop_assert!(!known || special(v6.into()).is_some());
        }
    }
}
