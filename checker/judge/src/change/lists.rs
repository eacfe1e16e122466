//! Network ACLs.

use crate::stage::Stage;
use reach::{Change, Direction, Edit, Traffic, VISITOR, VISITOR6};
use snapshot::shapes::NetworkAcl;

/// A list of one's own, with what the course's labs need, for the subnets of one that admits everything.
pub(super) fn own_list(stage: &Stage<'_>, list: &str) -> Option<Change> {
    let item: &NetworkAcl = stage.network.inventory().network_acls.get(list)?;
    let vpc = item.vpc_id.as_deref()?;
    let ours = stage.cast.roles.public.iter().chain(&stage.cast.roles.private).map(|subnet| &subnet.subnet_id);
    let uses = |subnet: &&snapshot::SubnetId| {
        item.associations.iter().any(|association| association.subnet_id.as_ref() == Some(*subnet))
    };
    let subnets: Vec<String> = ours.filter(uses).map(ToString::to_string).collect();
    let label = "new-acl".to_owned();
    let mut edits = vec![Edit::NewList { label: label.clone(), vpc: vpc.to_owned() }];
    // A subnet that has IPv6 needs every rule twice.
    for (family, step) in families(stage, vpc, &subnets).zip([0, 5]) {
        edits.extend(rules(family).into_iter().map(|(direction, number, traffic, block)| Edit::AdmitInList {
            list: label.clone(),
            direction,
            number: Some(number + step),
            before: None,
            traffic,
            block,
        }));
    }
    edits.push(Edit::Guard { list: label, subnets });
    Some(Change::new(edits))
}

/// What rules are written with: the learner's address, the VPC's block, everywhere.
struct Family {
    learner: String,
    inside: String,
    everywhere: &'static str,
}

/// IPv4, and IPv6 if one of the subnets has it.
fn families(stage: &Stage<'_>, vpc: &str, subnets: &[String]) -> impl Iterator<Item = Family> {
    let inventory = stage.network.inventory();
    let item = inventory.vpcs.get(vpc);
    let learner = |v6: bool, unknown: &str| match stage.my_ip {
        Some(address) if address.is_ipv6() == v6 => format!("{address}/{}", if v6 { 128 } else { 32 }),
        _ => unknown.to_owned(),
    };
    let v4 = item.and_then(|item| item.cidr_block.clone());
    let has_v6 = |id: &String| {
        let subnet = inventory.subnets.get(id.as_str());
        subnet.is_some_and(|subnet| !subnet.ipv6_cidr_block_association_set.is_empty())
    };
    let own = item.into_iter().flat_map(|item| &item.ipv6_cidr_block_association_set);
    let v6 = own.filter(|_| subnets.iter().any(has_v6)).find_map(|set| set.ipv6_cidr_block.clone());
    let v4 = v4.map(|inside| Family { learner: learner(false, VISITOR), inside, everywhere: "0.0.0.0/0" });
    let v6 = v6.map(|inside| Family { learner: learner(true, VISITOR6), inside, everywhere: "::/0" });
    v4.into_iter().chain(v6)
}

fn rules(family: Family) -> [(Direction, i32, Traffic, String); 9] {
    let Family { learner, inside, everywhere } = family;
    let everywhere = || everywhere.to_owned();
    [
        (Direction::Ingress, 100, Traffic::port(22), learner),
        (Direction::Ingress, 110, Traffic::port(22), inside.clone()),
        (Direction::Ingress, 120, Traffic::port(80), inside.clone()),
        (Direction::Ingress, 130, Traffic::port(443), inside.clone()),
        // Replies: a NAT gateway takes them on any of these ports.
        (Direction::Ingress, 140, Traffic::Tcp(1024, u16::MAX), everywhere()),
        (Direction::Egress, 100, Traffic::port(22), inside),
        (Direction::Egress, 110, Traffic::port(80), everywhere()),
        (Direction::Egress, 120, Traffic::port(443), everywhere()),
        (Direction::Egress, 130, Traffic::Tcp(1024, u16::MAX), everywhere()),
    ]
}
