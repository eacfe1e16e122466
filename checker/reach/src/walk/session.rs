//! What a walk carries and remembers: the packet, where it is, what was done to it on the way there.

use super::Words;
use crate::ports::Ports;
use crate::{Code, Direction, Leg, Packet, PortOwner, Protocol};
use std::net::{IpAddr, Ipv4Addr};

/// A packet on its way.
#[derive(Debug, Clone)]
pub(crate) struct Pkt {
    pub(crate) src: IpAddr,
    pub(crate) dst: IpAddr,
    pub(crate) protocol: Protocol,
    /// Whether the protocol has ports.
    pub(crate) ported: bool,
    pub(crate) sports: (u16, u16),
    /// Destination ports that have come through so far.
    pub(crate) dports: Ports,
    /// Who chose the client's port.
    pub(crate) owner: PortOwner,
    /// The interface that sent it, as long as rules that name a security group still see it as such.
    pub(crate) sender: Option<usize>,
    /// The subnet by whose zone it entered a transit gateway last.
    pub(crate) zone: Option<usize>,
}

impl Pkt {
    pub(crate) fn view(&self) -> Packet {
        Packet {
            source: self.src,
            destination: self.dst,
            source_ports: self.ported.then_some(self.sports),
            destination_ports: self.ported.then(|| self.dports.hull()).flatten(),
        }
    }
}

/// What brought a packet into the routing of a VPC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// An interface of the VPC.
    Interface,
    /// A NAT gateway of the VPC, by index.
    Nat(usize),
    /// A transit gateway.
    Transit,
    /// The edge table of a gateway.
    Edge,
}

/// Where a packet is when it is to be routed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Here {
    pub(crate) vpc: usize,
    /// The subnet that it comes out of; `None` at the edge.
    pub(crate) subnet: Option<usize>,
    pub(crate) origin: Origin,
}

/// Where a packet arrived.
#[derive(Debug, Clone)]
pub(crate) struct Arrival<'n> {
    pub(crate) at: At<'n>,
    /// The packet as it arrived.
    pub(crate) pkt: Pkt,
}

/// A place at which packets end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum At<'n> {
    /// An interface, by index.
    Interface(usize),
    /// A host on the internet.
    Internet,
    /// An AWS service behind a gateway endpoint, with the VPC.
    Service(&'n str, usize),
    /// The instance itself, its hypervisor or the resolver beside it: no network in between.
    Nearby,
}

/// A translation that a NAT gateway or NAT instance remembers.
#[derive(Debug, Clone)]
pub(crate) struct Translation {
    pub(crate) by: Translator,
    pub(crate) inside: Pkt,
    /// The source address outside.
    pub(crate) outside: IpAddr,
}

/// Who translates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Translator {
    /// A NAT gateway, by index.
    Gateway(usize),
    /// A host, by the index of its interface.
    Host(usize),
}

/// A connection that a load balancer carries.
#[derive(Debug, Clone)]
pub(crate) struct Balanced {
    /// The load balancer's interface.
    pub(crate) node: usize,
    pub(crate) target: usize,
    /// The packet as it came from the client.
    pub(crate) client: Pkt,
    pub(crate) preserved: bool,
}

/// What the way there left behind for the way back.
#[derive(Debug, Clone, Default)]
pub(crate) struct Session {
    /// Interfaces whose security groups have seen the request, by direction.
    pub(crate) passed: Vec<(usize, Direction)>,
    pub(crate) translations: Vec<Translation>,
    pub(crate) balanced: Vec<Balanced>,
    /// VPCs that the request left by an egress-only gateway.
    pub(crate) egress_only: Vec<usize>,
    /// A public address that is imagined for an interface that has none, so that what lies beyond can be judged.
    pub(crate) imagined: Option<(Ipv4Addr, usize, Ipv4Addr)>,
    /// Whether the request comes from a network that the configuration does not show.
    pub(crate) beyond: bool,
    /// The one who asked.
    pub(crate) initiator: Option<usize>,
    pub(crate) source: Option<IpAddr>,
    pub(crate) target: Option<IpAddr>,
}

/// A mark on a step: it stopped the packet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Block {
    pub(crate) step: usize,
    pub(crate) code: Code,
    pub(crate) direction: Option<Direction>,
    /// Whether the packet had nowhere to go afterwards.
    pub(crate) list: Option<Listed>,
}

/// The rules among which none admitted the packet, for the search of rules that almost do.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Listed {
    Acl(usize),
    Groups(usize),
    Table(usize),
}

/// An interface whose groups are left out of a walk, to be judged for many addresses at once.
#[derive(Debug, Clone)]
pub(crate) struct Apart {
    pub(crate) index: usize,
    /// What the groups would have been asked.
    pub(crate) asked: Vec<Asked>,
}

/// A question to the groups of an interface.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked {
    pub(crate) leg: Leg,
    pub(crate) direction: Direction,
    /// The other end.
    pub(crate) peer: IpAddr,
    /// Whether a refusal would not have been certain.
    pub(crate) fog: bool,
}

/// Ports that are shut on the way back.
#[derive(Debug, Clone)]
pub(crate) struct Shut<'n> {
    pub(crate) leg: Leg,
    pub(crate) ports: Ports,
    pub(crate) owner: PortOwner,
    pub(crate) resource: &'n str,
    pub(crate) words: Words<'n>,
}
