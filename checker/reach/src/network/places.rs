//! VPCs and subnets, and which table and list each subnet uses.

use super::Ids;
use crate::rule::net;
use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use snapshot::shapes::{Ipv6CidrBlockAssociation, Subnet, Vpc};
use snapshot::{Ask, Inventory, Lookup, Missing, Place, Status};
use std::net::IpAddr;

/// A VPC; one that is only named elsewhere has no item.
#[derive(Debug)]
pub(crate) struct VpcNode<'s> {
    pub(crate) id: &'s str,
    pub(crate) item: Option<&'s Vpc>,
    /// Where its parts would be listed.
    pub(crate) place: usize,
    pub(crate) cidrs: Vec<IpNet>,
    pub(crate) subnets: Vec<usize>,
    /// Whether it belongs to an account that was not looked at: what is not listed may be there all the same.
    pub(crate) foreign: bool,
    pub(crate) internet_gateway: Option<&'s str>,
}

impl VpcNode<'_> {
    pub(crate) fn contains(&self, address: IpAddr) -> bool {
        self.cidrs.iter().any(|cidr| cidr.contains(&address))
    }
}

/// A subnet.
#[derive(Debug)]
pub(crate) struct SubnetNode<'s> {
    pub(crate) id: &'s str,
    pub(crate) item: &'s Subnet,
    pub(crate) vpc: usize,
    pub(crate) place: usize,
    pub(crate) v4: Option<Ipv4Net>,
    pub(crate) v6: Vec<Ipv6Net>,
    pub(crate) table: Lookup<usize>,
    pub(crate) acl: Lookup<usize>,
}

impl SubnetNode<'_> {
    pub(crate) fn contains(&self, address: IpAddr) -> bool {
        match address {
            IpAddr::V4(address) => self.v4.is_some_and(|block| block.contains(&address)),
            IpAddr::V6(address) => self.v6.iter().any(|block| block.contains(&address)),
        }
    }

    /// Whether two subnets are in one zone; `None` where the snapshot does not say.
    pub(crate) fn same_zone(&self, other: &SubnetNode<'_>) -> Option<bool> {
        match (&self.item.availability_zone_id, &other.item.availability_zone_id) {
            (Some(mine), Some(theirs)) => Some(mine == theirs),
            _ => match (&self.item.availability_zone, &other.item.availability_zone) {
                (Some(mine), Some(theirs)) => Some(mine == theirs),
                _ => None,
            },
        }
    }

    /// Whether AWS keeps the address: the first four of the block and the last.
    /// <https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html>
    pub(crate) fn reserves(&self, address: IpAddr) -> bool {
        match (address, self.v4) {
            (IpAddr::V4(address), Some(block)) if block.contains(&address) => {
                let offset = u32::from(address) - u32::from(block.network());
                offset < 4 || address == block.broadcast()
            }
            (IpAddr::V6(address), _) => self.v6.iter().any(|block| {
                let offset = u128::from(address).wrapping_sub(u128::from(block.network()));
                block.contains(&address) && (offset < 4 || address == block.broadcast())
            }),
            _ => false,
        }
    }
}

fn lives(state: Option<&str>) -> bool {
    !matches!(state, Some("disassociated" | "disassociating" | "failed" | "failing"))
}

fn v6_blocks(associations: &[Ipv6CidrBlockAssociation]) -> impl Iterator<Item = Ipv6Net> + '_ {
    associations
        .iter()
        .filter(|one| lives(one.ipv6_cidr_block_state.as_ref().and_then(|state| state.state.as_deref())))
        .filter_map(|one| one.ipv6_cidr_block.as_deref()?.parse::<Ipv6Net>().ok())
        .map(|block| block.trunc())
}

fn vpc_blocks(vpc: &Vpc) -> Vec<IpNet> {
    let associated = vpc
        .cidr_block_association_set
        .iter()
        .filter(|one| lives(one.cidr_block_state.as_ref().and_then(|state| state.state.as_deref())))
        .filter_map(|one| net(one.cidr_block.as_deref()?));
    let mut blocks: Vec<IpNet> = vpc.cidr_block.as_deref().and_then(net).into_iter().chain(associated).collect();
    blocks.extend(v6_blocks(&vpc.ipv6_cidr_block_association_set).map(IpNet::from));
    let mut known = Vec::new();
    blocks.retain(|block| {
        !known.contains(block) && {
            known.push(*block);
            true
        }
    });
    blocks
}

/// All VPCs that anything names.
pub(crate) fn vpcs<'s>(inventory: &Inventory<'s>) -> (Vec<VpcNode<'s>>, Ids<'s>) {
    let (mut nodes, mut ids) = (Vec::new(), Ids::default());
    for row in inventory.vpcs.rows() {
        ids.insert(row.item.vpc_id.as_str(), nodes.len());
        let (place, foreign) = authority(inventory, row.item.owner_id.as_deref(), row.place);
        nodes.push(VpcNode { foreign, ..node(&row.item.vpc_id, Some(row.item), place) });
    }
    let subnets = inventory.subnets.rows().iter().filter_map(|row| Some((row.item.vpc_id.as_deref()?, row.place)));
    let tables = inventory.route_tables.rows().iter().filter_map(|row| Some((row.item.vpc_id.as_deref()?, row.place)));
    let interfaces =
        inventory.network_interfaces.rows().iter().filter_map(|row| Some((row.item.vpc_id.as_deref()?, row.place)));
    let instances =
        inventory.instances().rows().iter().filter_map(|row| Some((row.item.vpc_id.as_deref()?, row.place)));
    for (id, place) in subnets.chain(tables).chain(interfaces).chain(instances) {
        if !ids.contains_key(id) {
            ids.insert(id, nodes.len());
            nodes.push(node(id, None, place));
        }
    }
    for table in inventory.route_tables.iter() {
        let Some(vpc) = table.vpc_id.as_deref().and_then(|id| ids.get(id)) else { continue };
        let vpc = &mut nodes[*vpc];
        if vpc.item.is_some() {
            continue;
        }
        for route in table.routes.iter().filter(|route| route.gateway_id.as_deref() == Some("local")) {
            let block = route.destination_cidr_block.as_deref().or(route.destination_ipv6_cidr_block.as_deref());
            if let Some(block) = block.and_then(net).filter(|block| !vpc.cidrs.contains(block)) {
                vpc.cidrs.push(block);
            }
        }
    }
    for gateway in inventory.internet_gateways.iter() {
        for attachment in &gateway.attachments {
            if let Some(&vpc) = attachment.vpc_id.as_deref().and_then(|id| ids.get(id)) {
                nodes[vpc].internet_gateway.get_or_insert(gateway.internet_gateway_id.as_str());
            }
        }
    }
    (nodes, ids)
}

/// Where the lists of a resource are whole: with its owner. A participant of a shared VPC sees only a part of it.
/// <https://docs.aws.amazon.com/vpc/latest/userguide/vpc-sharing.html>
fn authority(inventory: &Inventory<'_>, owner: Option<&str>, place: usize) -> (usize, bool) {
    let places = inventory.places();
    let (Some(owner), Some(here)) = (owner.filter(|owner| !owner.is_empty()), places.get(place)) else {
        return (place, false);
    };
    if here.account.is_empty() || here.account == owner {
        return (place, false);
    }
    match places.iter().position(|other| other.account == owner && other.region == here.region) {
        Some(place) => (place, false),
        None => (place, true),
    }
}

fn node<'s>(id: &'s str, item: Option<&'s Vpc>, place: usize) -> VpcNode<'s> {
    let cidrs = item.map(vpc_blocks).unwrap_or_default();
    VpcNode { id, item, place, cidrs, subnets: Vec::new(), foreign: false, internet_gateway: None }
}

/// All subnets, each entered into its VPC.
pub(crate) fn subnets<'s>(
    inventory: &Inventory<'s>,
    vpcs: &mut [VpcNode<'s>],
    vpc_ids: &Ids<'s>,
) -> (Vec<SubnetNode<'s>>, Ids<'s>) {
    let (mut nodes, mut ids): (Vec<SubnetNode<'s>>, _) = (Vec::new(), Ids::default());
    for row in inventory.subnets.rows() {
        let Some(&vpc) = row.item.vpc_id.as_deref().and_then(|id| vpc_ids.get(id)) else { continue };
        ids.insert(row.item.subnet_id.as_str(), nodes.len());
        vpcs[vpc].subnets.push(nodes.len());
        let mut missing = uses_missing(inventory, row.place, vpcs[vpc].place);
        nodes.push(SubnetNode {
            id: &row.item.subnet_id,
            item: row.item,
            vpc,
            place: vpcs[vpc].place,
            v4: row.item.cidr_block.as_deref().and_then(|text| text.parse::<Ipv4Net>().ok()).map(|block| block.trunc()),
            v6: v6_blocks(&row.item.ipv6_cidr_block_association_set).collect(),
            table: missing.0.take().map_or(Lookup::Absent, Lookup::Unknown),
            acl: missing.1.take().map_or(Lookup::Absent, Lookup::Unknown),
        });
    }
    associate_tables(inventory, &mut nodes, &ids, vpc_ids);
    associate_acls(inventory, &mut nodes, &ids, vpc_ids, vpcs);
    for node in &mut nodes {
        let vpc = &vpcs[node.vpc];
        let Some(owner) = vpc.item.filter(|_| vpc.foreign).and_then(|item| item.owner_id.as_deref()) else { continue };
        let ask = |operation| Lookup::Unknown(at_owner(inventory, owner, vpc.place, operation));
        if node.table == Lookup::Absent {
            node.table = ask(Ask::DescribeRouteTables);
        }
        if node.acl == Lookup::Absent {
            node.acl = ask(Ask::DescribeNetworkAcls);
        }
    }
    (nodes, ids)
}

/// A call that only another account can make.
pub(super) fn at_owner(inventory: &Inventory<'_>, owner: &str, place: usize, operation: Ask) -> Missing {
    let region = inventory.places().get(place).map(|place| place.region.clone()).unwrap_or_default();
    Missing { operation, place: Place { account: owner.to_owned(), region }, status: Status::NotAsked }
}

/// What is missing before it is certain that a subnet uses no table or list of its own.
///
/// A shared subnet is listed by several accounts; its owner's lists decide, but one whole list of either is taken.
fn uses_missing(inventory: &Inventory<'_>, place: usize, vpc: usize) -> (Option<Missing>, Option<Missing>) {
    let tables = &inventory.route_tables;
    let acls = &inventory.network_acls;
    let table = [place, vpc].iter().all(|&place| tables.status(place) != Status::Seen);
    let acl = [place, vpc].iter().all(|&place| acls.status(place) != Status::Seen);
    (
        if table { inventory.missing(tables, place) } else { None },
        if acl { inventory.missing(acls, place) } else { None },
    )
}

/// An explicit association that holds, else the main table of the VPC.
fn associate_tables(inventory: &Inventory<'_>, nodes: &mut [SubnetNode<'_>], ids: &Ids<'_>, vpc_ids: &Ids<'_>) {
    let mut main = vec![None; vpc_ids.len()];
    for (index, table) in inventory.route_tables.sightings() {
        for association in &table.associations {
            let state = association.association_state.as_ref().and_then(|state| state.state.as_deref());
            if !matches!(state, None | Some("associated" | "associating")) {
                continue;
            }
            if let Some(&subnet) = association.subnet_id.as_deref().and_then(|id| ids.get(id)) {
                nodes[subnet].table = Lookup::Found(index);
            } else if association.main == Some(true)
                && let Some(&vpc) = table.vpc_id.as_deref().and_then(|id| vpc_ids.get(id))
            {
                main[vpc] = Some(index);
            }
        }
    }
    for node in nodes {
        if let (Lookup::Absent, Some(table)) = (&node.table, main[node.vpc]) {
            node.table = Lookup::Found(table);
        }
    }
}

/// The list that names the subnet, else the default list of the VPC, unless its owner may know better: AWS names every
/// subnet in some list.
fn associate_acls(
    inventory: &Inventory<'_>,
    nodes: &mut [SubnetNode<'_>],
    ids: &Ids<'_>,
    vpc_ids: &Ids<'_>,
    vpcs: &[VpcNode<'_>],
) {
    let mut default = vec![None; vpc_ids.len()];
    for (index, acl) in inventory.network_acls.sightings() {
        for association in &acl.associations {
            if let Some(&subnet) = association.subnet_id.as_deref().and_then(|id| ids.get(id)) {
                nodes[subnet].acl = Lookup::Found(index);
            }
        }
        if acl.is_default == Some(true)
            && let Some(&vpc) = acl.vpc_id.as_deref().and_then(|id| vpc_ids.get(id))
        {
            default[vpc] = Some(index);
        }
    }
    for node in nodes {
        if let (Lookup::Absent, Some(acl), false) = (&node.acl, default[node.vpc], vpcs[node.vpc].foreign) {
            node.acl = Lookup::Found(acl);
        }
    }
}
