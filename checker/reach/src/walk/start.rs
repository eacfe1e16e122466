//! There and back: who sends first, who answers, and by which ports.

use super::{Arrival, At, Here, Name, Origin, Pkt, Walk, Words};
use crate::ports::Ports;
use crate::{Action, Layer, Phrase, PortOwner, Protocol};
use std::net::IpAddr;

/// The ports that NAT gateways and load balancers use towards the outside.
/// <https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports>
pub(crate) const NAT_PORTS: (u16, u16) = (1024, 65535);

/// The one who opens a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Start {
    /// An interface, by index.
    Interface(usize),
    /// A host on the internet.
    Internet,
    /// A host in a network that the configuration does not show: behind a VPN, Direct Connect, a peer's peer.
    Beyond,
}

/// The range that a client chooses its port from.
pub(crate) fn range_of(owner: PortOwner) -> (u16, u16) {
    match owner {
        PortOwner::InternetClient => (32768, 65535),
        PortOwner::Linux => (32768, 60999),
        PortOwner::Windows => (49152, 65535),
        PortOwner::NatGateway | PortOwner::LoadBalancer => NAT_PORTS,
        PortOwner::Fixed => (0, 65535),
    }
}

/// The protocol of the answer; `None` for what has none.
fn answer(protocol: Protocol) -> Option<Protocol> {
    match protocol {
        Protocol::Icmp { kind: 8, code } => Some(Protocol::Icmp { kind: 0, code }),
        Protocol::Icmp { kind: 13, code } => Some(Protocol::Icmp { kind: 14, code }),
        Protocol::Icmpv6 { kind: 128, code } => Some(Protocol::Icmpv6 { kind: 129, code }),
        Protocol::Icmp { .. } | Protocol::Icmpv6 { .. } => None,
        other => Some(other),
    }
}

impl<'n> Walk<'n> {
    /// A packet to begin with.
    pub(crate) fn packet(
        &self,
        start: Start,
        (src, dst): (IpAddr, IpAddr),
        protocol: Protocol,
        port: Option<u16>,
        source_port: Option<u16>,
    ) -> Pkt {
        let owner = match start {
            Start::Internet | Start::Beyond => PortOwner::InternetClient,
            Start::Interface(index) => {
                let instance = self.interface(index).instance.map(|instance| self.net.instances[instance]);
                let windows = instance.and_then(|item| item.platform.as_deref());
                if windows.is_some_and(|platform| platform.eq_ignore_ascii_case("windows")) {
                    PortOwner::Windows
                } else if matches!(self.interface(index).kind, crate::network::InterfaceKind::Balancer(_)) {
                    PortOwner::LoadBalancer
                } else {
                    PortOwner::Linux
                }
            }
        };
        let owner = if source_port.is_some() { PortOwner::Fixed } else { owner };
        let ported = matches!(protocol, Protocol::Tcp | Protocol::Udp);
        let whole = (0, u16::MAX);
        let (low, high) = port.filter(|_| ported).map_or(whole, |port| (port, port));
        Pkt {
            src,
            dst,
            protocol,
            ported,
            sports: if ported { source_port.map_or_else(|| range_of(owner), |port| (port, port)) } else { whole },
            dports: Ports::range(low, high),
            owner,
            sender: None,
            zone: None,
        }
    }

    /// Walks there and back.
    pub(crate) fn run(&mut self, start: Start, pkt: Pkt) -> Ends {
        self.session.source = Some(pkt.src);
        self.session.target = Some(pkt.dst);
        self.session.initiator = match start {
            Start::Interface(index) => Some(index),
            Start::Internet | Start::Beyond => None,
        };
        let there = match start {
            Start::Interface(index) => self.send(index, pkt),
            Start::Internet => {
                let words = Words::Phrase(Phrase::AHostOnTheInternet);
                self.step(Layer::Internet, Name::Internet, words, Action::Send, &pkt);
                self.internet(pkt)
            }
            Start::Beyond => self.beyond(pkt),
        };
        let Some(there) = there else {
            return Ends { arrived: false, answered: None, service: false, ports: Ports::default() };
        };
        if self.narrow && !self.blocks.is_empty() {
            return Ends { arrived: true, answered: None, service: false, ports: Ports::default() };
        }
        self.turn();
        if there.at == At::Nearby {
            return Ends { arrived: true, answered: Some(true), service: false, ports: Ports::default() };
        }
        let (service, ports) = (matches!(there.at, At::Service(..)), there.pkt.dports.clone());
        let Some(protocol) = answer(there.pkt.protocol) else {
            return Ends { arrived: true, answered: None, service, ports };
        };
        let back = self.respond(&there, protocol);
        Ends { arrived: true, answered: Some(back.is_some()), service, ports }
    }

    /// Answers a packet where it arrived.
    fn respond(&mut self, there: &Arrival<'n>, protocol: Protocol) -> Option<Arrival<'n>> {
        let request = &there.pkt;
        let ports = request.dports.hull().unwrap_or((0, u16::MAX));
        let pkt = Pkt {
            src: request.dst,
            dst: request.src,
            protocol,
            ported: request.ported,
            sports: ports,
            dports: Ports::range(request.sports.0, request.sports.1),
            owner: request.owner,
            sender: None,
            zone: None,
        };
        match there.at {
            At::Nearby => None,
            At::Internet => {
                self.step(Layer::Internet, Name::Internet, Words::Phrase(Phrase::Answers), Action::Send, &pkt);
                self.internet(pkt)
            }
            At::Service(id, vpc) => {
                self.step(Layer::VpcEndpoint, Name::Id(id), Words::Phrase(Phrase::Answers), Action::Send, &pkt);
                self.local(Here { vpc, subnet: None, origin: Origin::Edge }, pkt)
            }
            At::Interface(index) => {
                let kept = self.session.balanced.iter().rposition(|one| one.target == index && one.preserved);
                match kept {
                    Some(at) => self.preserved_back(at, pkt),
                    None => self.send(index, pkt),
                }
            }
        }
    }
}

/// How the two legs ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ends {
    /// Whether the packet came to an end that takes it, blocked on the way or not.
    pub(crate) arrived: bool,
    /// Whether the answer came back likewise; `None` where there was none to send.
    pub(crate) answered: Option<bool>,
    /// Whether it was a gateway endpoint that took the packet.
    pub(crate) service: bool,
    /// The destination ports that came through.
    pub(crate) ports: Ports,
}
