//! Load balancers: each hands a connection to a target, an application one under its own address.
//!
//! Classic load balancers are not modelled.
//! <https://docs.aws.amazon.com/elasticloadbalancing/latest/network/>

mod targets;

use crate::network::BalancerNode;
use crate::walk::{Arrival, At, Balanced, Name, Origin, Pkt, Walk, Words};
use crate::{Action, Direction, Layer, Leg, Phrase, PortOwner, Protocol, codes};
use snapshot::shapes::Listener;
use std::net::IpAddr;
use targets::{Forward, Target};

const LAYER: Layer = Layer::LoadBalancer;

impl<'n> Walk<'n> {
    /// A packet at an interface of a load balancer.
    pub(crate) fn balancer(&mut self, index: usize, balancer: Option<usize>, mut pkt: Pkt) -> Option<Arrival<'n>> {
        self.groups(index, Direction::Ingress, &mut pkt);
        if self.leg == Leg::Reply {
            let waits = self.session.balanced.iter().rposition(|one| one.node == index && !one.preserved);
            return match waits {
                Some(at) => self.balanced_back(at, pkt),
                None => {
                    let (layer, name) = self.thing(index);
                    self.finish(At::Interface(index), name, layer, pkt)
                }
            };
        }
        let id = self.interface(index).id;
        let Some(balancer) = balancer else {
            let place = self.interface(index).place;
            match self.net.inventory.missing(&self.net.inventory.load_balancers, place) {
                Some(missing) => self.lacks(missing),
                None => self.doubt(codes::NOT_MODELLED, id, Phrase::ALoadBalancerOfAnotherKind),
            }
            return None;
        };
        let node = &self.net.balancers[balancer];
        let arn = node.item.load_balancer_arn.as_str();
        if !node.active {
            let state = node.item.state.as_ref().and_then(|state| state.code.as_deref()).unwrap_or_default();
            if state == "provisioning" {
                self.doubt(codes::STATE_PENDING, arn, Phrase::StillProvisioning);
            } else {
                self.drop_at(LAYER, Name::Id(arn), Words::State(state), codes::LOAD_BALANCER_NOT_ACTIVE, &pkt);
            }
        }
        // It answers ping itself where its groups admit it.
        // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html
        let icmp = matches!(pkt.protocol, Protocol::Icmp { .. } | Protocol::Icmpv6 { .. });
        if icmp && !node.network {
            self.step(LAYER, Name::Id(arn), Words::Phrase(Phrase::Receives), Action::Deliver, &pkt);
            return Some(Arrival { at: At::Interface(index), pkt });
        }
        let listener = self.listener(node, &pkt)?;
        let forwards = match self.decided.filter(|one| one.balancer.as_str() == arn) {
            Some(decided) => self.forwards_of(decided.groups, node.place)?,
            None => self.forwards(node.network, listener, node.place)?,
        };
        let answers = forwards.is_empty();
        let action = if answers { Action::Deliver } else { Action::Forward };
        self.step(LAYER, Name::Id(arn), Words::Listener(&listener.listener_arn), action, &pkt);
        if answers {
            return Some(Arrival { at: At::Interface(index), pkt });
        }
        self.hand_on(index, balancer, &forwards, &pkt)
    }

    /// The listener for a packet; one that is missing is marked.
    fn listener(&mut self, node: &'n BalancerNode<'n>, pkt: &Pkt) -> Option<&'n Listener> {
        let arn = node.item.load_balancer_arn.as_str();
        let listeners = &self.net.inventory.listeners;
        let fits = |listener: &&&'n Listener| {
            let spoken = match listener.protocol.as_deref() {
                Some("TCP" | "TLS" | "HTTP" | "HTTPS") => pkt.protocol == Protocol::Tcp,
                Some("UDP" | "QUIC") => pkt.protocol == Protocol::Udp,
                Some("TCP_UDP" | "TCP_QUIC") => matches!(pkt.protocol, Protocol::Tcp | Protocol::Udp),
                _ => false,
            };
            let port = listener.port.and_then(|port| u16::try_from(port).ok());
            spoken && port.is_some_and(|port| pkt.dports.within((port, port)))
        };
        if let Some(&listener) = listeners.of(arn).iter().find(fits) {
            return Some(listener);
        }
        // A network load balancer carries neither ping nor anything else without a listener, whatever it has.
        let never = !matches!(pkt.protocol, Protocol::Tcp | Protocol::Udp);
        match self.net.inventory.missing_children(listeners, arn, node.place).filter(|_| !never) {
            Some(missing) => self.lacks(missing),
            None => {
                let words = Words::Phrase(Phrase::NoListener);
                self.drop_at(LAYER, Name::Id(arn), words, codes::ELBV2_LISTENERS_MISMATCH, pkt);
            }
        }
        None
    }

    /// Hands a connection to the targets that may get it: it is delivered if one of them takes it.
    fn hand_on(&mut self, index: usize, balancer: usize, forwards: &[Forward<'n>], pkt: &Pkt) -> Option<Arrival<'n>> {
        let targets = self.targets(index, balancer, forwards, pkt)?;
        let mut first: Option<(Self, Option<Arrival<'n>>)> = None;
        for target in targets.known {
            let mut walk = self.clone();
            if let Some(rule) = target.rule {
                let arn = &self.net.balancers[balancer].item.load_balancer_arn;
                walk.step(LAYER, Name::Id(arn), Words::Listener(rule), Action::Forward, pkt);
            }
            let arrival = walk.hand_over(index, &target, pkt.clone());
            if arrival.is_some() && walk.clear(Leg::Request) {
                *self = walk;
                return arrival;
            }
            // Shown is the one of which least is known to be wrong.
            let better = first.as_ref().is_none_or(|(best, _)| {
                !best.unknown[0] && walk.unknown[0]
                    || best.unknown[0] == walk.unknown[0] && walk.blocks.len() < best.blocks.len()
            });
            if better {
                first = Some((walk, arrival));
            }
        }
        let (walk, arrival) = first?;
        let uncertain = (walk.unknown[0] || targets.elsewhere) && !self.unknown[0];
        let blocks = if uncertain { Some(self.blocks.len()) } else { None };
        *self = walk;
        if let Some(known) = blocks {
            // Another target might take it: what stops this one is not the answer.
            self.blocks.truncate(known);
            if targets.elsewhere {
                let arn = &self.net.balancers[balancer].item.load_balancer_arn;
                self.doubt(codes::UNKNOWN_DESTINATION, arn, Phrase::OthersOfItsTargetsAreNotInTheSnapshot);
            }
        }
        arrival
    }

    /// Sends a connection from the load balancer to a target.
    fn hand_over(&mut self, index: usize, target: &Target<'n>, mut pkt: Pkt) -> Option<Arrival<'n>> {
        let node = self.interface(index);
        let (vpc, subnet) = (node.vpc?, node.subnet?);
        let client = pkt.clone();
        // A client of the other family is translated, whatever the group says.
        // https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html
        let preserved = target.preserved && pkt.src.is_ipv4() == target.address.is_ipv4();
        if preserved && self.interface(target.interface).holds(pkt.src) {
            // https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-troubleshooting.html
            let words = Words::Phrase(Phrase::ATargetThatIsItsOwnClient);
            self.drop_at(LAYER, Name::Id(node.id), words, codes::LOAD_BALANCER_HAIRPIN, &pkt);
            return None;
        }
        if !preserved {
            let own = match target.address {
                IpAddr::V4(_) => node.v4.first().map(|&(private, _)| IpAddr::V4(private)),
                IpAddr::V6(_) => node.v6.first().map(|&address| IpAddr::V6(address)),
            };
            let Some(own) = own else {
                self.doubt(codes::UNKNOWN_RESOURCE, node.id, Phrase::ItsAddressIsNotListed);
                return None;
            };
            pkt.src = own;
            pkt.sports = crate::walk::NAT_PORTS;
            pkt.owner = PortOwner::LoadBalancer;
        }
        // What the group thinks of the target stands beside what the way to it shows.
        if let (Some(group), Some(health)) = (target.group, target.health) {
            self.step(LAYER, Name::Id(group), Words::State(health), Action::Forward, &client);
            // It is asked at all because no other one is healthy.
            if health.starts_with("unhealthy") {
                let detail = Phrase::TheTargetsAnswerThoughEveryHealthCheckFails;
                self.premise(codes::LOAD_BALANCER_NO_USABLE_TARGET, group, detail);
            }
        }
        self.step(LAYER, Name::Id(node.id), Words::Translate(client.dst, target.address), Action::Translate, &client);
        pkt.dst = target.address;
        if let Some(port) = target.port {
            pkt.dports = crate::ports::Ports::range(port, port);
        }
        // Rules of the target can name the load balancer's group, not the client's.
        pkt.sender = Some(index);
        self.groups(index, Direction::Egress, &mut pkt);
        self.session.balanced.push(Balanced { node: index, target: target.interface, client, preserved });
        self.leave(vpc, subnet, Origin::Interface, pkt)
    }

    /// A reply that came to the load balancer, or that it takes up at the target: on to the client.
    pub(crate) fn balanced_back(&mut self, at: usize, mut pkt: Pkt) -> Option<Arrival<'n>> {
        let balanced = self.session.balanced.get(at)?.clone();
        self.session.balanced.truncate(at);
        let node = self.interface(balanced.node);
        let words = Words::Translate(pkt.src, balanced.client.dst);
        self.step(LAYER, Name::Id(node.id), words, Action::Translate, &pkt);
        pkt.src = balanced.client.dst;
        pkt.dst = balanced.client.src;
        // It answers from the port that the client asked, whichever one the target listens on.
        pkt.sports = balanced.client.dports.hull().unwrap_or(pkt.sports);
        pkt.dports = crate::ports::Ports::range(balanced.client.sports.0, balanced.client.sports.1);
        pkt.owner = balanced.client.owner;
        pkt.sender = None;
        // A load balancer that is itself a target, and saw the client: the one before it takes the reply up.
        let kept = self.session.balanced.iter().rposition(|one| one.target == balanced.node && one.preserved);
        if let Some(at) = kept {
            return self.preserved_back(at, pkt);
        }
        self.leave(node.vpc?, node.subnet?, Origin::Interface, pkt)
    }

    /// The reply of a target that sees the client's own address: the load balancer takes it up, whatever the target's
    /// route table says: targets in private subnets with a NAT gateway serve the internet.
    pub(crate) fn preserved_back(&mut self, at: usize, mut pkt: Pkt) -> Option<Arrival<'n>> {
        let balanced = self.session.balanced.get(at)?.clone();
        let (target, node) = (self.interface(balanced.target), self.interface(balanced.node));
        let (layer, name) = self.thing(balanced.target);
        self.step(layer, name, Words::Phrase(Phrase::Sends), Action::Send, &pkt);
        self.groups(balanced.target, Direction::Egress, &mut pkt);
        if target.subnet != node.subnet {
            if let Some(subnet) = target.subnet {
                self.acl(subnet, Direction::Egress, &mut pkt);
            }
            if let Some(subnet) = node.subnet {
                self.acl(subnet, Direction::Ingress, &mut pkt);
            }
        }
        self.groups(balanced.node, Direction::Ingress, &mut pkt);
        let open = pkt.dports.clone();
        self.session.balanced[at].client.sports = open.hull().unwrap_or(balanced.client.sports);
        self.balanced_back(at, pkt)
    }
}
