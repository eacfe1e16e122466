//! `certificate-for`: whoever serves the learner's own name over https shows a certificate that is valid for it.

mod validation;

use super::record_leads_to::server_arg;
use crate::absent;
use crate::check::{Check, CheckInfo};
use crate::finding::{Arg, Finding, Note};
use crate::outcome::Outcome;
use crate::site::{self, Server, Site, ZONES, ZONES_REFINED, list};
use crate::stage::Stage;
use request::Name;
use request::listener::passed_on;
use request::tls::{self, Dates, Moment, Shown};
use serde::Deserialize;
use snapshot::shapes::{Certificate, Listener, LoadBalancer};
use snapshot::{Ask, GLOBAL, Scope, Wanted};

pub(super) const INFO: CheckInfo = super::info!("certificate-for");

/// `certificate-for = {}`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateFor {}

/// What the certificates of listeners need.
const LISTENERS: &[Ask] = &[
    Ask::DescribeListeners,
    Ask::DescribeListenerCertificates,
    Ask::ListCertificates,
    Ask::DescribeCertificate,
    Ask::DescribeSSLPolicies,
];

/// Those of distributions lie in one Region.
const OF_DISTRIBUTIONS: [Ask; 2] = [Ask::ListCertificates, Ask::DescribeCertificate];

impl Check for CertificateFor {
    fn needs(&self) -> Vec<Wanted> {
        site::with(ZONES, LISTENERS)
    }

    fn refines(&self) -> Vec<Wanted> {
        let mut all = site::with(ZONES_REFINED, &[Ask::DescribeTargetGroups, Ask::DescribeTargetHealth]);
        all.extend(OF_DISTRIBUTIONS.map(|ask| Wanted { ask, scope: Scope::Region(GLOBAL) }));
        all
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let vpc = match absent::vpc(stage) {
            Ok(vpc) => vpc,
            Err(outcome) => return *outcome,
        };
        let (site, leads) = match site::leads(stage) {
            Ok(found) => found,
            Err(outcome) => return *outcome,
        };
        let mut outcome = Outcome::default();
        let mut served = false;
        for (host, lead) in leads.iter().filter(|(_, lead)| lead.is_good()) {
            for server in &lead.servers {
                served = true;
                outcome.absorb(shown_by(stage, &site, host, server));
            }
        }
        if served {
            return site::told(stage, outcome);
        }
        // Where the records are kept elsewhere, a load balancer that shows the right certificate is one that can serve.
        if let Some(at) = leads.iter().position(|(_, lead)| lead.outcome.is_unknown()) {
            let balancers = stage.network.inventory().load_balancers.iter();
            let own = balancers.filter(|balancer| balancer.vpc_id.as_ref() == Some(&vpc.vpc_id));
            let servers: Vec<Server<'_>> = own.map(Server::Balancer).collect();
            for (host, server) in leads.iter().flat_map(|(host, _)| servers.iter().map(move |server| (host, server))) {
                let mut one = shown_by(stage, &site, host, server);
                if !one.fails() && !one.is_unknown() && !one.needs_probe {
                    one.premises.push(
                        Note::new("assumed-name-leads")
                            .with("name", host.as_str())
                            .with("to", server_arg(stage, server)),
                    );
                    return site::told(stage, one);
                }
            }
            return leads
                .into_iter()
                .nth(at)
                .map_or_else(Outcome::default, |(_, lead)| site::told(stage, lead.outcome));
        }
        super::record_leads_to::judged(stage, &site, leads)
    }
}

/// What one that serves a name shows.
fn shown_by<'a>(stage: &Stage<'a>, site: &Site<'a>, host: &Name, server: &Server<'a>) -> Outcome {
    match server {
        Server::Balancer(balancer) => by_balancer(stage, site, host, balancer),
        Server::Classic(classic) => {
            Outcome::because(Note::new("why-classic-certificate").with("resource", classic.load_balancer_name.as_str()))
        }
        Server::Distribution(id) => by_distribution(stage, site, host, id),
    }
}

fn by_balancer<'a>(stage: &Stage<'a>, site: &Site<'a>, host: &Name, balancer: &'a LoadBalancer) -> Outcome {
    let inventory = stage.network.inventory();
    let (balancer, port) = passed_on(inventory, balancer, 443).unwrap_or((balancer, 443));
    let arn = &balancer.load_balancer_arn;
    let listeners = inventory.listeners.of(arn);
    let at = listeners.iter().find(|listener| listener.port == Some(port.into()));
    match at.map(|listener| (*listener, listener.protocol.as_deref().unwrap_or_default())) {
        Some((listener, "HTTPS" | "TLS")) => by_listener(stage, site, host, listener),
        // Whoever stands behind it speaks TLS itself.
        Some((listener, "TCP" | "TCP_UDP")) if balancer.r#type.as_deref() == Some("network") => {
            Outcome::because(Note::new("why-tls-behind").with("resource", listener.listener_arn.as_str()))
        }
        _ => {
            if let Some(outcome) = validation::waiting(stage, site, host) {
                return outcome;
            }
            let found = listeners.iter().map(|listener| {
                format!("{} {}", listener.protocol.as_deref().unwrap_or("?"), listener.port.unwrap_or_default())
            });
            Outcome::fail(
                Finding::lacking("NO_HTTPS_LISTENER", arn.as_str())
                    .with("name", host.as_str())
                    .with("found", list(found.collect::<Vec<_>>())),
            )
        }
    }
}

fn by_listener<'a>(stage: &Stage<'a>, site: &Site<'a>, host: &Name, listener: &'a Listener) -> Outcome {
    let inventory = stage.network.inventory();
    let at = listener.listener_arn.as_str();
    let mut outcome = match tls::shown(inventory, listener, host, stage.cast.place) {
        Shown::Unknown(missing) => return Outcome::unknown(missing),
        Shown::None => return Outcome::fail(mismatch(at, host, &[])),
        Shown::Default(_, Some(certificate)) => Outcome::fail(mismatch(at, host, &[certificate])),
        Shown::Default(arn, None) => {
            return Outcome::because(Note::new("why-certificate-unlisted").with("resource", arn));
        }
        Shown::Fitting(all) => all.iter().fold(Outcome::default(), |mut outcome, certificate| {
            outcome.absorb(valid(stage, site, host, certificate));
            outcome
        }),
    };
    // Of several that fit as well, it is not known which one a client is shown.
    if let Shown::Fitting(all) = tls::shown(inventory, listener, host, stage.cast.place)
        && outcome.fails()
        && all.iter().any(|one| !valid(stage, site, host, one).fails())
    {
        outcome =
            Outcome::because(Note::new("why-several-certificates").with("resource", at).with("name", host.as_str()));
    }
    policy(stage, listener, &mut outcome);
    outcome
}

/// The protocols that the listener's policy allows.
fn policy(stage: &Stage<'_>, listener: &Listener, outcome: &mut Outcome) {
    let policy = listener.ssl_policy.as_deref().unwrap_or_default();
    let at = listener.listener_arn.as_str();
    match tls::protocols(stage.network.inventory(), policy, stage.cast.place) {
        Ok(protocols) => {
            let has = |wanted: &str| protocols.iter().any(|one| one == wanted);
            let finding = |code| Finding::lacking(code, at).with("policy", policy).with("found", list(protocols));
            if !has("TLSv1.2") && !has("TLSv1.3") {
                outcome.add(finding("TLS_PROTOCOLS_TOO_OLD"));
            } else if !has("TLSv1.2") {
                outcome.warnings.push(finding("ONLY_TLS_1_3"));
            }
        }
        Err(Some(missing)) => outcome.missing.push(missing),
        Err(None) => {
            let why = Note::new("why-policy-unlisted").with("resource", at).with("detail", policy);
            outcome.why = outcome.why.take().or(Some(why));
        }
    }
}

/// What the certificate covers that a distribution shows when it has none of its own.
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html>
const OF_CLOUDFRONT: &str = "*.cloudfront.net";

/// That none of the certificates covers the name.
fn mismatch(at: &str, host: &Name, certificates: &[&Certificate]) -> Finding {
    let names: Vec<String> =
        certificates.iter().flat_map(|one| tls::names_of(one)).map(|name| name.to_string()).collect();
    let mut names = names;
    names.sort();
    names.dedup();
    Finding::lacking("CERTIFICATE_NAME_MISMATCH", at).with("name", host.as_str()).with("found", list(names))
}

fn by_distribution<'a>(stage: &Stage<'a>, site: &Site<'a>, host: &Name, id: &'a str) -> Outcome {
    let distribution = match site.resolver.distribution(id) {
        Ok(Some(distribution)) => distribution,
        Ok(None) => return Outcome::because(Note::new("why-certificate-unlisted").with("resource", id)),
        Err(missing) => return Outcome::unknown(missing),
    };
    let config = distribution.distribution_config.as_ref();
    // The tenants of a distribution have names and certificates of their own:
    // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-config-options.html
    if config.and_then(|config| config.connection_mode.as_deref()).is_some_and(|mode| mode != "direct") {
        return Outcome::because(Note::new("why-certificate-unlisted").with("resource", id));
    }
    let viewer = config.and_then(|config| config.viewer_certificate.as_ref());
    let aliases = config.and_then(|config| config.aliases.as_ref()).map_or(&[][..], |aliases| &aliases.items);
    let answers = aliases.iter().any(|alias| tls::covers(&Name::new(alias), host).is_some());
    let arn = viewer.and_then(|viewer| viewer.acm_certificate_arn.as_ref());
    let mut outcome = match arn {
        _ if !answers => Outcome::fail(mismatch(id, host, &[])),
        None if viewer.is_some_and(|viewer| viewer.iam_certificate_id.is_some()) => {
            return Outcome::because(Note::new("why-certificate-unlisted").with("resource", id));
        }
        // CloudFront shows its own, which is for its own names.
        None => Outcome::fail(mismatch(id, host, &[]).with("found", list([OF_CLOUDFRONT]))),
        Some(arn) => {
            let wanted = OF_DISTRIBUTIONS.map(|ask| Wanted { ask, scope: Scope::Region(GLOBAL) });
            match tls::certificate(stage.network.inventory(), arn, stage.cast.place) {
                Ok(Some(certificate)) if tls::fit(certificate, host).is_some() => valid(stage, site, host, certificate),
                Ok(Some(certificate)) => Outcome::fail(mismatch(id, host, &[certificate])),
                Err(_) | Ok(None) => match stage.network.inventory().lacking(wanted, stage.cast.place).pop() {
                    Some(missing) => return Outcome::unknown(missing),
                    None => {
                        return Outcome::because(Note::new("why-certificate-unlisted").with("resource", arn.as_str()));
                    }
                },
            }
        }
    };
    let least = viewer.and_then(|viewer| viewer.minimum_protocol_version.as_deref()).unwrap_or_default();
    // The versions that a distribution can be told are few, and each says the least that is spoken:
    // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html
    if least.starts_with("TLSv1.3") {
        let finding = Finding::lacking("ONLY_TLS_1_3", id).with("policy", least).with("found", list(["TLSv1.3"]));
        outcome.warnings.push(finding);
    }
    outcome
}

/// Whether a certificate that covers a name is one that clients accept now.
fn valid<'a>(stage: &Stage<'a>, site: &Site<'a>, host: &Name, certificate: &'a Certificate) -> Outcome {
    let arn = certificate.certificate_arn.as_str();
    let finding = |code| Finding::lacking(code, arn).with("name", host.as_str());
    match certificate.status.as_deref().unwrap_or_default() {
        "ISSUED" => {}
        "PENDING_VALIDATION" => return validation::pending(site, host, certificate),
        "EXPIRED" => return Outcome::fail(finding("CERTIFICATE_EXPIRED").with("until", until(certificate))),
        "FAILED" | "VALIDATION_TIMED_OUT" | "REVOKED" => return Outcome::fail(validation::refused(host, certificate)),
        state => {
            let why = Note::new("why-pending").with("resource", arn).with("detail", state);
            return Outcome::because(why);
        }
    }
    let usable = || {
        let mut outcome = Outcome::pass(
            Note::new("seen-certificate")
                .with("name", host.as_str())
                .with("certificate", Arg::from(arn))
                .with("until", until(certificate)),
        );
        outcome.warnings.extend(validation::renewal(site, certificate));
        outcome
    };
    match tls::dates(certificate, stage.now.and_then(Moment::read)) {
        Dates::TooLate => Outcome::fail(finding("CERTIFICATE_EXPIRED").with("until", until(certificate))),
        Dates::TooEarly => Outcome::because(Note::new("why-pending").with("resource", arn).with("detail", "NotBefore")),
        // Files of the AWS CLI do not say when it was asked; ACM itself calls a certificate EXPIRED once it is:
        // https://docs.aws.amazon.com/acm/latest/APIReference/API_CertificateDetail.html
        Dates::Unknown if stage.now.is_none() => {
            let mut outcome = usable();
            outcome.premises.push(Note::new("assumed-in-dates").with("resource", arn));
            outcome
        }
        Dates::Unknown => Outcome::because(Note::new("why-dates-unknown").with("resource", arn)),
        Dates::Inside => usable(),
    }
}

/// The day on which a certificate ends: what people compare.
fn until(certificate: &Certificate) -> String {
    let until = certificate.not_after.as_deref().unwrap_or_default();
    until.get(..10).unwrap_or(until).to_owned()
}
