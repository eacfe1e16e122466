//! Resources of a snapshot, found by id, with the difference between "is not there" and "nobody could look".

mod children;
mod found;

pub use children::Children;
pub use found::{Lookup, Missing, Place, Row};

use crate::ask::{Ask, Inventory};
use crate::document::{Snapshot, Status};
use crate::shapes::{Identified, Instance, Reservation};
use serde::Serialize;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

/// All resources of one operation.
#[derive(Debug)]
pub struct Table<'s, T> {
    operation: Ask,
    rows: Vec<Row<'s, T>>,
    twins: Vec<(usize, &'s T)>,
    by_id: HashMap<&'s str, usize>,
    statuses: BTreeMap<usize, Status>,
}

impl<'s, T> Table<'s, T> {
    pub(crate) fn new(operation: Ask) -> Self {
        Self { operation, rows: Vec::new(), twins: Vec::new(), by_id: HashMap::new(), statuses: BTreeMap::new() }
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

    /// What is known of the list in a place: [`Status::Seen`] only if it is whole.
    #[must_use]
    pub fn status(&self, place: usize) -> Status {
        self.statuses.get(&place).copied().unwrap_or(Status::NotAsked)
    }

    pub(crate) fn add(&mut self, place: usize, call: &'s crate::Call, list: &'s [T]) {
        let status = trusted(call);
        let known = self.statuses.entry(place).or_insert(status);
        // One whole list outweighs any number of partial ones.
        if status == Status::Seen {
            *known = Status::Seen;
        }
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

/// How much is said of a resource.
fn told<T: Serialize>(item: &T) -> usize {
    serde_json::to_vec(item).map_or(0, |text| text.len())
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

/// The status of a call, lowered if its answer is not whole.
fn trusted(call: &crate::Call) -> Status {
    if call.status == Status::Seen && !call.proves_absence() { Status::Failed } else { call.status }
}

macro_rules! inventory {
    ($($field:ident : $Kind:ident<$T:ty> = $Ask:ident,)*) => {
        /// Every resource of a snapshot, by operation.
        #[derive(Debug)]
        pub struct Inventory<'s> {
            pub(crate) places: Vec<crate::Place>,
            pub(crate) home: usize,
            pub(crate) instances: Table<'s, Instance>,
            pub(crate) statuses: std::collections::BTreeMap<(Ask, usize), crate::Status>,
            $(#[doc = concat!("What `", stringify!($Ask), "` listed.")] pub $field: $Kind<'s, $T>,)*
        }

        impl Inventory<'_> {
            pub(crate) fn blank() -> Self {
                Self {
                    places: Vec::new(),
                    home: 0,
                    instances: Table::new(Ask::DescribeInstances),
                    statuses: std::collections::BTreeMap::new(),
                    $($field: <$Kind<$T>>::new(Ask::$Ask),)*
                }
            }

            pub(crate) fn index(&mut self) {
                let places = std::mem::take(&mut self.places);
                $(self.$field.index(&places);)*
                self.places = places;
            }
        }
    };
}
pub(crate) use inventory;

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
        for call in &snapshot.calls {
            let Some(operation) = call.known() else { continue };
            let place = inventory.place(Place {
                account: call.account.clone().unwrap_or_else(|| home.account.clone()),
                region: call.region.clone().unwrap_or_else(|| home.region.clone()),
            });
            inventory.note_status(operation, place, call);
            inventory.add(place, operation, call);
        }
        inventory.index();
        inventory.index_instances();
        inventory
    }

    /// Accounts and Regions that calls were made in; the snapshot's own is among them.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// Index of the snapshot's own account and Region in [`Inventory::places`].
    #[must_use]
    pub fn home(&self) -> usize {
        self.home
    }

    /// What is known of an operation in a place: [`Status::Seen`] only if a whole answer is there.
    /// For an operation that is asked once for each parent, the best of its answers.
    #[must_use]
    pub fn status(&self, operation: Ask, place: usize) -> Status {
        self.statuses.get(&(operation, place)).copied().unwrap_or(Status::NotAsked)
    }

    fn note_status(&mut self, operation: Ask, place: usize, call: &crate::Call) {
        let known = self.statuses.entry((operation, place)).or_insert(trusted(call));
        if trusted(call) == Status::Seen {
            *known = Status::Seen;
        }
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
        self.unless_seen(table.operation, table.status(place), place)
    }

    /// What has to be asked before the list of `parent` is whole; `None` if it is.
    #[must_use]
    pub fn missing_children<T>(&self, children: &Children<'s, T>, parent: &str, place: usize) -> Option<Missing> {
        self.unless_seen(children.operation(), children.status(parent), place)
    }

    fn unless_seen(&self, operation: Ask, status: Status, place: usize) -> Option<Missing> {
        let place = self.places.get(place).cloned().unwrap_or_default();
        (status != Status::Seen).then_some(Missing { operation, place, status })
    }

    fn place(&mut self, place: Place) -> usize {
        self.places.iter().position(|known| *known == place).unwrap_or_else(|| {
            self.places.push(place);
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
