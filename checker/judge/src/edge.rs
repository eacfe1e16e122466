//! The distribution in front of the application: which one is meant, and where its origins lead.

mod names;
mod origin;
mod reach;

pub(crate) use names::judge as judge_names;
pub(crate) use origin::{judge as judge_origin, judge_file, rules_need_host, unknown_policy};

use crate::absent;
use crate::finding::{Finding, Note};
use crate::names::resource;
use crate::outcome::Outcome;
use crate::stage::Stage;
use ::request::Name;
use ::request::edge::{Behavior, Distribution, Origin, Whom, distributions};
use ::request::names::{Delegation, End, Family, Resolver, View};
use snapshot::shapes::{LoadBalancer, Vpc};
use snapshot::{Ask, Missing};
use std::collections::BTreeSet;

/// The calls that tell which distribution is meant.
pub(crate) const NEEDS: &[Ask] = &[
    Ask::DescribeVpcs,
    Ask::DescribeSubnets,
    Ask::DescribeRouteTables,
    Ask::DescribeInternetGateways,
    Ask::DescribeInstances,
    Ask::DescribeNetworkInterfaces,
    Ask::DescribeLoadBalancers,
    Ask::ListDistributions,
    Ask::GetDistribution,
];

/// The calls that tell what a load balancer answers to it, beside those that a packet needs.
pub(crate) const ANSWERS: &[Ask] = &[
    Ask::DescribeListeners,
    Ask::DescribeRules,
    Ask::DescribeListenerCertificates,
    Ask::DescribeTargetGroups,
    Ask::DescribeTargetHealth,
    Ask::ListCertificates,
    Ask::DescribeCertificate,
];

/// The calls that tell more about it, where there is anything to ask: names in zones of the account, origins in VPCs,
/// policies that are not AWS's own.
pub(crate) const REFINES: &[Ask] = &[
    Ask::ListHostedZones,
    Ask::GetHostedZone,
    Ask::ListResourceRecordSets,
    Ask::ListVpcOrigins,
    Ask::GetCachePolicy,
    Ask::GetOriginRequestPolicy,
    Ask::DescribeTargetGroupAttributes,
    Ask::DescribeLoadBalancerAttributes,
];

/// A distribution that may be the one in front of the application.
pub(crate) struct Front<'a> {
    /// It.
    pub(crate) distribution: Distribution<'a>,
    /// The names that it is to be asked by: its own ones, those of the learner's domain if that is told, wildcards left
    /// out; the one that AWS gave it where it has no other.
    pub(crate) names: Vec<Name>,
    /// Names of zones in the account that lead to it.
    pub(crate) led: BTreeSet<Name>,
}

impl Front<'_> {
    /// The names by which viewers ask; none for a distribution whose names are its tenants' to know.
    pub(crate) fn asked(&self) -> Vec<Name> {
        if !self.names.is_empty() {
            return self.names.clone();
        }
        if !self.led.is_empty() {
            return self.led.iter().cloned().collect();
        }
        let own = self.distribution.domain().filter(|_| !self.distribution.is_for_tenants());
        own.into_iter().collect()
    }
}

/// What the edge is judged in.
pub(crate) struct Scene<'a, 'r> {
    pub(crate) stage: &'r Stage<'a>,
    pub(crate) vpc: &'a Vpc,
    pub(crate) resolver: &'r Resolver<'a>,
}

/// Judges each distribution that may be the one in front of the application: one that is as it should be is enough.
pub(crate) fn over_fronts(stage: &Stage<'_>, judge: impl Fn(&Scene<'_, '_>, &Front<'_>) -> Outcome) -> Outcome {
    let vpc = match absent::vpc(stage) {
        Ok(vpc) => vpc,
        Err(outcome) => return *outcome,
    };
    let resolver = Resolver::new(stage.network.inventory(), stage.cast.place);
    let scene = Scene { stage, vpc, resolver: &resolver };
    let fronts = fronts(&scene);
    if fronts.is_empty() {
        return Outcome::fail(stage.named(Finding::lacking("NO_DISTRIBUTION", vpc.vpc_id.as_str())));
    }
    let mut tried: Vec<Outcome> = fronts
        .iter()
        .map(|front| {
            if let Some(missing) = nameless(&scene, front) {
                return Outcome::unknown(missing);
            }
            let outcome = judge(&scene, front);
            if outcome.fails() && front.distribution.is_for_tenants() {
                // What a tenant sets in its place is not to be seen.
                return Outcome::because(Note::new("why-edge-tenants").with("resource", front.distribution.id));
            }
            outcome
        })
        .collect();
    let works = tried.iter().position(|outcome| !outcome.fails() && !outcome.is_unknown());
    let best = works
        .or_else(|| tried.iter().position(Outcome::is_unknown))
        .or_else(|| (0..tried.len()).min_by_key(|&at| tried.get(at).map_or(0, |outcome| outcome.findings.len())));
    best.map_or_else(Outcome::default, |best| tried.swap_remove(best))
}

/// The call without which nobody knows by which name a distribution without one of its own is asked.
fn nameless(scene: &Scene<'_, '_>, front: &Front<'_>) -> Option<Missing> {
    if !front.names.is_empty() || !front.led.is_empty() || front.distribution.is_for_tenants() {
        return None;
    }
    let asks = [Ask::ListHostedZones, Ask::ListResourceRecordSets];
    scene.stage.network.inventory().lacking(asks, scene.stage.cast.place).into_iter().next()
}

/// The distributions that may be meant: those with the learner's names, or to which a name of the account leads, before
/// those without a name; of these, those whose origins lead into the VPC before others.
fn fronts<'a>(scene: &Scene<'a, '_>) -> Vec<Front<'a>> {
    let inventory = scene.stage.network.inventory();
    let domain = scene.stage.domain.map(Name::new);
    let led = led(scene.resolver);
    let mut ranked: Vec<(u8, Front<'a>)> = distributions(inventory)
        .into_iter()
        .map(|distribution| {
            let aliases = distribution.aliases();
            let in_domain = |name: &Name| domain.as_ref().is_none_or(|domain| name.is_in(domain));
            let led: BTreeSet<Name> = led
                .iter()
                .filter(|(name, to)| *to == distribution.id && in_domain(name))
                .map(|(name, _)| name.clone())
                .collect();
            let mut names: Vec<Name> = aliases.iter().filter(|name| in_domain(name)).cloned().collect();
            names.retain(|name| !name.as_str().starts_with("*."));
            // A wildcard serves whatever leads there, and the domain that was told.
            let wanted = led.iter().chain(&domain);
            let more: Vec<Name> = wanted.filter(|name| distribution.serves(name).is_some()).cloned().collect();
            names.extend(more);
            let mut told = BTreeSet::new();
            names.retain(|name| told.insert(name.clone()));
            let is_meant = !names.is_empty() || !led.is_empty() || distribution.is_for_tenants();
            let is_ours = leads_into(scene, &distribution);
            let rank = match (is_meant, is_ours, aliases.is_empty()) {
                (true, true, _) => 0,
                (false, true, true) => 1,
                (true, false, _) => 2,
                (false, true, false) => 3,
                (false, false, _) => 4,
            };
            (rank, Front { distribution, names, led })
        })
        .collect();
    let best = ranked.iter().map(|(rank, _)| *rank).min();
    ranked.retain(|(rank, _)| Some(*rank) == best);
    ranked.into_iter().map(|(_, front)| front).collect()
}

/// Names of public zones of the account that lead to a distribution, each with its id.
fn led(resolver: &Resolver<'_>) -> Vec<(Name, String)> {
    let zones = resolver.zones().iter().filter(|zone| !zone.is_private);
    let names: BTreeSet<Name> = zones
        .filter(|zone| !matches!(resolver.delegation(zone), Delegation::Elsewhere { .. }))
        .flat_map(|zone| zone.records())
        .filter(|(_, set)| matches!(set.r#type.as_deref(), Some("A" | "AAAA" | "CNAME")))
        .map(|(name, _)| name.clone())
        .filter(|name| !name.as_str().starts_with('*'))
        .collect();
    let mut led = Vec::new();
    for name in names {
        for answer in resolver.resolve(&name, Family::V4, View::Public) {
            for path in answer.paths {
                if let End::Distribution(id) = path.end {
                    led.push((name.clone(), id.to_owned()));
                }
            }
        }
    }
    led
}

/// Whether any behaviour's origin leads to a load balancer of the VPC.
fn leads_into(scene: &Scene<'_, '_>, distribution: &Distribution<'_>) -> bool {
    let inventory = scene.stage.network.inventory();
    distribution.origins(inventory).iter().any(|origin| match target(scene, origin) {
        Target::Balancer(balancer) | Target::Inside(_, Some(balancer)) => is_ours(scene, balancer),
        _ => false,
    })
}

pub(crate) fn is_ours(scene: &Scene<'_, '_>, balancer: &LoadBalancer) -> bool {
    balancer.vpc_id.as_ref() == Some(&scene.vpc.vpc_id)
}

/// Whom an origin's name leads to.
pub(crate) enum Target<'a> {
    /// A load balancer, from the internet.
    Balancer(&'a LoadBalancer),
    /// What stands in a VPC, by the id of the origin; the load balancer, if it is one that is listed.
    Inside(&'a str, Option<&'a LoadBalancer>),
    /// A bucket.
    Bucket,
    /// Something else, which is known not to be a load balancer of the account.
    Else,
    /// The configuration does not tell.
    Untold(Option<Missing>),
}

pub(crate) fn target<'a>(scene: &Scene<'a, '_>, origin: &Origin<'a>) -> Target<'a> {
    match origin.whom {
        Whom::Balancer(balancer) => Target::Balancer(balancer),
        Whom::InVpc(hidden) => Target::Inside(hidden.id, hidden.balancer),
        Whom::Bucket => Target::Bucket,
        Whom::Server => {
            let answers = scene.resolver.resolve(&origin.domain, Family::V4, View::Public);
            let mut seen = answers.into_iter().flat_map(|answer| answer.paths).map(|path| path.end);
            seen.next().map_or(Target::Untold(None), |end| match end {
                End::Balancer(balancer) => Target::Balancer(balancer),
                End::Unknown(missing) => Target::Untold(Some(missing)),
                // Another account's, somebody else's name: what stands there is not to be seen.
                End::Outside(_) | End::Delegated { .. } | End::Aws { looked: false, .. } => Target::Untold(None),
                _ => Target::Else,
            })
        }
    }
}

/// The behaviour and the origin for a path.
pub(crate) fn way<'a>(
    scene: &Scene<'a, '_>,
    front: &Front<'a>,
    path: &str,
) -> Result<(Behavior<'a>, Origin<'a>), Box<Outcome>> {
    let inventory = scene.stage.network.inventory();
    let untold = |detail: &str| {
        let why = Note::new("why-not-told").with("resource", front.distribution.id).with("detail", detail);
        Box::new(Outcome::because(why))
    };
    let behavior = front
        .distribution
        .behavior(inventory, path)
        .ok_or_else(|| untold("DistributionConfig.DefaultCacheBehavior"))?;
    let origin = front.distribution.origin(inventory, &behavior).ok_or_else(|| untold("DistributionConfig.Origins"))?;
    Ok((behavior, origin))
}

/// A load balancer as people know it.
pub(crate) fn balancer_arg(balancer: &LoadBalancer) -> crate::finding::Arg {
    resource(&balancer.load_balancer_arn, &snapshot::shapes::Tags::default())
}
