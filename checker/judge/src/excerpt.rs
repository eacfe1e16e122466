//! Evidence as AWS shows it, with the wrong line marked.

use crate::finding::{Arg, Excerpt, ExcerptRow};
use reach::{Blocker, Direction, Layer};
use snapshot::Inventory;
use snapshot::shapes::{IpPermission, NetworkAclEntry, Route};

/// The table, list or group that stops the packet.
pub(crate) fn for_blocker(inventory: &Inventory<'_>, blocker: &Blocker, needed: &Arg) -> Option<Excerpt> {
    match blocker.layer {
        Layer::RouteTable => route_table(inventory, &blocker.resource, &blocker.rule, Some(needed)),
        Layer::NetworkAcl => network_acl(inventory, blocker),
        Layer::SecurityGroup => security_group(inventory, blocker),
        _ => None,
    }
}

/// A route table. The marked line is that of `rule`, or one that says what is missing.
pub(crate) fn route_table(inventory: &Inventory<'_>, id: &str, rule: &str, needed: Option<&Arg>) -> Option<Excerpt> {
    let table = inventory.route_tables.get(id)?;
    let mut rows: Vec<ExcerptRow> = table
        .routes
        .iter()
        .map(|route| {
            let (destination, target) = (route_destination(route), route_target(route));
            let marked = rule.starts_with(&format!("{destination} -> {target}"));
            ExcerptRow { cells: vec![destination, target, route.state.clone().unwrap_or_default()], marked }
        })
        .collect();
    if !rows.iter().any(|row| row.marked)
        && let Some(Arg::Note(needed)) = needed
        && let Some(Arg::Text(destination)) = needed.args.get("destination")
    {
        rows.push(ExcerptRow { cells: vec![destination.clone(), "—".into(), String::new()], marked: true });
    }
    let columns = vec!["column-destination", "column-target", "column-state"];
    Some(Excerpt { resource: id.to_owned(), name: table.tags.name().map(str::to_owned), columns, rows })
}

fn network_acl(inventory: &Inventory<'_>, blocker: &Blocker) -> Option<Excerpt> {
    let list = inventory.network_acls.get(&blocker.resource)?;
    let egress = blocker.direction == Some(Direction::Egress);
    let mut entries: Vec<&NetworkAclEntry> =
        list.entries.iter().filter(|entry| entry.egress.unwrap_or_default() == egress).collect();
    entries.sort_by_key(|entry| entry.rule_number.unwrap_or(i32::MAX));
    let near = blocker.near.first().map(|near| near.rule.as_str()).unwrap_or_default();
    let decisive = if blocker.rule.starts_with('*') && !near.is_empty() { near } else { &blocker.rule };
    let mut rows: Vec<ExcerptRow> = entries
        .into_iter()
        .map(|entry| {
            let number = match entry.rule_number {
                Some(32767 | 32768) | None => "*".to_owned(),
                Some(number) => number.to_string(),
            };
            let marked = decisive.split(' ').next() == Some(number.as_str());
            let block = entry.cidr_block.clone().or_else(|| entry.ipv6_cidr_block.clone()).unwrap_or_default();
            let action = entry.rule_action.clone().unwrap_or_default();
            ExcerptRow { cells: vec![number, action, entry_protocol(entry), entry_ports(entry), block], marked }
        })
        .collect();
    if !rows.iter().any(|row| row.marked) {
        let cells = ["*", "deny", "all", "all", "0.0.0.0/0"].map(str::to_owned).to_vec();
        rows.push(ExcerptRow { cells, marked: true });
    }
    let far = if egress { "column-to" } else { "column-from" };
    let columns = vec!["column-rule", "column-action", "column-protocol", "column-ports", far];
    let name = list.tags.name().map(str::to_owned);
    Some(Excerpt { resource: blocker.resource.clone(), name, columns, rows })
}

fn security_group(inventory: &Inventory<'_>, blocker: &Blocker) -> Option<Excerpt> {
    let group = inventory.security_groups.get(&blocker.resource)?;
    let egress = blocker.direction == Some(Direction::Egress);
    let rules = if egress { &group.ip_permissions_egress } else { &group.ip_permissions };
    let near = blocker.near.iter().find(|near| near.resource == blocker.resource).map(|near| near.rule.as_str());
    let mut rows = Vec::new();
    for rule in rules {
        for far in rule_peers(rule) {
            let cells = vec![rule_protocol(rule), rule_ports(rule), far.clone()];
            let marked = near.is_some_and(|near| near.ends_with(&far) && near.contains(&rule_protocol(rule)));
            rows.push(ExcerptRow { cells, marked });
        }
    }
    if rows.is_empty() {
        rows.push(ExcerptRow { cells: vec!["—".into(), "—".into(), "—".into()], marked: true });
    }
    let far = if egress { "column-to" } else { "column-from" };
    let name = group.tags.name().or(group.group_name.as_deref()).map(str::to_owned);
    let columns = vec!["column-protocol", "column-ports", far];
    Some(Excerpt { resource: blocker.resource.clone(), name, columns, rows })
}

/// The destination of a route as AWS writes it.
pub(crate) fn route_destination(route: &Route) -> String {
    route
        .destination_cidr_block
        .clone()
        .or_else(|| route.destination_ipv6_cidr_block.clone())
        .or_else(|| route.destination_prefix_list_id.as_ref().map(ToString::to_string))
        .unwrap_or_default()
}

/// The target of a route, whichever member names it.
pub(crate) fn route_target(route: &Route) -> String {
    [
        route.nat_gateway_id.as_deref(),
        route.transit_gateway_id.as_deref(),
        route.vpc_peering_connection_id.as_deref(),
        route.egress_only_internet_gateway_id.as_deref(),
        route.network_interface_id.as_deref(),
        route.instance_id.as_deref(),
        route.gateway_id.as_deref(),
        route.local_gateway_id.as_deref(),
        route.carrier_gateway_id.as_deref(),
        route.core_network_arn.as_deref(),
        route.odb_network_arn.as_deref(),
    ]
    .into_iter()
    .flatten()
    .next()
    .unwrap_or_default()
    .to_owned()
}

fn entry_protocol(entry: &NetworkAclEntry) -> String {
    match entry.protocol.as_deref() {
        Some("-1") | None => "all".into(),
        Some("6") => "tcp".into(),
        Some("17") => "udp".into(),
        Some("1") => "icmp".into(),
        Some("58") => "icmpv6".into(),
        Some(other) => other.into(),
    }
}

fn entry_ports(entry: &NetworkAclEntry) -> String {
    let range = entry.port_range.as_ref();
    match (range.and_then(|range| range.from), range.and_then(|range| range.to)) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from}-{to}"),
        _ => "all".into(),
    }
}

pub(crate) fn rule_protocol(rule: &IpPermission) -> String {
    match rule.ip_protocol.as_deref() {
        Some("-1") | None => "all".into(),
        Some(protocol) => protocol.to_ascii_lowercase(),
    }
}

pub(crate) fn rule_ports(rule: &IpPermission) -> String {
    match (rule.from_port, rule.to_port) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) if rule.ip_protocol.as_deref() != Some("-1") => format!("{from}-{to}"),
        _ => "all".into(),
    }
}

/// Whom a rule of a group names.
pub(crate) fn rule_peers(rule: &IpPermission) -> Vec<String> {
    let groups = rule.user_id_group_pairs.iter().filter_map(|pair| pair.group_id.as_ref()).map(ToString::to_string);
    let lists = rule.prefix_list_ids.iter().filter_map(|list| list.prefix_list_id.as_ref()).map(ToString::to_string);
    rule.ip_ranges
        .iter()
        .filter_map(|range| range.cidr_ip.clone())
        .chain(rule.ipv6_ranges.iter().filter_map(|range| range.cidr_ipv6.clone()))
        .chain(lists)
        .chain(groups)
        .collect()
}
