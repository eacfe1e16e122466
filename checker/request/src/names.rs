//! Names: which zone of the account answers for a name, and where its records lead, step by step.
//!
//! A walk through what is configured, as a resolver would go: longest matching zone, exact names before wildcards,
//! aliases inside of Route 53, CNAMEs in and out of the account. What lies in no zone of the account is said to be
//! outside and never guessed; nobody is asked.

mod address;
mod delegation;
mod origin;
mod policy;
mod service;
mod target;
mod walk;
mod zone;

pub use address::{Addressed, Whose};
pub use delegation::{By, Delegation};
pub use origin::Origin;
pub use policy::Share;
pub use service::{Service, is_route53};
pub use walk::{Answer, End, How, Path, Step};
pub use zone::Zone;

use crate::name::Name;
use snapshot::{Ask, Inventory, Missing};
use std::collections::BTreeMap;

/// The hosted zone of every distribution:
/// <https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html>.
pub const CLOUDFRONT_ZONE: &str = "Z2FDTNDATAQYW2";

/// Which addresses are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// `A`.
    V4,
    /// `AAAA`.
    V6,
}

impl Family {
    /// The type of its records.
    #[must_use]
    pub fn record_type(self) -> &'static str {
        match self {
            Self::V4 => "A",
            Self::V6 => "AAAA",
        }
    }
}

/// From where it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View<'a> {
    /// From anywhere: public zones answer.
    Public,
    /// From inside of this VPC: its private zones answer for their names, and only for the others public ones.
    Vpc(&'a str),
}

/// The zones of an account, ready to be asked.
#[derive(Debug)]
pub struct Resolver<'s> {
    inventory: &'s Inventory<'s>,
    place: usize,
    zones: Vec<Zone<'s>>,
    /// The public zones by name, as positions in `zones`.
    public: BTreeMap<Name, Vec<usize>>,
    /// Of each zone, in the order of `zones`.
    delegations: Vec<Delegation<'s>>,
    /// Without the whole list a longer zone may be there.
    missing: Option<Missing>,
}

impl<'s> Resolver<'s> {
    /// The zones that were listed; `place` is from where Route 53 was asked.
    #[must_use]
    pub fn new(inventory: &'s Inventory<'s>, place: usize) -> Self {
        let mut zones: Vec<Zone<'s>> =
            inventory.hosted_zones.rows().iter().map(|row| Zone::new(inventory, row)).filter(Zone::is_usable).collect();
        zones.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        let mut public: BTreeMap<Name, Vec<usize>> = BTreeMap::new();
        for (index, zone) in zones.iter_mut().enumerate() {
            zone.index = index;
            if !zone.is_private {
                public.entry(zone.name.clone()).or_default().push(index);
            }
        }
        let missing = inventory.lacking([Ask::ListHostedZones], place).pop();
        let delegations = zones.iter().map(|_| Delegation::Untold).collect();
        let mut resolver = Self { inventory, place, zones, public, delegations, missing };
        resolver.delegate();
        resolver
    }

    /// All zones, by name.
    #[must_use]
    pub fn zones(&self) -> &[Zone<'s>] {
        &self.zones
    }

    /// The zone of this id.
    #[must_use]
    pub fn zone(&self, id: &str) -> Option<&Zone<'s>> {
        self.zones.iter().find(|zone| zone.id.as_str() == id)
    }

    /// The public zones of exactly this name; several are twins, of which the world sees one at most.
    #[must_use]
    pub fn public_zones_of(&self, name: &Name) -> Vec<&Zone<'s>> {
        self.public.get(name).into_iter().flatten().filter_map(|&index| self.zones.get(index)).collect()
    }

    /// The private zone that answers for a name in a VPC: the longest that matches.
    #[must_use]
    pub fn private_zone_for(&self, name: &Name, vpc: &str) -> Option<&Zone<'s>> {
        let matching = |zone: &&Zone<'s>| zone.is_private && zone.vpcs.contains(&vpc) && name.is_in(&zone.name);
        self.zones.iter().filter(matching).max_by_key(|zone| zone.name.as_str().len())
    }

    /// The inventory that the zones were taken from.
    #[must_use]
    pub fn inventory(&self) -> &'s Inventory<'s> {
        self.inventory
    }
}
