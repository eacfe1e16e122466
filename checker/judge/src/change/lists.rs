//! Network ACLs.

use super::hosts::host_block;
use crate::stage::Stage;
use ipnet::IpNet;
use reach::{Change, Direction, Edit, Traffic, VISITOR, VISITOR6, new_label};
use snapshot::shapes::NetworkAcl;
use std::collections::BTreeSet;

/// A list of one's own, with what the course's labs need, for the subnets of one that admits everything.
pub(super) fn own_list(stage: &Stage<'_>, list: &str) -> Option<Change> {
    let item: &NetworkAcl = stage.network.inventory().network_acls.get(list)?;
    let vpc = item.vpc_id.as_deref()?;
    let ours = stage.cast.roles.public.iter().chain(&stage.cast.roles.private).map(|subnet| &subnet.subnet_id);
    let uses = |subnet: &&snapshot::SubnetId| {
        item.associations.iter().any(|association| association.subnet_id.as_ref() == Some(*subnet))
    };
    let subnets: Vec<String> = ours.filter(uses).map(ToString::to_string).collect();
    // Each list that admits everything gets one in its place.
    let label = new_label("acl", list);
    let mut edits = vec![Edit::NewList { label: label.clone(), vpc: vpc.to_owned() }];
    edits.extend(rules(stage, vpc, &subnets).into_iter().map(|(direction, traffic, block)| Edit::AdmitInList {
        list: label.clone(),
        direction,
        number: None,
        before: None,
        traffic,
        block,
    }));
    edits.push(Edit::Guard { list: label, subnets });
    Some(Change::new(edits))
}

/// The rules, in their order: for IPv4, and for IPv6 if one of the subnets has it.
fn rules(stage: &Stage<'_>, vpc: &str, subnets: &[String]) -> Vec<(Direction, Traffic, String)> {
    let inventory = stage.network.inventory();
    let has_v6 = subnets.iter().any(|id| {
        let subnet = inventory.subnets.get(id.as_str());
        subnet.is_some_and(|subnet| !subnet.ipv6_cidr_block_association_set.is_empty())
    });
    let mut rules = Vec::new();
    for (v6, visitor, everywhere) in [(false, VISITOR, "0.0.0.0/0"), (true, VISITOR6, "::/0")] {
        if v6 && !has_v6 {
            continue;
        }
        let learner = match stage.my_ip {
            Some(address) if address.is_ipv6() == v6 => host_block(address),
            _ => visitor.to_owned(),
        };
        // Who is let in now from a network that is joined to this one stays so.
        let joined = joined_blocks(stage, vpc);
        let inside = stage.network.blocks_of(vpc).iter().chain(&joined).filter(|block| block.addr().is_ipv6() == v6);
        let inside: Vec<String> = inside.map(ToString::to_string).collect();
        let mut add = |direction: Direction, traffic: Traffic, block: &str| {
            rules.push((direction, traffic, block.to_owned()));
        };
        add(Direction::Ingress, Traffic::port(22), &learner);
        for block in &inside {
            for port in [22, 80, 443] {
                add(Direction::Ingress, Traffic::port(port), block);
            }
            add(Direction::Egress, Traffic::port(22), block);
        }
        // Replies: a NAT gateway takes them on any of these ports.
        add(Direction::Ingress, Traffic::Tcp(1024, u16::MAX), everywhere);
        add(Direction::Egress, Traffic::port(80), everywhere);
        add(Direction::Egress, Traffic::port(443), everywhere);
        add(Direction::Egress, Traffic::Tcp(1024, u16::MAX), everywhere);
    }
    rules
}

/// The blocks to which tables of a VPC lead by a peering, a transit gateway or a VPN.
fn joined_blocks(stage: &Stage<'_>, vpc: &str) -> BTreeSet<IpNet> {
    let tables = stage.network.inventory().route_tables.iter().filter(|table| table.vpc_id.as_deref() == Some(vpc));
    let routes = tables.flat_map(|table| &table.routes).filter(|route| route.state.as_deref() != Some("blackhole"));
    let joining = routes.filter(|route| {
        let is_vpn = route.gateway_id.as_deref().is_some_and(|gateway| gateway.starts_with("vgw-"));
        is_vpn || route.vpc_peering_connection_id.is_some() || route.transit_gateway_id.is_some()
    });
    let blocks = joining.filter_map(|route| {
        let block = route.destination_cidr_block.as_deref().or(route.destination_ipv6_cidr_block.as_deref())?;
        block.parse::<IpNet>().ok()
    });
    // Everybody is no network.
    blocks.filter(|block| block.prefix_len() > 0).collect()
}
