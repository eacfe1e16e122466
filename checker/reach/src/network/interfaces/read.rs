//! Interfaces as AWS lists them, alone or under their instances, read into one form.

use super::{InterfaceKind, InterfaceNode};
use crate::network::Ids;
use crate::network::rules::Groups;
use snapshot::shapes::{Instance, InstanceNetworkInterface, NetworkInterface, PrivateAddress};
use std::net::{Ipv4Addr, Ipv6Addr};

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

pub(super) fn listed<'s>(
    item: &'s NetworkInterface,
    place: usize,
    vpcs: &Ids<'s>,
    subnets: &Ids<'s>,
    groups: &mut Groups<'s>,
    instances: &Ids<'s>,
) -> InterfaceNode<'s> {
    let attachment = item.attachment.as_ref();
    let bearer = attachment.and_then(|one| one.instance_id.as_deref());
    let instance = bearer.and_then(|id| instances.get(id)).copied();
    InterfaceNode {
        id: &item.network_interface_id,
        vpc: item.vpc_id.as_deref().and_then(|id| vpcs.get(id)).copied(),
        subnet: item.subnet_id.as_deref().and_then(|id| subnets.get(id)).copied(),
        place,
        kind: kind(item),
        instance,
        of_unlisted_instance: bearer.is_some() && instance.is_none(),
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
        "natGateway" | "nat_gateway" => return InterfaceKind::UnlistedNat,
        "interface" | "efa" | "efa-only" | "trunk" | "branch" | "secondary" => {}
        _ => return InterfaceKind::Service,
    }
    if description.starts_with("ELB ") {
        InterfaceKind::Balancer(None)
    } else if description.starts_with("VPC Endpoint Interface ") {
        InterfaceKind::Endpoint(None)
    } else if description.starts_with("Interface for NAT Gateway ") {
        InterfaceKind::UnlistedNat
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

pub(super) fn of_instance<'s>(
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
        of_unlisted_instance: false,
        denies_gateway: false,
    }
}

/// The one interface of an instance that lists none.
pub(super) fn bare<'s>(
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
        of_unlisted_instance: false,
        denies_gateway: false,
    })
}
