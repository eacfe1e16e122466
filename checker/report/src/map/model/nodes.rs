//! What joins VPCs with each other and with networks elsewhere: peerings, transit gateways, VPN gateways.

use super::gates::{attached, gate};
use super::order::order;
use super::{Far, Gate, GateKind, Node, VpcPart};
use reach::Network;
use snapshot::Names;
use snapshot::shapes::PeeringVpcInfo;
use std::collections::{BTreeMap, BTreeSet};

/// States of what is over, but listed for a while.
fn is_over(state: Option<&str>) -> bool {
    matches!(state, Some("deleted" | "deleting" | "rejected" | "failed" | "expired"))
}

/// Finds where a VPC is joined to something. `named` are the ids that its routes lead to.
pub(super) fn place(network: &Network<'_>, names: &Names, part: &mut VpcPart, named: &[&str]) {
    let inventory = network.inventory();
    for peering in inventory.vpc_peering_connections.iter() {
        let sides = [&peering.requester_vpc_info, &peering.accepter_vpc_info];
        let is_here = |side: &Option<PeeringVpcInfo>| vpc_of(side.as_ref()) == Some(part.id.as_str());
        let id = peering.vpc_peering_connection_id.as_str();
        let state = peering.status.as_ref().and_then(|status| status.code.clone());
        if sides.into_iter().any(is_here) && (!is_over(state.as_deref()) || named.contains(&id)) {
            let works = matches!(state.as_deref(), None | Some("active"));
            part.joints.push(gate(names, GateKind::Peering, id, state, works));
        }
    }
    for attachment in inventory.transit_gateway_vpc_attachments.iter() {
        let state = attachment.state.clone();
        let Some(id) = attachment.transit_gateway_id.as_deref() else { continue };
        let is_here = attachment.vpc_id.as_deref() == Some(part.id.as_str());
        // One of two that are listed may be over.
        let is_new = !part.joints.iter().any(|joint| joint.id == id && joint.works);
        if is_here && is_new && (!is_over(state.as_deref()) || named.contains(&id)) {
            part.joints.retain(|joint| joint.id != id);
            let works = matches!(state.as_deref(), None | Some("available"));
            let mut joint = gate(names, GateKind::Transit, id, state, works);
            joint.keys.push(attachment.transit_gateway_attachment_id.to_string());
            part.joints.push(joint);
        }
    }
    for gateway in inventory.vpn_gateways.iter() {
        if gateway.vpc_attachments.iter().any(|one| attached(one, &part.id)) {
            let works = matches!(gateway.state.as_deref(), None | Some("available"));
            let id = gateway.vpn_gateway_id.as_str();
            part.joints.push(gate(names, GateKind::Vpn, id, gateway.state.clone(), works));
        }
    }
    part.joints.sort_by_cached_key(|joint| (joint.kind, order(joint.name.as_deref(), &joint.id)));
}

fn vpc_of(side: Option<&PeeringVpcInfo>) -> Option<&str> {
    side?.vpc_id.as_deref()
}

/// The nodes that VPCs are joined to, each once.
pub(super) fn all(network: &Network<'_>, names: &Names, vpcs: &[VpcPart]) -> Vec<Node> {
    let drawn: BTreeSet<&str> = vpcs.iter().map(|vpc| vpc.id.as_str()).collect();
    let mut joints: BTreeMap<&str, Vec<(&VpcPart, &Gate)>> = BTreeMap::new();
    for vpc in vpcs {
        for joint in &vpc.joints {
            joints.entry(joint.id.as_str()).or_default().push((vpc, joint));
        }
    }
    let mut nodes: Vec<Node> =
        joints.into_values().filter_map(|joints| node(network, names, &drawn, &joints)).collect();
    nodes.sort_by_cached_key(|node| (node.kind, order(node.name.as_deref(), &node.id)));
    nodes
}

fn node(network: &Network<'_>, names: &Names, drawn: &BTreeSet<&str>, joints: &[(&VpcPart, &Gate)]) -> Option<Node> {
    let (_, first) = joints.first()?;
    let mut keys: BTreeSet<String> = joints.iter().flat_map(|(_, joint)| joint.keys.iter().cloned()).collect();
    let inventory = network.inventory();
    let (state, works, far) = match first.kind {
        GateKind::Transit => {
            let gateway = inventory.transit_gateways.get(&first.id);
            let state = gateway.and_then(|gateway| gateway.state.clone());
            let works = matches!(state.as_deref(), None | Some("available"));
            let lame = joints.iter().filter(|(_, joint)| !joint.works).map(|(vpc, joint)| Far {
                words: vec![vpc.name.clone().unwrap_or_else(|| vpc.id.clone())],
                state: joint.state.clone(),
            });
            (state, works, lame.chain(attachments(network, names, drawn, &first.id, &mut keys)).collect())
        }
        GateKind::Vpn => {
            let connections = inventory.vpn_connections.iter();
            let mine = connections.filter(|one| one.vpn_gateway_id.as_deref() == Some(first.id.as_str()));
            let ids: Vec<String> = mine.map(|connection| connection.vpn_connection_id.to_string()).collect();
            keys.extend(ids.iter().cloned());
            let far = ids.into_iter().map(|id| Far { words: vec![called(names, &id)], state: None });
            (first.state.clone(), first.works, far.collect())
        }
        _ => {
            let peering = inventory.vpc_peering_connections.get(&first.id)?;
            let sides = [&peering.requester_vpc_info, &peering.accepter_vpc_info].into_iter().flatten();
            let far =
                sides.filter(|side| side.vpc_id.as_deref().is_some_and(|id| !drawn.contains(id))).map(|side| Far {
                    words: vpc_of(Some(side))
                        .map(|id| called(names, id))
                        .into_iter()
                        .chain(side.cidr_block.clone())
                        .collect(),
                    state: None,
                });
            (first.state.clone(), first.works, far.collect())
        }
    };
    Some(Node {
        kind: first.kind,
        id: first.id.clone(),
        name: first.name.clone(),
        keys: keys.into_iter().collect(),
        state,
        works,
        far,
    })
}

/// What else is plugged into a transit gateway: VPCs that are not drawn, VPNs, gateways elsewhere.
fn attachments(
    network: &Network<'_>,
    names: &Names,
    drawn: &BTreeSet<&str>,
    id: &str,
    keys: &mut BTreeSet<String>,
) -> Vec<Far> {
    let all = network.inventory().transit_gateway_attachments.iter();
    let mine = all.filter(|one| one.transit_gateway_id.as_deref() == Some(id) && !is_over(one.state.as_deref()));
    let mut far = Vec::new();
    for one in mine {
        keys.insert(one.transit_gateway_attachment_id.to_string());
        let resource = one.resource_id.as_deref().unwrap_or(&one.transit_gateway_attachment_id);
        if !drawn.contains(resource) {
            let state = one.state.clone().filter(|state| state != "available");
            far.push(Far { words: vec![called(names, resource)], state });
        }
    }
    far
}

/// What a thing is called that has no place of its own.
fn called(names: &Names, id: &str) -> String {
    names.get(id).map_or_else(|| id.to_owned(), |name| format!("{name} ({id})"))
}
