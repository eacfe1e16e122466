//! What a walk through the DNS means: which of its stages is the first that fails, and who can mend it.
//!
//! A function of the transcript ([`snapshot::shapes::probe::Dns`]), which nobody has to be believed for: what every
//! server said is in it. What an account's API tells of the same name is added by [`account`].
//!
//! The order is that of the way itself: can anything be seen from here; is the name delegated; do its servers have the
//! zone; does the zone have the name; do signatures hold; what do resolvers say.

pub mod account;
mod caches;
mod finding;
mod servers;
mod stage;

pub use finding::{Finding, Reading, Verdict, Weight, Who};

use finding::Findings;
use snapshot::shapes::probe::{Dns, DnsAnswer};
use stage::Stage;
use std::collections::BTreeSet;

/// Reads a transcript.
///
/// Whatever it holds: one that makes no sense is one of which nothing can be told.
#[must_use]
pub fn read(dns: &Dns) -> Reading {
    let mut findings = Findings::default();
    let stages = stage::stages(dns);
    let values = if vantage(dns, &stages, &mut findings) {
        way(dns, &stages, &mut findings);
        let values = stages.last().map(Stage::values).unwrap_or_default();
        signatures(dns, &mut findings);
        caches::compare(dns, &stages, &values, &mut findings);
        values
    } else {
        BTreeSet::new()
    };
    let is_answered = stages.last().is_some_and(Stage::is_answered);
    Reading::new(findings, values, is_answered)
}

/// Whether anything can be seen from here: the servers of the root answer, and answer for themselves.
fn vantage(dns: &Dns, stages: &[Stage<'_>], findings: &mut Findings) -> bool {
    let asked: Vec<&DnsAnswer> = dns.walk.iter().filter(|one| one.purpose.as_deref() == Some("root")).collect();
    let at_root = stages.first().map(|stage| stage.answers.as_slice()).unwrap_or_default();
    let is_genuine = |one: &&&DnsAnswer| {
        one.authoritative == Some(true) && one.answer.iter().any(|record| record.r#type.as_deref() == Some("SOA"))
    };
    let answered: Vec<&&DnsAnswer> = asked.iter().filter(|one| one.rcode.is_some()).collect();
    if answered.iter().any(is_genuine) {
        return true;
    }
    if let Some(first) = answered.first() {
        findings.add(
            Finding::new("DNS_INTERCEPTED", Weight::Unknown, Who::Network)
                .with("server", stage::called(first))
                .with("expected", "AA, SOA .")
                .with("found", stage::summary(first)),
        );
        return false;
    }
    // A server of the root that was asked for the name and sent on has answered, too.
    if at_root.iter().any(|one| stage::outcome(one) == "referral") {
        return true;
    }
    let servers: BTreeSet<&str> = asked.iter().chain(at_root).filter_map(|one| one.address.as_deref()).collect();
    findings.add(
        Finding::new("DNS_NO_WAY_OUT", Weight::Unknown, Who::Network)
            .with("count", servers.len())
            .with("found", stage::faults(asked.iter().chain(at_root).copied())),
    );
    false
}

/// The way down: each zone in turn, and at its end the name.
fn way(dns: &Dns, stages: &[Stage<'_>], findings: &mut Findings) {
    let mut is_alias = false;
    for stage in stages {
        if !stage.is_others() {
            servers::look(stage, dns, findings);
        }
        apex_alias(stage, findings);
        match stage.end() {
            stage::End::Down | stage::End::Answer => {}
            stage::End::Alias => is_alias = true,
            stage::End::NoName | stage::End::NoData => absent(stage, dns, is_alias, findings),
            stage::End::Nothing => servers::nothing(stage, dns, findings),
        }
    }
    let Some(stage) = stages.last() else { return };
    match dns.cut.as_deref() {
        Some("CNAME_LOOP" | "CNAMES_ENDLESS") => findings.add(
            Finding::new("DNS_ALIASES_ENDLESS", Weight::Broken, Who::ZoneOwner)
                .with("name", stage.name)
                .with("zone", stage.zone)
                .with("found", stage.aliases().join(", ")),
        ),
        Some(cut) if !stage.is_ended() && !findings.has("DNS_WALK_CUT") => findings.add(
            Finding::new("DNS_WALK_CUT", Weight::Unknown, Who::Nobody)
                .with("name", stage.name)
                .with("zone", stage.zone)
                .with("found", cut),
        ),
        _ => {}
    }
}

/// A CNAME beside the SOA and the NS records of a zone hides them (RFC 1034, 3.6.2).
fn apex_alias(stage: &Stage<'_>, findings: &mut Findings) {
    let target = stage.alias_of(stage.name);
    if let (Some(target), false) = (target, stage.is_others())
        && stage.name == stage.zone
    {
        findings.add(
            Finding::new("DNS_CNAME_AT_APEX", Weight::Broken, Who::ZoneOwner)
                .with("name", stage.name)
                .with("found", target),
        );
    }
}

/// The zone says that there is nothing.
fn absent(stage: &Stage<'_>, dns: &Dns, is_alias: bool, findings: &mut Findings) {
    let finding = |code, who| {
        Finding::new(code, Weight::Broken, who)
            .with("name", stage.name)
            .with("type", stage.kind)
            .with("zone", stage.zone)
            .with("found", stage.codes())
    };
    if stage.zone == "." {
        findings.add(finding("DNS_NO_SUCH_TLD", Who::Registrant));
    } else if is_alias {
        findings.add(finding("DNS_TARGET_GONE", Who::ZoneOwner));
    } else if stage.is_others() {
        findings.add(finding("DNS_NOT_REGISTERED", Who::Registrant));
    } else if stage.end() == stage::End::NoName {
        // A wildcard that answers for the doubled name would have answered for the name itself.
        let is_doubled = |one: &&DnsAnswer| stage::outcome(one) == "answer" && one.zone.as_deref() == Some(stage.zone);
        match stage::of_purpose(dns, "doubled").find(is_doubled) {
            Some(one) => {
                let other = one.name.as_deref().unwrap_or("?");
                findings.add(finding("DNS_NAME_DOUBLED", Who::ZoneOwner).with("other", other));
            }
            None => findings.add(finding("DNS_NAME_MISSING", Who::ZoneOwner)),
        }
    } else {
        findings.add(finding("DNS_TYPE_MISSING", Who::ZoneOwner));
    }
}

/// What the signatures of the zones on the way say, and what resolvers make of them.
fn signatures(dns: &Dns, findings: &mut Findings) {
    let refused = |one: &&DnsAnswer| one.checking_disabled == Some(false) && one.rcode.as_deref() == Some("SERVFAIL");
    let unchecked = |address: &Option<String>| {
        let same = |one: &&DnsAnswer| one.address == *address && one.checking_disabled == Some(true);
        dns.resolvers.iter().filter(same).any(|one| one.rcode.as_deref().is_some_and(|code| code != "SERVFAIL"))
    };
    let by_resolvers: Vec<&str> = dns
        .resolvers
        .iter()
        .filter(refused)
        .filter(|one| unchecked(&one.address))
        .filter_map(|one| one.address.as_deref())
        .collect();
    let is_checked = |one: &&DnsAnswer| one.checking_disabled == Some(false) && stage::outcome(one) == "answer";
    let is_believed = dns.resolvers.iter().filter(is_checked).any(|one| one.authenticated == Some(true));
    let mut told = false;
    for zone in &dns.zones {
        let name = zone.zone.as_deref().unwrap_or("?");
        match zone.signed.as_deref() {
            Some("broken") => {
                told = true;
                // A resolver that has checked and found it right has seen more than one look from here.
                let weight = if is_believed { Weight::Unknown } else { Weight::Broken };
                findings.add(
                    Finding::new("DNS_SIGNATURES_BROKEN", weight, Who::ZoneOwner)
                        .with("zone", name)
                        .with("above", zone.above.as_deref().unwrap_or("?"))
                        .with("found", zone.problem.as_deref().unwrap_or("?")),
                );
            }
            Some("no-ds") => {
                findings.add(Finding::new("DNS_SIGNED_WITHOUT_DS", Weight::Note, Who::ZoneOwner).with("zone", name));
            }
            _ => {}
        }
    }
    if !by_resolvers.is_empty()
        && !told
        && let Some(zone) = dns.zones.last()
    {
        findings.add(
            Finding::new("DNS_SIGNATURES_BROKEN", Weight::Broken, Who::ZoneOwner)
                .with("zone", zone.zone.as_deref().unwrap_or("?"))
                .with("above", zone.above.as_deref().unwrap_or("?"))
                .with("found", format!("SERVFAIL: {}", by_resolvers.join(", "))),
        );
    }
}
