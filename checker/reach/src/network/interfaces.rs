//! Network interfaces: who holds which address and which groups.
//!
//! They are taken from `DescribeNetworkInterfaces`, and from the instances for those that it does not list.

mod read;

use super::Ids;
use super::rules::Groups;
use crate::hash::HashMap;
use read::{bare, listed, of_instance};
use snapshot::Inventory;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// An interface.
#[derive(Debug)]
pub(crate) struct InterfaceNode<'s> {
    pub(crate) id: &'s str,
    pub(crate) vpc: Option<usize>,
    pub(crate) subnet: Option<usize>,
    pub(crate) place: usize,
    pub(crate) kind: InterfaceKind,
    /// Index of the instance.
    pub(crate) instance: Option<usize>,
    /// Whether it belongs to an instance that is not in the snapshot, so that nobody knows whether that runs.
    pub(crate) of_unlisted_instance: bool,
    /// Private addresses, the primary one first, each with its public one.
    pub(crate) v4: Vec<(Ipv4Addr, Option<Ipv4Addr>)>,
    pub(crate) v6: Vec<Ipv6Addr>,
    /// Indexes of the security groups.
    pub(crate) groups: Vec<usize>,
    /// Whether it drops what is not from or for its own addresses.
    pub(crate) check: Option<bool>,
    pub(crate) attached: bool,
    pub(crate) denies_gateway: bool,
}

/// What stands behind an interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InterfaceKind {
    /// An instance, a container, an unattached interface: it answers for itself.
    Host,
    /// A NAT gateway, by index.
    Nat(usize),
    /// A NAT gateway that is not listed.
    UnlistedNat,
    /// A load balancer, by index where it is known.
    Balancer(Option<usize>),
    /// An interface endpoint, by index where it is known.
    Endpoint(Option<usize>),
    /// An endpoint of a gateway load balancer.
    BalancerEndpoint,
    /// An attachment of a transit gateway.
    Transit,
    /// A database of RDS.
    Database,
    /// A function of Lambda.
    Function,
    /// An EC2 Instance Connect endpoint.
    ConnectEndpoint,
    /// A service that this program does not know.
    Service,
}

impl InterfaceKind {
    /// The word for it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Nat(_) | Self::UnlistedNat => "nat-gateway",
            Self::Balancer(_) => "load-balancer",
            Self::Endpoint(_) | Self::BalancerEndpoint => "vpc-endpoint",
            Self::Transit => "transit-gateway",
            Self::Database => "database",
            Self::Function => "function",
            Self::ConnectEndpoint => "instance-connect-endpoint",
            Self::Service => "service",
        }
    }
}

impl InterfaceNode<'_> {
    pub(crate) fn holds(&self, address: IpAddr) -> bool {
        match address {
            IpAddr::V4(address) => self.v4.iter().any(|&(private, _)| private == address),
            IpAddr::V6(address) => self.v6.contains(&address),
        }
    }

    /// The public address that stands for a private one.
    pub(crate) fn public(&self, private: Ipv4Addr) -> Option<Ipv4Addr> {
        self.v4.iter().find(|&&(mine, _)| mine == private)?.1
    }
}

/// All interfaces.
pub(crate) struct Interfaces<'s> {
    pub(crate) nodes: Vec<InterfaceNode<'s>>,
    pub(crate) ids: Ids<'s>,
}

impl<'s> Interfaces<'s> {
    pub(crate) fn new(
        inventory: &Inventory<'s>,
        vpcs: &Ids<'s>,
        subnets: &Ids<'s>,
        groups: &mut Groups<'s>,
        instances: &Ids<'s>,
    ) -> Self {
        let mut all = Self { nodes: Vec::new(), ids: Ids::default() };
        let elastic = elastic(inventory);
        for row in inventory.network_interfaces.rows() {
            let node = listed(row.item, row.place, vpcs, subnets, groups, instances);
            all.ids.insert(row.item.network_interface_id.as_str(), all.nodes.len());
            all.nodes.push(node);
        }
        for row in inventory.instances().rows() {
            let Some(&instance) = instances.get(row.item.instance_id.as_str()) else { continue };
            for interface in &row.item.network_interfaces {
                let node = of_instance(row.item, interface, row.place, vpcs, subnets, groups, instance);
                all.merge(node);
            }
            if row.item.network_interfaces.is_empty()
                && let Some(node) = bare(row.item, row.place, vpcs, subnets, groups, instance)
                && !all.nodes.iter().any(|known| known.instance == Some(instance))
            {
                all.merge(node);
            }
        }
        for node in &mut all.nodes {
            for (private, public) in &mut node.v4 {
                if public.is_none() {
                    *public = elastic.get(&(node.id, *private)).copied();
                }
            }
        }
        all
    }

    /// Adds what an instance says of an interface to what is known of it.
    fn merge(&mut self, node: InterfaceNode<'s>) {
        let Some(&known) = self.ids.get(node.id) else {
            self.ids.insert(node.id, self.nodes.len());
            self.nodes.push(node);
            return;
        };
        let known = &mut self.nodes[known];
        known.vpc = known.vpc.or(node.vpc);
        known.subnet = known.subnet.or(node.subnet);
        known.instance = known.instance.or(node.instance);
        known.attached = true;
        if known.groups.is_empty() {
            known.groups = node.groups;
        }
        known.check = known.check.or(node.check);
        for &(private, public) in &node.v4 {
            if let Some((_, mine)) = known.v4.iter_mut().find(|(mine, _)| *mine == private) {
                *mine = mine.or(public);
            }
        }
        if known.v4.is_empty() {
            known.v4 = node.v4;
        }
        if known.v6.is_empty() {
            known.v6 = node.v6;
        }
    }
}

/// Elastic addresses by the interface and private address that they are associated with.
fn elastic<'s>(inventory: &Inventory<'s>) -> HashMap<(&'s str, Ipv4Addr), Ipv4Addr> {
    let mut found = HashMap::default();
    for address in inventory.addresses.iter() {
        let (Some(private), Ok(public)) =
            (address.private_ip_address.as_deref().and_then(|text| text.parse().ok()), address.public_ip.parse())
        else {
            continue;
        };
        let holder = address.network_interface_id.as_deref().or(address.instance_id.as_deref());
        if let Some(holder) = holder {
            found.insert((holder, private), public);
        }
    }
    found
}
