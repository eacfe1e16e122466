//! Exposure: from where on the internet an interface is reached, and what of the internet it reaches, as sets.
//!
//! Whatever filters and routes could tell apart is walked once with all ports together: what is left of them at the end
//! is the answer for that block of addresses. It is the same walk as that of a single question, so the two agree.

use crate::ends::{Aim, Source};
use crate::internet::blocks::{Atoms, Space};
use crate::internet::{group_borders, known, vpc_borders};
use crate::network::{InterfaceKind, InterfaceNode, Network};
use crate::ports::Ports;
use crate::tracing::{Question, outside};
use crate::walk::Start;
use crate::{End, Flow, Protocol, Verdict};
use ipnet::IpNet;
use snapshot::NetworkInterfaceId;
use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;

/// What of the internet an interface has to do with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exposure {
    /// The interface.
    pub interface: NetworkInterfaceId,
    /// What reaches it and is answered.
    pub inbound: Vec<Exposed>,
    /// What it reaches and is answered by.
    pub outbound: Vec<Exposed>,
    /// Whether some of it cannot be told: the sets are then what is certain. A question about one address says why.
    pub unknown: bool,
}

/// A set: every address of the blocks with every port of the protocol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exposed {
    /// The protocol.
    pub protocol: Protocol,
    /// Destination ports in order; empty for a protocol that has none.
    pub ports: Vec<(u16, u16)>,
    /// Addresses on the internet. Special-purpose blocks, which nobody there has, may be inside.
    pub prefixes: Vec<IpNet>,
}

/// What is asked for: echo stands for ICMP, and what admits everything for all other protocols.
const PROTOCOLS: [Protocol; 4] = [Protocol::Tcp, Protocol::Udp, Protocol::Icmp { kind: 8, code: 0 }, Protocol::All];
const PROTOCOLS6: [Protocol; 4] =
    [Protocol::Tcp, Protocol::Udp, Protocol::Icmpv6 { kind: 128, code: 0 }, Protocol::All];

/// What decides about an interface: two that have it in common fare alike.
type Likeness<'a> = (Option<usize>, &'a [usize], bool, bool, Option<&'a str>, bool);

impl Network<'_> {
    /// The exposure of every interface that answers for itself, in the order of the snapshot.
    #[must_use]
    pub fn exposure(&self) -> Vec<Exposure> {
        let mut borders: HashMap<Option<usize>, Vec<IpNet>> = HashMap::new();
        let mut alike: HashMap<Likeness<'_>, (Vec<Exposed>, Vec<Exposed>, bool)> = HashMap::new();
        let mut all = Vec::new();
        for (index, node) in self.interfaces.iter().enumerate() {
            if node.kind != InterfaceKind::Host {
                continue;
            }
            let instance = node.instance.map(|instance| self.instances[instance]);
            let state = instance.and_then(|item| item.state.as_ref()?.name.as_deref());
            let public = node.v4.first().is_some_and(|(_, public)| public.is_some());
            let likeness = (node.subnet, node.groups.as_slice(), public, node.denies_gateway, state, node.attached);
            // An edge table or an IPv6 address can make a difference between neighbours.
            let single = !self.edge_tables.is_empty() || !node.v6.is_empty() || node.v4.is_empty();
            let known = alike.get(&likeness).filter(|_| !single).cloned();
            let (inbound, outbound, unknown) = known.unwrap_or_else(|| {
                let blocks = borders.entry(node.vpc).or_insert_with(|| vpc_borders(self, node.vpc, false));
                let found = self.sets(index, node, blocks);
                if !single {
                    alike.insert(likeness, found.clone());
                }
                found
            });
            all.push(Exposure { interface: node.id.into(), inbound, outbound, unknown });
        }
        all
    }

    fn sets(&self, index: usize, node: &InterfaceNode<'_>, blocks: &[IpNet]) -> (Vec<Exposed>, Vec<Exposed>, bool) {
        let mut blocks = blocks.to_vec();
        group_borders(self, Some(node), &mut blocks);
        let (mut inbound, mut outbound, mut unknown) = (Vec::new(), Vec::new(), false);
        let own4 = node.v4.first().map(|&(private, public)| (IpAddr::V4(private), public.map(IpAddr::V4)));
        let own6 = node.v6.first().map(|&address| (IpAddr::V6(address), Some(IpAddr::V6(address))));
        for (v6, own) in [(false, own4), (true, own6)] {
            let Some((own, public)) = own else { continue };
            let protocols = if v6 { PROTOCOLS6 } else { PROTOCOLS };
            if let Some(public) = public {
                let space = Space::sources(v6);
                let atoms = Atoms::new(&space, &blocks, |address| known(self, address));
                let aim = Aim { address: public, unmapped: None };
                for protocol in protocols {
                    let asked = self.ask(protocol, &atoms, &mut inbound, |atom| (outside(atom), aim));
                    unknown |= asked;
                }
            }
            let space = Space::new(v6, None);
            let atoms = Atoms::new(&space, &blocks, |address| known(self, address));
            let source = Source { start: Start::Interface(index), address: own };
            for protocol in protocols {
                let asked =
                    self.ask(protocol, &atoms, &mut outbound, |address| (source, Aim { address, unmapped: None }));
                unknown |= asked;
            }
        }
        (inbound, outbound, unknown)
    }

    /// Walks for every atom and puts those with the same ports together; true if something cannot be told.
    fn ask(
        &self,
        protocol: Protocol,
        atoms: &Atoms<'_>,
        found: &mut Vec<Exposed>,
        ends: impl Fn(IpAddr) -> (Source, Aim),
    ) -> bool {
        let ported = matches!(protocol, Protocol::Tcp | Protocol::Udp);
        let flow = Flow { from: End::Internet, to: End::Internet, protocol, port: None, source_port: None };
        let question = Question { net: self, extras: &[], flow: &flow };
        let mut unknown = false;
        let mut by_ports: BTreeMap<Vec<(u16, u16)>, Vec<usize>> = BTreeMap::new();
        for (index, atom) in atoms.iter().enumerate() {
            let (source, aim) = ends(atom.address);
            let walked = question.walk_narrow(source, aim);
            match walked.verdict() {
                Verdict::Delivered => {
                    let ports = if ported { walked.ends.ports.clone() } else { Ports::default() };
                    by_ports.entry(ports.into_ranges()).or_default().push(index);
                }
                Verdict::Unknown => unknown = true,
                Verdict::Dropped => {}
            }
        }
        found.extend(by_ports.into_iter().map(|(ports, chosen)| Exposed {
            protocol,
            ports,
            prefixes: atoms.cover(&chosen, &[]),
        }));
        unknown
    }
}
