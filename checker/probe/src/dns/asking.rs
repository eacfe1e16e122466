//! Many servers asked at once, under one budget, with everything written down.

use super::Options;
use super::exchange::{Exchange, exchange};
use super::message::{Asked, Fault};
use super::reply::{self, Outcome};
use super::root::root_name;
use crate::guard::Origin;
use hickory_proto::op::Message;
use hickory_proto::rr::Name;
use snapshot::shapes::probe::DnsAnswer;
use std::net::SocketAddr;
use tokio::task::JoinSet;
use tokio::time::Instant;

/// A name server: its name, and an address of it, or why there is none.
#[derive(Debug, Clone)]
pub(super) struct Server {
    pub(super) name: Option<Name>,
    pub(super) address: Result<SocketAddr, Fault>,
    pub(super) origin: Origin,
}

/// A question to one server, and what for.
#[derive(Debug, Clone)]
pub(super) struct Errand {
    pub(super) server: Server,
    pub(super) zone: Option<Name>,
    pub(super) asked: Asked,
    pub(super) purpose: &'static str,
}

/// What came of it.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) server: Server,
    pub(super) message: Message,
    pub(super) outcome: Outcome,
}

/// The budget, and what was written down so far.
#[derive(Debug)]
pub(super) struct Asking<'o> {
    pub(super) options: &'o Options,
    pub(super) end: Instant,
    left: usize,
    pub(super) is_spent: bool,
    pub(super) transcript: Vec<DnsAnswer>,
}

impl<'o> Asking<'o> {
    pub(super) fn new(options: &'o Options, queries: usize, end: Instant) -> Self {
        Self { options, end, left: queries, is_spent: false, transcript: Vec::new() }
    }

    /// Whether the time has run out.
    pub(super) fn is_late(&self) -> bool {
        Instant::now() >= self.end
    }

    /// Runs errands, all at once. With `first` what is still open is left when one has led further.
    pub(super) async fn run(&mut self, errands: Vec<Errand>, first: bool) -> Vec<Reply> {
        let mut entries: Vec<DnsAnswer> = Vec::new();
        let mut running: JoinSet<(usize, Exchange)> = JoinSet::new();
        for (index, errand) in errands.iter().enumerate() {
            let mut entry = reply::blank(&errand.asked, errand.purpose);
            entry.zone = errand.zone.as_ref().map(reply::written);
            let address = errand.server.address.ok();
            let known = || address.and_then(root_name).filter(|_| errand.zone.as_ref().is_some_and(Name::is_root));
            entry.server = errand.server.name.as_ref().map(reply::written).or_else(known);
            entry.address = address.map(|address| match address.port() {
                super::PORT => address.ip().to_string(),
                _ => address.to_string(),
            });
            match self.may_ask(&errand.server) {
                Ok(address) => {
                    let (asked, end) = (errand.asked.clone(), self.end);
                    running.spawn(async move { (index, exchange(address, asked, end).await) });
                }
                Err(fault) => entry.error = Some(fault.as_str().to_owned()),
            }
            entries.push(entry);
        }
        let mut replies: Vec<(usize, Reply)> = Vec::new();
        while let Some(done) = running.join_next().await {
            let Ok((index, exchange)) = done else { continue };
            let (Some(errand), Some(entry)) = (errands.get(index), entries.get_mut(index)) else { continue };
            entry.milliseconds = i64::try_from(exchange.milliseconds).ok();
            entry.transport = Some(exchange.transport.to_owned());
            match exchange.result {
                Ok(message) => {
                    let outcome = match &errand.zone {
                        Some(zone) => Outcome::of_server(&message, &errand.asked, zone),
                        None => Outcome::of_resolver(&message, &errand.asked),
                    };
                    reply::fill(entry, &message, &outcome);
                    let leads = outcome.is_final() || matches!(outcome, Outcome::Referral(_));
                    replies.push((index, Reply { server: errand.server.clone(), message, outcome }));
                    if first && leads {
                        break;
                    }
                }
                Err(fault) => entry.error = Some(fault.as_str().to_owned()),
            }
        }
        // What was left open has neither an answer nor a fault, and says nothing.
        let told = entries.into_iter().filter(|entry| entry.outcome.is_some() || entry.error.is_some());
        self.transcript.extend(told);
        replies.sort_by_key(|(index, _)| *index);
        replies.into_iter().map(|(_, reply)| reply).collect()
    }

    fn may_ask(&mut self, server: &Server) -> Result<SocketAddr, Fault> {
        let address = server.address?;
        let address = self.options.guard.allow(address, server.origin).map_err(|_| Fault::AddressRefused)?;
        let Some(left) = self.left.checked_sub(1) else {
            self.is_spent = true;
            return Err(Fault::Spent);
        };
        self.left = left;
        Ok(address)
    }
}
