//! The gateways of a VPC that lead to the internet, and its endpoints.

use super::order::order;
use super::{Gate, GateKind, VpcPart};
use reach::Network;
use snapshot::Names;
use snapshot::shapes::{GatewayAttachment, VpcEndpoint};

/// Whether a gateway is attached to a VPC, or becoming so.
pub(super) fn attached(attachment: &GatewayAttachment, vpc: &str) -> bool {
    attachment.vpc_id.as_deref() == Some(vpc)
        && matches!(attachment.state.as_deref(), None | Some("available" | "attached" | "attaching"))
}

/// Finds the gateways and endpoints of a VPC. `named` are the ids that its routes lead to.
pub(super) fn place(network: &Network<'_>, names: &Names, part: &mut VpcPart, named: &[&str]) {
    top(network, names, part, named);
    endpoints(network, names, part);
    for side in [&mut part.top, &mut part.endpoints] {
        side.sort_by_cached_key(|gate| (gate.kind, order(gate.name.as_deref(), &gate.id)));
    }
}

fn top(network: &Network<'_>, names: &Names, part: &mut VpcPart, named: &[&str]) {
    let inventory = network.inventory();
    let gate = |kind, id: &str, state, works| gate(names, kind, id, state, works);
    for gateway in inventory.internet_gateways.iter() {
        let id = gateway.internet_gateway_id.as_str();
        let works = gateway.attachments.iter().any(|one| attached(one, &part.id));
        // A detached gateway that a route still leads to is part of the story.
        if works || (named.contains(&id) && !gateway.attachments.iter().any(|one| one.vpc_id.is_some())) {
            let state = if works { None } else { Some("detached".to_owned()) };
            part.top.push(gate(GateKind::Internet, id, state, works));
        }
    }
    for gateway in inventory.egress_only_internet_gateways.iter() {
        if gateway.attachments.iter().any(|one| attached(one, &part.id)) {
            let id = gateway.egress_only_internet_gateway_id.as_str();
            part.top.push(gate(GateKind::EgressOnly, id, None, true));
        }
    }
    for nat in inventory.nat_gateways.iter() {
        if nat.vpc_id.as_deref() == Some(part.id.as_str()) && nat.availability_mode.as_deref() == Some("regional") {
            let works = matches!(nat.state.as_deref(), None | Some("available"));
            let mut gate = gate(GateKind::Nat, &nat.nat_gateway_id, nat.state.clone(), works);
            gate.keys.extend(
                nat.nat_gateway_addresses.iter().filter_map(|one| Some(one.network_interface_id.as_ref()?.to_string())),
            );
            part.top.push(gate);
        }
    }
}

fn endpoints(network: &Network<'_>, names: &Names, part: &mut VpcPart) {
    let endpoints = network.inventory().vpc_endpoints.iter();
    for endpoint in endpoints.filter(|endpoint| endpoint.vpc_id.as_deref() == Some(part.id.as_str())) {
        let kind = match endpoint.vpc_endpoint_type.as_deref() {
            Some("Gateway") => GateKind::GatewayEndpoint,
            Some("GatewayLoadBalancer") => GateKind::BalancerEndpoint,
            _ => GateKind::InterfaceEndpoint,
        };
        let works = endpoint.state.as_deref().is_none_or(|state| state.eq_ignore_ascii_case("available"));
        let mut gate = gate(names, kind, &endpoint.vpc_endpoint_id, endpoint.state.clone(), works);
        gate.service = service(endpoint);
        part.endpoints.push(gate);
    }
}

/// The short name of an endpoint's service: `s3` for `com.amazonaws.ap-northeast-2.s3`.
fn service(endpoint: &VpcEndpoint) -> Option<String> {
    let name = endpoint.service_name.as_deref()?;
    let short = name.strip_prefix("com.amazonaws.").and_then(|rest| rest.split_once('.')).map(|(_, short)| short);
    Some(short.unwrap_or(name).to_owned())
}

/// A gateway with what people call it.
pub(super) fn gate(names: &Names, kind: GateKind, id: &str, state: Option<String>, works: bool) -> Gate {
    let name = names.get(id).map(str::to_owned);
    Gate { kind, id: id.to_owned(), name, keys: vec![id.to_owned()], state, works, service: None }
}
