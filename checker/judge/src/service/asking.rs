//! Which requests are tried: the listeners that take them up, and the names that they may be for.

use super::{Front, declared, names};
use crate::stage::Stage;
use request::listener::{Action, Forward, Way, follow, rules};
use request::{Name, Request, Scheme};
use serde::Deserialize;
use snapshot::shapes::{Listener, OriginCustomHeader};
use std::net::{IpAddr, Ipv4Addr};
use std::rc::Rc;

/// A scheme as a lab names it.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Spoken {
    Http,
    Https,
}

impl From<Spoken> for Scheme {
    fn from(spoken: Spoken) -> Self {
        match spoken {
            Spoken::Http => Self::Http,
            Spoken::Https => Self::Https,
        }
    }
}

/// A listener that speaks http or https.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) scheme: Scheme,
    pub(crate) port: u16,
}

/// The listeners by which clients come in: those on the ports that browsers try, else any.
pub(crate) fn entries(stage: &Stage<'_>, front: &Front<'_>, scheme: Option<Scheme>) -> Vec<Entry> {
    let listeners = stage.network.inventory().listeners.of(front.arn());
    let read = |listener: &&Listener| {
        let scheme = match listener.protocol.as_deref() {
            Some("HTTP") => Scheme::Http,
            Some("HTTPS") => Scheme::Https,
            _ => return None,
        };
        Some(Entry { scheme, port: listener.port.and_then(|port| u16::try_from(port).ok())? })
    };
    let mut all: Vec<Entry> = listeners.iter().filter_map(read).collect();
    all.retain(|entry| scheme.is_none_or(|scheme| entry.scheme == scheme));
    let is_usual = |entry: &Entry| entry.port == entry.scheme.port();
    if all.iter().any(is_usual) {
        all.retain(is_usual);
    }
    all.sort_by_key(|entry| (entry.scheme == Scheme::Https, entry.port));
    all
}

/// Who may ask: a name, and the headers that come with the request.
#[derive(Debug, Clone)]
pub(crate) struct Visitor {
    host: Name,
    headers: Vec<(String, String)>,
    /// The names that lead to the load balancer, which redirects may name.
    known: Rc<[Name]>,
}

/// Who may ask, the likeliest first: visitors who come straight, for each name, and those whom a distribution brings, with
/// what it adds to their requests.
pub(crate) fn visitors(stage: &Stage<'_>, front: &Front<'_>) -> Vec<Visitor> {
    let origins = super::distributions(stage).filter_map(|one| one.distribution_config.as_ref()?.origins.as_ref());
    let added = origins.flat_map(|origins| &origins.items).filter_map(|origin| origin.custom_headers.as_ref());
    let added = added.map(|headers| {
        let pair = |header: &OriginCustomHeader| Some((header.header_name.clone()?, header.header_value.clone()?));
        headers.items.iter().filter_map(pair).collect::<Vec<_>>()
    });
    let known: Rc<[Name]> = names(stage, front).into();
    let hosts = hosts(stage, front, &known);
    let mut visitors: Vec<Visitor> = Vec::new();
    for headers in std::iter::once(Vec::new()).chain(added.filter(|headers| !headers.is_empty())) {
        visitors.extend(hosts.iter().map(|host| Visitor {
            host: host.clone(),
            headers: headers.clone(),
            known: Rc::clone(&known),
        }));
    }
    visitors
}

/// The names that a request may be for, the likeliest first: what was declared, what leads to the load balancer, its own
/// name, what its rules ask for.
fn hosts(stage: &Stage<'_>, front: &Front<'_>, known: &[Name]) -> Vec<Name> {
    let mut hosts = declared(stage);
    let own = front.item.dns_name.as_deref().map(Name::new);
    let mut add = |name: Name| {
        if !name.as_str().contains('*') && !hosts.contains(&name) {
            hosts.push(name);
        }
    };
    known.iter().cloned().chain(own).for_each(&mut add);
    let inventory = stage.network.inventory();
    for listener in inventory.listeners.of(front.arn()) {
        for condition in rules(inventory, listener).into_iter().flat_map(|rule| &rule.conditions) {
            let own = condition.host_header_config.iter().flat_map(|config| &config.values);
            let asks = condition.field.as_deref() == Some("host-header");
            for pattern in condition.values.iter().filter(|_| asks).chain(own) {
                add(Name::new(&pattern.replace('*', "www").replace('?', "a")));
            }
        }
    }
    if hosts.is_empty() {
        // Without any name to go by, one that nobody has shows what the rules do with the rest.
        hosts.push(Name::new("host.invalid"));
    }
    hosts
}

/// A request with what comes of it.
#[derive(Debug)]
pub(crate) struct Asked<'a> {
    pub(crate) way: Way<'a>,
    pub(crate) path: String,
}

impl<'a> Asked<'a> {
    /// The groups that it goes to, if it surely goes to some.
    pub(crate) fn forward(&self) -> Option<&Forward<'a>> {
        match &self.way.end()?.1.deed.action {
            Action::Forward(forward) => Some(forward),
            _ => None,
        }
    }
}

/// A visitor of whom no rule knows: RFC 5737.
const ANYBODY: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));

/// From where requests come: from the learner, where that is known.
pub(crate) fn source(stage: &Stage<'_>) -> IpAddr {
    stage.my_ip.unwrap_or(ANYBODY)
}

/// Asks for a path at a listener.
pub(crate) fn asked<'a>(
    stage: &Stage<'a>,
    front: &Front<'a>,
    entry: &Entry,
    visitor: &Visitor,
    path: &str,
) -> Asked<'a> {
    let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
    let request = Request {
        port: entry.port,
        source: Some(source(stage)),
        headers: visitor.headers.clone(),
        ..Request::get(entry.scheme, visitor.host.clone(), &path)
    };
    let inventory = stage.network.inventory();
    let way = follow(inventory, front.item, front.place, &request, &visitor.known);
    Asked { way, path }
}
