//! Internet gateways: a public address for a private one, each way, and nothing else.
//!
//! <https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html>

use crate::network::{InterfaceKind, Target, special};
use crate::walk::{Arrival, At, Here, Name, Origin, Pkt, Spot, Translator, Walk, Words};
use crate::{Action, Layer, Leg, Phrase, codes};
use snapshot::shapes::{GatewayAttachment, InternetGateway};
use snapshot::{Ask, Status};
use std::net::{IpAddr, Ipv4Addr};

/// A public address that stands for the one that a host does not have, RFC 5737.
const IMAGINED: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 250);

impl<'n> Walk<'n> {
    /// Takes a packet out of a VPC.
    pub(crate) fn internet_out(
        &mut self,
        gateway: &'n InternetGateway,
        here: Here,
        mut pkt: Pkt,
    ) -> Option<Arrival<'n>> {
        let name = Name::Id(&gateway.internet_gateway_id);
        self.attached(&gateway.attachments, here.vpc, name, Layer::InternetGateway, &pkt);
        if !self.outside(name, &pkt) {
            return None;
        }
        let sender = self.holder(here.vpc, pkt.src);
        if self.leg == Leg::Request {
            let subnet = sender.and_then(|index| self.interface(index).subnet).or(here.subnet);
            let nat = matches!(here.origin, Origin::Nat(_));
            self.block_public_access(here.vpc, subnet, true, nat, &pkt);
        }
        if let Some(index) = sender
            && self.interface(index).denies_gateway
        {
            let words = Words::Setting("DenyAllIgwTraffic true");
            let code = codes::INTERFACE_DENIES_IGW_TRAFFIC;
            self.drop_at(Layer::InternetGateway, Name::Id(self.interface(index).id), words, code, &pkt);
        }
        match pkt.src {
            IpAddr::V6(_) => {
                if sender.is_none() {
                    let words = Words::Phrase(Phrase::NotFromAnInterfaceOfTheVpc);
                    let code = codes::IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS;
                    self.drop_at(Layer::InternetGateway, name, words, code, &pkt);
                    return None;
                }
                self.step(Layer::InternetGateway, name, Words::Phrase(Phrase::Attached), Action::Forward, &pkt);
            }
            IpAddr::V4(private) => {
                let public = sender.and_then(|index| self.interface(index).public(private));
                let imagined = self.session.imagined.filter(|&(_, index, own)| Some(index) == sender && own == private);
                let public = imagined.map(|(public, ..)| public).or(public);
                if let Some(public) = public {
                    let words = Words::Translate(private.into(), public.into());
                    self.step(Layer::InternetGateway, name, words, Action::Translate, &pkt);
                    pkt.src = public.into();
                } else {
                    self.no_public(name, sender, &pkt);
                    // What lies beyond is judged as if the host had some public address, where that cannot matter.
                    let index = sender.filter(|_| self.leg == Leg::Request && self.unclaimed(pkt.dst))?;
                    self.session.imagined = Some((IMAGINED, index, private));
                    pkt.src = IMAGINED.into();
                }
            }
        }
        pkt.sender = None;
        self.internet(pkt)
    }

    fn no_public(&mut self, name: Name<'n>, sender: Option<usize>, pkt: &Pkt) {
        let nat = sender.map(|index| self.interface(index).kind);
        let (words, code) = match nat {
            // The gateway drops it, but what is wrong is the NAT gateway.
            Some(InterfaceKind::Nat(nat)) => {
                let (name, words) = (Name::Id(self.net.nats[nat].id), Words::Phrase(Phrase::ItHasNoPublicAddress));
                return self.drop_at(Layer::NatGateway, name, words, codes::NAT_GATEWAY_WITHOUT_PUBLIC_ADDRESS, pkt);
            }
            Some(_) => {
                (Words::Phrase(Phrase::TheSourceHasNoPublicAddress), codes::IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS)
            }
            None => (Words::Phrase(Phrase::NotFromAnInterfaceOfTheVpc), codes::IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS),
        };
        self.drop_at(Layer::InternetGateway, name, words, code, pkt);
    }

    /// Whether a public address is none that the snapshot knows.
    fn unclaimed(&self, address: IpAddr) -> bool {
        match address {
            IpAddr::V4(address) => self.public_holder(address).is_none() && !self.net.idle_public.contains(&address),
            IpAddr::V6(address) => self.net.v6_holder(address).is_none(),
        }
    }

    /// Whether a destination is one that a gateway takes outside.
    pub(crate) fn outside(&mut self, name: Name<'n>, pkt: &Pkt) -> bool {
        let known = matches!(pkt.dst, IpAddr::V4(address) if self.public_holder(address).is_some());
        if known || special::is_public(pkt.dst) {
            return true;
        }
        let (words, code) = if special::is_private(pkt.dst) {
            (Words::Phrase(Phrase::APrivateAddressRfc1918), codes::IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS)
        } else if special::is_shared(pkt.dst) {
            (Words::Phrase(Phrase::ASharedAddressRfc6598), codes::IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS)
        } else {
            (Words::Phrase(Phrase::ASpecialPurposeAddress), codes::SPECIAL_PURPOSE_ADDRESS)
        };
        self.drop_at(Layer::InternetGateway, name, words, code, pkt);
        false
    }

    /// Whether a gateway is attached to a VPC. One that is not is marked, and the packet goes on.
    pub(crate) fn attached(
        &mut self,
        attachments: &'n [GatewayAttachment],
        vpc: usize,
        name: Name<'n>,
        layer: Layer,
        pkt: &Pkt,
    ) {
        let id = self.net.vpcs[vpc].id;
        let mine = attachments.iter().find(|attachment| attachment.vpc_id.as_deref() == Some(id));
        match mine.map(|attachment| attachment.state.as_deref().unwrap_or("available")) {
            // The API says `attached` in its description and `available` on the wire.
            Some("available" | "attached") => {}
            Some("attaching") => self.doubt(codes::STATE_PENDING, &name.to_string(), Phrase::StillAttaching),
            Some(state) => self.drop_at(layer, name, Words::State(state), codes::BAD_STATE_ATTACHMENT, pkt),
            None => {
                let words = Words::Phrase(Phrase::NotAttachedToTheVpc);
                self.drop_at(layer, name, words, codes::BAD_STATE_ATTACHMENT, pkt);
            }
        }
    }

    /// Carries a packet over the internet: to a host there, or in by the gateway of the VPC that has the address.
    pub(crate) fn internet(&mut self, pkt: Pkt) -> Option<Arrival<'n>> {
        if self.leg == Leg::Reply && self.session.initiator.is_none() && Some(pkt.dst) == self.session.source {
            return self.finish(At::Internet, Name::Internet, Layer::Internet, pkt);
        }
        match pkt.dst {
            IpAddr::V4(address) => {
                if self.leg == Leg::Reply
                    && let Some(at) = self.session.translations.iter().rposition(|one| one.outside == pkt.dst)
                    && let Translator::Gateway(nat) = self.session.translations[at].by
                    && self.net.nats[nat].regional
                {
                    return self.translate_back(at, pkt);
                }
                if let Some((index, private)) = self.public_holder(address) {
                    return self.internet_in(index, private.into(), pkt);
                }
                if self.net.idle_public.contains(&address) {
                    let words = Words::Phrase(Phrase::AssociatedWithNothing);
                    self.drop_at(Layer::Address, Name::Address(pkt.dst), words, codes::UNASSIGNED_ADDRESS, &pkt);
                    return None;
                }
                if self.leg == Leg::Request && self.net.borrowed.iter().any(|&vpc| self.holder(vpc, pkt.dst).is_some())
                {
                    let words = Words::Phrase(Phrase::APrivateAddressOfAVpc);
                    self.drop_at(Layer::Address, Name::Address(pkt.dst), words, codes::SPECIAL_PURPOSE_ADDRESS, &pkt);
                    return None;
                }
                if let Some(elastic) = self.net.inventory.addresses.get(&address.to_string()) {
                    let id = elastic.network_interface_id.as_deref().unwrap_or(&elastic.public_ip);
                    self.doubt(codes::UNKNOWN_RESOURCE, id, Phrase::TheInterfaceOfAnElasticAddressIsNotListed);
                    return None;
                }
            }
            IpAddr::V6(address) => {
                let extra = self.extras.iter().position(|extra| extra.v6.contains(&address));
                let index =
                    extra.map(|index| self.net.interfaces.len() + index).or_else(|| self.net.v6_holder(address));
                if let Some(index) = index {
                    return self.internet_in(index, pkt.dst, pkt);
                }
                if let Some(vpc) = self.net.vpcs.iter().position(|vpc| vpc.contains(pkt.dst)) {
                    return self.local(Here { vpc, subnet: None, origin: Origin::Edge }, pkt);
                }
            }
        }
        if self.leg == Leg::Reply {
            return self.finish(At::Internet, Name::Internet, Layer::Internet, pkt);
        }
        if !special::is_public(pkt.dst) {
            let words = Words::Phrase(Phrase::NoAddressOfTheInternet);
            self.drop_at(Layer::Address, Name::Address(pkt.dst), words, codes::SPECIAL_PURPOSE_ADDRESS, &pkt);
            return None;
        }
        self.step(Layer::Internet, Name::Internet, Words::Phrase(Phrase::AHostOnTheInternet), Action::Deliver, &pkt);
        Some(Arrival { at: At::Internet, pkt })
    }

    /// Takes a packet into the VPC of an interface, to its private address.
    pub(crate) fn internet_in(&mut self, index: usize, private: IpAddr, mut pkt: Pkt) -> Option<Arrival<'n>> {
        let node = self.interface(index);
        let Some(vpc) = node.vpc else {
            self.doubt(codes::UNKNOWN_RESOURCE, node.id, Phrase::ItsVpcIsNotListed);
            return None;
        };
        let reply = self.leg == Leg::Reply && self.session.egress_only.contains(&vpc) && pkt.dst.is_ipv6();
        if reply {
            let id = self.net.vpcs[vpc].id;
            let words = Words::Phrase(Phrase::ReplyToATrackedConnection);
            self.step(Layer::EgressOnlyGateway, Name::Id(id), words, Action::AllowReply, &pkt);
            return self.steer(index, vpc, None, pkt);
        }
        if self.leg == Leg::Request {
            self.block_public_access(vpc, node.subnet, false, false, &pkt);
        }
        let gateway = self.gateway_of(vpc, &pkt);
        if node.denies_gateway {
            let (words, code) = (Words::Setting("DenyAllIgwTraffic true"), codes::INTERFACE_DENIES_IGW_TRAFFIC);
            self.drop_at(Layer::InternetGateway, Name::Id(node.id), words, code, &pkt);
        }
        if let Some(id) = gateway {
            let words =
                if private == pkt.dst { Words::Phrase(Phrase::Attached) } else { Words::Translate(pkt.dst, private) };
            let action = if private == pkt.dst { Action::Forward } else { Action::Translate };
            self.step(Layer::InternetGateway, Name::Id(id), words, action, &pkt);
        }
        pkt.dst = private;
        pkt.sender = None;
        self.steer(index, vpc, gateway, pkt)
    }

    /// The internet gateway of a VPC; one that is missing or does not work is marked.
    fn gateway_of(&mut self, vpc: usize, pkt: &Pkt) -> Option<&'n str> {
        let node = &self.net.vpcs[vpc];
        if let Some(id) = node.internet_gateway {
            if let Some(gateway) = self.net.inventory.internet_gateways.get(id) {
                self.attached(&gateway.attachments, vpc, Name::Id(id), Layer::InternetGateway, pkt);
            }
            return Some(id);
        }
        let gateways = &self.net.inventory.internet_gateways;
        if let Some(missing) = self.net.owners(vpc, Ask::DescribeInternetGateways) {
            self.lacks(missing);
        } else if gateways.status(node.place) == Status::Seen {
            match self.net.detached_gateway(vpc) {
                // Its own table says which gateway was meant.
                Some(gateway) => {
                    let name = Name::Id(&gateway.internet_gateway_id);
                    self.attached(&gateway.attachments, vpc, name, Layer::InternetGateway, pkt);
                }
                None => {
                    let words = Words::Phrase(Phrase::TheVpcHasNoInternetGateway);
                    self.drop_at(Layer::InternetGateway, Name::Id(node.id), words, codes::NO_INTERNET_GATEWAY, pkt);
                }
            }
        } else if let Some(missing) = self.net.inventory.missing(gateways, node.place) {
            self.lacks(missing);
        }
        None
    }

    /// Follows the edge table of the gateway, where it has one, else goes to the interface.
    fn steer(&mut self, index: usize, vpc: usize, gateway: Option<&'n str>, pkt: Pkt) -> Option<Arrival<'n>> {
        let table = gateway.and_then(|id| self.net.edge_tables.get(&(id, vpc)));
        if let Some(&table) = table {
            let steered = self.net.tables[table].lookup(pkt.dst).is_none_or(|route| route.target != Target::Local);
            if steered {
                let here = Here { vpc, subnet: None, origin: Origin::Edge };
                return self.once(Spot::Edge(table), pkt, |walk, pkt| walk.route_by(table, here, pkt));
            }
        }
        self.arrive(index, None, pkt)
    }
}
