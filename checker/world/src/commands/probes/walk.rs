//! The transcript of a walk through the DNS, as it would be in this world.

use super::addresses;
use crate::account::Account;
use crate::element::{list, text};
use crate::error::Fault;
use crate::kind::Kind;
use crate::summary::name_servers;
use serde_json::Value;
use snapshot::shapes::probe::{Dns, DnsAnswer, DnsRecord, DnsZone};

/// How a walk ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    Answer,
    NotRegistered,
    Refused,
    Silent,
    NoName,
    NoData,
    BadSignatures,
}

impl Ending {
    pub(super) const WORDS: [(&'static str, Self); 7] = [
        ("answer", Self::Answer),
        ("not-registered", Self::NotRegistered),
        ("refused", Self::Refused),
        ("silent", Self::Silent),
        ("no-name", Self::NoName),
        ("no-data", Self::NoData),
        ("bad-signatures", Self::BadSignatures),
    ];
}

/// What is to come of a walk.
pub(super) struct Walked {
    pub(super) kind: &'static str,
    pub(super) ending: Ending,
    /// The servers that the zone above names, where they are others than the zone's own.
    pub(super) servers: Option<Vec<String>>,
    /// Whose addresses the name has; its own where there is nobody.
    pub(super) targets: Vec<String>,
}

const RESOLVER: &str = "8.8.8.8:53";

/// Somebody who is asked: a server of a zone, for a name.
struct Asked<'a> {
    zone: &'a str,
    name: &'a str,
    kind: &'a str,
}

impl Walked {
    /// The transcript.
    pub(super) fn transcript(&self, account: &Account, name: &str) -> Result<Dns, Fault> {
        let mut dns = Dns { walk: vec![root()], ..Dns::default() };
        let alias = match self.targets.as_slice() {
            [target] if is_name(account, target) => Some(target.trim_end_matches('.').to_lowercase()),
            _ => None,
        };
        let answers = match (&alias, self.targets.as_slice()) {
            (Some(alias), _) => vec![record(name, "CNAME", alias)],
            (None, []) => self.records(name, &addresses(account, name, self.kind)?),
            (None, targets) => {
                let mut all = Vec::new();
                for target in targets {
                    all.extend(addresses(account, target, self.kind)?);
                }
                self.records(name, &all)
            }
        };
        self.descend(&mut dns, account, name, self.servers.as_deref(), &answers, alias.is_some());
        let mut values = answers;
        if let Some(alias) = &alias {
            let last = self.records(alias, &addresses(account, alias, self.kind)?);
            self.descend(&mut dns, account, alias, None, &last, false);
            values.extend(last);
        }
        dns.resolvers = vec![self.resolver(name, &values, false), self.resolver(name, &values, true)];
        Ok(dns)
    }

    fn records(&self, name: &str, values: &[String]) -> Vec<DnsRecord> {
        values.iter().map(|value| record(name, self.kind, value)).collect()
    }

    /// From the root down to the servers of a name.
    fn descend(
        &self,
        dns: &mut Dns,
        account: &Account,
        name: &str,
        servers: Option<&[String]>,
        answers: &[DnsRecord],
        is_alias: bool,
    ) {
        let (zone, own) = zone_of(account, name);
        let above: Vec<&str> = suffixes(&zone);
        let mut at = ".".to_owned();
        let mut asked = vec!["a.root-servers.net".to_owned()];
        for (depth, next) in above.iter().enumerate() {
            let is_last = depth + 1 == above.len();
            let about = Asked { zone: &at, name, kind: self.kind };
            // Names end where nobody is registered: at the servers of the top-level domain.
            if depth == 1 && self.ending == Ending::NotRegistered {
                dns.walk.extend(asked.iter().map(|server| no_name(&about, server)));
                return;
            }
            let below = match (is_last, servers) {
                (true, Some(servers)) => servers.to_vec(),
                (true, None) => own.clone(),
                _ if depth == 0 => vec![format!("a.nic.{next}")],
                _ => name_servers(next),
            };
            dns.walk.extend(asked.iter().map(|server| referral(&about, server, next, &below)));
            let is_broken = is_last && self.ending == Ending::BadSignatures;
            dns.zones.push(DnsZone {
                zone: Some((*next).to_owned()),
                above: Some(at.clone()),
                servers: below.clone(),
                signed: Some(if is_broken { "broken" } else { "unsigned" }.to_owned()),
                problem: is_broken.then(|| "KEY_MISSING".to_owned()),
            });
            (at, asked) = ((*next).to_owned(), below);
        }
        let about = Asked { zone: &at, name, kind: self.kind };
        let last = |server: &String| match self.ending {
            Ending::Answer | Ending::BadSignatures | Ending::NotRegistered => {
                let outcome = if is_alias { "alias" } else { "answer" };
                DnsAnswer { answer: answers.to_vec(), ..said(&about, server, outcome, "NOERROR") }
            }
            Ending::Refused => said(&about, server, "refused", "REFUSED"),
            Ending::Silent => silent(&about, server),
            Ending::NoName => no_name(&about, server),
            Ending::NoData => said(&about, server, "no-data", "NOERROR"),
        };
        dns.walk.extend(asked.iter().map(last));
        if matches!(self.ending, Ending::Answer | Ending::NoName | Ending::NoData)
            && let Some(first) = asked.first()
        {
            let about = Asked { zone: &at, name: &at, kind: "NS" };
            let listed = asked.iter().map(|server| record(&at, "NS", server)).collect();
            let told = DnsAnswer { answer: listed, ..said(&about, first, "answer", "NOERROR") };
            dns.walk.push(DnsAnswer { purpose: Some("apex".to_owned()), ..told });
        }
    }

    /// What a resolver says, with a check of signatures or without.
    fn resolver(&self, name: &str, values: &[DnsRecord], unchecked: bool) -> DnsAnswer {
        let (outcome, rcode) = match self.ending {
            Ending::Answer => ("answer", "NOERROR"),
            Ending::BadSignatures if unchecked => ("answer", "NOERROR"),
            Ending::NotRegistered | Ending::NoName => ("no-name", "NXDOMAIN"),
            Ending::NoData => ("no-data", "NOERROR"),
            Ending::Refused | Ending::Silent | Ending::BadSignatures => ("refused", "SERVFAIL"),
        };
        let about = Asked { zone: "", name, kind: self.kind };
        let mut answer = said(&about, "", outcome, rcode);
        answer.purpose = Some("resolver".to_owned());
        (answer.zone, answer.server, answer.authoritative) = (None, None, Some(false));
        answer.address = Some(RESOLVER.to_owned());
        answer.checking_disabled = Some(unchecked);
        if outcome == "answer" {
            answer.answer = values.to_vec();
        } else if outcome != "refused" {
            answer.authority = vec![record(&zone_above(name), "SOA", "ns1 host 1 2 3 4 900")];
        }
        answer
    }
}

fn is_name(account: &Account, word: &str) -> bool {
    word.contains('.') && word.parse::<std::net::IpAddr>().is_err() && account.name(word, &[]).is_err()
}

fn record(name: &str, kind: &str, value: &str) -> DnsRecord {
    DnsRecord {
        name: Some(name.to_owned()),
        r#type: Some(kind.to_owned()),
        ttl: Some(60),
        value: Some(value.trim_end_matches('.').to_owned()),
    }
}

/// What a server says of a name.
fn said(asked: &Asked<'_>, server: &str, outcome: &str, rcode: &str) -> DnsAnswer {
    DnsAnswer {
        purpose: Some("walk".to_owned()),
        outcome: Some(outcome.to_owned()),
        server: Some(server.to_owned()),
        address: Some("192.0.2.53:53".to_owned()),
        zone: Some(asked.zone.to_owned()),
        transport: Some("udp".to_owned()),
        name: Some(asked.name.to_owned()),
        r#type: Some(asked.kind.to_owned()),
        rcode: Some(rcode.to_owned()),
        authoritative: Some(matches!(outcome, "answer" | "alias" | "no-name" | "no-data")),
        milliseconds: Some(5),
        ..DnsAnswer::default()
    }
}

fn no_name(asked: &Asked<'_>, server: &str) -> DnsAnswer {
    said(asked, server, "no-name", "NXDOMAIN")
}

fn silent(asked: &Asked<'_>, server: &str) -> DnsAnswer {
    let answer = said(asked, server, "", "");
    DnsAnswer { outcome: None, rcode: None, authoritative: None, error: Some("TIMEOUT".to_owned()), ..answer }
}

fn referral(asked: &Asked<'_>, server: &str, to: &str, servers: &[String]) -> DnsAnswer {
    let authority = servers.iter().map(|server| record(to, "NS", server)).collect();
    DnsAnswer { authority, ..said(asked, server, "referral", "NOERROR") }
}

/// The root speaks for itself.
fn root() -> DnsAnswer {
    let asked = Asked { zone: ".", name: ".", kind: "SOA" };
    let soa = record(".", "SOA", "a.root-servers.net nstld.verisign-grs.com 1 1800 900 604800 86400");
    let answer = said(&asked, "a.root-servers.net", "answer", "NOERROR");
    DnsAnswer { purpose: Some("root".to_owned()), answer: vec![soa], ..answer }
}

/// The zone that a name stands in, and its name servers: the account's own, or one that was made up.
fn zone_of(account: &Account, name: &str) -> (String, Vec<String>) {
    let mut best: Option<(String, Vec<String>)> = None;
    for element in account.all(Kind::HostedZone) {
        let zone = element.get("HostedZone").map(|zone| text(zone, "Name")).unwrap_or_default();
        let zone = zone.trim_end_matches('.');
        let is_in = name == zone || name.strip_suffix(zone).is_some_and(|labels| labels.ends_with('.'));
        let servers = element.get("DelegationSet").map(|set| list(set, "NameServers")).unwrap_or_default();
        let is_longer = best.as_ref().is_none_or(|(known, _)| known.len() < zone.len());
        if is_in && is_longer && !servers.is_empty() && zone.contains('.') {
            let plain = |server: &str| server.trim_end_matches('.').to_lowercase();
            let servers = servers.iter().filter_map(Value::as_str).map(plain).collect();
            best = Some((zone.to_owned(), servers));
        }
    }
    best.unwrap_or_else(|| {
        let zone = zone_above(name);
        let servers = name_servers(&zone);
        (zone, servers)
    })
}

/// The domain of a name: its last two labels.
fn zone_above(name: &str) -> String {
    let labels: Vec<&str> = name.rsplit('.').take(2).collect();
    labels.into_iter().rev().collect::<Vec<_>>().join(".")
}

/// The zones from the top-level domain down to this one, of which only the domain stands between.
fn suffixes(zone: &str) -> Vec<&str> {
    let tld = zone.rsplit('.').next().unwrap_or(zone);
    let domain_at = zone.rmatch_indices('.').nth(1).map_or(0, |(at, _)| at + 1);
    let mut all = vec![tld, zone.get(domain_at..).unwrap_or(zone), zone];
    all.dedup();
    all
}
