//! `flow`: packets arrive, and their answers come back.

use crate::absent;
use crate::check::{Check, CheckInfo, WALK, WALK_REFINED, asks};
use crate::delivery;
use crate::flow_ends::{FlowEnd, FlowProtocol, Party};
use crate::lab_fault::LabFault;
use crate::outcome::Outcome;
use crate::stage::Stage;
use reach::RouteTarget;
use serde::Deserialize;
use snapshot::shapes::NatGateway;
use snapshot::{Lookup, Wanted};

pub(super) const INFO: CheckInfo = super::info!("flow");

/// `flow = { from = "private-hosts", to = "internet", port = 443 }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Flow {
    from: FlowEnd,
    to: FlowEnd,
    #[serde(default)]
    protocol: FlowProtocol,
    port: Option<u16>,
}

impl Check for Flow {
    fn needs(&self) -> Vec<Wanted> {
        asks(&[WALK, self.from.needs(), self.to.needs()].concat())
    }

    fn refines(&self) -> Vec<Wanted> {
        asks(WALK_REFINED)
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        if let Err(outcome) = roles(stage, self.from).and_then(|()| roles(stage, self.to)) {
            return *outcome;
        }
        let protocol = self.protocol.protocol();
        let outcome = self.over(stage, false, protocol);
        // A host without IPv4 goes its own way: over an egress-only gateway.
        if self.to == FlowEnd::Internet
            && stage.cast.roles.private.iter().all(|subnet| subnet.ipv6_native == Some(true))
        {
            return self.over(stage, true, protocol);
        }
        if self.to == FlowEnd::Internet { without_public(stage, outcome) } else { outcome }
    }

    fn consistent(&self) -> Result<(), LabFault> {
        not_both_outside(self.from, self.to)?;
        match (self.protocol, self.port) {
            (FlowProtocol::Icmp, Some(_)) => Err(LabFault::PortOfIcmp),
            (FlowProtocol::Tcp | FlowProtocol::Udp, None) => Err(LabFault::NoPort),
            _ => Ok(()),
        }
    }
}

impl Flow {
    fn over(&self, stage: &Stage<'_>, v6: bool, protocol: reach::Protocol) -> Outcome {
        let (from, to): (Vec<Party>, Vec<Party>) = (self.from.parties(stage, v6), self.to.parties(stage, v6));
        delivery::all_delivered(stage, &delivery::pairs(&from, &to, protocol, self.port))
    }
}

/// A way out that leads nowhere for want of a public subnet has its fault there, which another check tells.
pub(super) fn without_public(stage: &Stage<'_>, outcome: Outcome) -> Outcome {
    match absent::public(stage) {
        Err(root) if outcome.fails() && needs_public_subnet(stage) => Outcome { trace: outcome.trace, ..*root },
        _ => outcome,
    }
}

/// Whether the way of private hosts to the internet is one through a public subnet: to a NAT gateway in a zone, or to
/// none yet. A regional gateway, a transit gateway and the like need none.
fn needs_public_subnet(stage: &Stage<'_>) -> bool {
    let inventory = stage.network.inventory();
    let vpc = absent::vpc(stage).ok().map(|vpc| &vpc.vpc_id);
    let is_regional = |nat: &NatGateway| nat.availability_mode.as_deref() == Some("regional");
    let is_there = |nat: &&NatGateway| !matches!(nat.state.as_deref(), Some("deleted" | "deleting" | "failed"));
    if inventory.nat_gateways.iter().filter(is_there).any(|nat| nat.vpc_id.as_ref() == vpc && is_regional(nat)) {
        return false;
    }
    let private = stage.cast.roles.staying_private();
    let tables = private.iter().map(|subnet| stage.network.route_table_of(&subnet.subnet_id));
    let mut routes = tables.filter_map(Lookup::found).flat_map(|table| &table.routes);
    routes.all(|route| match RouteTarget::of(route) {
        RouteTarget::Nat(id) => !inventory.nat_gateways.get(id).is_some_and(is_regional),
        RouteTarget::Local | RouteTarget::Internet(_) | RouteTarget::Endpoint(_) | RouteTarget::None => true,
        _ => route.destination_cidr_block.as_deref() != Some("0.0.0.0/0"),
    })
}

/// That a flow can meet what the learner built.
pub(super) fn not_both_outside(from: FlowEnd, to: FlowEnd) -> Result<(), LabFault> {
    let is_outside = |end| matches!(end, FlowEnd::Learner | FlowEnd::Internet);
    if is_outside(from) && is_outside(to) { Err(LabFault::BothOutside) } else { Ok(()) }
}

/// Whether somebody plays the part.
pub(super) fn roles(stage: &Stage<'_>, who: FlowEnd) -> Result<(), Box<Outcome>> {
    match who {
        FlowEnd::Learner | FlowEnd::Internet => absent::vpc(stage).map(|_| ()),
        FlowEnd::PublicSubnets => absent::public(stage).map(|_| ()),
        FlowEnd::PrivateSubnets | FlowEnd::PrivateHosts => absent::private(stage).map(|_| ()),
        FlowEnd::PeerHosts => absent::peers(stage),
    }
}
