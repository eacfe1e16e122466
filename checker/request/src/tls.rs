//! Certificates and the protocols that are spoken: what a certificate covers, which one a listener shows to whom, whether
//! it is valid at a time, what a security policy allows.

mod time;

pub use time::Moment;

use crate::name::Name;
use snapshot::shapes::{Certificate, Listener, SslPolicy};
use snapshot::{Ask, Inventory, Missing, Time};
use std::net::IpAddr;

/// How well a name of a certificate fits a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// By a wildcard.
    Wildcard,
    /// It is that very name.
    Exact,
}

/// Whether a name of a certificate covers a host. A wildcard stands for exactly one label, never for none or two:
/// <https://docs.aws.amazon.com/acm/latest/userguide/acm-concepts.html>. An address has no labels for which one could
/// stand: <https://www.rfc-editor.org/rfc/rfc9525#section-6.3>.
#[must_use]
pub fn covers(name: &Name, host: &Name) -> Option<Fit> {
    if name == host {
        return Some(Fit::Exact);
    }
    let below = name.as_str().strip_prefix("*.").filter(|_| host.as_str().parse::<IpAddr>().is_err())?;
    let (first, rest) = host.as_str().split_once('.')?;
    (rest == below && !first.is_empty()).then_some(Fit::Wildcard)
}

/// All names of a certificate.
pub fn names_of(certificate: &Certificate) -> impl Iterator<Item = Name> + '_ {
    let first = certificate.domain_name.iter();
    first.chain(&certificate.subject_alternative_names).map(|name| Name::new(name))
}

/// How well a certificate fits a host.
#[must_use]
pub fn fit(certificate: &Certificate, host: &Name) -> Option<Fit> {
    names_of(certificate).filter_map(|name| covers(&name, host)).max()
}

/// The certificate that a client of a name is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown<'s> {
    /// One of these, all of which fit as well; only where they differ does it matter which.
    Fitting(Vec<&'s Certificate>),
    /// The default one, by its ARN, for none fits; the certificate itself where it is known.
    Default(&'s str, Option<&'s Certificate>),
    /// None, for the listener has none.
    None,
    /// Not known without this call.
    Unknown(Missing),
}

/// The ARNs of the certificates of a listener: the default one first, then the others.
///
/// `DescribeListeners` shows the default one only:
/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListenerCertificates.html>.
///
/// # Errors
/// The call without which they are not all known.
pub fn certificates_of<'s>(
    inventory: &'s Inventory<'s>,
    listener: &'s Listener,
    place: usize,
) -> Result<Vec<&'s str>, Missing> {
    let all = &inventory.listener_certificates;
    if let Some(missing) = inventory.missing_children(all, &listener.listener_arn, place) {
        return Err(missing);
    }
    let mut arns: Vec<&'s str> = listener.certificates.iter().map(|one| one.certificate_arn.as_str()).collect();
    let known = all.of(&listener.listener_arn);
    let mut further: Vec<_> =
        known.iter().map(|one| (one.is_default != Some(true), one.certificate_arn.as_str())).collect();
    further.sort_by_key(|(is_further, _)| *is_further);
    for (_, arn) in further {
        if !arns.contains(&arn) {
            arns.push(arn);
        }
    }
    Ok(arns)
}

/// The certificate of an ARN, in whichever Region it was listed.
///
/// # Errors
/// The call without which it is not known.
pub fn certificate<'s>(
    inventory: &'s Inventory<'s>,
    arn: &str,
    place: usize,
) -> Result<Option<&'s Certificate>, Missing> {
    let known = inventory.certificate_details.of(arn).first().and_then(|answer| answer.certificate.as_ref());
    match known {
        Some(certificate) => Ok(Some(certificate)),
        None => inventory.lacking([Ask::ListCertificates, Ask::DescribeCertificate], place).pop().map_or(Ok(None), Err),
    }
}

/// The certificate that a listener shows to clients that ask for a name: one that fits, an exact name before a wildcard;
/// else the default one. Which of several that fit as well is chosen by what the client can do:
/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html>.
#[must_use]
pub fn shown<'s>(inventory: &'s Inventory<'s>, listener: &'s Listener, host: &Name, place: usize) -> Shown<'s> {
    let arns = match certificates_of(inventory, listener, place) {
        Ok(arns) => arns,
        Err(missing) => return Shown::Unknown(missing),
    };
    let Some(&default) = arns.first() else { return Shown::None };
    let mut fitting: Vec<(Fit, &'s Certificate)> = Vec::new();
    let mut unknown = None;
    for arn in &arns {
        match certificate(inventory, arn, place) {
            Ok(Some(one)) => fitting.extend(fit(one, host).map(|fit| (fit, one))),
            // A certificate of IAM, or of another account, cannot be looked at.
            Ok(None) => {}
            Err(missing) => unknown = Some(missing),
        }
    }
    let best = fitting.iter().map(|(fit, _)| *fit).max();
    match (best, unknown) {
        (Some(best), None) => {
            Shown::Fitting(fitting.into_iter().filter(|(fit, _)| *fit == best).map(|(_, one)| one).collect())
        }
        (_, Some(missing)) => Shown::Unknown(missing),
        (None, None) => Shown::Default(default, certificate(inventory, default, place).ok().flatten()),
    }
}

/// Whether a certificate is inside of its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dates {
    /// Now.
    Inside,
    /// Not yet.
    TooEarly,
    /// Not any more.
    TooLate,
    /// A date is missing or cannot be read.
    Unknown,
}

/// Whether a certificate is inside of its dates at a moment.
#[must_use]
pub fn dates(certificate: &Certificate, now: Option<Moment>) -> Dates {
    let read = |time: &Option<Time>| time.as_deref().and_then(Moment::read);
    match (now, read(&certificate.not_before), read(&certificate.not_after)) {
        (Some(now), _, Some(until)) if now > until => Dates::TooLate,
        (Some(now), Some(from), _) if now < from => Dates::TooEarly,
        (Some(_), Some(_), Some(_)) => Dates::Inside,
        // A missing first date makes nothing invalid that has been issued.
        (Some(_), None, Some(_)) if certificate.not_before.is_none() => Dates::Inside,
        _ => Dates::Unknown,
    }
}

/// The protocols that a security policy allows, looked up and never read out of its name.
///
/// # Errors
/// The call without which it is not known, or nothing where the whole list does not have it.
pub fn protocols<'s>(
    inventory: &'s Inventory<'s>,
    policy: &str,
    place: usize,
) -> Result<&'s [String], Option<Missing>> {
    let known: Option<&SslPolicy> = inventory.ssl_policies.get(policy);
    match known {
        Some(policy) if !policy.ssl_protocols.is_empty() => Ok(&policy.ssl_protocols),
        _ => Err(inventory.lacking([Ask::DescribeSSLPolicies], place).pop()),
    }
}
