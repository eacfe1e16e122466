//! Who stands behind a peering: the VPCs that one joins to the lab's own, and the hosts in them.

use super::Party;
use crate::cast::{Choice, Host};
use crate::finding::Note;
use crate::names::resource;
use crate::stage::Stage;
use snapshot::VpcId;
use snapshot::shapes::{Subnet, Vpc, VpcPeeringConnection};
use std::collections::BTreeMap;

/// The peerings of a VPC that carry packets or may come to do so, by the VPC at their other end.
///
/// One that was deleted, refused or never came about stays listed for a while:
/// <https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-lifecycle>.
pub(crate) fn of<'a>(stage: &Stage<'a>, vpc: &Vpc) -> BTreeMap<&'a VpcId, &'a VpcPeeringConnection> {
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

/// The running instances of each VPC behind a peering; in one without any, a host imagined in each subnet.
pub(super) fn parties(stage: &Stage<'_>, v6: bool) -> Vec<Party> {
    let Choice::Found(vpc) = stage.cast.vpc.choice else { return Vec::new() };
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
