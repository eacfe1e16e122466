//! The index of a snapshot: who is where, what routes and what filters, built once so that traces are cheap.
//!
//! Everything is joined by ids. Nothing is judged here.

mod gateways;
mod interfaces;
mod lookups;
mod places;
mod prefix_lists;
mod routes;
mod rules;
pub(crate) mod special;
mod transit;

pub(crate) use gateways::{BalancerNode, EndpointNode, Health, NatNode};
pub(crate) use interfaces::{InterfaceKind, InterfaceNode};
pub use lookups::InterfaceRef;
pub(crate) use places::{SubnetNode, VpcNode};
pub(crate) use prefix_lists::Lists;
pub(crate) use routes::{RouteNode, TableNode, Target};
pub(crate) use rules::{AclNode, GroupNode, GroupRule, Peer};

use crate::hash::{HashMap, HashSet};
use snapshot::shapes::Instance;
use snapshot::{Inventory, Snapshot};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// From an id to an index.
pub(crate) type Ids<'s> = HashMap<&'s str, usize>;

/// A snapshot, indexed for questions about packets.
#[derive(Debug)]
pub struct Network<'s> {
    pub(crate) inventory: Inventory<'s>,
    pub(crate) lists: Lists<'s>,
    pub(crate) vpcs: Vec<VpcNode<'s>>,
    pub(crate) vpc_ids: Ids<'s>,
    pub(crate) subnets: Vec<SubnetNode<'s>>,
    pub(crate) subnet_ids: Ids<'s>,
    pub(crate) tables: Vec<TableNode<'s>>,
    /// Tables that steer what comes in by a gateway, by the gateway and VPC.
    pub(crate) edge_tables: HashMap<(&'s str, usize), usize>,
    pub(crate) acls: Vec<AclNode<'s>>,
    pub(crate) groups: Vec<GroupNode<'s>>,
    group_ids: Ids<'s>,
    pub(crate) interfaces: Vec<InterfaceNode<'s>>,
    pub(crate) interface_ids: Ids<'s>,
    pub(crate) instances: Vec<&'s Instance>,
    pub(crate) instance_ids: Ids<'s>,
    /// The interfaces of each instance, the primary one first.
    pub(crate) instance_interfaces: Vec<Vec<usize>>,
    pub(crate) nats: Vec<NatNode<'s>>,
    pub(crate) nat_ids: Ids<'s>,
    pub(crate) endpoints: Vec<EndpointNode<'s>>,
    pub(crate) endpoint_ids: Ids<'s>,
    pub(crate) balancers: Vec<BalancerNode<'s>>,
    pub(crate) transits: transit::Transits<'s>,
    by_private: HashMap<(usize, IpAddr), usize>,
    by_public: HashMap<Ipv4Addr, (usize, Ipv4Addr)>,
    by_v6: HashMap<Ipv6Addr, usize>,
    /// VPCs with a block that is public elsewhere: what they have is nobody on the internet.
    pub(crate) borrowed: Vec<usize>,
    /// Public addresses that are somebody's and lead nowhere.
    pub(crate) idle_public: HashSet<Ipv4Addr>,
    /// What people call resources, beside their tags.
    pub(crate) names: HashMap<String, String>,
}

impl<'s> Network<'s> {
    /// Indexes a snapshot.
    #[must_use]
    pub fn new(snapshot: &'s Snapshot) -> Self {
        let inventory = Inventory::new(snapshot);
        let lists = lists(&inventory);
        let (mut vpcs, vpc_ids) = places::vpcs(&inventory);
        let (subnets, subnet_ids) = places::subnets(&inventory, &mut vpcs, &vpc_ids);
        let mut groups = rules::Groups::new(&inventory);
        let (instances, instance_ids) = instances(&inventory);
        let mut interfaces = interfaces::Interfaces::new(&inventory, &vpc_ids, &subnet_ids, &mut groups, &instance_ids);
        let (nats, nat_ids) = gateways::nats(&inventory, &vpc_ids, &subnet_ids, &mut interfaces);
        let (endpoints, endpoint_ids) = gateways::endpoints(&inventory, &vpc_ids, &mut interfaces);
        let balancers = gateways::balancers(&inventory, &mut interfaces);
        let tables: Vec<TableNode<'s>> = inventory
            .route_tables
            .rows()
            .iter()
            .map(|row| {
                let vpc = row.item.vpc_id.as_deref().and_then(|id| vpc_ids.get(id)).copied();
                let cidrs = vpc.map_or(&[][..], |vpc| &vpcs[vpc].cidrs);
                TableNode::new(row.item, vpc, cidrs, row.place, &lists)
            })
            .collect();
        let transits = transit::Transits::new(snapshot, &inventory, &lists, &vpcs, &vpc_ids);
        let acls = inventory.network_acls.iter().map(rules::acl).collect();
        let mut network = Self {
            lists,
            vpcs,
            vpc_ids,
            subnets,
            subnet_ids,
            edge_tables: edge_tables(&tables),
            tables,
            acls,
            groups: groups.nodes,
            group_ids: groups.ids,
            interfaces: interfaces.nodes,
            interface_ids: interfaces.ids,
            instance_interfaces: vec![Vec::new(); instances.len()],
            instances,
            instance_ids,
            nats,
            nat_ids,
            endpoints,
            endpoint_ids,
            balancers,
            transits,
            by_private: HashMap::default(),
            by_public: HashMap::default(),
            by_v6: HashMap::default(),
            borrowed: Vec::new(),
            idle_public: HashSet::default(),
            names: HashMap::default(),
            inventory,
        };
        network.index_addresses();
        let borrowed = (0..network.vpcs.len()).filter(|&vpc| !network.borrowed_blocks(network.vpcs[vpc].id).is_empty());
        network.borrowed = borrowed.collect();
        network
    }

    fn index_addresses(&mut self) {
        for (index, node) in self.interfaces.iter().enumerate() {
            if let Some(vpc) = node.vpc {
                for &(private, _) in &node.v4 {
                    self.by_private.entry((vpc, private.into())).or_insert(index);
                }
                for &address in &node.v6 {
                    self.by_private.entry((vpc, address.into())).or_insert(index);
                }
            }
            for &(private, public) in &node.v4 {
                if let Some(public) = public {
                    self.by_public.entry(public).or_insert((index, private));
                }
            }
            for &address in &node.v6 {
                self.by_v6.entry(address).or_insert(index);
            }
            if let Some(instance) = node.instance {
                self.instance_interfaces[instance].push(index);
            }
        }
        for (instance, list) in self.instance_interfaces.iter_mut().enumerate() {
            let item = self.instances[instance];
            list.sort_by_key(|&interface| device(item, self.interfaces[interface].id));
        }
        let idle = self.nats.iter().filter(|nat| nat.health == Health::Broken).flat_map(|nat| {
            nat.item.nat_gateway_addresses.iter().filter_map(|one| one.public_ip.as_deref()?.parse().ok())
        });
        let unused = self.inventory.addresses.iter().filter(|address| {
            address.association_id.is_none()
                && address.network_interface_id.is_none()
                && address.instance_id.as_deref().is_none_or(str::is_empty)
        });
        let idle = idle.chain(unused.filter_map(|address| address.public_ip.parse().ok()));
        self.idle_public = idle.filter(|public| !self.by_public.contains_key(public)).collect();
    }

    /// The resources of the snapshot.
    #[must_use]
    pub fn inventory(&self) -> &Inventory<'s> {
        &self.inventory
    }

    /// The security group of an id, be it listed or only named.
    pub(crate) fn group_at(&self, id: &str) -> Option<usize> {
        self.group_ids.get(id).copied()
    }

    /// The interface with a private IPv4 address or an IPv6 address in a VPC.
    pub(crate) fn holder(&self, vpc: usize, address: IpAddr) -> Option<usize> {
        self.by_private.get(&(vpc, address)).copied()
    }

    /// The interface and private address behind a public IPv4 address.
    pub(crate) fn public_holder(&self, address: Ipv4Addr) -> Option<(usize, Ipv4Addr)> {
        self.by_public.get(&address).copied()
    }

    /// The interface with an IPv6 address, in any VPC.
    pub(crate) fn v6_holder(&self, address: Ipv6Addr) -> Option<usize> {
        self.by_v6.get(&address).copied()
    }

    /// The subnet of a VPC that an address belongs to.
    pub(crate) fn subnet_at(&self, vpc: usize, address: IpAddr) -> Option<usize> {
        self.vpcs[vpc].subnets.iter().copied().find(|&subnet| self.subnets[subnet].contains(address))
    }
}

/// The place of an interface on its instance.
fn device(instance: &Instance, interface: &str) -> i32 {
    let listed = instance.network_interfaces.iter().find(|one| one.network_interface_id == *interface);
    listed.and_then(|one| one.attachment.as_ref()?.device_index).unwrap_or(i32::MAX)
}

fn instances<'s>(inventory: &Inventory<'s>) -> (Vec<&'s Instance>, Ids<'s>) {
    let (mut nodes, mut ids) = (Vec::new(), Ids::default());
    for item in inventory.instances().iter() {
        let state = item.state.as_ref().and_then(|state| state.name.as_deref());
        // A terminated instance stays in the list for a while and has nothing any more.
        if state != Some("terminated") {
            ids.insert(item.instance_id.as_str(), nodes.len());
            nodes.push(item);
        }
    }
    (nodes, ids)
}

fn lists<'s>(inventory: &Inventory<'s>) -> Lists<'s> {
    let mut lists = Lists::new(inventory);
    let routes = inventory.route_tables.iter().flat_map(|table| &table.routes);
    let named = routes.filter_map(|route| route.destination_prefix_list_id.as_deref());
    let permissions = inventory
        .security_groups
        .iter()
        .flat_map(|group| group.ip_permissions.iter().chain(&group.ip_permissions_egress))
        .flat_map(|permission| &permission.prefix_list_ids)
        .filter_map(|list| list.prefix_list_id.as_deref());
    for id in named.chain(permissions) {
        lists.add(inventory, id);
    }
    lists
}

fn edge_tables<'s>(tables: &[TableNode<'s>]) -> HashMap<(&'s str, usize), usize> {
    let mut edges = HashMap::default();
    for (index, table) in tables.iter().enumerate() {
        let Some(vpc) = table.vpc else { continue };
        for association in &table.item.associations {
            if let Some(gateway) = association.gateway_id.as_deref() {
                edges.insert((gateway, vpc), index);
            }
        }
    }
    edges
}
