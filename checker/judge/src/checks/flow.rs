//! `flow`: packets arrive, and their answers come back.

use crate::absent;
use crate::check::{Check, CheckInfo, asks};
use crate::delivery;
use crate::flow_ends::{FlowEnd, FlowProtocol, Party};
use crate::outcome::Outcome;
use crate::stage::Stage;
use serde::Deserialize;
use snapshot::{Ask, Wanted};

pub(super) const INFO: CheckInfo = super::info!("flow");

/// The calls that any walk of a packet through one VPC needs.
pub(super) const WALK: &[Ask] = &[
    Ask::DescribeVpcs,
    Ask::DescribeSubnets,
    Ask::DescribeRouteTables,
    Ask::DescribeInternetGateways,
    Ask::DescribeNetworkAcls,
    Ask::DescribeSecurityGroups,
    Ask::DescribeInstances,
    Ask::DescribeNetworkInterfaces,
    Ask::DescribeNatGateways,
];

/// The calls that refine it.
pub(super) const WALK_REFINED: &[Ask] = &[
    Ask::DescribeVpcBlockPublicAccessOptions,
    Ask::DescribeVpcBlockPublicAccessExclusions,
    Ask::DescribeSecurityGroupVpcAssociations,
    Ask::DescribeManagedPrefixLists,
    Ask::GetManagedPrefixListEntries,
    Ask::DescribeVpcEndpoints,
    Ask::DescribeEgressOnlyInternetGateways,
    Ask::DescribeVpcPeeringConnections,
    Ask::DescribeAddresses,
    Ask::DescribePrefixLists,
];

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
        asks(WALK)
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
        without_public(stage, outcome)
    }

    fn consistent(&self) -> Result<(), String> {
        match (self.protocol, self.port) {
            (FlowProtocol::Icmp, Some(_)) => Err("icmp has no port: leave `port` out".to_owned()),
            (FlowProtocol::Tcp | FlowProtocol::Udp, None) => Err("tcp and udp need a `port`".to_owned()),
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

/// A way out that leads nowhere where there is no public subnet has its fault there, which another check tells.
pub(super) fn without_public(stage: &Stage<'_>, outcome: Outcome) -> Outcome {
    match absent::public(stage) {
        Err(root) if outcome.fails() => Outcome { trace: outcome.trace, ..*root },
        _ => outcome,
    }
}

/// Whether somebody plays the part.
pub(super) fn roles(stage: &Stage<'_>, who: FlowEnd) -> Result<(), Box<Outcome>> {
    match who {
        FlowEnd::Learner | FlowEnd::Internet => absent::vpc(stage).map(|_| ()),
        FlowEnd::PublicSubnets => absent::public(stage).map(|_| ()),
        FlowEnd::PrivateSubnets | FlowEnd::PrivateHosts => absent::private(stage).map(|_| ()),
    }
}
