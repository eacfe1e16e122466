//! What an account's API tells of a name that was walked: why the way is as it is, where only its owner can see it.
//!
//! The walk itself is not judged anew. What is not known of the account explains nothing.

use super::finding::{Finding, Reading, Verdict, Weight, Who};
use super::stage::{self, Stage};
use crate::name::Name;
use crate::names::{Resolver, Zone};
use snapshot::shapes::probe::Dns;
use std::collections::BTreeSet;

/// States of a domain in which the registry leaves it out of its zone: <https://icann.org/epp>.
const OUT_OF_DNS: [&str; 5] = ["clientHold", "serverHold", "pendingDelete", "redemptionPeriod", "inactive"];

/// The reading, with what the account's zones and domains say about it.
#[must_use]
pub fn explained(reading: Reading, dns: &Dns, resolver: &Resolver<'_>) -> Reading {
    let stages = stage::stages(dns);
    let Some(last) = stages.last() else { return reading };
    let name = Name::new(stages.first().map_or(last.name, |first| first.name));
    let found = [
        held(&reading, &name, resolver),
        private_only(&reading, &name, resolver),
        twin(&reading, last, resolver),
        elsewhere(&reading, dns, last, resolver),
        edited(&reading, last, resolver),
        dead_target(&reading, last, resolver),
        split(&reading, &name, resolver),
    ];
    found.into_iter().flatten().fold(reading, Reading::explained)
}

fn says(reading: &Reading, codes: &[&str]) -> bool {
    reading.findings.iter().any(|finding| codes.contains(&finding.code))
}

/// Registered here, and taken out of the registry's zone.
fn held(reading: &Reading, name: &Name, resolver: &Resolver<'_>) -> Option<Finding> {
    if !says(reading, &["DNS_NOT_REGISTERED"]) {
        return None;
    }
    let domains = std::iter::successors(Some(name.clone()), Name::parent);
    let detail = domains.filter_map(|domain| resolver.registered(&domain).ok().flatten()).next()?;
    let state = detail.status_list.iter().find_map(|state| {
        // As the registry writes it, with its page behind it.
        let word = state.split_whitespace().next().unwrap_or_default();
        OUT_OF_DNS.contains(&word).then(|| word.to_owned())
    })?;
    let domain = detail.domain_name.as_deref()?;
    let finding = Finding::new("DOMAIN_ON_HOLD", Weight::Broken, Who::Registrant);
    Some(finding.with("resource", domain).with("domain", domain).with("state", state))
}

/// The zones of the longest name that a name stands in.
fn zones_for<'r, 's>(name: &Name, resolver: &'r Resolver<'s>, private: bool) -> Vec<&'r Zone<'s>> {
    let matching = |zone: &&Zone<'_>| zone.is_private == private && name.is_in(&zone.name);
    let longest = resolver.zones().iter().filter(matching).map(|zone| zone.name.as_str().len()).max();
    let is_longest = |zone: &&Zone<'_>| Some(zone.name.as_str().len()) == longest;
    resolver.zones().iter().filter(matching).filter(is_longest).collect()
}

/// Nobody on the internet is told what stands in a private zone.
fn private_only(reading: &Reading, name: &Name, resolver: &Resolver<'_>) -> Option<Finding> {
    let is_absent = says(reading, &["DNS_NOT_REGISTERED", "DNS_SERVERS_LAME", "DNS_NAME_MISSING"]);
    let zone = *zones_for(name, resolver, true).first()?;
    if !is_absent || !zones_for(name, resolver, false).is_empty() || !zone.is_used() {
        return None;
    }
    let finding = Finding::new("ONLY_PRIVATE_ZONE", Weight::Broken, Who::ZoneOwner);
    Some(finding.with("resource", &zone.name).with("zone", zone.id.as_str()))
}

/// The servers that the zone above names for the zone at which the walk ended.
fn named<'d>(dns: &'d Dns, zone: &str) -> Option<BTreeSet<&'d str>> {
    let entry = dns.zones.iter().rev().find(|entry| entry.zone.as_deref() == Some(zone))?;
    Some(entry.servers.iter().map(String::as_str).collect())
}

fn servers<'r>(zone: &'r Zone<'_>) -> BTreeSet<&'r str> {
    zone.servers.iter().map(Name::as_str).collect()
}

fn join(names: &BTreeSet<&str>) -> String {
    names.iter().copied().collect::<Vec<_>>().join(", ")
}

/// The world asks one of two zones of one name, and the record stands in the other.
fn twin(reading: &Reading, last: &Stage<'_>, resolver: &Resolver<'_>) -> Option<Finding> {
    if !says(reading, &["DNS_NAME_MISSING", "DNS_TYPE_MISSING"]) {
        return None;
    }
    let asked: BTreeSet<&str> = last.answers.iter().filter_map(|one| one.server.as_deref()).collect();
    let twins = resolver.public_zones_of(&Name::new(last.zone));
    if twins.len() < 2 {
        return None;
    }
    let world = twins.iter().find(|zone| servers(zone) == asked);
    let holds = |zone: &&&Zone<'_>| servers(zone) != asked && !zone.sets(&Name::new(last.name), last.kind).is_empty();
    let holder = twins.iter().find(holds)?;
    let other = world.map_or_else(|| join(&asked), |zone| zone.id.to_string());
    let finding = Finding::new("RECORDS_IN_UNDELEGATED_ZONE", Weight::Broken, Who::ZoneOwner);
    Some(finding.with("resource", holder.id.as_str()).with("zone", &holder.name).with("other", other))
}

/// The world is sent to other servers than those of the account's zone.
fn elsewhere(reading: &Reading, dns: &Dns, last: &Stage<'_>, resolver: &Resolver<'_>) -> Option<Finding> {
    let (all, some) = (says(reading, &["DNS_SERVERS_LAME"]), says(reading, &["DNS_SOME_SERVERS_LAME"]));
    let told = named(dns, last.zone)?;
    let zones = resolver.public_zones_of(&Name::new(last.zone));
    let zone = zones.into_iter().find(|zone| !zone.servers.is_empty())?;
    let own = servers(zone);
    let code = if all && told.is_disjoint(&own) {
        "NAME_SERVERS_DIFFER"
    } else if (all || some) && told != own {
        "NAME_SERVERS_PARTLY_DIFFER"
    } else {
        return None;
    };
    let finding = Finding::new(code, Weight::Broken, Who::Registrant).with("resource", last.zone);
    Some(
        finding
            .with("domain", last.zone)
            .with("zone", zone.id.as_str())
            .with("expected", join(&own))
            .with("found", join(&told)),
    )
}

/// The list in the zone was edited where the one at the registrar was meant.
fn edited(reading: &Reading, last: &Stage<'_>, resolver: &Resolver<'_>) -> Option<Finding> {
    if !says(reading, &["DNS_SERVER_LISTS_DIFFER"]) {
        return None;
    }
    let name = Name::new(last.zone);
    let zones = resolver.public_zones_of(&name);
    let (zone, listed) = zones.into_iter().find_map(|zone| {
        let listed = zone.ns(&name);
        let own: BTreeSet<&Name> = zone.servers.iter().collect();
        (!listed.is_empty() && !own.is_empty() && listed.iter().collect::<BTreeSet<_>>() != own)
            .then_some((zone, listed))
    })?;
    let listed: BTreeSet<&str> = listed.iter().map(Name::as_str).collect();
    let finding = Finding::new("ZONE_NS_RECORD_EDITED", Weight::Broken, Who::ZoneOwner);
    Some(
        finding
            .with("resource", zone.id.as_str())
            .with("zone", &zone.name)
            .with("expected", join(&servers(zone)))
            .with("found", join(&listed)),
    )
}

/// The record is there, and its alias has nothing to give: what it names is gone.
fn dead_target(reading: &Reading, last: &Stage<'_>, resolver: &Resolver<'_>) -> Option<Finding> {
    if !says(reading, &["DNS_TYPE_MISSING"]) {
        return None;
    }
    let zones = resolver.public_zones_of(&Name::new(last.zone));
    let (zone, target) = zones.into_iter().find_map(|zone| {
        let sets = zone.sets(&Name::new(last.name), last.kind);
        let target = sets.iter().find_map(|set| set.alias_target.as_ref()?.dns_name.as_deref())?;
        Some((zone, target))
    })?;
    let finding = Finding::new("RECORD_LEADS_NOWHERE", Weight::Broken, Who::ZoneOwner);
    Some(
        finding
            .with("resource", last.name)
            .with("name", last.name)
            .with("zone", zone.id.as_str())
            .with("record", last.name)
            .with("type", last.kind)
            .with("target", Name::new(target))
            .with("expected", Name::new(target)),
    )
}

/// A private zone that hides the name where it answers, for it does not fall through to the public one:
/// <https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html>.
fn split(reading: &Reading, name: &Name, resolver: &Resolver<'_>) -> Option<Finding> {
    let zone = *zones_for(name, resolver, true).first()?;
    let is_hidden = reading.verdict == Verdict::Resolves
        && zone.missing.is_none()
        && ["A", "AAAA", "CNAME"].iter().all(|kind| zone.sets(name, kind).is_empty());
    is_hidden.then(|| {
        let finding = Finding::new("DNS_HIDDEN_IN_VPC", Weight::Note, Who::ZoneOwner);
        finding.with("name", name).with("zone", zone.id.as_str()).with("found", zone.vpcs.join(", "))
    })
}

/// Whether a name leads to where another one leads, walked from the same place: addresses overlap, for those of a load
/// balancer change and not all are told at once. `None` where one of both is not known.
#[must_use]
pub fn leads_to(name: &Reading, target: &Reading) -> Option<bool> {
    let is_known = |reading: &Reading| reading.verdict == Verdict::Resolves && !reading.values.is_empty();
    (is_known(name) && is_known(target)).then(|| !name.values.is_disjoint(&target.values))
}

/// The finding for a name that leads elsewhere than to its load balancer.
#[must_use]
pub fn led_astray(reading: Reading, name: &str, target: &str, of_target: &Reading) -> Reading {
    if leads_to(&reading, of_target) != Some(false) {
        return reading;
    }
    let join = |values: &BTreeSet<String>| values.iter().cloned().collect::<Vec<_>>().join(", ");
    let finding = Finding::new("DNS_LEADS_ELSEWHERE", Weight::Broken, Who::ZoneOwner)
        .with("resource", name)
        .with("name", name)
        .with("target", target)
        .with("expected", join(&of_target.values))
        .with("found", join(&reading.values));
    reading.explained(finding)
}
