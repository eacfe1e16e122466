//! Which VPC the labs are about.

use reach::Network;
use snapshot::shapes::Vpc;
use snapshot::{Ask, Inventory, Status};

/// The choice of the VPC and what it was chosen from.
#[derive(Debug)]
pub struct VpcCast<'s> {
    /// What was chosen.
    pub choice: Choice<'s>,
    /// The other candidates, the one with the most in it first.
    pub others: Vec<&'s Vpc>,
    /// A default VPC, which no lab is built in.
    pub default: Option<&'s Vpc>,
}

/// How the choice went.
#[derive(Debug)]
pub enum Choice<'s> {
    /// One holds more of what the labs are about than any other.
    Found(&'s Vpc),
    /// There is none.
    None,
    /// Several hold as much.
    Tie(Vec<&'s Vpc>),
    /// The learner named one that is not in the snapshot.
    NotThere(String),
}

impl<'s> VpcCast<'s> {
    pub(super) fn find(network: &Network<'s>, declared: Option<&str>) -> Self {
        let inventory = network.inventory();
        let default = inventory.vpcs.iter().find(|vpc| vpc.is_default == Some(true));
        if let Some(id) = declared {
            let choice = match inventory.vpcs.get(id) {
                // Naming the default VPC does not make it the learner's own.
                Some(vpc) if vpc.is_default == Some(true) => Choice::None,
                Some(vpc) => Choice::Found(vpc),
                None => Choice::NotThere(id.to_owned()),
            };
            return Self { choice, others: Vec::new(), default };
        }
        let mut ranked: Vec<(usize, &'s Vpc)> = inventory
            .vpcs
            .iter()
            .filter(|vpc| vpc.is_default != Some(true))
            .map(|vpc| (weight(inventory, &vpc.vpc_id), vpc))
            .collect();
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.vpc_id.cmp(&b.1.vpc_id)));
        let choice = match ranked.as_slice() {
            [] => Choice::None,
            [(_, only)] => Choice::Found(only),
            [(most, _), (next, _), ..] if most == next => {
                Choice::Tie(ranked.iter().take_while(|(weight, _)| weight == most).map(|(_, vpc)| *vpc).collect())
            }
            [(_, most), ..] => Choice::Found(most),
        };
        let others = match choice {
            Choice::Found(_) => ranked.iter().skip(1).map(|(_, vpc)| *vpc).collect(),
            _ => Vec::new(),
        };
        Self { choice, others, default }
    }
}

/// How much of what the labs are about a VPC holds.
///
/// What every VPC has from birth (its main table, default list and default group) does not count.
fn weight(inventory: &Inventory<'_>, vpc: &str) -> usize {
    let here = |id: &Option<snapshot::VpcId>| id.as_deref() == Some(vpc);
    let alive = |state: &Option<String>| {
        !matches!(state.as_deref(), Some("deleted" | "deleting" | "terminated" | "shutting-down"))
    };
    inventory.subnets.iter().filter(|subnet| here(&subnet.vpc_id)).count()
        + inventory.internet_gateways.iter().filter(|igw| igw.attachments.iter().any(|a| here(&a.vpc_id))).count()
        + inventory.route_tables.iter().filter(|rtb| here(&rtb.vpc_id)).count().saturating_sub(1)
        + inventory.network_acls.iter().filter(|acl| here(&acl.vpc_id) && acl.is_default != Some(true)).count()
        + inventory
            .security_groups
            .iter()
            .filter(|sg| here(&sg.vpc_id) && sg.group_name.as_deref() != Some("default"))
            .count()
        + inventory.nat_gateways.iter().filter(|nat| here(&nat.vpc_id) && alive(&nat.state)).count()
        + inventory.vpc_endpoints.iter().filter(|vpce| here(&vpce.vpc_id) && alive(&vpce.state)).count()
        + inventory
            .instances()
            .iter()
            .filter(|i| here(&i.vpc_id) && alive(&i.state.as_ref().and_then(|state| state.name.clone())))
            .count()
}

/// The place that most VPCs were listed in, or the snapshot's own.
///
/// Where VPCs could not be listed at home, what stands there is not known, however much was seen elsewhere.
pub(super) fn main_place(inventory: &Inventory<'_>) -> usize {
    let home = inventory.home();
    let parts = [Ask::DescribeVpcs, Ask::DescribeSubnets, Ask::DescribeRouteTables, Ask::DescribeInternetGateways];
    let is_looked_at = parts.iter().any(|&ask| inventory.status(ask, home) != Status::NotAsked);
    if is_looked_at && inventory.vpcs.status(home) != Status::Seen {
        return home;
    }
    (0..inventory.places().len())
        .filter(|&place| inventory.vpcs.status(place) == Status::Seen)
        .max_by_key(|&place| {
            (inventory.vpcs.rows().iter().filter(|row| row.place == place).count(), place == inventory.home())
        })
        .unwrap_or(inventory.home())
}
