//! Whether a distribution is asked by its names: it has them, they lead to it, and its certificate is for them.

use super::{Front, Scene, balancer_arg};
use crate::finding::{Arg, Finding, Note};
use crate::outcome::Outcome;
use crate::site;
use ::request::Name;
use ::request::names::{Answer, End, Family, View};
use ::request::tls::{self, Dates, Moment};
use snapshot::shapes::{Certificate, ViewerCertificate};
use snapshot::{GLOBAL, Missing, Wanted};

/// What becomes of the names of a distribution.
pub(crate) fn judge(scene: &Scene<'_, '_>, front: &Front<'_>) -> Outcome {
    let id = front.distribution.id;
    if front.distribution.is_for_tenants() {
        let premise = Note::new("assumed-edge-tenants").with("resource", id);
        return Outcome { premises: vec![premise], ..Outcome::default() };
    }
    let mut outcome = Outcome::default();
    if let Some(name) = unserved(scene, front) {
        outcome.add(lacking(scene, front, &name));
        return outcome;
    }
    for name in &front.names {
        let mut one = leads(scene, front, name);
        // A name beside others that nobody asks for harms nobody.
        let is_idle = |finding: &Finding| finding.code == "RECORD_MISSING";
        if !front.led.is_empty() {
            one.findings.retain(|finding| !is_idle(finding));
        }
        outcome.absorb(one);
    }
    outcome.absorb(certificate(scene, front));
    outcome
}

/// A name that leads to the distribution, or is to, and that it does not answer for.
fn unserved(scene: &Scene<'_, '_>, front: &Front<'_>) -> Option<Name> {
    let led = front.led.iter().find(|name| front.distribution.serves(name).is_none());
    let wanted = || {
        let domain = scene.stage.domain.map(Name::new)?;
        let has_others = !front.distribution.aliases().is_empty();
        (front.names.is_empty() && has_others).then_some(domain)
    };
    led.cloned().or_else(wanted)
}

/// That a distribution does not have a name. Where a certificate for the name lies in another Region only, that is why:
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html>.
fn lacking(scene: &Scene<'_, '_>, front: &Front<'_>, name: &Name) -> Finding {
    let fits = |one: &&Certificate| {
        tls::fit(one, name).is_some() && one.status.as_deref().is_none_or(|status| status == "ISSUED")
    };
    let all = scene.stage.network.inventory().certificate_details.iter();
    let fitting: Vec<&Certificate> = all.filter_map(|answer| answer.certificate.as_ref()).filter(fits).collect();
    let is_global = |one: &&&Certificate| region(&one.certificate_arn) == Some(GLOBAL);
    let elsewhere = fitting.first().filter(|_| !fitting.iter().any(|one| is_global(&one)));
    match elsewhere {
        Some(one) => elsewhere_finding(scene, front, one, name),
        None => scene
            .stage
            .named(Finding::lacking("DISTRIBUTION_LACKS_NAME", front.distribution.id))
            .with("name", name.as_str())
            .with(
                "names",
                match front.distribution.aliases() {
                    none if none.is_empty() => Note::new("edge-no-names").into(),
                    names => list(&names),
                },
            ),
    }
}

fn elsewhere_finding(scene: &Scene<'_, '_>, front: &Front<'_>, one: &Certificate, name: &Name) -> Finding {
    scene
        .stage
        .named(Finding::lacking("DISTRIBUTION_CERTIFICATE_ELSEWHERE", one.certificate_arn.as_str()))
        .with("name", name.as_str())
        .with("region", region(&one.certificate_arn).unwrap_or_default())
        .with("distribution", front.distribution.id)
}

/// Names, with commas.
pub(super) fn list(names: &[Name]) -> Arg {
    Arg::List(names.iter().map(|name| name.as_str().into()).collect())
}

/// The Region in an ARN.
fn region(arn: &str) -> Option<&str> {
    arn.split(':').nth(3)
}

/// Where the records of a name lead.
fn leads(scene: &Scene<'_, '_>, front: &Front<'_>, name: &Name) -> Outcome {
    let answers = scene.resolver.resolve(name, Family::V4, View::Public);
    let ends: Vec<(&str, &End<'_>)> = answers
        .iter()
        .flat_map(|answer: &Answer<'_>| {
            answer.paths.iter().map(|path| (answer.zone.map(|zone| zone.as_str()).unwrap_or_default(), &path.end))
        })
        .collect();
    let is_here = |end: &End<'_>| matches!(end, End::Distribution(id) if *id == front.distribution.id);
    if ends.iter().any(|(_, end)| is_here(end)) {
        let seen = Note::new("seen-edge-name").with("name", name.as_str()).with("resource", front.distribution.id);
        return Outcome { seen: vec![seen], ..Outcome::default() };
    }
    let Some((zone, end)) = ends.first() else { return Outcome::default() };
    match end {
        End::Unknown(missing) => Outcome::unknown(missing.clone()),
        End::Outside(_) | End::Delegated { .. } => elsewhere(scene, front, name),
        End::Balancer(_) | End::Classic(_) | End::Distribution(_) => {
            Outcome::fail(past(scene, front, (name, zone), end))
        }
        // What is wrong with the record whomever it is to lead to is told in the words of the check that is about it.
        other => {
            let Ok(site) = site::of(scene.stage) else { return elsewhere(scene, front, name) };
            let lead = site::lead(scene.stage, &site, name);
            if lead.is_good() {
                return Outcome::fail(past(scene, front, (name, zone), other));
            }
            let mut outcome = lead.outcome;
            if lead.lacking && !outcome.fails() && !outcome.is_unknown() {
                let known = site.resolver.zones().iter().find(|one| one.id.as_str() == *zone);
                let called = known.map_or("", |one| one.name.as_str());
                outcome.add(Finding::lacking("RECORD_MISSING", *zone).with("zone", called).with("name", name.as_str()));
            }
            site::told(scene.stage, outcome)
        }
    }
}

/// That a record leads past the distribution.
fn past(scene: &Scene<'_, '_>, front: &Front<'_>, (name, zone): (&Name, &str), end: &End<'_>) -> Finding {
    scene
        .stage
        .named(Finding::lacking("RECORD_LEADS_PAST_DISTRIBUTION", zone))
        .with("name", name.as_str())
        .with("distribution", front.distribution.domain().map(|it| it.to_string()).unwrap_or_default())
        .with("target", end_arg(end))
}

/// What a record leads to instead.
fn end_arg(end: &End<'_>) -> Arg {
    match end {
        End::Balancer(balancer) => balancer_arg(balancer),
        End::Classic(balancer) => balancer.load_balancer_name.clone().into(),
        End::Distribution(id) => (*id).into(),
        End::Addresses(addresses) => Arg::List(addresses.iter().map(|one| one.ip.to_string().into()).collect()),
        End::Aws { host, .. } | End::Outside(host) | End::NoName(host) => host.as_str().into(),
        End::OtherZone { to, .. } | End::NoFamily(to) => end_arg(to),
        _ => Arg::Text("-".into()),
    }
}

/// A name that no zone of the account answers for: one that answers in VPCs only is of no use to viewers, and whoever
/// else has it is not to be seen.
fn elsewhere(scene: &Scene<'_, '_>, front: &Front<'_>, name: &Name) -> Outcome {
    let private = scene.resolver.zones().iter().find(|zone| {
        zone.is_private
            && name.is_in(&zone.name)
            && ["A", "AAAA", "CNAME"].iter().any(|kind| !zone.sets(name, kind).is_empty())
    });
    match private {
        Some(zone) => {
            let finding = Finding::lacking("ONLY_PRIVATE_ZONE", zone.id.as_str()).with("zone", zone.name.as_str());
            Outcome::fail(scene.stage.named(finding))
        }
        None => Outcome {
            premises: vec![
                Note::new("assumed-edge-dns").with("name", name.as_str()).with("resource", front.distribution.id),
            ],
            ..Outcome::default()
        },
    }
}

/// The certificate that viewers are shown is issued, lies where CloudFront looks, and is for all names.
fn certificate(scene: &Scene<'_, '_>, front: &Front<'_>) -> Outcome {
    let shown = front.distribution.config().and_then(|config| config.viewer_certificate.as_ref());
    // Its own name has a certificate of AWS's.
    if front.distribution.aliases().is_empty() {
        return Outcome::default();
    }
    let arn = shown.and_then(|shown| shown.acm_certificate_arn.as_deref()).filter(|arn| !arn.is_empty());
    match (arn, shown) {
        (Some(arn), _) => of_acm(scene, front, arn),
        (None, Some(ViewerCertificate { iam_certificate_id: Some(id), .. })) if !id.is_empty() => {
            let premise = Note::new("assumed-edge-certificate").with("resource", id.as_str());
            Outcome { premises: vec![premise], ..Outcome::default() }
        }
        (None, Some(ViewerCertificate { cloud_front_default_certificate: Some(true), .. })) => Outcome::fail(
            scene
                .stage
                .named(Finding::lacking("DISTRIBUTION_CERTIFICATE_MISMATCH", front.distribution.id))
                .with("names", list(&front.distribution.aliases()))
                .with("lacking", list(&front.distribution.aliases()))
                .with("covered", "*.cloudfront.net"),
        ),
        _ => Outcome::because(
            Note::new("why-not-told").with("resource", front.distribution.id).with("detail", "ViewerCertificate"),
        ),
    }
}

fn of_acm(scene: &Scene<'_, '_>, front: &Front<'_>, arn: &str) -> Outcome {
    let stage = scene.stage;
    let inventory = stage.network.inventory();
    let known = inventory.certificate_details.of(arn).first().and_then(|answer| answer.certificate.as_ref());
    let Some(one) = known else {
        let wanted = [snapshot::Ask::ListCertificates, snapshot::Ask::DescribeCertificate]
            .map(|ask| Wanted { ask, scope: snapshot::Scope::Region(GLOBAL) });
        let missing: Option<Missing> = inventory.lacking(wanted, stage.cast.place).into_iter().next();
        let untold = || Outcome::because(Note::new("why-not-told").with("resource", arn).with("detail", "Certificate"));
        return missing.map_or_else(untold, Outcome::unknown);
    };
    if let Some(first) = front.asked().first().filter(|_| region(arn) != Some(GLOBAL)) {
        return Outcome::fail(elsewhere_finding(scene, front, one, first));
    }
    let state = one.status.as_deref().unwrap_or("ISSUED");
    // A state that was read before the end of its dates says nothing of the time after it.
    let is_over = tls::dates(one, stage.now.and_then(Moment::read)) == Dates::TooLate;
    let state = if is_over && state == "ISSUED" { "EXPIRED" } else { state };
    let finding = |code| {
        stage.named(Finding::lacking(code, arn)).with("state", state).with("names", list(&front.names)).with(
            "covered",
            list(&tls::names_of(one).collect::<std::collections::BTreeSet<_>>().into_iter().collect::<Vec<_>>()),
        )
    };
    match state {
        "ISSUED" => {}
        "PENDING_VALIDATION" => {
            return Outcome::because(Note::new("why-pending").with("resource", arn).with("detail", state));
        }
        "EXPIRED" | "REVOKED" | "FAILED" | "VALIDATION_TIMED_OUT" | "INACTIVE" => {
            return Outcome::fail(finding("DISTRIBUTION_CERTIFICATE_NOT_ISSUED"));
        }
        _ => return Outcome::because(Note::new("why-not-told").with("resource", arn).with("detail", state)),
    }
    let lacking: Vec<Name> = front.names.iter().filter(|name| tls::fit(one, name).is_none()).cloned().collect();
    if lacking.is_empty() {
        return Outcome::default();
    }
    Outcome::fail(finding("DISTRIBUTION_CERTIFICATE_MISMATCH").with("lacking", list(&lacking)))
}
