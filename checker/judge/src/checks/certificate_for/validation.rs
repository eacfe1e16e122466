//! How a certificate comes to be issued, and to be renewed: by records that stand where the world looks.

use crate::finding::{Finding, Note};
use crate::outcome::Outcome;
use crate::site::Site;
use crate::stage::Stage;
use request::Name;
use request::names::Zone;
use request::tls;
use snapshot::GLOBAL;
use snapshot::shapes::{Certificate, DomainValidation, ValidationRecord};

/// Where no listener serves https yet: what keeps the certificate for the name from being used.
///
/// A listener takes only certificates that are issued and in its own Region:
/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html>.
pub(super) fn waiting(stage: &Stage<'_>, site: &Site<'_>, host: &Name) -> Option<Outcome> {
    let inventory = stage.network.inventory();
    let region = inventory.places().get(stage.cast.place).map_or("", |place| place.region.as_str());
    let all = inventory.certificate_details.iter().filter_map(|answer| answer.certificate.as_ref());
    let fitting: Vec<&Certificate> = all.filter(|one| tls::fit(one, host).is_some()).collect();
    let (here, elsewhere): (Vec<&Certificate>, Vec<&Certificate>) =
        fitting.into_iter().partition(|one| region_of(one) == Some(region));
    let is = |one: &&&Certificate, state: &str| one.status.as_deref() == Some(state);
    if here.iter().any(|one| is(&one, "ISSUED")) {
        return None;
    }
    if let Some(pending) = here.iter().find(|one| is(one, "PENDING_VALIDATION")) {
        return Some(self::pending(site, host, pending));
    }
    let failed =
        here.iter().find(|one| ["FAILED", "VALIDATION_TIMED_OUT", "REVOKED"].iter().any(|state| is(one, state)));
    if let Some(failed) = failed {
        return Some(Outcome::fail(refused(host, failed)));
    }
    let other = elsewhere.iter().find(|one| is(one, "ISSUED") || is(one, "PENDING_VALIDATION"))?;
    // One in us-east-1 may be meant for a distribution, and is one for it if a distribution uses it.
    let used = other.in_use_by.iter().any(|user| user.contains(":cloudfront:"));
    (!used).then(|| {
        let finding = Finding::lacking("CERTIFICATE_IN_OTHER_REGION", other.certificate_arn.as_str())
            .with("name", host.as_str())
            .with("found", region_of(other).unwrap_or(GLOBAL))
            .with("region", region);
        Outcome::fail(finding)
    })
}

/// The Region in an ARN.
fn region_of(certificate: &Certificate) -> Option<&str> {
    certificate.certificate_arn.split(':').nth(3)
}

/// That a certificate was refused, with AWS's reason.
pub(super) fn refused(host: &Name, certificate: &Certificate) -> Finding {
    let state = certificate.status.as_deref().unwrap_or_default();
    let code = if state == "VALIDATION_TIMED_OUT" { "CERTIFICATE_TIMED_OUT" } else { "CERTIFICATE_FAILED" };
    Finding::lacking(code, certificate.certificate_arn.as_str())
        .with("name", host.as_str())
        .with("state", format!("{state} {}", certificate.failure_reason.as_deref().unwrap_or_default()).trim_end())
}

/// Where the record of a validation stands.
enum Standing<'a, 's> {
    /// Where it should, with its value.
    Right,
    /// There, with another value.
    Differs(String),
    /// In a zone that nobody is sent to, or that answers in VPCs only.
    Elsewhere(&'a Zone<'s>),
    /// Under a name that ends in the domain twice.
    Doubled(&'a Zone<'s>, Name),
    /// Nowhere in the zones of the account, one of which is this.
    Missing(&'a Zone<'s>),
    /// Its zone is none of the account's.
    Unseen,
}

fn standing<'a, 's>(site: &'a Site<'s>, record: &ValidationRecord) -> Standing<'a, 's> {
    let name = Name::new(record.name.as_deref().unwrap_or_default());
    let value = Name::new(record.value.as_deref().unwrap_or_default());
    let values = |zone: &Zone<'_>, name: &Name| -> Vec<Name> {
        let sets = zone.sets(name, "CNAME").into_iter().flat_map(|set| &set.resource_records);
        sets.filter_map(|one| one.value.as_deref()).map(Name::new).collect()
    };
    let asked = site.resolver.candidates(&name);
    if asked.iter().any(|zone| values(zone, &name).contains(&value)) {
        return Standing::Right;
    }
    let Some(first) = asked.first().copied() else { return Standing::Unseen };
    if let Some(other) = asked.iter().find_map(|zone| values(zone, &name).pop()) {
        return Standing::Differs(other.to_string());
    }
    let others = || site.resolver.zones().iter().filter(|zone| name.is_in(&zone.name));
    if let Some(other) = others().find(|zone| values(zone, &name).contains(&value)) {
        return Standing::Elsewhere(other);
    }
    let doubled = others().find_map(|zone| {
        let doubled = Name::new(&format!("{name}.{}", zone.name));
        (!values(zone, &doubled).is_empty()).then_some((zone, doubled))
    });
    match doubled {
        Some((zone, doubled)) => Standing::Doubled(zone, doubled),
        None => Standing::Missing(first),
    }
}

/// The records that are still waited for, each once: a wildcard has that of the name that it stands below.
fn records(certificate: &Certificate, all: bool) -> Vec<(&DomainValidation, &ValidationRecord)> {
    let mut records: Vec<(&DomainValidation, &ValidationRecord)> = Vec::new();
    for option in &certificate.domain_validation_options {
        let waits = all || option.validation_status.as_deref() != Some("SUCCESS");
        let by_dns = option.validation_method.as_deref().is_none_or(|method| method == "DNS");
        let Some(record) = option.resource_record.as_ref().filter(|_| waits && by_dns) else { continue };
        if !records.iter().any(|(_, known)| known.name == record.name) {
            records.push((option, record));
        }
    }
    records
}

/// A certificate that waits: for a record that will never be found, or for AWS to look.
pub(super) fn pending(site: &Site<'_>, host: &Name, certificate: &Certificate) -> Outcome {
    let arn = certificate.certificate_arn.as_str();
    let mut outcome = Outcome::default();
    for (_, record) in records(certificate, false) {
        let name = record.name.as_deref().map_or_else(String::new, |name| Name::new(name).to_string());
        let value = record.value.as_deref().map_or_else(String::new, |value| Name::new(value).to_string());
        let finding = |code, at: &str| {
            Finding::lacking(code, at)
                .with("name", host.as_str())
                .with("certificate", arn)
                .with("record", name.as_str())
                .with("value", value.as_str())
        };
        match standing(site, record) {
            Standing::Right | Standing::Unseen => {}
            Standing::Differs(found) => outcome.add(finding("VALIDATION_RECORD_DIFFERS", arn).with("found", found)),
            Standing::Elsewhere(zone) => outcome.add(finding("VALIDATION_RECORD_ELSEWHERE", zone.id)),
            Standing::Doubled(zone, doubled) => {
                outcome.add(finding("VALIDATION_RECORD_DOUBLED", zone.id).with("found", doubled.as_str()));
            }
            Standing::Missing(zone) => {
                outcome.add(finding("VALIDATION_RECORD_MISSING", arn).with("zone", zone.name.as_str()));
            }
        }
    }
    if !outcome.fails() {
        outcome.why = Some(Note::new("why-pending").with("resource", arn).with("detail", "PENDING_VALIDATION"));
    }
    outcome
}

/// What will keep a certificate of AWS's own from being renewed.
pub(super) fn renewal(site: &Site<'_>, certificate: &Certificate) -> Option<Finding> {
    if certificate.r#type.as_deref().is_some_and(|kind| kind != "AMAZON_ISSUED") {
        return None;
    }
    let gone = records(certificate, true).into_iter().find(|(_, record)| {
        matches!(standing(site, record), Standing::Missing(_) | Standing::Differs(_) | Standing::Doubled(..))
    });
    gone.map(|(_, record)| {
        Finding::lacking("RENEWAL_RECORD_GONE", certificate.certificate_arn.as_str())
            .with("record", record.name.as_deref().map_or_else(String::new, |name| Name::new(name).to_string()))
    })
}
