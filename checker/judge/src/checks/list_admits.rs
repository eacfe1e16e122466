//! `list-admits`: the lists of subnets let a request in and its reply out.
//!
//! Judged with a host that is imagined in each subnet: whether a real one runs is another lab's concern.

use super::flow::not_both_outside;
use crate::absent;
use crate::check::{Check, CheckInfo, asks};
use crate::delivery;
use crate::finding::Note;
use crate::flow_ends::{FlowEnd, NamedFlow};
use crate::lab_fault::LabFault;
use crate::outcome::Outcome;
use crate::ssh;
use crate::stage::Stage;
use reach::{End, Layer, Leg, Protocol};
use serde::Deserialize;
use snapshot::shapes::Subnet;
use snapshot::{Ask, Wanted};

pub(super) const INFO: CheckInfo = super::info!("list-admits");

/// `list-admits = { from = "learner", to = "public-subnets", port = 22, if-opened = [80] }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ListAdmits {
    from: FlowEnd,
    to: FlowEnd,
    /// The port of ssh; one that the learner declared is as good, and none is needed where an endpoint or Systems
    /// Manager leads to the hosts.
    port: u16,
    /// Ports that may stay shut, but whose replies must get out once they are open.
    #[serde(default)]
    if_opened: Vec<u16>,
}

impl Check for ListAdmits {
    fn needs(&self) -> Vec<Wanted> {
        let lists = [
            Ask::DescribeVpcs,
            Ask::DescribeSubnets,
            Ask::DescribeRouteTables,
            Ask::DescribeInternetGateways,
            Ask::DescribeNetworkAcls,
        ];
        asks(&[&lists[..], self.from.needs(), self.to.needs()].concat())
    }

    fn refines(&self) -> Vec<Wanted> {
        asks(&[
            Ask::DescribeVpcBlockPublicAccessOptions,
            Ask::DescribeVpcBlockPublicAccessExclusions,
            Ask::DescribeInstanceConnectEndpoints,
            Ask::DescribeInstanceInformation,
            Ask::DescribeInstances,
            Ask::DescribeNetworkInterfaces,
            Ask::DescribeSecurityGroups,
        ])
    }

    fn consistent(&self) -> Result<(), LabFault> {
        not_both_outside(self.from, self.to)
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        // Which lists are asked about is not clear before both kinds of subnet are there.
        if let Err(outcome) = absent::public(stage).and_then(|_| absent::private(stage)) {
            return *outcome;
        }
        let mut outcome = self.ssh(stage);
        for port in &self.if_opened {
            outcome.absorb(self.once_opened(stage, *port));
        }
        outcome
    }
}

impl ListAdmits {
    fn ssh(&self, stage: &Stage<'_>) -> Outcome {
        let mut first: Option<Outcome> = None;
        for port in ssh::ports(stage, self.port) {
            let mut outcome = delivery::all_delivered(stage, &self.flows(stage, port));
            if !outcome.fails() && !outcome.is_unknown() {
                outcome.premises.extend(ssh::declared(self.port, port));
                return outcome;
            }
            first = first.or(Some(outcome));
        }
        let outcome = first.unwrap_or_default();
        if !outcome.fails() {
            return outcome;
        }
        let other = absent::vpc(stage).ok().and_then(|vpc| {
            let ready = |endpoint: &&snapshot::shapes::InstanceConnectEndpoint| {
                endpoint.state.as_deref() == Some("create-complete")
            };
            let endpoint = ssh::endpoints(stage, vpc).find(ready).map(|endpoint| {
                let hop = crate::names::resource(&endpoint.instance_connect_endpoint_id, &endpoint.tags);
                Note::new("seen-hop").with("hop", hop)
            });
            endpoint.or_else(|| ssh::managed(stage, &stage.cast.roles.private_hosts))
        });
        match (other, ssh::hidden_way(stage)) {
            (Some(other), _) => Outcome::pass(other),
            (None, Some(hidden)) => Outcome::unknown(hidden),
            // On which ports hosts might answer ssh is seen only where both are.
            (None, None) => match stage.cast.unknown(stage.network, &ssh::PORTS_SEEN_BY).into_iter().next() {
                Some(hidden) => Outcome::unknown(hidden),
                None => self.undeclared(stage).unwrap_or(outcome),
            },
        }
    }

    /// That another port would get through, on which ssh may listen without having been declared.
    fn undeclared(&self, stage: &Stage<'_>) -> Option<Outcome> {
        let roles = &stage.cast.roles;
        let ports = match self.to {
            FlowEnd::PublicSubnets => ssh::undeclared_of_hops(stage, self.port, &roles.hops),
            _ => ssh::undeclared_of_private(stage, self.port, &roles.private_hosts),
        };
        let passes = |port: &u16| {
            let outcome = delivery::all_delivered(stage, &self.flows(stage, *port));
            !outcome.fails() && !outcome.is_unknown()
        };
        let port = ports.into_iter().find(passes)?;
        Some(Outcome::because(ssh::why_undeclared(&[port].into())))
    }

    /// What a request that comes in by this port meets on its way back.
    fn once_opened(&self, stage: &Stage<'_>, port: u16) -> Outcome {
        let mut outcome = Outcome::default();
        for asked in self.flows(stage, port) {
            let trace = stage.trace(&asked.flow);
            let shut =
                trace.blockers.iter().any(|blocker| blocker.layer == Layer::NetworkAcl && blocker.leg == Leg::Request);
            if !shut {
                outcome.absorb(delivery::delivered(stage, &asked, trace));
            }
        }
        outcome
    }

    /// IPv6 is asked for only where an interface has such an address.
    fn flows(&self, stage: &Stage<'_>, port: u16) -> Vec<NamedFlow> {
        let over =
            |v6| delivery::pairs(&self.from.parties(stage, v6), &self.to.parties(stage, v6), Protocol::Tcp, Some(port));
        let fits = |asked: &NamedFlow| match &asked.flow.to {
            End::Notional { subnet, v6, .. } => speaks(stage, subnet, *v6),
            _ => true,
        };
        let mut flows = over(false);
        if self.from == FlowEnd::Learner {
            flows.extend(over(true));
        }
        flows.retain(fits);
        flows
    }
}

fn speaks(stage: &Stage<'_>, subnet: &str, v6: bool) -> bool {
    let inventory = stage.network.inventory();
    let native = inventory.subnets.get(subnet).is_some_and(|subnet: &Subnet| subnet.ipv6_native == Some(true));
    if !v6 {
        return !native;
    }
    native
        || inventory
            .network_interfaces
            .iter()
            .any(|interface| interface.subnet_id.as_deref() == Some(subnet) && !interface.ipv6_addresses.is_empty())
}
