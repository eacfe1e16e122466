//! `source-reached`: a host of the application can fetch what it is built from, over https.

use super::flow::without_public;
use crate::absent;
use crate::app_hosts::{self, AppHost, TARGETS_SEEN_BY};
use crate::check::{Check, CheckInfo, WALK, WALK_REFINED, asks};
use crate::delivery;
use crate::entries::{BALANCERS_SEEN_BY, Open};
use crate::finding::{Arg, Note};
use crate::flow_ends::{self, NamedFlow};
use crate::names::resource;
use crate::outcome::Outcome;
use crate::stage::Stage;
use reach::Protocol;
use serde::Deserialize;
use snapshot::shapes::{Vpc, VpcEndpoint};
use snapshot::{Ask, Wanted};

pub(super) const INFO: CheckInfo = super::info!("source-reached");

/// Services of AWS that bring an application to a host that has no way to the internet, by the last parts of their names.
const DELIVERIES: [&str; 8] = [
    "codeartifact.repositories",
    "codedeploy",
    "codedeploy-commands-secure",
    "ecr.api",
    "ecr.dkr",
    "git-codecommit",
    "ssm",
    "ssmmessages",
];

const HTTPS: u16 = 443;

/// `source-reached = {}`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceReached {}

impl Check for SourceReached {
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
        let hosts = match hosts(stage, vpc) {
            Ok(hosts) => hosts,
            Err(outcome) => return *outcome,
        };
        let mut ways: Vec<Outcome> = hosts.iter().map(|host| out(stage, host)).collect();
        if let Some(at) = ways.iter().position(|way| !way.fails() && !way.is_unknown()) {
            return ways.swap_remove(at);
        }
        if let Some(at) = ways.iter().position(Outcome::is_unknown) {
            return ways.swap_remove(at);
        }
        // What an endpoint brings needs no way to the internet, and nothing says that it is used.
        if let Some(endpoint) = deliveries(stage, vpc).next() {
            let arg = resource(&endpoint.vpc_endpoint_id, &endpoint.tags);
            let why = Note::new("why-source-by-endpoint").with("resource", arg);
            return Outcome::because(why.with("hosts", Arg::List(hosts.iter().map(AppHost::arg).collect())));
        }
        if let Some(hidden) = stage.cast.unknown(stage.network, &[Ask::DescribeVpcEndpoints]).into_iter().next() {
            return Outcome::unknown(hidden);
        }
        let fewest = (0..ways.len()).min_by_key(|&at| ways.get(at).map_or(0, |way| way.findings.len()));
        let failing = fewest.map(|at| ways.swap_remove(at)).unwrap_or_default();
        match app_hosts::targets_hidden(stage) {
            // Others may be the application's.
            Some(hidden) => Outcome::unknown(hidden),
            None => without_public(stage, failing),
        }
    }
}

/// The targets of load balancers, else the hosts to which visitors could come; or the outcome that says why there is
/// none.
fn hosts<'s>(stage: &Stage<'s>, vpc: &Vpc) -> Result<Vec<AppHost<'s>>, Box<Outcome>> {
    let targets = app_hosts::targets(stage, vpc);
    if !targets.is_empty() {
        return Ok(targets);
    }
    let all = app_hosts::everyone(stage, vpc);
    let open = Open::of(stage, &all);
    if !open.hosts.is_empty() {
        return Ok(open.hosts.into_iter().cloned().collect());
    }
    if all.is_empty() {
        return Err(Box::new(Outcome::fail(absent::no_app_host(stage, vpc))));
    }
    // What stands behind a load balancer that may not be seen is no way in.
    let hidden = || app_hosts::targets_hidden(stage).map(Outcome::unknown);
    let why = open.only_way_in(stage).or_else(hidden);
    Err(Box::new(why.unwrap_or_else(|| Outcome::fail(absent::no_entry(stage, vpc, &all)))))
}

fn out(stage: &Stage<'_>, host: &AppHost<'_>) -> Outcome {
    let asked = NamedFlow::new(&host.party(), &flow_ends::internet(host.only_v6()), Protocol::Tcp, Some(HTTPS));
    let trace = stage.trace(&asked.flow);
    delivery::delivered(stage, &asked, trace)
}

/// The endpoints of a VPC by which an application may come.
fn deliveries<'s>(stage: &Stage<'s>, vpc: &Vpc) -> impl Iterator<Item = &'s VpcEndpoint> {
    let brings = |one: &&VpcEndpoint| {
        let service = one.service_name.as_deref().unwrap_or_default();
        let is_one = |name: &&str| service.strip_suffix(*name).is_some_and(|before| before.ends_with('.'));
        let works = one.state.as_deref().is_some_and(|state| state.eq_ignore_ascii_case("available"));
        one.vpc_id.as_ref() == Some(&vpc.vpc_id)
            && one.vpc_endpoint_type.as_deref() == Some("Interface")
            && works
            && DELIVERIES.iter().any(is_one)
    };
    stage.network.inventory().vpc_endpoints.iter().filter(brings).collect::<Vec<_>>().into_iter()
}
