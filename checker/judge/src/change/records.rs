//! Records that are to lead to the load balancer, or to the distribution before it.

use super::text;
use crate::absent;
use crate::finding::Finding;
use crate::stage::Stage;
use reach::{Change, Edit};
use request::Name;
use request::names::Resolver;
use snapshot::shapes::{DistributionSummary, ResourceRecordSet};

pub(super) fn change(stage: &Stage<'_>, code: &str, zone: &str, finding: &Finding) -> Option<Change> {
    match code {
        "RECORD_MISSING" | "RECORD_NAME_DOUBLED" | "AAAA_WITHOUT_IPV6" => {
            let name = text(finding, "name")?;
            alias(stage, zone, name, "A", target(stage, name)?)
        }
        "RECORD_LEADS_NOWHERE"
        | "RECORD_LEADS_ELSEWHERE"
        | "RECORD_LEADS_INSIDE"
        | "RECORD_LEADS_IN_A_CIRCLE"
        | "RECORD_BYPASSES_BALANCER"
        | "ADDRESS_OF_BALANCER_CHANGES"
        | "ALIAS_OF_ANOTHER_ZONE" => {
            let kind = text(finding, "type").filter(|kind| *kind == "AAAA").unwrap_or("A");
            let name = text(finding, "name")?;
            alias(stage, zone, name, kind, target(stage, name)?)
        }
        "VALIDATION_RECORD_MISSING"
        | "VALIDATION_RECORD_DIFFERS"
        | "VALIDATION_RECORD_ELSEWHERE"
        | "VALIDATION_RECORD_DOUBLED" => validation(stage, finding),
        "NAME_SERVERS_DIFFER" | "NAME_SERVERS_PARTLY_DIFFER" | "SUBDOMAIN_NOT_DELEGATED" => {
            sent_to(stage, zone, text(finding, "domain")?, text(finding, "zone")?)
        }
        "DNSSEC_KEY_LEFT_BEHIND" | "DNSSEC_KEYS_DIFFER" => without_key(stage, text(finding, "domain")?),
        "RECORDS_IN_UNDELEGATED_ZONE" => sent_to(stage, text(finding, "zone")?, text(finding, "zone")?, zone),
        "ZONE_NS_RECORD_EDITED" => Some(own_servers(text(finding, "zone")?, zone, servers_of(stage, zone)?)),
        "RECORD_LEADS_PAST_DISTRIBUTION" => to_distribution(stage, zone, finding),
        _ => None,
    }
}

/// The records that show that the names of a certificate are one's own, in the zones that the world is sent to for them:
/// it is issued once all are there.
fn validation(stage: &Stage<'_>, finding: &Finding) -> Option<Change> {
    let inventory = stage.network.inventory();
    let details = inventory.certificate_details.of(text(finding, "certificate")?);
    let certificate = details.first()?.certificate.as_ref()?;
    let resolver = Resolver::new(inventory, stage.cast.place);
    let mut edits: Vec<Edit> = Vec::new();
    for option in &certificate.domain_validation_options {
        let Some(record) = &option.resource_record else { continue };
        let (name, value) = (Name::new(record.name.as_deref()?), Name::new(record.value.as_deref()?));
        let zones = resolver.candidates(&name);
        let [zone] = zones.as_slice() else { return None };
        let mut values = zone.sets(&name, "CNAME").into_iter().flat_map(|set| &set.resource_records);
        let is_right = values.any(|one| one.value.as_deref().is_some_and(|one| Name::new(one) == value));
        let edit = Edit::Record {
            zone: zone.id.to_string(),
            name: name.to_string(),
            kind: "CNAME".to_owned(),
            values: vec![value.to_string()],
        };
        if !is_right && !edits.contains(&edit) {
            edits.push(edit);
        }
    }
    (!edits.is_empty()).then(|| Change::new(edits))
}

/// The name servers that Route 53 gave a zone.
fn servers_of(stage: &Stage<'_>, zone: &str) -> Option<Vec<String>> {
    let details = stage.network.inventory().hosted_zone_details.of(zone);
    let servers = &details.first()?.delegation_set.as_ref()?.name_servers;
    (!servers.is_empty()).then(|| servers.iter().map(|one| one.trim_end_matches('.').to_owned()).collect())
}

fn own_servers(name: &str, zone: &str, servers: Vec<String>) -> Change {
    Change::new([Edit::Record { zone: zone.to_owned(), name: name.to_owned(), kind: "NS".to_owned(), values: servers }])
}

/// Who says where the world is sent, sends it to a zone: the registry for a domain, the zone above for a name below one.
fn sent_to(stage: &Stage<'_>, by: &str, name: &str, zone: &str) -> Option<Change> {
    let inventory = stage.network.inventory();
    let servers = servers_of(stage, zone)?;
    if inventory.hosted_zones.get(by).is_some() {
        return Some(own_servers(name, by, servers));
    }
    let called = |name: &str| name.trim_end_matches('.').eq_ignore_ascii_case(by);
    inventory.domain_details.iter().find(|one| one.domain_name.as_deref().is_some_and(called))?;
    Some(Change::new([Edit::Delegate { domain: by.to_owned(), servers }]))
}

/// What a name is to lead to: the one distribution that has it, else the load balancer.
fn target<'s>(stage: &Stage<'s>, name: &str) -> Option<&'s str> {
    let is = |alias: &String| alias.eq_ignore_ascii_case(name.trim_end_matches('.'));
    let has = |one: &&DistributionSummary| one.aliases.as_ref().is_some_and(|aliases| aliases.items.iter().any(is));
    let distributions = &stage.network.inventory().distributions;
    let mut own = distributions.iter().filter(|one| one.enabled != Some(false)).filter(has);
    match (own.next(), own.next()) {
        (Some(one), None) => Some(one.id.as_str()),
        (None, _) => balancer(stage),
        _ => None,
    }
}

/// Without a key at the registry a domain is not checked, and answers again; the right one can be given to it later.
fn without_key(stage: &Stage<'_>, name: &str) -> Option<Change> {
    let called = |one: &str| one.trim_end_matches('.').eq_ignore_ascii_case(name);
    let mut all = stage.network.inventory().domain_details.iter();
    let domain = all.find(|one| one.domain_name.as_deref().is_some_and(called))?;
    let [_] = domain.dnssec_keys.as_slice() else { return None };
    Some(Change::new([Edit::DropKey { domain: name.to_owned() }]))
}

/// The one load balancer of the VPC that the internet may come to, where no distribution stands before it.
fn balancer<'s>(stage: &Stage<'s>) -> Option<&'s str> {
    let inventory = stage.network.inventory();
    let vpc = absent::vpc(stage).ok()?;
    let mut open = inventory
        .load_balancers
        .iter()
        .filter(|one| one.vpc_id.as_ref() == Some(&vpc.vpc_id) && one.scheme.as_deref() == Some("internet-facing"));
    let first = open.next()?;
    let alone = open.next().is_none() && inventory.distributions.iter().next().is_none();
    alone.then_some(first.load_balancer_arn.as_str())
}

/// Every record by which viewers miss a distribution: one finding stands for all names that it has.
fn to_distribution(stage: &Stage<'_>, zone: &str, finding: &Finding) -> Option<Change> {
    let (asked, domain) = (text(finding, "name")?, text(finding, "distribution")?);
    let is = |one: &str, other: &str| one.trim_end_matches('.').eq_ignore_ascii_case(other.trim_end_matches('.'));
    let inventory = stage.network.inventory();
    let own = inventory.distributions.iter().find(|one| one.domain_name.as_deref().is_some_and(|it| is(it, domain)))?;
    let aliases = own.aliases.as_ref().map(|aliases| aliases.items.as_slice()).unwrap_or_default();
    let is_own = |name: &str| is(name, asked) || aliases.iter().any(|alias| is(name, alias));
    let leads_on = |set: &ResourceRecordSet| {
        set.alias_target.as_ref().and_then(|it| it.dns_name.as_deref()).is_some_and(|host| is(host, domain))
    };
    let mut edits: Vec<Edit> = Vec::new();
    for set in inventory.resource_record_sets.of(zone).iter().filter(|set| !leads_on(set)) {
        let name = set.name.as_deref().unwrap_or_default().trim_end_matches('.');
        let kind = match set.r#type.as_deref() {
            Some("A" | "CNAME") => "A",
            Some("AAAA") => "AAAA",
            _ => continue,
        };
        if is_own(name) {
            edits.extend(alias(stage, zone, name, kind, &own.id)?.edits);
        }
    }
    (!edits.is_empty()).then(|| Change::new(edits))
}

/// The record in place of what the zone has of that name; none where it has several to choose from.
fn alias(stage: &Stage<'_>, zone: &str, name: &str, kind: &str, target: &str) -> Option<Change> {
    let called = |set: &ResourceRecordSet| {
        let own = set.name.as_deref().unwrap_or_default().trim_end_matches('.');
        own.eq_ignore_ascii_case(name.trim_end_matches('.'))
    };
    let inventory = stage.network.inventory();
    inventory.hosted_zones.get(zone)?;
    let sets: Vec<&ResourceRecordSet> =
        inventory.resource_record_sets.of(zone).iter().copied().filter(|set| called(set)).collect();
    if sets.iter().any(|set| set.set_identifier.is_some()) {
        return None;
    }
    let is_cname = sets.iter().any(|set| set.r#type.as_deref() == Some("CNAME"));
    let (zone, name) = (zone.to_owned(), name.to_owned());
    let drop = is_cname.then(|| Edit::DropRecord { zone: zone.clone(), name: name.clone(), kind: "CNAME".to_owned() });
    let kind = kind.to_owned();
    Some(Change::new(drop.into_iter().chain([Edit::Alias { zone, name, kind, target: target.to_owned() }])))
}
