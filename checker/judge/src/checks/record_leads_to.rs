//! `record-leads-to`: the learner's own name leads to the load balancer, or to a distribution before it.

use super::delegation::{differs, undelegated};
use crate::check::{Check, CheckInfo};
use crate::finding::{Arg, Finding, Note};
use crate::outcome::Outcome;
use crate::site::{self, Lead, Leads, Server, Site, ZONES, ZONES_REFINED};
use crate::stage::Stage;
use request::Name;
use request::names::{By, Delegation, Zone};
use serde::Deserialize;
use snapshot::{ProbeAsk, Wanted};

pub(super) const INFO: CheckInfo = super::info!("record-leads-to");

/// `record-leads-to = {}`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordLeadsTo {}

impl Check for RecordLeadsTo {
    fn needs(&self) -> Vec<Wanted> {
        site::with(ZONES, &[])
    }

    fn refines(&self) -> Vec<Wanted> {
        site::with(ZONES_REFINED, &[])
    }

    fn probes(&self, stage: &Stage<'_>) -> Vec<ProbeAsk> {
        let Ok((_, leads)) = site::leads(stage) else { return Vec::new() };
        if leads.iter().any(|(_, lead)| lead.is_good()) {
            return Vec::new();
        }
        leads.iter().filter(|(_, lead)| is_hidden(lead)).flat_map(|(host, _)| site::proxied::asks(host)).collect()
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let (site, leads) = match site::leads(stage) {
            Ok(found) => found,
            Err(outcome) => return *outcome,
        };
        judged(stage, &site, leads)
    }
}

/// What the ways of the names come to together.
pub(super) fn judged(stage: &Stage<'_>, site: &Site<'_>, leads: Leads<'_>) -> Outcome {
    if leads.iter().any(|(_, lead)| lead.is_good()) {
        return site::told(stage, passed(stage, site, leads));
    }
    // Who stands behind a proxy, its pages show.
    let mut hidden = leads.iter().filter(|(_, lead)| is_hidden(lead));
    if let Some(seen) = hidden.find_map(|(host, _)| site::proxied::answered(stage, host)) {
        return Outcome::pass(seen);
    }
    if let Some(at) = leads.iter().position(|(_, lead)| lead.outcome.is_unknown()) {
        return leads.into_iter().nth(at).map_or_else(Outcome::default, |(_, lead)| site::told(stage, lead.outcome));
    }
    let mut outcome = Outcome::default();
    for (_, lead) in leads {
        outcome.absorb(lead.outcome);
    }
    if !outcome.fails() {
        match site::without_balancer(stage) {
            Some(cause) => outcome.absorb(cause),
            None => outcome.add(missing(site)),
        }
    }
    site::told(stage, outcome)
}

/// Whether a name leads to where no call shows who answers.
fn is_hidden(lead: &Lead<'_>) -> bool {
    lead.outcome.is_unknown() && lead.outcome.missing.is_empty()
}

/// One name is enough; what is wrong with the other is told.
fn passed(stage: &Stage<'_>, site: &Site<'_>, leads: Leads<'_>) -> Outcome {
    let mut outcome = Outcome::default();
    for (host, lead) in leads {
        if lead.is_good() {
            let to = lead.servers.iter().map(|server| server_arg(stage, server)).collect();
            outcome.seen.push(Note::new("seen-name").with("name", host.as_str()).with("to", Arg::List(to)));
            outcome.warnings.extend(lead.outcome.warnings);
            outcome.premises.extend(lead.outcome.premises);
        } else if lead.lacking {
            let zone = site.zones().first().map_or(site.domain.as_str(), |zone| zone.id.as_str()).to_owned();
            outcome.warnings.push(Finding::lacking("ONLY_ONE_NAME", zone).with("name", host.as_str()));
        } else {
            outcome.warnings.extend(lead.outcome.findings);
        }
    }
    outcome
}

/// Who serves, as people know it.
pub(super) fn server_arg(stage: &Stage<'_>, server: &Server<'_>) -> Arg {
    match server {
        Server::Balancer(balancer) => {
            let name = stage.network.inventory().name_of(&balancer.load_balancer_arn).map(str::to_owned);
            Arg::Resource {
                id: balancer.load_balancer_arn.to_string(),
                name: name.or_else(|| balancer.load_balancer_name.clone()),
            }
        }
        Server::Classic(classic) => Arg::from(classic.load_balancer_name.as_str()),
        Server::Distribution(id) => Arg::from(*id),
    }
}

/// That the name has no record where it is looked for: it stands in a zone that nobody is sent to, or under a doubled
/// name, or nowhere.
fn missing(site: &Site<'_>) -> Finding {
    let host = site.hosts.first().unwrap_or(&site.domain);
    let asked = site.resolver.candidates(host);
    let Some(chosen) = asked.iter().find(|zone| site.resolver.delegation(zone).leads_here()).or(asked.first()) else {
        let domain = site.domain.as_str();
        return Finding::lacking("RECORD_MISSING", domain).with("zone", domain).with("name", domain);
    };
    let has =
        |zone: &Zone<'_>, host: &Name| ["A", "AAAA", "CNAME"].into_iter().any(|kind| !zone.sets(host, kind).is_empty());
    let others = site.resolver.zones().iter().filter(|zone| !zone.is_private && zone.id != chosen.id);
    let other = others.into_iter().find(|zone| site.hosts.iter().any(|host| has(zone, host)));
    if let Some(other) = other {
        return match site.resolver.delegation(other) {
            // Said in the words of `delegation`, so that it is told once.
            Delegation::Elsewhere { by: by @ By::Parent(_), servers } => {
                differs("NAME_SERVERS_DIFFER", other, by, servers)
            }
            _ => undelegated(other, chosen),
        };
    }
    let doubled = site.hosts.iter().map(|host| (host, Name::new(&format!("{host}.{}", chosen.name))));
    if let Some((host, doubled)) = doubled.into_iter().find(|(_, doubled)| has(chosen, doubled)) {
        return Finding::lacking("RECORD_NAME_DOUBLED", chosen.id.as_str())
            .with("zone", chosen.name.as_str())
            .with("name", host.as_str())
            .with("record", doubled.as_str());
    }
    Finding::lacking("RECORD_MISSING", chosen.id.as_str())
        .with("zone", chosen.name.as_str())
        .with("name", host.as_str())
}
