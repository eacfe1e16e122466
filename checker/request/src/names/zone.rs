//! One hosted zone, and what it says of a name.

use crate::name::Name;
use snapshot::shapes::{HostedZone, ResourceRecordSet};
use snapshot::{HostedZoneId, Inventory, Missing, Row};
use std::collections::{BTreeMap, BTreeSet};

/// No name of the DNS is longer: <https://datatracker.ietf.org/doc/html/rfc1035#section-2.3.4>.
const LONGEST_NAME: usize = 253;

/// A hosted zone with its records.
#[derive(Debug)]
pub struct Zone<'s> {
    /// Its id, without `/hostedzone/`.
    pub id: &'s HostedZoneId,
    /// Its name.
    pub name: Name,
    /// Whether it answers in VPCs only.
    pub is_private: bool,
    /// The VPCs that a private one answers in.
    pub vpcs: Vec<&'s str>,
    /// The name servers that Route 53 gave to a public one; empty where they are not known.
    pub servers: Vec<Name>,
    /// The call without which its records are not all known.
    pub missing: Option<Missing>,
    pub(super) index: usize,
    sets: BTreeMap<Name, Vec<&'s ResourceRecordSet>>,
    /// The names of all records, and those above them, which are there because of them.
    present: BTreeSet<Name>,
}

/// What a zone has for a name.
#[derive(Debug, PartialEq)]
pub(super) enum Found<'s> {
    /// Records, and the name that they stand at: of a wildcard it is another.
    Sets(Name, Vec<&'s ResourceRecordSet>),
    /// The name is there, but has nothing of the kind.
    NoData,
    /// There is no such name.
    NoName,
    /// The name belongs to a zone below, at these name servers.
    Cut(Name, Vec<Name>),
}

impl<'s> Zone<'s> {
    pub(super) fn new(inventory: &'s Inventory<'s>, row: &Row<'s, HostedZone>) -> Self {
        let zone = row.item;
        let detail = inventory.hosted_zone_details.of(&zone.id).first().copied();
        // The whole object may be absent; the zone is public then.
        let config = zone.config.as_ref().or_else(|| detail?.hosted_zone.as_ref()?.config.as_ref());
        let own = Name::new(zone.name.as_deref().unwrap_or_default());
        let mut sets: BTreeMap<Name, Vec<&'s ResourceRecordSet>> = BTreeMap::new();
        let mut present = BTreeSet::new();
        for set in inventory.resource_record_sets.of(&zone.id) {
            let name = Name::new(set.name.as_deref().unwrap_or_default());
            if name.as_str().len() > LONGEST_NAME || !name.is_in(&own) {
                continue;
            }
            present.extend(std::iter::successors(Some(name.clone()), Name::parent).take_while(|one| *one != own));
            sets.entry(name).or_default().push(set);
        }
        let servers = detail.and_then(|detail| detail.delegation_set.as_ref()).map(|set| &set.name_servers);
        Self {
            id: &zone.id,
            name: own,
            is_private: config.and_then(|config| config.private_zone).unwrap_or(false),
            vpcs: detail.into_iter().flat_map(|detail| &detail.vpcs).filter_map(|vpc| vpc.vpc_id.as_deref()).collect(),
            servers: servers.into_iter().flatten().map(|server| Name::new(server)).collect(),
            missing: inventory.missing_children(&inventory.resource_record_sets, &zone.id, row.place),
            index: 0,
            sets,
            present,
        }
    }

    /// Whether its name can be one of the DNS.
    pub(super) fn is_usable(&self) -> bool {
        !self.name.as_str().is_empty() && self.name.as_str().len() <= LONGEST_NAME
    }

    /// All records, by name.
    pub fn records(&self) -> impl Iterator<Item = (&Name, &'s ResourceRecordSet)> + '_ {
        self.sets.iter().flat_map(|(name, sets)| sets.iter().map(move |set| (name, *set)))
    }

    /// The records of exactly this name and type.
    #[must_use]
    pub fn sets(&self, name: &Name, kind: &str) -> Vec<&'s ResourceRecordSet> {
        let all = self.sets.get(name).map_or(&[][..], Vec::as_slice);
        all.iter().copied().filter(|set| is_of(set, kind)).collect()
    }

    /// The name servers that the zone itself names for a name: at its top its own, below it those of another zone.
    #[must_use]
    pub fn ns(&self, name: &Name) -> Vec<Name> {
        let values = self.sets(name, "NS").into_iter().flat_map(|set| &set.resource_records);
        values.filter_map(|record| record.value.as_deref()).map(Name::new).collect()
    }

    /// Whether its SOA record still names one of the servers that it was given; whoever gives them names of one's own
    /// changes it together with the NS record:
    /// <https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/white-label-name-servers.html>.
    #[must_use]
    pub fn soa_names_its_servers(&self) -> bool {
        let values = self.sets(&self.name, "SOA").into_iter().flat_map(|set| &set.resource_records);
        let mut words = values.filter_map(|record| record.value.as_deref()).flat_map(|value| {
            value.split(|c: char| !(c.is_ascii_alphanumeric() || "-._".contains(c))).filter(|word| !word.is_empty())
        });
        words.any(|word| self.servers.contains(&Name::new(word)))
    }

    /// Whether it holds anything beside what Route 53 itself puts into a zone.
    #[must_use]
    pub fn is_used(&self) -> bool {
        self.records().any(|(name, set)| *name != self.name || !(is_of(set, "NS") || is_of(set, "SOA")))
    }

    /// What it says of a name and a type, as an authoritative server does: delegations first, then the exact name, then
    /// the wildcard right below the closest name that exists (RFC 4592). A name of any type hides the wildcard:
    /// <https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html>.
    pub(super) fn find(&self, name: &Name, kind: &str) -> Found<'s> {
        if name.as_str().len() > LONGEST_NAME {
            return Found::NoName;
        }
        let mut above: Vec<Name> = std::iter::successors(Some(name.clone()), Name::parent)
            .take_while(|one| *one != self.name && one.is_in(&self.name))
            .collect();
        above.reverse();
        for one in &above {
            let servers = self.ns(one);
            if !servers.is_empty() {
                return Found::Cut(one.clone(), servers);
            }
        }
        if self.sets.contains_key(name) {
            return self.at(name, kind);
        }
        // A name below it makes it one that is there.
        if self.present.contains(name) || *name == self.name {
            return Found::NoData;
        }
        let encloser = above.iter().rev().skip(1).find(|one| self.present.contains(one)).unwrap_or(&self.name);
        let wildcard = Name::new(&format!("*.{encloser}"));
        if self.sets.contains_key(&wildcard) { self.at(&wildcard, kind) } else { Found::NoName }
    }

    fn at(&self, name: &Name, kind: &str) -> Found<'s> {
        let wanted = self.sets(name, kind);
        if !wanted.is_empty() {
            return Found::Sets(name.clone(), wanted);
        }
        let other = self.sets(name, "CNAME");
        if other.is_empty() { Found::NoData } else { Found::Sets(name.clone(), other) }
    }
}

fn is_of(set: &ResourceRecordSet, kind: &str) -> bool {
    set.r#type.as_deref().is_some_and(|known| known.eq_ignore_ascii_case(kind))
}
