//! Hosts that are imagined for a question, where none stands yet, and interfaces of load balancers that nothing lists.

use crate::network::{InterfaceKind, InterfaceNode, Network};
use crate::{End, Flow};
use snapshot::Status;
use std::borrow::Cow;
use std::net::Ipv4Addr;

/// A host that is imagined for a question.
pub(crate) struct Imagined<'n> {
    pub(crate) nodes: Vec<InterfaceNode<'n>>,
}

/// Public addresses of imagined hosts: nobody else has them, RFC 5737.
fn public_addresses() -> impl Iterator<Item = Ipv4Addr> {
    (128..=252).rev().map(|last| Ipv4Addr::new(203, 0, 113, last))
}

/// The ends that may have to be imagined for one: of a whole load balancer each of its nodes.
fn nodes_of<'f>(net: &Network<'_>, end: &'f End) -> Vec<Cow<'f, End>> {
    let End::Balancer { balancer, .. } = end else { return vec![Cow::Borrowed(end)] };
    let Some(one) = net.balancers.iter().find(|one| one.item.load_balancer_arn == *balancer) else { return Vec::new() };
    let subnets = one.item.availability_zones.iter().filter_map(|zone| zone.subnet_id.clone());
    subnets.map(|subnet| Cow::Owned(End::Node { balancer: balancer.clone(), subnet })).collect()
}

impl<'n> Imagined<'n> {
    /// Imagines the notional ends of a flow.
    pub(crate) fn new(net: &'n Network<'n>, flow: &Flow) -> Self {
        let mut nodes: Vec<InterfaceNode<'n>> = Vec::new();
        let ends = [&flow.from, &flow.to].into_iter().flat_map(|end| nodes_of(net, end));
        for (end, public_address) in ends.zip(public_addresses()) {
            let (subnet, public, groups, balancer) = match end.as_ref() {
                // A group that nobody knows is told where the end is looked up.
                End::Notional { subnet, public, groups, .. } => {
                    (subnet, *public, Some(groups.iter().filter_map(|id| net.group_at(id)).collect()), None)
                }
                End::Node { balancer, subnet } => {
                    let Some(index) = net.unlisted_node(balancer, subnet) else { continue };
                    let public = net.balancers[index].item.scheme.as_deref() == Some("internet-facing");
                    (subnet, public, net.groups_of_balancer(index), Some(index))
                }
                _ => continue,
            };
            let Some(&index) = net.subnet_ids.get(subnet.as_str()) else { continue };
            let node = &net.subnets[index];
            let Some(groups) = groups else { continue };
            let taken = |address: Ipv4Addr| nodes.iter().any(|known| known.holds(address.into()));
            let free = net.free_address(index).map(|address| {
                // Two imagined hosts of one subnet are two hosts.
                if taken(address) { Ipv4Addr::from(u32::from(address).saturating_sub(1)) } else { address }
            });
            let v6 = net.free_address6(index).filter(|&address| !nodes.iter().any(|known| known.holds(address.into())));
            nodes.push(InterfaceNode {
                id: balancer.map_or(node.id, |balancer| net.balancers[balancer].item.load_balancer_arn.as_str()),
                vpc: Some(node.vpc),
                subnet: Some(index),
                place: node.place,
                kind: balancer.map_or(InterfaceKind::Host, |balancer| InterfaceKind::Balancer(Some(balancer))),
                instance: None,
                v4: free.map(|address| (address, public.then_some(public_address))).into_iter().collect(),
                v6: v6.into_iter().collect(),
                groups,
                check: Some(true),
                attached: true,
                of_unlisted_instance: false,
                denies_gateway: false,
            });
        }
        Self { nodes }
    }
}

impl Network<'_> {
    fn balancer_of(&self, arn: &str) -> Option<usize> {
        self.balancers.iter().position(|one| one.item.load_balancer_arn == *arn)
    }

    /// The interface of a load balancer in a subnet.
    pub(super) fn listed_node(&self, arn: &str, subnet: &str) -> Option<usize> {
        let at = self.subnet_ids.get(subnet)?;
        let own = &self.balancers[self.balancer_of(arn)?].interfaces;
        own.iter().copied().find(|&index| self.interfaces[index].subnet == Some(*at))
    }

    /// A load balancer that has an interface in a subnet which a whole list does not show.
    fn unlisted_node(&self, arn: &str, subnet: &str) -> Option<usize> {
        let balancer = self.balancer_of(arn)?;
        let node = &self.balancers[balancer];
        let enabled = node.item.availability_zones.iter().any(|zone| zone.subnet_id.as_deref() == Some(subnet));
        let whole = self.inventory.network_interfaces.status(node.place) == Status::Seen;
        (enabled && whole && node.interfaces.is_empty()).then_some(balancer)
    }

    /// The security groups of a load balancer; `None` where one is not listed.
    fn groups_of_balancer(&self, balancer: usize) -> Option<Vec<usize>> {
        let ids = &self.balancers[balancer].item.security_groups;
        ids.iter().map(|id| self.group_at(id)).collect()
    }
}
