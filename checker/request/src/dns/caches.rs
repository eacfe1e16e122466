//! What resolvers say beside what the name's own servers say: old answers that are kept until their time runs out.

use super::finding::{Finding, Findings, Weight, Who};
use super::stage::{self, Stage, outcome};
use snapshot::shapes::probe::{Dns, DnsAnswer};
use std::collections::BTreeSet;

/// Compares. A resolver that knows something older is right for as long as it was told that it may keep it.
pub(super) fn compare(dns: &Dns, stages: &[Stage<'_>], values: &BTreeSet<String>, findings: &mut Findings) {
    let Some(stage) = stages.last() else { return };
    let name = stages.first().map_or("?", |stage| stage.name);
    let checked = dns.resolvers.iter().filter(|one| one.checking_disabled != Some(true));
    let (mut spoken, mut failing) = (0_usize, Vec::new());
    for one in checked {
        match outcome(one) {
            "no-name" | "no-data" if stage.is_answered() => {
                spoken += 1;
                findings.add(old("DNS_CACHE_SAYS_NOTHING", one, name, negative(one), values));
            }
            "answer" => {
                spoken += 1;
                let cached: BTreeSet<String> = stage::values(one, stage.kind).collect();
                let is_another = stage.is_answered() && !values.is_empty() && cached.is_disjoint(values);
                // Where the zone's own servers say that there is nothing, whatever is kept is old.
                if is_another || (stage.is_ended() && !stage.is_answered()) {
                    let ttl = one.answer.iter().filter_map(|record| record.ttl).min();
                    findings.add(old("DNS_CACHE_IS_OLD", one, name, ttl, values));
                }
            }
            "" | "refused" => failing.push(one),
            _ => spoken += 1,
        }
    }
    if spoken == 0 && !failing.is_empty() && stage.is_answered() && !findings.is_broken() {
        let found: Vec<String> =
            failing.iter().map(|one| format!("{}: {}", stage::called(one), stage::summary(one))).collect();
        findings.add(
            Finding::new("DNS_RESOLVERS_FAIL", Weight::Unknown, Who::Network)
                .with("name", name)
                .with("found", found.join("; ")),
        );
    }
}

fn old(code: &'static str, one: &DnsAnswer, name: &str, ttl: Option<i64>, values: &BTreeSet<String>) -> Finding {
    let kinds = one.r#type.as_deref().unwrap_or("?");
    let cached: Vec<String> = stage::values(one, kinds).collect();
    let join = |values: Vec<String>| if values.is_empty() { "–".to_owned() } else { values.join(", ") };
    Finding::new(code, Weight::Pending, Who::Time)
        .with("name", name)
        .with("server", stage::called(one))
        .with("seconds", ttl.unwrap_or_default())
        .with("expected", join(values.iter().cloned().collect()))
        .with("found", if cached.is_empty() { stage::summary(one) } else { join(cached) })
}

/// How long it is kept that there is nothing: the SOA's time to live as the resolver tells it (RFC 2308).
fn negative(answer: &DnsAnswer) -> Option<i64> {
    let soa = answer.authority.iter().find(|record| record.r#type.as_deref() == Some("SOA"))?;
    soa.ttl
}
