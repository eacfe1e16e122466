//! The exposure of many interfaces, with what they have in common found out once.

use super::borders::{Borders, of_subnet};
use super::field::{Field, union};
use super::groups::{self, Numbered, Reason};
use super::result::Covers;
use super::way::{self, Asking, Way};
use super::{Exposure, Extent, direct, result};
use crate::ends::{Aim, Source};
use crate::hash::HashMap;
use crate::internet::blocks::{Atoms, Space};
use crate::internet::known;
use crate::network::{InterfaceKind, InterfaceNode, Network};
use crate::question::outside;
use crate::walk::Start;
use crate::{Direction, Kind, Protocol};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::net::IpAddr;
use std::rc::Rc;
use std::sync::Arc;

/// What is always asked for: echo stands for ICMP, and what admits everything for all other protocols.
const PROTOCOLS: [Protocol; 4] = [Protocol::Tcp, Protocol::Udp, Protocol::Icmp { kind: 8, code: 0 }, Protocol::All];
const PROTOCOLS6: [Protocol; 4] =
    [Protocol::Tcp, Protocol::Udp, Protocol::Icmpv6 { kind: 128, code: 0 }, Protocol::All];

/// What decides about the way of an address: two that have it in common fare alike.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Class<'n> {
    subnet: usize,
    place: usize,
    v6: bool,
    public: bool,
    instance: bool,
    state: Option<&'n str>,
    platform: Option<&'n str>,
    attached: bool,
    denies_gateway: bool,
    of_unlisted_instance: bool,
    check: Option<bool>,
    /// Which blocks inside the subnet it is in.
    inside: Vec<bool>,
    /// The groups, where somebody on the way may go by them.
    groups: Vec<usize>,
}

/// One address of an interface.
#[derive(Debug, Clone, Copy)]
pub(super) struct Own {
    pub(super) address: IpAddr,
    /// The address by which the internet knows it.
    pub(super) public: Option<IpAddr>,
}

/// The blocks of addresses that have to be tried.
pub(super) struct Ground {
    pub(super) atoms: Atoms,
    pub(super) asked: Vec<(u128, u128)>,
    pub(super) covers: RefCell<Covers>,
}

impl Ground {
    pub(super) fn new(net: &Network<'_>, v6: bool, direction: Direction, blocks: &[ipnet::IpNet]) -> Self {
        let space = if direction == Direction::Ingress { Space::sources(v6) } else { Space::new(v6, None) };
        let atoms = Atoms::new(&space, blocks, |address| known(net, address));
        let asked = atoms.ranges();
        Self { atoms, asked, covers: RefCell::default() }
    }
}

type Extents = (Arc<Extent>, Arc<Extent>);

pub(super) struct Survey<'n> {
    pub(super) net: &'n Network<'n>,
    pub(super) reasons: Numbered,
    borders: HashMap<usize, Rc<Borders>>,
    grounds: HashMap<(usize, bool, Direction), Rc<Ground>>,
    ways: HashMap<(Class<'n>, Direction, Protocol), Rc<Way>>,
    extents: HashMap<(Vec<Class<'n>>, &'n [usize]), Extents>,
    nothing: Arc<Extent>,
}

impl<'n> Survey<'n> {
    pub(super) fn new(net: &'n Network<'n>) -> Self {
        Self {
            net,
            reasons: Numbered::default(),
            borders: HashMap::default(),
            grounds: HashMap::default(),
            ways: HashMap::default(),
            extents: HashMap::default(),
            nothing: Arc::default(),
        }
    }

    pub(super) fn exposure(&mut self, index: usize) -> Exposure {
        let node = &self.net.interfaces[index];
        let (inbound, outbound) = match (node.kind, node.subnet) {
            (
                InterfaceKind::Nat(_)
                | InterfaceKind::UnlistedNat
                | InterfaceKind::Transit
                | InterfaceKind::Endpoint(_)
                | InterfaceKind::BalancerEndpoint
                | InterfaceKind::ConnectEndpoint,
                _,
            ) => (self.nothing.clone(), self.nothing.clone()),
            (InterfaceKind::Host | InterfaceKind::Function, Some(subnet)) if !node.groups.is_empty() => {
                self.host(index, node, subnet)
            }
            _ => direct::extents(self, index),
        };
        Exposure { interface: node.id.into(), inbound, outbound }
    }

    fn host(&mut self, index: usize, node: &'n InterfaceNode<'n>, subnet: usize) -> Extents {
        let net = self.net;
        // Behind public addresses of its own a VPC has members of groups.
        let space = Space::sources(false);
        let odd =
            net.vpcs.iter().any(|vpc| vpc.cidrs.iter().any(|&cidr| cidr.network().is_ipv4() && space.meets(cidr)));
        if odd {
            return direct::extents(self, index);
        }
        let borders = self.borders.entry(subnet).or_insert_with(|| Rc::new(of_subnet(net, subnet))).clone();
        let owns = owns(node);
        let classes: Vec<Class<'n>> = owns.iter().map(|&own| class(net, node, subnet, own, &borders)).collect();
        let key = (classes, node.groups.as_slice());
        if let Some(known) = self.extents.get(&key) {
            return known.clone();
        }
        let mut personal = false;
        let mut found = [Extent::default(), Extent::default()];
        let directions = [Direction::Ingress, Direction::Egress];
        for (extent, direction) in found.iter_mut().zip(directions) {
            for v6 in [false, true] {
                let ends: Vec<(Own, &Class<'n>)> = owns
                    .iter()
                    .copied()
                    .zip(&key.0)
                    .filter(|(own, _)| own.address.is_ipv6() == v6)
                    .filter(|(own, _)| direction == Direction::Egress || own.public.is_some())
                    .collect();
                if ends.is_empty() {
                    continue;
                }
                let ground = self.ground(subnet, v6, direction, &borders);
                for protocol in protocols(v6, groups::kinds(net, node).chain(borders.kinds.iter().copied())) {
                    let mut fields = Vec::with_capacity(ends.len());
                    for &(own, class) in &ends {
                        let way = self.way(index, own, (class, direction, protocol), &ground);
                        if way.entangled {
                            return direct::extents(self, index);
                        }
                        for missing in &way.assumed {
                            if !extent.assumed.contains(missing) {
                                extent.assumed.push(missing.clone());
                            }
                        }
                        personal |= self.is_personal(node, &way);
                        fields.push(self.field(node, direction, protocol, &way, v6));
                    }
                    let field = if fields.len() > 1 { union(fields.concat()) } else { fields.concat() };
                    let ground = (ground.asked.as_slice(), &mut *ground.covers.borrow_mut());
                    result::add(net, (protocol, v6), &field, ground, &self.reasons, extent);
                }
            }
        }
        let extents = found.map(Arc::new);
        let [inbound, outbound] = extents;
        if !personal {
            self.extents.insert(key, (inbound.clone(), outbound.clone()));
        }
        (inbound, outbound)
    }

    fn ground(&mut self, subnet: usize, v6: bool, direction: Direction, borders: &Borders) -> Rc<Ground> {
        let net = self.net;
        let new = || Rc::new(Ground::new(net, v6, direction, &borders.blocks));
        self.grounds.entry((subnet, v6, direction)).or_insert_with(new).clone()
    }

    fn way(
        &mut self,
        index: usize,
        own: Own,
        (class, direction, protocol): (&Class<'n>, Direction, Protocol),
        ground: &Ground,
    ) -> Rc<Way> {
        let key = (class.clone(), direction, protocol);
        if let Some(known) = self.ways.get(&key) {
            return known.clone();
        }
        let ends = ends(index, own, direction);
        let asking = (protocol, Asking::All);
        let way = way::walk(self.net, &ground.atoms, asking, (direction, Some(index)), &mut self.reasons, ends);
        let way = Rc::new(way);
        if !self.is_personal(&self.net.interfaces[index], &way) {
            self.ways.insert(key, way.clone());
        }
        way
    }

    /// Whether what cannot be told about a way is told of this very interface.
    fn is_personal(&self, node: &InterfaceNode<'_>, way: &Way) -> bool {
        let instance = node.instance.map(|instance| self.net.instances[instance].instance_id.as_str());
        let reasons = way.stretches.iter().flat_map(|stretch| &stretch.segment.reasons);
        reasons.filter_map(|&number| self.reasons.get(number)).any(|reason| match reason {
            Reason::Why(why) => why.resource == node.id || Some(why.resource.as_str()) == instance,
            Reason::Missing(_) => false,
        })
    }

    /// What the way and the groups let through together.
    fn field(
        &mut self,
        node: &InterfaceNode<'_>,
        direction: Direction,
        protocol: Protocol,
        way: &Way,
        v6: bool,
    ) -> Field {
        let (Some(first), Some(last)) = (way.stretches.first(), way.stretches.last()) else { return Field::new() };
        let between = (first.segment.low, last.segment.high, v6);
        let admitted = groups::field(self.net, node, direction, protocol, between, &mut self.reasons);
        groups::both(&way.stretches, &admitted)
    }
}

/// The addresses of an interface.
pub(super) fn owns(node: &InterfaceNode<'_>) -> Vec<Own> {
    let v4 = node.v4.iter().map(|&(own, public)| Own { address: own.into(), public: public.map(IpAddr::V4) });
    v4.chain(node.v6.iter().map(|&own| Own { address: own.into(), public: Some(own.into()) })).collect()
}

/// From which address to which a packet goes, for each address on the internet.
pub(super) fn ends(index: usize, own: Own, direction: Direction) -> impl Fn(IpAddr) -> (Source, Aim) {
    move |other| match direction {
        Direction::Ingress => (outside(other), Aim { address: own.public.unwrap_or(own.address), unmapped: None }),
        Direction::Egress => {
            let source = Source { start: Start::Interface(index), address: own.address };
            (source, Aim { address: other, unmapped: None })
        }
    }
}

/// The protocols to ask for: the common ones and those that rules name.
pub(super) fn protocols(v6: bool, named: impl Iterator<Item = Kind>) -> Vec<Protocol> {
    let mut protocols = if v6 { PROTOCOLS6 } else { PROTOCOLS }.to_vec();
    let named: BTreeSet<(u8, Option<(u8, u8)>)> = named
        .filter_map(|kind| match kind {
            Kind::Number(number) => Some((number, None)),
            Kind::Icmp(number, kind, code) => {
                Some((number, Some((u8::try_from(kind).ok()?, u8::try_from(code).unwrap_or(0)))))
            }
            _ => None,
        })
        .collect();
    for protocol in named {
        let protocol = match protocol {
            (1, Some((kind, code))) if !v6 => Protocol::Icmp { kind, code },
            (58, Some((kind, code))) if v6 => Protocol::Icmpv6 { kind, code },
            (number, None) => Protocol::Number(number),
            _ => continue,
        };
        if !protocols.contains(&protocol) {
            protocols.push(protocol);
        }
    }
    protocols
}

fn class<'n>(
    net: &'n Network<'n>,
    node: &'n InterfaceNode<'n>,
    subnet: usize,
    own: Own,
    borders: &Borders,
) -> Class<'n> {
    let instance = node.instance.map(|instance| net.instances[instance]);
    Class {
        subnet,
        place: node.place,
        v6: own.address.is_ipv6(),
        public: own.public.is_some(),
        instance: instance.is_some(),
        state: instance.and_then(|item| item.state.as_ref()?.name.as_deref()),
        platform: instance.and_then(|item| item.platform.as_deref()),
        attached: node.attached,
        denies_gateway: node.denies_gateway,
        of_unlisted_instance: node.of_unlisted_instance,
        check: node.check,
        inside: borders.inside(own.address),
        groups: if borders.by_group { node.groups.clone() } else { Vec::new() },
    }
}
