//! A whole look: who asks, then what needs no parent, then what does.

use crate::ask::{ask, supports};
use crate::outcome::Fault;
use crate::pages::Answer;
use crate::session::Session;
use crate::{AccessError, Event, Options, children, identity, settle};
use access::{Plan, fixed_inputs};
use jiff::Timestamp;
use serde_json::{Map, Value};
use snapshot::{Ask, Call, FORMAT, Output, Parent, Snapshot, Status};
use std::collections::HashMap;
use std::sync::Arc;
use tokio::task::JoinSet;

type Job = (Ask, Map<String, Value>);

/// Makes a plan's calls and records what each answered.
///
/// A call that is denied, fails or is not known is recorded as such; it does not end the look.
///
/// # Errors
/// Nothing can be asked at all: no credentials, no Region, no network.
pub async fn collect(plan: &Plan, options: &Options, mut progress: impl FnMut(Event)) -> Result<Snapshot, AccessError> {
    let started = now();
    let session = Session::open(options).await?;
    progress(Event::CallsPlanned { more: 1 + plan.roots().filter(|&root| supports(root)).count() });
    progress(Event::CallStarted { operation: Ask::GetCallerIdentity });
    let at = now();
    let output = identity::caller(&session).await?;
    let who = Call { at: Some(at), finished: Some(now()), ..Call::seen(output) };
    progress(finished(&who, Ask::GetCallerIdentity));

    let mut seen = Snapshot {
        format: FORMAT,
        tool: Some(concat!("check ", env!("CARGO_PKG_VERSION")).into()),
        started: Some(started),
        region: Some(session.region().to_owned()),
        ..Snapshot::default()
    };
    if let Some(Output::GetCallerIdentity(caller)) = &who.output {
        seen.account.clone_from(&caller.account);
        seen.principal = caller.arn.as_ref().map(ToString::to_string);
    }
    seen.calls.push(who);

    let mut look = Look { session: Arc::new(session), most: options.concurrency.max(1), progress: &mut progress };
    let roots = plan.roots().map(|operation| (operation, Map::new())).collect();
    seen.calls.extend(look.make(roots).await);
    if let Some(wait) = options.settle {
        look.settle(&mut seen, wait).await;
    }

    let jobs = children::calls(plan, &seen);
    (look.progress)(Event::CallsPlanned { more: jobs.iter().filter(|(operation, _)| supports(*operation)).count() });
    let without = plan.children().filter(|child| !jobs.iter().any(|(operation, _)| operation == child));
    let without: Vec<Call> = without.filter_map(|child| unasked(&seen, child)).collect();
    seen.calls.extend(look.make(jobs).await);
    seen.calls.extend(without);
    seen.finished = Some(now());
    Ok(seen)
}

/// A child call that could not be made because nobody could list its parents, or because it has no collector.
fn unasked(seen: &Snapshot, child: Ask) -> Option<Call> {
    let Parent::Of(parent, _) = child.parent() else { return None };
    let listed = seen.calls.iter().any(|call| call.known() == Some(parent) && call.proves_absence());
    let input = fixed_inputs(child).into_iter().next().unwrap_or_default();
    (!listed || !supports(child)).then(|| Call { input, ..not_asked(child) })
}

fn not_asked(operation: Ask) -> Call {
    Call {
        service: operation.service().into(),
        operation: operation.name().into(),
        status: Status::NotAsked,
        ..Call::default()
    }
}

struct Look<'p, P> {
    session: Arc<Session>,
    most: usize,
    progress: &'p mut P,
}

impl<P: FnMut(Event)> Look<'_, P> {
    /// Makes calls, so many at once, and returns them in the order of the jobs.
    async fn make(&mut self, jobs: Vec<Job>) -> Vec<Call> {
        let mut calls: Vec<Call> =
            jobs.iter().map(|(operation, input)| Call { input: input.clone(), ..not_asked(*operation) }).collect();
        let mut waiting = jobs.into_iter().enumerate().filter(|(_, (operation, _))| supports(*operation));
        let mut running = JoinSet::new();
        let mut places = HashMap::new();
        loop {
            while running.len() < self.most {
                let Some((place, (operation, input))) = waiting.next() else { break };
                (self.progress)(Event::CallStarted { operation });
                let session = Arc::clone(&self.session);
                let task = running.spawn(async move {
                    let at = now();
                    let answer = ask(&session, operation, &input).await;
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
    async fn settle(&mut self, seen: &mut Snapshot, wait: std::time::Duration) {
        let again = settle::unsettled(seen);
        if again.is_empty() {
            return;
        }
        (self.progress)(Event::Settling);
        (self.progress)(Event::CallsPlanned { more: again.len() });
        tokio::time::sleep(wait).await;
        let jobs = again.into_iter().map(|operation| (operation, Map::new())).collect();
        for call in self.make(jobs).await {
            let old = seen.calls.iter_mut().find(|old| old.operation == call.operation && old.service == call.service);
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
