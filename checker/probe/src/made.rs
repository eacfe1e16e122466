//! A probe, made: from what is asked to what is recorded.
//!
//! Each kind is tried by its own module; here it is decided where a name may lead, and what counts as no result.

mod page;

use crate::dns::{self, Question};
use crate::guard::{Guard, Origin, Refused};
use crate::http::{Limits, Means};
use crate::journey;
use crate::tls::{self, Trust};
use snapshot::shapes::probe::{DnsAnswer, Tcp};
use snapshot::{CallError, Probe, ProbeAsk, ProbeKind, ProbeOutput, Status};
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout};

/// How probes are made.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where walks through the DNS begin, and whom they ask.
    pub dns: dns::Options,
    /// Where names may lead.
    pub guard: Guard,
    /// Whom certificates have to lead to.
    pub trust: Trust,
    /// How long one connection may take.
    pub patience: Duration,
    /// Whether names are followed by walks of one's own: in a tree of one's own no resolver of this machine knows them.
    pub by_walk: bool,
    /// Whether nothing is sent that an application would keep.
    pub read_only: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            dns: dns::Options::default(),
            guard: Guard::public_only(),
            trust: Trust::system(),
            patience: Duration::from_secs(10),
            by_walk: false,
            read_only: false,
        }
    }
}

/// Why there is no result, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Without {
    /// The input makes no sense.
    BadInput,
    /// This program does not make such probes.
    Unknown,
    /// No resolver of this machine knows the name.
    NoAddress,
    /// The name leads to what is not on the public internet.
    Refused,
    /// Nothing is to be sent.
    ReadOnly,
}

impl Without {
    fn as_str(self) -> &'static str {
        match self {
            Self::BadInput => "BadInput",
            Self::Unknown => "UnknownKind",
            Self::NoAddress => "NameNotResolved",
            Self::Refused => "AddressRefused",
            Self::ReadOnly => "NotSent",
        }
    }

    fn status(self) -> Status {
        match self {
            Self::Unknown => Status::Unsupported,
            Self::Refused => Status::Denied,
            Self::ReadOnly => Status::NotAsked,
            Self::BadInput | Self::NoAddress => Status::Failed,
        }
    }
}

/// Makes a probe. Whatever goes wrong is part of what is recorded.
pub async fn make(ask: &ProbeAsk, settings: &Settings) -> Probe {
    let made = match &ask.kind {
        ProbeKind::Dns => walk(ask, settings).await,
        ProbeKind::Tls => greet(ask, settings).await,
        ProbeKind::Tcp => knock(ask, settings).await,
        ProbeKind::Journey => journey(ask, settings).await,
        ProbeKind::Http => page::visit(ask, settings).await,
        // A repository is looked through by whoever knows where it lies.
        ProbeKind::Repository | ProbeKind::Other(_) => Err(Without::Unknown),
    };
    let (status, error, output) = match made {
        Ok(output) => (Status::Seen, None, Some(output)),
        Err(why) => {
            let error = CallError { code: why.as_str().to_owned(), ..CallError::default() };
            (why.status(), Some(error), None)
        }
    };
    Probe {
        kind: ask.kind.clone(),
        input: ask.input.clone(),
        vantage: vantage(),
        at: Some(jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()),
        status,
        error,
        output,
    }
}

/// The address of this machine at which the way to the internet begins. Nothing is sent for it.
fn vantage() -> Option<String> {
    let socket = UdpSocket::bind((std::net::Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect(*dns::roots().first()?).ok()?;
    socket.local_addr().ok().map(|address| address.ip().to_string())
}

async fn walk(ask: &ProbeAsk, settings: &Settings) -> Result<ProbeOutput, Without> {
    let question = Question::new(ask.text("name").unwrap_or_default(), ask.text("type").unwrap_or("A"));
    let question = question.ok_or(Without::BadInput)?;
    Ok(ProbeOutput::Dns(dns::walk(&question, &settings.dns).await))
}

async fn greet(ask: &ProbeAsk, settings: &Settings) -> Result<ProbeOutput, Without> {
    let (host, addresses) = addresses(ask, settings).await?;
    let name = ask.text("server_name").unwrap_or(&host);
    let mut greeting = None;
    // Of a name with addresses of both families one may not be reachable from here.
    for address in addresses.into_iter().take(2) {
        let one = tls::greet(address, name, &settings.trust, settings.patience).await;
        let is_settled = !matches!(one.problem.as_deref(), Some("unreachable" | "timeout"));
        greeting = Some(one);
        if is_settled {
            break;
        }
    }
    greeting.map(ProbeOutput::Tls).ok_or(Without::NoAddress)
}

/// A way through the application at the address that was named; what is sent is marked anew each time.
async fn journey(ask: &ProbeAsk, settings: &Settings) -> Result<ProbeOutput, Without> {
    let address = |member: &str| ask.text(member).and_then(|url| url.parse::<reqwest::Url>().ok());
    let app = address("url").ok_or(Without::BadInput)?;
    let mut random = [0; 3];
    getrandom::fill(&mut random).map_err(|_| Without::BadInput)?;
    let mark = journey::mark_of(random);
    let limits = Limits::default();
    let is_of_two = ask.text("journey") == Some("instances");
    let way = if is_of_two { Some(journey::Way::Ordering) } else { ask.text("journey").and_then(journey::Way::named) };
    let way = way.ok_or(Without::BadInput)?;
    let before = ask.text("before").map(str::to_owned);
    let options = journey::Options { guard: settings.guard, limits, read_only: settings.read_only, mark, way, before };
    let means = to_application(&app, settings).await?;
    let made = if is_of_two {
        let other = address("other").ok_or(Without::BadInput)?;
        let others = to_application(&other, settings).await?;
        journey::walk_two((&app, &means), (&other, &others), ask.text("before"), &options).await
    } else {
        journey::walk_by(&app, &means, &options).await
    };
    made.map(ProbeOutput::Journey).map_err(|_| Without::BadInput)
}

/// By what means an application is asked.
async fn to_application(app: &reqwest::Url, settings: &Settings) -> Result<Means, Without> {
    let mut means = Means { trust: Some(settings.trust.clone()), ..settings.guard.into() };
    if settings.by_walk
        && let Some(host) = app.domain()
    {
        means.known = Some((host.to_owned(), led(host, 0, settings).await?));
    }
    Ok(means)
}

async fn knock(ask: &ProbeAsk, settings: &Settings) -> Result<ProbeOutput, Without> {
    let (_, addresses) = addresses(ask, settings).await?;
    let address = addresses.first().copied().ok_or(Without::NoAddress)?;
    let started = Instant::now();
    let error = match timeout(settings.patience, TcpStream::connect(address)).await {
        Ok(Ok(_)) => None,
        Ok(Err(error)) if error.kind() == ErrorKind::ConnectionRefused => Some("connection-refused"),
        Ok(Err(_)) => Some("unreachable"),
        Err(_) => Some("timeout"),
    };
    Ok(ProbeOutput::Tcp(Tcp {
        address: Some(address.to_string()),
        open: Some(error.is_none()),
        milliseconds: i64::try_from(started.elapsed().as_millis()).ok(),
        error: error.map(str::to_owned),
    }))
}

/// The host of an input, and the addresses behind it that may be connected to, IPv4 first.
///
/// An address that stands in the input was meant; one that a name leads to has to be of the public internet.
async fn addresses(ask: &ProbeAsk, settings: &Settings) -> Result<(String, Vec<SocketAddr>), Without> {
    let host = ask.text("host").ok_or(Without::BadInput)?.to_owned();
    let port = ask.port().ok_or(Without::BadInput)?;
    let typed = ask.text("address").unwrap_or(&host);
    if let Ok(address) = typed.parse::<IpAddr>() {
        return Ok((host, vec![SocketAddr::new(address, port)]));
    }
    let allowed = led(&host, port, settings).await?;
    Ok((host, allowed))
}

/// The addresses that a name leads to, all of the public internet.
async fn led(host: &str, port: u16, settings: &Settings) -> Result<Vec<SocketAddr>, Without> {
    let found =
        if settings.by_walk { walked(host, port, settings).await } else { looked_up(host, port, settings).await };
    let allowed: Result<Vec<SocketAddr>, Refused> =
        found.iter().map(|address| settings.guard.allow(*address, Origin::Led)).collect();
    let mut allowed = match allowed {
        Ok(all) => all,
        // A name that leads to both is followed to neither: which one answers is chance.
        Err(_) => return Err(Without::Refused),
    };
    allowed.sort_by_key(SocketAddr::is_ipv6);
    if allowed.is_empty() { Err(Without::NoAddress) } else { Ok(allowed) }
}

/// What the resolver of this machine says.
async fn looked_up(host: &str, port: u16, settings: &Settings) -> Vec<SocketAddr> {
    match timeout(settings.patience, tokio::net::lookup_host((host, port))).await {
        Ok(Ok(found)) => found.collect(),
        _ => Vec::new(),
    }
}

/// What the name's own servers say.
async fn walked(host: &str, port: u16, settings: &Settings) -> Vec<SocketAddr> {
    let Some(question) = Question::new(host, "A") else { return Vec::new() };
    let dns = dns::walk(&question, &settings.dns).await;
    let is_answer = |one: &&DnsAnswer| {
        one.purpose.as_deref() == Some("walk") && matches!(one.outcome.as_deref(), Some("answer" | "alias"))
    };
    let records = dns.walk.iter().filter(is_answer).flat_map(|one| &one.answer);
    let mut found: Vec<SocketAddr> = Vec::new();
    for record in records.filter(|record| record.r#type.as_deref() == Some("A")) {
        let address = record.value.as_deref().and_then(|value| value.parse::<IpAddr>().ok());
        let address = address.map(|address| SocketAddr::new(address, port));
        found.extend(address.filter(|address| !found.contains(address)));
    }
    found
}
