//! Many answers, one entry for each call: (account, Region, service, operation, input).

use crate::document::{Call, FORMAT, Snapshot, Status};
use crate::write::canonical;
use serde_json::Value;
use std::collections::BTreeMap;

/// What makes two answers answers to the same question.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    account: Option<String>,
    region: Option<String>,
    service: String,
    operation: String,
    input: String,
}

/// Calls, each once.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    calls: BTreeMap<Key, Call>,
}

impl Gathered {
    /// Adds a call, and returns the ids that another file has shown with other contents.
    pub(super) fn add(&mut self, call: Call) -> Vec<String> {
        let mut input = String::new();
        canonical(&Value::Object(call.input.clone()), &mut input);
        let key = Key {
            account: call.account.clone(),
            region: call.region.clone(),
            service: call.service.clone(),
            operation: call.operation.clone(),
            input,
        };
        match self.calls.entry(key) {
            std::collections::btree_map::Entry::Vacant(free) => {
                free.insert(call);
                Vec::new()
            }
            std::collections::btree_map::Entry::Occupied(mut known) => merge(known.get_mut(), call),
        }
    }

    /// The snapshot of all calls, at home where all of them were made.
    pub(super) fn finish(self, head: Snapshot) -> Snapshot {
        let mut calls: Vec<Call> = self.calls.into_values().collect();
        // A call that does not say its account was made with the credentials of the others; its Region may be any.
        let account = head.account.or_else(|| same(calls.iter().filter_map(|call| call.account.as_deref()).map(Some)));
        let everywhere = |call: &&Call| call.service != "sts";
        let region = same(calls.iter().filter(everywhere).map(|call| call.region.as_deref()));
        for call in &mut calls {
            if call.account == account {
                call.account = None;
            }
            if call.region == region {
                call.region = None;
            }
        }
        Snapshot { format: FORMAT, account, region, calls, ..head }
    }
}

fn same<'a>(mut all: impl Iterator<Item = Option<&'a str>>) -> Option<String> {
    let first = all.next()??;
    all.all(|other| other == Some(first)).then(|| first.to_owned())
}

/// Whole answers outweigh partial ones, partial ones outweigh none; what any of them shows is there.
fn merge(known: &mut Call, other: Call) -> Vec<String> {
    let better = rank(other.status) > rank(known.status);
    let truncated = known.truncated || other.truncated;
    let (mut kept, added) = if better { (other, std::mem::take(known)) } else { (std::mem::take(known), other) };
    kept.truncated = truncated && kept.output.is_some();
    let mut conflicts = Vec::new();
    match (&mut kept.output, added.output) {
        (Some(mine), Some(theirs)) => conflicts = mine.merge_telling(theirs),
        (mine @ None, theirs) => *mine = theirs,
        (Some(_), None) => {}
    }
    if added.at.is_some() && (kept.at.is_none() || added.at < kept.at) {
        kept.at = added.at;
    }
    if added.finished > kept.finished {
        kept.finished = added.finished;
    }
    *known = kept;
    conflicts
}

fn rank(status: Status) -> u8 {
    match status {
        Status::Seen => 4,
        Status::Failed => 3,
        Status::Denied => 2,
        Status::Unsupported => 1,
        Status::NotAsked => 0,
    }
}
