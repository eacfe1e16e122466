//! What a subnet is, by where its effective route table leads.

use super::RoutePart;
use reach::{Destination, Network, RouteRule, RouteTarget};
use snapshot::Names;
use snapshot::shapes::{Route, RouteTable};

/// The role of a subnet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::map) enum Role {
    /// To an internet gateway that is attached.
    Public,
    /// Out to the internet, by something that lets nothing in: a NAT gateway or instance, an egress-only gateway.
    Private,
    /// To other private networks only.
    Routed,
    /// Nowhere beyond the VPC and its endpoints.
    Isolated,
    /// The snapshot does not show its route table.
    Unclear,
}

impl Role {
    /// From the internet inwards, which is from top to bottom.
    pub(in crate::map) const ALL: [Self; 5] =
        [Self::Public, Self::Private, Self::Routed, Self::Isolated, Self::Unclear];
}

/// Where a route leads, as far as roles go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Internet,
    Out,
    Network,
    Inside,
}

/// The role of a subnet with this table, and the routes worth telling.
pub(super) fn role(
    network: &Network<'_>,
    names: &Names,
    vpc: &str,
    subnet: &str,
    table: &RouteTable,
) -> (Role, Vec<RoutePart>) {
    let mut routes = Vec::new();
    let mut best = Way::Inside;
    for route in &table.routes {
        let destination = destination(route);
        let leads = RouteTarget::of(route);
        let (target, way) = target(&leads, is_of_internet(network, vpc, route));
        if leads == RouteTarget::Local || route.state.as_deref() == Some("filtered") {
            continue;
        }
        let dead = route.state.as_deref() == Some("blackhole") || is_gone(network, vpc, way, target);
        if !dead {
            best = best.min(way);
        }
        let name = names.get(target).map(str::to_owned);
        routes.push(RoutePart { destination: destination.to_owned(), target: target.to_owned(), name, dead });
    }
    // The way out first, then as AWS lists them.
    routes.sort_by_key(|route| !matches!(route.destination.as_str(), "0.0.0.0/0" | "::/0"));
    // In front of an internet gateway there may be an endpoint of a firewall: the engine knows.
    let behind_firewall = best > Way::Internet && network.is_public(subnet) == Some(true) && {
        table.routes.iter().any(|route| {
            matches!(RouteTarget::of(route), RouteTarget::Endpoint(_)) && route.destination_prefix_list_id.is_none()
        })
    };
    let role = match best {
        _ if behind_firewall => Role::Public,
        Way::Internet => Role::Public,
        Way::Out => Role::Private,
        Way::Network => Role::Routed,
        Way::Inside => Role::Isolated,
    };
    (role, routes)
}

fn destination(route: &Route) -> &str {
    let block = route.destination_cidr_block.as_deref().or(route.destination_ipv6_cidr_block.as_deref());
    block.or(route.destination_prefix_list_id.as_deref()).unwrap_or("?")
}

/// The id that a route leads to, and what that means for a destination.
fn target<'r>(target: &RouteTarget<&'r str>, beyond: bool) -> (&'r str, Way) {
    let way = match target {
        RouteTarget::Internet(_) | RouteTarget::Carrier(_) if beyond => Way::Internet,
        RouteTarget::Nat(_) | RouteTarget::EgressOnly(_) | RouteTarget::Interface(_) | RouteTarget::Instance(_)
            if beyond =>
        {
            Way::Out
        }
        RouteTarget::Peering(_)
        | RouteTarget::Transit(_)
        | RouteTarget::Private(_)
        | RouteTarget::Beyond(_)
        | RouteTarget::Interface(_)
        | RouteTarget::Instance(_) => Way::Network,
        _ => Way::Inside,
    };
    (target.text().unwrap_or("?"), way)
}

/// Whether a route is for some of the internet.
fn is_of_internet(network: &Network<'_>, vpc: &str, route: &Route) -> bool {
    matches!(RouteRule::of(route).destination, Destination::Block(block) if network.meets_internet(Some(vpc), block))
}

/// Whether a target is known not to work, though the route does not say so.
fn is_gone(network: &Network<'_>, vpc: &str, way: Way, id: &str) -> bool {
    let inventory = network.inventory();
    if way == Way::Internet && id.starts_with("igw-") {
        let Some(gateway) = inventory.internet_gateways.get(id) else { return false };
        return !gateway.attachments.iter().any(|one| super::gates::attached(one, vpc));
    }
    if id.starts_with("nat-") {
        let state = inventory.nat_gateways.get(id).and_then(|nat| nat.state.as_deref());
        return matches!(state, Some("failed" | "deleting" | "deleted"));
    }
    if id.starts_with("pcx-") {
        let state =
            inventory.vpc_peering_connections.get(id).and_then(|peering| peering.status.as_ref()?.code.as_deref());
        return !matches!(state, None | Some("active" | "provisioning"));
    }
    if id.starts_with("tgw-") {
        let attachments = inventory.transit_gateway_vpc_attachments.iter();
        let mut own = attachments
            .filter(|one| one.transit_gateway_id.as_deref() == Some(id) && one.vpc_id.as_deref() == Some(vpc))
            .map(|one| matches!(one.state.as_deref(), None | Some("available" | "modifying")))
            .peekable();
        return own.peek().is_some() && own.all(|works| !works);
    }
    false
}
