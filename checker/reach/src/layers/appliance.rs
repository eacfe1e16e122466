//! Hosts that pass on what is for others, as a NAT instance does.
//!
//! <https://docs.aws.amazon.com/vpc/latest/userguide/VPC_NAT_Instance.html>

use crate::network::{InterfaceKind, special};
use crate::walk::{Appliances, Arrival, Here, Name, Origin, Pkt, Translation, Translator, Walk, Words};
use crate::{Action, Direction, Layer, Leg, Phrase, codes};
use std::net::Ipv4Addr;

impl<'n> Walk<'n> {
    /// A host that a route names as next hop: a NAT instance or another appliance.
    pub(crate) fn appliance(&mut self, index: usize, here: Here, mut pkt: Pkt) -> Option<Arrival<'n>> {
        let node = self.interface(index);
        if node.holds(pkt.dst) {
            return self.arrive(index, here.subnet, pkt);
        }
        if let Some(subnet) = node.subnet.filter(|&subnet| here.subnet != Some(subnet)) {
            self.acl(subnet, Direction::Ingress, &mut pkt);
        }
        if node.kind == InterfaceKind::BalancerEndpoint {
            self.appliance_doubt(node.id, Phrase::WhetherTheAppliancesBehindItPassItOn);
            return None;
        }
        self.groups(index, Direction::Ingress, &mut pkt);
        self.appliance_state(index, &pkt);
        if !node.attached && node.kind == InterfaceKind::Host {
            let words = Words::Phrase(Phrase::NotAttached);
            self.drop_at(Layer::Instance, Name::Id(node.id), words, codes::INTERFACE_NOT_ATTACHED, &pkt);
        }
        let (layer, name) = self.thing(index);
        match node.check {
            Some(false) => {}
            Some(true) => {
                let words = Words::Setting("SourceDestCheck true");
                let code = codes::ENI_SOURCE_DEST_CHECK_RESTRICTION;
                self.drop_at(layer, name, words, code, &pkt);
            }
            None => self.doubt(codes::UNKNOWN_RESOURCE, node.id, Phrase::SourcedestcheckIsNotListed),
        }
        pkt.sender = None;
        let several = self.siblings(node).len() > 1;
        let out = here.subnet.is_some() && pkt.dst.is_ipv4() && special::is_public(pkt.dst) && self.leg == Leg::Request;
        if let (true, false, Some(&(private, _))) = (out, several, node.v4.first()) {
            pkt = self.masquerade(index, private, pkt);
            return self.send_on(index, pkt);
        }
        self.step(layer, name, Words::Phrase(Phrase::Routes), Action::Forward, &pkt);
        let exit = self.exit(index, several);
        if exit.is_none() || !self.passes(&pkt) {
            self.appliance_doubt(node.id, Phrase::WhetherTheAppliancePassesThePacketOn);
        }
        let exit = exit.unwrap_or(index);
        let leaves = self.interface(exit);
        let translates = self.appliances == Appliances::Translate && self.leg == Leg::Request && pkt.dst.is_ipv4();
        if let (true, true, Some(&(private, _))) = (translates, self.passes(&pkt), leaves.v4.first()) {
            pkt = self.masquerade(exit, private, pkt);
        } else if exit != index && leaves.check == Some(true) {
            let (words, code) = (Words::Setting("SourceDestCheck true"), codes::ENI_SOURCE_DEST_CHECK_RESTRICTION);
            self.drop_at(layer, Name::Id(leaves.id), words, code, &pkt);
        }
        self.send_on(exit, pkt)
    }

    /// Out of an interface of an appliance.
    fn send_on(&mut self, index: usize, mut pkt: Pkt) -> Option<Arrival<'n>> {
        let node = self.interface(index);
        let (Some(vpc), Some(subnet)) = (node.vpc, node.subnet) else {
            self.doubt(codes::UNKNOWN_RESOURCE, node.id, Phrase::ItsSubnetIsNotListed);
            return None;
        };
        self.groups(index, Direction::Egress, &mut pkt);
        self.leave(vpc, subnet, Origin::Interface, pkt)
    }

    /// The interface by which an appliance sends on what comes in by this one; `None` where nobody can tell.
    ///
    /// With several interfaces its own routes decide, which no configuration of AWS shows: each is tried, one after the
    /// other. A reply is sent by one that the request does not show, so it is not tried.
    fn exit(&mut self, index: usize, several: bool) -> Option<usize> {
        if !several {
            return Some(index);
        }
        let siblings = self.siblings(self.interface(index));
        if self.forks.is_empty() {
            self.forks = siblings.to_vec();
        }
        self.exit.filter(|exit| self.leg == Leg::Request && siblings.contains(exit))
    }

    /// Whether appliances are taken to pass a packet on.
    ///
    /// Only where it is for somebody whom the snapshot knows: what is for anybody else may leave by a tunnel or a leg of
    /// the appliance's own.
    pub(crate) fn passes(&self, pkt: &Pkt) -> bool {
        let held = || (0..self.net.vpcs.len()).any(|vpc| self.holder(vpc, pkt.dst).is_some());
        self.appliances != Appliances::Unknown && (self.leg == Leg::Reply || held())
    }

    /// Whether the host that is to pass packets on runs.
    pub(crate) fn appliance_state(&mut self, index: usize, pkt: &Pkt) {
        let node = self.interface(index);
        let Some(instance) = node.instance else { return };
        let item = self.net.instances[instance];
        match item.state.as_ref().and_then(|state| state.name.as_deref()) {
            None | Some("running") => {}
            Some("pending") => self.doubt(codes::STATE_PENDING, &item.instance_id, Phrase::TheInstanceIsPending),
            Some(state) => {
                let (name, words) = (Name::Id(&item.instance_id), Words::State(state));
                self.drop_at(Layer::Instance, name, words, codes::INSTANCE_NOT_RUNNING, pkt);
            }
        }
    }

    /// Gives a packet to the internet the host's own address: what a NAT instance is there for.
    pub(crate) fn masquerade(&mut self, index: usize, private: Ipv4Addr, mut pkt: Pkt) -> Pkt {
        let who = self.who(index);
        let words = Words::Translate(pkt.src, private.into());
        let (layer, name) = self.thing(index);
        self.step(layer, name, words, Action::Translate, &pkt);
        self.premise(
            codes::APPLIANCE_FORWARDING_UNKNOWN,
            who,
            Phrase::TheInstanceForwardsAndTranslatesAsANatInstanceDoes,
        );
        self.session.translations.push(Translation {
            by: Translator::Host(index),
            inside: pkt.clone(),
            outside: private.into(),
        });
        pkt.src = private.into();
        pkt.sender = Some(index);
        pkt
    }
}
