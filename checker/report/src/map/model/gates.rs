//! What stands on the edges of a VPC: gateways above, endpoints on the left, ways to other networks on the right.

use super::{Gate, GateKind, VpcPart};
use reach::Network;
use snapshot::shapes::{GatewayAttachment, PeeringVpcInfo, VpcEndpoint};

/// Whether a gateway is attached to a VPC, or becoming so.
pub(super) fn attached(attachment: &GatewayAttachment, vpc: &str) -> bool {
    attachment.vpc_id.as_deref() == Some(vpc)
        && matches!(attachment.state.as_deref(), None | Some("available" | "attached" | "attaching"))
}

/// Puts the gateways of a VPC on its edges. `named` are the ids that its routes lead to.
pub(super) fn place(network: &Network<'_>, part: &mut VpcPart, named: &[&str]) {
    top(network, part, named);
    left(network, part);
    right(network, part, named);
    for side in [&mut part.top, &mut part.left, &mut part.right] {
        side.sort_by(|one, other| (one.kind, &one.id).cmp(&(other.kind, &other.id)));
    }
}

fn top(network: &Network<'_>, part: &mut VpcPart, named: &[&str]) {
    let inventory = network.inventory();
    for gateway in inventory.internet_gateways.iter() {
        let id = gateway.internet_gateway_id.as_str();
        let works = gateway.attachments.iter().any(|one| attached(one, &part.id));
        // A detached gateway that a route still leads to is part of the story.
        if works || (named.contains(&id) && !gateway.attachments.iter().any(|one| one.vpc_id.is_some())) {
            let state = if works { None } else { Some("detached".to_owned()) };
            part.top.push(gate(GateKind::Internet, id, gateway.tags.name(), state, works));
        }
    }
    for gateway in inventory.egress_only_internet_gateways.iter() {
        if gateway.attachments.iter().any(|one| attached(one, &part.id)) {
            let id = gateway.egress_only_internet_gateway_id.as_str();
            part.top.push(gate(GateKind::EgressOnly, id, gateway.tags.name(), None, true));
        }
    }
    for nat in inventory.nat_gateways.iter() {
        if nat.vpc_id.as_deref() == Some(part.id.as_str()) && nat.availability_mode.as_deref() == Some("regional") {
            let works = matches!(nat.state.as_deref(), None | Some("available"));
            let mut gate = gate(GateKind::Nat, &nat.nat_gateway_id, nat.tags.name(), nat.state.clone(), works);
            gate.keys.extend(
                nat.nat_gateway_addresses.iter().filter_map(|one| Some(one.network_interface_id.as_ref()?.to_string())),
            );
            part.top.push(gate);
        }
    }
}

fn left(network: &Network<'_>, part: &mut VpcPart) {
    let endpoints = network.inventory().vpc_endpoints.iter();
    for endpoint in endpoints.filter(|endpoint| endpoint.vpc_id.as_deref() == Some(part.id.as_str())) {
        let kind = match endpoint.vpc_endpoint_type.as_deref() {
            Some("Gateway") => GateKind::GatewayEndpoint,
            Some("GatewayLoadBalancer") => GateKind::BalancerEndpoint,
            _ => GateKind::InterfaceEndpoint,
        };
        let works = endpoint.state.as_deref().is_none_or(|state| state.eq_ignore_ascii_case("available"));
        let mut gate = gate(kind, &endpoint.vpc_endpoint_id, endpoint.tags.name(), endpoint.state.clone(), works);
        gate.other = service(endpoint);
        part.left.push(gate);
    }
}

/// The short name of an endpoint's service: `s3` for `com.amazonaws.ap-northeast-2.s3`.
fn service(endpoint: &VpcEndpoint) -> Option<String> {
    let name = endpoint.service_name.as_deref()?;
    let short = name.strip_prefix("com.amazonaws.").and_then(|rest| rest.split_once('.')).map(|(_, short)| short);
    Some(short.unwrap_or(name).to_owned())
}

fn right(network: &Network<'_>, part: &mut VpcPart, named: &[&str]) {
    let inventory = network.inventory();
    for peering in inventory.vpc_peering_connections.iter() {
        let sides = [&peering.requester_vpc_info, &peering.accepter_vpc_info].map(Option::as_ref);
        let is_here = |side: Option<&PeeringVpcInfo>| side.and_then(|side| side.vpc_id.as_deref()) == Some(&part.id);
        let other = match sides {
            [here, there] if is_here(here) => there,
            [there, here] if is_here(here) => there,
            _ => continue,
        };
        let id = peering.vpc_peering_connection_id.as_str();
        let state = peering.status.as_ref().and_then(|status| status.code.clone());
        // Deleted peerings are listed for a while.
        let over = matches!(state.as_deref(), Some("deleted" | "deleting" | "rejected" | "failed" | "expired"));
        if over && !named.contains(&id) {
            continue;
        }
        let works = matches!(state.as_deref(), None | Some("active"));
        let mut gate = gate(GateKind::Peering, id, peering.tags.name(), state, works);
        gate.other = other.and_then(|side| {
            let id = side.vpc_id.as_deref()?;
            Some(side.cidr_block.as_deref().map_or_else(|| id.to_owned(), |block| format!("{id} {block}")))
        });
        part.right.push(gate);
    }
    for attachment in inventory.transit_gateway_vpc_attachments.iter() {
        let state = attachment.state.clone();
        let over = matches!(state.as_deref(), Some("deleted" | "deleting" | "rejected" | "failed"));
        let Some(id) = attachment.transit_gateway_id.as_deref() else { continue };
        if attachment.vpc_id.as_deref() != Some(part.id.as_str()) || (over && !named.contains(&id)) {
            continue;
        }
        let works = matches!(state.as_deref(), None | Some("available"));
        let name = inventory.transit_gateways.get(id).and_then(|gateway| gateway.tags.name());
        let mut gate = gate(GateKind::Transit, id, name, state, works);
        gate.keys.push(attachment.transit_gateway_attachment_id.to_string());
        gate.other = Some(attachment.transit_gateway_attachment_id.to_string());
        part.right.push(gate);
    }
    for gateway in inventory.vpn_gateways.iter() {
        if !gateway.vpc_attachments.iter().any(|one| attached(one, &part.id)) {
            continue;
        }
        let id = gateway.vpn_gateway_id.as_str();
        let works = matches!(gateway.state.as_deref(), None | Some("available"));
        let mut gate = gate(GateKind::Vpn, id, gateway.tags.name(), gateway.state.clone(), works);
        let connections = inventory.vpn_connections.iter();
        let mine = connections.filter(|connection| connection.vpn_gateway_id.as_deref() == Some(id));
        let ids: Vec<String> = mine.map(|connection| connection.vpn_connection_id.to_string()).collect();
        gate.other = (!ids.is_empty()).then(|| ids.join(", "));
        gate.keys.extend(ids);
        part.right.push(gate);
    }
}

fn gate(kind: GateKind, id: &str, name: Option<&str>, state: Option<String>, works: bool) -> Gate {
    let keys = vec![id.to_owned()];
    Gate { kind, id: id.to_owned(), name: name.map(str::to_owned), keys, state, works, other: None }
}
