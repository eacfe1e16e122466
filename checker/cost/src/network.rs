//! What bills in a network: NAT gateways, public addresses, endpoints, and ways to other networks.

use crate::line::{Cost, Kind, Reason};
use crate::seen::{About, Phase, Seen, gigabytes, phase, running};
use crate::table::Item;
use snapshot::shapes::{Identified as _, NatGateway};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) fn find(seen: &mut Seen<'_>) {
    nat_gateways(seen);
    addresses(seen);
    endpoints(seen);
    attachments(seen);
    vpn_connections(seen);
}

/// A NAT gateway bills each hour that it is available (<https://aws.amazon.com/vpc/pricing/>), a regional one for each
/// zone that it stands in.
fn nat_gateways(seen: &mut Seen<'_>) {
    let inventory = seen.inventory;
    for row in inventory.nat_gateways.rows() {
        let (gateway, region) = (row.item, seen.region(row));
        let state = phase(gateway.state.as_deref(), &["available"], &["pending"], &["deleting", "deleted", "failed"]);
        let about = About { since: gateway.create_time.as_ref().map(ToString::to_string), ..About::default() };
        let (kind, cost) = if gateway.availability_mode.as_deref() == Some("regional") {
            let cost = match zones(gateway) {
                0 => Cost::Unknown(Reason::Zones),
                zones => seen.price(Item::NatGatewayRegional, "", &region, zones),
            };
            (Kind::RegionalNatGateway, cost)
        } else {
            (Kind::NatGateway, seen.price(Item::NatGateway, "", &region, 1))
        };
        seen.add(kind, &region, gateway.id(), state, about, running(cost));
    }
}

/// In how many zones a regional gateway has addresses.
fn zones(gateway: &NatGateway) -> u128 {
    let zone = |address: &snapshot::shapes::NatGatewayAddress| {
        address.availability_zone.clone().or_else(|| address.availability_zone_id.clone())
    };
    let zones: BTreeSet<String> = gateway.nat_gateway_addresses.iter().filter_map(zone).collect();
    zones.len() as u128
}

/// An address as it is put together from all who name it.
#[derive(Default)]
struct Address {
    used_by: Option<String>,
    is_idle: bool,
    is_own: bool,
    /// Its id of the allocation, for its name.
    allocation: Option<String>,
}

/// Each public address once, whoever names it: the list of Elastic IP addresses, an interface, an instance, a gateway. One
/// that the customer brought bills nothing (<https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-byoip.html>).
fn addresses(seen: &mut Seen<'_>) {
    let inventory = seen.inventory;
    let mut found = BTreeMap::<(String, String), Address>::new();
    for row in inventory.addresses.rows() {
        let address = row.item;
        let user = address.instance_id.as_ref().map(ToString::to_string);
        let user = user.or_else(|| address.network_interface_id.as_ref().map(ToString::to_string));
        let is_idle = address.association_id.is_none() && user.is_none();
        let pool = address.public_ipv4_pool.as_deref();
        let entry = found.entry((seen.region(row), address.public_ip.clone())).or_default();
        entry.is_idle = is_idle;
        entry.is_own = pool.is_some_and(|pool| pool != "amazon");
        entry.used_by = user;
        entry.allocation = address.allocation_id.as_ref().map(ToString::to_string);
    }
    let mut named = |region: String, ip: Option<&str>, user: Option<String>| {
        if let Some(ip) = ip.filter(|ip| !ip.is_empty()) {
            let entry = found.entry((region, ip.to_owned())).or_default();
            entry.is_idle = false;
            // What stands behind the interface says more than the interface.
            if user.is_some() {
                entry.used_by = user;
            }
        }
    };
    for row in inventory.network_interfaces.rows() {
        let interface = row.item;
        if seen.is_foreign(row, interface.owner_id.as_deref()) {
            continue;
        }
        let instance =
            interface.attachment.as_ref().and_then(|held| held.instance_id.as_ref().map(ToString::to_string));
        let user = instance
            .or_else(|| of_service(interface.description.as_str()))
            .unwrap_or_else(|| interface.id().to_owned());
        let own = interface.association.iter();
        let others = interface.private_ip_addresses.iter().filter_map(|address| address.association.as_ref());
        for association in own.chain(others) {
            named(seen.region(row), association.public_ip.as_deref(), Some(user.clone()));
        }
    }
    for row in inventory.nat_gateways.rows() {
        let gone = matches!(row.item.state.as_deref(), Some("deleted" | "failed"));
        for address in row.item.nat_gateway_addresses.iter().filter(|_| !gone) {
            named(seen.region(row), address.public_ip.as_deref(), Some(row.item.id().to_owned()));
        }
    }
    for row in inventory.instances().rows() {
        named(seen.region(row), row.item.public_ip_address.as_deref(), Some(row.item.id().to_owned()));
    }
    for ((region, ip), address) in found.into_iter().filter(|(_, address)| !address.is_own) {
        let cost = seen.price(Item::PublicIpv4, "", &region, 1);
        let used_by = address.used_by.filter(|_| !address.is_idle);
        let name = address.allocation.and_then(|id| seen.names.get(&id).map(str::to_owned));
        let about = About { name, used_by, is_idle: address.is_idle, ..About::default() };
        seen.add(Kind::PublicAddress, &region, &ip, (Phase::Bills, ""), about, running(cost));
    }
}

/// Whose an interface is that a service made: the end of what it wrote, which is an id or the path of a load balancer.
fn of_service(description: Option<&str>) -> Option<String> {
    let text = description?;
    let last = text.rsplit(' ').next().unwrap_or(text);
    Some(last.to_owned())
}

/// An interface endpoint bills for each zone, a gateway endpoint nothing (<https://aws.amazon.com/privatelink/pricing/>);
/// one that was rejected bills until it, or the service behind it, is deleted.
fn endpoints(seen: &mut Seen<'_>) {
    let inventory = seen.inventory;
    for row in inventory.vpc_endpoints.rows() {
        let (endpoint, region) = (row.item, seen.region(row));
        let kind = endpoint.vpc_endpoint_type.as_deref();
        if kind == Some("Gateway") || seen.is_foreign(row, endpoint.owner_id.as_deref()) {
            continue;
        }
        let coming = ["pending", "pendingAcceptance"];
        let state =
            phase(endpoint.state.as_deref(), &["available"], &coming, &["deleting", "deleted", "failed", "expired"]);
        let zones = gigabytes(i64::try_from(endpoint.subnet_ids.len()).ok()).unwrap_or_default();
        let cost = match kind {
            Some("Interface" | "GatewayLoadBalancer") if zones == 0 => Cost::Unknown(Reason::Zones),
            Some("Interface") => seen.price(Item::InterfaceEndpoint, "", &region, zones),
            Some("GatewayLoadBalancer") => seen.price(Item::GatewayLoadBalancerEndpoint, "", &region, zones),
            Some(other) => Cost::Unknown(Reason::NoPrice { kind: other.to_owned() }),
            None => Cost::Unknown(Reason::NoType),
        };
        let about = About {
            of_type: endpoint.service_name.clone(),
            since: endpoint.creation_timestamp.as_ref().map(ToString::to_string),
            ..About::default()
        };
        seen.add(Kind::Endpoint, &region, endpoint.id(), state, about, running(cost));
    }
}

/// Who owns what is attached pays for the attachment (<https://aws.amazon.com/transit-gateway/pricing/>).
fn attachments(seen: &mut Seen<'_>) {
    let inventory = seen.inventory;
    for row in inventory.transit_gateway_attachments.rows() {
        let (attachment, region) = (row.item, seen.region(row));
        if seen.is_foreign(row, attachment.resource_owner_id.as_deref()) {
            continue;
        }
        let bills = ["available", "modifying", "rollingBack"];
        let coming = ["initiating", "initiatingRequest", "pending", "pendingAcceptance"];
        let gone = ["deleting", "deleted", "rejecting", "rejected", "failing", "failed"];
        let state = phase(attachment.state.as_deref(), &bills, &coming, &gone);
        let kind = attachment.resource_type.as_deref();
        let cost = seen.price_of(Item::TransitGatewayAttachment, kind, &region, 1);
        let about = About {
            of_type: attachment.resource_type.clone(),
            used_by: attachment.resource_id.clone(),
            ..About::default()
        };
        seen.add(Kind::TransitAttachment, &region, attachment.id(), state, about, running(cost));
    }
}

fn vpn_connections(seen: &mut Seen<'_>) {
    let inventory = seen.inventory;
    for row in inventory.vpn_connections.rows() {
        let region = seen.region(row);
        let state = phase(row.item.state.as_deref(), &["available"], &["pending"], &["deleting", "deleted"]);
        let cost = seen.price(Item::VpnConnection, "", &region, 1);
        seen.add(Kind::VpnConnection, &region, row.item.id(), state, About::default(), running(cost));
    }
}
