//! Hosts that pass on what is for others, as a NAT instance does.
//!
//! <https://docs.aws.amazon.com/vpc/latest/userguide/VPC_NAT_Instance.html>

use crate::walk::{Name, Pkt, Translation, Translator, Walk, Words};
use crate::{Action, Layer, codes};
use std::net::Ipv4Addr;

impl Walk<'_> {
    /// Whether the host that is to pass packets on runs.
    pub(crate) fn appliance_state(&mut self, index: usize, pkt: &Pkt) {
        let node = self.interface(index);
        let Some(instance) = node.instance else { return };
        let item = self.net.instances[instance];
        match item.state.as_ref().and_then(|state| state.name.as_deref()) {
            None | Some("running") => {}
            Some("pending") => self.doubt(codes::STATE_PENDING, &item.instance_id, "the instance is pending"),
            Some(state) => {
                let (name, words) = (Name::Id(&item.instance_id), Words::State(state));
                self.drop_at(Layer::NatGateway, name, words, codes::INSTANCE_NOT_RUNNING, pkt);
            }
        }
    }

    /// Gives a packet to the internet the host's own address: what a NAT instance is there for.
    pub(crate) fn masquerade(&mut self, index: usize, private: Ipv4Addr, mut pkt: Pkt) -> Pkt {
        let who = self.who(index);
        let words = Words::Translate(pkt.src, private.into());
        self.step(Layer::NatGateway, Name::Id(who), words, Action::Translate, &pkt);
        self.premise(
            codes::APPLIANCE_FORWARDING_UNKNOWN,
            who,
            "the instance forwards and translates as a NAT instance does",
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
