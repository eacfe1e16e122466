//! What people call a resource, beside its id. Nothing here decides anything.

use crate::finding::Arg;
use snapshot::Inventory;
use snapshot::shapes::Tags;

/// A resource as an argument.
#[must_use]
pub(crate) fn resource(id: &str, tags: &Tags) -> Arg {
    Arg::Resource { id: id.to_owned(), name: tags.name().map(str::to_owned) }
}

/// The `Name` tag of a resource of any kind.
pub(crate) fn name_of(inventory: &Inventory<'_>, id: &str) -> Option<String> {
    let tags = match id.split('-').next().unwrap_or_default() {
        "vpc" => inventory.vpcs.get(id).map(|it| &it.tags),
        "subnet" => inventory.subnets.get(id).map(|it| &it.tags),
        "rtb" => inventory.route_tables.get(id).map(|it| &it.tags),
        "acl" => inventory.network_acls.get(id).map(|it| &it.tags),
        "sg" => {
            let group = inventory.security_groups.get(id)?;
            return group.tags.name().or(group.group_name.as_deref()).map(str::to_owned);
        }
        "igw" => inventory.internet_gateways.get(id).map(|it| &it.tags),
        "eigw" => inventory.egress_only_internet_gateways.get(id).map(|it| &it.tags),
        "nat" => inventory.nat_gateways.get(id).map(|it| &it.tags),
        "vpce" => inventory.vpc_endpoints.get(id).map(|it| &it.tags),
        "eni" => inventory.network_interfaces.get(id).map(|it| &it.tags),
        "i" => inventory.instances().get(id).map(|it| &it.tags),
        "pcx" => inventory.vpc_peering_connections.get(id).map(|it| &it.tags),
        "eice" => inventory.instance_connect_endpoints.get(id).map(|it| &it.tags),
        _ => None,
    };
    tags?.name().map(str::to_owned)
}
