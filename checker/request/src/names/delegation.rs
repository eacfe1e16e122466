//! Whether the world is sent to a zone, as far as the account shows: by its registrar's data, or by the zone above.

use super::service::is_route53;
use super::zone::Found;
use super::{Family, Resolver, Zone};
use crate::name::Name;
use snapshot::shapes::DomainDetail;
use snapshot::{Ask, Missing};
use std::collections::BTreeSet;

/// Who sends the world to a zone.
#[derive(Debug, Clone, PartialEq)]
pub enum By<'s> {
    /// The registry of the domain, by what its registrar says.
    Registrar(&'s DomainDetail),
    /// The zone above, by its id.
    Parent(&'s str),
}

/// Whether the world is sent to a zone.
#[derive(Debug, Clone, PartialEq)]
pub enum Delegation<'s> {
    /// To exactly its name servers.
    Full(By<'s>),
    /// To name servers of the owner's own names, which the zone names too.
    Vanity {
        /// Who sends.
        by: By<'s>,
        /// The names.
        servers: Vec<Name>,
        /// Those of them of which no zone of the account has an address.
        unresolved: Vec<Name>,
    },
    /// To some of them, or to others besides.
    Partly {
        /// Who sends.
        by: By<'s>,
        /// To these.
        servers: Vec<Name>,
    },
    /// To others.
    Elsewhere {
        /// Who sends.
        by: By<'s>,
        /// To these; to none, where the zone above has no delegation.
        servers: Vec<Name>,
    },
    /// Nobody in the account says.
    Untold,
    /// Not known without this call.
    Unknown(Missing),
}

impl Delegation<'_> {
    /// Whether the world comes to the zone, at least at times.
    #[must_use]
    pub fn leads_here(&self) -> bool {
        matches!(self, Self::Full(_) | Self::Vanity { .. } | Self::Partly { .. })
    }
}

impl<'s> Resolver<'s> {
    /// Whether the world is sent to a public zone.
    #[must_use]
    pub fn delegation(&self, zone: &Zone<'s>) -> &Delegation<'s> {
        self.delegations.get(zone.index).unwrap_or(&Delegation::Untold)
    }

    /// Works it out for all public zones, those above before those below.
    pub(super) fn delegate(&mut self) {
        let mut order: Vec<usize> = self.public.values().flatten().copied().collect();
        order.sort_by_key(|&index| self.zones.get(index).map_or(0, |zone| zone.name.as_str().len()));
        for index in order {
            let Some(told) = self.zones.get(index).map(|zone| self.told(zone)) else { continue };
            if let Some(known) = self.delegations.get_mut(index) {
                *known = told;
            }
        }
    }

    fn told(&self, zone: &Zone<'s>) -> Delegation<'s> {
        if zone.servers.is_empty() {
            let lacking = self.inventory.lacking([Ask::GetHostedZone], self.place).pop();
            return lacking.map_or(Delegation::Untold, Delegation::Unknown);
        }
        match self.registered(&zone.name) {
            Ok(Some(domain)) => {
                let servers = domain.nameservers.iter().filter_map(|one| one.name.as_deref()).map(Name::new).collect();
                return self.compared(zone, servers, By::Registrar(domain));
            }
            Ok(None) => {}
            Err(missing) => return Delegation::Unknown(missing),
        }
        let Some(above) = zone.name.parent() else { return Delegation::Untold };
        let mut from: Vec<Delegation<'s>> = Vec::new();
        for parent in self.above(&above) {
            if let Some(missing) = &parent.missing {
                return Delegation::Unknown(missing.clone());
            }
            let own = self.delegation(parent);
            if matches!(own, Delegation::Elsewhere { .. }) {
                // Nobody comes to that zone, so that nothing in it sends anybody.
                continue;
            }
            let servers = parent.ns(&zone.name);
            from.push(match servers.is_empty() {
                true if own.leads_here() => Delegation::Elsewhere { by: By::Parent(parent.id), servers },
                true => Delegation::Untold,
                false => self.compared(zone, servers, By::Parent(parent.id)),
            });
        }
        // Of twins above, the one that sends here may be the one that counts.
        let best = from.iter().position(Delegation::leads_here).or_else(|| {
            from.iter().position(|one| !matches!(one, Delegation::Elsewhere { .. })).or((!from.is_empty()).then_some(0))
        });
        best.map_or(Delegation::Untold, |best| from.swap_remove(best))
    }

    /// What the registrar says of a domain of exactly this name, if it is registered here.
    ///
    /// # Errors
    /// The call without which that is not known.
    pub fn registered(&self, name: &Name) -> Result<Option<&'s DomainDetail>, Missing> {
        let known = self.inventory.domain_details.iter();
        let is = |detail: &&DomainDetail| detail.domain_name.as_deref().is_some_and(|one| Name::new(one) == *name);
        if let Some(detail) = known.into_iter().find(is) {
            return Ok(Some(detail));
        }
        let listed = self
            .inventory
            .domains
            .rows()
            .iter()
            .find(|row| row.item.domain_name.as_deref().is_some_and(|one| Name::new(one) == *name));
        if let Some(row) = listed {
            let id = row.item.domain_name.as_deref().unwrap_or_default();
            let lacking = self.inventory.missing_children(&self.inventory.domain_details, id, row.place);
            return lacking.map_or(Ok(None), Err);
        }
        self.inventory.lacking([Ask::ListDomains], self.place).pop().map_or(Ok(None), Err)
    }

    /// The public zones of the longest name that a name stands below or is.
    fn above(&self, name: &Name) -> Vec<&Zone<'s>> {
        let names = std::iter::successors(Some(name.clone()), Name::parent);
        names.map(|name| self.public_zones_of(&name)).find(|zones| !zones.is_empty()).unwrap_or_default()
    }

    fn compared(&self, zone: &Zone<'s>, servers: Vec<Name>, by: By<'s>) -> Delegation<'s> {
        let told: BTreeSet<&Name> = servers.iter().collect();
        let own: BTreeSet<&Name> = zone.servers.iter().collect();
        if told == own {
            return Delegation::Full(by);
        }
        if !told.is_disjoint(&own) {
            return Delegation::Partly { by, servers };
        }
        // Name servers of one's own names lead to Route 53's by their addresses; the zone has to name them as well:
        // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/white-label-name-servers.html
        let named = zone.ns(&zone.name);
        let named: BTreeSet<&Name> = named.iter().collect();
        if !told.is_empty() && told == named && !servers.iter().any(is_route53) {
            let unresolved = servers.iter().filter(|server| !self.has_address(server)).cloned().collect();
            return Delegation::Vanity { by, servers, unresolved };
        }
        Delegation::Elsewhere { by, servers }
    }

    /// Whether a public zone of the account has an address for a name; that of a name server may be no alias and no CNAME.
    #[must_use]
    pub fn has_address(&self, name: &Name) -> bool {
        self.zones().iter().filter(|zone| !zone.is_private && name.is_in(&zone.name)).any(|zone| {
            [Family::V4, Family::V6].into_iter().any(|family| match zone.find(name, family.record_type()) {
                Found::Sets(_, sets) => sets
                    .iter()
                    .any(|set| set.r#type.as_deref() == Some(family.record_type()) && !set.resource_records.is_empty()),
                _ => false,
            })
        })
    }

    /// The public zones that the world may be sent to for a name: those that it is known to be sent to, of the longest
    /// name; else all that may be. Where it is known to be sent to none of them, all of the shortest name, as if it were.
    #[must_use]
    pub fn candidates(&self, name: &Name) -> Vec<&Zone<'s>> {
        let mut possible: Vec<&Zone<'s>> = Vec::new();
        let mut refused: Vec<&Zone<'s>> = Vec::new();
        for name in std::iter::successors(Some(name.clone()), Name::parent) {
            let zones = self.public_zones_of(&name);
            let told: Vec<(&Zone<'s>, &Delegation<'s>)> =
                zones.into_iter().map(|zone| (zone, self.delegation(zone))).collect();
            if told.iter().any(|(_, delegation)| delegation.leads_here()) {
                possible.extend(told.iter().filter(|(_, one)| one.leads_here()).map(|(zone, _)| *zone));
                break;
            }
            let (no, maybe): (Vec<_>, Vec<_>) =
                told.into_iter().partition(|(_, one)| matches!(one, Delegation::Elsewhere { .. }));
            possible.extend(maybe.into_iter().map(|(zone, _)| zone));
            if !no.is_empty() {
                refused = no.into_iter().map(|(zone, _)| zone).collect();
            }
        }
        if possible.is_empty() { refused } else { possible }
    }
}
