//! The learner's own name: which domain it is, which of its names count, and who answers for it.

mod lead;
pub(crate) mod proxied;

pub(crate) use lead::{Lead, Server, lead, without_balancer};

use crate::check::asks;
use crate::finding::{Arg, Finding, Note};
use crate::outcome::Outcome;
use crate::stage::Stage;
use request::Name;
use request::names::{End, Family, Resolver, Zone, is_route53};
use snapshot::{Ask, Wanted};
use std::collections::BTreeSet;

/// What every question about a name needs.
pub(crate) const ZONES: &[Ask] = &[
    Ask::ListHostedZones,
    Ask::GetHostedZone,
    Ask::ListResourceRecordSets,
    Ask::DescribeVpcs,
    Ask::DescribeSubnets,
    Ask::DescribeLoadBalancers,
];

/// What only some names lead to, and who says where the world is sent.
pub(crate) const ZONES_REFINED: &[Ask] = &[
    Ask::DescribeClassicLoadBalancers,
    Ask::DescribeNetworkInterfaces,
    Ask::DescribeAddresses,
    Ask::ListDomains,
    Ask::GetDomainDetail,
    Ask::ListDistributions,
    Ask::GetDistribution,
    Ask::ListVpcOrigins,
];

/// The asks of a list and further ones.
pub(crate) fn with(all: &[Ask], further: &[Ask]) -> Vec<Wanted> {
    asks(&[all, further].concat())
}

/// The learner's own name.
#[derive(Debug)]
pub(crate) struct Site<'a> {
    /// The zones of the account.
    pub(crate) resolver: Resolver<'a>,
    /// The domain, or the one name that was declared.
    pub(crate) domain: Name,
    /// The names that count; one that works is enough.
    pub(crate) hosts: Vec<Name>,
    /// The name of the public zones that hold them; `None` where the account has none.
    pub(crate) zone: Option<Name>,
}

impl<'a> Site<'a> {
    /// The public zones that hold the names: several are twins.
    pub(crate) fn zones(&self) -> Vec<&Zone<'a>> {
        self.zone.as_ref().map_or_else(Vec::new, |name| self.resolver.public_zones_of(name))
    }
}

/// The learner's own name, or the outcome that says why there is none.
pub(crate) fn of<'a>(stage: &Stage<'a>) -> Result<Site<'a>, Box<Outcome>> {
    let resolver = Resolver::new(stage.network.inventory(), stage.cast.place);
    let domain = match stage.domain {
        Some(declared) => Name::new(declared),
        None => derived(stage, &resolver)?,
    };
    let above = std::iter::successors(Some(domain.clone()), Name::parent);
    let zone = above.into_iter().find(|name| !resolver.public_zones_of(name).is_empty());
    // A name with a zone of its own, or that stands in none, has a www beside it; one inside of a zone stands for itself.
    let is_top = zone.as_ref().is_none_or(|zone| *zone == domain) && !domain.as_str().starts_with("www.");
    let mut hosts = vec![domain.clone()];
    if is_top {
        hosts.push(Name::new(&format!("www.{domain}")));
    }
    Ok(Site { resolver, domain, hosts, zone })
}

/// Names, each with where it leads.
pub(crate) type Leads<'a> = Vec<(Name, Lead<'a>)>;

/// The learner's own name with where each of its names leads, or the outcome that says why there is none; and that there
/// is a VPC to lead to.
pub(crate) fn leads<'a>(stage: &Stage<'a>) -> Result<(Site<'a>, Leads<'a>), Box<Outcome>> {
    crate::absent::vpc(stage)?;
    let site = of(stage)?;
    let leads = site.hosts.iter().map(|host| (host.clone(), lead(stage, &site, host))).collect();
    Ok((site, leads))
}

/// The domain where nobody declared one: the only one that has a public zone, or whose names lead into the VPC.
fn derived(stage: &Stage<'_>, resolver: &Resolver<'_>) -> Result<Name, Box<Outcome>> {
    let names: BTreeSet<&Name> =
        resolver.zones().iter().filter(|zone| !zone.is_private).map(|zone| &zone.name).collect();
    let names: Vec<&Name> = names.into_iter().filter(|name| !name.is_in(&Name::new("arpa"))).collect();
    match names.as_slice() {
        [] => Err(Box::new(match named_elsewhere(stage).filter(|_| resolver.zones().is_empty()) {
            Some(domain) => told(stage, zoneless(stage, resolver, &domain)),
            None => told(stage, Outcome::fail(no_zone(stage, resolver))),
        })),
        [only] => Ok((*only).clone()),
        several => {
            let leading: Vec<&&Name> = several.iter().filter(|name| leads_in(stage, resolver, name)).collect();
            if let [only] = leading.as_slice() {
                return Ok((**only).clone());
            }
            let list = several.iter().map(|name| Arg::from(name.as_str())).collect();
            Err(Box::new(Outcome::because(Note::new("why-several-domains").with("domains", Arg::List(list)))))
        }
    }
}

/// A name that a distribution answers to, or that a certificate was issued for: then there is a domain, and its records are
/// kept somewhere.
fn named_elsewhere(stage: &Stage<'_>) -> Option<Name> {
    let inventory = stage.network.inventory();
    let aliases = inventory.distributions.iter().filter_map(|one| one.aliases.as_ref()).flat_map(|one| &one.items);
    let certificates = inventory.certificates.iter().filter(|one| one.status.as_deref() == Some("ISSUED"));
    let name = aliases.chain(certificates.filter_map(|one| one.domain_name.as_ref())).next()?;
    Some(Name::new(name.strip_prefix("*.").unwrap_or(name)))
}

/// Whether a record of a domain's zones leads to a load balancer of the VPC, or to a distribution before one.
fn leads_in(stage: &Stage<'_>, resolver: &Resolver<'_>, domain: &Name) -> bool {
    resolver.public_zones_of(domain).into_iter().any(|zone| {
        let names: BTreeSet<&Name> = zone.records().map(|(name, _)| name).collect();
        names.into_iter().any(|name| {
            resolver.resolve_in(zone, name, Family::V4).iter().any(|path| match &path.end {
                End::Balancer(_) | End::Classic(_) | End::Distribution(_) => lead::is_here(stage, resolver, &path.end),
                _ => false,
            })
        })
    })
}

/// That there is no public zone: none at all, or one that answers in VPCs only.
fn no_zone(stage: &Stage<'_>, resolver: &Resolver<'_>) -> Finding {
    match resolver.zones().iter().find(|zone| zone.is_private) {
        Some(zone) => Finding::lacking("ONLY_PRIVATE_ZONE", zone.id.as_str()).with("zone", zone.name.as_str()),
        None => {
            let place = stage.network.inventory().places().get(stage.cast.place).cloned().unwrap_or_default();
            Finding::lacking("NO_HOSTED_ZONE", if place.account.is_empty() { place.region } else { place.account })
        }
    }
}

/// That a domain has no zone in the account.
///
/// Its records may be kept with another provider, which is as good, and then it cannot be told. But where the account's
/// own registration sends the world to servers of Route 53, these answered for a zone that is there no more, and refuse:
/// <https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/troubleshooting-new-dns-settings-not-in-effect.html>.
fn zoneless(stage: &Stage<'_>, resolver: &Resolver<'_>, domain: &Name) -> Outcome {
    let above = std::iter::successors(Some(domain.clone()), Name::parent);
    let registered = above.into_iter().find_map(|name| resolver.registered(&name).ok().flatten());
    let mut servers =
        registered.iter().flat_map(|one| &one.nameservers).filter_map(|one| one.name.as_deref()).peekable();
    if servers.peek().is_some() && servers.all(|server| is_route53(&Name::new(server))) {
        Outcome::fail(no_zone(stage, resolver))
    } else {
        Outcome::because(elsewhere(domain))
    }
}

/// The same of the learner's own domain.
pub(crate) fn without_zone(stage: &Stage<'_>, site: &Site<'_>) -> Outcome {
    zoneless(stage, &site.resolver, &site.domain)
}

/// That the domain's records are kept where this account does not show them.
pub(crate) fn elsewhere(domain: &Name) -> Note {
    Note::new("why-domain-elsewhere").with("domain", domain.as_str())
}

/// Gives every finding the name of its resource.
pub(crate) fn told(stage: &Stage<'_>, mut outcome: Outcome) -> Outcome {
    let name = |findings: Vec<Finding>| -> Vec<Finding> {
        findings
            .into_iter()
            .map(|finding| if finding.args.contains_key("resource") { finding } else { stage.named(finding) })
            .collect()
    };
    outcome.findings = name(outcome.findings);
    outcome.warnings = name(outcome.warnings);
    outcome
}

/// Names as arguments, in order.
pub(crate) fn list(names: impl IntoIterator<Item = impl AsRef<str>>) -> Arg {
    let mut names: Vec<String> = names.into_iter().map(|name| name.as_ref().to_owned()).collect();
    names.sort();
    Arg::List(names.into_iter().map(Arg::from).collect())
}
