//! Virtual private gateways, and what is beyond them: the other side of a VPN or Direct Connect no configuration shows.

use crate::network::Target;
use crate::walk::{Arrival, Here, Name, Origin, Pkt, Walk, Words};
use crate::{Action, Layer, Phrase, codes};
use snapshot::Ask;

impl<'n> Walk<'n> {
    /// Takes a packet to a virtual private gateway.
    pub(crate) fn private_gateway(&mut self, id: &'n str, place: usize, here: Here, pkt: Pkt) -> Option<Arrival<'n>> {
        let gateways = &self.net.inventory.vpn_gateways;
        let (layer, name) = (Layer::TransitGateway, Name::Id(id));
        let Some(gateway) = gateways.get(id) else {
            let theirs = || self.net.owners(here.vpc, Ask::DescribeVpnGateways);
            match self.net.inventory.missing(gateways, place).or_else(theirs) {
                Some(missing) => self.lacks(missing),
                None => self.drop_at(layer, name, Words::Phrase(Phrase::NotListed), codes::BAD_STATE_ROUTE, &pkt),
            }
            return None;
        };
        self.attached(&gateway.vpc_attachments, here.vpc, name, layer, &pkt);
        if self.holder(here.vpc, pkt.src).is_none() {
            let words = Words::Phrase(Phrase::NotFromAnInterfaceOfTheVpc);
            self.drop_at(layer, name, words, codes::VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS, &pkt);
            return None;
        }
        self.doubt(codes::NETWORK_BEYOND_UNKNOWN, id, Phrase::WhatIsBeyondTheVpnOrDirectConnect);
        None
    }

    /// A packet from a network that the configuration does not show: how it comes to the VPC cannot be told, but what
    /// the lists and groups at its destination do with it can, and how its answer sets out.
    pub(crate) fn beyond(&mut self, pkt: Pkt) -> Option<Arrival<'n>> {
        let source = pkt.src;
        self.doubt(codes::NETWORK_BEYOND_UNKNOWN, &source.to_string(), Phrase::APrivateAddressOutsideOfTheVpcs);
        let mut holders = (0..self.net.vpcs.len()).filter(|&vpc| self.holder(vpc, pkt.dst).is_some());
        let vpc = holders.next().filter(|_| holders.next().is_none())?;
        // An appliance on the way may put its own address in the place of the sender's.
        let mut tables = self.net.tables.iter().filter(|table| table.vpc == Some(vpc));
        if tables.any(|table| table.lookup(source).is_some_and(|route| matches!(route.target, Target::Interface(_)))) {
            return None;
        }
        self.session.beyond = true;
        let words = Words::Phrase(Phrase::Sends);
        self.step(Layer::Address, Name::Address(source), words, Action::Send, &pkt);
        self.local(Here { vpc, subnet: None, origin: Origin::Edge }, pkt)
    }
}
