//! Route tables, read once into a form in which the longest prefix is found first.

use super::places::net;
use super::prefix_lists::Lists;
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target<'s> {
    Local,
    Internet(&'s str),
    EgressOnly(&'s str),
    Nat(&'s str),
    Endpoint(&'s str),
    Peering(&'s str),
    Transit(&'s str),
    Private(&'s str),
    Interface(&'s str),
    Instance(&'s str),
    /// Something that this program does not know.
    Other(&'s str),
    None,
}

impl<'s> Target<'s> {
    fn of(route: &'s Route) -> Self {
        if let Some(id) = route.nat_gateway_id.as_deref() {
            return Self::Nat(id);
        }
        if let Some(id) = route.vpc_peering_connection_id.as_deref() {
            return Self::Peering(id);
        }
        if let Some(id) = route.transit_gateway_id.as_deref() {
            return Self::Transit(id);
        }
        if let Some(id) = route.egress_only_internet_gateway_id.as_deref() {
            return Self::EgressOnly(id);
        }
        // AWS fills in both for a route to an instance: the interface is the one that packets go to.
        if let Some(id) = route.network_interface_id.as_deref() {
            return Self::Interface(id);
        }
        if let Some(id) = route.instance_id.as_deref() {
            return Self::Instance(id);
        }
        if let Some(id) = route.gateway_id.as_deref() {
            return match id.split('-').next().unwrap_or_default() {
                "local" => Self::Local,
                "igw" => Self::Internet(id),
                "vgw" => Self::Private(id),
                "vpce" => Self::Endpoint(id),
                "nat" => Self::Nat(id),
                "eigw" => Self::EgressOnly(id),
                _ => Self::Other(id),
            };
        }
        [&route.local_gateway_id, &route.carrier_gateway_id, &route.core_network_arn, &route.odb_network_arn]
            .into_iter()
            .find_map(|id| id.as_deref())
            .map_or(Self::None, Self::Other)
    }

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
            Self::Local | Self::Other(_) | Self::None => return None,
        })
    }

    pub(crate) fn id(self) -> &'s str {
        match self {
            Self::Local => "local",
            Self::None => "none",
            Self::Internet(id)
            | Self::EgressOnly(id)
            | Self::Nat(id)
            | Self::Endpoint(id)
            | Self::Peering(id)
            | Self::Transit(id)
            | Self::Private(id)
            | Self::Interface(id)
            | Self::Instance(id)
            | Self::Other(id) => id,
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
        let mut node = Self { id: &item.route_table_id, item, vpc, place, routes: Vec::new(), unknown: Vec::new() };
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
        if let Some(block) = block.and_then(net) {
            self.routes.push(RouteNode { block, ..node });
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
}
