//! Which VPCs are the course's, where it may have been taken down already: by what is still listed of it.
//!
//! A NAT gateway stays listed for about an hour after it was deleted, and names its VPC. Where nothing of the kind is
//! there, the only VPC with subnets of one's own is taken for the course's, as in every other lab; where several could
//! be meant nobody decides.

use crate::stage::Stage;
use snapshot::{Ask, Inventory, Status};
use std::collections::BTreeSet;

/// Subnets that a VPC of the course has, at the least: lab 1.7 asks for them.
const SUBNETS: usize = 2;

/// The lists that say which VPC is which.
const TELLING: &[Ask] = &[
    Ask::DescribeVpcs,
    Ask::DescribeSubnets,
    Ask::DescribeNatGateways,
    Ask::DescribeVpcEndpoints,
    Ask::DescribeInstances,
    Ask::DescribeDBSnapshots,
];

/// Whose a VPC is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// The course's.
    Course,
    /// The course's or somebody else's.
    Unclear,
}

/// A VPC that is the course's, or may be.
#[derive(Debug)]
pub(super) struct Site {
    /// Its id; it may be gone.
    pub(super) vpc: String,
    /// The index of its account and Region.
    pub(super) place: usize,
    pub(super) whose: Whose,
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Sites {
    pub(super) all: Vec<Site>,
    /// The id of what shows that the course was built.
    pub(super) trace: Option<String>,
}

/// Finds them, in every Region of the account.
pub(super) fn find(stage: &Stage<'_>) -> Sites {
    let inventory = stage.network.inventory();
    let account = inventory.places().get(inventory.home()).map(|place| place.account.clone()).unwrap_or_default();
    let mut sites = Sites::default();
    for (place, here) in inventory.places().iter().enumerate() {
        if here.account == account {
            Region::look(inventory, place).sites(stage.declared, inventory, &mut sites);
        }
    }
    let is_clear = sites.all.iter().all(|site| site.whose == Whose::Course);
    if sites.trace.is_none() && is_clear {
        sites.trace = terminated(inventory, &account, stage.declared);
    }
    sites
}

/// What a Region shows.
struct Region<'s> {
    place: usize,
    /// VPCs of one's own with their number of subnets.
    standing: Vec<(&'s str, usize)>,
    /// VPCs of which something is listed that is gone, with that.
    traced: Vec<(String, String)>,
    /// Whether everything was seen that says so.
    is_whole: bool,
}

impl<'s> Region<'s> {
    fn look(inventory: &Inventory<'s>, place: usize) -> Self {
        let is_here = |at: usize| at == place;
        let vpcs: Vec<_> = inventory.vpcs.rows().iter().filter(|row| is_here(row.place)).map(|row| row.item).collect();
        let is_default = |id: &str| vpcs.iter().any(|vpc| vpc.vpc_id == *id && vpc.is_default == Some(true));
        let subnets = |id: &str| inventory.subnets.iter().filter(|one| one.vpc_id.as_deref() == Some(id)).count();
        let own = vpcs.iter().filter(|vpc| vpc.is_default != Some(true));
        let standing = own.map(|vpc| (&*vpc.vpc_id, subnets(&vpc.vpc_id))).collect();
        let mut traced: Vec<(String, String)> = Vec::new();
        let mut trace = |vpc: Option<&str>, id: &str| {
            if let Some(vpc) = vpc.filter(|vpc| !is_default(vpc)) {
                traced.push((vpc.to_owned(), id.to_owned()));
            }
        };
        for row in inventory.nat_gateways.rows().iter().filter(|row| is_here(row.place)) {
            if matches!(row.item.state.as_deref(), Some("deleted" | "deleting")) {
                trace(row.item.vpc_id.as_deref(), &row.item.nat_gateway_id);
            }
        }
        for row in inventory.vpc_endpoints.rows().iter().filter(|row| is_here(row.place)) {
            if matches!(row.item.state.as_deref(), Some("deleted" | "deleting")) {
                trace(row.item.vpc_id.as_deref(), &row.item.vpc_endpoint_id);
            }
        }
        for row in inventory.instances().rows().iter().filter(|row| is_here(row.place)) {
            if row.item.state.as_ref().and_then(|state| state.name.as_deref()) == Some("terminated") {
                trace(row.item.vpc_id.as_deref(), &row.item.instance_id);
            }
        }
        // What was kept of a database outlives the VPC that it stood in.
        for row in inventory.db_snapshots.rows().iter().filter(|row| is_here(row.place)) {
            let vpc = row.item.vpc_id.as_deref().filter(|vpc| !vpcs.iter().any(|known| known.vpc_id == **vpc));
            trace(vpc, &row.item.db_snapshot_identifier);
        }
        let is_whole = TELLING.iter().all(|&ask| inventory.status(ask, place) == Status::Seen);
        Self { place, standing, traced, is_whole }
    }

    fn sites(&self, declared: Option<&str>, inventory: &Inventory<'_>, sites: &mut Sites) {
        let mut add = |vpc: &str, whose: Whose, trace: Option<&str>| {
            if sites.all.iter().any(|site| site.vpc == vpc) {
                return;
            }
            sites.all.push(Site { vpc: vpc.to_owned(), place: self.place, whose });
            if whose == Whose::Course && sites.trace.is_none() {
                sites.trace = trace.map(str::to_owned);
            }
        };
        let traces = |vpc: &str| self.traced.iter().find(|(of, _)| of == vpc).map(|(_, id)| &**id);
        if let Some(declared) = declared {
            let stands = self.standing.iter().find(|(vpc, _)| *vpc == declared);
            let is_built = stands.is_some_and(|(_, subnets)| *subnets >= SUBNETS);
            let trace = traces(declared).or(is_built.then_some(declared));
            let is_gone = inventory.vpcs.get(declared).is_none() && self.place == inventory.home();
            if stands.is_some() || trace.is_some() || is_gone {
                add(declared, Whose::Course, trace);
            }
            return;
        }
        let is_standing = |vpc: &str| self.standing.iter().any(|(standing, _)| *standing == vpc);
        let vpcs: BTreeSet<&str> = self.traced.iter().map(|(vpc, _)| &**vpc).collect();
        let (there, gone): (Vec<&str>, Vec<&str>) = vpcs.into_iter().partition(|vpc| is_standing(vpc));
        let built: Vec<&str> =
            self.standing.iter().filter(|(_, subnets)| *subnets >= SUBNETS).map(|(vpc, _)| *vpc).collect();
        let course = match (gone.as_slice(), there.as_slice(), built.as_slice()) {
            _ if !self.is_whole => Vec::new(),
            ([], [], [only]) => vec![*only],
            ([], [only], others) if others.iter().all(|other| other == only) => vec![*only],
            // Who made it once and took it down may have made it again: what stands is nobody's to decide about.
            (gone, _, _) => gone.to_vec(),
        };
        for vpc in &course {
            add(vpc, Whose::Course, traces(vpc).or(Some(vpc)));
        }
        let standing = self.standing.iter().map(|(vpc, _)| *vpc);
        for vpc in standing.chain(gone).filter(|vpc| !course.contains(vpc)) {
            add(vpc, Whose::Unclear, None);
        }
    }
}

/// A terminated instance that names no VPC, as they do soon after their end, or the one that the learner named.
fn terminated(inventory: &Inventory<'_>, account: &str, declared: Option<&str>) -> Option<String> {
    let rows = inventory.instances().rows().iter();
    let ours = rows.filter(|row| inventory.place_of(row).is_some_and(|place| place.account == account));
    let ended = ours.map(|row| row.item).find(|instance| {
        instance.state.as_ref().and_then(|state| state.name.as_deref()) == Some("terminated")
            && instance.vpc_id.as_deref().is_none_or(|vpc| Some(vpc) == declared)
    });
    ended.map(|instance| instance.instance_id.to_string())
}
