//! DNS names of the account's own resources: load balancers, endpoints, databases.

use super::{Refusal, Resolver, bad};
use crate::network::{InterfaceKind, Network};
use crate::{Phrase, codes};
use snapshot::{Ask, Status};

/// A name as it is compared: lower case, without the last dot and without the prefix for both families.
fn plain(name: &str) -> String {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    name.strip_prefix("dualstack.").unwrap_or(&name).to_owned()
}

impl Resolver<'_> {
    /// The interfaces behind a name.
    pub(super) fn named(&self, name: &str) -> Result<Vec<usize>, Refusal> {
        let found = self.net.interfaces_named(name);
        if found.is_empty() {
            let known = self.net.knows_name(name);
            let status = self.net.inventory.network_interfaces.status(self.net.inventory.home());
            if known && status != Status::Seen {
                return Err(self.absent(Ask::DescribeNetworkInterfaces, name, status));
            }
            let detail =
                if known { Phrase::NoneOfItsInterfacesIsListed } else { Phrase::NothingInTheSnapshotHasThisName };
            return Err(bad(codes::UNKNOWN_RESOURCE, name, detail));
        }
        Ok(found)
    }
}

impl Network<'_> {
    /// The DNS name of what has one beside its id or ARN: a load balancer, an endpoint, a database.
    pub(super) fn name_of(&self, id: &str) -> Option<&str> {
        let balancer = self.balancers.iter().find(|one| one.item.load_balancer_arn == *id);
        if let Some(one) = balancer {
            return one.item.dns_name.as_deref();
        }
        if let Some(one) = self.endpoints.iter().find(|one| one.item.vpc_endpoint_id == *id) {
            return one.item.dns_entries.first()?.dns_name.as_deref();
        }
        let database = self.inventory.db_instances.iter().find(|one| one.db_instance_identifier == *id)?;
        database.endpoint.as_ref()?.address.as_deref()
    }

    /// Whether some resource has a DNS name.
    pub(crate) fn knows_name(&self, name: &str) -> bool {
        let name = plain(name);
        let same = |other: Option<&str>| other.is_some_and(|other| plain(other) == name);
        self.balancers.iter().any(|one| same(one.item.dns_name.as_deref()))
            || self.endpoints.iter().any(|one| one.item.dns_entries.iter().any(|entry| same(entry.dns_name.as_deref())))
            || self
                .inventory
                .db_instances
                .iter()
                .any(|one| same(one.endpoint.as_ref().and_then(|endpoint| endpoint.address.as_deref())))
    }

    /// Whether a name stands for public addresses wherever it is asked for: that of a load balancer that faces the
    /// internet does.
    pub(crate) fn resolves_to_public(&self, name: &str) -> bool {
        let name = plain(name);
        let same = |other: Option<&str>| other.is_some_and(|other| plain(other) == name);
        let balancer = self.balancers.iter().find(|one| same(one.item.dns_name.as_deref()));
        balancer.is_some_and(|one| one.item.scheme.as_deref() == Some("internet-facing"))
    }

    /// The interfaces behind a DNS name.
    pub(crate) fn interfaces_named(&self, name: &str) -> Vec<usize> {
        let name = plain(name);
        let same = |other: Option<&str>| other.is_some_and(|other| plain(other) == name);
        if let Some(one) = self.balancers.iter().find(|one| same(one.item.dns_name.as_deref())) {
            return one.interfaces.clone();
        }
        let endpoint =
            self.endpoints.iter().find(|one| one.item.dns_entries.iter().any(|entry| same(entry.dns_name.as_deref())));
        if let Some(one) = endpoint {
            return one.interfaces.clone();
        }
        let database = self
            .inventory
            .db_instances
            .iter()
            .find(|one| same(one.endpoint.as_ref().and_then(|endpoint| endpoint.address.as_deref())));
        let Some(database) = database else { return Vec::new() };
        let groups: Vec<&str> =
            database.vpc_security_groups.iter().filter_map(|one| one.vpc_security_group_id.as_deref()).collect();
        let subnets = database.db_subnet_group.iter().flat_map(|group| &group.subnets);
        let subnets: Vec<&str> = subnets.filter_map(|subnet| subnet.subnet_identifier.as_deref()).collect();
        // AWS does not say which interface is whose: it is the one in its subnets with its groups.
        let fits = |&index: &usize| {
            let node = &self.interfaces[index];
            node.kind == InterfaceKind::Database
                && node.subnet.is_some_and(|subnet| subnets.contains(&self.subnets[subnet].id))
                && node.groups.len() == groups.len()
                && node.groups.iter().all(|&group| groups.contains(&self.groups[group].id))
        };
        (0..self.interfaces.len()).filter(fits).collect()
    }
}
