//! Egress-only internet gateways: IPv6 out, and what answers it back in.
//!
//! <https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html>

use crate::walk::{Arrival, Here, Name, Pkt, Walk, Words};
use crate::{Action, Layer, Leg, Phrase, codes};
use snapshot::shapes::EgressOnlyInternetGateway;

impl<'n> Walk<'n> {
    /// Takes an IPv6 packet out of a VPC.
    pub(crate) fn egress_only_out(
        &mut self,
        gateway: &'n EgressOnlyInternetGateway,
        here: Here,
        mut pkt: Pkt,
    ) -> Option<Arrival<'n>> {
        let name = Name::Id(&gateway.egress_only_internet_gateway_id);
        let layer = Layer::EgressOnlyGateway;
        if pkt.dst.is_ipv4() {
            self.drop_at(layer, name, Words::Phrase(Phrase::Ipv6Only), codes::EGRESS_ONLY_GATEWAY_IPV6_ONLY, &pkt);
            return None;
        }
        self.attached(&gateway.attachments, here.vpc, name, layer, &pkt);
        if !self.outside(name, &pkt) {
            return None;
        }
        if self.leg == Leg::Reply {
            let words = Words::Phrase(Phrase::NoSessionTheRequestCameAnotherWay);
            self.drop_at(layer, name, words, codes::EGRESS_ONLY_GATEWAY_WITHOUT_SESSION, &pkt);
            return None;
        }
        let sender = self.holder(here.vpc, pkt.src);
        let subnet = sender.and_then(|index| self.interface(index).subnet).or(here.subnet);
        self.block_public_access(here.vpc, subnet, true, true, &pkt);
        self.step(layer, name, Words::Phrase(Phrase::Attached), Action::Forward, &pkt);
        self.session.egress_only.push(here.vpc);
        pkt.sender = None;
        self.internet(pkt)
    }
}
