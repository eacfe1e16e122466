//! NAT gateways: connections out under another address, and their replies.
//!
//! <https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html>

use crate::network::{Health, Target, special};
use crate::walk::{Arrival, Here, Name, Origin, Pkt, Translation, Translator, Walk, Words};
use crate::{Action, Direction, Layer, Leg, Phrase, PortOwner, Protocol, codes};
use std::net::IpAddr;

impl<'n> Walk<'n> {
    /// Takes a packet that a route sends to a NAT gateway.
    pub(crate) fn nat(&mut self, index: usize, here: Here, mut pkt: Pkt) -> Option<Arrival<'n>> {
        let node = &self.net.nats[index];
        let (layer, name) = (Layer::NatGateway, Name::Id(node.id));
        if self.leg == Leg::Reply {
            let words = Words::Phrase(Phrase::NoSessionTheRequestCameAnotherWay);
            self.drop_at(layer, name, words, codes::NAT_GATEWAY_WITHOUT_SESSION, &pkt);
            return None;
        }
        if here.origin == Origin::Nat(index) || here.subnet.is_some() && here.subnet == node.subnet && !node.regional {
            let words = Words::Phrase(Phrase::ItsOwnSubnetRoutesToIt);
            self.drop_at(layer, name, words, codes::NAT_IN_OWN_SUBNET_LOOP, &pkt);
            return None;
        }
        let state = node.item.state.as_deref().unwrap_or_default();
        let reason = node.item.failure_code.as_deref().filter(|reason| !reason.is_empty());
        let words = reason.map_or(Words::State(state), |reason| Words::StateFor(state, reason));
        self.health(node.health, layer, node.id, words, codes::NAT_GATEWAY_NOT_AVAILABLE, &pkt);
        if node.health == Health::Broken {
            // A new one will stand in a place and with an address that nobody knows.
            return None;
        }
        if node.vpc.is_some_and(|vpc| vpc != here.vpc) || here.origin == Origin::Edge {
            let words = Words::Phrase(Phrase::NotFromAnInterfaceOfItsVpc);
            self.drop_at(layer, name, words, codes::NGW_REQUIRES_SOURCE_IN_VPC, &pkt);
            return None;
        }
        let carried = matches!(pkt.protocol, Protocol::Tcp | Protocol::Udp | Protocol::Icmp { .. } | Protocol::All)
            || matches!(pkt.protocol, Protocol::Icmpv6 { kind: 128, .. }) && special::embedded4(pkt.dst).is_some();
        if !carried || pkt.dst.is_ipv6() && special::embedded4(pkt.dst).is_none() {
            let words = Words::Phrase(Phrase::CarriesTcpUdpAndIcmpOverIpv4Only);
            self.drop_at(layer, name, words, codes::PROTOCOL_RESTRICTION, &pkt);
            return None;
        }
        if node.regional {
            return self.regional(index, here, pkt);
        }
        let Some(subnet) = node.subnet else {
            self.doubt(codes::UNKNOWN_RESOURCE, node.id, Phrase::ItsSubnetIsNotListed);
            return None;
        };
        self.acl(subnet, Direction::Ingress, &mut pkt);
        let known = node.addresses.iter().find_map(|&(private, _)| private);
        let Some(outside) = known.or_else(|| self.net.free_address(subnet)) else {
            self.doubt(codes::UNKNOWN_RESOURCE, node.id, Phrase::ItsAddressIsNotListed);
            return None;
        };
        let pkt = self.translate(index, outside.into(), pkt);
        self.leave(here.vpc, subnet, Origin::Nat(index), pkt)
    }

    /// Gives a packet the gateway's address and one of its ports.
    fn translate(&mut self, index: usize, outside: IpAddr, mut pkt: Pkt) -> Pkt {
        let name = Name::Id(self.net.nats[index].id);
        self.step(Layer::NatGateway, name, Words::Translate(pkt.src, outside), Action::Translate, &pkt);
        self.session.translations.push(Translation { by: Translator::Gateway(index), inside: pkt.clone(), outside });
        if let Some(target) = special::embedded4(pkt.dst) {
            pkt.dst = target.into();
            if let Protocol::Icmpv6 { kind: 128, code } = pkt.protocol {
                pkt.protocol = Protocol::Icmp { kind: 8, code };
            }
        }
        pkt.src = outside;
        pkt.sports = crate::walk::NAT_PORTS;
        pkt.owner = PortOwner::NatGateway;
        pkt.sender = None;
        pkt
    }

    /// A regional gateway stands in no subnet and has a table of its own, which AWS keeps.
    /// <https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html>
    fn regional(&mut self, index: usize, here: Here, pkt: Pkt) -> Option<Arrival<'n>> {
        let node = &self.net.nats[index];
        let name = Name::Id(node.id);
        let Some(public) = node.addresses.iter().find_map(|&(_, public)| public) else {
            let words = Words::Phrase(Phrase::ItHasNoPublicAddress);
            self.drop_at(Layer::NatGateway, name, words, codes::NAT_GATEWAY_WITHOUT_PUBLIC_ADDRESS, &pkt);
            return None;
        };
        let own = node.item.route_table_id.as_deref();
        let own = own.and_then(|id| self.net.tables.iter().position(|table| table.id == id));
        if let Some(table) = own {
            let target = special::embedded4(pkt.dst).map_or(pkt.dst, IpAddr::V4);
            self.regional_route(table, target, here, &pkt)?;
        }
        let pkt = self.translate(index, public.into(), pkt);
        self.block_public_access(here.vpc, None, true, true, &pkt);
        if let Some(gateway) = self.net.vpcs[here.vpc].internet_gateway
            && let Some(gateway) = self.net.inventory.internet_gateways.get(gateway)
        {
            let name = Name::Id(&gateway.internet_gateway_id);
            self.attached(&gateway.attachments, here.vpc, name, Layer::InternetGateway, &pkt);
            if !self.outside(name, &pkt) {
                return None;
            }
            self.step(Layer::InternetGateway, name, Words::Phrase(Phrase::Attached), Action::Forward, &pkt);
        } else if let Some(missing) =
            self.net.inventory.missing(&self.net.inventory.internet_gateways, self.net.vpcs[here.vpc].place)
        {
            self.lacks(missing);
        } else {
            let words = Words::Phrase(Phrase::TheVpcHasNoInternetGateway);
            let id = Name::Id(self.net.vpcs[here.vpc].id);
            self.drop_at(Layer::InternetGateway, id, words, codes::NO_INTERNET_GATEWAY, &pkt);
        }
        self.internet(pkt)
    }

    /// Whether the table of a regional gateway leads on; what it leads to other than the internet is not known.
    fn regional_route(&mut self, index: usize, target: IpAddr, here: Here, pkt: &Pkt) -> Option<()> {
        let table = &self.net.tables[index];
        let detached = self.net.vpcs[here.vpc].internet_gateway.is_none();
        match table.lookup(target) {
            None => {
                let words = Words::Phrase(Phrase::NoRoute);
                self.drop_at(Layer::RouteTable, Name::Id(table.id), words, codes::NO_ROUTE_TO_DESTINATION, pkt);
                None
            }
            // Without an internet gateway every route to one is dead: that there is none says more.
            Some(route) if matches!(route.target, Target::Internet(_)) && (!route.blackhole || detached) => Some(()),
            Some(route) if route.blackhole => {
                self.dead(index, route, here, pkt);
                None
            }
            Some(_) => {
                self.doubt(codes::NOT_MODELLED, table.id, Phrase::ARouteTargetThatIsNotModelled);
                None
            }
        }
    }

    /// A packet that is addressed to the gateway itself: a reply that it waits for, or nothing that it takes.
    pub(crate) fn nat_back(&mut self, index: usize, pkt: Pkt) -> Option<Arrival<'n>> {
        let by = Translator::Gateway(index);
        let waits = self.session.translations.iter().rposition(|one| one.by == by && one.outside == pkt.dst);
        if let Some(at) = waits.filter(|_| self.leg == Leg::Reply) {
            return self.translate_back(at, pkt);
        }
        let words = Words::Phrase(Phrase::TakesNoNewConnection);
        let name = Name::Id(self.net.nats[index].id);
        self.drop_at(Layer::NatGateway, name, words, codes::NAT_GATEWAY_ACCEPTS_NO_CONNECTIONS, &pkt);
        None
    }

    /// A packet at the address of a NAT gateway that nobody may list: it takes no connection either, but whether it waits
    /// for a reply is not to be told.
    pub(crate) fn unlisted_nat(&mut self, index: usize, pkt: &Pkt) -> Option<Arrival<'n>> {
        let (layer, name) = self.thing(index);
        let gateways = &self.net.inventory.nat_gateways;
        match self.net.inventory.missing(gateways, self.interface(index).place) {
            Some(missing) if self.leg == Leg::Reply => self.lacks(missing),
            _ => {
                let words = Words::Phrase(Phrase::TakesNoNewConnection);
                self.drop_at(layer, name, words, codes::NAT_GATEWAY_ACCEPTS_NO_CONNECTIONS, pkt);
            }
        }
        None
    }

    /// Gives a reply the address back that its request came from, and sends it there.
    pub(crate) fn translate_back(&mut self, at: usize, mut pkt: Pkt) -> Option<Arrival<'n>> {
        let Translation { by, inside, .. } = self.session.translations.get(at)?.clone();
        self.session.translations.truncate(at);
        let (layer, name) = match by {
            Translator::Gateway(nat) => (Layer::NatGateway, Name::Id(self.net.nats[nat].id)),
            Translator::Host(host) => self.thing(host),
        };
        self.step(layer, name, Words::Translate(pkt.dst, inside.src), Action::Translate, &pkt);
        if inside.dst.is_ipv6() && pkt.src.is_ipv4() {
            pkt.src = inside.dst;
            if let Protocol::Icmp { kind: 0, code } = pkt.protocol {
                pkt.protocol = Protocol::Icmpv6 { kind: 129, code };
            }
        }
        pkt.dst = inside.src;
        pkt.dports = crate::ports::Ports::range(inside.sports.0, inside.sports.1);
        pkt.owner = inside.owner;
        pkt.sender = None;
        match by {
            Translator::Gateway(nat) => {
                let node = &self.net.nats[nat];
                let vpc = node.vpc?;
                match node.subnet.filter(|_| !node.regional) {
                    Some(subnet) => self.leave(vpc, subnet, Origin::Nat(nat), pkt),
                    None => self.local(Here { vpc, subnet: None, origin: Origin::Edge }, pkt),
                }
            }
            Translator::Host(host) => {
                let node = self.interface(host);
                if self.siblings(node).len() > 1 {
                    self.appliance_doubt(node.id, Phrase::WhetherTheAppliancePassesThePacketOn);
                }
                self.groups(host, Direction::Egress, &mut pkt);
                self.leave(node.vpc?, node.subnet?, Origin::Interface, pkt)
            }
        }
    }
}
