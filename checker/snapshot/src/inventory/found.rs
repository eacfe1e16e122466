//! What a look-up finds, or what it lacks.

use crate::ask::Ask;
use crate::status::Status;
use serde_json::{Value, json};

/// An account and a Region that calls were made in.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The account's number, empty where the snapshot does not say.
    pub account: String,
    /// The Region's name, empty where the snapshot does not say.
    pub region: String,
}

/// A resource and where it was listed.
#[derive(Debug)]
pub struct Row<'s, T> {
    /// Index into `Inventory::places`.
    pub place: usize,
    /// The resource.
    pub item: &'s T,
}

impl<T> Clone for Row<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Row<'_, T> {}

/// The call that is missing for an answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Missing {
    /// What would have to be asked.
    pub operation: Ask,
    /// Where.
    pub place: Place,
    /// Why it is not known.
    pub status: Status,
}

impl Missing {
    /// As documents for programs tell it.
    #[must_use]
    pub fn json(&self) -> Value {
        json!({
            "service": self.operation.service(),
            "operation": self.operation.name(),
            "region": self.place.region,
            "status": self.status.word(),
        })
    }
}

/// The result of looking a resource up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup<T> {
    /// It is there.
    Found(T),
    /// A whole list does not have it.
    Absent,
    /// There is no whole list.
    Unknown(Missing),
}

impl<T> Lookup<T> {
    /// The resource, if it is there.
    pub fn found(self) -> Option<T> {
        match self {
            Self::Found(item) => Some(item),
            Self::Absent | Self::Unknown(_) => None,
        }
    }
}
