//! The walk from a name to where it leads.

use super::policy::{Share, shares};
use super::service::Service;
use super::zone::Found;
use super::{Addressed, Family, Resolver, View, Zone, address};
use crate::name::Name;
use snapshot::shapes::{ClassicLoadBalancer, LoadBalancer, ResourceRecordSet};
use snapshot::{HostedZoneId, Missing};

/// As many records as are followed one after another; resolvers give up no later.
const LONGEST: usize = 16;

/// As many ways as are followed for one name.
const WAYS: usize = 256;

/// What one zone answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer<'s> {
    /// The zone that was asked; `None` where the name is in no zone of the account.
    pub zone: Option<&'s HostedZoneId>,
    /// Where it leads: as many ways as there are records to choose from.
    pub paths: Vec<Path<'s>>,
}

/// One way from a name to its end.
#[derive(Debug, Clone, PartialEq)]
pub struct Path<'s> {
    /// The records on the way, in their order.
    pub steps: Vec<Step<'s>>,
    /// Where it ends.
    pub end: End<'s>,
    /// How often it is gone.
    pub share: Share,
    /// Whether it goes by one of several zones, of which it is not known which one the world is sent to.
    pub doubtful: bool,
}

/// A record that was followed.
#[derive(Debug, Clone, PartialEq)]
pub struct Step<'s> {
    /// The zone that it stands in.
    pub zone: &'s HostedZoneId,
    /// The name that was asked for.
    pub asked: Name,
    /// The record: of another name, if it is a wildcard.
    pub record: &'s ResourceRecordSet,
    /// What it does.
    pub how: How,
}

impl Step<'_> {
    /// Whether a wildcard answered.
    #[must_use]
    pub fn is_wildcard(&self) -> bool {
        self.record.name.as_deref().is_some_and(|name| Name::new(name) != self.asked)
    }
}

/// What a record does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Route 53 answers in the place of the target.
    Alias,
    /// The client goes on with another name.
    Cname,
    /// It has addresses.
    Addresses,
}

/// Where a way ends.
#[derive(Debug, Clone, PartialEq)]
pub enum End<'s> {
    /// At a load balancer.
    Balancer(&'s LoadBalancer),
    /// At a Classic Load Balancer.
    Classic(&'s ClassicLoadBalancer),
    /// At a distribution, by its id.
    Distribution(&'s str),
    /// At addresses.
    Addresses(Vec<Addressed<'s>>),
    /// At a name of AWS's that is none of the account's.
    Aws {
        /// The name.
        host: Name,
        /// Whose names look like that.
        service: Service,
        /// Whether the list that it would be in is whole: then it is another account's, or gone.
        looked: bool,
    },
    /// At an alias that names another hosted zone than its target has: Route 53 finds nothing there.
    OtherZone {
        /// What it would lead to.
        to: Box<End<'s>>,
        /// The zone of the target.
        expected: String,
        /// The zone that the alias names.
        found: String,
    },
    /// At something that has no address of the family that is asked for.
    NoFamily(Box<End<'s>>),
    /// At a name that is in no zone of the account.
    Outside(Name),
    /// At a zone below that is not in the account.
    Delegated {
        /// The name of that zone.
        at: Name,
        /// Its name servers.
        servers: Vec<Name>,
    },
    /// There is no such name.
    NoName(Name),
    /// There is the name, but no address.
    NoData,
    /// In a circle.
    Loop,
    /// Nowhere, for there are too many records.
    TooLong,
    /// Not to be read: a value that is no address.
    Unreadable(String),
    /// Not known without this call.
    Unknown(Missing),
}

/// A walk under way.
#[derive(Clone, Default)]
struct Trail<'s> {
    steps: Vec<Step<'s>>,
    share: Share,
    doubtful: bool,
}

impl<'s> Trail<'s> {
    fn ends(self, end: End<'s>) -> Path<'s> {
        Path { steps: self.steps, end, share: self.share, doubtful: self.doubtful }
    }
}

impl<'s> Resolver<'s> {
    /// Where a name leads: the answer of each zone that may be the one that is asked. Twin zones are kept apart.
    #[must_use]
    pub fn resolve(&self, name: &Name, family: Family, view: View<'_>) -> Vec<Answer<'s>> {
        let nowhere = |end| vec![Answer { zone: None, paths: vec![Trail::default().ends(end)] }];
        let zones = match self.asked(name, view) {
            Ok(zones) => zones,
            Err(missing) => return nowhere(End::Unknown(missing)),
        };
        if zones.is_empty() {
            return nowhere(self.outside(name, family));
        }
        zones
            .into_iter()
            .map(|zone| {
                let mut paths = Vec::new();
                self.follow(zone, name, family, view, Trail::default(), &mut paths);
                Answer { zone: Some(zone.id), paths }
            })
            .collect()
    }

    /// Where a name would lead if the world were sent to this zone.
    #[must_use]
    pub fn resolve_in(&self, zone: &Zone<'s>, name: &Name, family: Family) -> Vec<Path<'s>> {
        let mut paths = Vec::new();
        self.follow(zone, name, family, View::Public, Trail::default(), &mut paths);
        paths
    }

    /// The zones that may be asked for a name.
    fn asked(&self, name: &Name, view: View<'_>) -> Result<Vec<&Zone<'s>>, Missing> {
        if let Some(missing) = &self.missing {
            return Err(missing.clone());
        }
        if let View::Vpc(vpc) = view {
            // Which VPCs a private zone answers in stands in its details.
            let unclear = |zone: &&Zone<'s>| zone.is_private && zone.vpcs.is_empty() && name.is_in(&zone.name);
            if self.zones().iter().any(|zone| unclear(&zone))
                && let Some(missing) = self.inventory.lacking([snapshot::Ask::GetHostedZone], self.place).pop()
            {
                return Err(missing);
            }
            // There is no way on to public zones from a private one that lacks the name:
            // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html
            if let Some(zone) = self.private_zone_for(name, vpc) {
                return Ok(vec![zone]);
            }
        }
        Ok(self.candidates(name))
    }

    fn follow(
        &self,
        zone: &Zone<'s>,
        name: &Name,
        family: Family,
        view: View<'_>,
        trail: Trail<'s>,
        paths: &mut Vec<Path<'s>>,
    ) {
        if paths.len() >= WAYS || trail.steps.len() >= LONGEST {
            paths.push(trail.ends(End::TooLong));
            return;
        }
        if let Some(missing) = &zone.missing {
            paths.push(trail.ends(End::Unknown(missing.clone())));
            return;
        }
        if trail.steps.iter().any(|step| step.zone == zone.id && step.asked == *name) {
            paths.push(trail.ends(End::Loop));
            return;
        }
        let sets = match zone.find(name, family.record_type()) {
            Found::Sets(_, sets) => sets,
            Found::NoData => return paths.push(trail.ends(End::NoData)),
            Found::NoName => return paths.push(trail.ends(End::NoName(name.clone()))),
            Found::Cut(at, servers) => return self.cross(name, family, view, trail, (at, servers), paths),
        };
        for (record, share) in shares(&sets) {
            if paths.len() >= WAYS {
                return;
            }
            let mut trail = trail.clone();
            trail.share = trail.share.max(share);
            let is_cname = record.r#type.as_deref() == Some("CNAME");
            let how = match &record.alias_target {
                Some(_) => How::Alias,
                None if is_cname => How::Cname,
                None => How::Addresses,
            };
            trail.steps.push(Step { zone: zone.id, asked: name.clone(), record, how });
            match &record.alias_target {
                // An alias to a record of the same zone is answered there, whoever is sent where.
                Some(target) if target.hosted_zone_id.as_deref() == Some(zone.id.as_str()) => {
                    let next = Name::new(target.dns_name.as_deref().unwrap_or_default());
                    let is_service = !next.is_in(&zone.name);
                    if is_service {
                        paths.push(trail.ends(self.alias_end(target, family)));
                    } else {
                        self.follow(zone, &next, family, view, trail, paths);
                    }
                }
                Some(target) => paths.push(trail.ends(self.alias_end(target, family))),
                None if is_cname => {
                    let value = record.resource_records.first().and_then(|one| one.value.as_deref());
                    self.go_on(&Name::new(value.unwrap_or_default()), family, view, trail, paths);
                }
                None => paths.push(trail.ends(self.addresses(record))),
            }
        }
    }

    /// Goes on with another name, wherever it lives.
    fn go_on(&self, name: &Name, family: Family, view: View<'_>, trail: Trail<'s>, paths: &mut Vec<Path<'s>>) {
        let zones = match self.asked(name, view) {
            Ok(zones) => zones,
            Err(missing) => return paths.push(trail.ends(End::Unknown(missing))),
        };
        if zones.is_empty() {
            return paths.push(trail.ends(self.outside(name, family)));
        }
        let doubtful = zones.len() > 1;
        for zone in zones {
            let trail = Trail { doubtful: trail.doubtful || doubtful, ..trail.clone() };
            self.follow(zone, name, family, view, trail, paths);
        }
    }

    /// Crosses into a zone below: the one of the account that has these name servers, if there is one.
    fn cross(
        &self,
        name: &Name,
        family: Family,
        view: View<'_>,
        trail: Trail<'s>,
        (at, servers): (Name, Vec<Name>),
        paths: &mut Vec<Path<'s>>,
    ) {
        let below = self.public_zones_of(&at);
        let has = |zone: &&Zone<'s>| zone.servers.iter().any(|server| servers.contains(server));
        match below.into_iter().find(has) {
            Some(zone) => self.follow(zone, name, family, view, trail, paths),
            None => paths.push(trail.ends(End::Delegated { at, servers })),
        }
    }

    fn addresses(&self, record: &'s ResourceRecordSet) -> End<'s> {
        let mut read = Vec::new();
        for value in record.resource_records.iter().filter_map(|one| one.value.as_deref()) {
            match value.trim().parse() {
                Ok(ip) => read.push(Addressed { ip, whose: address::whose(self.inventory, ip) }),
                Err(_) => return End::Unreadable(value.to_owned()),
            }
        }
        if read.is_empty() { End::NoData } else { End::Addresses(read) }
    }
}
