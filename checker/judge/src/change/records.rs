//! Records that are to lead to the load balancer, or to the distribution before it.

use super::text;
use crate::absent;
use crate::finding::Finding;
use crate::stage::Stage;
use reach::{Change, Edit};
use snapshot::shapes::ResourceRecordSet;

pub(super) fn change(stage: &Stage<'_>, code: &str, zone: &str, finding: &Finding) -> Option<Change> {
    match code {
        "RECORD_MISSING" | "RECORD_NAME_DOUBLED" | "AAAA_WITHOUT_IPV6" => {
            alias(stage, zone, text(finding, "name")?, "A", balancer(stage)?)
        }
        "RECORD_LEADS_NOWHERE"
        | "RECORD_LEADS_ELSEWHERE"
        | "RECORD_LEADS_IN_A_CIRCLE"
        | "RECORD_BYPASSES_BALANCER"
        | "ADDRESS_OF_BALANCER_CHANGES"
        | "ALIAS_OF_ANOTHER_ZONE" => {
            let kind = text(finding, "type").filter(|kind| *kind == "AAAA").unwrap_or("A");
            alias(stage, zone, text(finding, "name")?, kind, balancer(stage)?)
        }
        "RECORD_LEADS_PAST_DISTRIBUTION" => to_distribution(stage, zone, finding),
        _ => None,
    }
}

/// The one load balancer of the VPC that the internet may come to, where no distribution stands before it.
fn balancer<'s>(stage: &Stage<'s>) -> Option<&'s str> {
    let inventory = stage.network.inventory();
    let vpc = absent::vpc(stage).ok()?;
    let mut ours = inventory.load_balancers.iter().filter(|one| one.vpc_id.as_ref() == Some(&vpc.vpc_id));
    let first = ours.next()?;
    let alone = ours.next().is_none() && inventory.distributions.iter().next().is_none();
    let open = first.scheme.as_deref() == Some("internet-facing");
    (alone && open).then_some(first.load_balancer_arn.as_str())
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
    let drop = is_cname.then(|| Edit::DropCname { zone: zone.clone(), name: name.clone() });
    let kind = kind.to_owned();
    Some(Change::new(drop.into_iter().chain([Edit::Alias { zone, name, kind, target: target.to_owned() }])))
}
