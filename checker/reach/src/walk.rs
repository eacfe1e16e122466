//! One walk of a packet through the network and back: what it carries, what it met, what stopped it.
//!
//! How each kind of thing treats a packet is said in `layers`, one file each. A walk goes on past a filter that stops
//! the packet, so that every blocker is listed, and ends where no next hop is known.

mod session;
mod start;
mod step;
mod trail;

pub(crate) use session::{
    Apart, Arrival, Asked, At, Balanced, Block, Here, Listed, Origin, Pkt, Session, Shut, Translation, Translator,
};
pub(crate) use start::{Ends, NAT_PORTS, Start};
pub(crate) use step::{Name, Step, Words};
use trail::Trail;
pub(crate) use trail::{Budget, Spot};

use crate::network::{InterfaceNode, Network};
use crate::ports::Ports;
use crate::{Action, Code, Direction, Layer, Leg, Phrase, Rule, Why, codes};
use snapshot::{Ask, Missing, Status};
use std::net::{IpAddr, Ipv4Addr};

/// One walk.
#[derive(Debug, Clone)]
pub(crate) struct Walk<'n> {
    pub(crate) net: &'n Network<'n>,
    /// Hosts that are imagined for the question; their indexes follow those of the real interfaces.
    pub(crate) extras: &'n [InterfaceNode<'n>],
    pub(crate) leg: Leg,
    pub(crate) steps: Vec<Step<'n>>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) missing: Vec<Missing>,
    pub(crate) assumed: Vec<Missing>,
    pub(crate) premises: Vec<Why>,
    /// Why it cannot be told, and the leg on which that came up.
    pub(crate) why: Option<Why>,
    pub(crate) unknown: [bool; 2],
    pub(crate) shut: Option<Shut<'n>>,
    pub(crate) session: Session,
    /// What the load balancer that is asked does, where the question says so.
    pub(crate) decided: Option<Decided<'n>>,
    /// What appliances are taken to do.
    pub(crate) appliances: Appliances,
    /// The interface by which the appliance with several of them is taken to send on, and those that it has.
    pub(crate) exit: Option<usize>,
    pub(crate) forks: Vec<usize>,
    /// Whether the way there is for as many ports as come through rather than for all that are asked for.
    pub(crate) narrow: bool,
    /// The ports that came through so far, where some were shut on such a way.
    pub(crate) narrowed: Option<Ports>,
    /// The ports that were shut where nothing is certain any more.
    pub(crate) doubtful: Ports,
    /// The interface whose groups are judged by whoever asked.
    pub(crate) apart: Option<Apart>,
    budget: Budget,
    trail: Trail<'n>,
    /// How often the packet was routed on its way here.
    depth: u8,
    /// Why what stops the packet from here on is not certain.
    fog: Fog,
}

/// What becomes of the requests that a load balancer takes up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decided<'n> {
    pub(crate) balancer: &'n snapshot::Arn,
    /// The target groups that get them; with none it answers for itself.
    pub(crate) groups: &'n [snapshot::Arn],
}

impl<'n> Decided<'n> {
    /// What an end says of it.
    pub(crate) fn by(end: &'n crate::End) -> Option<Self> {
        match end {
            crate::End::Node { balancer, .. } => Some(Self { balancer, groups: &[] }),
            crate::End::Balancer { balancer, groups } => Some(Self { balancer, groups }),
            _ => None,
        }
    }
}

/// What an appliance is taken to do with a packet that is routed through it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Appliances {
    /// Nobody knows.
    Unknown,
    /// It passes it on as it is.
    Pass,
    /// It passes it on under its own address.
    Translate,
}

/// Why what stops a packet is not certain.
#[derive(Debug, Clone)]
enum Fog {
    Clear,
    /// An appliance may have changed it.
    Appliance,
    /// It may be on its way to a service by a gateway endpoint, if a list has its destination.
    List(Missing),
}

impl<'n> Walk<'n> {
    pub(crate) fn new(net: &'n Network<'n>, extras: &'n [InterfaceNode<'n>], budget: &Budget) -> Self {
        Self {
            net,
            extras,
            leg: Leg::Request,
            steps: Vec::with_capacity(24),
            blocks: Vec::new(),
            missing: Vec::new(),
            assumed: Vec::new(),
            premises: Vec::new(),
            why: None,
            unknown: [false; 2],
            shut: None,
            session: Session::default(),
            decided: None,
            appliances: Appliances::Unknown,
            exit: None,
            forks: Vec::new(),
            narrow: false,
            narrowed: None,
            doubtful: Ports::default(),
            apart: None,
            budget: budget.clone(),
            trail: Trail::default(),
            depth: 0,
            fog: Fog::Clear,
        }
    }

    /// An interface, real or imagined.
    pub(crate) fn interface(&self, index: usize) -> &'n InterfaceNode<'n> {
        let real = self.net.interfaces.len();
        if index < real { &self.net.interfaces[index] } else { &self.extras[index - real] }
    }

    pub(crate) fn imagined(&self, index: usize) -> bool {
        index >= self.net.interfaces.len()
    }

    /// The interface with a private address in a VPC.
    pub(crate) fn holder(&self, vpc: usize, address: IpAddr) -> Option<usize> {
        let extra = self.extras.iter().position(|extra| extra.vpc == Some(vpc) && extra.holds(address));
        extra.map(|index| self.net.interfaces.len() + index).or_else(|| self.net.holder(vpc, address))
    }

    /// The interface and private address behind a public address.
    pub(crate) fn public_holder(&self, address: Ipv4Addr) -> Option<(usize, Ipv4Addr)> {
        if let Some((imagined, index, private)) = self.session.imagined
            && imagined == address
        {
            return Some((index, private));
        }
        for (index, extra) in self.extras.iter().enumerate() {
            if let Some(&(private, _)) = extra.v4.iter().find(|(_, public)| *public == Some(address)) {
                return Some((self.net.interfaces.len() + index, private));
            }
        }
        self.net.public_holder(address)
    }

    /// Notes what the packet met.
    pub(crate) fn step(&mut self, layer: Layer, name: Name<'n>, words: Words<'n>, action: Action, pkt: &Pkt) {
        self.step_in(layer, name, words, action, None, pkt);
    }

    /// Notes what the packet met at the list or table of a subnet.
    pub(crate) fn step_in(
        &mut self,
        layer: Layer,
        name: Name<'n>,
        words: Words<'n>,
        action: Action,
        subnet: Option<usize>,
        pkt: &Pkt,
    ) {
        let (leg, packet, protocol) = (self.leg, pkt.view(), pkt.protocol);
        self.steps.push(Step { leg, layer, name, words, action, subnet, packet, protocol });
    }

    /// Marks the last step as what stops the packet.
    pub(crate) fn block(&mut self, code: Code, direction: Option<Direction>, list: Option<Listed>) {
        match self.fog.clone() {
            Fog::Clear => {}
            Fog::Appliance => {
                self.unknown[self.leg as usize] = true;
                return;
            }
            Fog::List(missing) => return self.lacks(missing),
        }
        let step = self.steps.len().saturating_sub(1);
        self.blocks.push(Block { step, code, direction, list });
    }

    /// Notes that the packet is dropped.
    ///
    /// A gateway that is not attached, or a peering that is not active, stops both legs: it is one fault and listed once.
    pub(crate) fn drop_at(&mut self, layer: Layer, name: Name<'n>, words: Words<'n>, code: Code, pkt: &Pkt) {
        let standing =
            matches!(code, codes::BAD_STATE_ATTACHMENT | codes::NO_INTERNET_GATEWAY | codes::PEERING_NOT_ACTIVE);
        if standing && self.blocks.iter().any(|block| block.code == code && self.steps[block.step].name == name) {
            return;
        }
        self.step(layer, name, words, Action::Drop, pkt);
        self.block(code, None, None);
    }

    /// Notes that a call is missing for an answer.
    pub(crate) fn lacks(&mut self, missing: Missing) {
        self.unknown[self.leg as usize] = true;
        if !self.missing.contains(&missing) {
            self.missing.push(missing);
        }
    }

    /// Notes that the answer cannot be told, and why.
    pub(crate) fn doubt(&mut self, code: Code, resource: &str, detail: impl Into<Rule>) {
        self.unknown[self.leg as usize] = true;
        if self.why.is_none() {
            self.why = Some(Why { code, resource: resource.to_owned(), detail: detail.into() });
        }
    }

    /// Notes that an appliance takes the packet, of which no configuration says what it does with it.
    pub(crate) fn appliance_doubt(&mut self, resource: &str, detail: Phrase) {
        self.doubt(codes::APPLIANCE_FORWARDING_UNKNOWN, resource, detail);
        self.fog = Fog::Appliance;
    }

    /// Notes that a list of unknown blocks could send the packet another way, on which it would pass too.
    pub(crate) fn list_doubt(&mut self, missing: Missing) {
        if matches!(self.fog, Fog::Clear) {
            self.fog = Fog::List(missing);
        }
    }

    /// Notes what is taken for granted because no configuration says it.
    pub(crate) fn premise(&mut self, code: Code, resource: &str, detail: Phrase) {
        if !self.premises.iter().any(|known| known.code == code && known.resource == resource) {
            self.premises.push(Why { code, resource: resource.to_owned(), detail: detail.into() });
        }
    }

    /// Notes a refinement that was not to be had.
    pub(crate) fn assume(&mut self, missing: Missing) {
        if !self.assumed.contains(&missing) {
            self.assumed.push(missing);
        }
    }

    /// The call that would list what is missing, though its list may be said to be whole.
    pub(crate) fn call(&self, operation: Ask, place: usize, status: Status) -> Missing {
        Missing { operation, place: self.net.inventory.places().get(place).cloned().unwrap_or_default(), status }
    }

    /// The call without which nothing that stops the packet from here on is certain.
    pub(crate) fn hidden(&self) -> Option<&Missing> {
        match &self.fog {
            Fog::List(missing) => Some(missing),
            Fog::Clear | Fog::Appliance => None,
        }
    }

    /// Goes on with the ports that come through.
    pub(crate) fn narrow_to(&mut self, open: Ports, pkt: &mut Pkt) {
        if !matches!(self.fog, Fog::Clear) {
            self.doubtful.add(&pkt.dports.without(&open));
        }
        self.narrowed = Some(open.clone());
        pkt.dports = open;
    }

    /// Whether the groups of an interface are judged apart; what they would be asked is noted.
    pub(crate) fn sets_apart(&mut self, index: usize, direction: Direction, pkt: &Pkt) -> bool {
        let (leg, fog) = (self.leg, !matches!(self.fog, Fog::Clear));
        let Some(apart) = self.apart.as_mut().filter(|apart| apart.index == index) else { return false };
        let peer = if direction == Direction::Ingress { pkt.src } else { pkt.dst };
        apart.asked.push(Asked { leg, direction, peer, fog });
        true
    }

    /// Whether nothing stood in the way on a leg so far.
    pub(crate) fn clear(&self, leg: Leg) -> bool {
        !self.unknown[leg as usize] && !self.blocks.iter().any(|block| self.steps[block.step].leg == leg)
    }

    /// Begins the way back.
    pub(crate) fn turn(&mut self) {
        self.leg = Leg::Reply;
    }
}
