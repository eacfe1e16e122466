//! What blocks what: AWS refuses to delete a thing that another one still needs.

use crate::kind::{Kind, Why};
use crate::plan::Plan;
use crate::scene::Scene;
use crate::stands::{circles, named};
use snapshot::shapes::{Identified, SecurityGroup};
use std::collections::BTreeMap;

/// Notes all of it.
pub(crate) fn find(scene: &Scene<'_>, plan: &mut Plan) {
    servers(scene, plan);
    databases(scene, plan);
    ways_out(scene, plan);
    addresses(scene, plan);
    groups(scene, plan);
    tables(scene, plan);
    if let Some(vpc) = scene.vpc {
        // The rest of what stands in it has an interface in a subnet, which waits for it.
        for (kind, id) in plan.all_but_vpc(is_of_vpc) {
            plan.wait((Kind::Vpc, vpc), (kind, &id), Why::InVpc);
        }
    }
}

/// What a VPC waits for.
fn is_of_vpc(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::NatGateway
            | Kind::Endpoint
            | Kind::TransitAttachment
            | Kind::Peering
            | Kind::VpnGateway
            | Kind::SecurityGroup
            | Kind::InternetGateway
            | Kind::EgressOnlyGateway
            | Kind::Subnet
            | Kind::RouteTable
            | Kind::NetworkAcl
    )
}

/// What a thing holds: subnets by its interfaces, groups by their use.
fn holds<'i>(
    plan: &mut Plan,
    who: (Kind, &str),
    subnets: impl IntoIterator<Item = &'i str>,
    groups: impl IntoIterator<Item = &'i str>,
) {
    for subnet in subnets {
        plan.wait((Kind::Subnet, subnet), who, Why::InSubnet);
    }
    for group in groups {
        plan.wait((Kind::SecurityGroup, group), who, Why::UsesGroup);
    }
}

/// The internet gateways wait for whatever has a public address.
fn is_public(plan: &mut Plan, who: (Kind, &str)) {
    for gateway in plan.ids(Kind::InternetGateway) {
        plan.wait((Kind::InternetGateway, &gateway), who, Why::PublicAddress);
    }
}

fn servers(scene: &Scene<'_>, plan: &mut Plan) {
    let inventory = scene.inventory;
    for balancer in inventory.load_balancers.iter() {
        let who = (Kind::LoadBalancer, balancer.id());
        let subnets = balancer.availability_zones.iter().filter_map(|zone| zone.subnet_id.as_deref());
        holds(plan, who, subnets, balancer.security_groups.iter().map(|group| &**group));
        if balancer.scheme.as_deref() != Some("internal") {
            is_public(plan, who);
        }
    }
    for balancer in inventory.classic_load_balancers.iter() {
        let who = (Kind::ClassicLoadBalancer, balancer.id());
        let subnets = balancer.subnets.iter().map(|subnet| &**subnet);
        holds(plan, who, subnets, balancer.security_groups.iter().map(|group| &**group));
        if balancer.scheme.as_deref() != Some("internal") {
            is_public(plan, who);
        }
    }
    for group in inventory.target_groups.iter() {
        for balancer in &group.load_balancer_arns {
            plan.wait((Kind::TargetGroup, group.id()), (Kind::LoadBalancer, balancer), Why::Forwards);
        }
    }
    for instance in inventory.instances().iter() {
        let who = (Kind::Instance, instance.id());
        let interfaces = &instance.network_interfaces;
        let subnets = interfaces.iter().filter_map(|interface| interface.subnet_id.as_deref());
        let groups = interfaces.iter().flat_map(|interface| &interface.groups).chain(&instance.security_groups);
        let groups = groups.map(|group| &*group.group_id);
        holds(plan, who, subnets.chain(instance.subnet_id.as_deref()), groups);
        let public =
            instance.public_ip_address.is_some() || interfaces.iter().any(|interface| interface.association.is_some());
        if public {
            is_public(plan, who);
        }
    }
    for volume in inventory.volumes.iter() {
        for attachment in &volume.attachments {
            if let Some(instance) = attachment.instance_id.as_deref() {
                plan.wait((Kind::Volume, volume.id()), (Kind::Instance, instance), Why::Holds);
            }
        }
    }
}

fn databases(scene: &Scene<'_>, plan: &mut Plan) {
    let inventory = scene.inventory;
    let mut subnets: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for group in inventory.db_subnet_groups.iter() {
        if let Some(name) = group.db_subnet_group_name.as_deref() {
            let of = group.subnets.iter().filter_map(|subnet| subnet.subnet_identifier.as_deref());
            subnets.entry(name).or_default().extend(of);
        }
    }
    for database in inventory.db_instances.iter() {
        let who = (Kind::DbInstance, database.id());
        let group = database.db_subnet_group.as_ref();
        let name = group.and_then(|group| group.db_subnet_group_name.as_deref());
        let own = group.into_iter().flat_map(|group| &group.subnets);
        let own = own.filter_map(|subnet| subnet.subnet_identifier.as_deref());
        let listed = name.and_then(|name| subnets.get(name)).into_iter().flatten().copied();
        let groups = database.vpc_security_groups.iter().filter_map(|group| group.vpc_security_group_id.as_deref());
        holds(plan, who, own.chain(listed), groups);
        if database.publicly_accessible == Some(true) {
            is_public(plan, who);
        }
        if let Some(name) = name {
            plan.wait((Kind::DbSubnetGroup, name), who, Why::Member);
        }
        if let Some(cluster) = database.db_cluster_identifier.as_deref() {
            plan.wait((Kind::DbCluster, cluster), who, Why::Member);
        }
    }
    for cluster in inventory.db_clusters.iter() {
        let who = (Kind::DbCluster, cluster.id());
        let name = cluster.db_subnet_group.as_deref();
        let listed = name.and_then(|name| subnets.get(name)).into_iter().flatten().copied();
        let groups = cluster.vpc_security_groups.iter().filter_map(|group| group.vpc_security_group_id.as_deref());
        holds(plan, who, listed, groups);
        if let Some(name) = name {
            plan.wait((Kind::DbSubnetGroup, name), who, Why::Member);
        }
        for member in cluster.db_cluster_members.iter().filter_map(|member| member.db_instance_identifier.as_deref()) {
            plan.wait(who, (Kind::DbInstance, member), Why::Member);
        }
    }
    for proxy in inventory.db_proxies.iter() {
        let who = (Kind::DbProxy, proxy.id());
        let groups = proxy.vpc_security_group_ids.iter().map(|group| &**group);
        holds(plan, who, proxy.vpc_subnet_ids.iter().map(|subnet| &**subnet), groups);
    }
}

fn ways_out(scene: &Scene<'_>, plan: &mut Plan) {
    let inventory = scene.inventory;
    for nat in inventory.nat_gateways.iter() {
        let who = (Kind::NatGateway, nat.id());
        holds(plan, who, nat.subnet_id.as_deref(), None);
        if nat.connectivity_type.as_deref() != Some("private") {
            is_public(plan, who);
        }
        for address in nat.nat_gateway_addresses.iter().filter_map(|address| address.allocation_id.as_deref()) {
            plan.wait((Kind::Address, address), who, Why::Holds);
        }
    }
    for endpoint in inventory.vpc_endpoints.iter() {
        let groups = endpoint.groups.iter().map(|group| &*group.group_id);
        holds(plan, (Kind::Endpoint, endpoint.id()), endpoint.subnet_ids.iter().map(|subnet| &**subnet), groups);
    }
    for endpoint in inventory.instance_connect_endpoints.iter() {
        let groups = endpoint.security_group_ids.iter().map(|group| &**group);
        holds(plan, (Kind::InstanceConnect, endpoint.id()), endpoint.subnet_id.as_deref(), groups);
    }
    for attachment in inventory.transit_gateway_vpc_attachments.iter() {
        let subnets = attachment.subnet_ids.iter().map(|subnet| &**subnet);
        holds(plan, (Kind::TransitAttachment, attachment.id()), subnets, None);
    }
}

fn addresses(scene: &Scene<'_>, plan: &mut Plan) {
    let inventory = scene.inventory;
    for interface in inventory.network_interfaces.iter() {
        let who = (Kind::Interface, interface.id());
        let groups = interface.groups.iter().map(|group| &*group.group_id);
        holds(plan, who, interface.subnet_id.as_deref(), groups);
        if interface.association.is_some() {
            is_public(plan, who);
        }
        let holder = interface.attachment.as_ref().and_then(|attachment| attachment.instance_id.as_deref());
        if let Some(instance) = holder {
            plan.wait(who, (Kind::Instance, instance), Why::Holds);
        }
    }
    for address in inventory.addresses.iter() {
        let Some(allocation) = address.allocation_id.as_deref() else { continue };
        let who = (Kind::Address, allocation);
        if let Some(instance) = address.instance_id.as_deref() {
            plan.wait(who, (Kind::Instance, instance), Why::Holds);
        }
        if let Some(interface) = address.network_interface_id.as_deref() {
            plan.wait(who, (Kind::Interface, interface), Why::Holds);
        }
    }
    for balancer in inventory.load_balancers.iter() {
        let zones = balancer.availability_zones.iter().flat_map(|zone| &zone.load_balancer_addresses);
        for address in zones.filter_map(|address| address.allocation_id.as_deref()) {
            plan.wait((Kind::Address, address), (Kind::LoadBalancer, balancer.id()), Why::Holds);
        }
    }
}

/// A group cannot go while a rule of another one names it:
/// <https://docs.aws.amazon.com/vpc/latest/userguide/deleting-security-groups.html>
fn groups(scene: &Scene<'_>, plan: &mut Plan) {
    let here = scene.inventory.security_groups.iter().filter(|group| scene.is_here(group.vpc_id.as_ref()));
    let groups: Vec<&SecurityGroup> = here.collect();
    let on_circles = circles(&groups);
    for group in &groups {
        for other in named(group) {
            let by = if on_circles.contains(&(group.id(), other)) || !plan.has(Kind::SecurityGroup, group.id()) {
                Kind::GroupRule
            } else {
                Kind::SecurityGroup
            };
            plan.wait((Kind::SecurityGroup, other), (by, group.id()), Why::NamesGroup);
        }
    }
}

fn tables(scene: &Scene<'_>, plan: &mut Plan) {
    for table in scene.inventory.route_tables.iter() {
        let who = (Kind::RouteTable, table.id());
        for association in &table.associations {
            if let Some(subnet) = association.subnet_id.as_deref() {
                plan.wait(who, (Kind::Subnet, subnet), Why::Associated);
            }
            if let Some(gateway) = association.gateway_id.as_deref() {
                plan.wait(who, (Kind::InternetGateway, gateway), Why::Associated);
            }
        }
    }
    for list in scene.inventory.network_acls.iter() {
        for subnet in list.associations.iter().filter_map(|association| association.subnet_id.as_deref()) {
            plan.wait((Kind::NetworkAcl, list.id()), (Kind::Subnet, subnet), Why::Associated);
        }
    }
}
