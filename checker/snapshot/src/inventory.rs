//! Resources of a snapshot, found by id, with the difference between "is not there" and "nobody could look".

mod children;
mod found;
mod whole;

pub use children::Children;
pub use found::{Lookup, Missing, Place, Row};
pub(crate) use whole::Whole;

use crate::ask::{Ask, Held as _, Output, Wanted, each_row};
use crate::document::{Call, Snapshot};
use crate::shapes::*;
use crate::status::Status;
use serde::Serialize;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// All resources of one operation.
#[derive(Debug)]
pub struct Table<'s, T> {
    operation: Ask,
    rows: Vec<Row<'s, T>>,
    twins: Vec<(usize, &'s T)>,
    by_id: HashMap<&'s str, usize>,
    statuses: HashMap<usize, Status>,
}

impl<'s, T> Table<'s, T> {
    pub(crate) fn new(operation: Ask) -> Self {
        Self { operation, rows: Vec::new(), twins: Vec::new(), by_id: HashMap::new(), statuses: HashMap::new() }
    }

    /// The operation that lists these resources.
    #[must_use]
    pub fn operation(&self) -> Ask {
        self.operation
    }

    /// All that were listed, whether or not the list is whole.
    pub fn iter(&self) -> impl Iterator<Item = &'s T> + '_ {
        self.rows.iter().map(|row| row.item)
    }

    /// All that were listed, with their places.
    #[must_use]
    pub fn rows(&self) -> &[Row<'s, T>] {
        &self.rows
    }

    /// All that every account says of the resources, each with its index in [`Table::rows`].
    ///
    /// What an account may see of something that is shared with it is a part of what its owner sees, and two parts can
    /// be more than one.
    pub fn sightings(&self) -> impl Iterator<Item = (usize, &'s T)> + '_ {
        self.twins.iter().copied().chain(self.rows.iter().map(|row| row.item).enumerate())
    }

    /// What is known of the list in a place: [`Status::Seen`] only if it is whole, as [`Inventory::status`] says.
    #[must_use]
    pub fn status(&self, place: usize) -> Status {
        self.statuses.get(&place).copied().unwrap_or(Status::NotAsked)
    }

    pub(crate) fn add(&mut self, place: usize, call: &'s Call, list: &'s [T]) {
        let known = self.statuses.entry(place).or_insert(Status::NotAsked);
        *known = whole::best([*known, call.trusted()].into_iter());
        self.rows.extend(list.iter().map(|item| Row { place, item }));
    }
}

impl<'s, T: Identified + Serialize> Table<'s, T> {
    /// Keeps one row of each resource.
    ///
    /// Something shared is listed by its owner and by those whom it is shared with: the owner's word counts, else that
    /// of whoever is told most.
    pub(crate) fn index(&mut self, places: &[Place]) {
        let owns = |row: &Row<'s, T>| {
            row.item.owner().is_some_and(|owner| places.get(row.place).is_some_and(|place| place.account == owner))
        };
        let mut kept: Vec<Row<'s, T>> = Vec::with_capacity(self.rows.len());
        for row in self.rows.drain(..) {
            if row.item.id().is_empty() {
                kept.push(row);
                continue;
            }
            match self.by_id.entry(row.item.id()) {
                Entry::Vacant(free) => {
                    free.insert(kept.len());
                    kept.push(row);
                }
                Entry::Occupied(known) => {
                    let at = *known.get();
                    let better = match (owns(&row), owns(&kept[at])) {
                        (true, false) => true,
                        (false, true) => false,
                        _ => told(row.item) > told(kept[at].item),
                    };
                    let other = if better { std::mem::replace(&mut kept[at], row) } else { row };
                    self.twins.push((at, other.item));
                }
            }
        }
        self.rows = kept;
    }
}

/// How much is said of a resource. By way of a value, as all but whole documents are written: a second writer of every
/// shape would be a twentieth of the module that pages load.
fn told<T: Serialize>(item: &T) -> usize {
    serde_json::to_value(item).map_or(0, |value| value.to_string().len())
}

impl<'s, T: Identified> Table<'s, T> {
    /// The resource of this id, wherever it was listed.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&'s T> {
        self.row(id).map(|row| row.item)
    }

    /// The resource of this id and where it was listed.
    #[must_use]
    pub fn row(&self, id: &str) -> Option<Row<'s, T>> {
        self.by_id.get(id).map(|&index| self.rows[index])
    }
}

/// What holds the answers of an ask: one list, or a list for each parent.
macro_rules! table {
    ([$T:ty] each) => { Children<'s, $T> };
    (($T:ty) each) => { Children<'s, $T> };
    ([$T:ty]) => { Table<'s, $T> };
    (($T:ty)) => { Table<'s, $T> };
}

macro_rules! inventory {
    ($($Name:ident $field:ident: $answer:tt $($each:ident)? = $row:expr;)*) => {
        /// Every resource of a snapshot, by ask.
        #[derive(Debug)]
        pub struct Inventory<'s> {
            pub(crate) places: Vec<Place>,
            pub(crate) by_place: HashMap<Place, usize>,
            pub(crate) networks: usize,
            pub(crate) home: usize,
            pub(crate) instances: Table<'s, Instance>,
            pub(crate) whole: Whole<'s>,
            $(#[doc = concat!("What `", stringify!($Name), "` listed.")] pub $field: table!($answer $($each)?),)*
        }

        impl<'s> Inventory<'s> {
            fn blank() -> Self {
                Self {
                    places: Vec::new(),
                    by_place: HashMap::new(),
                    networks: 0,
                    home: 0,
                    instances: Table::new(Ask::DescribeInstances),
                    whole: Whole::default(),
                    $($field: <table!($answer $($each)?)>::new(Ask::$Name),)*
                }
            }

            fn add(&mut self, place: usize, ask: Ask, call: &'s Call) {
                match ask {
                    $(Ask::$Name => {
                        let list = match &call.output {
                            Some(Output::$Name(answer)) => answer.elements(),
                            _ => &[],
                        };
                        self.$field.add(place, call, list);
                    })*
                }
            }

            fn index(&mut self) {
                let places = std::mem::take(&mut self.places);
                $(self.$field.index(&places);)*
                self.places = places;
            }
        }
    };
}
each_row!(inventory);

impl<'s> Inventory<'s> {
    /// Indexes a snapshot.
    #[must_use]
    pub fn new(snapshot: &'s Snapshot) -> Self {
        let mut inventory = Self::blank();
        let home = Place {
            account: snapshot.account.clone().unwrap_or_default(),
            region: snapshot.region.clone().unwrap_or_default(),
        };
        inventory.home = inventory.place(home.clone());
        let of = |ask: Ask, call: &Call| {
            let region = match ask.row().service.global() {
                // Whichever Region was named, there is one place to ask.
                Some(global) => global.to_owned(),
                None => call.region.clone().unwrap_or_else(|| home.region.clone()),
            };
            let account = call.account.clone().unwrap_or_else(|| home.account.clone());
            Place { account, region }
        };
        let calls = || snapshot.calls.iter().filter_map(|call| Some((call.known()?, call)));
        // Places with networks come first: that a certificate was looked for in another Region makes no network there.
        for (ask, call) in calls().filter(|(ask, _)| ask.row().service.is_of_networks()) {
            inventory.place(of(ask, call));
        }
        inventory.networks = inventory.places.len();
        for (ask, call) in calls() {
            let place = inventory.place(of(ask, call));
            inventory.whole.add(ask, place, call);
            inventory.add(place, ask, call);
        }
        inventory.index();
        inventory.index_instances();
        inventory
    }

    /// Accounts and Regions whose networks were looked at; the snapshot's own is among them.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        self.places.get(..self.networks).unwrap_or_default()
    }

    /// Where something was listed; for what stands in no VPC that may be none of [`Inventory::places`].
    #[must_use]
    pub fn place_of<T>(&self, row: &Row<'_, T>) -> Option<&Place> {
        self.places.get(row.place)
    }

    /// The index of an account and Region, which may be none of [`Inventory::places`]; `None` where nobody asked.
    #[must_use]
    pub fn index_of(&self, place: &Place) -> Option<usize> {
        self.by_place.get(place).copied()
    }

    /// Index of the snapshot's own account and Region in [`Inventory::places`].
    #[must_use]
    pub fn home(&self) -> usize {
        self.home
    }

    /// Index of the same account's place for `ask`: where it is asked if it is asked from `place`.
    fn asked_at(&self, wanted: Wanted, place: usize) -> Option<usize> {
        let here = self.places.get(place)?;
        let region = wanted.region(&here.region);
        if region == here.region {
            return Some(place);
        }
        self.by_place.get(&Place { account: here.account.clone(), region: region.to_owned() }).copied()
    }

    /// Whether the lists of an ask are whole in a place: [`Status::Seen`] only then.
    ///
    /// This is the one answer to "may something be there that is not listed?", for labs, traces, exposure and maps. An
    /// ask that is made once per parent is whole if its parents' lists are and each of its own is; where there is no
    /// parent, there is nothing to ask.
    #[must_use]
    pub fn status(&self, wanted: impl Into<Wanted>, place: usize) -> Status {
        let wanted = wanted.into();
        self.asked_at(wanted, place).map_or(Status::NotAsked, |place| self.whole.status(wanted.ask, place))
    }

    /// Those of some asks that are not whole where they are asked from a place, each with what is known of it.
    pub fn lacking<W: Into<Wanted>>(&self, wanted: impl IntoIterator<Item = W>, place: usize) -> Vec<Missing> {
        wanted
            .into_iter()
            .map(Into::into)
            .filter_map(|one| self.unless_seen(one, self.status(one, place), place))
            .collect()
    }

    /// The instances of all reservations.
    #[must_use]
    pub fn instances(&self) -> &Table<'s, Instance> {
        &self.instances
    }

    /// Looks a resource up in a table; `place` is where it would have been listed.
    #[must_use]
    pub fn lookup<T: Identified>(&self, table: &Table<'s, T>, id: &str, place: usize) -> Lookup<&'s T> {
        match (table.get(id), self.missing(table, place)) {
            (Some(item), _) => Lookup::Found(item),
            (None, None) => Lookup::Absent,
            (None, Some(missing)) => Lookup::Unknown(missing),
        }
    }

    /// What has to be asked before a table can prove that something is not in it; `None` if its list is whole.
    #[must_use]
    pub fn missing<T>(&self, table: &Table<'s, T>, place: usize) -> Option<Missing> {
        self.unless_seen(table.operation, self.status(table.operation, place), place)
    }

    /// What has to be asked before the list of `parent` is whole; `None` if it is.
    #[must_use]
    pub fn missing_children<T>(&self, children: &Children<'s, T>, parent: &str, place: usize) -> Option<Missing> {
        self.unless_seen(children.operation(), children.status(parent), place)
    }

    fn unless_seen(&self, wanted: impl Into<Wanted>, status: Status, place: usize) -> Option<Missing> {
        if status == Status::Seen {
            return None;
        }
        let wanted = wanted.into();
        let here = self.places.get(place).cloned().unwrap_or_default();
        let region = wanted.region(&here.region).to_owned();
        Some(Missing { operation: wanted.ask, place: Place { region, ..here }, status })
    }

    fn place(&mut self, place: Place) -> usize {
        *self.by_place.entry(place).or_insert_with_key(|place| {
            self.places.push(place.clone());
            self.places.len() - 1
        })
    }

    fn index_instances(&mut self) {
        self.instances.statuses.clone_from(&self.reservations.statuses);
        let instances = self.reservations.rows.iter().flat_map(|row: &Row<'s, Reservation>| {
            row.item.instances.iter().map(|item| Row { place: row.place, item })
        });
        self.instances.rows.extend(instances);
        self.instances.index(&self.places);
    }
}
