//! VPCs and subnets, in blocks that nobody has.

use crate::finding::{Arg, Finding};
use crate::stage::Stage;
use ipnet::Ipv4Net;
use reach::{Change, Edit};
use snapshot::shapes::{Subnet, Vpc};
use std::net::Ipv4Addr;

/// A VPC with a subnet that becomes public and one that stays private.
pub(super) fn own_vpc(stage: &Stage<'_>) -> Change {
    let inventory = stage.network.inventory();
    let taken: Vec<Ipv4Net> = inventory.vpcs.iter().flat_map(blocks).collect();
    let block = free(&taken);
    let label = "new-vpc".to_owned();
    let mut edits = vec![Edit::NewVpc { label: label.clone(), block: block.to_string() }];
    let subnets = block.subnets(24).into_iter().flatten().take(2);
    edits.extend(subnets.zip(["new-subnet-1", "new-subnet-2"]).map(|(block, name)| Edit::NewSubnet {
        label: name.to_owned(),
        vpc: label.clone(),
        block: block.to_string(),
        zone: None,
    }));
    Change::new(edits)
}

/// As many subnets as are missing, in another block where the VPC's own are used up.
pub(super) fn more_subnets(stage: &Stage<'_>, vpc: &str, finding: &Finding) -> Option<Change> {
    let inventory = stage.network.inventory();
    let item: &Vpc = inventory.vpcs.get(vpc)?;
    let count = match finding.args.get("count") {
        Some(Arg::Number(count)) => usize::try_from(*count).unwrap_or(0),
        _ => 0,
    };
    let own = inventory.subnets.iter().filter(|subnet| subnet.vpc_id.as_deref() == Some(vpc));
    let mut taken: Vec<Ipv4Net> = own.filter_map(block_of).collect();
    let mut edits = Vec::new();
    let mut room = blocks(item);
    for number in 1..=2usize.saturating_sub(count).max(1) {
        let block = match room.iter().find_map(|block| free_within(*block, &taken)) {
            Some(block) => block,
            None => {
                let others: Vec<Ipv4Net> = inventory.vpcs.iter().flat_map(blocks).chain(room.iter().copied()).collect();
                let more = neighbour(room.first().copied(), &others)?;
                edits.push(Edit::AddBlock { vpc: vpc.to_owned(), block: more.to_string() });
                room.push(more);
                free_within(more, &taken)?
            }
        };
        taken.push(block);
        let label = format!("new-subnet-{number}");
        edits.push(Edit::NewSubnet { label, vpc: vpc.to_owned(), block: block.to_string(), zone: None });
    }
    Some(Change::new(edits))
}

fn block_of(subnet: &Subnet) -> Option<Ipv4Net> {
    subnet.cidr_block.as_deref()?.parse().ok()
}

fn blocks(vpc: &Vpc) -> Vec<Ipv4Net> {
    let more = vpc.cidr_block_association_set.iter().filter_map(|set| set.cidr_block.as_deref());
    let mut all: Vec<Ipv4Net> =
        vpc.cidr_block.as_deref().into_iter().chain(more).filter_map(|block| block.parse().ok()).collect();
    all.sort();
    all.dedup();
    all
}

/// A block of 65,536 addresses in 10.0.0.0/8 that overlaps none of these.
fn free(taken: &[Ipv4Net]) -> Ipv4Net {
    let all = (0..=255u8).filter_map(|second| Ipv4Net::new(Ipv4Addr::new(10, second, 0, 0), 16).ok());
    let mut free = all.clone().filter(|block| !taken.iter().any(|taken| overlap(block, taken)));
    free.next().or_else(|| all.clone().next()).unwrap_or_default()
}

/// Another block for a VPC. AWS takes one of the same private range only:
/// <https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions>.
fn neighbour(first: Option<Ipv4Net>, taken: &[Ipv4Net]) -> Option<Ipv4Net> {
    let second = |first: u8, second: u8| Ipv4Net::new(Ipv4Addr::new(first, second, 0, 0), 16).ok();
    let all: Vec<Ipv4Net> = match first.map(|block| block.addr().octets()) {
        Some([172, ..]) => (16..=31).filter_map(|number| second(172, number)).collect(),
        Some([192, ..]) => (64..=127).filter_map(|number| second(100, number)).collect(),
        _ => (0..=255).filter_map(|number| second(10, number)).collect(),
    };
    all.into_iter().find(|block| !taken.iter().any(|taken| overlap(block, taken)))
}

/// The largest free part of a block that is no larger than 256 addresses and large enough for a subnet.
fn free_within(block: Ipv4Net, taken: &[Ipv4Net]) -> Option<Ipv4Net> {
    (24..=28)
        .filter(|length| *length >= block.prefix_len())
        .find_map(|length| block.subnets(length).ok()?.find(|part| !taken.iter().any(|taken| overlap(part, taken))))
}

fn overlap(one: &Ipv4Net, other: &Ipv4Net) -> bool {
    one.contains(other) || other.contains(one)
}
