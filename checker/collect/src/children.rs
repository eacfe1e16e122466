//! The calls that are made once for each parent, from what the first calls listed.

use access::{Plan, fixed_inputs, is_list_of_aws};
use serde_json::{Map, Value};
use snapshot::shapes::IpPermission;
use snapshot::{Ask, Inventory, Parent, Snapshot};
use std::collections::BTreeSet;

/// The inputs of a plan's child calls, in a fixed order.
pub(crate) fn calls(plan: &Plan, seen: &Snapshot) -> Vec<(Ask, Map<String, Value>)> {
    let inventory = Inventory::new(seen);
    let mut calls = Vec::new();
    for operation in plan.children() {
        let Parent::Of(parent, member) = operation.parent() else { continue };
        for id in parents(&inventory, operation, parent) {
            for mut input in fixed_inputs(operation) {
                input.insert(member.to_owned(), Value::String(id.clone()));
                calls.push((operation, input));
            }
        }
    }
    calls
}

fn parents(inventory: &Inventory<'_>, child: Ask, parent: Ask) -> BTreeSet<String> {
    match (child, parent) {
        // An account sees dozens of lists; those that rules or routes name, and those that endpoints lead to, matter.
        (Ask::GetManagedPrefixListEntries, _) => prefix_lists(inventory),
        (_, Ask::DescribeVpcs) => inventory.vpcs.iter().map(|vpc| vpc.vpc_id.to_string()).collect(),
        (_, Ask::DescribeTransitGatewayRouteTables) => inventory
            .transit_gateway_route_tables
            .iter()
            .map(|table| table.transit_gateway_route_table_id.to_string())
            .collect(),
        _ => BTreeSet::new(),
    }
}

fn prefix_lists(inventory: &Inventory<'_>) -> BTreeSet<String> {
    let named = |permissions: &[IpPermission]| -> Vec<String> {
        permissions
            .iter()
            .flat_map(|permission| &permission.prefix_list_ids)
            .filter_map(|listed| listed.prefix_list_id.as_ref())
            .map(ToString::to_string)
            .collect()
    };
    let mut ids = BTreeSet::new();
    for table in inventory.route_tables.iter() {
        let listed = table.routes.iter().filter_map(|route| route.destination_prefix_list_id.as_ref());
        ids.extend(listed.map(ToString::to_string));
    }
    for group in inventory.security_groups.iter() {
        ids.extend(named(&group.ip_permissions));
        ids.extend(named(&group.ip_permissions_egress));
    }
    for list in inventory.managed_prefix_lists.iter() {
        if list.prefix_list_name.as_deref().is_some_and(is_list_of_aws) {
            ids.insert(list.prefix_list_id.to_string());
        }
    }
    ids.retain(|id| !id.is_empty());
    ids
}
