//! The words of a drawing.

use super::model::{Chip, ChipKind, Does, Gate, GateKind, Node, PostKind, Role};
use super::scene::Icon;
use crate::safe;
use crate::words::Words;
use messages::Value;

/// What a role is called.
pub(super) fn role(words: Words<'_>, role: Role) -> String {
    words.plain(match role {
        Role::Public => "draw-role-public",
        Role::Private => "draw-role-private",
        Role::Routed => "draw-role-routed",
        Role::Isolated => "draw-role-isolated",
        Role::Unclear => "draw-role-unclear",
    })
}

/// The picture of a role.
pub(super) fn role_icon(role: Role) -> Icon {
    match role {
        Role::Public => Icon::Public,
        Role::Private => Icon::Private,
        Role::Routed => Icon::Routed,
        Role::Isolated => Icon::Isolated,
        Role::Unclear => Icon::Unclear,
    }
}

/// What a kind of gateway is called.
pub(super) fn gate(words: Words<'_>, kind: GateKind) -> String {
    words.plain(match kind {
        GateKind::Internet => "draw-gate-internet",
        GateKind::EgressOnly => "draw-gate-egress-only",
        GateKind::Nat => "draw-gate-nat",
        GateKind::GatewayEndpoint => "draw-gate-gateway-endpoint",
        GateKind::InterfaceEndpoint => "draw-gate-interface-endpoint",
        GateKind::BalancerEndpoint => "draw-gate-balancer-endpoint",
        GateKind::Peering => "draw-gate-peering",
        GateKind::Transit => "draw-gate-transit",
        GateKind::Vpn => "draw-gate-vpn",
    })
}

/// The picture of a kind of gateway.
pub(super) fn gate_icon(kind: GateKind) -> Icon {
    match kind {
        GateKind::Internet => Icon::Internet,
        GateKind::EgressOnly => Icon::EgressOnly,
        GateKind::Nat => Icon::Nat,
        GateKind::GatewayEndpoint | GateKind::InterfaceEndpoint | GateKind::BalancerEndpoint => Icon::Endpoint,
        GateKind::Peering => Icon::Peering,
        GateKind::Transit => Icon::Transit,
        GateKind::Vpn => Icon::Vpn,
    }
}

/// What a kind of thing in a subnet is called.
pub(super) fn chip(words: Words<'_>, kind: ChipKind) -> String {
    words.plain(match kind {
        ChipKind::Nat => "draw-chip-nat",
        ChipKind::Instance => "draw-chip-instance",
        ChipKind::Database => "draw-chip-database",
        ChipKind::Connect => "draw-chip-connect",
        ChipKind::Endpoint => "draw-chip-endpoint",
        ChipKind::Balancer => "draw-chip-balancer",
        ChipKind::Interface => "draw-chip-interface",
    })
}

/// The picture of a thing in a subnet.
pub(super) fn chip_icon(chip: &Chip) -> Icon {
    match chip.kind {
        ChipKind::Nat => Icon::Nat,
        ChipKind::Instance if !chip.works => Icon::Stopped,
        ChipKind::Instance => Icon::Instance,
        ChipKind::Database => Icon::Database,
        ChipKind::Connect => Icon::Connect,
        ChipKind::Endpoint => Icon::Endpoint,
        ChipKind::Balancer => Icon::Balancer,
        ChipKind::Interface => Icon::Interface,
    }
}

/// What a kind of thing that requests pass is called.
pub(super) fn post(words: Words<'_>, kind: PostKind) -> String {
    words.plain(match kind {
        PostKind::Zone => "draw-post-zone",
        PostKind::PrivateZone => "draw-post-private-zone",
        PostKind::Distribution => "draw-post-distribution",
        PostKind::Balancer => "draw-chip-balancer",
        PostKind::Group => "draw-post-group",
    })
}

/// The picture of a kind of thing that requests pass.
pub(super) fn post_icon(kind: PostKind) -> Icon {
    match kind {
        PostKind::Zone | PostKind::PrivateZone => Icon::Zone,
        PostKind::Distribution => Icon::Edge,
        PostKind::Balancer => Icon::Balancer,
        PostKind::Group => Icon::Targets,
    }
}

/// What becomes of a request at a line.
pub(super) fn does(words: Words<'_>, does: &Does) -> String {
    match does {
        Does::Leads(to) => format!("→ {to}"),
        Does::Redirects(to) => with(words, "draw-redirects", "to", to),
        Does::Answers(status) => with(words, "draw-answers", "status", status),
        Does::Is(one) => state(words, one),
        Does::More(more) => count(words, "draw-more", *more),
        Does::Heads(with) => safe::line(with).into_owned(),
    }
}

/// A state of AWS's in the reader's language; an unknown one as it is.
pub(super) fn state(words: Words<'_>, state: &str) -> String {
    let id = format!("draw-state-{}", state.to_ascii_lowercase().replace(['_', ' '], "-"));
    if words.catalogue.has(&id) { words.plain(&id) } else { safe::line(state).into_owned() }
}

/// A message with one safe text.
pub(super) fn with(words: Words<'_>, id: &str, name: &str, value: &str) -> String {
    words.with(id, &[(name, Value::from(safe::line(value).into_owned()))])
}

/// A message with a count.
pub(super) fn count(words: Words<'_>, id: &str, count: usize) -> String {
    words.with(id, &[("count", count.into())])
}

/// What a gateway is in full, for those who point at it.
pub(super) fn gate_hint(words: Words<'_>, part: &Gate) -> String {
    let mut parts = vec![gate(words, part.kind), words.resource(&part.id, part.name.as_deref())];
    parts.extend(part.service.as_deref().map(|service| safe::line(service).into_owned()));
    parts.extend(part.state.as_deref().map(|one| state(words, one)));
    parts.join(" · ")
}

/// What a node is in full.
pub(super) fn node_hint(words: Words<'_>, part: &Node) -> String {
    let mut parts = vec![gate(words, part.kind), words.resource(&part.id, part.name.as_deref())];
    parts.extend(part.state.as_deref().map(|one| state(words, one)));
    parts.join(" · ")
}

/// What a thing in a subnet is in full.
pub(super) fn chip_hint(words: Words<'_>, part: &Chip) -> String {
    let mut parts = vec![chip(words, part.kind), words.resource(&part.id, part.name.as_deref())];
    parts.extend(part.addresses.iter().map(|address| safe::line(address).into_owned()));
    parts.extend(part.groups.iter().map(|(id, name)| words.resource(id, name.as_deref())));
    parts.extend(part.state.as_deref().map(|one| state(words, one)));
    parts.join(" · ")
}
