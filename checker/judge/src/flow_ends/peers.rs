//! Who stands behind a peering: the VPCs that one joins to the lab's own, and the hosts in them.

use super::Party;
use crate::absent;
use crate::cast::Host;
use crate::finding::{Finding, Note};
use crate::names::resource;
use crate::outcome::Outcome;
use crate::stage::Stage;
use snapshot::VpcId;
use snapshot::shapes::{Subnet, Vpc, VpcPeeringConnection};
use std::collections::BTreeMap;

/// The peerings of a VPC that carry packets or may come to do so, by the VPC at their other end.
///
/// One that was deleted, refused or never came about stays listed for a while:
/// <https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-lifecycle>.
fn of<'a>(stage: &Stage<'a>, vpc: &Vpc) -> BTreeMap<&'a VpcId, &'a VpcPeeringConnection> {
    let mut others = BTreeMap::new();
    for peering in stage.network.inventory().vpc_peering_connections.iter() {
        let state = peering.status.as_ref().and_then(|status| status.code.as_deref()).unwrap_or("active");
        if !matches!(state, "active" | "pending-acceptance" | "provisioning" | "initiating-request") {
            continue;
        }
        let ends = [&peering.requester_vpc_info, &peering.accepter_vpc_info];
        let ends = ends.map(|end| end.as_ref().and_then(|end| end.vpc_id.as_ref()));
        let other = match ends {
            [Some(one), Some(other)] if *one == vpc.vpc_id => other,
            [Some(other), Some(one)] if *one == vpc.vpc_id => other,
            _ => continue,
        };
        others.entry(other).or_insert(peering);
    }
    others
}

/// Whether somebody stands behind a peering.
pub(crate) fn are_there(stage: &Stage<'_>) -> Result<(), Box<Outcome>> {
    let vpc = absent::vpc(stage)?;
    let peers = of(stage, vpc);
    if peers.is_empty() {
        let finding = Finding::lacking("NO_PEERING", vpc.vpc_id.as_str());
        return Err(Box::new(Outcome::fail(stage.named(finding))));
    }
    let inventory = stage.network.inventory();
    let subnets = |vpc: &VpcId| inventory.subnets.iter().any(|subnet| subnet.vpc_id.as_ref() == Some(vpc));
    match peers.into_iter().find(|(other, _)| !subnets(other)) {
        None => Ok(()),
        // What is in a VPC of the same account and Region would be listed.
        Some((other, _)) if inventory.vpcs.get(other).is_some() => {
            let finding = Finding::lacking("TOO_FEW_SUBNETS", other.as_str()).with("count", crate::Arg::Number(0));
            Err(Box::new(Outcome::fail(stage.named(finding))))
        }
        Some((other, peering)) => {
            let peering = resource(&peering.vpc_peering_connection_id, &peering.tags);
            let why = Note::new("why-peer-unseen").with("resource", peering).with("detail", other.as_str());
            Err(Box::new(Outcome::because(why)))
        }
    }
}

/// The running instances of each VPC behind a peering; in one without any, a host imagined in each subnet.
pub(super) fn parties(stage: &Stage<'_>, v6: bool) -> Vec<Party> {
    let Ok(vpc) = absent::vpc(stage) else { return Vec::new() };
    let inventory = stage.network.inventory();
    let mut parties = Vec::new();
    for other in of(stage, vpc).into_keys() {
        let mut subnets: Vec<&Subnet> =
            inventory.subnets.iter().filter(|subnet| subnet.vpc_id.as_ref() == Some(other)).collect();
        subnets.sort_by(|one, other| one.subnet_id.cmp(&other.subnet_id));
        let mut hosts: Vec<Host<'_>> = inventory
            .instances()
            .iter()
            .filter_map(|instance| {
                let subnet = subnets.iter().find(|subnet| instance.subnet_id.as_ref() == Some(&subnet.subnet_id))?;
                Some(Host { instance, subnet })
            })
            .filter(|host| host.state() == "running")
            .collect();
        hosts.sort_by(|one, other| one.instance.instance_id.cmp(&other.instance.instance_id));
        if hosts.is_empty() {
            let imagined = |subnet: &&Subnet| Party {
                label: Note::new("who-peer-subnet").with("subnet", resource(&subnet.subnet_id, &subnet.tags)),
                ..super::notional(subnet, false, v6)
            };
            parties.extend(subnets.iter().map(imagined));
        } else {
            parties.extend(hosts.iter().map(super::host));
        }
    }
    parties
}
