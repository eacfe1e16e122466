//! `check trace NAME [PATH]`: where a request goes, from the record of its name over a distribution and a load balancer
//! to the targets of the group that the rule decides; then the packet that carries the last leg of it.
//!
//! Of several records that may be the one, the first that is answered at all is followed; of several groups each is, and
//! one that takes the packet suffices.

mod balancer;
mod end;
mod step;

use crate::cli::TraceFormat;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Target as Output;
use crate::words::Saying;
use end::End;
use messages::Catalogue;
use reach::{End as PacketEnd, Flow, Network, Verdict, wire};
use report::{Words, safe};
use request::edge::{Behavior, Distribution, Kept, Selection, State, Viewer, Way, Whom, distributions};
use request::listener::{Serving, serving};
use request::names::{End as NameEnd, Family, Path, Resolver, Share, View, Whose};
use request::tls::{Shown, shown};
use request::{Name, Request, Scheme};
use snapshot::Inventory;
use snapshot::shapes::{Listener, LoadBalancer};
use std::net::IpAddr;
use std::ops::ControlFlow::{self, Break, Continue};
use step::Step;

/// A client gives up after so many redirects; browsers follow some twenty.
const MOST: usize = 10;

/// The request that is meant, if the words say one: a URL, or a name of a zone of the account.
pub(super) fn asked(from: &str, path: Option<&str>, network: &Network<'_>) -> Option<Request> {
    let (scheme, rest) = match (from.strip_prefix("https://"), from.strip_prefix("http://")) {
        (Some(rest), _) => (Scheme::Https, rest),
        (None, Some(rest)) => (Scheme::Http, rest),
        (None, None) => (Scheme::Https, from),
    };
    let (place, own) = rest.find(['/', '?', '#']).map_or((rest, None), |at| {
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
    Some(Request { port, ..Request::for_target(scheme, name, path.or(own).unwrap_or("/")) })
}

/// A request that was followed.
struct Followed<'a> {
    walk: Walk<'a>,
    end: End,
    packet: Option<(reach::Trace, Flow)>,
}

fn followed<'n>(request: &Request, network: &'n Network<'_>) -> Followed<'n> {
    let inventory = network.inventory();
    let resolver = Resolver::new(inventory, inventory.home());
    let mut walk = Walk { inventory, resolver, steps: Vec::new(), flow: None };
    let mut end = walk.follow(request);
    let packet = walk.flow.take().map(|flow| (network.trace(&flow), flow));
    if let Some((trace, _)) = &packet {
        with_packet(&mut end, trace);
    }
    Followed { walk, end, packet }
}

impl Followed<'_> {
    fn text(&self, options: report::terminal::Options, (catalogue, words): (&Catalogue, Words<'_>)) -> String {
        let end = &self.end;
        let steps = self.walk.steps.iter().map(|step| step.say(words));
        let mut text: String =
            steps.chain(end.line.clone()).chain(end.code_line()).map(|line| line.say(catalogue) + "\n").collect();
        // Where the request ends before a target answers, a packet that arrives is no news.
        let is_told = |trace: &reach::Trace| trace.verdict != Verdict::Delivered || end.verdict != Verdict::Dropped;
        if let Some((trace, flow)) = self.packet.as_ref().filter(|(trace, _)| is_told(trace)) {
            text.push('\n');
            text.push_str(&report::terminal::trace(flow, trace, &[], words, options));
        }
        text
    }
}

/// Follows a request, and tells people what it meets.
pub(super) fn text(
    request: &Request,
    network: &Network<'_>,
    options: report::terminal::Options,
    words: (&Catalogue, Words<'_>),
) -> String {
    followed(request, network).text(options, words)
}

/// Follows a request, and tells it.
pub(super) fn run(
    request: &Request,
    network: &Network<'_>,
    target: &Output<'_>,
    format: TraceFormat,
    words: (&Catalogue, Words<'_>),
) -> Result<Exit, Failure> {
    let followed = followed(request, network);
    match format {
        TraceFormat::Terminal => target.tell(&followed.text(target.options(0), words))?,
        TraceFormat::Json => {
            let Followed { walk, end, packet } = &followed;
            let packet = packet.as_ref().map(|(trace, _)| wire::trace_to_value(trace));
            let document = end::document(&request.to_string(), walk, end, packet);
            target.deliver(&(safe::json(&document).into_owned() + "\n"))?;
        }
    }
    Ok(followed.end.exit())
}

/// What stops the packet comes before what follows from that: a target that gets no packets does not answer.
fn with_packet(end: &mut End, trace: &reach::Trace) {
    // What the load balancer has nobody for is told more exactly where the groups are.
    let follows =
        |blocker: &reach::Blocker| end.verdict == Verdict::Dropped && blocker.layer == reach::Layer::LoadBalancer;
    match (trace.verdict, trace.blockers.first()) {
        (Verdict::Dropped, Some(blocker)) if !follows(blocker) => {
            *end = End::wrong("packet", blocker.code.0).at(&blocker.resource);
        }
        (Verdict::Unknown, _) if end.verdict == Verdict::Delivered => {
            *end = End { verdict: Verdict::Unknown, ..End::answered("packet") };
        }
        _ => {}
    }
}

/// What comes next: another request, or an end.
type Next = ControlFlow<End, Request>;

struct Walk<'a> {
    inventory: &'a Inventory<'a>,
    resolver: Resolver<'a>,
    steps: Vec<Step>,
    /// The packet that carries the request on its last leg.
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
    fn follow(&mut self, request: &Request) -> End {
        let mut next = request.clone();
        let mut asked: Vec<Request> = Vec::new();
        while asked.len() < MOST && !asked.contains(&next) {
            self.flow = None;
            self.steps.push(Step::Request { url: next.to_string() });
            match self.one(&next) {
                Continue(followed) => asked.push(std::mem::replace(&mut next, followed)),
                Break(end) => return end,
            }
        }
        self.flow = None;
        End::wrong("circle", "REDIRECT_LOOP").saying(Saying::new("way-circle"))
    }

    /// One request, up to its answer.
    fn one(&mut self, request: &Request) -> Next {
        let (path, others) = self.path(&request.host);
        let Some(path) = path else { return Break(nowhere(&request.host, "RECORD_MISSING")) };
        for step in &path.steps {
            let zone =
                self.resolver.zone(step.zone).map_or_else(|| step.zone.to_string(), |zone| zone.name.to_string());
            let to = step.record.alias_target.as_ref().and_then(|to| to.dns_name.clone());
            let values = || step.record.resource_records.iter().filter_map(|one| one.value.clone());
            self.steps.push(Step::Record {
                name: step.asked.to_string(),
                r#type: step.record.r#type.clone().unwrap_or_default(),
                target: to.unwrap_or_else(|| values().collect::<Vec<_>>().join(", ")),
                zone,
            });
        }
        if others > 0 {
            self.steps.push(Step::Others { count: others });
        }
        match path.end {
            NameEnd::Distribution(id) => self.edge(id, request),
            NameEnd::Balancer(balancer) => self.balancer(balancer, &Arrival { request: request.clone(), viewer: None }),
            NameEnd::Addresses(listed) => Break(self.addresses(&listed, request)),
            NameEnd::NoName(name) => Break(nowhere(&name, "RECORD_MISSING")),
            NameEnd::NoData => Break(nowhere(&request.host, "RECORD_MISSING")),
            NameEnd::Loop => Break(nowhere(&request.host, "RECORD_LEADS_IN_A_CIRCLE")),
            NameEnd::OtherZone { .. } => Break(nowhere(&request.host, "ALIAS_OF_ANOTHER_ZONE")),
            NameEnd::NoFamily(_) | NameEnd::TooLong => Break(nowhere(&request.host, "RECORD_LEADS_NOWHERE")),
            NameEnd::Unknown(missing) => Break(End::untold("name", lacking(&missing))),
            NameEnd::Outside(name) => Break(outside(&name)),
            _ => Break(outside(&request.host)),
        }
    }

    /// The way that is followed for a name, and how many more there are: over IPv4, or IPv6 where that alone leads on.
    fn path(&self, name: &Name) -> (Option<Path<'a>>, usize) {
        let paths = |family| {
            let answers = self.resolver.resolve(name, family, View::Public);
            let all = answers.into_iter().flat_map(|answer| answer.paths);
            let mut all: Vec<Path<'a>> = all.filter(|path| path.share != Share::Never).collect();
            all.sort_by_key(|path| path.share);
            all
        };
        let leads_on = |paths: &[Path<'a>]| {
            let dead =
                |path: &Path<'_>| matches!(path.end, NameEnd::NoFamily(_) | NameEnd::NoData | NameEnd::NoName(_));
            paths.iter().any(|path| !dead(path))
        };
        let mut found = paths(Family::V4);
        if !leads_on(&found) {
            let other = paths(Family::V6);
            if leads_on(&other) {
                found = other;
            }
        }
        let others = found.len().saturating_sub(1);
        (found.into_iter().next(), others)
    }

    /// What a distribution does with a request.
    fn edge(&mut self, id: &str, request: &Request) -> Next {
        let all = distributions(self.inventory);
        let Some(one) = all.into_iter().find(|one| one.id == id) else { return Break(End::hidden("distribution", id)) };
        let state = match one.state() {
            State::Deployed => "deployed",
            State::InProgress => "in-progress",
            State::Disabled => "disabled",
            State::Unknown => "unknown",
        };
        let domain = one.domain().map(|name| name.to_string()).unwrap_or_default();
        self.steps.push(Step::Distribution { resource: id.to_owned(), domain, state });
        if one.state() == State::Disabled {
            return Break(End::wrong("distribution", "DISTRIBUTION_DISABLED").at(id));
        }
        if one.serves(&request.host).is_none() && !one.is_for_tenants() {
            let line = Saying::new("way-no-alias").with("name", &request.host);
            return Break(End::wrong("distribution", "DISTRIBUTION_LACKS_NAME").with_status("403").at(id).saying(line));
        }
        let Some(behavior) = one.behavior(self.inventory, &request.path) else {
            return Break(End::hidden("distribution", id));
        };
        self.steps.push(told(&behavior));
        match (behavior.viewer, request.scheme) {
            (Viewer::RedirectToHttps, Scheme::Http) => {
                let followed = Request { scheme: Scheme::Https, port: Scheme::Https.port(), ..request.clone() };
                self.steps.push(Step::Redirect { by_edge: true, url: followed.to_string() });
                Continue(followed)
            }
            (Viewer::HttpsOnly, Scheme::Http) => {
                Break(End::refused("distribution", "403").at(id).saying(Saying::new("way-https-only")))
            }
            _ => self.origin(&one, &behavior, request),
        }
    }

    fn origin(&mut self, one: &Distribution<'a>, behavior: &Behavior<'a>, request: &Request) -> Next {
        let Some(origin) = one.origin(self.inventory, behavior) else {
            return Break(End::hidden("distribution", one.id));
        };
        let domain = origin.domain.to_string();
        let balancer = match origin.whom {
            Whom::Balancer(balancer) => Some(balancer),
            Whom::InVpc(hidden) => hidden.balancer,
            Whom::Bucket => {
                let line = Saying::new("way-bucket").with("name", &domain);
                return Break(End::answered("bucket").at(&domain).saying(line));
            }
            Whom::Server => match self.path(&origin.domain).0.map(|path| path.end) {
                Some(NameEnd::Balancer(balancer)) => Some(balancer),
                _ => None,
            },
        };
        let (Some(balancer), Some(host)) = (balancer, origin.host(behavior, &request.host)) else {
            return Break(End::hidden("distribution", &domain));
        };
        let way = match origin.ways(behavior) {
            Some(ways) => ways.into_iter().find(|way| way.viewer == request.scheme),
            None => self.port_inside(balancer),
        };
        let Some(way) = way else { return Break(End::hidden("distribution", &domain)) };
        let scheme = way.scheme.to_string();
        self.steps.push(Step::Origin { domain, scheme, port: way.port, host: host.to_string() });
        if way.scheme == Scheme::Https
            && !self.accepts(balancer, &way, &origin.certified_names(behavior, &request.host))
        {
            let wrong = End::wrong("distribution", "ORIGIN_CERTIFICATE_MISMATCH").with_status("502").at(one.id);
            return Break(wrong.saying(Saying::new("way-certificate")));
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

    /// Addresses in a record: the first that something of the account has is followed.
    fn addresses(&mut self, listed: &[request::names::Addressed<'a>], request: &Request) -> End {
        for one in listed {
            let resource = match &one.whose {
                Whose::Balancer { balancer, .. } => balancer.load_balancer_arn.as_str(),
                Whose::Classic(name) | Whose::Instance(name) => name,
                Whose::Interface(interface) => interface.network_interface_id.as_str(),
                Whose::Unused(_) | Whose::Unlisted => continue,
                Whose::Unknown(missing) => return End::untold("name", lacking(missing)),
            };
            self.steps.push(Step::Address { address: one.ip.to_string(), resource: resource.to_owned() });
            let from = if one.ip.is_ipv6() { PacketEnd::Internet6 } else { PacketEnd::Internet };
            self.flow = Some(Flow::tcp(from, PacketEnd::Address { address: one.ip, vpc: None }, request.port));
            return End::answered("address").at(resource);
        }
        outside(&request.host)
    }
}

fn nowhere(name: &Name, code: &'static str) -> End {
    End::wrong("name", code).at(name.as_str()).saying(Saying::new("way-nowhere").with("name", name))
}

fn outside(name: &Name) -> End {
    End::untold("name", Saying::new("way-outside").with("name", name)).at(name.as_str())
}

/// A call that is missing.
fn lacking(missing: &snapshot::Missing) -> Saying {
    let action = missing.operation.action().unwrap_or_else(|| missing.operation.name().to_owned());
    Saying::new("way-lacking").with("action", action).with("region", &missing.place.region)
}

/// What a behaviour does, in words.
fn told(behavior: &Behavior<'_>) -> Step {
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
    Step::Behavior {
        pattern: behavior.called().to_owned(),
        post: behavior.lets("POST") == Some(true),
        cookies: word(&behavior.forwarded.cookies),
        queries: word(&behavior.forwarded.queries),
        kept,
    }
}
