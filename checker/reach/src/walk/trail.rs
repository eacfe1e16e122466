//! Where a packet has been: every place is walked once for each packet, and all of a question together only so often.
//!
//! A walk that tries several ways is cloned; its trail is not: the copies share it, so that what one has found out about
//! a place the others know. A packet that comes to a place again on the same way goes in circles.

use super::{Arrival, Name, Pkt, Walk, Words};
use crate::network::InterfaceNode;
use crate::{Action, Code, Layer, Leg, Phrase, Protocol, Why, codes};
use snapshot::Missing;
use std::cell::{Cell, RefCell};
use std::net::IpAddr;
use std::rc::Rc;

/// How often packets of one question may be routed, over all the ways that are tried.
const MOST: u32 = 1 << 20;

/// How often one packet may be routed on its way. Linux sends with a time to live of 64.
const DEEPEST: u8 = 64;

/// What is left of the work that a question may take.
#[derive(Debug, Clone)]
pub(crate) struct Budget(Rc<Cell<u32>>);

impl Budget {
    pub(crate) fn new() -> Self {
        Self(Rc::new(Cell::new(MOST)))
    }

    /// How much was spent.
    pub(crate) fn spent(&self) -> u32 {
        MOST - self.0.get()
    }

    fn spend(&self) -> bool {
        let left = self.0.get().checked_sub(1);
        self.0.set(left.unwrap_or(0));
        left.is_some()
    }
}

/// Where a packet is routed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spot<'n> {
    /// On its way out of a subnet.
    Subnet(usize, super::Origin),
    /// At the table of a gateway.
    Edge(usize),
    /// In a transit gateway, by the attachment that it came by.
    Transit(&'n str, &'n str),
}

/// A place and what decides where a packet goes from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct State<'n> {
    leg: Leg,
    place: Spot<'n>,
    source: IpAddr,
    destination: IpAddr,
    protocol: Protocol,
    ports: Option<(u16, u16)>,
    zone: Option<usize>,
}

/// What became of a packet from a place on.
#[derive(Debug, Clone)]
enum Fate<'n> {
    /// It is still on its way.
    Open,
    Arrived(Arrival<'n>),
    Dropped(Layer, Name<'n>, Words<'n>, Code),
    Unknown(Option<Why>, Vec<Missing>),
}

/// The places that the packets of a walk have been to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trail<'n>(Rc<RefCell<Vec<(State<'n>, Fate<'n>)>>>);

impl<'n> Walk<'n> {
    /// Goes on from a place, unless the packet has been there.
    pub(crate) fn once(
        &mut self,
        place: Spot<'n>,
        pkt: Pkt,
        on: impl FnOnce(&mut Self, Pkt) -> Option<Arrival<'n>>,
    ) -> Option<Arrival<'n>> {
        // Whoever asks for all ports together wants no list of what is in the way.
        if self.narrow && !self.blocks.is_empty() {
            return None;
        }
        let state = State {
            leg: self.leg,
            place,
            source: pkt.src,
            destination: pkt.dst,
            protocol: pkt.protocol,
            ports: pkt.dports.hull(),
            zone: pkt.zone,
        };
        let known = self.trail.0.borrow().iter().find(|(known, _)| *known == state).map(|(_, fate)| fate.clone());
        if let Some(fate) = known {
            return self.again(fate, &pkt);
        }
        if self.depth >= DEEPEST || !self.budget.spend() {
            self.doubt(codes::NOT_MODELLED, &pkt.dst.to_string(), Phrase::AWayThroughMoreRoutersThanAPacketPasses);
            return None;
        }
        let at = self.trail.0.borrow().len();
        self.trail.0.borrow_mut().push((state, Fate::Open));
        let before = (self.blocks.len(), self.unknown[self.leg as usize]);
        self.depth += 1;
        let arrival = on(self, pkt);
        self.depth -= 1;
        let fate = self.fate(before, arrival.as_ref());
        if let Some(entry) = self.trail.0.borrow_mut().get_mut(at) {
            entry.1 = fate;
        }
        arrival
    }

    /// What became of the packet since then.
    fn fate(&self, (blocks, unknown): (usize, bool), arrival: Option<&Arrival<'n>>) -> Fate<'n> {
        if let Some(step) = self.blocks.get(blocks).and_then(|block| Some((self.steps.get(block.step)?, block.code))) {
            return Fate::Dropped(step.0.layer, step.0.name, step.0.words, step.1);
        }
        match arrival {
            Some(arrival) if unknown || !self.unknown[self.leg as usize] => Fate::Arrived(arrival.clone()),
            _ => Fate::Unknown(self.why.clone(), self.missing.clone()),
        }
    }

    /// A place where the packet has been: on this way, so that it goes in circles, or on another one that was tried.
    fn again(&mut self, fate: Fate<'n>, pkt: &Pkt) -> Option<Arrival<'n>> {
        match fate {
            Fate::Open => self.circle(pkt),
            Fate::Arrived(arrival) => return Some(arrival),
            Fate::Dropped(layer, name, words, code) => self.drop_at(layer, name, words, code, pkt),
            Fate::Unknown(why, missing) => {
                self.unknown[self.leg as usize] = true;
                self.why = self.why.take().or(why);
                missing.into_iter().for_each(|missing| self.lacks(missing));
            }
        }
        None
    }

    /// Marks what turned the packet back: the last table, or the load balancer that is its own target.
    fn circle(&mut self, pkt: &Pkt) {
        let leg = self.leg;
        let turns = self.steps.iter().rev().filter(|step| step.leg == leg).find(|step| match step.layer {
            Layer::RouteTable => true,
            Layer::TransitGateway => matches!(step.words, Words::Towards(..)),
            Layer::LoadBalancer => matches!(step.words, Words::Listener(_)),
            _ => false,
        });
        let turns = turns.map(|step| (step.layer, step.name, step.words, step.subnet));
        let (layer, name, words, subnet) =
            turns.unwrap_or((Layer::RouteTable, Name::Address(pkt.dst), Words::Phrase(Phrase::RoutingLoop), None));
        self.step_in(layer, name, words, Action::Drop, subnet, pkt);
        self.block(codes::ROUTING_LOOP, None, None);
    }

    /// All interfaces of the host behind an interface.
    pub(crate) fn siblings(&self, node: &InterfaceNode<'_>) -> &'n [usize] {
        node.instance.map_or(&[], |instance| self.net.instance_interfaces[instance].as_slice())
    }
}
