//! The subnets of a VPC, zone by zone.

use super::{Chip, Role, SubnetPart, TablePart, ZonePart, role};
use reach::Network;
use snapshot::shapes::Subnet;
use snapshot::{Lookup, Names};
use std::collections::BTreeMap;

/// The zones of a VPC in order, each with its subnets by block.
pub(super) fn zones(
    network: &Network<'_>,
    names: &Names,
    vpc: &str,
    all: &[&Subnet],
    chips: &mut BTreeMap<String, Vec<Chip>>,
) -> Vec<ZonePart> {
    let mut zones: BTreeMap<&str, Vec<&Subnet>> = BTreeMap::new();
    for subnet in all {
        let zone = subnet.availability_zone.as_deref().or(subnet.availability_zone_id.as_deref()).unwrap_or_default();
        zones.entry(zone).or_default().push(subnet);
    }
    let mut parts = Vec::new();
    for (name, mut subnets) in zones {
        subnets.sort_by_key(|subnet| (order(subnet), subnet.subnet_id.to_string()));
        let of = |one: &Subnet| part(network, names, vpc, one, chips.remove(one.subnet_id.as_str()));
        let subnets = subnets.into_iter().map(of);
        parts.push(ZonePart { name: name.to_owned(), subnets: subnets.collect() });
    }
    parts
}

/// Blocks in the order of their addresses; what has none comes last.
fn order(subnet: &Subnet) -> (bool, Option<std::net::IpAddr>) {
    let first = subnet.cidr_block.as_deref().and_then(|block| block.split('/').next()?.parse().ok());
    (first.is_none(), first)
}

fn part(network: &Network<'_>, names: &Names, vpc: &str, subnet: &Subnet, chips: Option<Vec<Chip>>) -> SubnetPart {
    let id = subnet.subnet_id.as_str();
    let name_of = |id: &str| names.get(id).map(str::to_owned);
    let (role, table) = match network.route_table_of(id) {
        Lookup::Found(table) => {
            let (role, routes) = role::role(network, names, vpc, id, table);
            let explicit = table.associations.iter().any(|one| one.subnet_id.as_deref() == Some(id));
            let table = TablePart {
                id: table.route_table_id.to_string(),
                name: name_of(&table.route_table_id),
                main: !explicit,
                routes,
            };
            (role, Some(table))
        }
        Lookup::Absent | Lookup::Unknown(_) => (Role::Unclear, None),
    };
    let acl = network.network_acl_of(id).found();
    let block6 = subnet.ipv6_cidr_block_association_set.iter().find_map(|one| one.ipv6_cidr_block.clone());
    SubnetPart {
        id: id.to_owned(),
        name: name_of(id),
        block: subnet.cidr_block.clone().unwrap_or_default(),
        block6,
        role,
        table,
        acl: acl.map(|acl| (acl.network_acl_id.to_string(), name_of(&acl.network_acl_id))),
        chips: chips.unwrap_or_default(),
    }
}
