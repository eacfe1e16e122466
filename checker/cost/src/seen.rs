//! What everything is looked up in, and the lines as they are found.

use crate::line::{Coming, Cost, Kind, Line, Part, Reason};
use crate::money::Usd;
use crate::table::{Item, PriceTable};
use snapshot::{Ask, Inventory, Names, Row, Status};
use std::collections::BTreeSet;

/// What everything is looked up in.
pub(crate) struct Seen<'s> {
    pub(crate) inventory: &'s Inventory<'s>,
    pub(crate) names: Names,
    pub(crate) table: &'s PriceTable,
    /// The day of the evidence, `2026-11-29`, if it says it.
    pub(crate) day: Option<&'s str>,
    pub(crate) lines: BTreeSet<Line>,
    pub(crate) coming: BTreeSet<Coming>,
}

/// What a state means for a bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    /// It bills.
    Bills,
    /// It will, as soon as it is there.
    Coming,
    /// It does not.
    Gone,
    /// Nobody says.
    Odd,
}

/// What is said of a line beside its parts.
#[derive(Default)]
pub(crate) struct About {
    /// What it is called, where its id is not the one that has the name.
    pub(crate) name: Option<String>,
    pub(crate) of_type: Option<String>,
    pub(crate) used_by: Option<String>,
    pub(crate) since: Option<String>,
    pub(crate) is_idle: bool,
}

impl Seen<'_> {
    /// The Region that something was listed in.
    pub(crate) fn region<T>(&self, row: &Row<'_, T>) -> String {
        self.inventory.place_of(row).map(|place| place.region.clone()).unwrap_or_default()
    }

    /// Whether something that names its owner is somebody else's: who shares it pays for it.
    pub(crate) fn is_foreign<T>(&self, row: &Row<'_, T>, owner: Option<&str>) -> bool {
        let account = self.inventory.place_of(row).map_or("", |place| place.account.as_str());
        !account.is_empty() && owner.is_some_and(|owner| owner != account && owner.bytes().all(|b| b.is_ascii_digit()))
    }

    /// Whether a list is whole where a row was listed.
    pub(crate) fn is_whole<T>(&self, ask: Ask, row: &Row<'_, T>) -> bool {
        self.inventory.status(ask, row.place) == Status::Seen
    }

    /// A price of the table so many times, or that there is none.
    pub(crate) fn price(&self, item: Item, kind: &str, region: &str, times: u128) -> Cost {
        match self.table.price(item, kind, region) {
            Some(price) => Cost::Known { month: price.month().times(times), source: price.source.clone() },
            None => Cost::Unknown(Reason::NoPrice { kind: kind.to_owned() }),
        }
    }

    /// The same for what may have no type in the evidence.
    pub(crate) fn price_of(&self, item: Item, kind: Option<&str>, region: &str, times: u128) -> Cost {
        kind.map_or(Cost::Unknown(Reason::NoType), |kind| self.price(item, kind, region, times))
    }

    /// The most that so many gigabytes are a month.
    pub(crate) fn at_most(&self, item: Item, kind: &str, region: &str, gb: Option<u128>) -> Option<Usd> {
        Some(self.table.price(item, kind, region)?.month().times(gb?))
    }

    /// Adds what bills, is coming or has an odd state.
    pub(crate) fn add(
        &mut self,
        kind: Kind,
        region: &str,
        id: &str,
        phase: (Phase, &str),
        about: About,
        parts: Vec<Part>,
    ) {
        match phase {
            (Phase::Gone, _) => {}
            (Phase::Coming, _) => {
                self.coming.insert(Coming { kind, region: region.to_owned(), id: id.to_owned() });
            }
            (Phase::Odd, state) => {
                let cost = Cost::Unknown(Reason::State(state.to_owned()));
                self.push(kind, region, id, about, vec![Part { what: "running", cost }]);
            }
            (Phase::Bills, _) => self.push(kind, region, id, about, parts),
        }
    }

    fn push(&mut self, kind: Kind, region: &str, id: &str, about: About, parts: Vec<Part>) {
        self.lines.insert(Line {
            kind,
            region: region.to_owned(),
            id: id.to_owned(),
            name: about.name.or_else(|| self.names.get(id).map(str::to_owned)),
            of_type: about.of_type,
            used_by: about.used_by,
            since: about.since,
            is_idle: about.is_idle,
            parts,
        });
    }
}

/// One part, the usual case.
pub(crate) fn running(cost: Cost) -> Vec<Part> {
    vec![Part { what: "running", cost }]
}

/// A size in gigabytes, if it is one.
pub(crate) fn gigabytes(size: Option<i64>) -> Option<u128> {
    size.and_then(|size| u128::try_from(size).ok())
}

/// What a state means, by lists of states; one that is in none is odd, and none at all is taken for one that bills.
pub(crate) fn phase<'t>(state: Option<&'t str>, bills: &[&str], coming: &[&str], gone: &[&str]) -> (Phase, &'t str) {
    let Some(state) = state else { return (Phase::Bills, "") };
    let is_in = |list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(state));
    let phase = match () {
        () if is_in(bills) => Phase::Bills,
        () if is_in(coming) => Phase::Coming,
        () if is_in(gone) => Phase::Gone,
        () => Phase::Odd,
    };
    (phase, state)
}
