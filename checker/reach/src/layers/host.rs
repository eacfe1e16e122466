//! Interfaces and what stands behind them: who may send, who answers, who is not there.

use crate::network::{Health, InterfaceKind};
use crate::walk::{Arrival, At, Name, Pkt, Spot, Translator, Walk, Words};
use crate::{Action, Direction, Layer, Leg, Phrase, Protocol, codes};
use snapshot::{Ask, Status};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Where the resolver of a VPC answers beside the base of its block plus two.
/// <https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html#AmazonDNS>
const RESOLVERS: [IpAddr; 2] =
    [IpAddr::V4(Ipv4Addr::new(169, 254, 169, 253)), IpAddr::V6(Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x253))];

/// Whether one of AWS's services at a link-local address is for a packet: metadata of instances and of tasks, the
/// resolver, time, and licences of Windows.
/// <https://docs.aws.amazon.com/vpc/latest/userguide/infrastructure-security.html#control-network-traffic>
fn answers_nearby(pkt: &Pkt) -> bool {
    let port = |port: u16| pkt.ported && pkt.dports.ranges() == [(port, port)];
    let (tcp, udp) = (pkt.protocol == Protocol::Tcp, pkt.protocol == Protocol::Udp);
    match pkt.dst {
        IpAddr::V4(address) => match address.octets() {
            [169, 254, 169, 254] | [169, 254, 170, 2 | 23] => tcp && port(80),
            [169, 254, 169, 253] => (tcp || udp) && port(53),
            [169, 254, 169, 123] => udp && port(123),
            [169, 254, 169, 250 | 251] => tcp && port(1688),
            _ => false,
        },
        IpAddr::V6(address) => match address.segments() {
            [0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254 | 0x23] => tcp && port(80),
            [0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x253] => (tcp || udp) && port(53),
            [0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x123] => udp && port(123),
            [0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x240 | 0x250] => tcp && port(1688),
            _ => false,
        },
    }
}

impl<'n> Walk<'n> {
    /// Sends a packet from an interface.
    pub(crate) fn send(&mut self, index: usize, mut pkt: Pkt) -> Option<Arrival<'n>> {
        let node = self.interface(index);
        if self.leg == Leg::Request {
            self.state(index, &pkt);
            self.may_open(index, &pkt);
        }
        let (layer, name) = self.thing(index);
        self.step(layer, name, Words::Phrase(Phrase::Sends), Action::Send, &pkt);
        let (Some(vpc), Some(subnet)) = (node.vpc, node.subnet) else {
            let missing = self.call(Ask::DescribeSubnets, node.place, self.net.inventory.subnets.status(node.place));
            if missing.status == Status::Seen {
                self.doubt(codes::UNKNOWN_RESOURCE, node.id, Phrase::ItsSubnetIsNotListed);
            } else {
                self.lacks(missing);
            }
            return None;
        };
        // Between two interfaces of one instance nothing leaves the operating system.
        if let (Some(mine), Some(other)) = (node.instance, self.holder(vpc, pkt.dst))
            && self.interface(other).instance == Some(mine)
        {
            self.step(layer, name, Words::Phrase(Phrase::OwnAddress), Action::Deliver, &pkt);
            return Some(Arrival { at: At::Nearby, pkt });
        }
        if let Some(arrival) = self.nearby(vpc, &pkt) {
            return arrival;
        }
        self.groups(index, Direction::Egress, &mut pkt);
        pkt.sender = Some(index);
        self.leave(vpc, subnet, crate::walk::Origin::Interface, pkt)
    }

    /// What the hypervisor answers itself: link-local services and the VPC's resolver, past all filters.
    /// <https://docs.aws.amazon.com/vpc/latest/userguide/nacl-basics.html>
    #[expect(clippy::option_option, reason = "not nearby, or nearby and delivered or not")]
    fn nearby(&mut self, vpc: usize, pkt: &Pkt) -> Option<Option<Arrival<'n>>> {
        let resolver = self.net.vpcs[vpc].resolver() == Some(pkt.dst);
        if !resolver && !crate::network::special::is_link_local(pkt.dst) {
            return None;
        }
        let name = Name::Address(pkt.dst);
        if resolver {
            let dns = matches!(pkt.protocol, Protocol::Tcp | Protocol::Udp) && pkt.dports.ranges() == [(53, 53)];
            if !dns {
                let words = Words::Phrase(Phrase::TheResolverAnswersPort53Only);
                self.drop_at(Layer::Address, name, words, codes::RESERVED_ADDRESS, pkt);
                return Some(None);
            }
        }
        if !resolver && !answers_nearby(pkt) {
            let words = Words::Phrase(Phrase::NoServiceOfAwsAnswersThisThere);
            self.drop_at(Layer::Address, name, words, codes::RESERVED_ADDRESS, pkt);
            return Some(None);
        }
        // All addresses of the resolver fall silent:
        // https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html#vpc-dns-support
        if (resolver || RESOLVERS.contains(&pkt.dst)) && self.net.dns_support(vpc) == Some(false) {
            let words = Words::Setting("EnableDnsSupport false");
            self.drop_at(Layer::Address, name, words, codes::DNS_SUPPORT_DISABLED, pkt);
            return Some(None);
        }
        self.step(Layer::Address, name, Words::Phrase(Phrase::AwssOwnService), Action::Deliver, pkt);
        Some(Some(Arrival { at: At::Nearby, pkt: pkt.clone() }))
    }

    /// What a person calls the holder of an interface.
    pub(crate) fn who(&self, index: usize) -> &'n str {
        let node = self.interface(index);
        node.instance.map_or(node.id, |instance| self.net.instances[instance].instance_id.as_str())
    }

    /// What stands behind an interface, in AWS's word for it, and its name.
    pub(crate) fn thing(&self, index: usize) -> (Layer, Name<'n>) {
        let node = self.interface(index);
        let (layer, id) = match node.kind {
            InterfaceKind::Nat(nat) => (Layer::NatGateway, self.net.nats[nat].id),
            InterfaceKind::UnlistedNat => (Layer::NatGateway, node.id),
            InterfaceKind::Balancer(balancer) => {
                let arn = balancer.map(|balancer| self.net.balancers[balancer].item.load_balancer_arn.as_str());
                (Layer::LoadBalancer, arn.unwrap_or(node.id))
            }
            InterfaceKind::Endpoint(endpoint) => {
                let id = endpoint.map(|endpoint| self.net.endpoints[endpoint].item.vpc_endpoint_id.as_str());
                (Layer::VpcEndpoint, id.unwrap_or(node.id))
            }
            InterfaceKind::BalancerEndpoint => (Layer::VpcEndpoint, node.id),
            InterfaceKind::Transit => (Layer::TransitGateway, node.id),
            InterfaceKind::Host
            | InterfaceKind::Database
            | InterfaceKind::Function
            | InterfaceKind::ConnectEndpoint
            | InterfaceKind::Service => (Layer::Instance, self.who(index)),
        };
        (layer, Name::Id(id))
    }

    /// Whether the host behind an interface runs.
    fn state(&mut self, index: usize, pkt: &Pkt) {
        let node = self.interface(index);
        let instances = self.net.inventory.instances().status(node.place);
        if self.imagined(index) {
            return;
        }
        if let Some(instance) = node.instance {
            let item = self.net.instances[instance];
            match item.state.as_ref().and_then(|state| state.name.as_deref()) {
                Some("running") => {}
                None => self.doubt(codes::EVIDENCE_MISSING, &item.instance_id, Phrase::ItsStateIsNotListed),
                Some("pending") => self.doubt(codes::STATE_PENDING, &item.instance_id, Phrase::TheInstanceIsPending),
                Some(state) => self.drop_at(
                    Layer::Instance,
                    Name::Id(&item.instance_id),
                    Words::State(state),
                    codes::INSTANCE_NOT_RUNNING,
                    pkt,
                ),
            }
        } else if node.of_unlisted_instance && instances != Status::Seen {
            let missing = self.call(Ask::DescribeInstances, node.place, instances);
            self.lacks(missing);
        } else if !node.attached && node.kind == InterfaceKind::Host {
            let words = Words::Phrase(Phrase::NotAttached);
            self.drop_at(Layer::Instance, Name::Id(node.id), words, codes::INTERFACE_NOT_ATTACHED, pkt);
        }
    }

    /// Whether the service behind an interface ever opens a connection.
    fn may_open(&mut self, index: usize, pkt: &Pkt) {
        let code = match self.interface(index).kind {
            InterfaceKind::Endpoint(_) | InterfaceKind::BalancerEndpoint => codes::VPCE_INTRA_VPC_TRAFFIC,
            InterfaceKind::Nat(_) | InterfaceKind::UnlistedNat | InterfaceKind::Transit => {
                codes::SERVICE_OPENS_NO_CONNECTION
            }
            _ => return,
        };
        let words = Words::Phrase(Phrase::OpensNoConnection);
        let (layer, name) = self.thing(index);
        self.drop_at(layer, name, words, code, pkt);
    }

    /// Lets a packet out of a subnet: straight to a neighbour, else past the subnet's list and by its table.
    pub(crate) fn leave(
        &mut self,
        vpc: usize,
        subnet: usize,
        origin: crate::walk::Origin,
        pkt: Pkt,
    ) -> Option<Arrival<'n>> {
        self.once(Spot::Subnet(subnet, origin), pkt, |walk, pkt| walk.leave_once(vpc, subnet, origin, pkt))
    }

    fn leave_once(
        &mut self,
        vpc: usize,
        subnet: usize,
        origin: crate::walk::Origin,
        mut pkt: Pkt,
    ) -> Option<Arrival<'n>> {
        // Inside a subnet there is neither a list nor a route.
        if self.net.subnets[subnet].contains(pkt.dst) {
            return self.enter(vpc, subnet, Some(subnet), pkt);
        }
        self.acl(subnet, Direction::Egress, &mut pkt);
        self.route(crate::walk::Here { vpc, subnet: Some(subnet), origin }, pkt)
    }

    /// Brings a packet to the holder of its destination in a subnet.
    pub(crate) fn enter(
        &mut self,
        vpc: usize,
        subnet: usize,
        from: Option<usize>,
        mut pkt: Pkt,
    ) -> Option<Arrival<'n>> {
        if let Some(index) = self.holder(vpc, pkt.dst)
            && self.interface(index).subnet == Some(subnet)
        {
            return self.arrive(index, from, pkt);
        }
        if from != Some(subnet) {
            self.acl(subnet, Direction::Ingress, &mut pkt);
        }
        let node = &self.net.subnets[subnet];
        let name = Name::Address(pkt.dst);
        if node.reserves(pkt.dst) {
            self.drop_at(Layer::Address, name, Words::Phrase(Phrase::ReservedByAws), codes::RESERVED_ADDRESS, &pkt);
            return None;
        }
        if let Some(index) = self.holder(vpc, pkt.dst) {
            // An interface whose subnet is not listed, at an address of this one.
            return self.arrive(index, Some(subnet), pkt);
        }
        let interfaces = &self.net.inventory.network_interfaces;
        let places = [node.place, self.net.vpcs[vpc].place];
        if places.iter().all(|&place| interfaces.status(place) != Status::Seen) {
            let missing = self.call(Ask::DescribeNetworkInterfaces, node.place, interfaces.status(node.place));
            self.lacks(missing);
            return None;
        }
        // It may be that of another participant of a shared VPC.
        if let Some(missing) = self.net.owners(vpc, Ask::DescribeNetworkInterfaces) {
            self.lacks(missing);
            return None;
        }
        let words = Words::Phrase(Phrase::NoInterfaceHasIt);
        self.drop_at(Layer::Address, name, words, codes::UNASSIGNED_ADDRESS, &pkt);
        None
    }

    /// Hands a packet to an interface that has its destination.
    pub(crate) fn arrive(&mut self, index: usize, from: Option<usize>, mut pkt: Pkt) -> Option<Arrival<'n>> {
        let node = self.interface(index);
        if let Some(subnet) = node.subnet.filter(|&subnet| from != Some(subnet)) {
            self.acl(subnet, Direction::Ingress, &mut pkt);
        }
        match node.kind {
            InterfaceKind::Nat(nat) => return self.nat_back(nat, pkt),
            InterfaceKind::UnlistedNat => return self.unlisted_nat(index, &pkt),
            InterfaceKind::Balancer(balancer) => return self.balancer(index, balancer, pkt),
            _ => {}
        }
        self.groups(index, Direction::Ingress, &mut pkt);
        if self.leg == Leg::Reply {
            return self.back(index, pkt);
        }
        self.state(index, &pkt);
        match node.kind {
            InterfaceKind::Endpoint(endpoint) => self.interface_endpoint(index, endpoint, &pkt),
            InterfaceKind::Database => self.database(index, &pkt),
            InterfaceKind::Function
            | InterfaceKind::Transit
            | InterfaceKind::BalancerEndpoint
            | InterfaceKind::ConnectEndpoint => {
                self.silent(index, &pkt);
            }
            InterfaceKind::Service => {
                self.doubt(codes::LISTENER_UNKNOWN, node.id, Phrase::WhichPortsTheAwsServiceAnswersIsNotKnown);
            }
            InterfaceKind::Host | InterfaceKind::Nat(_) | InterfaceKind::UnlistedNat | InterfaceKind::Balancer(_) => {}
        }
        let (layer, name) = self.thing(index);
        self.step(layer, name, Words::Phrase(Phrase::Receives), Action::Deliver, &pkt);
        Some(Arrival { at: At::Interface(index), pkt })
    }

    /// Receives a reply: a NAT instance passes it on, the one who asked takes it.
    fn back(&mut self, index: usize, pkt: Pkt) -> Option<Arrival<'n>> {
        let by = Translator::Host(index);
        if let Some(at) = self.session.translations.iter().rposition(|one| one.by == by && one.outside == pkt.dst) {
            return self.translate_back(at, pkt);
        }
        let (layer, name) = self.thing(index);
        self.finish(At::Interface(index), name, layer, pkt)
    }

    /// Takes a reply to the one who asked, if it is the reply that is waited for.
    pub(crate) fn finish(&mut self, at: At<'n>, name: Name<'n>, layer: Layer, pkt: Pkt) -> Option<Arrival<'n>> {
        let initiator = match at {
            At::Interface(index) => self.session.initiator == Some(index),
            _ => self.session.initiator.is_none(),
        };
        let expected = Some(pkt.dst) == self.session.source && Some(pkt.src) == self.session.target;
        if !initiator || !expected {
            let words = Words::Phrase(Phrase::NotTheReplyThatIsWaitedFor);
            self.drop_at(layer, name, words, codes::ASYMMETRIC_PATH, &pkt);
            return None;
        }
        self.step(layer, name, Words::Phrase(Phrase::ReceivesTheReply), Action::Deliver, &pkt);
        Some(Arrival { at, pkt })
    }

    /// An interface that never answers.
    pub(crate) fn silent(&mut self, index: usize, pkt: &Pkt) {
        let words = Words::Phrase(Phrase::AnswersNothing);
        let (layer, name) = self.thing(index);
        self.drop_at(layer, name, words, codes::SERVICE_DOES_NOT_LISTEN, pkt);
    }

    /// A resource that is being made is not yet there, one that is broken does not work.
    pub(crate) fn health(
        &mut self,
        health: Health,
        layer: Layer,
        id: &'n str,
        state: Words<'n>,
        code: crate::Code,
        pkt: &Pkt,
    ) {
        match health {
            Health::Working => {}
            Health::Pending => self.doubt(codes::STATE_PENDING, id, Phrase::StillPending),
            Health::Broken => self.drop_at(layer, Name::Id(id), state, code, pkt),
        }
    }
}
