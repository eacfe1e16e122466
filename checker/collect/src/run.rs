//! A whole look: who asks, then what needs no parent, then, level by level, what does, until nothing is left to ask.

use crate::ask::ask;
use crate::children::{self, Job};
use crate::outcome::Fault;
use crate::pages::Answer;
use crate::session::Session;
use crate::{AccessError, Event, Options, consistency, identity};
use access::Plan;
use jiff::Timestamp;
use snapshot::{Ask, Call, FORMAT, Output, Service, Snapshot, Status};
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::sync::Arc;
use tokio::task::JoinSet;

/// Makes a plan's calls and records what each answered.
///
/// A call that is denied, fails or is not known is recorded as such; it does not end the look.
///
/// # Errors
/// Nothing can be asked at all: no credentials, no Region, no network.
pub async fn collect(plan: &Plan, options: &Options, mut progress: impl FnMut(Event)) -> Result<Snapshot, AccessError> {
    let started = now();
    let session = Session::open(options).await?;
    let here = session.region().to_owned();
    let mut made = BTreeSet::new();
    let mut jobs: Vec<Job> = children::roots(plan, &here).into_iter().filter(|job| made.insert(job.key())).collect();
    progress(Event::CallsPlanned { more: 1 + jobs.len() });
    progress(Event::CallStarted { operation: Ask::GetCallerIdentity });
    let at = now();
    let output = identity::caller(&session).await?;
    let who = Call { at: Some(at), finished: Some(now()), ..Call::seen(output) };
    progress(finished(&who, Ask::GetCallerIdentity));

    let mut seen = Snapshot {
        format: FORMAT,
        tool: Some(concat!("check ", env!("CARGO_PKG_VERSION")).into()),
        started: Some(started),
        region: Some(here.clone()),
        ..Snapshot::default()
    };
    if let Some(Output::GetCallerIdentity(caller)) = &who.output {
        seen.account.clone_from(&caller.account);
        seen.principal = caller.arn.as_ref().map(ToString::to_string);
    }
    seen.calls.push(who);

    let mut look = Look::new(session, options, &mut progress);
    seen.calls.extend(look.make(jobs).await);
    if let Some(wait) = options.recheck_after {
        look.recheck(&mut seen, wait).await;
    }
    loop {
        jobs = children::jobs(plan, &seen, &here).into_iter().filter(|job| made.insert(job.key())).collect();
        if jobs.is_empty() {
            break;
        }
        (look.progress)(Event::CallsPlanned { more: jobs.len() });
        seen.calls.extend(look.make(jobs).await);
    }
    let unasked = children::unasked(plan, &seen, &here);
    seen.calls.extend(unasked.iter().map(|job| blank(job, &here)));
    seen.finished = Some(now());
    Ok(seen)
}

/// A call that nobody has made yet.
fn blank(job: &Job, here: &str) -> Call {
    Call {
        service: job.ask.service().into(),
        operation: job.ask.name().into(),
        region: (job.region != here).then(|| job.region.clone()),
        input: job.input.clone(),
        status: Status::NotAsked,
        ..Call::default()
    }
}

struct Look<'p, P> {
    here: Arc<Session>,
    elsewhere: BTreeMap<String, Arc<Session>>,
    most: usize,
    progress: &'p mut P,
}

/// Whether a service counts its requests so closely that one call at a time is enough: Route 53 takes five a second of an
/// account, everybody's together
/// (<https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html#limits-api-requests>).
fn one_at_a_time(ask: Ask) -> bool {
    ask.row().service == Service::Route53
}

impl<'p, P: FnMut(Event)> Look<'p, P> {
    fn new(session: Session, options: &Options, progress: &'p mut P) -> Self {
        Self { here: Arc::new(session), elsewhere: BTreeMap::new(), most: options.concurrency.max(1), progress }
    }

    fn session(&mut self, region: &str) -> Arc<Session> {
        if region == self.here.region() {
            return Arc::clone(&self.here);
        }
        let there = self.elsewhere.entry(region.to_owned());
        Arc::clone(there.or_insert_with(|| Arc::new(self.here.elsewhere(region))))
    }

    /// Makes calls, so many at once, and returns them in the order of the jobs.
    async fn make(&mut self, jobs: Vec<Job>) -> Vec<Call> {
        let mut calls: Vec<Call> = jobs.iter().map(|job| blank(job, self.here.region())).collect();
        let mut waiting: VecDeque<(usize, Job)> = jobs.into_iter().enumerate().collect();
        let mut running = JoinSet::new();
        let mut places: HashMap<tokio::task::Id, (usize, Ask)> = HashMap::new();
        loop {
            while running.len() < self.most {
                let busy = places.values().any(|(_, ask)| one_at_a_time(*ask));
                let next = waiting.iter().position(|(_, job)| !(busy && one_at_a_time(job.ask)));
                let Some((place, job)) = next.and_then(|next| waiting.remove(next)) else { break };
                (self.progress)(Event::CallStarted { operation: job.ask });
                let session = self.session(&job.region);
                let operation = job.ask;
                let task = running.spawn(async move {
                    let at = now();
                    let answer = ask(&session, job.ask, &job.input).await;
                    (at, answer, now())
                });
                places.insert(task.id(), (place, operation));
            }
            let Some(joined) = running.join_next_with_id().await else { return calls };
            let (id, result) = match joined {
                Ok((id, result)) => (id, Some(result)),
                Err(error) => (error.id(), None),
            };
            let Some((place, operation)) = places.remove(&id) else { continue };
            let Some(call) = calls.get_mut(place) else { continue };
            match result {
                Some((at, answer, end)) => record(call, answer, at, end),
                // A call that breaks down inside the SDK is one call that failed.
                None => {
                    let fault = Fault::failed("Internal", "the call broke down inside this program");
                    call.status = fault.status;
                    call.error = Some(fault.error);
                }
            }
            (self.progress)(finished(call, operation));
        }
    }

    /// Asks once more, after a wait, for lists that do not fit each other.
    async fn recheck(&mut self, seen: &mut Snapshot, wait: std::time::Duration) {
        let again = consistency::unsettled(seen);
        if again.is_empty() {
            return;
        }
        (self.progress)(Event::Settling);
        (self.progress)(Event::CallsPlanned { more: again.len() });
        tokio::time::sleep(wait).await;
        let job = |ask: Ask| Job {
            ask,
            region: self.here.region().to_owned(),
            input: ask.row().inputs().into_iter().next().unwrap_or_default(),
        };
        for call in self.make(again.into_iter().map(job).collect()).await {
            let same = |old: &&mut Call| {
                (&old.service, &old.operation, &old.region, &old.input)
                    == (&call.service, &call.operation, &call.region, &call.input)
            };
            let old = seen.calls.iter_mut().find(same);
            if let (Some(old), Status::Seen) = (old, call.status) {
                *old = call;
            }
        }
    }
}

fn record(call: &mut Call, answer: Answer, at: String, end: String) {
    call.at = Some(at);
    call.finished = Some(end);
    call.status = answer.status;
    call.error = answer.error;
    call.truncated = answer.truncated;
    call.output = answer.output;
}

fn finished(call: &Call, operation: Ask) -> Event {
    Event::CallFinished { operation, status: call.status, items: call.output.as_ref().map_or(0, Output::len) }
}

fn now() -> String {
    Timestamp::now().strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}
