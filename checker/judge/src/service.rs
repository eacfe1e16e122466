//! What answers requests from outside: the load balancers of the VPC, who may stand before them, and which names lead to
//! them.
//!
//! Which rule takes a request is `request::listener`'s to say, which packet arrives the engine's; here both meet.

mod asking;
mod dead;
mod entry;
mod group;

pub(crate) use asking::{Asked, Entry, Spoken, Visitor, asked, entries, source, visitors};
pub(crate) use dead::{at_rule, finding_of, gate};
pub(crate) use entry::{Door, door, label, let_in, nodes};
pub(crate) use group::{opened, party, serves};

use crate::absent;
use crate::check::WALK;
use crate::finding::{Arg, Finding, Note};
use crate::lab_fault::LabFault;
use crate::outcome::Outcome;
use crate::stage::Stage;
use request::Name;
use request::edge::{self, Whom};
use request::listener::rules;
use request::names::{End, Family, Resolver, View, Zone};
use snapshot::Ask;
use snapshot::shapes::{Distribution, LoadBalancer, Vpc};
use std::collections::BTreeSet;

/// The calls without which nothing can be told of a load balancer, beside those of any walk.
const BALANCERS: &[Ask] = &[
    Ask::DescribeLoadBalancers,
    Ask::DescribeListeners,
    Ask::DescribeRules,
    Ask::DescribeTargetGroups,
    Ask::DescribeTargetHealth,
];

/// The calls that refine it.
const BALANCERS_REFINED: &[Ask] = &[Ask::DescribeTargetGroupAttributes, Ask::DescribeClassicLoadBalancers];

/// The calls that show who stands before it: one that is internal is reached by nobody else, and a rule may ask for what
/// only a distribution adds.
const IN_FRONT: &[Ask] = &[Ask::ListDistributions, Ask::GetDistribution, Ask::ListVpcOrigins];

/// The calls that a check of a load balancer needs.
pub(crate) fn needs() -> Vec<Ask> {
    [WALK, BALANCERS].concat()
}

/// The calls that refine it.
pub(crate) fn refines() -> Vec<Ask> {
    [crate::check::WALK_REFINED, BALANCERS_REFINED, IN_FRONT].concat()
}

/// An application load balancer of the VPC.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Front<'a> {
    pub(crate) item: &'a LoadBalancer,
    /// Where it was listed.
    pub(crate) place: usize,
}

impl Front<'_> {
    pub(crate) fn arn(&self) -> &str {
        &self.item.load_balancer_arn
    }

    /// It, for a reader.
    pub(crate) fn arg(&self) -> Arg {
        Arg::Resource { id: self.arn().to_owned(), name: self.item.load_balancer_name.clone() }
    }

    /// The subnets in which it is enabled.
    pub(crate) fn subnets(&self) -> impl Iterator<Item = &snapshot::SubnetId> {
        self.item.availability_zones.iter().filter_map(|zone| zone.subnet_id.as_ref())
    }
}

/// The application load balancers of the VPC, or the outcome that says why there are none.
pub(crate) fn fronts<'a>(stage: &Stage<'a>) -> Result<Vec<Front<'a>>, Box<Outcome>> {
    let vpc = absent::vpc(stage)?;
    let inventory = stage.network.inventory();
    let all = || inventory.load_balancers.rows().iter();
    let here = || all().filter(|row| row.item.vpc_id.as_ref() == Some(&vpc.vpc_id));
    let of = |kind: &'static str| here().filter(move |row| row.item.r#type.as_deref() == Some(kind));
    let fronts: Vec<Front<'a>> = of("application").map(|row| Front { item: row.item, place: row.place }).collect();
    if !fronts.is_empty() {
        return Ok(fronts);
    }
    if let Some(other) = of("network").next() {
        let finding = Finding::at("ALB_EXPECTED", other.item.load_balancer_arn.as_str());
        return Err(Box::new(Outcome::fail(stage.named(finding))));
    }
    if let Some(other) = here().next() {
        let why = Note::new("why-not-modelled")
            .with("resource", other.item.load_balancer_arn.as_str())
            .with("detail", other.item.r#type.clone().unwrap_or_default());
        return Err(Box::new(Outcome::because(why)));
    }
    let classic = &inventory.classic_load_balancers;
    if let Some(old) = classic.iter().find(|old| old.vpc_id.as_ref() == Some(&vpc.vpc_id)) {
        let why = Note::new("why-classic-load-balancer").with("resource", old.load_balancer_name.as_str());
        return Err(Box::new(Outcome::because(why)));
    }
    Err(Box::new(none(stage, vpc)))
}

/// That there is no load balancer in the VPC, of which none was listed there.
pub(crate) fn none(stage: &Stage<'_>, vpc: &Vpc) -> Outcome {
    let inventory = stage.network.inventory();
    if let Some(missing) = inventory.missing(&inventory.classic_load_balancers, stage.cast.place) {
        return Outcome::unknown(missing);
    }
    let all = inventory.load_balancers.rows().iter();
    let elsewhere: Vec<Arg> = all.map(|row| Front { item: row.item, place: row.place }.arg()).collect();
    let elsewhere = match elsewhere.is_empty() {
        true => Note::new("balancers-none"),
        false => Note::new("balancers-elsewhere").with("list", Arg::List(elsewhere)),
    };
    let finding = Finding::lacking("NO_LOAD_BALANCER", vpc.vpc_id.as_str());
    Outcome::fail(stage.named(finding).with("elsewhere", elsewhere))
}

/// The distributions of the account.
fn distributions<'a>(stage: &Stage<'a>) -> impl Iterator<Item = &'a Distribution> {
    stage.network.inventory().distribution_details.iter().filter_map(|answer| answer.distribution.as_ref())
}

/// Names that are known to lead to a load balancer, and the one that the learner declared before them.
pub(crate) fn names(stage: &Stage<'_>, front: &Front<'_>) -> Vec<Name> {
    let mut all = declared(stage);
    for name in led(stage, front) {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

/// Names that lead to a load balancer: those of records, however many steps it takes, and of distributions in front of it.
/// Without these lists there are fewer to try, and nothing else changes.
pub(crate) fn led(stage: &Stage<'_>, front: &Front<'_>) -> Vec<Name> {
    let inventory = stage.network.inventory();
    let resolver = Resolver::new(inventory, stage.cast.place);
    let ours = |balancer: &LoadBalancer| balancer.load_balancer_arn == front.item.load_balancer_arn;
    let leads_here = |end: &End<'_>| match end {
        End::Balancer(balancer) => ours(balancer),
        End::OtherZone { to, .. } | End::NoFamily(to) => matches!(**to, End::Balancer(balancer) if ours(balancer)),
        _ => false,
    };
    let paths = |zone: &Zone<'_>, name: &Name| {
        let families = [Family::V4, Family::V6].into_iter();
        families.flat_map(|family| resolver.resolve_in(zone, name, family)).any(|path| leads_here(&path.end))
    };
    let mut found: Vec<Name> = Vec::new();
    let mut add = |name: &Name| {
        if !found.contains(name) {
            found.push(name.clone());
        }
    };
    for distribution in edge::distributions(inventory) {
        if is_before(stage, &resolver, &distribution, front) {
            distribution.aliases().iter().for_each(&mut add);
        }
    }
    for zone in resolver.zones() {
        // In the order of the records: that of the letters changes where names are taken out.
        let mut names: Vec<&Name> = Vec::new();
        for (name, _) in zone.records() {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.into_iter().filter(|name| paths(zone, name)).for_each(&mut add);
    }
    found
}

/// Whether a distribution has a load balancer for an origin.
pub(crate) fn is_before(
    stage: &Stage<'_>,
    resolver: &Resolver<'_>,
    distribution: &edge::Distribution<'_>,
    front: &Front<'_>,
) -> bool {
    let ours = |balancer: &LoadBalancer| balancer.load_balancer_arn == front.item.load_balancer_arn;
    let is_ours = |end: &End<'_>| match end {
        End::Balancer(balancer) => ours(balancer),
        End::OtherZone { to, .. } | End::NoFamily(to) => matches!(**to, End::Balancer(balancer) if ours(balancer)),
        _ => false,
    };
    let is_origin = |origin: edge::Origin<'_>| match origin.whom {
        Whom::Balancer(balancer) => ours(balancer),
        Whom::InVpc(hidden) => hidden.balancer.is_some_and(ours),
        Whom::Server => {
            let answers = resolver.resolve(&origin.domain, Family::V4, View::Public);
            answers.iter().flat_map(|answer| &answer.paths).any(|path| is_ours(&path.end))
        }
        Whom::Bucket => false,
    };
    distribution.origins(stage.network.inventory()).into_iter().any(is_origin)
}

/// The domain that the learner declared, and the usual name below it.
fn declared(stage: &Stage<'_>) -> Vec<Name> {
    let domain = stage.domain.filter(|domain| !domain.is_empty());
    domain.into_iter().flat_map(|domain| [Name::new(domain), Name::new(&format!("www.{domain}"))]).collect()
}

/// What came of one way to a service, with how near it comes to working.
#[derive(Debug)]
pub(crate) struct Attempt {
    pub(crate) near: u32,
    pub(crate) outcome: Outcome,
}

impl Attempt {
    /// One that led to targets: the fewer faults, the nearer.
    pub(crate) fn to_targets(outcome: Outcome) -> Self {
        let faults = u32::try_from(outcome.findings.len()).unwrap_or(u32::MAX);
        Self { near: 1000_u32.saturating_sub(faults), outcome }
    }

    /// One that ended before.
    pub(crate) fn before(near: u32, outcome: Outcome) -> Self {
        Self { near, outcome }
    }
}

/// The best of several ways: one that works suffices, one of which nobody can tell may work, and of those that do not the
/// one that is nearest to it is told.
pub(crate) fn best(attempts: Vec<Attempt>) -> Outcome {
    let mut best: Option<Attempt> = None;
    for attempt in attempts {
        let rank = |attempt: &Attempt| match (attempt.outcome.fails(), attempt.outcome.is_unknown()) {
            (false, false) => (2, 0),
            (false, true) => (1, 0),
            (true, _) => (0, attempt.near),
        };
        if best.as_ref().is_none_or(|best| rank(&attempt) > rank(best)) {
            best = Some(attempt);
        }
    }
    best.map(|best| best.outcome).unwrap_or_default()
}

/// What fails for all visitors who are known may work for those whom a distribution brings with a header that only it adds:
/// where a rule asks for a header and distributions may not be seen, nobody can tell.
pub(crate) fn unless_brought(stage: &Stage<'_>, fronts: &[Front<'_>], outcome: Outcome) -> Outcome {
    let inventory = stage.network.inventory();
    let asks_header = |front: &Front<'_>| {
        let listeners = inventory.listeners.of(front.arn()).iter();
        let mut conditions = listeners.flat_map(|one| rules(inventory, one)).flat_map(|rule| &rule.conditions);
        conditions.any(|condition| condition.field.as_deref() == Some("http-header"))
    };
    if !outcome.fails() || !fronts.iter().any(asks_header) {
        return outcome;
    }
    let unseen = stage.cast.unknown(stage.network, &[Ask::ListDistributions, Ask::GetDistribution]);
    unseen.into_iter().next().map_or(outcome, Outcome::unknown)
}

/// Target groups of the VPC that no load balancer uses, though there are targets in them.
pub(crate) fn idle_groups<'a>(stage: &Stage<'a>) -> Vec<&'a str> {
    let inventory = stage.network.inventory();
    let Ok(vpc) = absent::vpc(stage) else { return Vec::new() };
    let named: BTreeSet<&str> = inventory
        .listeners
        .iter()
        .flat_map(|listener| &listener.default_actions)
        .chain(inventory.rules.iter().flat_map(|rule| &rule.actions))
        .flat_map(|action| action.forwards().map(|one| one.group))
        .collect();
    let ours = inventory.target_groups.iter().filter(|group| group.vpc_id.as_ref() == Some(&vpc.vpc_id));
    let arns = ours.map(|group| group.target_group_arn.as_str());
    arns.filter(|arn| !named.contains(arn) && !inventory.target_health.of(arn).is_empty()).collect()
}

/// A target group, for a reader.
pub(crate) fn group_arg(stage: &Stage<'_>, arn: &str) -> Arg {
    let item = stage.network.inventory().target_groups.get(arn);
    Arg::Resource { id: arn.to_owned(), name: item.and_then(|item| item.target_group_name.clone()) }
}

/// That a lab names paths.
pub(crate) fn are_paths(paths: &[String]) -> Result<(), LabFault> {
    if paths.is_empty() { Err(LabFault::EmptyList { field: "paths", example: "\"/\"" }) } else { Ok(()) }
}
