//! Where a page is asked for: at the edge where there is one, else at the load balancer, else at the host itself.
//!
//! A name of the learner's own is asked for at the server that it should lead to, so that what the DNS says, which is
//! another lab's, changes nothing.

use crate::absent;
use crate::app_hosts;
use crate::entries::{self, Open};
use crate::finding::{Arg, Finding, Note};
use crate::outcome::Outcome;
use crate::pages::Visit;
use crate::service::{self, Door, Front};
use crate::stage::Stage;
use request::edge::{self, Distribution};
use request::names::Resolver;
use request::{Name, Scheme};
use snapshot::ProbeAsk;
use snapshot::shapes::LoadBalancer;

/// Where a page is asked for.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// Scheme, host and port: `http://www.example.link`.
    pub(crate) base: String,
    /// Whom to ask, where that is not whom the host leads to.
    pub(crate) server: Option<String>,
    /// What is to be looked at where something is wrong.
    pub(crate) id: String,
    /// The same for a reader.
    pub(crate) arg: Arg,
    /// Whether it is a distribution.
    pub(crate) is_edge: bool,
    /// Whether nothing stands before the host.
    pub(crate) is_host: bool,
}

impl Place {
    /// The address of a page.
    pub(crate) fn url(&self, path: &str) -> String {
        let slash = if path.starts_with('/') { "" } else { "/" };
        format!("{}{slash}{path}", self.base)
    }

    /// A page, asked for once.
    pub(crate) fn ask(&self, path: &str) -> ProbeAsk {
        ProbeAsk::http(&self.url(path), self.server.as_deref())
    }

    /// That redirects lead back to where they began.
    pub(crate) fn circle(&self, url: &str, visit: Visit<'_>) -> Finding {
        Finding::lacking("REDIRECT_CIRCLE_SEEN", self.id.as_str())
            .with("resource", self.arg.clone())
            .with("asked", url)
            .with("url", visit.header("location").unwrap_or(url))
    }
}

/// What comes of the place that says most for the learner: one that works goes before one that cannot be told.
pub(crate) fn at_best(stage: &Stage<'_>, places: &[Place], judge: impl Fn(&Place) -> Outcome) -> Outcome {
    let mut judged: Vec<Outcome> = places.iter().map(judge).collect();
    if judged.is_empty() {
        let at = absent::vpc(stage).map_or("", |vpc| vpc.vpc_id.as_str());
        return Outcome::because(Note::new("why-nowhere-to-ask").with("resource", at));
    }
    let works = judged.iter().position(|one| !one.fails() && !one.is_unknown());
    let best = works.or_else(|| judged.iter().position(Outcome::is_unknown)).unwrap_or(0);
    judged.swap_remove(best)
}

/// Where the load balancers of the VPC are asked, or the outcome that says why there are none.
pub(crate) fn of_balancers(stage: &Stage<'_>) -> Result<Vec<Place>, Box<Outcome>> {
    let fronts = service::fronts(stage)?;
    Ok(fronts.iter().filter_map(|front| of_front(stage, front)).collect())
}

/// Where a load balancer is asked; `None` where nobody comes to it, or it has no name yet.
fn of_front(stage: &Stage<'_>, front: &Front<'_>) -> Option<Place> {
    let inventory = stage.network.inventory();
    let resolver = Resolver::new(inventory, stage.cast.place);
    let all = edge::distributions(inventory);
    let mut before = all.iter().filter(|one| service::is_before(stage, &resolver, one, front));
    if let Some(place) = before.find_map(|one| of_distribution(stage, one)) {
        return Some(place);
    }
    let door = service::door(stage, front).ok()?;
    let (server, port) = match door {
        Door::Network(network, port) => (network.dns_name.as_deref()?, Some(port)),
        Door::Public => (front.item.dns_name.as_deref()?, None),
        Door::VpcOrigin(_) => return None,
    };
    let server = Name::new(server);
    let mut led = service::led(stage, front);
    led.retain(|name| !name.as_str().contains('*'));
    // A name that leads here goes before one that is only told, and of several one of the domain that is told.
    let told = stage.domain.map(Name::new);
    let in_domain = |name: &&Name| told.as_ref().is_none_or(|domain| name.is_in(domain));
    // The shortest one: the domain before what stands below it.
    let labels = |name: &&Name| name.as_str().split('.').count();
    let own = led.iter().filter(in_domain).min_by_key(labels).or(led.iter().min_by_key(labels));
    let host = own.cloned().or(told);
    let host = host.unwrap_or_else(|| server.clone());
    // By a listener to which visitors are let in, where there is one.
    let entries = service::entries(stage, front, None);
    let is_open = |port: u16| {
        let outcome = service::let_in(stage, front, &door, port);
        !outcome.fails() && !outcome.is_unknown()
    };
    let entry = entries.iter().find(|entry| is_open(entry.port)).or(entries.first()).copied()?;
    let port = port.unwrap_or(entry.port);
    Some(Place {
        base: base(entry.scheme, &host, port),
        server: (server != host).then(|| server.to_string()),
        id: front.arn().to_owned(),
        arg: front.arg(),
        is_edge: false,
        is_host: false,
    })
}

/// Where a distribution is asked; `None` where its names are its tenants' to know.
pub(crate) fn of_distribution(stage: &Stage<'_>, distribution: &Distribution<'_>) -> Option<Place> {
    if distribution.is_for_tenants() {
        return None;
    }
    let server = distribution.domain()?;
    let domain = stage.domain.map(Name::new);
    let mut names = distribution.aliases();
    names.retain(|name| !name.as_str().contains('*'));
    let declared = names.iter().find(|name| domain.as_ref().is_some_and(|domain| name.is_in(domain)));
    let host = declared.or(names.first()).unwrap_or(&server).clone();
    Some(Place {
        base: base(Scheme::Https, &host, Scheme::Https.port()),
        server: (server != host).then(|| server.to_string()),
        id: distribution.id.to_owned(),
        arg: Arg::from(distribution.id),
        is_edge: true,
        is_host: false,
    })
}

/// Where the application is asked: at load balancers, else at network load balancers and at the hosts that the internet
/// reaches straight.
pub(crate) fn of_application(stage: &Stage<'_>) -> Result<Vec<Place>, Box<Outcome>> {
    let vpc = absent::vpc(stage)?;
    if let Ok(places) = of_balancers(stage)
        && !places.is_empty()
    {
        return Ok(places);
    }
    let hosts = app_hosts::everyone(stage, vpc);
    let mut places: Vec<Place> =
        entries::balancers(stage, vpc).into_iter().filter_map(|one| of_network(stage, one)).collect();
    for host in Open::of(stage, &hosts).hosts.iter().filter(|host| host.runs) {
        let Ok(entry) = entries::straight(stage, host) else { continue };
        let mut addresses = host.interfaces.iter().flat_map(|one| &one.v4).filter_map(|(_, public)| *public);
        let (Some(address), Some(port)) = (addresses.next(), entry.asked.flow.port) else { continue };
        // By its address no host shows a certificate that is accepted.
        places.push(Place {
            base: base(scheme_of(port), &Name::new(&address.to_string()), port),
            server: None,
            id: host.id().to_owned(),
            arg: host.arg(),
            is_edge: false,
            is_host: true,
        });
    }
    Ok(places)
}

/// Where a load balancer that hands connections on, and no requests, is asked; `None` where the internet reaches nothing
/// by it.
fn of_network(stage: &Stage<'_>, balancer: &LoadBalancer) -> Option<Place> {
    if balancer.scheme.as_deref() == Some("internal") {
        return None;
    }
    let by_listener = entries::by_balancer(stage, balancer);
    let port = entries::handed_on(&by_listener)?.asked.flow.port?;
    let front = Front { item: balancer, place: stage.cast.place };
    Some(Place {
        base: base(scheme_of(port), &Name::new(balancer.dns_name.as_deref()?), port),
        server: None,
        id: front.arn().to_owned(),
        arg: front.arg(),
        is_edge: false,
        is_host: false,
    })
}

/// How a port is asked of which no listener tells the scheme.
fn scheme_of(port: u16) -> Scheme {
    if port == Scheme::Https.port() { Scheme::Https } else { Scheme::Http }
}

fn base(scheme: Scheme, host: &Name, port: u16) -> String {
    let word = if scheme == Scheme::Https { "https" } else { "http" };
    if port == scheme.port() { format!("{word}://{host}") } else { format!("{word}://{host}:{port}") }
}
