//! Where a name leads, and whether that is what the labs are about: a load balancer of the VPC, or a distribution before
//! one.

use super::Site;
use crate::absent;
use crate::finding::{Arg, Finding, Note};
use crate::names::resource;
use crate::outcome::Outcome;
use crate::service;
use crate::stage::Stage;
use request::Name;
use request::names::{End, Family, How, Origin, Path, Resolver, Service, Share, View, Whose};
use snapshot::shapes::{ClassicLoadBalancer, LoadBalancer};
use snapshot::{Missing, VpcId};

/// Who serves a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Server<'a> {
    /// A load balancer of the VPC.
    Balancer(&'a LoadBalancer),
    /// A Classic one.
    Classic(&'a ClassicLoadBalancer),
    /// A distribution before one, by its id.
    Distribution(&'a str),
}

/// Where a name leads.
#[derive(Debug, Default)]
pub(crate) struct Lead<'a> {
    /// Who serves it, of those that it should lead to.
    pub(crate) servers: Vec<Server<'a>>,
    /// What is wrong, not known, or worth knowing.
    pub(crate) outcome: Outcome,
    /// Whether there is no such name, or it has no address.
    pub(crate) lacking: bool,
}

impl Lead<'_> {
    /// Whether it leads where it should, and nowhere else.
    pub(crate) fn is_good(&self) -> bool {
        !self.servers.is_empty() && !self.outcome.fails() && !self.outcome.is_unknown()
    }
}

/// What one end means.
enum Sense<'a> {
    Here(Server<'a>),
    Lacking,
    /// What has nobody there.
    Wrong(Box<Finding>),
    /// What is somebody else's, or may be: beside one that leads here it harms nobody.
    Astray(Box<Finding>),
    Unknown(Note),
    Missing(Missing),
}

/// Where a name leads.
pub(crate) fn lead<'a>(stage: &Stage<'a>, site: &Site<'a>, host: &Name) -> Lead<'a> {
    let answers = site.resolver.resolve(host, Family::V4, View::Public);
    let mut leads: Vec<Lead<'a>> = answers.iter().map(|answer| of_paths(stage, site, host, &answer.paths)).collect();
    let mut lead = if leads.len() > 1 { of_twins(site, leads) } else { leads.pop().unwrap_or_default() };
    by_ipv6(stage, site, host, &mut lead);
    lead
}

/// Twin zones agree, or it cannot be told.
fn of_twins<'a>(site: &Site<'a>, mut leads: Vec<Lead<'a>>) -> Lead<'a> {
    let good = leads.iter().filter(|lead| lead.is_good()).count();
    let lacking = leads.iter().filter(|lead| lead.lacking).count();
    let wrong = leads.iter().filter(|lead| lead.outcome.fails()).count();
    if [good, lacking, wrong].contains(&leads.len()) {
        return leads.swap_remove(0);
    }
    let why = Note::new("why-twin-zones").with("domain", site.domain.as_str());
    Lead { outcome: Outcome::because(why), ..Lead::default() }
}

/// All records that are answered have to lead to somebody, and one of them here; of the others it is told.
fn of_paths<'a>(stage: &Stage<'a>, site: &Site<'a>, host: &Name, paths: &[Path<'a>]) -> Lead<'a> {
    let mut lead = Lead::default();
    let mut astray = Vec::new();
    for path in paths.iter().filter(|path| path.share != Share::Never) {
        match sense(stage, site, host, path) {
            Sense::Here(server) => {
                if !lead.servers.contains(&server) {
                    lead.servers.push(server);
                }
            }
            Sense::Lacking => lead.lacking = true,
            Sense::Wrong(finding) | Sense::Astray(finding) if path.share == Share::Spare => {
                lead.outcome.warnings.push(*finding);
            }
            Sense::Astray(finding) => astray.push(*finding),
            Sense::Wrong(finding) => lead.outcome.add(*finding),
            Sense::Unknown(_) | Sense::Missing(_) if path.share == Share::Spare => {}
            Sense::Unknown(why) => lead.outcome.why = lead.outcome.why.take().or(Some(why)),
            Sense::Missing(missing) => lead.outcome.missing.push(missing),
        }
    }
    for finding in astray {
        if lead.servers.is_empty() { lead.outcome.add(finding) } else { lead.outcome.warnings.push(finding) }
    }
    lead.lacking &= lead.servers.is_empty();
    lead
}

/// What AAAA records add: they may be all that there is, and those of something without IPv6 lead nowhere.
fn by_ipv6<'a>(stage: &Stage<'a>, site: &Site<'a>, host: &Name, lead: &mut Lead<'a>) {
    let answers = site.resolver.resolve(host, Family::V6, View::Public);
    let [answer] = answers.as_slice() else { return };
    for path in &answer.paths {
        if matches!(path.end, End::NoFamily(_))
            && let Some(step) = path.steps.last().filter(|step| step.how == How::Alias)
        {
            let finding = record(site, host, path, "AAAA_WITHOUT_IPV6").with("record", name_of(step.record));
            if lead.lacking { lead.outcome.add(finding) } else { lead.outcome.warnings.push(finding) }
        }
    }
    let own = of_paths(stage, site, host, &answer.paths);
    if lead.lacking && own.is_good() {
        *lead = own;
    }
}

fn name_of(record: &snapshot::shapes::ResourceRecordSet) -> String {
    Name::new(record.name.as_deref().unwrap_or_default()).to_string()
}

/// A finding at the zone of the record that leads there, with its name, its type and where it leads.
fn record(site: &Site<'_>, host: &Name, path: &Path<'_>, code: &'static str) -> Finding {
    let step = path.steps.last();
    let zone = step.map_or_else(
        || site.zones().first().map_or(site.domain.as_str(), |zone| zone.id.as_str()).to_owned(),
        |step| step.zone.to_string(),
    );
    let to = step.map(|step| step.record).map(|record| match &record.alias_target {
        Some(target) => Name::new(target.dns_name.as_deref().unwrap_or_default()).to_string(),
        None => {
            let values = record.resource_records.iter().filter_map(|one| one.value.as_deref());
            values.collect::<Vec<_>>().join(", ")
        }
    });
    let kind = step.and_then(|step| step.record.r#type.clone());
    Finding::lacking(code, zone)
        .with("zone", step.and_then(|step| site.resolver.zone(step.zone)).map_or("", |zone| zone.name.as_str()))
        .with("name", host.as_str())
        .with("record", step.map_or_else(|| host.to_string(), |step| name_of(step.record)))
        .with("type", kind.unwrap_or_default())
        .with("target", to.unwrap_or_default())
}

fn sense<'a>(stage: &Stage<'a>, site: &Site<'a>, host: &Name, path: &Path<'a>) -> Sense<'a> {
    let vpc = match absent::vpc(stage) {
        Ok(vpc) => &vpc.vpc_id,
        Err(outcome) => return as_sense(site, *outcome),
    };
    let found = |code| Box::new(record(site, host, path, code).with("expected", balancers(stage, vpc)));
    let wrong = |code| Sense::Wrong(found(code));
    let astray = |code| Sense::Astray(found(code));
    let unknown = |what: &'static str, detail: &str| {
        Sense::Unknown(Note::new(what).with("name", host.as_str()).with("detail", detail.to_owned()))
    };
    let has_own = !own_balancers(stage, vpc).is_empty();
    // Without a load balancer there is nothing to lead to, and what is missing is not a record.
    let not_there = || match without_balancer(stage) {
        Some(outcome) => as_sense(site, outcome),
        None => astray("RECORD_LEADS_ELSEWHERE"),
    };
    match &path.end {
        End::Unknown(missing) => Sense::Missing(missing.clone()),
        End::Balancer(balancer) if balancer.vpc_id.as_ref() == Some(vpc) => {
            if is_internal(balancer) && has_public(stage, vpc) {
                return Sense::Wrong(found("RECORD_LEADS_INSIDE"));
            }
            Sense::Here(Server::Balancer(balancer))
        }
        End::Classic(classic) if classic.vpc_id.as_ref() == Some(vpc) => Sense::Here(Server::Classic(classic)),
        End::Balancer(_) | End::Classic(_) => not_there(),
        End::Distribution(id) => behind(site, vpc, id).unwrap_or_else(not_there),
        End::OtherZone { expected, found, .. } => Sense::Wrong(Box::new(
            record(site, host, path, "ALIAS_OF_ANOTHER_ZONE")
                .with("expected", expected.as_str())
                .with("found", found.as_str()),
        )),
        End::NoFamily(_) => Sense::Lacking,
        End::NoData | End::NoName(_) if path.steps.is_empty() => Sense::Lacking,
        End::NoData | End::NoName(_) => wrong("RECORD_LEADS_NOWHERE"),
        End::Loop => wrong("RECORD_LEADS_IN_A_CIRCLE"),
        End::TooLong => unknown("why-many-records", ""),
        End::Unreadable(value) => unknown("why-unreadable-record", value),
        End::Outside(_) if path.steps.is_empty() => as_sense(site, super::without_zone(stage, site)),
        End::Outside(name) => unknown("why-name-outside", name.as_str()),
        End::Delegated { at, .. } => unknown("why-name-delegated", at.as_str()),
        End::Aws { host: to, service, looked } => match service {
            Service::S3Website => not_there(),
            // A load balancer of another account is as good as one that is gone, unless there is one of one's own.
            Service::LoadBalancer(_) if has_own && !to.as_str().starts_with("dualstack.") => {
                astray(if *looked { "RECORD_LEADS_NOWHERE" } else { "RECORD_LEADS_ELSEWHERE" })
            }
            _ => unknown("why-name-outside", to.as_str()),
        },
        End::Addresses(all) => {
            let mut here = None;
            for one in all {
                match &one.whose {
                    Whose::Balancer { balancer, fixed: true } if balancer.vpc_id.as_ref() == Some(vpc) => {
                        here = Some(Server::Balancer(balancer));
                    }
                    Whose::Balancer { fixed: false, .. } | Whose::Classic(_) => {
                        return wrong("ADDRESS_OF_BALANCER_CHANGES");
                    }
                    Whose::Balancer { .. } => return not_there(),
                    Whose::Instance(id) => {
                        let instance = stage.network.inventory().instances().get(id);
                        let arg = instance.map_or(Arg::from(*id), |one| resource(id, &one.tags));
                        let finding = record(site, host, path, "RECORD_BYPASSES_BALANCER");
                        let finding = finding.with("instance", arg).with("expected", balancers(stage, vpc));
                        return Sense::Wrong(Box::new(finding));
                    }
                    Whose::Interface(_) => return not_there(),
                    Whose::Unused(_) => return wrong("RECORD_LEADS_NOWHERE"),
                    Whose::Unlisted => return unknown("why-address-unlisted", &one.ip.to_string()),
                    Whose::Unknown(missing) => return Sense::Missing(missing.clone()),
                }
            }
            here.map_or(Sense::Lacking, Sense::Here)
        }
    }
}

/// An outcome as what one end means.
fn as_sense<'a>(site: &Site<'_>, mut outcome: Outcome) -> Sense<'a> {
    match (outcome.findings.pop(), outcome.missing.pop()) {
        (Some(finding), _) => Sense::Wrong(Box::new(finding)),
        (None, Some(missing)) => Sense::Missing(missing),
        (None, None) => Sense::Unknown(outcome.why.unwrap_or_else(|| super::elsewhere(&site.domain))),
    }
}

/// That the VPC has no load balancer, of any kind, to which a name could lead; `None` where it has.
pub(crate) fn without_balancer(stage: &Stage<'_>) -> Option<Outcome> {
    let vpc = absent::vpc(stage).ok()?;
    own_balancers(stage, &vpc.vpc_id).is_empty().then(|| service::none(stage, vpc))
}

/// A distribution counts if an origin of it leads to a load balancer of the VPC; `None` if none does.
fn behind<'a>(site: &Site<'a>, vpc: &VpcId, id: &'a str) -> Option<Sense<'a>> {
    let distribution = match site.resolver.distribution(id) {
        Ok(Some(distribution)) => distribution,
        Ok(None) => return Some(Sense::Unknown(Note::new("why-name-outside").with("detail", id).with("name", ""))),
        Err(missing) => return Some(Sense::Missing(missing)),
    };
    let origins = site.resolver.origins(distribution);
    let is_ours = |balancer: &&LoadBalancer| balancer.vpc_id.as_ref() == Some(vpc);
    if origins.iter().any(|(_, origin)| origin.balancers().iter().any(is_ours)) {
        return Some(Sense::Here(Server::Distribution(id)));
    }
    let classic = |path: &Path<'_>| matches!(path.end, End::Classic(one) if one.vpc_id.as_ref() == Some(vpc));
    let mut open = None;
    for (_, origin) in &origins {
        match origin {
            Origin::Unknown(missing) => return Some(Sense::Missing(missing.clone())),
            Origin::OtherInside(inside) => {
                open = Some(Note::new("why-name-outside").with("name", id).with("detail", *inside));
            }
            Origin::Named { host, answers } => {
                let paths = || answers.iter().flat_map(|answer| &answer.paths);
                if paths().any(classic) {
                    return Some(Sense::Here(Server::Distribution(id)));
                }
                for path in paths() {
                    match &path.end {
                        End::Unknown(missing) => return Some(Sense::Missing(missing.clone())),
                        End::Outside(_) | End::Delegated { .. } => {
                            open = Some(Note::new("why-name-outside").with("name", id).with("detail", host.as_str()));
                        }
                        _ => {}
                    }
                }
            }
            Origin::Inside(_) => {}
        }
    }
    open.map(Sense::Unknown)
}

/// Whether an end is a load balancer of the VPC, or a distribution before one.
pub(super) fn is_here(stage: &Stage<'_>, resolver: &Resolver<'_>, end: &End<'_>) -> bool {
    let Ok(vpc) = absent::vpc(stage) else { return false };
    let ours = |id: &Option<VpcId>| id.as_ref() == Some(&vpc.vpc_id);
    match end {
        End::Balancer(balancer) => ours(&balancer.vpc_id),
        End::Classic(classic) => ours(&classic.vpc_id),
        End::Distribution(id) => resolver.distribution(id).ok().flatten().is_some_and(|distribution| {
            let origins = resolver.origins(distribution);
            origins.iter().any(|(_, origin)| origin.balancers().iter().any(|one| ours(&one.vpc_id)))
        }),
        _ => false,
    }
}

/// Whether a load balancer has private addresses only.
fn is_internal(balancer: &LoadBalancer) -> bool {
    balancer.scheme.as_deref() == Some("internal")
}

/// Whether the VPC has a load balancer that visitors could come to. Where it has none, that is what is wrong, and not the
/// record.
fn has_public(stage: &Stage<'_>, vpc: &VpcId) -> bool {
    let mut balancers = stage.network.inventory().load_balancers.iter();
    balancers.any(|one| one.vpc_id.as_ref() == Some(vpc) && one.scheme.as_deref() == Some("internet-facing"))
}

/// The load balancers of the VPC, of either generation, by their DNS names.
fn own_balancers(stage: &Stage<'_>, vpc: &VpcId) -> Vec<String> {
    let inventory = stage.network.inventory();
    let here = |id: &Option<VpcId>| id.as_ref() == Some(vpc);
    let new =
        inventory.load_balancers.iter().filter(|one| here(&one.vpc_id) && one.r#type.as_deref() != Some("gateway"));
    let old = inventory.classic_load_balancers.iter().filter(|one| here(&one.vpc_id));
    new.map(|one| &one.dns_name).chain(old.map(|one| &one.dns_name)).filter_map(Clone::clone).collect()
}

fn balancers(stage: &Stage<'_>, vpc: &VpcId) -> Arg {
    super::list(own_balancers(stage, vpc))
}
