//! Where a packet to a database goes: to its interface, where that is certain, else to a host with its groups that is
//! imagined in each of its subnets.
//!
//! AWS does not say which interface is whose, and who lists none of them still has the subnets and groups.

use super::Database;
use crate::flow_ends::Party;
use crate::stage::Stage;
use reach::{End, InterfaceRef};
use snapshot::{SecurityGroupId, SubnetId};
use std::collections::BTreeSet;

/// The ends at which a database answers over IPv4, and over IPv6 for who has nothing else.
pub(crate) fn stands(stage: &Stage<'_>, database: &Database<'_>, others: &[Database<'_>], v6: bool) -> Vec<Party> {
    let label = database.label();
    let shares = |other: &Database<'_>| {
        other.id != database.id && same(&other.groups, &database.groups) && other.vpc == database.vpc
    };
    let own = if others.iter().any(shares) { Vec::new() } else { interfaces(stage, database) };
    if !own.is_empty() {
        let party = |one: InterfaceRef| Party { end: End::Interface(one.id), label: label.clone() };
        return own.into_iter().map(party).collect();
    }
    imagined(&database.subnets, &database.groups, database.public, v6)
        .map(|end| Party { end, label: label.clone() })
        .collect()
}

/// A host in each subnet, with these groups.
pub(crate) fn imagined<'a>(
    subnets: &'a [SubnetId],
    groups: &'a [SecurityGroupId],
    public: bool,
    v6: bool,
) -> impl Iterator<Item = End> + 'a {
    subnets.iter().map(move |subnet| End::Notional {
        subnet: subnet.clone(),
        public: public && !v6,
        v6,
        groups: groups.to_vec(),
    })
}

/// The interfaces of RDS in the database's subnets with its groups.
pub(crate) fn interfaces(stage: &Stage<'_>, database: &Database<'_>) -> Vec<InterfaceRef> {
    let fits = |one: &&snapshot::shapes::NetworkInterface| {
        let groups: Vec<SecurityGroupId> = one.groups.iter().map(|group| group.group_id.clone()).collect();
        one.subnet_id.as_ref().is_some_and(|subnet| database.subnets.contains(subnet))
            && same(&groups, &database.groups)
    };
    let listed = stage.network.inventory().network_interfaces.iter().filter(fits);
    let known = listed.filter_map(|one| stage.network.interface(&one.network_interface_id));
    known.filter(|one| one.kind == "database").collect()
}

fn same(one: &[SecurityGroupId], other: &[SecurityGroupId]) -> bool {
    !one.is_empty() && one.iter().collect::<BTreeSet<_>>() == other.iter().collect::<BTreeSet<_>>()
}
