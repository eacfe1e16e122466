//! The account as edits left it, as the document that a look at it gives.

use crate::account::{Account, Answer};
use crate::error::Fault;
use serde_json::{Map, Value};
use snapshot::{Ask, Call, CallError, FORMAT, Output, Place, Snapshot, Status};
use std::collections::BTreeSet;

/// When a world is looked at.
const ASKED: &str = "2026-03-02T01:00:00Z";
/// When the look is over.
const ANSWERED: &str = "2026-03-02T01:00:05Z";

/// Writes the document.
pub(crate) fn snapshot(account: Account) -> Result<Snapshot, Fault> {
    let home = account.home;
    let principal = account.places.get(&home).and_then(|sheet| {
        let identity = sheet.get(&Ask::GetCallerIdentity)?.elements.first()?;
        Some(crate::element::text(identity, "Arn").to_owned())
    });
    let mut sheets: Vec<_> = account.places.into_iter().collect();
    sheets.sort_by_key(|(place, _)| *place != home);
    let mut calls = Vec::new();
    for (place, sheet) in sheets {
        let first = calls.len();
        let mut sheet: Vec<_> = sheet.into_iter().collect();
        // Parents before those that are asked for each of them.
        sheet.sort_by_key(|(operation, _)| (operation.depth(), *operation));
        for (operation, answer) in sheet {
            write_calls(&mut calls, first, &home, &place, operation, answer)?;
        }
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

fn write_calls(
    calls: &mut Vec<Call>,
    first: usize,
    home: &Place,
    place: &Place,
    operation: Ask,
    mut answer: Answer,
) -> Result<(), Fault> {
    if answer.status == Status::NotAsked {
        return Ok(());
    }
    let questions: Vec<(Map<String, Value>, Vec<Value>)> = if operation.per().is_some() {
        let mut children = std::mem::take(&mut answer.children);
        // Every question was asked: of a parent that nobody said anything about, nothing was listed. An object cannot
        // be empty; where it was refused, it was asked for all the same.
        if operation.is_list() || answer.status != Status::Seen {
            for parent in parents(operation, calls.get(first..).unwrap_or_default()) {
                children.entry(parent).or_default();
            }
        }
        children.into_iter().flat_map(|(parent, elements)| by_parent(operation, &parent, elements)).collect()
    } else {
        vec![(Map::new(), std::mem::take(&mut answer.elements))]
    };
    for (input, elements) in questions {
        let seen = answer.status == Status::Seen;
        let output = if seen {
            Some(Output::from_elements(operation, elements).map_err(|why| unfit(operation, &why))?)
        } else {
            None
        };
        calls.push(Call {
            service: operation.service().into(),
            operation: operation.name().into(),
            account: (place.account != home.account).then(|| place.account.clone()),
            region: (place.region != home.region).then(|| place.region.clone()),
            input,
            at: Some(ASKED.into()),
            finished: Some(ANSWERED.into()),
            status: answer.status,
            error: error(operation, &answer),
            truncated: answer.truncated,
            output,
        });
    }
    Ok(())
}

/// The parents that are listed in a place.
fn parents(operation: Ask, calls: &[Call]) -> BTreeSet<String> {
    let sources = operation.per().map_or(&[][..], |per| per.sources);
    let outputs = || calls.iter().filter_map(|call| call.output.as_ref());
    sources.iter().flat_map(|source| outputs().flat_map(move |output| output.parents(source))).collect()
}

/// The questions about one parent; the two DNS switches of a VPC are asked one by one.
fn by_parent(operation: Ask, parent: &str, elements: Vec<Value>) -> Vec<(Map<String, Value>, Vec<Value>)> {
    let Some(per) = operation.per() else { return Vec::new() };
    let of_parent = |mut input: Map<String, Value>| {
        input.insert(per.member.to_owned(), parent.into());
        input
    };
    if operation != Ask::DescribeVpcAttribute {
        return operation.row().inputs().into_iter().map(|input| (of_parent(input), elements.clone())).collect();
    }
    let inputs = operation.row().inputs().into_iter().map(of_parent);
    let answers = |attribute: &Value, element: &Value| {
        let name = attribute.as_str().unwrap_or_default().replacen('e', "E", 1);
        element.get(&name).is_some()
    };
    let part = |input: Map<String, Value>| {
        let attribute = input.get("Attribute").cloned().unwrap_or_default();
        let element = elements.iter().find(|element| answers(&attribute, element)).cloned();
        (input, element.into_iter().collect())
    };
    inputs.map(part).filter(|(_, part): &(_, Vec<Value>)| !part.is_empty() || elements.is_empty()).collect()
}

/// The error that comes with a status, in the words of the service
/// (<https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html>).
fn error(operation: Ask, answer: &Answer) -> Option<CallError> {
    let (code, message, http) = match answer.status {
        Status::Seen | Status::NotAsked => return None,
        Status::Denied => {
            (operation.row().service.refusal(), "You are not authorized to perform this operation.", Some(403))
        }
        Status::Unsupported => ("InvalidAction", "The action is not valid for this endpoint.", Some(400)),
        Status::Failed => ("InternalError", "An internal error has occurred.", None),
    };
    let code = answer.code.clone().unwrap_or_else(|| code.to_owned());
    Some(CallError { code, message: message.into(), http })
}

pub(crate) fn unfit(operation: Ask, why: &serde_json::Error) -> Fault {
    Fault::Unfit { word: format!("{}:{}", operation.service(), operation.name()), why: why.to_string() }
}
