//! Route tables, read once into a form in which the longest prefix is found first.

use super::prefix_lists::Lists;
use crate::rule::net;
use crate::{Destination, RouteRule, RouteTarget};
use ipnet::IpNet;
use snapshot::Ask;
use snapshot::shapes::{Route, RouteTable};
use std::net::IpAddr;

/// A route table.
#[derive(Debug)]
pub(crate) struct TableNode<'s> {
    pub(crate) id: &'s str,
    pub(crate) item: &'s RouteTable,
    pub(crate) vpc: Option<usize>,
    pub(crate) place: usize,
    /// Longest prefix first, then static before prefix list before propagated.
    pub(crate) routes: Vec<RouteNode<'s>>,
    /// Routes to prefix lists whose blocks are not known.
    pub(crate) unknown: Vec<RouteNode<'s>>,
    /// Routes whose destination nobody can read: each may be the one for any packet.
    pub(crate) unreadable: Vec<&'s Route>,
}

/// One route to one block.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RouteNode<'s> {
    /// The block; for a list of unknown blocks everything of its family.
    pub(crate) block: IpNet,
    pub(crate) target: Target<'s>,
    pub(crate) rank: Rank,
    pub(crate) list: Option<&'s str>,
    pub(crate) blackhole: bool,
    pub(crate) propagated: bool,
}

/// Which of two routes to the same block is taken.
/// <https://docs.aws.amazon.com/vpc/latest/userguide/RouteTables.html#route-tables-priority>
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    Static,
    List,
    Propagated,
}

/// Where a route leads.
pub(crate) type Target<'s> = RouteTarget<&'s str>;

impl Target<'_> {
    /// The call that lists what it leads to.
    pub(crate) fn operation(self) -> Option<Ask> {
        Some(match self {
            Self::Internet(_) => Ask::DescribeInternetGateways,
            Self::EgressOnly(_) => Ask::DescribeEgressOnlyInternetGateways,
            Self::Nat(_) => Ask::DescribeNatGateways,
            Self::Endpoint(_) => Ask::DescribeVpcEndpoints,
            Self::Peering(_) => Ask::DescribeVpcPeeringConnections,
            Self::Transit(_) => Ask::DescribeTransitGatewayVpcAttachments,
            Self::Private(_) => Ask::DescribeVpnGateways,
            Self::Interface(_) => Ask::DescribeNetworkInterfaces,
            Self::Instance(_) => Ask::DescribeInstances,
            Self::Local | Self::Carrier(_) | Self::Beyond(_) | Self::Other(_) | Self::None => return None,
        })
    }
}

impl RouteNode<'_> {
    /// The route as a value of its own.
    pub(crate) fn typed(&self) -> RouteRule {
        RouteRule {
            destination: self.list.map_or(Destination::Block(self.block), |list| Destination::List(list.to_owned())),
            target: self.target.owned(),
            blackhole: self.blackhole,
            propagated: self.propagated,
        }
    }
}

impl<'s> TableNode<'s> {
    pub(crate) fn new(
        item: &'s RouteTable,
        vpc: Option<usize>,
        cidrs: &[IpNet],
        place: usize,
        lists: &Lists<'s>,
    ) -> Self {
        let mut node = Self {
            id: &item.route_table_id,
            item,
            vpc,
            place,
            routes: Vec::new(),
            unknown: Vec::new(),
            unreadable: Vec::new(),
        };
        for route in &item.routes {
            node.add(route, lists);
        }
        // Every table has the local routes of its VPC; a list that leaves them out is none of AWS's.
        for &block in cidrs {
            if !node.routes.iter().any(|route| route.block == block) {
                node.routes.push(RouteNode {
                    block,
                    target: Target::Local,
                    rank: Rank::Static,
                    list: None,
                    blackhole: false,
                    propagated: false,
                });
            }
        }
        node.routes.sort_by_key(|route| (std::cmp::Reverse(route.block.prefix_len()), route.rank));
        node
    }

    fn add(&mut self, route: &'s Route, lists: &Lists<'s>) {
        let propagated = route.origin.as_deref() == Some("EnableVgwRoutePropagation");
        let mut node = RouteNode {
            block: IpNet::from(ipnet::Ipv4Net::default()),
            target: Target::of(route),
            rank: if propagated { Rank::Propagated } else { Rank::Static },
            list: None,
            blackhole: route.state.as_deref() == Some("blackhole"),
            propagated,
        };
        if route.state.as_deref() == Some("filtered") {
            return;
        }
        if let Some(list) = route.destination_prefix_list_id.as_deref() {
            node.rank = Rank::List;
            node.list = Some(list);
            match lists.get(list) {
                Some(blocks) => self.routes.extend(blocks.iter().map(|&block| RouteNode { block, ..node })),
                None => self.unknown.push(node),
            }
            return;
        }
        let block = route.destination_cidr_block.as_deref().or(route.destination_ipv6_cidr_block.as_deref());
        match block.and_then(net) {
            Some(block) => self.routes.push(RouteNode { block, ..node }),
            None => self.unreadable.push(route),
        }
    }

    /// The route that a packet takes.
    pub(crate) fn lookup(&self, address: IpAddr) -> Option<&RouteNode<'s>> {
        let best = self.routes.iter().find(|route| route.block.contains(&address))?;
        if best.rank != Rank::Propagated {
            return Some(best);
        }
        // A local route beats a propagated one, even one to a smaller block.
        let local = self.routes.iter().find(|route| route.target == Target::Local && route.block.contains(&address));
        Some(local.unwrap_or(best))
    }

    /// A route to a list of unknown blocks that might be the one for this packet.
    pub(crate) fn doubt(&self, address: IpAddr) -> Option<&RouteNode<'s>> {
        self.unknown.iter().find(|route| {
            // AWS's own lists hold public addresses only, and its gateway endpoints are for those.
            !matches!(route.target, Target::Endpoint(_)) || super::special::is_public(address)
        })
    }

    /// A route that might be the one for this packet, if only its destination could be read.
    pub(crate) fn unreadable(&self, address: IpAddr) -> Option<&'s Route> {
        self.unreadable.iter().copied().find(|route| {
            let (v4, v6) = (route.destination_cidr_block.is_some(), route.destination_ipv6_cidr_block.is_some());
            v4 == v6 || v4 == address.is_ipv4()
        })
    }
}
