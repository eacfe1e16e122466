//! `deployed`: the internet reaches a host that runs the application, by a load balancer or straight.
//!
//! What answers there, and whether anything does, no configuration says.

use crate::absent;
use crate::app_hosts::{self, AppHost, TARGETS_SEEN_BY};
use crate::check::{Check, CheckInfo, WALK, WALK_REFINED, asks};
use crate::delivery;
use crate::entries::{self, BALANCERS_SEEN_BY, Entry, Open};
use crate::finding::{Finding, Note};
use crate::outcome::Outcome;
use crate::stage::Stage;
use reach::Verdict;
use serde::Deserialize;
use snapshot::Wanted;
use snapshot::shapes::{LoadBalancer, Vpc};

pub(super) const INFO: CheckInfo = super::info!("deployed");

/// `deployed = {}`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deployed {}

impl Check for Deployed {
    fn needs(&self) -> Vec<Wanted> {
        asks(WALK)
    }

    fn refines(&self) -> Vec<Wanted> {
        asks(&[WALK_REFINED, &TARGETS_SEEN_BY, &BALANCERS_SEEN_BY].concat())
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let vpc = match absent::vpc(stage) {
            Ok(vpc) => vpc,
            Err(outcome) => return *outcome,
        };
        let balancers = entries::balancers(stage, vpc);
        let by_balancer: Vec<Entry> =
            balancers.iter().flat_map(|balancer| entries::by_balancer(stage, balancer)).collect();
        if let Some(entry) = entries::handed_on(&by_balancer) {
            return reached(stage, entry, &app_hosts::targets(stage, vpc));
        }
        let hosts = app_hosts::everyone(stage, vpc);
        let mut untold = Outcome::default();
        let open = Open::of(stage, &hosts);
        for host in open.hosts.iter().filter(|host| host.runs) {
            match entries::straight(stage, host) {
                Ok(entry) => return reached(stage, &entry, std::slice::from_ref(*host)),
                Err(doubt) => untold.absorb(*doubt),
            }
        }
        if hosts.is_empty() {
            return Outcome::fail(absent::no_app_host(stage, vpc));
        }
        // Targets that may not be seen may well be reached.
        if let Some(at) = by_balancer.iter().position(|entry| entry.trace.verdict == Verdict::Unknown) {
            let entry = by_balancer.into_iter().nth(at);
            return entry.map(|entry| delivery::delivered(stage, &entry.asked, entry.trace)).unwrap_or_default();
        }
        if by_balancer.is_empty()
            && let Some(outcome) = open.only_way_in(stage)
        {
            return outcome;
        }
        // Nor is it known by which ports a load balancer lets requests in whose listeners may not be seen.
        let inventory = stage.network.inventory();
        let unlisted = |balancer: &&LoadBalancer| {
            inventory.missing_children(&inventory.listeners, &balancer.load_balancer_arn, stage.cast.place)
        };
        let untold_within = |balancer: &&LoadBalancer| entries::untold_within(stage, balancer);
        if let Some(missing) = balancers.iter().find_map(|one| unlisted(one).or_else(|| untold_within(one))) {
            return Outcome::unknown(missing);
        }
        let failing = nearest(stage, vpc, &hosts, &open, by_balancer);
        if failing.is_unknown() {
            return failing;
        }
        if untold.is_unknown() {
            return untold;
        }
        match entries::hidden(stage) {
            Some(hidden) => Outcome::unknown(hidden),
            None if entries::has_classic(stage, vpc) => {
                Outcome::because(Note::new("why-classic-balancer").with("resource", vpc.vpc_id.as_str()))
            }
            None => failing,
        }
    }
}

/// That it is deployed, with what is not good about the hosts it runs on.
fn reached(stage: &Stage<'_>, entry: &Entry, hosts: &[AppHost<'_>]) -> Outcome {
    let mut outcome = Outcome::pass(entry.seen());
    outcome.premises = crate::blocker::premises(&entry.trace);
    outcome.trace = Some(entry.trace.clone());
    outcome.warnings = hosts.iter().filter_map(|host| first_metadata(stage, host)).collect();
    outcome
}

/// The first version of the metadata service hands the role's credentials to whoever gets a request through the
/// application.
/// <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html>
fn first_metadata(stage: &Stage<'_>, host: &AppHost<'_>) -> Option<Finding> {
    let instance = host.instance?;
    let options = instance.metadata_options.as_ref()?;
    let open =
        options.http_tokens.as_deref() == Some("optional") && options.http_endpoint.as_deref() != Some("disabled");
    open.then(|| stage.named(Finding::at("IMDS_V1_ALLOWED", instance.instance_id.as_str())))
}

/// What stops a connection that is nearest to working: where load balancers have targets, one by them, for then the
/// hosts are closed on purpose. Of their listeners those that only answer by themselves, as one that redirects does, are
/// on no way to a host, and one that lets visitors in is nearer than one that does not.
fn nearest(
    stage: &Stage<'_>,
    vpc: &Vpc,
    hosts: &[AppHost<'_>],
    open: &Open<'_, '_>,
    by_balancer: Vec<Entry>,
) -> Outcome {
    let mut ways = by_balancer;
    if app_hosts::targets(stage, vpc).is_empty() {
        let running = open.hosts.iter().any(|host| host.runs);
        let candidates = open.hosts.iter().filter(|host| host.runs == running);
        ways.extend(candidates.map(|host| entries::likely(stage, host)));
    }
    let far =
        |entry: &Entry| (entry.trace.verdict == Verdict::Delivered, !entry.comes_in(), entry.trace.blockers.len());
    let Some(entry) = ways.into_iter().min_by_key(far) else {
        return Outcome::fail(absent::no_entry(stage, vpc, hosts));
    };
    let answered = entry.trace.verdict == Verdict::Delivered;
    let outcome = delivery::delivered(stage, &entry.asked, entry.trace);
    // A load balancer that answers by itself hands nothing on to anybody.
    if answered {
        Outcome { trace: outcome.trace, ..Outcome::fail(absent::no_entry(stage, vpc, hosts)) }
    } else {
        outcome
    }
}
