//! `check trace NAME [PATH]`: where a request goes, from the record of its name over a distribution and a load balancer
//! to the targets, one thing a line; then the packet that carries the last leg of it.
//!
//! Of several records or groups that may be the one, the first is followed.

use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Target as Output;
use crate::words::Saying;
use messages::Catalogue;
use reach::{End as PacketEnd, Flow, Network, Verdict};
use report::Words;
use request::edge::{
    Behavior, Distribution, Kept, Selection, State, Viewer, Way, Whom, distributions, origin_facing_blocks,
};
use request::listener::{Action, Serving, answer, serving};
use request::names::{End, Family, Resolver, View};
use request::tls::{Shown, shown};
use request::{Name, Request, Scheme};
use snapshot::Inventory;
use snapshot::shapes::{Listener, LoadBalancer};
use std::net::IpAddr;

/// A client gives up after so many redirects; browsers follow some twenty.
const MOST: usize = 10;

/// The request that is meant, if the words say one: a URL, or a name of a zone of the account.
pub(super) fn asked(from: &str, path: Option<&str>, network: &Network<'_>) -> Option<Request> {
    let (scheme, rest) = match (from.strip_prefix("https://"), from.strip_prefix("http://")) {
        (Some(rest), _) => (Scheme::Https, rest),
        (None, Some(rest)) => (Scheme::Http, rest),
        (None, None) => (Scheme::Https, from),
    };
    let (place, own) = rest.find('/').map_or((rest, None), |at| {
        let (place, path) = rest.split_at(at);
        (place, Some(path))
    });
    let (host, port) = match place.rsplit_once(':') {
        Some((host, port)) => (host, port.parse().ok()?),
        None => (place, scheme.port()),
    };
    let name = Name::new(host);
    let is_url = rest.len() != from.len();
    let is_address = host.parse::<IpAddr>().is_ok();
    let zones = network.inventory().hosted_zones.iter().filter_map(|zone| zone.name.as_deref());
    let in_zone = zones.map(Name::new).any(|zone| !zone.as_str().is_empty() && name.is_in(&zone));
    if is_address || host.is_empty() || !is_url && !in_zone {
        return None;
    }
    Some(Request { port, ..Request::get(scheme, name, path.or(own).unwrap_or("/")) })
}

/// Follows a request, and tells it.
pub(super) fn run(
    request: &Request,
    network: &Network<'_>,
    target: &Output<'_>,
    (catalogue, words): (&Catalogue, Words<'_>),
) -> Result<Exit, Failure> {
    let inventory = network.inventory();
    let resolver = Resolver::new(inventory, inventory.home());
    let mut walk = Walk { inventory, resolver, lines: Vec::new(), flow: None };
    let end = walk.follow(request);
    let mut text: String = walk.lines.iter().map(|line| line.say(catalogue) + "\n").collect();
    let Some(flow) = walk.flow else {
        target.tell(&text)?;
        return Ok(end.exit());
    };
    let trace = network.trace(&flow);
    text.push('\n');
    text.push_str(&report::terminal::trace(&flow, &trace, &[], words, target.options(0)));
    target.tell(&text)?;
    Ok(match (end, trace.verdict) {
        (Stop::Wrong, _) | (_, Verdict::Dropped) => Exit::Failed,
        (Stop::Untold, _) | (_, Verdict::Unknown) => Exit::Unknown,
        (Stop::Answered, Verdict::Delivered) => Exit::Passed,
    })
}

/// How a request ends.
#[derive(Clone, Copy)]
enum Stop {
    /// Somebody answers it.
    Answered,
    /// Nobody does, or not as it was meant.
    Wrong,
    /// That is not to be told.
    Untold,
}

impl Stop {
    fn exit(self) -> Exit {
        match self {
            Self::Answered => Exit::Passed,
            Self::Wrong => Exit::Failed,
            Self::Untold => Exit::Unknown,
        }
    }
}

/// What comes next: an end, or another request.
type Next = Result<Request, Stop>;

struct Walk<'a> {
    inventory: &'a Inventory<'a>,
    resolver: Resolver<'a>,
    lines: Vec<Saying>,
    /// The packet that comes to the load balancer.
    flow: Option<Flow>,
}

/// A request that comes to a load balancer.
struct Arrival<'x> {
    /// As the load balancer sees it.
    request: Request,
    /// As the viewer sent it, where an edge is between.
    viewer: Option<&'x Request>,
}

impl<'a> Walk<'a> {
    fn say(&mut self, saying: Saying) {
        self.lines.push(saying);
    }

    fn stop(&mut self, saying: Saying, stop: Stop) -> Next {
        self.say(saying);
        Err(stop)
    }

    fn follow(&mut self, request: &Request) -> Stop {
        let mut next = request.clone();
        for _ in 0..MOST {
            self.say(Saying::new("way-request").with("url", url(&next)));
            match self.one(&next) {
                Ok(followed) if followed == next => {
                    self.say(Saying::new("way-circle"));
                    return Stop::Wrong;
                }
                Ok(followed) => next = followed,
                Err(stop) => return stop,
            }
        }
        self.say(Saying::new("way-circle"));
        Stop::Wrong
    }

    /// One request, up to its answer.
    fn one(&mut self, request: &Request) -> Next {
        let answers = self.resolver.resolve(&request.host, Family::V4, View::Public);
        let ways = answers.iter().map(|answer| answer.paths.len()).sum::<usize>();
        let Some(path) = answers.into_iter().flat_map(|answer| answer.paths).next() else {
            return self.stop(Saying::new("way-nowhere").with("name", &request.host), Stop::Wrong);
        };
        for step in &path.steps {
            let zone =
                self.resolver.zone(step.zone).map_or_else(|| step.zone.to_string(), |zone| zone.name.to_string());
            let to = step.record.alias_target.as_ref().and_then(|to| to.dns_name.clone());
            let values = || step.record.resource_records.iter().filter_map(|one| one.value.clone());
            let record = Saying::new("way-record")
                .with("name", &step.asked)
                .with("type", step.record.r#type.as_deref().unwrap_or_default())
                .with("target", to.unwrap_or_else(|| values().collect::<Vec<_>>().join(", ")))
                .with("zone", zone);
            self.say(record);
        }
        if ways > 1 {
            self.say(Saying::new("way-others").counting("count", ways - 1));
        }
        match path.end {
            End::Distribution(id) => self.edge(id, request),
            End::Balancer(balancer) => self.balancer(balancer, &Arrival { request: request.clone(), viewer: None }),
            End::NoName(name) => self.stop(Saying::new("way-nowhere").with("name", name), Stop::Wrong),
            End::NoData | End::Loop | End::TooLong | End::OtherZone { .. } | End::NoFamily(_) => {
                self.stop(Saying::new("way-nowhere").with("name", &request.host), Stop::Wrong)
            }
            End::Unknown(missing) => self.stop(lacking(&missing), Stop::Untold),
            End::Outside(name) => self.stop(Saying::new("way-outside").with("name", name), Stop::Untold),
            _ => self.stop(Saying::new("way-outside").with("name", &request.host), Stop::Untold),
        }
    }

    /// What a distribution does with a request.
    fn edge(&mut self, id: &str, request: &Request) -> Next {
        let all = distributions(self.inventory);
        let Some(one) = all.into_iter().find(|one| one.id == id) else {
            return self.stop(Saying::new("way-untold").with("resource", id), Stop::Untold);
        };
        let state = match one.state() {
            State::Deployed => "deployed",
            State::InProgress => "in-progress",
            State::Disabled => "disabled",
            State::Unknown => "unknown",
        };
        self.say(
            Saying::new("way-distribution")
                .with("resource", id)
                .with("domain", one.domain().map(|name| name.to_string()).unwrap_or_default())
                .with("state", state),
        );
        if one.state() == State::Disabled {
            return Err(Stop::Wrong);
        }
        if one.serves(&request.host).is_none() && !one.is_for_tenants() {
            return self.stop(Saying::new("way-no-alias").with("name", &request.host), Stop::Wrong);
        }
        let Some(behavior) = one.behavior(self.inventory, &request.path) else {
            return self.stop(Saying::new("way-untold").with("resource", id), Stop::Untold);
        };
        self.say(told(&behavior));
        match (behavior.viewer, request.scheme) {
            (Viewer::RedirectToHttps, Scheme::Http) => {
                self.say(Saying::new("way-to-https"));
                return Ok(Request { scheme: Scheme::Https, port: Scheme::Https.port(), ..request.clone() });
            }
            (Viewer::HttpsOnly, Scheme::Http) => return self.stop(Saying::new("way-https-only"), Stop::Wrong),
            _ => {}
        }
        self.origin(&one, &behavior, request)
    }

    fn origin(&mut self, one: &Distribution<'a>, behavior: &Behavior<'a>, request: &Request) -> Next {
        let Some(origin) = one.origin(self.inventory, behavior) else {
            return self.stop(Saying::new("way-untold").with("resource", one.id), Stop::Untold);
        };
        let balancer = match origin.whom {
            Whom::Balancer(balancer) => Some(balancer),
            Whom::InVpc(hidden) => hidden.balancer,
            Whom::Bucket => {
                return self.stop(Saying::new("way-bucket").with("name", &origin.domain), Stop::Answered);
            }
            Whom::Server => {
                let answers = self.resolver.resolve(&origin.domain, Family::V4, View::Public);
                answers.into_iter().flat_map(|answer| answer.paths).find_map(|path| match path.end {
                    End::Balancer(balancer) => Some(balancer),
                    _ => None,
                })
            }
        };
        let (Some(balancer), Some(host)) = (balancer, origin.host(behavior, &request.host)) else {
            return self.stop(Saying::new("way-untold").with("resource", &origin.domain), Stop::Untold);
        };
        let way = match origin.ways(behavior) {
            Some(ways) => ways.into_iter().find(|way| way.viewer == request.scheme),
            None => self.port_inside(balancer),
        };
        let Some(way) = way else {
            return self.stop(Saying::new("way-untold").with("resource", &origin.domain), Stop::Untold);
        };
        self.say(
            Saying::new("way-origin")
                .with("origin", &origin.domain)
                .with("scheme", scheme(way.scheme))
                .with("port", way.port)
                .with("host", host),
        );
        if way.scheme == Scheme::Https
            && !self.accepts(balancer, &way, &origin.certified_names(behavior, &request.host))
        {
            return self.stop(Saying::new("way-certificate"), Stop::Wrong);
        }
        let seen = Request {
            scheme: way.scheme,
            host: host.clone(),
            port: way.port,
            path: format!("{}{}", origin.path(), request.path),
            headers: origin.headers(),
            ..request.clone()
        };
        self.balancer(balancer, &Arrival { request: seen, viewer: Some(request) })
    }

    /// The port of an origin inside of a VPC is not told: that of a listener, https before http.
    fn port_inside(&self, balancer: &LoadBalancer) -> Option<Way> {
        let mut listeners: Vec<&Listener> = self.inventory.listeners.of(&balancer.load_balancer_arn).to_vec();
        listeners.sort_by_key(|listener| listener.protocol.as_deref() != Some("HTTPS"));
        let first = listeners.first()?;
        let scheme = if first.protocol.as_deref() == Some("HTTPS") { Scheme::Https } else { Scheme::Http };
        Some(Way { viewer: Scheme::Https, scheme, port: u16::try_from(first.port?).ok()? })
    }

    /// Whether a listener has a certificate for one of these names; what is not known is accepted.
    fn accepts(&self, balancer: &LoadBalancer, way: &Way, names: &[&Name]) -> bool {
        let place = self.place(balancer);
        match serving(self.inventory, &balancer.load_balancer_arn, place, way.scheme, way.port) {
            Serving::By(listener) => names.iter().any(|name| {
                !matches!(shown(self.inventory, listener, name, place), Shown::Default(_, Some(_)) | Shown::None)
            }),
            _ => true,
        }
    }

    fn place(&self, balancer: &LoadBalancer) -> usize {
        let row = self.inventory.load_balancers.row(&balancer.load_balancer_arn);
        row.map_or(self.inventory.home(), |row| row.place)
    }

    /// What a load balancer does with a request, and the packet that carries it there.
    fn balancer(&mut self, balancer: &'a LoadBalancer, arrival: &Arrival<'_>) -> Next {
        let request = &arrival.request;
        let name = balancer.load_balancer_name.as_deref().unwrap_or(&balancer.load_balancer_arn);
        let host = balancer.dns_name.clone().unwrap_or_default();
        let is_internal = balancer.scheme.as_deref() == Some("internal");
        self.say(
            Saying::new("way-balancer")
                .with("resource", name)
                .with("scheme", balancer.scheme.as_deref().unwrap_or_default()),
        );
        // What comes by an origin in the VPC comes from interfaces of CloudFront's, which no packet is asked about.
        if !(is_internal && arrival.viewer.is_some()) {
            let blocks = origin_facing_blocks(self.inventory);
            let edge = blocks.first().filter(|_| arrival.viewer.is_some());
            let address = edge.map(|block| block.hosts().next().unwrap_or_else(|| block.network()));
            let from = address.map_or(PacketEnd::Internet, |address| PacketEnd::Address { address, vpc: None });
            self.flow = Some(Flow::tcp(from, PacketEnd::Name(host), request.port));
        }
        let place = self.place(balancer);
        let listener = match serving(self.inventory, &balancer.load_balancer_arn, place, request.scheme, request.port) {
            Serving::By(listener) => listener,
            Serving::Unknown(missing) => return self.stop(lacking(&missing), Stop::Untold),
            Serving::Nobody | Serving::Otherwise(_) => {
                let what =
                    Saying::new("way-no-listener").with("scheme", scheme(request.scheme)).with("port", request.port);
                return self.stop(what, Stop::Wrong);
            }
        };
        let answer = answer(self.inventory, listener, place, request);
        let Some(decided) = answer.decided() else {
            return self.stop(Saying::new("way-untold").with("resource", &listener.listener_arn), Stop::Untold);
        };
        self.say(
            Saying::new("way-rule")
                .with("protocol", listener.protocol.as_deref().unwrap_or_default())
                .with("port", request.port)
                .with("priority", decided.priority()),
        );
        match &decided.deed.action {
            Action::Forward(forward) => {
                for group in forward.receiving() {
                    let line = self.group(group);
                    self.say(line);
                }
                Err(Stop::Answered)
            }
            Action::Fixed { status } => self.stop(Saying::new("way-fixed").with("status", status), Stop::Answered),
            Action::Redirect(redirect) => match redirect.followed(request) {
                Some(followed) => {
                    self.flow = None;
                    self.say(Saying::new("way-redirect").with("url", url(&followed)));
                    let sent = Request { headers: Vec::new(), ..followed };
                    // The edge hands it on to the viewer, who has asked for that very page.
                    match arrival.viewer {
                        Some(viewer) if url(viewer) == url(&sent) => Ok(viewer.clone()),
                        _ => Ok(sent),
                    }
                }
                None => self.stop(Saying::new("way-untold").with("resource", &listener.listener_arn), Stop::Untold),
            },
            Action::Unknown { .. } => {
                self.stop(Saying::new("way-untold").with("resource", &listener.listener_arn), Stop::Untold)
            }
        }
    }

    /// A target group with what it thinks of its targets.
    fn group(&self, arn: &str) -> Saying {
        let group = self.inventory.target_groups.get(arn);
        let name = group.and_then(|group| group.target_group_name.as_deref()).unwrap_or(arn);
        let targets = self.inventory.target_health.of(arn).iter().map(|one| {
            let id = one.target.as_ref().and_then(|target| target.id.as_deref()).unwrap_or_default();
            let port = one.target.as_ref().and_then(|target| target.port).map(|port| format!(":{port}"));
            let state = one.target_health.as_ref().and_then(|health| health.state.as_deref()).unwrap_or_default();
            format!("{id}{} {state}", port.unwrap_or_default())
        });
        let targets: Vec<String> = targets.collect();
        Saying::new("way-group")
            .with("resource", name)
            .counting("count", targets.len())
            .with("targets", targets.join(", "))
    }
}

/// A call that is missing.
fn lacking(missing: &snapshot::Missing) -> Saying {
    let action = missing.operation.action().unwrap_or_else(|| missing.operation.name().to_owned());
    Saying::new("way-lacking").with("action", action).with("region", &missing.place.region)
}

/// What a behaviour does, in words.
fn told(behavior: &Behavior<'_>) -> Saying {
    let word = |selection: &Selection| match selection {
        one if one.is_all() => "all",
        one if one.is_none() => "none",
        Selection::Unknown => "unknown",
        _ => "some",
    };
    let kept = match behavior.kept("GET") {
        Kept::Never => "never",
        Kept::AsTold => "as-told",
        Kept::UnlessForbidden => "unless-forbidden",
        Kept::Always => "always",
        Kept::Unknown => "unknown",
    };
    Saying::new("way-behavior")
        .with("pattern", behavior.called())
        .with("post", if behavior.lets("POST") == Some(true) { "yes" } else { "no" })
        .with("cookies", word(&behavior.forwarded.cookies))
        .with("queries", word(&behavior.forwarded.queries))
        .with("kept", kept)
}

fn scheme(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Http => "http",
        Scheme::Https => "https",
    }
}

fn url(request: &Request) -> String {
    let port = if request.port == request.scheme.port() { String::new() } else { format!(":{}", request.port) };
    format!("{}://{}{port}{}", scheme(request.scheme), request.host, request.path)
}
