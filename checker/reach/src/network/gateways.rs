//! NAT gateways, endpoints and load balancers, joined to their interfaces by id.

use super::Ids;
use super::interfaces::{InterfaceKind, InterfaceNode, Interfaces};
use snapshot::Inventory;
use snapshot::shapes::{LoadBalancer, NatGateway, VpcEndpoint};
use std::net::Ipv4Addr;

/// How far a resource works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Health {
    Working,
    Pending,
    Broken,
}

impl Health {
    /// Reads a state in lower or upper case: AWS writes both.
    fn of(state: Option<&str>, working: &[&str], pending: &[&str]) -> Self {
        let Some(state) = state else { return Self::Working };
        if working.iter().any(|word| state.eq_ignore_ascii_case(word)) {
            Self::Working
        } else if pending.iter().any(|word| state.eq_ignore_ascii_case(word)) {
            Self::Pending
        } else {
            Self::Broken
        }
    }
}

/// A NAT gateway.
#[derive(Debug)]
pub(crate) struct NatNode<'s> {
    pub(crate) item: &'s NatGateway,
    pub(crate) id: &'s str,
    pub(crate) place: usize,
    pub(crate) vpc: Option<usize>,
    pub(crate) subnet: Option<usize>,
    pub(crate) health: Health,
    pub(crate) regional: bool,
    pub(crate) interface: Option<usize>,
    /// Private address and the public one that stands for it.
    pub(crate) addresses: Vec<(Option<Ipv4Addr>, Option<Ipv4Addr>)>,
}

pub(crate) fn nats<'s>(
    inventory: &Inventory<'s>,
    vpcs: &Ids<'s>,
    subnets: &Ids<'s>,
    interfaces: &mut Interfaces<'s>,
) -> (Vec<NatNode<'s>>, Ids<'s>) {
    let (mut nodes, mut ids) = (Vec::new(), Ids::default());
    for row in inventory.nat_gateways.rows() {
        let item = row.item;
        let health = Health::of(item.state.as_deref(), &["available"], &["pending"]);
        let read = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<Ipv4Addr>().ok());
        let mut node = NatNode {
            item,
            id: &item.nat_gateway_id,
            place: row.place,
            vpc: item.vpc_id.as_deref().and_then(|id| vpcs.get(id)).copied(),
            subnet: item.subnet_id.as_deref().and_then(|id| subnets.get(id)).copied(),
            health,
            regional: item.availability_mode.as_deref() == Some("regional"),
            interface: None,
            addresses: item
                .nat_gateway_addresses
                .iter()
                .filter(|one| matches!(one.status.as_deref(), None | Some("succeeded" | "assigning" | "associating")))
                .map(|one| (read(&one.private_ip), read(&one.public_ip)))
                .collect(),
        };
        node.interface = join(&node, nodes.len(), interfaces);
        if let Some(interface) = node.interface.filter(|_| !node.regional) {
            node.subnet = node.subnet.or(interfaces.nodes[interface].subnet);
            node.vpc = node.vpc.or(interfaces.nodes[interface].vpc);
        }
        ids.insert(node.id, nodes.len());
        nodes.push(node);
    }
    (nodes, ids)
}

/// The interface of a NAT gateway; made up from its addresses where the snapshot lists none.
fn join<'s>(node: &NatNode<'s>, index: usize, interfaces: &mut Interfaces<'s>) -> Option<usize> {
    let listed = node.item.nat_gateway_addresses.iter().filter_map(|one| one.network_interface_id.as_deref());
    let mut found = None;
    for id in listed {
        if let Some(&known) = interfaces.ids.get(id) {
            interfaces.nodes[known].kind = InterfaceKind::Nat(index);
            for &(private, public) in &node.addresses {
                let Some(private) = private else { continue };
                match interfaces.nodes[known].v4.iter_mut().find(|(mine, _)| *mine == private) {
                    Some((_, mine)) => *mine = mine.or(public),
                    None => interfaces.nodes[known].v4.push((private, public)),
                }
            }
            found = found.or(Some(known));
        }
    }
    if found.is_some() {
        return found;
    }
    let v4 = node.addresses.iter().filter_map(|&(private, public)| Some((private?, public))).collect::<Vec<_>>();
    let id = node.item.nat_gateway_addresses.iter().find_map(|one| one.network_interface_id.as_deref());
    if v4.is_empty() || node.health == Health::Broken {
        return None;
    }
    interfaces.nodes.push(InterfaceNode {
        id: id.unwrap_or(node.id),
        vpc: node.vpc,
        subnet: node.subnet,
        place: node.place,
        kind: InterfaceKind::Nat(index),
        instance: None,
        v4,
        v6: Vec::new(),
        groups: Vec::new(),
        check: Some(false),
        attached: true,
        of_unlisted_instance: false,
        denies_gateway: false,
    });
    Some(interfaces.nodes.len() - 1)
}

/// A VPC endpoint of any type.
#[derive(Debug)]
pub(crate) struct EndpointNode<'s> {
    pub(crate) item: &'s VpcEndpoint,
    pub(crate) vpc: Option<usize>,
    pub(crate) health: Health,
    pub(crate) interfaces: Vec<usize>,
}

pub(crate) fn endpoints<'s>(
    inventory: &Inventory<'s>,
    vpcs: &Ids<'s>,
    interfaces: &mut Interfaces<'s>,
) -> (Vec<EndpointNode<'s>>, Ids<'s>) {
    let (mut nodes, mut ids) = (Vec::new(), Ids::default());
    for item in inventory.vpc_endpoints.iter() {
        let mut node = EndpointNode {
            item,
            vpc: item.vpc_id.as_deref().and_then(|id| vpcs.get(id)).copied(),
            health: Health::of(item.state.as_deref(), &["available"], &["pending", "pendingAcceptance"]),
            interfaces: Vec::new(),
        };
        let appliance = item.vpc_endpoint_type.as_deref() == Some("GatewayLoadBalancer");
        for id in &item.network_interface_ids {
            if let Some(&known) = interfaces.ids.get(id.as_str()) {
                interfaces.nodes[known].kind = if appliance {
                    InterfaceKind::BalancerEndpoint
                } else {
                    InterfaceKind::Endpoint(Some(nodes.len()))
                };
                node.interfaces.push(known);
            }
        }
        ids.insert(item.vpc_endpoint_id.as_str(), nodes.len());
        nodes.push(node);
    }
    (nodes, ids)
}

/// A load balancer of the second generation.
#[derive(Debug)]
pub(crate) struct BalancerNode<'s> {
    pub(crate) item: &'s LoadBalancer,
    pub(crate) place: usize,
    pub(crate) network: bool,
    pub(crate) active: bool,
    pub(crate) interfaces: Vec<usize>,
}

pub(crate) fn balancers<'s>(inventory: &Inventory<'s>, interfaces: &mut Interfaces<'s>) -> Vec<BalancerNode<'s>> {
    let mut nodes: Vec<BalancerNode<'s>> = Vec::new();
    let mut names = Ids::default();
    for row in inventory.load_balancers.rows() {
        // arn:aws:elasticloadbalancing:region:account:loadbalancer/net/name/id
        if let Some((_, name)) = row.item.load_balancer_arn.as_str().split_once(":loadbalancer/") {
            names.insert(name, nodes.len());
        }
        let state = row.item.state.as_ref().and_then(|state| state.code.as_deref());
        nodes.push(BalancerNode {
            item: row.item,
            place: row.place,
            network: row.item.r#type.as_deref() == Some("network"),
            active: matches!(state, None | Some("active" | "active_impaired")),
            interfaces: Vec::new(),
        });
    }
    for row in inventory.network_interfaces.rows() {
        let Some(name) = row.item.description.as_str().and_then(|text| text.strip_prefix("ELB ")) else { continue };
        let (Some(&interface), Some(&balancer)) =
            (interfaces.ids.get(row.item.network_interface_id.as_str()), names.get(name))
        else {
            continue;
        };
        interfaces.nodes[interface].kind = InterfaceKind::Balancer(Some(balancer));
        nodes[balancer].interfaces.push(interface);
    }
    nodes
}
