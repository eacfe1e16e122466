//! The words of the packet engine in formats and message ids: the same in every language.

use reach::{Action, Direction, Leg, LegVerdict, PortOwner, Protocol, Verdict};
use std::net::IpAddr;

pub(crate) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Delivered => "delivered",
        Verdict::Dropped => "dropped",
        Verdict::Unknown => "unknown",
    }
}

pub(crate) fn leg_verdict(verdict: LegVerdict) -> &'static str {
    match verdict {
        LegVerdict::Delivered => "delivered",
        LegVerdict::Dropped => "dropped",
        LegVerdict::Unknown => "unknown",
        LegVerdict::NotReached => "not-reached",
    }
}

pub(crate) fn leg(leg: Leg) -> &'static str {
    match leg {
        Leg::Request => "request",
        Leg::Reply => "reply",
    }
}

pub(crate) fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Ingress => "ingress",
        Direction::Egress => "egress",
    }
}

pub(crate) fn action(action: Action) -> &'static str {
    match action {
        Action::Send => "send",
        Action::Allow => "allow",
        Action::AllowReply => "allow-reply",
        Action::Forward => "forward",
        Action::Translate => "translate",
        Action::Deliver => "deliver",
        Action::Drop => "drop",
    }
}

pub(crate) fn owner(owner: PortOwner) -> &'static str {
    match owner {
        PortOwner::InternetClient => "internet-client",
        PortOwner::Linux => "linux",
        PortOwner::Windows => "windows",
        PortOwner::NatGateway => "nat-gateway",
        PortOwner::LoadBalancer => "load-balancer",
        PortOwner::Fixed => "fixed",
    }
}

pub(crate) fn protocol(protocol: Protocol) -> String {
    match protocol {
        Protocol::Tcp => "tcp".into(),
        Protocol::Udp => "udp".into(),
        Protocol::Icmp { .. } => "icmp".into(),
        Protocol::Icmpv6 { .. } => "icmpv6".into(),
        Protocol::All => "all".into(),
        Protocol::Number(number) => format!("ipproto:{number}"),
    }
}

/// `22, 1024-65535`
pub(crate) fn ports(ranges: &[(u16, u16)]) -> String {
    let one = |&(first, last): &(u16, u16)| if first == last { first.to_string() } else { format!("{first}-{last}") };
    ranges.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// `203.0.113.10:32768-65535 → 10.0.0.5:22`
pub(crate) fn addresses(packet: &reach::Packet) -> String {
    let end = |address: IpAddr, range: Option<(u16, u16)>| match (address, range) {
        (IpAddr::V6(address), Some(range)) => format!("[{address}]:{}", ports(&[range])),
        (address, Some(range)) => format!("{address}:{}", ports(&[range])),
        (address, None) => address.to_string(),
    };
    format!("{} → {}", end(packet.source, packet.source_ports), end(packet.destination, packet.destination_ports))
}
