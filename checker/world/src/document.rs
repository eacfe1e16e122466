//! The account as edits left it, as the document that a look at it gives.

use crate::account::{Account, Answer, Child, Outcome, Sheet};
use crate::error::Fault;
use serde_json::{Map, Value};
use snapshot::{Ask, Call, CallError, FORMAT, Output, Place, Snapshot, Source, Status};
use std::collections::{BTreeMap, BTreeSet};

/// When a world is looked at.
const ASKED: &str = "2026-03-02T01:00:00Z";
/// When the look is over.
const ANSWERED: &str = "2026-03-02T01:00:05Z";

/// Writes the document.
pub(crate) fn snapshot(mut account: Account) -> Result<Snapshot, Fault> {
    crate::summary::write(&mut account);
    let (home, complete) = (account.home, account.complete);
    let principal = account.places.get(&home).and_then(|sheet| {
        let identity = sheet.get(&Ask::GetCallerIdentity)?.elements.iter().next()?;
        Some(crate::element::text(identity, "Arn").to_owned())
    });
    let mut sheets: Vec<_> = account.places.into_iter().collect();
    sheets.sort_by_key(|(place, _)| *place != home);
    let mut calls = Vec::new();
    for (place, sheet) in sheets {
        Look { home: &home, place: &place, complete, seen: BTreeMap::new(), refused: BTreeSet::new() }
            .write(sheet, &mut calls)?;
    }
    Ok(Snapshot {
        format: FORMAT,
        tool: Some(concat!("world ", env!("CARGO_PKG_VERSION")).into()),
        started: Some(ASKED.into()),
        finished: Some(ANSWERED.into()),
        account: Some(home.account),
        principal,
        region: Some(home.region),
        calls,
        probes: account.probes,
    })
}

/// A look at one place, from the lists down to what is asked about each element.
struct Look<'a> {
    home: &'a Place,
    place: &'a Place,
    /// Whether the account is a world's: what is not listed there cannot be asked about.
    complete: bool,
    /// What is listed by now.
    seen: BTreeMap<Ask, Vec<Value>>,
    /// What nobody could list.
    refused: BTreeSet<Ask>,
}

impl Look<'_> {
    fn write(mut self, sheet: Sheet, calls: &mut Vec<Call>) -> Result<(), Fault> {
        let mut sheet: Vec<_> = sheet.into_iter().collect();
        // Parents before those that are asked for each of them.
        sheet.sort_by_key(|(ask, _)| (ask.depth(), *ask));
        for (ask, answer) in sheet {
            if matches!(answer.outcome.status, Status::Denied | Status::Failed | Status::Unsupported) {
                self.refused.insert(ask);
            }
            for (input, outcome, elements) in self.questions(ask, answer) {
                if outcome.status == Status::NotAsked {
                    continue;
                }
                let output = if outcome.status == Status::Seen {
                    let output = Output::from_values(ask, &elements).map_err(|why| unfit(ask, &why))?;
                    self.seen.entry(ask).or_default().extend(elements);
                    Some(output)
                } else {
                    None
                };
                calls.push(self.call(ask, input, outcome, output));
            }
        }
        Ok(())
    }

    fn call(&self, ask: Ask, input: Map<String, Value>, outcome: Outcome, output: Option<Output>) -> Call {
        Call {
            service: ask.service().into(),
            operation: ask.name().into(),
            account: (self.place.account != self.home.account).then(|| self.place.account.clone()),
            region: (self.place.region != self.home.region).then(|| self.place.region.clone()),
            input,
            at: Some(ASKED.into()),
            finished: Some(ANSWERED.into()),
            status: outcome.status,
            truncated: outcome.truncated,
            error: error(ask, outcome),
            output,
        }
    }

    /// What is asked with an ask: once, or for each parent that a look would know of.
    fn questions(&mut self, ask: Ask, mut answer: Answer) -> Vec<(Map<String, Value>, Outcome, Vec<Value>)> {
        let inputs = ask.row().inputs();
        let Some(per) = ask.per() else {
            let input = inputs.into_iter().next().filter(|_| ask.row().whole_only_with_input).unwrap_or_default();
            return vec![(input, answer.outcome, answer.elements.into_elements())];
        };
        // Where nobody could list the parents, nobody knew whom to ask about.
        let unknown = |source: &Source| {
            let never = self.complete && !self.seen.contains_key(&source.ask);
            source.required && (never || self.refused.contains(&source.ask))
        };
        let hidden = per.sources.iter().any(unknown);
        if hidden {
            self.refused.insert(ask);
        } else if answer.outcome.status == Status::Seen {
            self.seen.entry(ask).or_default();
        }
        let listed = self.parents(ask);
        let mut children = std::mem::take(&mut answer.children);
        if hidden {
            children.retain(|parent, _| listed.contains_key(parent));
        }
        for parent in listed.keys() {
            children.entry(parent.clone()).or_default();
        }
        let mut questions = Vec::new();
        for (parent, Child { outcome, elements }) in children {
            // What an edit made is known in full.
            let edited = outcome.is_none();
            let outcome = outcome.unwrap_or_else(|| answer.outcome.clone());
            let mut elements = elements.into_elements();
            if edited && elements.is_empty() && outcome.status == Status::Seen && !ask.is_list() {
                let summary = listed.get(&parent).copied().flatten();
                elements = crate::summary::objects(ask, &parent, summary);
            }
            for input in &inputs {
                let part: Vec<Value> = match input.get("Attribute").and_then(Value::as_str) {
                    // The two DNS switches of a VPC are asked one by one.
                    Some(attribute) => {
                        let name = attribute.replacen('e', "E", 1);
                        let is_it = |element: &&Value| element.get(&name).is_some();
                        let usual = if edited { crate::summary::objects(ask, &parent, None) } else { Vec::new() };
                        elements.iter().chain(&usual).find(is_it).cloned().into_iter().collect()
                    }
                    None => elements.clone(),
                };
                // One object cannot be empty: nobody asked for it.
                if part.is_empty() && !ask.is_list() && outcome.status == Status::Seen {
                    continue;
                }
                let mut input = input.clone();
                input.insert(per.member.to_owned(), parent.as_str().into());
                questions.push((input, outcome.clone(), part));
            }
        }
        questions
    }

    /// The parents that are listed, each with its element where the list is about it.
    fn parents(&self, ask: Ask) -> BTreeMap<String, Option<&Value>> {
        let mut parents = BTreeMap::new();
        for source in ask.per().map_or(&[][..], |per| per.sources) {
            for element in self.seen.get(&source.ask).into_iter().flatten() {
                if source.only.is_some_and(|only| !only.admits(element)) {
                    continue;
                }
                for id in snapshot::ids_at(element, source.path) {
                    let id = id.strip_prefix("/hostedzone/").unwrap_or(&id).to_owned();
                    parents.entry(id).or_insert(Some(element));
                }
            }
        }
        parents
    }
}

/// The parents of an ask that nobody was asked about.
pub(crate) fn unasked(sheet: &Sheet, ask: Ask) -> BTreeSet<String> {
    let mut parents = BTreeSet::new();
    for source in ask.per().map_or(&[][..], |per| per.sources) {
        let lists = sheet.get(&source.ask).into_iter().flat_map(Answer::lists);
        for element in lists.flat_map(|(_, list)| list.iter()) {
            if source.only.is_none_or(|only| only.admits(element)) {
                parents.extend(snapshot::ids_at(element, source.path));
            }
        }
    }
    parents.retain(|parent| sheet.get(&ask).is_none_or(|answer| !answer.children.contains_key(parent)));
    parents
}

/// The error that comes with a status, in the words of the service
/// (<https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html>).
fn error(ask: Ask, outcome: Outcome) -> Option<CallError> {
    let (code, message, http) = match outcome.status {
        Status::Seen | Status::NotAsked => return None,
        Status::Denied => (ask.row().service.refusal(), "You are not authorized to perform this operation.", Some(403)),
        Status::Unsupported => ("InvalidAction", "The action is not valid for this endpoint.", Some(400)),
        Status::Failed => ("InternalError", "An internal error has occurred.", None),
    };
    let code = outcome.code.unwrap_or_else(|| code.to_owned());
    Some(CallError { code, message: message.into(), http })
}

pub(crate) fn unfit(ask: Ask, why: &snapshot::Misfit) -> Fault {
    Fault::unfit(&format!("{}:{}", ask.service(), ask.name()), why)
}
