//! The account as edits left it, as the document that a look at it gives.

use crate::account::{Account, Answer};
use crate::base::has_parent;
use crate::error::Fault;
use serde_json::{Map, Value};
use snapshot::{Ask, Call, CallError, FORMAT, Output, Parent, Place, Snapshot, Status};

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
        for (operation, answer) in sheet {
            write_calls(&mut calls, &home, &place, operation, answer)?;
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
    home: &Place,
    place: &Place,
    operation: Ask,
    mut answer: Answer,
) -> Result<(), Fault> {
    if answer.status == Status::NotAsked {
        return Ok(());
    }
    let questions: Vec<(Map<String, Value>, Vec<Value>)> = if has_parent(operation) {
        std::mem::take(&mut answer.children)
            .into_iter()
            .flat_map(|(parent, elements)| by_parent(operation, &parent, elements))
            .collect()
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

/// The questions about one parent; the two DNS switches of a VPC are asked one by one.
fn by_parent(operation: Ask, parent: &str, elements: Vec<Value>) -> Vec<(Map<String, Value>, Vec<Value>)> {
    let Parent::Of(_, member) = operation.parent() else { return Vec::new() };
    let input = |attribute: Option<&str>| {
        let attribute = attribute.map(|name| ("Attribute".to_owned(), name.into()));
        Map::from_iter([(member.to_owned(), Value::from(parent))].into_iter().chain(attribute))
    };
    if operation != Ask::DescribeVpcAttribute {
        return vec![(input(None), elements)];
    }
    elements
        .into_iter()
        .map(|element| {
            let support = element.get("EnableDnsSupport").is_some();
            let attribute = if support { "enableDnsSupport" } else { "enableDnsHostnames" };
            (input(Some(attribute)), vec![element])
        })
        .collect()
}

/// The error that comes with a status, in the words of the service
/// (<https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html>).
fn error(operation: Ask, answer: &Answer) -> Option<CallError> {
    let (code, message, http) = match answer.status {
        Status::Seen | Status::NotAsked => return None,
        Status::Denied => {
            let code = match operation.service() {
                "ec2" => "UnauthorizedOperation",
                "ssm" => "AccessDeniedException",
                _ => "AccessDenied",
            };
            (code, "You are not authorized to perform this operation.", Some(403))
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
