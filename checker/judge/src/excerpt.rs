//! Evidence as AWS shows it, with the line marked that decided: the very rule of the sentence above it.

use crate::finding::{Arg, Excerpt, ExcerptRow, Mark};
use reach::{Blocker, Direction, Layer, Rule};
use snapshot::Inventory;
use snapshot::shapes::{IpPermission, NetworkAclEntry, SecurityGroup};

/// The table, list or group that stops the packet.
pub(crate) fn for_blocker(inventory: &Inventory<'_>, blocker: &Blocker, needed: &Arg) -> Option<Excerpt> {
    match blocker.layer {
        Layer::RouteTable => route_table(inventory, &blocker.resource, Some(&blocker.rule), Some(needed)),
        Layer::NetworkAcl => network_acl(inventory, blocker),
        Layer::SecurityGroup => {
            let group = inventory.security_groups.get(&blocker.resource)?;
            let near = blocker.near.iter().find(|near| near.resource == blocker.resource).map(|near| &near.rule);
            let egress = blocker.direction == Some(Direction::Egress);
            Some(security_group(group, egress, &blocker.rule, near))
        }
        _ => None,
    }
}

/// Marks the one line of the rule that decided, and keeps the one in view that almost fits.
fn mark(rows: &mut [ExcerptRow], decisive: Option<&Rule>, near: Option<&Rule>) {
    let line = |rule: Option<&Rule>| rule.and_then(|rule| rows.iter().position(|row| row.rule.as_ref() == Some(rule)));
    let (decides, close) = (line(decisive), line(near));
    for (at, why) in [(close, Mark::Near), (decides, Mark::Decides)] {
        if let Some(row) = at.and_then(|at| rows.get_mut(at)) {
            row.mark = why;
        }
    }
}

fn is_marked(rows: &[ExcerptRow]) -> bool {
    rows.iter().any(|row| row.mark == Mark::Decides)
}

/// A line that stands for a rule that is not there.
fn absent(cells: Vec<String>) -> ExcerptRow {
    ExcerptRow { cells, rule: None, mark: Mark::Decides }
}

/// A route table. The marked line is that of `rule`, or one that says what is missing.
pub(crate) fn route_table(
    inventory: &Inventory<'_>,
    id: &str,
    rule: Option<&Rule>,
    needed: Option<&Arg>,
) -> Option<Excerpt> {
    let table = inventory.route_tables.get(id)?;
    let row = |route| {
        let rule = Rule::of_route(route);
        let cells = rule.route().map(|it| {
            let target = it.target.id().unwrap_or_default().to_owned();
            vec![it.destination.to_string(), target, route.state.clone().unwrap_or_default()]
        });
        ExcerptRow { cells: cells.unwrap_or_default(), rule: Some(rule), mark: Mark::Plain }
    };
    let mut rows: Vec<ExcerptRow> = table.routes.iter().map(row).collect();
    mark(&mut rows, rule, None);
    if !is_marked(&rows)
        && let Some(Arg::Note(needed)) = needed
        && let Some(Arg::Text(destination)) = needed.args.get("destination")
    {
        rows.push(absent(vec![destination.clone(), "—".into(), String::new()]));
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
    let row = |entry: &NetworkAclEntry| {
        let number = match entry.rule_number {
            Some(32767 | 32768) | None => "*".to_owned(),
            Some(number) => number.to_string(),
        };
        let block = entry.cidr_block.clone().or_else(|| entry.ipv6_cidr_block.clone()).unwrap_or_default();
        let action = entry.rule_action.clone().unwrap_or_default();
        let cells = vec![number, action, entry_protocol(entry), entry_ports(entry), block];
        ExcerptRow { cells, rule: Some(Rule::of_entry(entry)), mark: Mark::Plain }
    };
    let mut rows: Vec<ExcerptRow> = entries.into_iter().map(row).collect();
    let near = blocker.near.iter().find(|near| near.resource == blocker.resource).map(|near| &near.rule);
    mark(&mut rows, Some(&blocker.rule), near);
    if !is_marked(&rows) {
        let all = if blocker.packet.source.is_ipv4() { "0.0.0.0/0" } else { "::/0" };
        rows.push(absent(["*", "deny", "all", "all", all].map(str::to_owned).to_vec()));
    }
    let far = if egress { "column-to" } else { "column-from" };
    let columns = vec!["column-rule", "column-action", "column-protocol", "column-ports", far];
    let name = list.tags.name().map(str::to_owned);
    Some(Excerpt { resource: blocker.resource.clone(), name, columns, rows })
}

/// One side of a security group. Where nothing admits the packet no line is marked: there is none that decides.
pub(crate) fn security_group(group: &SecurityGroup, egress: bool, rule: &Rule, near: Option<&Rule>) -> Excerpt {
    let permissions = if egress { &group.ip_permissions_egress } else { &group.ip_permissions };
    let rows = permissions.iter().flat_map(|permission| {
        Rule::of_permission(permission, egress).into_iter().zip(rule_peers(permission)).map(|(rule, far)| ExcerptRow {
            cells: vec![rule_protocol(permission), rule_ports(permission), far],
            rule: Some(rule),
            mark: Mark::Plain,
        })
    });
    let mut rows: Vec<ExcerptRow> = rows.collect();
    mark(&mut rows, Some(rule), near);
    if rows.is_empty() {
        rows.push(absent(vec!["—".into(), "—".into(), "—".into()]));
    }
    let far = if egress { "column-to" } else { "column-from" };
    let name = group.tags.name().or(group.group_name.as_deref()).map(str::to_owned);
    Excerpt { resource: group.group_id.to_string(), name, columns: vec!["column-protocol", "column-ports", far], rows }
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

/// Whom a rule of a group names, as it is written: blocks, lists and groups, in the order of [`Rule::of_permission`].
pub(crate) fn rule_peers(rule: &IpPermission) -> Vec<String> {
    let groups = rule.user_id_group_pairs.iter().filter_map(|pair| pair.group_id.as_ref()).map(ToString::to_string);
    let lists = rule.prefix_list_ids.iter().filter_map(|list| list.prefix_list_id.as_ref()).map(ToString::to_string);
    let v4 = rule.ip_ranges.iter().map(|range| range.cidr_ip.clone().unwrap_or_default());
    let v6 = rule.ipv6_ranges.iter().map(|range| range.cidr_ipv6.clone().unwrap_or_default());
    v4.chain(v6).chain(lists).chain(groups).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The marked cells of a group that admits ssh from these blocks, where the rule for one of them decides.
    fn marked(blocks: &[&str], decisive: usize) -> Vec<String> {
        let ranges: Vec<_> = blocks.iter().map(|block| serde_json::json!({ "CidrIp": block })).collect();
        let permission = serde_json::json!({ "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": ranges });
        let group: SecurityGroup =
            serde_json::from_value(serde_json::json!({ "GroupId": "sg-1", "IpPermissions": [permission] })).unwrap();
        let rule = Rule::of_permission(&group.ip_permissions[0], false).remove(decisive);
        let excerpt = security_group(&group, false, &rule, None);
        let rows = excerpt.rows.into_iter().filter(|row| row.mark == Mark::Decides);
        rows.map(|row| row.cells.last().cloned().unwrap_or_default()).collect()
    }

    #[test]
    fn a_block_is_no_end_of_another_one() {
        assert_eq!(marked(&["110.0.0.0/8", "10.0.0.0/8"], 1), ["10.0.0.0/8"]);
        assert_eq!(marked(&["110.0.0.0/8", "10.0.0.0/8"], 0), ["110.0.0.0/8"]);
        assert_eq!(marked(&["10.0.0.0/8", "10.0.0.0/8"], 1), ["10.0.0.0/8"], "one line, be it there twice");
    }
}
