//! Subnets and hosts by what they can do.

use reach::{Network, RouteTarget};
use snapshot::shapes::{Instance, RouteTable, Subnet, Vpc};
use std::collections::BTreeSet;

/// The subnets and hosts of the VPC; every role holds all that fit.
#[derive(Debug, Default)]
pub struct Roles<'s> {
    /// Subnets whose effective route table has a route to an internet gateway, whatever it is for and in whatever state.
    pub public: Vec<&'s Subnet>,
    /// The others.
    pub private: Vec<&'s Subnet>,
    /// Private subnets in which stands what only a public one has use for, while no subnet is public.
    to_be_public: BTreeSet<&'s str>,
    /// Subnets in which something stands that hosts are, or that serves hosts.
    in_use: BTreeSet<&'s str>,
    /// Instances in public subnets: ways to hop in.
    pub hops: Vec<Host<'s>>,
    /// Instances in private subnets; while no subnet is public yet, those left out that stand in one that is to be.
    pub private_hosts: Vec<Host<'s>>,
}

/// An instance and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Host<'s> {
    /// The instance.
    pub instance: &'s Instance,
    /// The subnet of its primary interface.
    pub subnet: &'s Subnet,
}

impl Host<'_> {
    /// `running`, `stopped`, ….
    #[must_use]
    pub fn state(&self) -> &str {
        self.instance.state.as_ref().and_then(|state| state.name.as_deref()).unwrap_or_default()
    }
}

impl<'s> Roles<'s> {
    pub(super) fn find(network: &Network<'s>, vpc: &Vpc, place: usize) -> Self {
        let inventory = network.inventory();
        let mut roles = Self::default();
        let mut subnets: Vec<&'s Subnet> =
            inventory.subnets.iter().filter(|subnet| subnet.vpc_id.as_ref() == Some(&vpc.vpc_id)).collect();
        subnets.sort_by(|a, b| a.subnet_id.cmp(&b.subnet_id));
        for subnet in subnets {
            match network.route_table_of(&subnet.subnet_id) {
                snapshot::Lookup::Found(table)
                    if routes_to_internet_gateway(table) || network.is_public(&subnet.subnet_id) == Some(true) =>
                {
                    roles.public.push(subnet);
                }
                snapshot::Lookup::Found(_) => roles.private.push(subnet),
                // Without its table a subnet has no role; the checks need the tables and cannot tell.
                snapshot::Lookup::Absent | snapshot::Lookup::Unknown(_) => {}
            }
        }
        // Nobody logs in to what AWS runs there: a database, or a node of a load balancer.
        let is_host = |id: &str| {
            let kind = network.interface(id).map(|one| one.kind);
            !matches!(kind, Some("database" | "load-balancer"))
        };
        let own = inventory.network_interfaces.iter().filter(|one| is_host(&one.network_interface_id));
        let interfaces = own.filter_map(|interface| interface.subnet_id.as_deref());
        let nats = inventory.nat_gateways.iter().filter(|nat| nat.state.as_deref() != Some("deleted"));
        roles.in_use = interfaces.chain(nats.filter_map(|nat| nat.subnet_id.as_deref())).collect();
        let mut instances: Vec<&'s Instance> = inventory
            .instances()
            .rows()
            .iter()
            .filter(|row| row.place == place)
            .map(|row| row.item)
            .filter(|instance| {
                let state = instance.state.as_ref().and_then(|state| state.name.as_deref());
                !matches!(state, Some("terminated" | "shutting-down"))
            })
            .collect();
        let is_to_be_public = |subnet: &Subnet| roles.public.is_empty() && network.publicness(&subnet.subnet_id) > 0;
        roles.to_be_public =
            roles.private.iter().filter(|subnet| is_to_be_public(subnet)).map(|subnet| &*subnet.subnet_id).collect();
        instances.sort_by(|a, b| a.instance_id.cmp(&b.instance_id));
        for instance in instances {
            let stands_in = |subnet: &&&'s Subnet| instance.subnet_id.as_ref() == Some(&subnet.subnet_id);
            if let Some(subnet) = roles.public.iter().find(stands_in) {
                roles.hops.push(Host { instance, subnet });
            } else if let Some(subnet) = roles.private.iter().find(stands_in)
                && !roles.to_be_public.contains(&*subnet.subnet_id)
            {
                roles.private_hosts.push(Host { instance, subnet });
            }
            roles.in_use.extend(instance.subnet_id.as_deref());
        }
        roles
    }

    /// The private subnets that are to stay private.
    #[must_use]
    pub fn staying_private(&self) -> Vec<&'s Subnet> {
        let to_be_public = |subnet: &Subnet| self.to_be_public.contains(&*subnet.subnet_id);
        let staying: Vec<&'s Subnet> = self.private.iter().filter(|subnet| !to_be_public(subnet)).copied().collect();
        if staying.is_empty() { self.private.clone() } else { staying }
    }

    /// Of subnets of one kind those in which something stands, or all if there is none such.
    ///
    /// A subnet that was laid out for later is not yet asked to have its lists in order, nor is one for databases or
    /// load balancers alone, whose list need not let ssh in.
    #[must_use]
    pub fn in_use(&self, subnets: &[&'s Subnet]) -> Vec<&'s Subnet> {
        let used: Vec<&'s Subnet> =
            subnets.iter().filter(|subnet| self.in_use.contains(&*subnet.subnet_id)).copied().collect();
        if used.is_empty() { subnets.to_vec() } else { used }
    }
}

/// Whether a table has any route to an internet gateway.
///
/// A route that is too narrow, dead or to the wrong gateway still shows what the subnet is meant to be: what is wrong
/// with it is for the checks to say.
#[must_use]
pub(crate) fn routes_to_internet_gateway(table: &RouteTable) -> bool {
    table.routes.iter().any(|route| matches!(RouteTarget::of(route), RouteTarget::Internet(_)))
}
