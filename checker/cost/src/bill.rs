//! A bill: all that bills, what is not known, and what was not seen.

use crate::credits::Credits;
use crate::evidence::{BESIDE, GLOBALLY, REGIONALLY};
use crate::line::{Coming, Cost, Line};
use crate::money::Usd;
use crate::seen::Seen;
use crate::table::PriceTable;
use crate::{databases, front, hosts, network};
use snapshot::{Ask, Inventory, Missing, Names, Place, Snapshot, Status};
use std::collections::{BTreeMap, BTreeSet};

/// Which Regions there are to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All that are switched on for the account: what was not looked at is missing.
    Enabled,
    /// Those that were looked at, as in a practice world.
    Looked,
}

/// What bills.
#[derive(Debug, Clone, PartialEq)]
pub struct Bill {
    /// The account, if the evidence says it.
    pub account: Option<String>,
    /// When the evidence was gathered.
    pub finished: Option<String>,
    /// The Regions that were looked at.
    pub regions: Vec<String>,
    /// The lines, the dearest first.
    pub lines: Vec<Line>,
    /// What bills as soon as it is there.
    pub coming: Vec<Coming>,
    /// The lists that are not whole.
    pub lacking: Vec<Missing>,
    /// The plan of the account, if it was seen.
    pub credits: Option<Credits>,
    /// Why it was not: no price rests on it, so that the sum is whole without.
    pub credits_lacking: Option<Missing>,
    /// The days on which the prices were read that were used, the oldest and the newest.
    pub dates: Option<(String, String)>,
}

impl Bill {
    /// Finds what bills. `names` is what people call things.
    #[must_use]
    pub fn of(snapshot: &Snapshot, table: &PriceTable, names: Names, extent: Extent) -> Self {
        Self::of_inventory(&Inventory::new(snapshot), snapshot.finished.as_deref(), table, names, extent)
    }

    /// The same of evidence that is indexed already; `finished` is when it was gathered.
    #[must_use]
    pub fn of_inventory(
        inventory: &Inventory<'_>,
        finished: Option<&str>,
        table: &PriceTable,
        names: Names,
        extent: Extent,
    ) -> Self {
        let day = finished.and_then(|time| time.get(..10));
        let mut seen = Seen { inventory, names, table, day, lines: BTreeSet::new(), coming: BTreeSet::new() };
        network::find(&mut seen);
        hosts::find(&mut seen);
        databases::find(&mut seen);
        front::find(&mut seen);
        let mut lines: Vec<Line> = seen.lines.into_iter().collect();
        // What costs most comes first; what nobody knows before what costs nothing.
        lines.sort_by_key(|line| (std::cmp::Reverse(line.month()), !line.is_unknown()));
        let home = inventory.places().get(inventory.home()).map(|place| place.account.clone());
        let account = home
            .filter(|account| !account.is_empty())
            .or_else(|| inventory.caller_identity.iter().find_map(|caller| caller.account.clone()));
        Self {
            account: account.filter(|account| account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit())),
            finished: finished.map(str::to_owned),
            regions: looked_at(inventory),
            dates: dates(&lines, table),
            lines,
            coming: seen.coming.into_iter().collect(),
            lacking: lacking(inventory, extent),
            credits: Credits::of(inventory),
            credits_lacking: inventory.lacking([BESIDE], inventory.home()).into_iter().next(),
        }
    }

    /// What a month costs, as far as it is known.
    #[must_use]
    pub fn month(&self) -> Usd {
        self.lines.iter().map(Line::month).sum()
    }

    /// How many lines bill something that nobody knows.
    #[must_use]
    pub fn unknown(&self) -> usize {
        self.lines.iter().filter(|line| line.is_unknown()).count()
    }

    /// How many lines bill for being there; those that bill by use alone are none of them.
    #[must_use]
    pub fn standing(&self) -> usize {
        self.lines.iter().filter(|line| line.parts.iter().any(|part| part.cost != Cost::ByUse)).count()
    }

    /// Whether everything was looked at.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.lacking.is_empty()
    }

    /// The lists that are not whole, by the call: where, and why.
    #[must_use]
    pub fn lacking_by_call(&self) -> BTreeMap<(Ask, Status), Vec<&str>> {
        let mut calls = BTreeMap::<(Ask, Status), Vec<&str>>::new();
        for missing in &self.lacking {
            calls.entry((missing.operation, missing.status)).or_default().push(&missing.place.region);
        }
        calls
    }
}

/// The Regions in which any of the calls was made that a bill needs there.
fn looked_at(inventory: &Inventory<'_>) -> Vec<String> {
    let mut regions: Vec<String> = inventory
        .places()
        .iter()
        .enumerate()
        .filter(|(place, here)| {
            !here.region.is_empty() && REGIONALLY.iter().any(|ask| inventory.status(*ask, *place) != Status::NotAsked)
        })
        .map(|(_, here)| here.region.clone())
        .collect();
    regions.sort();
    regions.dedup();
    regions
}

/// The lists that are not whole, of the snapshot's own account.
fn lacking(inventory: &Inventory<'_>, extent: Extent) -> Vec<Missing> {
    let places = inventory.places();
    let home = inventory.home();
    let account = places.get(home).map(|place| place.account.clone()).unwrap_or_default();
    let mut regions: BTreeSet<String> = looked_at(inventory).into_iter().collect();
    regions.extend(places.get(home).map(|place| place.region.clone()));
    let mut lacking = inventory.lacking(GLOBALLY.iter().copied(), home);
    if extent == Extent::Enabled {
        let on = |status: Option<&str>| status != Some("not-opted-in");
        let enabled = inventory.regions.iter().filter(|region| on(region.opt_in_status.as_deref()));
        regions.extend(enabled.filter_map(|region| region.region_name.clone()));
    }
    for region in regions {
        let place = Place { account: account.clone(), region };
        match inventory.index_of(&place) {
            Some(index) if index < places.len() => lacking.extend(inventory.lacking(REGIONALLY.iter().copied(), index)),
            // Nobody asked anything there.
            _ => lacking.extend(REGIONALLY.iter().map(|&operation| Missing {
                operation,
                place: place.clone(),
                status: Status::NotAsked,
            })),
        }
    }
    lacking.sort();
    lacking.dedup();
    lacking
}

/// The oldest and the newest day of the prices that were used.
fn dates(lines: &[Line], table: &PriceTable) -> Option<(String, String)> {
    let used: BTreeSet<&str> = lines
        .iter()
        .flat_map(|line| &line.parts)
        .filter_map(|part| match &part.cost {
            Cost::Known { source, .. } => table.source(source).map(|source| source.date.as_str()),
            _ => None,
        })
        .collect();
    Some((used.first()?.to_string(), used.last()?.to_string()))
}
