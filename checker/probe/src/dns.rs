//! A name, followed as a resolver follows it: from the root, zone by zone, each answer written down.
//!
//! No resolver is believed on the way: every server is asked for what it knows itself (without recursion). Beside that
//! resolvers are asked, with and without a check of signatures, for what they say shows what people get. What it all
//! means is for whoever reads the transcript.
//!
//! Everything that comes back is a stranger's. Questions, servers of a zone, zones, aliases and time are bounded, and
//! nothing is sent to addresses that the [guard](crate::guard) keeps away.

mod asking;
mod exchange;
pub mod message;
mod reply;
mod root;
mod signed;
mod walk;

pub use root::{PORT, public_resolvers, resolvers_of, roots};

use crate::guard::{Guard, Origin};
use asking::{Asking, Errand, Server};
use hickory_proto::rr::{Name, RecordType};
use message::Asked;
use reply::Outcome;
use snapshot::shapes::probe::{Dns, DnsAnswer, DnsZone};
use std::net::SocketAddr;
use std::str::FromStr;
use std::time::Duration;
use tokio::time::Instant;
use walk::Walk;

/// A name and the type of records that are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    name: Name,
    kind: RecordType,
}

impl Question {
    /// The question that a text asks; a name may be written in any script.
    ///
    /// ```
    /// let question = probe::dns::Question::new("WWW.한국.", "aaaa").unwrap();
    /// assert_eq!((question.name(), question.kind()), ("www.xn--3e0b707e".to_owned(), "AAAA".to_owned()));
    /// assert!(probe::dns::Question::new("a..b", "A").is_none());
    /// ```
    #[must_use]
    pub fn new(name: &str, kind: &str) -> Option<Self> {
        let text = idna::domain_to_ascii(name.trim()).ok()?;
        let text = text.strip_suffix('.').unwrap_or(&text);
        let is_plain = |label: &str| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_*".contains(&byte))
        };
        if text.len() > 253 || !text.split('.').all(is_plain) {
            return None;
        }
        let kind = TYPES.into_iter().find(|known| known.eq_ignore_ascii_case(kind))?;
        Some(Self { name: Name::from_ascii(format!("{text}.")).ok()?, kind: RecordType::from_str(kind).ok()? })
    }

    /// The name as the DNS writes it.
    #[must_use]
    pub fn name(&self) -> String {
        reply::written(&self.name)
    }

    /// The type.
    #[must_use]
    pub fn kind(&self) -> String {
        self.kind.to_string()
    }
}

impl Question {
    /// What some bytes leave in a transcript, were they the answer of a server of the root, of the top-level domain, and
    /// of a resolver. Nothing is asked: it is for whoever makes answers up.
    #[must_use]
    pub fn heard(&self, id: u16, bytes: &[u8]) -> Dns {
        let mut dns = Dns::default();
        for zone in [Name::root(), self.name.trim_to(1)] {
            let asked = Asked::of_server(self.name.clone(), self.kind);
            let Ok(message) = asked.read(id, bytes) else { continue };
            let mut entry = reply::blank(&asked, "walk");
            entry.zone = Some(reply::written(&zone));
            reply::fill(&mut entry, &message, &Outcome::of_server(&message, &asked, &zone));
            let digests = signed::digests(&message, &zone);
            let (state, problem) = signed::state(&zone, &digests, Some(&message), &message, 0).words();
            dns.zones.push(DnsZone {
                zone: Some(reply::written(&zone)),
                signed: Some(state.to_owned()),
                problem: problem.map(str::to_owned),
                ..DnsZone::default()
            });
            dns.walk.push(entry);
        }
        let asked = Asked::of_resolver(self.name.clone(), self.kind, false);
        if let Ok(message) = asked.read(id, bytes) {
            let mut entry = reply::blank(&asked, "resolver");
            reply::fill(&mut entry, &message, &Outcome::of_resolver(&message, &asked));
            dns.resolvers.push(entry);
        }
        dns
    }
}

/// The types that can be looked for, as people write them.
pub const TYPES: [&str; 9] = ["A", "AAAA", "CAA", "CNAME", "MX", "NS", "SOA", "SRV", "TXT"];

/// Where a walk begins, whom it asks, and how much.
#[derive(Debug, Clone)]
pub struct Options {
    /// The servers of the root.
    pub roots: Vec<SocketAddr>,
    /// The resolvers, four at most.
    pub resolvers: Vec<SocketAddr>,
    /// Where names may lead.
    pub guard: Guard,
    /// The port of the servers that names lead to.
    pub port: u16,
    /// How many questions the walk may ask.
    pub queries: usize,
    /// How long it may take.
    pub time: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            roots: roots(),
            resolvers: public_resolvers(),
            guard: Guard::public_only(),
            port: PORT,
            queries: 64,
            time: Duration::from_secs(10),
        }
    }
}

/// Follows a name. What cannot be reached, read or believed is part of the transcript, not an error.
pub async fn walk(question: &Question, options: &Options) -> Dns {
    let end = Instant::now() + options.time;
    let resolvers: Vec<SocketAddr> = options.resolvers.iter().copied().take(4).collect();
    // Resolvers have a budget of their own, two questions each, so that a long walk does not silence them.
    let way = async {
        let mut walk = Walk::new(Asking::new(options, options.queries, end));
        walk.vantage().await;
        walk.follow(&question.name, question.kind).await;
        walk
    };
    let (walk, resolvers) = tokio::join!(way, asked(question, &resolvers, options, end));
    Dns { walk: walk.asking.transcript, zones: walk.zones, resolvers, cut: walk.cut.map(str::to_owned) }
}

/// What resolvers say, with and without a check of signatures.
async fn asked(question: &Question, resolvers: &[SocketAddr], options: &Options, end: Instant) -> Vec<DnsAnswer> {
    let mut asking = Asking::new(options, resolvers.len() * 2, end);
    let errand = |address: &SocketAddr, checking_disabled| Errand {
        server: Server { name: None, address: Ok(*address), origin: Origin::Typed },
        zone: None,
        asked: Asked::of_resolver(question.name.clone(), question.kind, checking_disabled),
        purpose: "resolver",
    };
    let errands = resolvers.iter().flat_map(|address| [errand(address, false), errand(address, true)]).collect();
    asking.run(errands, false).await;
    asking.transcript
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_a_name_of_the_dns_and_a_type() {
        for (name, kind, read) in [
            ("www.example.link", "A", Some("www.example.link A")),
            (" WWW.Example.LINK. ", "cname", Some("www.example.link CNAME")),
            ("_acme.example.link", "TXT", Some("_acme.example.link TXT")),
            ("배달.example.link", "A", Some("xn--bk1bs9o.example.link A")),
            ("link", "NS", Some("link NS")),
            ("", "A", None),
            (".", "A", None),
            ("a..b", "A", None),
            ("https://example.link/", "A", None),
            ("a b.link", "A", None),
            ("example.link", "ANY", None),
            ("example.link", "AXFR", None),
            ("example.link", "HTTPS2", None),
            ("\u{202e}.link", "A", None),
        ] {
            let found = Question::new(name, kind).map(|one| format!("{} {}", one.name(), one.kind()));
            assert_eq!(found.as_deref(), read, "{name} {kind}");
        }
        assert_eq!(Question::new(&"a.".repeat(200), "A"), None);
        assert_eq!(Question::new(&"a".repeat(64), "A"), None);
        for kind in TYPES {
            assert_eq!(Question::new("example.link", kind).map(|one| one.kind()).as_deref(), Some(kind));
        }
    }
}
