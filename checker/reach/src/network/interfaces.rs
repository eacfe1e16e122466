//! Network interfaces: who holds which address and which groups.
//!
//! They are taken from `DescribeNetworkInterfaces`, and from the instances for those that it does not list.

use super::Ids;
use super::rules::Groups;
use snapshot::Inventory;
use snapshot::shapes::{Instance, InstanceNetworkInterface, NetworkInterface, PrivateAddress};
use std::collections::HashMap;
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
        let mut all = Self { nodes: Vec::new(), ids: Ids::new() };
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
    let mut found = HashMap::new();
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

fn addresses(
    list: &[PrivateAddress],
    primary: Option<&str>,
    association: Option<&str>,
) -> Vec<(Ipv4Addr, Option<Ipv4Addr>)> {
    let read = |text: Option<&str>| text.and_then(|text| text.parse::<Ipv4Addr>().ok());
    let primary = read(primary);
    let mut found: Vec<(Ipv4Addr, Option<Ipv4Addr>)> = Vec::with_capacity(list.len().max(1));
    for one in list {
        let Some(private) = read(one.private_ip_address.as_deref()) else { continue };
        let public = read(one.association.as_ref().and_then(|association| association.public_ip.as_deref()));
        let first = one.primary == Some(true) || Some(private) == primary;
        found.insert(if first { 0 } else { found.len() }, (private, public));
    }
    if let Some(primary) = primary
        && !found.iter().any(|&(private, _)| private == primary)
    {
        found.insert(0, (primary, None));
    }
    if let (Some(first), Some(public)) = (found.first_mut(), read(association)) {
        first.1 = first.1.or(Some(public));
    }
    found
}

fn listed<'s>(
    item: &'s NetworkInterface,
    place: usize,
    vpcs: &Ids<'s>,
    subnets: &Ids<'s>,
    groups: &mut Groups<'s>,
    instances: &Ids<'s>,
) -> InterfaceNode<'s> {
    let attachment = item.attachment.as_ref();
    InterfaceNode {
        id: &item.network_interface_id,
        vpc: item.vpc_id.as_deref().and_then(|id| vpcs.get(id)).copied(),
        subnet: item.subnet_id.as_deref().and_then(|id| subnets.get(id)).copied(),
        place,
        kind: kind(item),
        instance: attachment.and_then(|one| one.instance_id.as_deref()).and_then(|id| instances.get(id)).copied(),
        v4: addresses(
            &item.private_ip_addresses,
            item.private_ip_address.as_deref(),
            item.association.as_ref().and_then(|association| association.public_ip.as_deref()),
        ),
        v6: item.ipv6_addresses.iter().filter_map(|one| one.ipv6_address.as_deref()?.parse().ok()).collect(),
        groups: item.groups.iter().map(|group| groups.intern(&group.group_id)).collect(),
        check: item.source_dest_check,
        attached: match item.status.as_deref() {
            Some("in-use" | "associated") => true,
            Some(_) => false,
            None => attachment.is_some(),
        },
        denies_gateway: item.deny_all_igw_traffic == Some(true),
    }
}

fn kind(item: &NetworkInterface) -> InterfaceKind {
    let description = item.description.as_str().unwrap_or_default();
    match item.interface_type.as_deref().unwrap_or("interface") {
        "load_balancer" | "network_load_balancer" | "gateway_load_balancer" => return InterfaceKind::Balancer(None),
        "vpc_endpoint" => return InterfaceKind::Endpoint(None),
        "gateway_load_balancer_endpoint" => return InterfaceKind::BalancerEndpoint,
        "transit_gateway" => return InterfaceKind::Transit,
        "lambda" => return InterfaceKind::Function,
        "ec2_instance_connect_endpoint" => return InterfaceKind::ConnectEndpoint,
        // The index is entered once the NAT gateways are read.
        "natGateway" | "nat_gateway" => return InterfaceKind::Service,
        "interface" | "efa" | "efa-only" | "trunk" | "branch" | "secondary" => {}
        _ => return InterfaceKind::Service,
    }
    if description.starts_with("ELB ") {
        InterfaceKind::Balancer(None)
    } else if description.starts_with("VPC Endpoint Interface ") {
        InterfaceKind::Endpoint(None)
    } else if description.starts_with("Network Interface for Transit Gateway Attachment ") {
        InterfaceKind::Transit
    } else if description.starts_with("RDSNetworkInterface") {
        InterfaceKind::Database
    } else if description.starts_with("EC2 Instance Connect Endpoint ") {
        InterfaceKind::ConnectEndpoint
    } else if item.requester_managed == Some(true)
        && item.attachment.as_ref().is_none_or(|one| one.instance_id.is_none())
    {
        InterfaceKind::Service
    } else {
        InterfaceKind::Host
    }
}

fn of_instance<'s>(
    instance: &'s Instance,
    item: &'s InstanceNetworkInterface,
    place: usize,
    vpcs: &Ids<'s>,
    subnets: &Ids<'s>,
    groups: &mut Groups<'s>,
    index: usize,
) -> InterfaceNode<'s> {
    let vpc = item.vpc_id.as_deref().or(instance.vpc_id.as_deref());
    let subnet = item.subnet_id.as_deref().or(instance.subnet_id.as_deref());
    InterfaceNode {
        id: &item.network_interface_id,
        vpc: vpc.and_then(|id| vpcs.get(id)).copied(),
        subnet: subnet.and_then(|id| subnets.get(id)).copied(),
        place,
        kind: InterfaceKind::Host,
        instance: Some(index),
        v4: addresses(
            &item.private_ip_addresses,
            item.private_ip_address.as_deref(),
            item.association.as_ref().and_then(|association| association.public_ip.as_deref()),
        ),
        v6: item.ipv6_addresses.iter().filter_map(|one| one.ipv6_address.as_deref()?.parse().ok()).collect(),
        groups: item.groups.iter().map(|group| groups.intern(&group.group_id)).collect(),
        check: item.source_dest_check.or(instance.source_dest_check),
        attached: true,
        denies_gateway: false,
    }
}

/// The one interface of an instance that lists none.
fn bare<'s>(
    instance: &'s Instance,
    place: usize,
    vpcs: &Ids<'s>,
    subnets: &Ids<'s>,
    groups: &mut Groups<'s>,
    index: usize,
) -> Option<InterfaceNode<'s>> {
    let v4 = addresses(&[], instance.private_ip_address.as_deref(), instance.public_ip_address.as_deref());
    let v6: Vec<Ipv6Addr> = instance.ipv6_address.iter().filter_map(|text| text.parse().ok()).collect();
    (!v4.is_empty() || !v6.is_empty()).then(|| InterfaceNode {
        id: &instance.instance_id,
        vpc: instance.vpc_id.as_deref().and_then(|id| vpcs.get(id)).copied(),
        subnet: instance.subnet_id.as_deref().and_then(|id| subnets.get(id)).copied(),
        place,
        kind: InterfaceKind::Host,
        instance: Some(index),
        v4,
        v6,
        groups: instance.security_groups.iter().map(|group| groups.intern(&group.group_id)).collect(),
        check: instance.source_dest_check,
        attached: true,
        denies_gateway: false,
    })
}
