//! Call records: one call with its input and its answer, `{"operation", "input", "output"}`.
//!
//! They are the entries of a snapshot's `calls`, of which all but the operation may be left out.

use super::cut::{self, Told};
use super::note::NoteKind;
use super::part::Part;
use super::recognise::{Contents, Orphan};
use crate::ask::{Answer, Ask, DENIED};
use crate::document::Call;
use crate::read::members::Members;
use crate::read::{ErrorIn, begins_later, said};
use crate::status::{CallError, Status};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

#[derive(Deserialize)]
struct RecordIn<'t> {
    service: Option<String>,
    operation: String,
    account: Option<String>,
    region: Option<String>,
    input: Option<Map<String, Value>>,
    at: Option<String>,
    finished: Option<String>,
    status: Option<Status>,
    error: Option<ErrorIn>,
    truncated: Option<bool>,
    #[serde(borrow)]
    output: Option<&'t RawValue>,
}

/// Whether an object is a call record.
pub(super) fn is_record(members: &Members<'_>) -> bool {
    members.get("operation").is_some_and(|raw| raw.get().starts_with('"'))
}

/// Reads a record.
pub(super) fn read(part: &Part<'_>) -> Result<Contents, NoteKind> {
    let record: RecordIn<'_> = part.read().map_err(NoteKind::Broken)?;
    let Some(operation) = find(record.service.as_deref(), &record.operation) else {
        return Err(NoteKind::UnknownOperation { operation: record.operation });
    };
    let mut input = record.input.unwrap_or_default();
    let later = begins_later(&input);
    input.retain(|member, value| !Ask::is_paging(member) && !value.is_null());
    let error = record.error.map(CallError::from);
    let output = record.output.map(|raw| part.member("output", raw));
    let status = match (record.status, &output, &error) {
        (Some(status), ..) => status,
        (None, Some(_), None) => Status::Seen,
        (None, _, Some(error)) if DENIED.contains(&error.code.as_str()) => Status::Denied,
        (None, _, Some(_)) => Status::Failed,
        (None, None, None) => return Err(NoteKind::NoAnswer { operation: operation.name() }),
    };
    // The writer of snapshots leaves empty lists out; it alone says whether an answer is cut off.
    let of_snapshot = record.truncated.is_some();
    let answer = match &output {
        Some(output) => Some(answer(operation, output, of_snapshot)?),
        None if status == Status::Seen => return Err(NoteKind::NoAnswer { operation: operation.name() }),
        None => None,
    };
    let whole = answer.as_ref().is_none_or(|told| told.whole && !later);
    let lacking = answer.as_ref().and_then(|told| told.lacking);
    let mut call = Call {
        service: operation.service().to_owned(),
        operation: operation.name().to_owned(),
        account: said(record.account),
        region: said(record.region),
        input,
        at: record.at,
        finished: record.finished,
        status,
        error,
        truncated: record.truncated.unwrap_or_default() || !whole,
        output: answer.map(|told| told.output),
    };
    let mut contents = Contents { says_itself: true, ..Contents::default() };
    contents.notes.extend(lacking.map(|list| NoteKind::cut(operation, list)));
    if let Some(per) = operation.per()
        && call.input.get(per.member).and_then(Value::as_str).is_none_or(str::is_empty)
    {
        let own = output.filter(|_| !operation.is_list()).map(|output| output.read::<Value>()).transpose();
        let own = own.map_err(NoteKind::Broken)?.and_then(|output| operation.row().own.parent(&output));
        let Some(own) = own else {
            call.input.remove(per.member);
            let note = NoteKind::no_parent(operation.key().unwrap_or(operation.name()), operation, per.member);
            contents.orphans.push(Orphan { note, calls: vec![call] });
            return Ok(contents);
        };
        call.input.insert(per.member.to_owned(), own.into());
    }
    contents.calls.push(call);
    Ok(contents)
}

fn answer(operation: Ask, output: &Part<'_>, of_snapshot: bool) -> Result<Told, NoteKind> {
    if let Answer::List([key]) = operation.row().answer {
        let members = output.members().map_err(NoteKind::Broken)?;
        if members.get(key).is_none() {
            return Err(NoteKind::NoList { list: format!("{} ({key})", operation.name()) });
        }
    }
    if of_snapshot {
        let (output, whole) = output.output(operation).map_err(NoteKind::Broken)?;
        return Ok(Told { output, whole, lacking: None });
    }
    cut::read(output, operation).map_err(NoteKind::Broken)
}

/// The operation, named as AWS does (`DescribeVpcs`) or as the CLI does (`describe-vpcs`).
pub(super) fn find(service: Option<&str>, name: &str) -> Option<Ask> {
    fn plain(name: &str) -> impl Iterator<Item = u8> + '_ {
        name.bytes().filter(|byte| *byte != b'-').map(|byte| byte.to_ascii_lowercase())
    }
    let service = service.filter(|service| !service.is_empty()).map(|service| match service {
        "elasticloadbalancing" | "elasticloadbalancingv2" => "elbv2",
        other => other,
    });
    Ask::ALL.iter().copied().find(|operation| {
        let same = operation.name().len() <= name.len() && plain(operation.name()).eq(plain(name));
        same && service.is_none_or(|service| operation.service() == service)
    })
}
