//! What stands in the VPC, and what deletes it.

use crate::command::{Command, Line, remove, vanish, wait};
use crate::id;
use crate::kept::{Kept, Reason};
use crate::kind::Kind;
use crate::plan::Plan;
use crate::scene::Scene;
use snapshot::Inventory;
use snapshot::shapes::{Identified, IpPermission, NetworkAcl, SecurityGroup};
use std::collections::BTreeSet;

/// Finds it. `account` is who deletes: what others share with it is theirs.
pub(crate) fn find(scene: &Scene<'_>, account: Option<&str>, plan: &mut Plan) {
    let Some(vpc) = scene.vpc else { return };
    let mut builder = Builder { scene, account, vpc, plan };
    builder.servers();
    builder.databases();
    builder.ways_out();
    builder.addresses();
    builder.groups();
    builder.network();
}

struct Builder<'a, 's, 'p> {
    scene: &'a Scene<'s>,
    account: Option<&'a str>,
    vpc: &'a str,
    plan: &'p mut Plan,
}

/// Whether a state says that something is there no more.
fn is_gone(state: Option<&str>) -> bool {
    state.is_some_and(|state| {
        matches!(
            state.to_ascii_lowercase().as_str(),
            "deleted" | "terminated" | "rejected" | "failed" | "expired" | "delete-complete" | "detached"
        )
    })
}

impl Builder<'_, '_, '_> {
    /// Adds a thing, unless it is somebody else's.
    fn own<T: Identified>(&mut self, kind: Kind, item: &T, lines: Vec<Line>) {
        self.owned(kind, item.id(), item.owner(), lines);
    }

    fn owned(&mut self, kind: Kind, id: &str, owner: Option<&str>, lines: Vec<Line>) {
        if let (Some(owner), Some(account)) = (owner, self.account)
            && owner != account
        {
            self.plan.kept.push(Kept { kind, id: id.to_owned(), reason: Reason::OfAnotherAccount });
            return;
        }
        self.plan.add(kind, id, lines);
    }

    fn servers(&mut self) {
        let (inventory, scene) = (self.scene.inventory, self.scene);
        for balancer in inventory.load_balancers.iter().filter(|balancer| scene.is_here(balancer.vpc_id.as_ref())) {
            let id = balancer.id();
            let lines = vec![
                remove("elbv2 delete-load-balancer --load-balancer-arn @", id),
                wait("elbv2 wait load-balancers-deleted --load-balancer-arns @", id),
            ];
            self.own(Kind::LoadBalancer, balancer, lines);
        }
        for balancer in
            inventory.classic_load_balancers.iter().filter(|balancer| scene.is_here(balancer.vpc_id.as_ref()))
        {
            let id = balancer.id();
            let lines = vec![remove("elb delete-load-balancer --load-balancer-name @", id)];
            self.own(Kind::ClassicLoadBalancer, balancer, lines);
        }
        for group in inventory.target_groups.iter().filter(|group| scene.is_here(group.vpc_id.as_ref())) {
            let lines = vec![remove("elbv2 delete-target-group --target-group-arn @", group.id())];
            self.own(Kind::TargetGroup, group, lines);
        }
        for instance in inventory.instances().iter().filter(|instance| scene.is_here(instance.vpc_id.as_ref())) {
            if is_gone(instance.state.as_ref().and_then(|state| state.name.as_deref())) {
                continue;
            }
            let id = instance.id();
            let lines = vec![
                remove("ec2 terminate-instances --instance-ids @", id),
                wait("ec2 wait instance-terminated --instance-ids @", id),
            ];
            self.own(Kind::Instance, instance, lines);
        }
        for volume in inventory.volumes.iter() {
            let on = |id: &snapshot::InstanceId| self.plan.has(Kind::Instance, id);
            if volume.attachments.iter().filter_map(|attachment| attachment.instance_id.as_ref()).any(on) {
                let lines = vec![remove("ec2 delete-volume --volume-id @", volume.id())];
                self.own(Kind::Volume, volume, lines);
            }
        }
    }

    fn databases(&mut self) {
        let (inventory, scene) = (self.scene.inventory, self.scene);
        let mut groups: BTreeSet<&str> = BTreeSet::new();
        for group in inventory.db_subnet_groups.iter().filter(|group| scene.is_here(group.vpc_id.as_ref())) {
            let Some(name) = group.db_subnet_group_name.as_deref() else { continue };
            groups.insert(name);
            // RDS made that one by itself, for the default VPC; elsewhere nobody can.
            let lines = vec![remove("rds delete-db-subnet-group --db-subnet-group-name @", name)];
            self.plan.add(Kind::DbSubnetGroup, name, lines);
        }
        for database in inventory.db_instances.iter() {
            let group = database.db_subnet_group.as_ref();
            let here = group.is_some_and(|group| {
                scene.is_here(group.vpc_id.as_ref())
                    || group.db_subnet_group_name.as_deref().is_some_and(|name| groups.contains(name))
            });
            if !here || is_gone(database.db_instance_status.as_deref()) {
                continue;
            }
            let id = database.id();
            // What is in a cluster stays in the cluster: its snapshot is the cluster's to take.
            let rest = if database.db_cluster_identifier.is_some() {
                ""
            } else {
                " --skip-final-snapshot --delete-automated-backups"
            };
            let lines = vec![
                remove(&format!("rds delete-db-instance --db-instance-identifier @{rest}"), id),
                wait("rds wait db-instance-deleted --db-instance-identifier @", id),
            ];
            self.own(Kind::DbInstance, database, lines);
        }
        for cluster in inventory.db_clusters.iter() {
            let member = |member: &snapshot::shapes::DbClusterMember| {
                member.db_instance_identifier.as_deref().is_some_and(|id| self.plan.has(Kind::DbInstance, id))
            };
            let here = cluster.db_subnet_group.as_deref().is_some_and(|name| groups.contains(name))
                || cluster.db_cluster_members.iter().any(member);
            if !here || is_gone(cluster.status.as_deref()) {
                continue;
            }
            let id = cluster.id();
            let lines = vec![
                remove("rds delete-db-cluster --db-cluster-identifier @ --skip-final-snapshot", id),
                wait("rds wait db-cluster-deleted --db-cluster-identifier @", id),
            ];
            self.own(Kind::DbCluster, cluster, lines);
        }
        for proxy in inventory.db_proxies.iter().filter(|proxy| scene.is_here(proxy.vpc_id.as_ref())) {
            let lines = vec![remove("rds delete-db-proxy --db-proxy-name @", proxy.id())];
            self.own(Kind::DbProxy, proxy, lines);
        }
    }

    fn ways_out(&mut self) {
        let (inventory, scene) = (self.scene.inventory, self.scene);
        for nat in inventory.nat_gateways.iter().filter(|nat| scene.is_here(nat.vpc_id.as_ref())) {
            // A failed one still holds its address until it is deleted.
            if nat.state.as_deref() == Some("deleted") {
                continue;
            }
            let id = nat.id();
            let lines = vec![
                remove("ec2 delete-nat-gateway --nat-gateway-id @", id),
                wait("ec2 wait nat-gateway-deleted --nat-gateway-ids @", id),
            ];
            self.own(Kind::NatGateway, nat, lines);
        }
        for endpoint in inventory.vpc_endpoints.iter().filter(|endpoint| scene.is_here(endpoint.vpc_id.as_ref())) {
            if is_gone(endpoint.state.as_deref()) {
                continue;
            }
            if endpoint.requester_managed == Some(true) {
                let (kind, id) = (Kind::Endpoint, endpoint.id().to_owned());
                self.plan.kept.push(Kept { kind, id, reason: Reason::HeldByService });
                continue;
            }
            let id = endpoint.id();
            let lines = vec![
                remove("ec2 delete-vpc-endpoints --vpc-endpoint-ids @", id),
                vanish("ec2 describe-vpc-endpoints --vpc-endpoint-ids @", id, "VpcEndpoints[].State"),
            ];
            self.own(Kind::Endpoint, endpoint, lines);
        }
        for endpoint in
            inventory.instance_connect_endpoints.iter().filter(|endpoint| scene.is_here(endpoint.vpc_id.as_ref()))
        {
            if is_gone(endpoint.state.as_deref()) {
                continue;
            }
            let id = endpoint.id();
            let lines = vec![
                remove("ec2 delete-instance-connect-endpoint --instance-connect-endpoint-id @", id),
                vanish(
                    "ec2 describe-instance-connect-endpoints --instance-connect-endpoint-ids @",
                    id,
                    "InstanceConnectEndpoints[].State",
                ),
            ];
            self.own(Kind::InstanceConnect, endpoint, lines);
        }
        for attachment in
            inventory.transit_gateway_vpc_attachments.iter().filter(|one| scene.is_here(one.vpc_id.as_ref()))
        {
            if is_gone(attachment.state.as_deref()) {
                continue;
            }
            let id = attachment.id();
            let lines = vec![
                remove("ec2 delete-transit-gateway-vpc-attachment --transit-gateway-attachment-id @", id),
                vanish(
                    "ec2 describe-transit-gateway-vpc-attachments \
                     --transit-gateway-attachment-ids @",
                    id,
                    "TransitGatewayVpcAttachments[].State",
                ),
            ];
            self.own(Kind::TransitAttachment, attachment, lines);
        }
        for peering in inventory.vpc_peering_connections.iter() {
            let sides = [&peering.requester_vpc_info, &peering.accepter_vpc_info];
            let here = sides.into_iter().flatten().any(|side| scene.is_here(side.vpc_id.as_ref()));
            if !here || is_gone(peering.status.as_ref().and_then(|status| status.code.as_deref())) {
                continue;
            }
            let lines = vec![remove("ec2 delete-vpc-peering-connection --vpc-peering-connection-id @", peering.id())];
            self.own(Kind::Peering, peering, lines);
        }
        for gateway in inventory.vpn_gateways.iter() {
            let attached = gateway
                .vpc_attachments
                .iter()
                .any(|attachment| scene.is_here(attachment.vpc_id.as_ref()) && !is_gone(attachment.state.as_deref()));
            if attached && id::is_of(Kind::Vpc, self.vpc) {
                let line = format!("ec2 detach-vpn-gateway --vpn-gateway-id @ --vpc-id {}", self.vpc);
                self.own(Kind::VpnGateway, gateway, vec![remove(&line, gateway.id())]);
            }
        }
    }

    /// Interfaces that somebody made, and Elastic IP addresses of whatever goes.
    fn addresses(&mut self) {
        let (inventory, scene) = (self.scene.inventory, self.scene);
        let served = served(inventory);
        for interface in inventory.network_interfaces.iter().filter(|one| scene.is_here(one.vpc_id.as_ref())) {
            let holder = interface.attachment.as_ref();
            let primary = holder.is_some_and(|holder| holder.instance_id.is_some() && holder.device_index == Some(0));
            if served.contains(interface.id()) {
                continue;
            }
            let of_user = interface.requester_managed != Some(true)
                && matches!(interface.interface_type.as_deref(), None | Some("interface" | "efa" | "trunk"))
                && interface.description.as_str().is_none();
            if of_user && !primary {
                let lines = vec![remove("ec2 delete-network-interface --network-interface-id @", interface.id())];
                self.own(Kind::Interface, interface, lines);
            } else if !of_user && !primary && self.holder_is_unknown(interface) {
                let (kind, id) = (Kind::Interface, interface.id().to_owned());
                self.plan.kept.push(Kept { kind, id, reason: Reason::HeldByService });
            }
        }
        // Of gateways that have been deleted already too: what they leave behind bills on its own.
        let of_gateways: BTreeSet<&str> = inventory
            .nat_gateways
            .iter()
            .filter(|nat| scene.is_here(nat.vpc_id.as_ref()))
            .flat_map(|nat| nat.nat_gateway_addresses.iter().filter_map(|address| address.allocation_id.as_deref()))
            .collect();
        let of_balancers: BTreeSet<&str> = inventory
            .load_balancers
            .iter()
            .filter(|balancer| scene.is_here(balancer.vpc_id.as_ref()))
            .flat_map(|balancer| balancer.availability_zones.iter().flat_map(|zone| &zone.load_balancer_addresses))
            .filter_map(|address| address.allocation_id.as_deref())
            .collect();
        for address in inventory.addresses.iter() {
            // AWS manages the addresses of a regional NAT gateway and takes them back itself.
            let Some(allocation) = address.allocation_id.as_deref().filter(|_| address.service_managed.is_none())
            else {
                continue;
            };
            let here = |id: &snapshot::NetworkInterfaceId| {
                inventory.network_interfaces.get(id).is_some_and(|one| scene.is_here(one.vpc_id.as_ref()))
            };
            let held = address.instance_id.as_ref().is_some_and(|id| self.plan.has(Kind::Instance, id))
                || address.network_interface_id.as_ref().is_some_and(here);
            let left = address.association_id.is_none() && address.network_interface_id.is_none();
            let named = of_gateways.contains(allocation) || of_balancers.contains(allocation);
            if held || named && (left || address.network_interface_id.as_ref().is_none_or(here)) {
                let lines = vec![remove("ec2 release-address --allocation-id @", allocation)];
                self.plan.add(Kind::Address, allocation, lines);
            }
        }
    }

    /// Whether nothing that is deleted here is known to hold an interface of a service.
    fn holder_is_unknown(&self, interface: &snapshot::shapes::NetworkInterface) -> bool {
        let known_type = matches!(
            interface.interface_type.as_deref(),
            Some(
                "nat_gateway"
                    | "vpc_endpoint"
                    | "gateway_load_balancer_endpoint"
                    | "network_load_balancer"
                    | "gateway_load_balancer"
                    | "load_balancer"
                    | "transit_gateway"
                    | "ec2_instance_connect_endpoint"
                    | "natGateway"
            )
        );
        !known_type && interface.description.as_str().is_none()
    }

    fn groups(&mut self) {
        let (inventory, scene) = (self.scene.inventory, self.scene);
        let groups: Vec<&SecurityGroup> =
            inventory.security_groups.iter().filter(|group| scene.is_here(group.vpc_id.as_ref())).collect();
        for group in &groups {
            // Every VPC has one that goes with it: https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
            if group.group_name.as_deref() == Some("default") {
                continue;
            }
            let lines = vec![remove("ec2 delete-security-group --group-id @", group.id())];
            self.own(Kind::SecurityGroup, *group, lines);
        }
        let in_circles = circles(&groups);
        for group in &groups {
            let stays = group.group_name.as_deref() == Some("default");
            let names = |other: &str| {
                self.plan.has(Kind::SecurityGroup, other) && (stays || in_circles.contains(&(group.id(), other)))
            };
            let mut lines = Vec::new();
            for (way, permissions) in [("ingress", &group.ip_permissions), ("egress", &group.ip_permissions_egress)] {
                for permission in permissions {
                    let others = permission.user_id_group_pairs.iter().filter_map(|pair| pair.group_id.as_deref());
                    for other in others.filter(|other| *other != group.id() && names(other)) {
                        if let Some(rule) = rule(permission, other) {
                            let command =
                                Command::of(&format!("ec2 revoke-security-group-{way} --group-id @"), group.id());
                            lines.push(Line::Remove(command.with("--ip-permissions").with(rule)));
                        }
                    }
                }
            }
            if !lines.is_empty() && (stays || self.plan.has(Kind::SecurityGroup, group.id())) {
                self.own(Kind::GroupRule, *group, lines);
            }
        }
    }

    /// Hands the subnets that a list still guards to the default one: it cannot be taken off them, only exchanged.
    fn give_to_default(&self, list: &NetworkAcl) -> Vec<Line> {
        let mut lists = self.scene.inventory.network_acls.iter();
        let default = lists.find(|one| one.is_default == Some(true) && self.scene.is_here(one.vpc_id.as_ref()));
        let default = default.filter(|one| id::is_of(Kind::NetworkAcl, one.id()));
        default.map(|default| Line::Exchange(list.id().to_owned(), default.id().to_owned())).into_iter().collect()
    }

    fn network(&mut self) {
        let (inventory, scene) = (self.scene.inventory, self.scene);
        if !id::is_of(Kind::Vpc, self.vpc) {
            self.plan.kept.push(Kept { kind: Kind::Vpc, id: self.vpc.to_owned(), reason: Reason::OddId });
            return;
        }
        for gateway in inventory.internet_gateways.iter() {
            if !gateway.attachments.iter().any(|attachment| scene.is_here(attachment.vpc_id.as_ref())) {
                continue;
            }
            let detach = format!("ec2 detach-internet-gateway --internet-gateway-id @ --vpc-id {}", self.vpc);
            let lines = vec![
                remove(&detach, gateway.id()),
                remove("ec2 delete-internet-gateway --internet-gateway-id @", gateway.id()),
            ];
            self.own(Kind::InternetGateway, gateway, lines);
        }
        for gateway in inventory.egress_only_internet_gateways.iter() {
            if gateway.attachments.iter().any(|attachment| scene.is_here(attachment.vpc_id.as_ref())) {
                let line = "ec2 delete-egress-only-internet-gateway --egress-only-internet-gateway-id @";
                self.own(Kind::EgressOnlyGateway, gateway, vec![remove(line, gateway.id())]);
            }
        }
        for subnet in inventory.subnets.iter().filter(|subnet| scene.is_here(subnet.vpc_id.as_ref())) {
            self.own(Kind::Subnet, subnet, vec![remove("ec2 delete-subnet --subnet-id @", subnet.id())]);
        }
        // The main table, the default list and the default group go with the VPC, and not before.
        for table in inventory.route_tables.iter().filter(|table| scene.is_here(table.vpc_id.as_ref())) {
            if !table.associations.iter().any(|association| association.main == Some(true)) {
                // The hand-outs take a table off its subnets first; AWS does so too when those go.
                let associations = table.associations.iter();
                let ids = associations.filter_map(|association| association.route_table_association_id.as_deref());
                let mut lines: Vec<Line> = ids
                    .filter(|id| id::is_association(id))
                    .map(|id| remove("ec2 disassociate-route-table --association-id @", id))
                    .collect();
                lines.push(remove("ec2 delete-route-table --route-table-id @", table.id()));
                self.own(Kind::RouteTable, table, lines);
            }
        }
        for list in inventory.network_acls.iter().filter(|list| scene.is_here(list.vpc_id.as_ref())) {
            if list.is_default != Some(true) {
                let mut lines = self.give_to_default(list);
                lines.push(remove("ec2 delete-network-acl --network-acl-id @", list.id()));
                self.own(Kind::NetworkAcl, list, lines);
            }
        }
        if let Some(vpc) = inventory.vpcs.get(self.vpc) {
            self.own(Kind::Vpc, vpc, vec![remove("ec2 delete-vpc --vpc-id @", vpc.id())]);
        }
    }
}

/// The interfaces that gateways and endpoints name as theirs, and take with them.
fn served<'s>(inventory: &Inventory<'s>) -> BTreeSet<&'s str> {
    let of_gateways = inventory.nat_gateways.iter().flat_map(|nat| &nat.nat_gateway_addresses);
    let of_gateways = of_gateways.filter_map(|address| address.network_interface_id.as_ref());
    let of_endpoints = inventory.vpc_endpoints.iter().flat_map(|endpoint| &endpoint.network_interface_ids);
    let of_connect = inventory.instance_connect_endpoints.iter().flat_map(|endpoint| &endpoint.network_interface_ids);
    of_gateways.chain(of_endpoints).chain(of_connect).map(|id| &**id).collect()
}

/// The groups that a group's rules name, itself left out.
pub(crate) fn named(group: &SecurityGroup) -> impl Iterator<Item = &str> {
    let permissions = group.ip_permissions.iter().chain(&group.ip_permissions_egress);
    let named = permissions.flat_map(|permission| &permission.user_id_group_pairs);
    named.filter_map(|pair| pair.group_id.as_deref()).filter(|named| *named != group.id())
}

/// The references between groups that lie on a circle, of which none could be deleted first.
pub(crate) fn circles<'g>(groups: &[&'g SecurityGroup]) -> BTreeSet<(&'g str, &'g str)> {
    use std::collections::BTreeMap;
    let names: BTreeMap<&str, BTreeSet<&str>> =
        groups.iter().map(|group| (group.id(), named(group).collect())).collect();
    // What nobody names, and then what only that named, goes first; what is left lies on circles or leads to one.
    let mut left: BTreeSet<&str> = names.keys().copied().collect();
    loop {
        let held: BTreeSet<&str> = left
            .iter()
            .filter_map(|group| names.get(group))
            .flatten()
            .copied()
            .filter(|named| left.contains(named))
            .collect();
        let free: Vec<&str> = left.iter().copied().filter(|group| !held.contains(group)).collect();
        if free.is_empty() {
            break;
        }
        for group in free {
            left.remove(group);
        }
    }
    left.iter()
        .filter_map(|group| names.get_key_value(group))
        .flat_map(|(group, named)| named.iter().filter(|named| left.contains(*named)).map(|named| (*group, *named)))
        .collect()
}

/// A rule that names one group, in the shorthand of the AWS CLI.
fn rule(permission: &IpPermission, group: &str) -> Option<String> {
    let protocol = permission.ip_protocol.as_deref().filter(|word| id::is_protocol(word))?;
    let port = |name: &str, port: Option<i32>| port.map(|port| format!(",{name}={port}")).unwrap_or_default();
    let (from, to) = (port("FromPort", permission.from_port), port("ToPort", permission.to_port));
    Some(format!("IpProtocol={protocol}{from}{to},UserIdGroupPairs=[{{GroupId={group}}}]"))
}
