//! `sent-to-https`: whoever opens the learner's own name over http is seen to come to https, and to stay there.

use super::dns::is_open;
use super::record_leads_to;
use crate::check::{Check, CheckInfo};
use crate::finding::{Arg, Finding, Note};
use crate::outcome::Outcome;
use crate::pages::{self, Came, Visit};
use crate::site::{self, Lead, Server, Site, ZONES, ZONES_REFINED};
use crate::stage::Stage;
use request::Name;
use serde::Deserialize;
use snapshot::shapes::probe::HttpHop;
use snapshot::{Ask, ProbeAsk, Wanted};

pub(super) const INFO: CheckInfo = super::info!("sent-to-https");

/// `sent-to-https = { twin = "http-redirected" }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentToHttps {
    /// The check of the same lab that says what the configuration does with http.
    twin: Option<String>,
}

impl Check for SentToHttps {
    fn needs(&self) -> Vec<Wanted> {
        site::with(ZONES, &[])
    }

    fn refines(&self) -> Vec<Wanted> {
        site::with(ZONES_REFINED, &[Ask::DescribeListeners])
    }

    fn probes(&self, stage: &Stage<'_>) -> Vec<ProbeAsk> {
        let Ok((_, leads)) = site::leads(stage) else { return Vec::new() };
        leads.iter().filter(|(_, lead)| is_open(lead)).map(|(host, _)| ask(host)).collect()
    }

    fn is_of_probes(&self) -> bool {
        true
    }

    fn twin(&self) -> Option<&str> {
        self.twin.as_deref()
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let (site, leads) = match site::leads(stage) {
            Ok(found) => found,
            Err(outcome) => return *outcome,
        };
        let mut outcome = Outcome::default();
        let mut asked = false;
        for (host, lead) in leads.iter().filter(|(_, lead)| is_open(lead)) {
            asked = true;
            outcome.absorb(match stage.tried.http(&ask(host)) {
                Ok(http) => {
                    let visits = pages::visits(http);
                    visits
                        .first()
                        .map_or_else(|| not_got(host, "no-answer"), |visit| of_visit(stage, &site, host, lead, *visit))
                }
                Err(why) => Outcome::because(why),
            });
        }
        if asked { site::told(stage, outcome) } else { record_leads_to::judged(stage, &site, leads) }
    }
}

fn ask(host: &Name) -> ProbeAsk {
    ProbeAsk::http(&format!("http://{host}/"), None)
}

/// Where a hop was sent.
struct Sent<'a> {
    secure: bool,
    host: Name,
    port: i32,
    url: &'a str,
}

/// What one visit shows, redirect by redirect.
fn of_visit(stage: &Stage<'_>, site: &Site<'_>, host: &Name, lead: &Lead<'_>, visit: Visit<'_>) -> Outcome {
    let hops = visit.hops();
    let Some(first) = hops.first() else { return not_got(host, "no-answer") };
    if first.status.is_none() {
        let word = first.error.as_deref().unwrap_or("no-answer");
        // Nobody listens there: then nobody is answered without encryption either.
        return if word == "connection-refused" || is_closed(stage, lead) {
            Outcome::pass(Note::new("seen-http-closed").with("name", host.as_str()))
        } else {
            not_got(host, word)
        };
    }
    let finding = |code: &'static str, sent: &str| {
        Outcome::fail(
            Finding::lacking(code, host.as_str())
                .with("name", host.as_str())
                .with("asked", format!("http://{host}/"))
                .with("url", sent.to_owned()),
        )
    };
    if visit.came() == Came::Circle {
        return finding("SENT_IN_CIRCLES", hops.last().and_then(location).unwrap_or_default());
    }
    for (index, hop) in hops.iter().enumerate() {
        let Some(sent) = location(hop).map(|url| sent(url, hop, hops.get(index + 1))) else { continue };
        let was_secure = hop.scheme.as_deref() == Some("https");
        if !site.hosts.contains(&sent.host) && !is_of_servers(site, lead, &sent.host) {
            return finding("SENT_TO_OTHER_HOST", sent.url);
        }
        if sent.secure && sent.port == 80 {
            return finding("SENT_TO_PORT_80", sent.url);
        }
        if was_secure && !sent.secure {
            return finding("SENT_BACK_TO_HTTP", sent.url);
        }
    }
    let secure = hops.iter().find(|hop| hop.scheme.as_deref() == Some("https"));
    let left = hops.last().and_then(location).filter(|url| url.starts_with("https://"));
    match (secure, left, visit.came()) {
        (Some(_), _, Came::Answer(_)) | (_, Some(_), Came::Elsewhere(_)) => {
            let to = hops.first().and_then(location).unwrap_or_default();
            Outcome::pass(Note::new("seen-redirect").with("asked", format!("http://{host}/")).with("to", to.to_owned()))
        }
        (None, _, Came::Answer(status)) => Outcome::fail(
            Finding::lacking("ANSWERED_OVER_HTTP", host.as_str())
                .with("name", host.as_str())
                .with("asked", format!("http://{host}/"))
                .with("found", Arg::Number(status.into())),
        ),
        // Sent to https and not answered there: why, the greeting tells.
        (_, _, Came::Nothing(word)) => not_got(host, word),
        _ => not_got(host, "elsewhere"),
    }
}

/// Where a hop sends to, if it does.
fn location(hop: &HttpHop) -> Option<&str> {
    let is_redirect = matches!(hop.status, Some(301 | 302 | 303 | 307 | 308));
    pages::header(hop, "location").filter(|_| is_redirect)
}

/// Where a redirect leads: as the next request shows it, else as it says itself.
fn sent<'a>(url: &'a str, from: &HttpHop, next: Option<&HttpHop>) -> Sent<'a> {
    if let Some(next) = next {
        let secure = next.scheme.as_deref() == Some("https");
        let host = Name::new(next.host.as_deref().unwrap_or_default());
        return Sent { secure, host, port: next.port.unwrap_or(if secure { 443 } else { 80 }), url };
    }
    let Some((scheme, rest)) = url.split_once("://") else {
        let secure = from.scheme.as_deref() == Some("https");
        let host = Name::new(from.host.as_deref().unwrap_or_default());
        return Sent { secure, host, port: from.port.unwrap_or(if secure { 443 } else { 80 }), url };
    };
    let secure = scheme == "https";
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let port = rest.get(..end).and_then(|host| host.rsplit_once(':')).and_then(|(_, port)| port.parse().ok());
    Sent { secure, host: pages::host_of(url), port: port.unwrap_or(if secure { 443 } else { 80 }), url }
}

/// Whether no listener of those that serve takes http.
fn is_closed(stage: &Stage<'_>, lead: &Lead<'_>) -> bool {
    let inventory = stage.network.inventory();
    let is_shut = |server: &Server<'_>| match server {
        Server::Balancer(balancer) => {
            let listeners = inventory.listeners.of(&balancer.load_balancer_arn);
            !listeners.is_empty() && listeners.iter().all(|listener| listener.port.is_some_and(|port| port != 80))
        }
        _ => false,
    };
    !lead.servers.is_empty() && lead.servers.iter().all(is_shut)
}

/// Whether a name is that of a load balancer itself: a certificate of it there is none, which the greeting tells.
fn is_of_servers(site: &Site<'_>, lead: &Lead<'_>, host: &Name) -> bool {
    lead.servers.iter().any(|server| match server {
        Server::Distribution(id) => {
            let own = site.resolver.distribution(id).ok().flatten().and_then(|one| one.domain_name.as_deref());
            own.map(Name::new).as_ref() == Some(host)
        }
        _ => false,
    })
}

fn not_got(host: &Name, word: &str) -> Outcome {
    Outcome::because(
        Note::new("why-page-not-got").with("url", format!("http://{host}/")).with("detail", word.to_owned()),
    )
}
