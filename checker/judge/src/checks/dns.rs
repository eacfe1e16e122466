//! `dns`: the learner's own name resolves for everybody, from the root down to the load balancer.

use super::record_leads_to;
use crate::check::{Check, CheckInfo};
use crate::finding::{Arg, Finding, Note};
use crate::outcome::Outcome;
use crate::site::{self, Lead, Server, Site, ZONES, ZONES_REFINED};
use crate::stage::Stage;
use request::Name;
use request::dns::{self, Reading, Verdict, Weight, account};
use request::names::Zone;
use serde::Deserialize;
use snapshot::shapes::LoadBalancer;
use snapshot::shapes::probe::Dns as Walk;
use snapshot::{ProbeAsk, Wanted};
use std::collections::BTreeSet;

pub(super) const INFO: CheckInfo = super::info!("dns");

/// `dns = { to = "balancer" }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dns {
    #[serde(default)]
    to: Goal,
}

/// Where the name has to lead.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Goal {
    /// To the load balancer of the VPC, or to a distribution before it.
    #[default]
    Balancer,
    /// To any address: no account is looked at.
    Anywhere,
}

impl Check for Dns {
    fn needs(&self) -> Vec<Wanted> {
        if self.to == Goal::Anywhere { Vec::new() } else { site::with(ZONES, &[]) }
    }

    fn refines(&self) -> Vec<Wanted> {
        if self.to == Goal::Anywhere { Vec::new() } else { site::with(ZONES_REFINED, &[]) }
    }

    fn probes(&self, stage: &Stage<'_>) -> Vec<ProbeAsk> {
        if self.to == Goal::Anywhere {
            let hosts = of_anybody(stage).map(|site| site.hosts).unwrap_or_default();
            return hosts.iter().map(|host| ProbeAsk::dns(host.as_str(), "A")).collect();
        }
        let Ok((site, leads)) = site::leads(stage) else { return Vec::new() };
        let hosts = leads.iter().filter(|(_, lead)| is_open(lead));
        let mut all = Vec::new();
        for (host, lead) in hosts {
            let ask = of_host(&site, host, lead);
            // Where the name's own zone answers, its records say where it leads; else the addresses are compared.
            if let Some(walk) = stage.tried.dns(&ask).ok().filter(|walk| !is_of_zone(&site, walk) || !lead.is_good()) {
                let servers: Vec<ProbeAsk> =
                    servers(stage, lead).iter().filter_map(|server| of_server(&site, server)).collect();
                // Where no address is shared a proxy may stand before the application: it is asked by the name.
                let is_told = servers.iter().all(|ask| stage.tried.is_recorded(ask));
                if is_told && compared(stage, &site, host, lead, &dns::read(walk)).is_unknown() {
                    all.extend(site::proxied::asks(host));
                }
                all.extend(servers);
            }
            all.push(ask);
        }
        all
    }

    fn is_of_probes(&self) -> bool {
        true
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        if self.to == Goal::Anywhere {
            return match of_anybody(stage) {
                Ok(site) => {
                    let judged = site.hosts.iter().map(|host| anywhere(stage, &site, host)).collect();
                    site::told(stage, together(judged))
                }
                Err(outcome) => *outcome,
            };
        }
        let (site, leads) = match site::leads(stage) {
            Ok(found) => found,
            Err(outcome) => return *outcome,
        };
        let judged: Vec<Outcome> = leads
            .iter()
            .filter(|(_, lead)| is_open(lead))
            .map(|(host, lead)| resolved(stage, &site, host, lead))
            .collect();
        // What the records say is wrong is told in their words, once.
        if judged.is_empty() {
            return record_leads_to::judged(stage, &site, leads);
        }
        site::told(stage, together(judged))
    }
}

/// The name of a learner who need not have an account: the one that was told, or the one that the account shows.
fn of_anybody<'a>(stage: &Stage<'a>) -> Result<Site<'a>, Box<Outcome>> {
    site::of(stage).map_err(|outcome| {
        let is_open = outcome.is_unknown();
        // Without a zone there may be a name all the same, kept where no account shows it.
        if is_open { outcome } else { Box::new(Outcome::because(Note::new("why-no-domain"))) }
    })
}

/// What the walk of one name comes to that may lead anywhere.
fn anywhere(stage: &Stage<'_>, site: &Site<'_>, host: &Name) -> Outcome {
    let walk = match stage.tried.dns(&ProbeAsk::dns(host.as_str(), "A")) {
        Ok(walk) => walk,
        Err(why) => return Outcome::because(why),
    };
    of_walk(site, host, walk, |reading| Outcome::pass(seen(host, reading)))
}

/// Whether it is for a walk to tell: a name without a record, or with one that leads astray, is known already.
pub(super) fn is_open(lead: &Lead<'_>) -> bool {
    !lead.lacking && !lead.outcome.fails()
}

/// One name that works is enough; what cannot be told of another may be one.
fn together(judged: Vec<Outcome>) -> Outcome {
    let passes = |one: &Outcome| !one.fails() && !one.is_unknown();
    let mut outcome = Outcome::default();
    if judged.iter().any(passes) {
        for one in judged {
            outcome.warnings.extend(one.findings);
            outcome.warnings.extend(one.warnings);
            outcome.seen.extend(one.seen);
        }
        return outcome;
    }
    let mut judged = judged;
    if let Some(at) = judged.iter().position(Outcome::is_unknown) {
        return judged.swap_remove(at);
    }
    for one in judged {
        outcome.absorb(one);
    }
    outcome
}

/// The walk of a host: to its IPv4 addresses, unless it has IPv6 alone.
fn of_host(site: &Site<'_>, host: &Name, lead: &Lead<'_>) -> ProbeAsk {
    let zones = site.zones();
    let has = |kind: &str| zones.iter().any(|zone| !zone.sets(host, kind).is_empty());
    let is_six = !lead.servers.is_empty() && lead.servers.iter().all(|server| is_only_six(server));
    let kind = if is_six || (has("AAAA") && !has("A") && !has("CNAME")) { "AAAA" } else { "A" };
    ProbeAsk::dns(host.as_str(), kind)
}

/// Whether a load balancer has no public IPv4 address:
/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#ip-address-type>.
fn is_only_six(server: &Server<'_>) -> bool {
    let kind = |balancer: &LoadBalancer| balancer.ip_address_type.clone().unwrap_or_default();
    matches!(server, Server::Balancer(balancer) if kind(balancer) == "dualstack-without-public-ipv4")
}

/// Those that a name should lead to: where its records say, or where they are kept elsewhere any of the VPC.
fn servers<'a>(stage: &Stage<'a>, lead: &Lead<'a>) -> Vec<Server<'a>> {
    if !lead.servers.is_empty() {
        return lead.servers.clone();
    }
    let Ok(vpc) = crate::absent::vpc(stage) else { return Vec::new() };
    let balancers = stage.network.inventory().load_balancers.iter();
    balancers.filter(|balancer| balancer.vpc_id.as_ref() == Some(&vpc.vpc_id)).map(Server::Balancer).collect()
}

/// The walk of what serves.
fn of_server(site: &Site<'_>, server: &Server<'_>) -> Option<ProbeAsk> {
    let name = match server {
        Server::Balancer(balancer) => balancer.dns_name.as_deref(),
        Server::Classic(classic) => classic.dns_name.as_deref(),
        Server::Distribution(id) => {
            site.resolver.distribution(id).ok().flatten().and_then(|one| one.domain_name.as_deref())
        }
    };
    let name = Name::new(name?);
    Some(ProbeAsk::dns(name.as_str(), if is_only_six(server) { "AAAA" } else { "A" }))
}

/// The servers that the walk was sent to for the zone of the names.
fn sent_to(site: &Site<'_>, walk: &Walk) -> BTreeSet<Name> {
    let zones = walk.zones.iter().rev();
    let is_it = |zone: &&snapshot::shapes::probe::DnsZone| {
        zone.zone.as_deref().map(Name::new).is_some_and(|name| Some(&name) == site.zone.as_ref())
    };
    let found = zones.into_iter().find(is_it);
    found.into_iter().flat_map(|zone| &zone.servers).map(|server| Name::new(server)).collect()
}

/// Whether the walk ended at the account's own zone, whose records have been looked at.
fn is_of_zone(site: &Site<'_>, walk: &Walk) -> bool {
    let told = sent_to(site, walk);
    let is_own = |zone: &&&Zone<'_>| told.iter().all(|server| zone.servers.contains(server));
    !told.is_empty() && site.zones().iter().any(|zone| is_own(&zone))
}

/// What the walk of one name comes to.
fn resolved(stage: &Stage<'_>, site: &Site<'_>, host: &Name, lead: &Lead<'_>) -> Outcome {
    let walk = match stage.tried.dns(&of_host(site, host, lead)) {
        Ok(walk) => walk,
        Err(why) => return Outcome::because(why),
    };
    of_walk(site, host, walk, |reading| {
        if is_of_zone(site, walk) && lead.is_good() {
            Outcome::pass(seen(host, reading))
        } else {
            compared(stage, site, host, lead, reading)
        }
    })
}

/// What a walk says; where it leads in the end is looked at where it leads somewhere.
fn of_walk(site: &Site<'_>, host: &Name, walk: &Walk, leads: impl FnOnce(&Reading) -> Outcome) -> Outcome {
    let plain = dns::read(walk);
    let reading = account::explained(plain.clone(), walk, &site.resolver);
    match reading.verdict {
        Verdict::Broken => broken(&plain, &reading, host),
        Verdict::Unknown => Outcome::because(unknown(&reading, host)),
        Verdict::Resolves => {
            let mut outcome = leads(&reading);
            let pending = reading.findings.iter().filter(|finding| finding.weight == Weight::Pending);
            outcome.warnings.extend(pending.map(|finding| told(finding, host)));
            outcome
        }
    }
}

fn seen(host: &Name, reading: &Reading) -> Note {
    Note::new("seen-resolves").with("name", host.as_str()).with("found", site::list(&reading.values))
}

/// What breaks the way. Where the account shows why, that is the cause, and the rest follows from it.
fn broken(plain: &Reading, reading: &Reading, host: &Name) -> Outcome {
    let all = || reading.findings.iter().filter(|finding| finding.weight == Weight::Broken);
    let is_new = |finding: &&dns::Finding| !plain.findings.iter().any(|known| known.code == finding.code);
    let mut outcome = Outcome::default();
    match all().find(is_new) {
        Some(cause) => outcome.add(told(cause, host)),
        None => all().for_each(|finding| outcome.add(told(finding, host))),
    }
    outcome
}

/// A finding about the zone or the name that it speaks of.
fn told(found: &dns::Finding, host: &Name) -> Finding {
    let place = found.arg("resource").or(found.arg("zone")).filter(|place| *place != "." && !place.is_empty());
    let finding = Finding::lacking(found.code, place.unwrap_or(host.as_str()));
    let args = found.args.iter().filter(|(name, _)| *name != "resource");
    args.fold(finding, |finding, (name, value)| match value.parse::<i64>() {
        Ok(number) => finding.with(name, Arg::Number(number)),
        Err(_) => finding.with(name, value.as_str()),
    })
}

fn unknown(reading: &Reading, host: &Name) -> Note {
    let code = reading.findings.first().map_or("?", |finding| finding.code);
    Note::new("why-walk-unknown").with("name", host.as_str()).with("detail", code)
}

/// Whether a name that others answer for leads to what serves, walked from the same place: one address in common is
/// enough, for those of a load balancer change. Others may be a proxy's that leads there all the same.
fn compared(stage: &Stage<'_>, site: &Site<'_>, host: &Name, lead: &Lead<'_>, reading: &Reading) -> Outcome {
    let mut why = None;
    let servers = servers(stage, lead);
    for server in &servers {
        let Some(ask) = of_server(site, server) else { continue };
        match stage.tried.dns(&ask).map(dns::read) {
            Ok(target) => match account::leads_to(reading, &target) {
                Some(true) => return Outcome::pass(seen(host, reading)),
                Some(false) => {}
                None => why = Some(unknown(&target, &Name::new(&ask.subject()))),
            },
            Err(note) => why = Some(note),
        }
    }
    let elsewhere = Note::new("why-name-leads-elsewhere")
        .with("name", host.as_str())
        .with("found", site::list(&reading.values))
        .with("to", Arg::List(servers.iter().map(|server| record_leads_to::server_arg(stage, server)).collect()));
    match site::proxied::answered(stage, host) {
        Some(note) => Outcome::pass(note),
        None => Outcome::because(why.unwrap_or(elsewhere)),
    }
}
