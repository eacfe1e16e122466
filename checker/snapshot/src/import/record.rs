//! Call records: one call with its input and its answer, `{"operation", "input", "output"}`.
//!
//! They are the entries of a snapshot's `calls`, of which all but the operation may be left out.

use super::note::NoteKind;
use super::recognise::{Document, Found};
use crate::ask::{Answer, Ask, DENIED, Output};
use crate::document::{Call, CallError, Status};
use crate::read::position::Step;
use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Deserialize)]
struct RecordIn {
    service: Option<String>,
    operation: String,
    account: Option<String>,
    region: Option<String>,
    input: Option<Map<String, Value>>,
    at: Option<String>,
    finished: Option<String>,
    status: Option<Status>,
    error: Option<CallError>,
    truncated: Option<bool>,
    output: Option<Value>,
}

/// Whether an object is a call record.
pub(super) fn is_record(members: &Map<String, Value>) -> bool {
    members.get("operation").is_some_and(Value::is_string)
}

/// Reads the record at `path`.
pub(super) fn read(document: Document<'_>, path: &[Step]) -> Result<Found, NoteKind> {
    let record: RecordIn = document.read(path).map_err(NoteKind::Broken)?;
    let Some(operation) = find(record.service.as_deref(), &record.operation) else {
        return Err(NoteKind::UnknownOperation { operation: record.operation });
    };
    let mut input = record.input.unwrap_or_default();
    input.retain(|member, value| !Ask::is_paging(member) && !value.is_null());
    if let Some(per) = operation.per()
        && !input.get(per.member).is_some_and(Value::is_string)
    {
        let own = record.output.as_ref().filter(|_| !operation.is_list());
        let Some(own) = own.and_then(|output| operation.row().own.parent(output)) else {
            return Err(NoteKind::no_parent(operation.key().unwrap_or(operation.name()), operation, per.member));
        };
        input.insert(per.member.to_owned(), own.into());
    }
    let status = match (record.status, &record.output, &record.error) {
        (Some(status), ..) => status,
        (None, Some(_), None) => Status::Seen,
        (None, _, Some(error)) if DENIED.contains(&error.code.as_str()) => Status::Denied,
        (None, _, Some(_)) => Status::Failed,
        (None, None, None) => return Err(NoteKind::NoAnswer { operation: operation.name() }),
    };
    let (output, whole) = match &record.output {
        Some(output) => {
            let (output, whole) = answer(document, path, operation, output)?;
            (Some(output), whole)
        }
        None if status == Status::Seen => return Err(NoteKind::NoAnswer { operation: operation.name() }),
        None => (None, true),
    };
    Ok(Found {
        call: Call {
            service: operation.service().to_owned(),
            operation: operation.name().to_owned(),
            account: record.account.filter(|account| !account.is_empty()),
            region: record.region.filter(|region| !region.is_empty()),
            input,
            at: record.at,
            finished: record.finished,
            status,
            error: record.error,
            truncated: record.truncated.unwrap_or_default() || !whole,
            output,
        },
    })
}

fn answer(document: Document<'_>, path: &[Step], operation: Ask, output: &Value) -> Result<(Output, bool), NoteKind> {
    let mut path = path.to_vec();
    path.push(Step::Member("output".into()));
    if let Answer::List([key]) = operation.row().answer
        && !output.get(*key).is_some_and(Value::is_array)
    {
        let cause = format!("the list `{key}` belongs here");
        return Err(NoteKind::Broken(document.wrong(&path, cause)));
    }
    document.output(operation, &path).map_err(NoteKind::Broken)
}

/// The operation, named as AWS does (`DescribeVpcs`) or as the CLI does (`describe-vpcs`).
fn find(service: Option<&str>, name: &str) -> Option<Ask> {
    let plain = |name: &str| name.replace('-', "").to_ascii_lowercase();
    let service = service.map(|service| match service {
        "elasticloadbalancing" | "elasticloadbalancingv2" => "elbv2",
        other => other,
    });
    Ask::ALL.iter().copied().find(|operation| {
        plain(operation.name()) == plain(name) && service.is_none_or(|service| operation.service() == service)
    })
}
