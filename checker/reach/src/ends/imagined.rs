//! Hosts that are imagined for a question, where none stands yet.

use crate::network::{InterfaceKind, InterfaceNode, Network};
use crate::{End, Flow};
use std::net::Ipv4Addr;

/// A host that is imagined for a question.
pub(crate) struct Imagined<'n> {
    pub(crate) nodes: Vec<InterfaceNode<'n>>,
}

/// Public addresses of imagined hosts: nobody else has them, RFC 5737 and RFC 3849.
const PUBLIC: [Ipv4Addr; 2] = [Ipv4Addr::new(203, 0, 113, 251), Ipv4Addr::new(203, 0, 113, 252)];

impl<'n> Imagined<'n> {
    /// Imagines the notional ends of a flow.
    pub(crate) fn new(net: &'n Network<'n>, flow: &Flow) -> Self {
        let mut nodes: Vec<InterfaceNode<'n>> = Vec::new();
        for (end, public_address) in [&flow.from, &flow.to].into_iter().zip(PUBLIC) {
            let End::Notional { subnet, public, groups, .. } = end else { continue };
            let Some(&index) = net.subnet_ids.get(subnet.as_str()) else { continue };
            let node = &net.subnets[index];
            let taken = |address: Ipv4Addr| nodes.iter().any(|known| known.holds(address.into()));
            let free = net.free_address(index).map(|address| {
                // Two imagined hosts of one subnet are two hosts.
                if taken(address) { Ipv4Addr::from(u32::from(address).saturating_sub(1)) } else { address }
            });
            let v6 = net.free_address6(index).filter(|&address| !nodes.iter().any(|known| known.holds(address.into())));
            nodes.push(InterfaceNode {
                id: node.id,
                vpc: Some(node.vpc),
                subnet: Some(index),
                place: node.place,
                kind: InterfaceKind::Host,
                instance: None,
                v4: free.map(|address| (address, public.then_some(public_address))).into_iter().collect(),
                v6: v6.into_iter().collect(),
                // One that nobody knows is told where the end is looked up.
                groups: groups.iter().filter_map(|id| net.group_at(id)).collect(),
                check: Some(true),
                attached: true,
                of_unlisted_instance: false,
                denies_gateway: false,
            });
        }
        Self { nodes }
    }
}
