//! The walk itself: from the root down to the servers of a name, and along its CNAMEs.
//!
//! Of the root and of a top-level domain, which others run, a few servers are asked; of every zone below them, each one.

use super::asking::{Asking, Errand, Reply, Server};
use super::message::{Asked, Fault};
use super::reply::{Outcome, written};
use super::signed;
use crate::guard::Origin;
use hickory_proto::rr::{Name, RData, Record, RecordType};
use snapshot::shapes::probe::DnsZone;
use std::net::{IpAddr, SocketAddr};
use std::time::{SystemTime, UNIX_EPOCH};

/// Servers that are asked of a zone, and of one that is not the learner's.
const SERVERS: usize = 13;
const FEW: usize = 4;
/// Servers that are asked at once for the address of a name server.
const PAIR: usize = 2;
/// Zones between the root and a name; CNAMEs one after the other; name servers whose own servers need an address.
const DEPTH: usize = 12;
const ALIASES: usize = 8;
const NESTED: usize = 3;

/// A zone, and whom it can be asked of.
#[derive(Debug, Clone)]
pub(super) struct Zone {
    name: Name,
    servers: Vec<Server>,
    /// Its DS records in the zone above.
    digests: Vec<Record>,
    /// Whether every zone above has a DS, too.
    chained: bool,
}

/// The way to names.
#[derive(Debug)]
pub(super) struct Walk<'o> {
    pub(super) asking: Asking<'o>,
    pub(super) zones: Vec<DnsZone>,
    pub(super) cut: Option<&'static str>,
    /// The zones that were seen on the way: an alias begins at the nearest.
    known: Vec<Zone>,
}

impl<'o> Walk<'o> {
    pub(super) fn new(asking: Asking<'o>) -> Self {
        let typed = |address: &SocketAddr| Server { name: None, address: Ok(*address), origin: Origin::Typed };
        let servers = asking.options.roots.iter().map(typed).collect();
        let root = Zone { name: Name::root(), servers, digests: Vec::new(), chained: true };
        Self { asking, zones: Vec::new(), cut: None, known: vec![root] }
    }

    /// Asks a few root servers who is responsible for the root: only they may say so of themselves.
    pub(super) async fn vantage(&mut self) {
        let Some(root) = self.known.first().cloned() else { return };
        let asked = Asked::of_server(Name::root(), RecordType::SOA);
        self.ask(&root, &root.servers, FEW - 1, &asked, "root", false).await;
    }

    /// Follows a name, its CNAMEs with it.
    pub(super) async fn follow(&mut self, name: &Name, kind: RecordType) {
        let mut seen = vec![name.clone()];
        loop {
            let Some(last) = seen.last().cloned() else { return };
            let Some(next) = self.descend(&last, kind).await else { break };
            if seen.contains(&next) {
                self.cut = Some("CNAME_LOOP");
                break;
            }
            if seen.len() > ALIASES {
                self.cut = Some("CNAMES_ENDLESS");
                break;
            }
            seen.push(next);
        }
        if self.asking.is_spent {
            self.cut = self.cut.or(Some("QUERIES_SPENT"));
        }
        if self.asking.is_late() {
            self.cut = self.cut.or(Some("TIME_SPENT"));
        }
    }

    /// Goes down to the servers of a name. Returns the name that it is an alias of.
    async fn descend(&mut self, name: &Name, kind: RecordType) -> Option<Name> {
        let asked = Asked::of_server(name.clone(), kind);
        let mut zone = self.nearest(name)?;
        for _ in 0..DEPTH {
            if self.asking.is_late() {
                return None;
            }
            let many = if is_run_by_others(&zone.name) { FEW } else { SERVERS };
            let mut replies = self.ask(&zone, &zone.servers, many, &asked, "walk", false).await;
            let rest: Vec<Server> = zone.servers.iter().skip(many).take(SERVERS).cloned().collect();
            if replies.is_empty() && !rest.is_empty() {
                replies = self.ask(&zone, &rest, SERVERS, &asked, "walk", false).await;
            }
            let Some(next) = self.next(&zone, &replies, 0).await else {
                let end = replies.into_iter().find(|reply| reply.outcome.is_final())?;
                self.look_closer(&zone, &end, &asked).await;
                return match end.outcome {
                    Outcome::Alias(target) => Some(target),
                    _ => None,
                };
            };
            self.zones.push(DnsZone {
                zone: Some(written(&next.name)),
                above: Some(written(&zone.name)),
                servers: names(&next.servers),
                ..DnsZone::default()
            });
            self.known.push(next.clone());
            zone = next;
        }
        self.cut = Some("REFERRALS_ENDLESS");
        None
    }

    /// The zone that replies lead to, with the addresses of its servers.
    async fn next(&mut self, zone: &Zone, replies: &[Reply], nested: usize) -> Option<Zone> {
        let to = replies.iter().find_map(|reply| match &reply.outcome {
            Outcome::Referral(child) => Some(child.clone()),
            _ => None,
        })?;
        let leading: Vec<&Reply> =
            replies.iter().filter(|reply| reply.outcome == Outcome::Referral(to.clone())).collect();
        let mut servers: Vec<Name> = Vec::new();
        for record in leading.iter().flat_map(|reply| &reply.message.authorities) {
            if let RData::NS(server) = &record.data
                && record.name == to
                && !servers.contains(&server.0)
                && servers.len() < SERVERS
            {
                servers.push(server.0.clone());
            }
        }
        let additional: Vec<&Record> = leading.iter().flat_map(|reply| &reply.message.additionals).collect();
        let mut found: Vec<Server> = Vec::new();
        for server in servers {
            // A server answers for names in its own zone and below it; what it says of others is hearsay.
            let glue = if zone.name.zone_of(&server) { self.address_in(&server, &additional) } else { None };
            let address = match glue {
                Some(address) => Ok(address),
                None if to.zone_of(&server) => Err(Fault::NoGlue),
                None => Box::pin(self.address_of(&server, nested)).await.ok_or(Fault::NoAddress),
            };
            found.push(Server { name: Some(server), address, origin: Origin::Led });
        }
        let digests = leading.first().map(|reply| signed::digests(&reply.message, &to)).unwrap_or_default();
        let chained = zone.chained && (zone.name.is_root() || !zone.digests.is_empty());
        Some(Zone { name: to, servers: found, digests, chained })
    }

    /// The address of a name server, by a walk of its own.
    async fn address_of(&mut self, server: &Name, nested: usize) -> Option<SocketAddr> {
        if nested >= NESTED {
            return None;
        }
        let asked = Asked::of_server(server.clone(), RecordType::A);
        let mut zone = self.nearest(server)?;
        for _ in 0..DEPTH {
            if self.asking.is_late() {
                return None;
            }
            let reachable: Vec<Server> = zone.servers.iter().filter(|server| server.address.is_ok()).cloned().collect();
            let mut replies = Vec::new();
            for pair in reachable.chunks(PAIR).take(2) {
                replies = self.ask(&zone, pair, PAIR, &asked, "server", true).await;
                if !replies.is_empty() {
                    break;
                }
            }
            let Some(next) = self.next(&zone, &replies, nested + 1).await else {
                let end = replies.iter().find(|reply| reply.outcome == Outcome::Answer)?;
                let records: Vec<&Record> = end.message.answers.iter().collect();
                return self.address_in(server, &records);
            };
            self.known.push(next.clone());
            zone = next;
        }
        None
    }

    /// An address of a server among records; an IPv4 address first, for not everybody has a way over IPv6.
    fn address_in(&self, server: &Name, records: &[&Record]) -> Option<SocketAddr> {
        let own = records.iter().filter(|record| record.name == *server);
        let mut addresses: Vec<IpAddr> = own
            .filter_map(|record| match &record.data {
                RData::A(address) => Some(IpAddr::from(address.0)),
                RData::AAAA(address) => Some(IpAddr::from(address.0)),
                _ => None,
            })
            .collect();
        addresses.sort_by_key(IpAddr::is_ipv6);
        addresses.first().map(|address| SocketAddr::new(*address, self.asking.options.port))
    }

    /// Asks a server that answered what else is to be known of its zone: its keys, its own list of servers, and, where
    /// the name is not there, whether it stands there with the zone's name twice.
    async fn look_closer(&mut self, zone: &Zone, end: &Reply, asked: &Asked) {
        if zone.name.is_root() {
            return;
        }
        let errand = |name: Name, kind, purpose| Errand {
            server: end.server.clone(),
            zone: Some(zone.name.clone()),
            asked: Asked::of_server(name, kind),
            purpose,
        };
        let mut errands = vec![
            errand(zone.name.clone(), RecordType::DNSKEY, "keys"),
            errand(zone.name.clone(), RecordType::NS, "apex"),
        ];
        if end.outcome == Outcome::NoName
            && let Ok(doubled) = asked.name.clone().append_name(&zone.name)
        {
            errands.push(errand(doubled, asked.kind, "doubled"));
        }
        let is_about = |reply: &&Reply, kind| {
            reply.outcome != Outcome::Refused
                && reply.message.queries.first().is_some_and(|query| query.query_type() == kind)
        };
        let replies = self.asking.run(errands, false).await;
        let keys = replies.iter().find(|reply| is_about(reply, RecordType::DNSKEY)).map(|reply| &reply.message);
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        // The low half of the seconds: the times of signatures go round.
        let now = u32::try_from(now & u64::from(u32::MAX)).unwrap_or_default();
        let (signed, problem) = match signed::state(&zone.name, &zone.digests, keys, &end.message, now) {
            signed::State::Broken(problem) if !zone.chained => ("unknown", Some(problem)),
            state => state.words(),
        };
        let own = written(&zone.name);
        if let Some(entry) = self.zones.iter_mut().rev().find(|entry| entry.zone.as_deref() == Some(own.as_str())) {
            entry.signed = Some(signed.to_owned());
            entry.problem = problem.map(str::to_owned);
        }
    }

    /// Asks the first servers of a zone.
    async fn ask(
        &mut self,
        zone: &Zone,
        servers: &[Server],
        many: usize,
        asked: &Asked,
        purpose: &'static str,
        first: bool,
    ) -> Vec<Reply> {
        let errand = |server: &Server| Errand {
            server: server.clone(),
            zone: Some(zone.name.clone()),
            asked: asked.clone(),
            purpose,
        };
        let errands = servers.iter().take(many).map(errand).collect();
        self.asking.run(errands, first).await
    }

    /// The zone nearest above a name, of those that were seen.
    fn nearest(&self, name: &Name) -> Option<Zone> {
        let above = self.known.iter().filter(|zone| zone.name.zone_of(name));
        above.max_by_key(|zone| zone.name.num_labels()).cloned()
    }
}

/// Whether a zone is the root or a top-level domain.
fn is_run_by_others(zone: &Name) -> bool {
    zone.num_labels() < 2
}

fn names(servers: &[Server]) -> Vec<String> {
    servers.iter().filter_map(|server| server.name.as_ref()).map(written).collect()
}
