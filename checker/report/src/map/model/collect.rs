//! Gathers what is drawn out of a network.

use super::order::order;
use super::{Picture, VpcPart, balancers, gates, hosts, nodes, requests, subnets};
use reach::{Network, evidence};
use snapshot::shapes::{RouteTable, Subnet};
use snapshot::{Ask, Missing, Names, Place, Status, VpcId};
use std::collections::{BTreeMap, BTreeSet};

/// What is drawn of a network: the VPCs that are named, or all.
pub(in crate::map) fn collect(network: &Network<'_>, wanted: &[VpcId], names: &Names) -> Picture {
    let inventory = network.inventory();
    let mut by_vpc: BTreeMap<&str, Vec<&Subnet>> = BTreeMap::new();
    for subnet in inventory.subnets.iter() {
        by_vpc.entry(subnet.vpc_id.as_deref().unwrap_or_default()).or_default().push(subnet);
    }
    let mut tables: BTreeMap<&str, Vec<&RouteTable>> = BTreeMap::new();
    for table in inventory.route_tables.iter() {
        tables.entry(table.vpc_id.as_deref().unwrap_or_default()).or_default().push(table);
    }
    let mut chips = hosts::chips(network, names);
    let mut picture = Picture::default();
    let mut places: BTreeSet<&Place> = BTreeSet::new();
    let mut parts = Vec::new();
    for row in inventory.vpcs.rows() {
        let vpc = row.item;
        let id = vpc.vpc_id.as_str();
        if !wanted.is_empty() && !wanted.contains(&vpc.vpc_id) {
            continue;
        }
        let subnets = by_vpc.get(id).map_or(&[][..], Vec::as_slice);
        let default = vpc.is_default == Some(true);
        let used = subnets.iter().any(|subnet| chips.contains_key(subnet.subnet_id.as_str()));
        if default && !used && wanted.is_empty() && inventory.vpcs.rows().len() > 1 {
            picture.left_out.push(id.to_owned());
            continue;
        }
        let place = inventory.places().get(row.place);
        places.extend(place);
        let blocks = network.blocks_of(id).iter().map(ToString::to_string).collect();
        let mut part = VpcPart {
            id: id.to_owned(),
            name: names.get(id).map(str::to_owned),
            blocks,
            place: place.cloned(),
            default,
            zones: subnets::zones(network, names, id, subnets, &mut chips),
            balancers: balancers::of(network, names, id),
            ..VpcPart::default()
        };
        let own = tables.get(id).into_iter().flatten();
        let named: Vec<&str> = own.flat_map(|table| &table.routes).flat_map(targets).collect();
        gates::place(network, names, &mut part, &named);
        nodes::place(network, names, &mut part, &named);
        parts.push((row.place, default, part));
    }
    // The default VPC comes last: what was built is what is looked for.
    parts.sort_by_cached_key(|(place, default, part)| (*place, *default, order(part.name.as_deref(), &part.id)));
    picture.vpcs = parts.into_iter().map(|(_, _, part)| part).collect();
    let drawn: Vec<&str> = picture.vpcs.iter().map(|vpc| vpc.id.as_str()).collect();
    picture.requests = requests::of(network, names, &drawn);
    picture.nodes = nodes::all(network, names, &picture.vpcs);
    picture.places = places.into_iter().filter(|place| **place != Place::default()).cloned().collect();
    if picture.places.len() < 2 {
        picture.vpcs.iter_mut().for_each(|vpc| vpc.place = None);
    }
    let drawn: BTreeSet<&str> = picture.vpcs.iter().flat_map(|vpc| &vpc.top).map(|gate| gate.id.as_str()).collect();
    let idle = inventory.internet_gateways.iter().filter(|gateway| {
        !gateway.attachments.iter().any(|one| one.vpc_id.is_some())
            && !drawn.contains(gateway.internet_gateway_id.as_str())
    });
    picture.idle = idle.map(|gateway| gateway.internet_gateway_id.to_string()).collect();
    picture.missing = missing(network);
    picture
}

fn targets(route: &snapshot::shapes::Route) -> impl Iterator<Item = &str> {
    [route.gateway_id.as_deref(), route.vpc_peering_connection_id.as_deref(), route.transit_gateway_id.as_deref()]
        .into_iter()
        .flatten()
}

/// The lists that are drawn if somebody asked for them.
const ASKED: [Ask; 6] = [
    Ask::DescribeEgressOnlyInternetGateways,
    Ask::DescribeTransitGatewayVpcAttachments,
    Ask::DescribeVpnGateways,
    Ask::DescribeLoadBalancers,
    Ask::ListHostedZones,
    Ask::ListDistributions,
];

/// The lists that were not to be had.
fn missing(network: &Network<'_>) -> Vec<Missing> {
    let refused = network.lacking(&ASKED).into_iter();
    let refused = refused.filter(|missing| matches!(missing.status, Status::Denied | Status::Failed));
    network.lacking(evidence::MAP).into_iter().chain(refused).collect()
}
