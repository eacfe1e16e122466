//! Answers that do not fit each other yet.
//!
//! What was made a moment ago can be missing from one list and stand in another
//! (<https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html>).
//! This file finds the lists to ask once more; it does not wait and does not ask.

use snapshot::shapes::Identified;
use snapshot::{Ask, Inventory, Snapshot, Status, Table};
use std::collections::BTreeSet;

/// The calls to make again: lists that name a resource that another, whole list does not have, and that other list.
pub(crate) fn unsettled(seen: &Snapshot) -> BTreeSet<Ask> {
    let inventory = Inventory::new(seen);
    let mut again = Again { home: inventory.home(), operations: BTreeSet::new() };
    let own = |owner: &Option<String>| owner.is_none() || *owner == seen.account;

    for subnet in inventory.subnets.iter().filter(|subnet| own(&subnet.owner_id)) {
        again.unless_in(&inventory.vpcs, &subnet.vpc_id, Ask::DescribeSubnets);
    }
    for table in inventory.route_tables.iter().filter(|table| own(&table.owner_id)) {
        let from = Ask::DescribeRouteTables;
        again.unless_in(&inventory.vpcs, &table.vpc_id, from);
        for user in &table.associations {
            again.unless_in(&inventory.subnets, &user.subnet_id, from);
        }
        // The target of a blackhole is known to be gone.
        for route in table.routes.iter().filter(|route| route.state.as_deref() != Some("blackhole")) {
            again.unless_in(&inventory.nat_gateways, &route.nat_gateway_id, from);
            again.unless_in(&inventory.network_interfaces, &route.network_interface_id, from);
            match route.gateway_id.as_deref() {
                Some(id) if id.starts_with("igw-") => again.unless_listed(&inventory.internet_gateways, id, from),
                Some(id) if id.starts_with("vpce-") => again.unless_listed(&inventory.vpc_endpoints, id, from),
                _ => {}
            }
        }
    }
    for list in inventory.network_acls.iter().filter(|list| own(&list.owner_id)) {
        for user in &list.associations {
            again.unless_in(&inventory.subnets, &user.subnet_id, Ask::DescribeNetworkAcls);
        }
    }
    for instance in inventory.instances().iter() {
        again.unless_in(&inventory.subnets, &instance.subnet_id, Ask::DescribeInstances);
    }
    for interface in inventory.network_interfaces.iter().filter(|interface| own(&interface.owner_id)) {
        let from = Ask::DescribeNetworkInterfaces;
        again.unless_in(&inventory.subnets, &interface.subnet_id, from);
        for group in &interface.groups {
            again.unless_listed(&inventory.security_groups, &group.group_id, from);
        }
    }
    for gateway in inventory.nat_gateways.iter().filter(|gateway| gateway.state.as_deref() == Some("available")) {
        again.unless_in(&inventory.vpcs, &gateway.vpc_id, Ask::DescribeNatGateways);
        again.unless_in(&inventory.subnets, &gateway.subnet_id, Ask::DescribeNatGateways);
    }
    for gateway in inventory.internet_gateways.iter() {
        for attachment in &gateway.attachments {
            again.unless_in(&inventory.vpcs, &attachment.vpc_id, Ask::DescribeInternetGateways);
        }
    }
    for endpoint in inventory.vpc_endpoints.iter().filter(|endpoint| own(&endpoint.owner_id)) {
        let from = Ask::DescribeVpcEndpoints;
        for id in &endpoint.route_table_ids {
            again.unless_listed(&inventory.route_tables, id, from);
        }
        for id in &endpoint.subnet_ids {
            again.unless_listed(&inventory.subnets, id, from);
        }
    }
    again.operations
}

struct Again {
    home: usize,
    operations: BTreeSet<Ask>,
}

impl Again {
    fn unless_in<T, I>(&mut self, table: &Table<'_, T>, id: &Option<I>, from: Ask)
    where
        T: Identified,
        I: AsRef<str>,
    {
        if let Some(id) = id {
            self.unless_listed(table, id.as_ref(), from);
        }
    }

    fn unless_listed<T: Identified>(&mut self, table: &Table<'_, T>, id: &str, from: Ask) {
        if !id.is_empty() && table.get(id).is_none() && table.status(self.home) == Status::Seen {
            self.operations.extend([table.operation(), from]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use snapshot::shapes::{Route, RouteTable, Subnet, Vpc};
    use snapshot::{Call, Output};

    fn seen(outputs: impl IntoIterator<Item = Output>) -> Snapshot {
        Snapshot { calls: outputs.into_iter().map(Call::seen).collect(), ..Snapshot::default() }
    }

    fn subnet(vpc: &str) -> Output {
        let subnet = Subnet { subnet_id: "subnet-1".into(), vpc_id: Some(vpc.into()), ..Subnet::default() };
        Output::DescribeSubnets(vec![subnet])
    }

    fn vpcs(ids: &[&str]) -> Output {
        Output::DescribeVpcs(ids.iter().map(|&id| Vpc { vpc_id: id.into(), ..Vpc::default() }).collect())
    }

    #[test]
    fn both_ends_of_a_loose_link_are_asked_again() {
        let both = BTreeSet::from([Ask::DescribeVpcs, Ask::DescribeSubnets]);
        assert_eq!(unsettled(&seen([vpcs(&["vpc-1"]), subnet("vpc-2")])), both);
        assert_eq!(unsettled(&seen([vpcs(&["vpc-1"]), subnet("vpc-1")])), BTreeSet::new());
    }

    #[test]
    fn a_list_that_is_not_whole_says_nothing() {
        let mut snapshot = seen([vpcs(&[]), subnet("vpc-2")]);
        snapshot.calls[0].status = Status::Denied;
        assert_eq!(unsettled(&snapshot), BTreeSet::new());
    }

    #[test]
    fn a_blackhole_is_settled() {
        for (state, expected) in [("blackhole", 0), ("active", 2)] {
            let route = Route { nat_gateway_id: Some("nat-1".into()), state: Some(state.into()), ..Route::default() };
            let table = RouteTable { route_table_id: "rtb-1".into(), routes: vec![route], ..RouteTable::default() };
            let snapshot = seen([Output::DescribeRouteTables(vec![table]), Output::empty(Ask::DescribeNatGateways)]);
            assert_eq!(unsettled(&snapshot).len(), expected, "{state}");
        }
    }
}
