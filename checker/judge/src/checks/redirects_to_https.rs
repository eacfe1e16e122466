//! `redirects-to-https`: who asks for the learner's own name over http is sent to https, and stays there.

use crate::check::{Check, CheckInfo};
use crate::finding::{Arg, Finding, Note};
use crate::outcome::Outcome;
use crate::service;
use crate::site::{self, Server, Site, ZONES, ZONES_REFINED};
use crate::stage::Stage;
use request::listener::{Action, Dead, Step, Way, follow};
use request::{Name, Request, Scheme};
use serde::Deserialize;
use snapshot::shapes::LoadBalancer;
use snapshot::{Ask, Wanted};

pub(super) const INFO: CheckInfo = super::info!("redirects-to-https");

/// `redirects-to-https = {}`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedirectsToHttps {}

/// Paths that are tried: rules may treat them differently.
const PATHS: [&str; 3] = ["/", "/order/shops/", "/delivery/orders/"];

impl Check for RedirectsToHttps {
    fn needs(&self) -> Vec<Wanted> {
        site::with(ZONES, &[Ask::DescribeListeners, Ask::DescribeRules])
    }

    fn refines(&self) -> Vec<Wanted> {
        site::with(ZONES_REFINED, &[Ask::DescribeTargetGroups, Ask::DescribeTargetHealth])
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let (site, leads) = match site::leads(stage) {
            Ok(found) => found,
            Err(outcome) => return *outcome,
        };
        let mut outcome = Outcome::default();
        let mut served = false;
        for (host, lead) in leads.iter().filter(|(_, lead)| lead.is_good()) {
            for server in &lead.servers {
                served = true;
                outcome.absorb(of_server(stage, &site, host, server));
            }
        }
        if served { site::told(stage, outcome) } else { super::record_leads_to::judged(stage, &site, leads) }
    }
}

fn of_server<'a>(stage: &Stage<'a>, site: &Site<'a>, host: &Name, server: &Server<'a>) -> Outcome {
    match server {
        Server::Balancer(balancer) => of_balancer(stage, site, host, balancer),
        // Its listeners do not redirect: whether what stands behind them does, only a request shows.
        Server::Classic(_) => Outcome::for_a_probe(),
        Server::Distribution(id) => of_distribution(site, host, id),
    }
}

fn of_balancer<'a>(stage: &Stage<'a>, site: &Site<'a>, host: &Name, balancer: &'a LoadBalancer) -> Outcome {
    let inventory = stage.network.inventory();
    let mut outcome = Outcome::default();
    for path in PATHS {
        let source = Some(service::source(stage));
        let request = Request { source, ..Request::get(Scheme::Http, host.clone(), path) };
        let way = follow(inventory, balancer, stage.cast.place, &request, &site.hosts);
        let one = of_way(host, path, balancer, &way);
        let settled = one.fails() || one.is_unknown() || one.needs_probe;
        outcome.absorb(one);
        if settled {
            break;
        }
        outcome.seen.dedup();
    }
    outcome
}

/// What becomes of one request.
fn of_way(host: &Name, path: &str, balancer: &LoadBalancer, way: &Way<'_>) -> Outcome {
    let last = way.steps.last();
    let at = last.map_or_else(|| (balancer.load_balancer_arn.to_string(), "default".to_owned()), place_of);
    let asked = format!("http://{host}{path}");
    let finding = |code| {
        Finding::lacking(code, at.0.as_str())
            .with("name", host.as_str())
            .with("asked", asked.as_str())
            .with("priority", at.1.as_str())
    };
    let unsure = || {
        let missing = last.into_iter().flat_map(|step| step.answer.missing()).cloned().collect();
        let why = Note::new("why-rules-unsure").with("resource", at.0.as_str()).with("detail", path);
        Outcome { missing, why: Some(why), ..Outcome::default() }
    };
    match &way.dead {
        Some(Dead::Unknown(missing)) => Outcome::unknown(missing.clone()),
        Some(Dead::Unsure) => unsure(),
        Some(Dead::Circle(to)) => Outcome::fail(finding("REDIRECT_LOOP").with("url", to.to_string())),
        Some(Dead::Elsewhere(to)) => Outcome::fail(finding("REDIRECT_LEADS_ELSEWHERE").with("url", to.to_string())),
        // What a network load balancer passes on, somebody behind it answers.
        Some(Dead::NoListener { other: Some(_), .. }) if way.steps.is_empty() => Outcome::for_a_probe(),
        Some(Dead::NoListener { .. }) if way.steps.is_empty() => {
            Outcome::pass(Note::new("seen-http-closed").with("name", host.as_str()))
        }
        Some(Dead::NoListener { request, other }) => Outcome::fail(
            finding("REDIRECT_TO_CLOSED_PORT")
                .with("url", request.to_string())
                .with("port", Arg::Number(request.port.into()))
                .with("other", other.and_then(|other| other.protocol.clone()).unwrap_or_default()),
        ),
        None => {
            let Some((step, decided)) = way.end() else { return unsure() };
            if step.request.scheme == Scheme::Https {
                let seen =
                    Note::new("seen-redirect").with("asked", asked.as_str()).with("to", step.request.to_string());
                return Outcome::pass(seen);
            }
            match &decided.deed.action {
                // The application may redirect by itself.
                Action::Forward(_) => Outcome::for_a_probe(),
                Action::Fixed { status } => Outcome::fail(finding("HTTP_NOT_REDIRECTED").with("found", *status)),
                Action::Redirect(_) | Action::Unknown { .. } => unsure(),
            }
        }
    }
}

/// The rule that decides, or its listener where that is the default one, and its priority.
fn place_of(step: &Step<'_>) -> (String, String) {
    let decided = step.answer.decided();
    let rule = decided.filter(|decided| !decided.is_default()).and_then(|decided| decided.rule);
    let at = rule.map_or(step.listener.listener_arn.to_string(), |rule| rule.rule_arn.to_string());
    (at, decided.map_or("default", |decided| decided.priority()).to_owned())
}

/// A distribution says itself what becomes of http; where it takes it, its origin may be asked over http too.
fn of_distribution(site: &Site<'_>, host: &Name, id: &str) -> Outcome {
    let distribution = match site.resolver.distribution(id) {
        Ok(Some(distribution)) => distribution,
        Ok(None) => return Outcome::because(Note::new("why-certificate-unlisted").with("resource", id)),
        Err(missing) => return Outcome::unknown(missing),
    };
    let config = distribution.distribution_config.as_ref();
    let usual = config.and_then(|config| config.default_cache_behavior.as_ref());
    let asked = format!("http://{host}/");
    match usual.and_then(|usual| usual.viewer_protocol_policy.as_deref()).unwrap_or_default() {
        "redirect-to-https" => Outcome::pass(
            Note::new("seen-redirect").with("asked", asked).with("to", Arg::from(format!("https://{host}/"))),
        ),
        "https-only" => Outcome::pass(Note::new("seen-http-closed").with("name", host.as_str())),
        // What the origin answers to http, the viewer gets; whether it is asked over http is its own setting.
        "allow-all" => Outcome::for_a_probe(),
        other => Outcome::because(Note::new("why-rules-unsure").with("resource", id).with("detail", other.to_owned())),
    }
}
