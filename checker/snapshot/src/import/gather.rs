//! Many answers, one entry for each call: (account, Region, service, operation, input).

use crate::document::{Call, FORMAT, Snapshot};
use crate::status::Status;
use crate::write::canonical;
use serde_json::Value;
use std::collections::BTreeMap;

/// What makes two answers answers to the same question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Question {
    account: Option<String>,
    region: Option<String>,
    service: String,
    operation: String,
    input: String,
}

impl Question {
    /// The question of a call.
    pub(super) fn of(call: &Call) -> Self {
        let mut input = String::new();
        canonical(&Value::Object(call.input.clone()), &mut input);
        Self {
            account: call.account.clone(),
            region: call.region.clone(),
            service: call.service.clone(),
            operation: call.operation.clone(),
            input,
        }
    }
}

/// Answers by their questions, each with the number of its file.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    answers: BTreeMap<Question, Vec<(usize, Call)>>,
}

/// Something that two files show with different contents.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Conflict {
    /// The number of the file that is not used.
    pub(super) file: usize,
    pub(super) operation: &'static str,
    pub(super) id: String,
}

impl Gathered {
    /// Adds an answer of a file.
    pub(super) fn add(&mut self, file: usize, call: Call) {
        self.answers.entry(Question::of(&call)).or_default().push((file, call));
    }

    /// The snapshot of all calls, at home where all of them were made, and what the files disagree about.
    pub(super) fn finish(self, head: Snapshot) -> (Snapshot, Vec<Conflict>) {
        let mut conflicts = Vec::new();
        let mut calls: Vec<Call> =
            self.answers.into_values().filter_map(|answers| merge(of_files(answers), &mut conflicts)).collect();
        conflicts.sort();
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
        (Snapshot { format: FORMAT, account, region, calls, ..head }, conflicts)
    }
}

fn same<'a>(mut all: impl Iterator<Item = Option<&'a str>>) -> Option<String> {
    let first = all.next()??;
    all.all(|other| other == Some(first)).then(|| first.to_owned())
}

/// The answers of each file as one. People append to a file, so that what stands further down is newer and counts.
fn of_files(answers: Vec<(usize, Call)>) -> Vec<(usize, Call)> {
    let mut files = BTreeMap::<usize, Vec<(usize, Call)>>::new();
    for (file, call) in answers.into_iter().rev() {
        files.entry(file).or_default().push((file, call));
    }
    let one = |(file, answers)| Some((file, merge(answers, &mut Vec::new())?));
    files.into_iter().filter_map(one).collect()
}

/// Whole answers outweigh partial ones, partial ones outweigh none; what any of them shows is there.
fn merge(mut answers: Vec<(usize, Call)>, conflicts: &mut Vec<Conflict>) -> Option<Call> {
    answers.sort_by_key(|(_, call)| std::cmp::Reverse(rank(call.status)));
    let mut answers = answers.into_iter();
    let (_, mut kept) = answers.next()?;
    let operation = kept.known().map_or("", crate::Ask::name);
    let mut files = Vec::new();
    let mut outputs = Vec::new();
    for (file, call) in answers {
        kept.truncated |= call.truncated;
        if call.at.is_some() && (kept.at.is_none() || call.at < kept.at) {
            kept.at = call.at;
        }
        if call.finished > kept.finished {
            kept.finished = call.finished;
        }
        if let Some(output) = call.output {
            if kept.output.is_some() {
                files.push(file);
                outputs.push(output);
            } else {
                kept.output = Some(output);
            }
        }
    }
    kept.truncated &= kept.output.is_some();
    // One index for all of them: thousands of files may hold a page of one call each.
    let told = kept.output.as_mut().map(|output| output.merge_all(outputs)).unwrap_or_default();
    let file_of = |index: usize| files.get(index).copied().unwrap_or_default();
    conflicts.extend(told.into_iter().map(|(index, id)| Conflict { file: file_of(index), operation, id }));
    Some(kept)
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
