//! What a rule lets pass: a protocol with ports or a type.

use crate::{Leg, Protocol};
use std::fmt;

/// A protocol with destination ports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Traffic {
    /// Everything.
    All,
    /// TCP with a range of destination ports.
    Tcp(u16, u16),
    /// UDP with a range of destination ports.
    Udp(u16, u16),
    /// ICMP of a type.
    Icmp(u8),
    /// ICMPv6 of a type.
    Icmpv6(u8),
    /// Another protocol by number.
    Number(u8),
}

impl Traffic {
    /// What a packet of a flow is on one of its legs.
    #[must_use]
    pub fn of(protocol: Protocol, leg: Leg, ports: Option<(u16, u16)>) -> Self {
        let (low, high) = ports.unwrap_or((0, u16::MAX));
        // The answer to an echo is of a type of its own: RFC 792, RFC 4443.
        match (protocol, leg) {
            (Protocol::Tcp, _) => Self::Tcp(low, high),
            (Protocol::Udp, _) => Self::Udp(low, high),
            (Protocol::Icmp { kind: 8, .. }, Leg::Reply) => Self::Icmp(0),
            (Protocol::Icmpv6 { kind: 128, .. }, Leg::Reply) => Self::Icmpv6(129),
            (Protocol::Icmp { kind, .. }, _) => Self::Icmp(kind),
            (Protocol::Icmpv6 { kind, .. }, _) => Self::Icmpv6(kind),
            (Protocol::Number(number), _) => Self::Number(number),
            (Protocol::All, _) => Self::All,
        }
    }
}

impl fmt::Display for Traffic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ported = |f: &mut fmt::Formatter<'_>, name: &str, low: u16, high: u16| match (low, high) {
            (0, u16::MAX) => f.write_str(name),
            (low, high) if low == high => write!(f, "{name} {low}"),
            (low, high) => write!(f, "{name} {low}-{high}"),
        };
        match *self {
            Self::All => f.write_str("all"),
            Self::Tcp(low, high) => ported(f, "tcp", low, high),
            Self::Udp(low, high) => ported(f, "udp", low, high),
            Self::Icmp(kind) => write!(f, "icmp {kind}"),
            Self::Icmpv6(kind) => write!(f, "icmpv6 {kind}"),
            Self::Number(number) => write!(f, "{number}"),
        }
    }
}

impl Traffic {
    /// TCP to one port.
    #[must_use]
    pub fn port(port: u16) -> Self {
        Self::Tcp(port, port)
    }
}
