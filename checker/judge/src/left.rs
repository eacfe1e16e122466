//! What is left of the course in an account and costs money: the bill of the account beside the teardown of each VPC
//! that is, or may be, the course's.
//!
//! It says whose things are and what they cost; what that means for a check is the check's to say.

mod sites;

use crate::check::asks;
use crate::stage::Stage;
use cleanup::{Course, Kind as Gone, Step, Teardown};
use cost::{Bill, Cost, Extent, Kind, Line, PriceTable, Reason, Usd};
use sites::{Site, Whose};
use snapshot::{Ask, Inventory, Missing, Names, Place, Scope, Status, Wanted};
use std::collections::{BTreeMap, BTreeSet};

/// The lists that say what bills and in which VPC it stands, of one Region.
const REGION: &[Ask] = &[
    Ask::DescribeVpcs,
    Ask::DescribeSubnets,
    Ask::DescribeInstances,
    Ask::DescribeVolumes,
    Ask::DescribeSnapshots,
    Ask::DescribeNetworkInterfaces,
    Ask::DescribeAddresses,
    Ask::DescribeNatGateways,
    Ask::DescribeVpcEndpoints,
    Ask::DescribeTransitGatewayAttachments,
    Ask::DescribeTransitGatewayVpcAttachments,
    Ask::DescribeVpnConnections,
    Ask::DescribeVpnGateways,
    Ask::DescribeLoadBalancers,
    Ask::DescribeClassicLoadBalancers,
    Ask::DescribeDBInstances,
    Ask::DescribeDBClusters,
    Ask::DescribeDBSubnetGroups,
    Ask::DescribeDBSnapshots,
    Ask::DescribeDBProxies,
];

/// The calls in the Region that is looked at.
pub(crate) fn here() -> Vec<Wanted> {
    asks(&[cost::GLOBALLY, REGION].concat())
}

/// The calls in the Regions that every account has.
pub(crate) fn everywhere() -> Vec<Wanted> {
    let regions = cost::REGIONS.into_iter();
    regions.flat_map(|region| REGION.iter().map(move |&ask| Wanted { ask, scope: Scope::Region(region) })).collect()
}

/// What a thing costs.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Price {
    /// A month's amount, of which a day has its share.
    Day(Usd),
    /// The same, and something beside it that is not known.
    AtLeast(Usd),
    /// No more than the same.
    AtMost(Usd),
    /// A month's amount, charged as a whole.
    Month(Usd),
    /// Nobody can tell.
    Unknown,
}

/// Something that bills.
#[derive(Debug)]
pub(crate) struct Thing {
    /// Its id; of an Elastic IP address that of the allocation.
    pub(crate) id: String,
    /// Its line of the bill.
    pub(crate) line: Line,
    /// What it costs, with the addresses that go away with it.
    pub(crate) price: Price,
    /// What deletes it, if that is the course's to say.
    pub(crate) commands: Vec<String>,
}

/// What is left.
#[derive(Debug, Default)]
pub(crate) struct Left {
    /// What is the course's, in the order in which it can go.
    pub(crate) things: Vec<Thing>,
    /// What may be the course's.
    pub(crate) unclear: Vec<Thing>,
    /// Hosted zones, which people keep on purpose.
    pub(crate) zones: Vec<Thing>,
    /// What is not the course's.
    pub(crate) others: Vec<Thing>,
    /// What is being made or taken down: its id and its state.
    pub(crate) changing: Vec<(String, String)>,
    /// What shows that the course was built in this account.
    pub(crate) trace: Option<String>,
    /// How many Regions were looked at.
    pub(crate) regions: usize,
    /// Regions that are switched on and that nobody asked anything in.
    pub(crate) unasked: Vec<String>,
    /// Lists of the others that are not whole.
    pub(crate) lacking: Vec<Missing>,
}

impl Left {
    /// Looks for it.
    pub(crate) fn of(stage: &Stage<'_>) -> Self {
        let inventory = stage.network.inventory();
        let table = PriceTable::course();
        let bill = Bill::of_inventory(inventory, stage.now, table, Names::default(), Extent::Enabled);
        let sites = sites::find(stage);
        let teardowns: Vec<(&Site, Teardown)> = sites
            .all
            .iter()
            .map(|site| {
                let is_certain = site.whose == Whose::Course;
                let course = Course { vpc: Some(&site.vpc), is_certain, domain: stage.domain };
                (site, Teardown::of_inventory(inventory, &course, site.place))
            })
            .collect();
        let mut left = Self { trace: sites.trace, ..Self::default() };
        left.look(inventory);
        let owned: Vec<Option<Owned<'_>>> =
            bill.lines.iter().map(|line| teardowns.iter().find_map(|of| Owned::of(inventory, line, of))).collect();
        let beside = beside(&bill.lines, &owned);
        let billed: BTreeSet<&str> = bill.lines.iter().map(|line| &*line.id).collect();
        let mut things: Vec<(usize, Thing)> = Vec::new();
        for (line, owned) in bill.lines.iter().zip(&owned) {
            if line.parts.iter().all(|part| part.cost == Cost::ByUse) {
                continue;
            }
            let step = owned.as_ref().and_then(|owned| owned.step);
            let thing = |commands| Thing {
                id: step.map_or(&line.id, |step| &step.id).clone(),
                line: line.clone(),
                price: price(line, beside.get(&line.id)),
                commands,
            };
            match owned {
                _ if line.kind == Kind::HostedZone => left.zones.push(thing(Vec::new())),
                _ if is_going(inventory, line) => left.changing.push((line.id.clone(), "shutting-down".to_owned())),
                // It is in the price of what it goes away with.
                Some(Owned { holder: Some(holder), .. }) if billed.contains(&*holder.id) => {}
                Some(owned) if owned.whose == Whose::Course => {
                    things.push((owned.order(), thing(owned.commands(line, &billed))));
                }
                Some(_) => left.unclear.push(thing(Vec::new())),
                // The course makes addresses and disks, and what nothing uses does not say who made it.
                None if line.is_idle && matches!(line.kind, Kind::PublicAddress | Kind::Volume) => {
                    left.unclear.push(thing(Vec::new()));
                }
                None => left.others.push(thing(Vec::new())),
            }
        }
        things.sort_by_key(|(order, _)| *order);
        left.things = things.into_iter().map(|(_, thing)| thing).collect();
        for coming in &bill.coming {
            let is_own = |(_, teardown): &(&Site, Teardown)| teardown.steps.iter().any(|step| step.id == coming.id);
            if teardowns.iter().any(is_own) {
                left.changing.push((coming.id.clone(), "pending".to_owned()));
            }
        }
        left
    }

    /// Which Regions were looked at, and which lists of them are not whole.
    fn look(&mut self, inventory: &Inventory<'_>) {
        let home = inventory.home();
        let own = inventory.places().get(home).cloned().unwrap_or_default();
        self.lacking = inventory.lacking(here(), home);
        let is_on = |status: Option<&str>| status != Some("not-opted-in");
        let enabled = inventory.regions.iter().filter(|region| is_on(region.opt_in_status.as_deref()));
        let mut regions: BTreeSet<String> = enabled.filter_map(|region| region.region_name.clone()).collect();
        regions.remove(&own.region);
        self.regions = 1;
        for region in regions {
            let index = inventory.index_of(&Place { account: own.account.clone(), region: region.clone() });
            let asked = |index: &usize| REGION.iter().any(|ask| inventory.status(*ask, *index) != Status::NotAsked);
            match index.filter(|index| *index < inventory.places().len()).filter(asked) {
                Some(index) => {
                    self.regions += 1;
                    self.lacking.extend(inventory.lacking(REGION.iter().copied(), index));
                }
                None => self.unasked.push(region),
            }
        }
    }
}

/// A line of the bill that a teardown is about.
struct Owned<'t> {
    whose: Whose,
    teardown: &'t Teardown,
    step: Option<&'t Step>,
    /// What it goes away with, of an address that nobody has to release.
    holder: Option<&'t Step>,
}

impl<'t> Owned<'t> {
    fn of(inventory: &Inventory<'_>, line: &Line, of: &'t (&Site, Teardown)) -> Option<Self> {
        let (site, teardown) = of;
        let is_global = matches!(line.kind, Kind::HostedZone | Kind::Distribution);
        if !is_global && teardown.region.as_deref() != Some(&*line.region) {
            return None;
        }
        let own = Self { whose: site.whose, teardown, step: None, holder: None };
        let find = |id: &str| teardown.steps.iter().find(|step| step.id == id);
        match line.kind {
            Kind::PublicAddress => {
                let same = |row: &&snapshot::Row<'_, snapshot::shapes::Address>| row.item.public_ip == line.id;
                let row = inventory.addresses.rows().iter().find(same);
                let allocation = row.and_then(|row| row.item.allocation_id.as_deref());
                if let Some(step) = allocation.and_then(find) {
                    return Some(Self { step: Some(step), ..own });
                }
                let user = line.used_by.as_deref()?;
                // The interface of a load balancer names the end of its ARN.
                let holds = |step: &&Step| step.id == user || step.id.ends_with(&format!("/{user}"));
                let holder = teardown.steps.iter().find(holds)?;
                Some(Self { holder: Some(holder), ..own })
            }
            Kind::DatabaseSnapshot => {
                let same = |one: &&snapshot::shapes::DbSnapshot| one.db_snapshot_identifier == line.id;
                let from = inventory.db_snapshots.iter().find(same)?.vpc_id.as_deref()?;
                (from == site.vpc).then_some(own)
            }
            Kind::Snapshot => find(line.used_by.as_deref()?).map(|_| own),
            _ => find(&line.id).map(|step| Self { step: Some(step), ..own }),
        }
    }

    /// Its place in the order in which things can go; what no step deletes waits for nothing.
    fn order(&self) -> usize {
        let is_it = |step: &Step| self.step.is_some_and(|own| std::ptr::eq(own, step));
        self.teardown.steps.iter().position(is_it).unwrap_or(usize::MAX)
    }

    /// What deletes it, after what holds it and bills nothing itself.
    fn commands(&self, line: &Line, billed: &BTreeSet<&str>) -> Vec<String> {
        let Some(step) = self.step else {
            let is_plain = line.id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            let delete = match line.kind {
                Kind::DatabaseSnapshot => "rds delete-db-snapshot --db-snapshot-identifier",
                Kind::Snapshot => "ec2 delete-snapshot --snapshot-id",
                _ => return Vec::new(),
            };
            return if is_plain {
                vec![format!("aws {delete} {} --region {}", line.id, line.region)]
            } else {
                Vec::new()
            };
        };
        let holds = |kind| matches!(kind, Gone::Instance | Gone::LoadBalancer | Gone::Interface);
        let waits = step.waits_for.iter().filter(|wait| holds(wait.kind) && !billed.contains(&*wait.id));
        let first = waits
            .filter_map(|wait| self.teardown.steps.iter().find(|other| other.kind == wait.kind && other.id == wait.id));
        first.chain([step]).flat_map(|step| cleanup::commands(self.teardown, step)).collect()
    }
}

/// What the addresses cost that go away with what they belong to, by that.
fn beside(lines: &[Line], owned: &[Option<Owned<'_>>]) -> BTreeMap<String, Usd> {
    let mut beside: BTreeMap<String, Usd> = BTreeMap::new();
    for (line, owned) in lines.iter().zip(owned) {
        if let Some(holder) = owned.as_ref().and_then(|owned| owned.holder) {
            let sum = beside.entry(holder.id.clone()).or_default();
            *sum = *sum + line.month();
        }
    }
    beside
}

fn price(line: &Line, beside: Option<&Usd>) -> Price {
    let month = line.month() + beside.copied().unwrap_or_default();
    let most = line.parts.iter().find_map(|part| match &part.cost {
        Cost::Unknown(Reason::Changes { at_most } | Reason::Backups { at_most }) => *at_most,
        _ => None,
    });
    match (line.is_unknown(), most) {
        (false, _) if line.kind.is_by_the_month() => Price::Month(month),
        (false, _) => Price::Day(month),
        (true, Some(most)) => Price::AtMost(most),
        (true, None) if month == Usd::ZERO => Price::Unknown,
        (true, None) => Price::AtLeast(month),
    }
}

/// Whether a disk or an address goes with an instance that is just being terminated.
fn is_going(inventory: &Inventory<'_>, line: &Line) -> bool {
    let holder = line.used_by.as_deref().and_then(|id| inventory.instances().get(id));
    let state = holder.and_then(|instance| instance.state.as_ref()).and_then(|state| state.name.as_deref());
    state == Some("shutting-down")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What bills and is not asked for would be taken for cleared. Which versions are supported decides no more than a price.
    #[test]
    fn everything_that_a_bill_rests_on_is_asked_for() {
        let beside = [Ask::DescribeDBMajorEngineVersions];
        for ask in cost::REGIONALLY.iter().filter(|ask| !beside.contains(ask)) {
            assert!(REGION.contains(ask), "{ask:?}");
        }
    }
}
