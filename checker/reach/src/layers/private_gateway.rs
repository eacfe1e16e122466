//! Virtual private gateways: the way to a VPN or Direct Connect, whose other side no configuration shows.

use crate::walk::{Arrival, Here, Name, Pkt, Walk, Words};
use crate::{Layer, Phrase, codes};
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
}
