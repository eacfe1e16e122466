//! What could make a difference on the way between a subnet and the internet.
//!
//! Most subnets have to do with their own table and list, and with those of the subnet in which their NAT gateway
//! or NAT instance stands. Where a way leads on to other networks everything counts.

use crate::internet::blocks::{Space, range};
use crate::internet::{group_borders, vpc_borders};
use crate::network::{Network, Target};
use crate::{AclEntry, Kind};
use ipnet::IpNet;
use snapshot::Lookup;
use std::collections::BTreeSet;

/// The blocks at whose borders packets may fare differently.
pub(super) struct Borders {
    pub(super) blocks: Vec<IpNet>,
    /// Those inside the subnet: they tell neighbours apart.
    inner: Vec<IpNet>,
    /// Whether groups on the way may go by those of the interface.
    pub(super) by_group: bool,
    /// Protocols that lists on the way name, beside the common ones.
    pub(super) kinds: Vec<Kind>,
}

impl Borders {
    /// Which of the blocks inside the subnet hold an address.
    pub(super) fn inside(&self, address: std::net::IpAddr) -> Vec<bool> {
        self.inner.iter().map(|block| block.contains(&address)).collect()
    }
}

/// The borders for a subnet.
pub(super) fn of_subnet(net: &Network<'_>, subnet: usize) -> Borders {
    let home = net.subnets[subnet].vpc;
    let ways = Ways { net, vpc: home, public: [Space::sources(false), Space::sources(true)] };
    let near = ways.near(subnet);
    let (mut blocks, kinds) = match &near {
        Some(near) => of_near(net, home, near),
        None => {
            let rules = net.acls.iter().flat_map(|acl| acl.ingress.iter().chain(&acl.egress));
            (vpc_borders(net, Some(home), true), kinds(rules))
        }
    };
    blocks.sort_unstable();
    blocks.dedup();
    let node = &net.subnets[subnet];
    let within = |block: &&IpNet| match block {
        IpNet::V4(inner) => node.v4.is_some_and(|own| own != *inner && own.contains(inner)),
        IpNet::V6(inner) => node.v6.iter().any(|own| own != inner && own.contains(inner)),
    };
    let inner = blocks.iter().filter(within).copied().collect();
    let by_group = match &near {
        Some(near) => !near.appliances.is_empty(),
        None => net.tables.iter().flat_map(|table| &table.routes).any(|route| is_appliance(route.target)),
    };
    Borders { blocks, inner, by_group, kinds }
}

/// Whether a route leads to an interface, whose groups may go by those of the sender.
fn is_appliance(target: Target<'_>) -> bool {
    !matches!(
        target,
        Target::Local
            | Target::Internet(_)
            | Target::EgressOnly(_)
            | Target::Nat(_)
            | Target::Peering(_)
            | Target::Transit(_)
            | Target::Private(_)
    )
}

fn of_near(net: &Network<'_>, vpc: usize, near: &Near) -> (Vec<IpNet>, Vec<Kind>) {
    let mut blocks = Vec::new();
    let mut rules: Vec<&AclEntry> = Vec::new();
    for &subnet in &near.subnets {
        let node = &net.subnets[subnet];
        if let Lookup::Found(table) = node.table {
            blocks.extend(net.tables[table].routes.iter().map(|route| route.block));
        }
        if let Lookup::Found(acl) = node.acl {
            rules.extend(net.acls[acl].ingress.iter().chain(&net.acls[acl].egress));
        }
    }
    let edges = net.tables.iter().enumerate().filter(|&(table, _)| is_edge(net, vpc, table));
    blocks.extend(edges.flat_map(|(_, table)| table.routes.iter().map(|route| route.block)));
    near.appliances.iter().for_each(|&index| group_borders(net, net.interfaces.get(index), &mut blocks));
    blocks.extend(rules.iter().filter_map(|rule| rule.block));
    (blocks, kinds(rules.into_iter()))
}

fn is_edge(net: &Network<'_>, vpc: usize, table: usize) -> bool {
    net.tables[table].vpc == Some(vpc)
        && net.tables[table].item.associations.iter().any(|association| association.gateway_id.is_some())
}

fn kinds<'r>(rules: impl Iterator<Item = &'r AclEntry>) -> Vec<Kind> {
    let mut found = Vec::new();
    for rule in rules.filter(|rule| matches!(rule.kind, Kind::Number(_) | Kind::Icmp(..))) {
        if !found.contains(&rule.kind) {
            found.push(rule.kind);
        }
    }
    found
}

/// What a packet between a subnet and the internet can meet.
#[derive(Default)]
struct Near {
    subnets: BTreeSet<usize>,
    /// Interfaces to which routes lead.
    appliances: BTreeSet<usize>,
}

struct Ways<'n> {
    net: &'n Network<'n>,
    vpc: usize,
    public: [Space; 2],
}

impl Ways<'_> {
    /// Everything near; `None` if a packet may be led beyond the VPC.
    fn near(&self, subnet: usize) -> Option<Near> {
        let net = self.net;
        let mut near = Near::default();
        let mut open = vec![subnet];
        for table in (0..net.tables.len()).filter(|&table| is_edge(net, self.vpc, table)) {
            self.follow(table, &mut near, &mut open)?;
        }
        while let Some(subnet) = open.pop() {
            if near.subnets.insert(subnet)
                && let Lookup::Found(table) = net.subnets[subnet].table
            {
                self.follow(table, &mut near, &mut open)?;
            }
        }
        Some(near)
    }

    /// Notes the subnets to which the routes of a table lead.
    fn follow(&self, table: usize, near: &mut Near, open: &mut Vec<usize>) -> Option<()> {
        let net = self.net;
        for route in net.tables[table].routes.iter().filter(|route| self.matters(route.block)) {
            let appliance = match route.target {
                Target::Local | Target::Internet(_) | Target::EgressOnly(_) => continue,
                Target::Endpoint(id) => {
                    let endpoint = &net.endpoints[*net.endpoint_ids.get(id)?];
                    match endpoint.item.vpc_endpoint_type.as_deref() {
                        None | Some("Gateway") => continue,
                        Some(_) => return None,
                    }
                }
                Target::Nat(id) => {
                    let nat = &net.nats[*net.nat_ids.get(id)?];
                    open.push(nat.subnet.filter(|&subnet| !nat.regional && net.subnets[subnet].vpc == self.vpc)?);
                    continue;
                }
                Target::Interface(id) => *net.interface_ids.get(id)?,
                Target::Instance(id) => *net.instance_interfaces[*net.instance_ids.get(id)?].first()?,
                Target::Peering(_)
                | Target::Transit(_)
                | Target::Private(_)
                | Target::Carrier(_)
                | Target::Beyond(_)
                | Target::Other(_)
                | Target::None => {
                    return None;
                }
            };
            open.push(net.interfaces[appliance].subnet.filter(|&subnet| net.subnets[subnet].vpc == self.vpc)?);
            near.appliances.insert(appliance);
        }
        Some(())
    }

    /// Whether a route can be that of a packet between the VPC and the internet.
    fn matters(&self, block: IpNet) -> bool {
        let (low, high) = range(block);
        let own = |cidr: &IpNet| {
            let (from, to) = range(*cidr);
            matches!((cidr, block), (IpNet::V4(_), IpNet::V4(_)) | (IpNet::V6(_), IpNet::V6(_)))
                && low <= to
                && from <= high
        };
        self.public.iter().any(|space| space.meets(block)) || self.net.vpcs[self.vpc].cidrs.iter().any(own)
    }
}
