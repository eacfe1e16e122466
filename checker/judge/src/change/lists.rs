//! Network ACLs.

use crate::stage::Stage;
use reach::{Change, Direction, Edit, Traffic, VISITOR};
use snapshot::shapes::NetworkAcl;
use std::net::IpAddr;

/// A list of one's own, with what the course's labs need, for the subnets of one that admits everything.
pub(super) fn own_list(stage: &Stage<'_>, list: &str) -> Option<Change> {
    let item: &NetworkAcl = stage.network.inventory().network_acls.get(list)?;
    let vpc = item.vpc_id.as_deref()?;
    let ours = stage.cast.roles.public.iter().chain(&stage.cast.roles.private).map(|subnet| &subnet.subnet_id);
    let uses = |subnet: &&snapshot::SubnetId| {
        item.associations.iter().any(|association| association.subnet_id.as_ref() == Some(*subnet))
    };
    let subnets: Vec<String> = ours.filter(uses).map(ToString::to_string).collect();
    let block = stage.network.inventory().vpcs.get(vpc)?.cidr_block.clone()?;
    let learner = match stage.my_ip {
        Some(address @ IpAddr::V4(_)) => format!("{address}/32"),
        _ => VISITOR.to_owned(),
    };
    let label = "new-acl".to_owned();
    let (inside, outside) = (Direction::Ingress, Direction::Egress);
    let everywhere = || "0.0.0.0/0".to_owned();
    let rules = [
        (inside, 100, Traffic::port(22), learner),
        (inside, 110, Traffic::port(22), block.clone()),
        (inside, 120, Traffic::port(80), block.clone()),
        (inside, 130, Traffic::port(443), block.clone()),
        // Replies: a NAT gateway takes them on any of these ports.
        (inside, 140, Traffic::Tcp(1024, u16::MAX), everywhere()),
        (outside, 100, Traffic::port(22), block),
        (outside, 110, Traffic::port(80), everywhere()),
        (outside, 120, Traffic::port(443), everywhere()),
        (outside, 130, Traffic::Tcp(1024, u16::MAX), everywhere()),
    ];
    let mut edits = vec![Edit::NewList { label: label.clone(), vpc: vpc.to_owned() }];
    edits.extend(rules.into_iter().map(|(direction, number, traffic, block)| Edit::AdmitInList {
        list: label.clone(),
        direction,
        number: Some(number),
        before: None,
        traffic,
        block,
    }));
    edits.push(Edit::Guard { list: label, subnets });
    Some(Change::new(edits))
}
