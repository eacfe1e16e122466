//! The name servers of a zone: whether those that the zone above names have it, all of them, and agree.

use super::finding::{Finding, Findings, Weight, Who};
use super::stage::{self, End, Stage, of_purpose, outcome};
use snapshot::shapes::probe::{Dns, DnsAnswer};
use std::collections::BTreeSet;

/// Servers that answer, but not for this zone.
fn is_lame(answer: &DnsAnswer) -> bool {
    matches!(outcome(answer), "refused" | "astray" | "unauthoritative")
}

fn has_error(answer: &DnsAnswer, errors: &[&str]) -> bool {
    answer.error.as_deref().is_some_and(|error| errors.contains(&error))
}

const SILENT: &[&str] = &["TIMEOUT", "UNREACHABLE"];
const UNREADABLE: &[&str] = &["MALFORMED", "WRONG_ID", "WRONG_QUESTION"];
/// What is this side's own: no way there, or no question left.
const OURS: &[&str] = &["NO_ROUTE", "SPENT"];

fn listed<'d>(answers: impl Iterator<Item = &'d &'d DnsAnswer>) -> String {
    let listed: Vec<String> = answers.map(|one| format!("{}: {}", stage::called(one), stage::summary(one))).collect();
    listed.join("; ")
}

/// A stage at which some server had something to say: what of the others?
pub(super) fn look(stage: &Stage<'_>, dns: &Dns, findings: &mut Findings) {
    if stage.end() == End::Nothing {
        return;
    }
    let finding = |code, weight, who, of: &dyn Fn(&DnsAnswer) -> bool| {
        let found = listed(stage.answers.iter().filter(|one| of(one)));
        (!found.is_empty()).then(|| {
            let count = stage.answers.iter().filter(|one| of(one)).count();
            Finding::new(code, weight, who)
                .with("zone", stage.zone)
                .with("count", count)
                .with("of", stage.answers.len())
                .with("found", found)
        })
    };
    let told = [
        finding("DNS_SOME_SERVERS_LAME", Weight::Broken, Who::Registrant, &is_lame),
        finding("DNS_SOME_GLUE_MISSING", Weight::Note, Who::Registrant, &|one| has_error(one, &["NO_GLUE"])),
        finding("DNS_SOME_SERVERS_SILENT", Weight::Note, Who::ZoneOwner, &|one| {
            has_error(one, SILENT) || has_error(one, UNREADABLE) || has_error(one, &["NO_ADDRESS", "ADDRESS_REFUSED"])
        }),
    ];
    told.into_iter().flatten().for_each(|finding| findings.add(finding));
    if stage.is_ended() {
        disagreement(stage, findings);
        lists(stage, dns, findings);
    }
}

/// Servers of one zone that say different things of a name.
fn disagreement(stage: &Stage<'_>, findings: &mut Findings) {
    let finals: Vec<&&DnsAnswer> = stage.answers.iter().filter(|one| stage::is_final(one)).collect();
    // One server knows the end of a CNAME, another does not: both have the record.
    let words = finals.iter().map(|one| outcome(one));
    let kinds: BTreeSet<&str> = words.map(|word| if word == "alias" { "answer" } else { word }).collect();
    if kinds.len() > 1 {
        let found: Vec<String> = finals.iter().map(|one| format!("{}: {}", stage::called(one), outcome(one))).collect();
        findings.add(
            Finding::new("DNS_SERVERS_DISAGREE", Weight::Broken, Who::ZoneOwner)
                .with("zone", stage.zone)
                .with("name", stage.name)
                .with("found", found.join("; ")),
        );
    }
}

/// The list of servers in the zone itself beside that of the zone above, by which everybody goes.
fn lists(stage: &Stage<'_>, dns: &Dns, findings: &mut Findings) {
    let Some(zone) = dns.zones.iter().rev().find(|zone| zone.zone.as_deref() == Some(stage.zone)) else { return };
    let above: BTreeSet<&str> = zone.servers.iter().map(String::as_str).collect();
    let said = of_purpose(dns, "apex").filter(|one| one.zone.as_deref() == Some(stage.zone));
    let own: BTreeSet<&str> = said
        .flat_map(|one| &one.answer)
        .filter(|record| stage::is(record, stage.zone, "NS"))
        .filter_map(|record| record.value.as_deref())
        .collect();
    if own.is_empty() || above.is_empty() || own == above {
        return;
    }
    // With one server in common people still arrive; without one the answers change sides when caches run out.
    let weight = if own.is_disjoint(&above) { Weight::Broken } else { Weight::Note };
    let join = |names: &BTreeSet<&str>| names.iter().copied().collect::<Vec<_>>().join(", ");
    findings.add(
        Finding::new("DNS_SERVER_LISTS_DIFFER", weight, Who::ZoneOwner)
            .with("zone", stage.zone)
            .with("above", zone.above.as_deref().unwrap_or("?"))
            .with("expected", join(&above))
            .with("found", join(&own)),
    );
}

/// A stage at which nobody had anything to say.
pub(super) fn nothing(stage: &Stage<'_>, dns: &Dns, findings: &mut Findings) {
    let all = |of: &dyn Fn(&DnsAnswer) -> bool| !stage.answers.is_empty() && stage.answers.iter().all(|one| of(one));
    let any = |of: &dyn Fn(&DnsAnswer) -> bool| stage.answers.iter().any(|one| of(one));
    let is_own = |one: &DnsAnswer| {
        one.server
            .as_deref()
            .is_some_and(|server| server == stage.zone || server.ends_with(&format!(".{}", stage.zone)))
    };
    let is_silent = |one: &DnsAnswer| has_error(one, SILENT);
    // What did not go out at all says nothing about the servers.
    if any(&|one| has_error(one, OURS)) && !any(&is_lame) {
        findings.add(
            Finding::new("DNS_WALK_CUT", Weight::Unknown, Who::Nobody)
                .with("name", stage.name)
                .with("zone", stage.zone)
                .with("found", stage::faults(stage.answers.iter().copied())),
        );
        return;
    }
    let is_late = dns.cut.as_deref() == Some("TIME_SPENT");
    let without_glue = |one: &DnsAnswer| has_error(one, &["NO_GLUE"]);
    let without_address = |one: &DnsAnswer| has_error(one, &["NO_ADDRESS"]);
    let kept_away = |one: &DnsAnswer| has_error(one, &["ADDRESS_REFUSED"]);
    let (code, who) = if any(&is_lame) {
        ("DNS_SERVERS_LAME", Who::Registrant)
    } else if any(&without_glue) {
        ("DNS_GLUE_MISSING", Who::Registrant)
    } else if any(&kept_away) || (any(&is_silent) && all(&|one| is_own(one) && is_silent(one))) {
        ("DNS_GLUE_WRONG", Who::Registrant)
    } else if all(&without_address) {
        ("DNS_SERVERS_WITHOUT_ADDRESS", Who::Registrant)
    } else if any(&|one| has_error(one, UNREADABLE)) {
        ("DNS_ANSWERS_UNREADABLE", Who::ZoneOwner)
    } else {
        ("DNS_SERVERS_SILENT", Who::ZoneOwner)
    };
    let is_certain = matches!(code, "DNS_SERVERS_LAME" | "DNS_GLUE_MISSING") || any(&kept_away);
    let weight = if stage.is_others() || is_late {
        Weight::Unknown
    } else if is_certain || !do_resolvers_know(dns) && have_resolvers_spoken(dns) {
        Weight::Broken
    } else {
        Weight::Unknown
    };
    findings.add(
        Finding::new(code, weight, who)
            .with("zone", stage.zone)
            .with("name", stage.name)
            .with("found", listed(stage.answers.iter())),
    );
}

/// Whether resolvers get an answer where we get none: then it is we who do not get there.
fn do_resolvers_know(dns: &Dns) -> bool {
    dns.resolvers.iter().any(|one| matches!(outcome(one), "answer" | "alias" | "no-data" | "no-name"))
}

fn have_resolvers_spoken(dns: &Dns) -> bool {
    dns.resolvers.iter().any(|one| one.rcode.is_some())
}
