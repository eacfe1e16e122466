//! An interface walked on its own, with its groups: services that listen on some ports only, and hosts whose groups
//! matter elsewhere than at the end of the way.

use super::field::union;
use super::survey::{Ground, Survey, ends, owns, protocols};
use super::way::{self, Asking};
use super::{Extent, groups, result};
use crate::internet::{borders, group_borders};
use crate::network::{InterfaceKind, InterfaceNode, Network};
use crate::{AclEntry, Direction, Protocol};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Both directions of an interface.
pub(super) fn extents(survey: &mut Survey<'_>, index: usize) -> (Arc<Extent>, Arc<Extent>) {
    let mut found = [Direction::Ingress, Direction::Egress].map(|direction| Arc::new(extent(survey, index, direction)));
    let [inbound, outbound] = &mut found;
    (std::mem::take(inbound), std::mem::take(outbound))
}

fn extent(survey: &mut Survey<'_>, index: usize, direction: Direction) -> Extent {
    let net = survey.net;
    let node = &net.interfaces[index];
    let mut extent = Extent::default();
    let mut blocks = None;
    for v6 in [false, true] {
        let mut owns = owns(node);
        owns.retain(|own| own.address.is_ipv6() == v6 && (direction == Direction::Egress || own.public.is_some()));
        if owns.is_empty() || direction == Direction::Egress && matches!(node.kind, InterfaceKind::Balancer(_)) {
            continue;
        }
        let blocks = blocks.get_or_insert_with(|| {
            let mut blocks = borders(net, Some(node));
            group_borders(net, Some(node), &mut blocks);
            blocks
        });
        let ground = Ground::new(net, v6, direction, blocks);
        let acls = net.acls.iter().flat_map(|acl| acl.ingress.iter().chain(&acl.egress));
        let named = groups::kinds(net, node).chain(acls.map(|rule: &AclEntry| rule.kind));
        for protocol in protocols(v6, named) {
            let mut segments = Vec::new();
            for asking in askings(net, node, direction, protocol) {
                for &own in &owns {
                    let how = ((protocol, asking), (direction, None));
                    let ends = ends(index, own, direction);
                    let way = way::walk(net, &ground.atoms, how.0, how.1, &mut survey.reasons, ends);
                    for missing in &way.assumed {
                        if !extent.assumed.contains(missing) {
                            extent.assumed.push(missing.clone());
                        }
                    }
                    segments.extend(way.stretches.into_iter().map(|stretch| stretch.segment));
                }
            }
            let asked = (ground.asked.as_slice(), &mut *ground.covers.borrow_mut());
            result::add(net, (protocol, v6), &union(segments), asked, &survey.reasons, &mut extent);
        }
    }
    extent
}

/// The ports to ask a service for: those on which it listens.
fn askings(net: &Network<'_>, node: &InterfaceNode<'_>, direction: Direction, protocol: Protocol) -> Vec<Asking> {
    if direction == Direction::Egress || !matches!(protocol, Protocol::Tcp | Protocol::Udp) {
        return vec![Asking::All];
    }
    let port = |port: i32| u16::try_from(port).ok();
    let ports: BTreeSet<u16> = match node.kind {
        InterfaceKind::Balancer(Some(balancer)) => {
            let balancer = &net.balancers[balancer];
            let arn = balancer.item.load_balancer_arn.as_str();
            let listeners = &net.inventory.listeners;
            if net.inventory.missing_children(listeners, arn, balancer.place).is_some() {
                return vec![Asking::All];
            }
            listeners.of(arn).iter().filter_map(|listener| port(listener.port?)).collect()
        }
        InterfaceKind::Database => {
            let databases = net.inventory.db_instances.iter();
            databases.filter_map(|database| port(database.endpoint.as_ref()?.port?)).collect()
        }
        _ => return vec![Asking::All],
    };
    if ports.is_empty() { vec![Asking::All] } else { ports.into_iter().map(Asking::One).collect() }
}
