//! What the AWS CLI says where it was refused: `An error occurred (Code) when calling the Operation operation: …`.
//!
//! That a call was refused is evidence too: what it would have listed was not seen.

use super::command;
use super::note::NoteKind;
use super::recognise::{Contents, Orphan};
use crate::ask::{Ask, DENIED, UNSUPPORTED};
use crate::document::Call;
use crate::read::members::Members;
use crate::status::{CallError, Status};

const BEGIN: &str = "An error occurred (";
const CALLING: &str = ") when calling the ";
const OPERATION: &str = " operation";

/// What the lines of a text say of calls that were refused.
pub(super) fn read(text: &str) -> Contents {
    let mut contents = Contents::default();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(BEGIN)).map(|at| from + at) {
        from = at + BEGIN.len();
        let line = text.get(from..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let Some((code, rest)) = line.split_once(CALLING) else { continue };
        let Some((operation, message)) = rest.split_once(OPERATION) else { continue };
        let message = message.split_once(": ").map_or("", |(_, message)| message).trim();
        let error = CallError { code: code.to_owned(), message: message.to_owned(), http: None };
        let line = text.get(..at).map_or(0, |before| before.rfind('\n').map_or(0, |newline| newline + 1));
        refused(operation, error, text.get(..line).unwrap_or_default(), &mut contents);
    }
    contents
}

/// The error that an object is: `{"Error": {"Code": …}}`.
pub(super) fn of_object(members: &Members<'_>) -> Option<NoteKind> {
    let error: Members<'_> = serde_json::from_str(members.get("Error")?.get()).ok()?;
    let code = serde_json::from_str::<String>(error.get("Code")?.get()).ok()?;
    Some(NoteKind::Refused { operation: None, code })
}

fn refused(operation: &str, error: CallError, before: &str, contents: &mut Contents) {
    contents.notes.push(NoteKind::Refused { operation: Some(operation.to_owned()), code: error.code.clone() });
    let command = command::last(before);
    let mut asks = Ask::ALL.iter().copied().filter(|ask| ask.name() == operation);
    let ask = match &command {
        Some(command) if command.ask.name() == operation => Some(command.ask),
        // Two services have calls of one name.
        _ => asks.next().filter(|_| asks.next().is_none()),
    };
    let Some(ask) = ask else { return };
    let status = match &*error.code {
        code if DENIED.contains(&code) => Status::Denied,
        code if UNSUPPORTED.contains(&code) => Status::Unsupported,
        _ => Status::Failed,
    };
    let mut call = Call::without_answer(ask, status, error);
    let command = command.filter(|command| command.ask == ask);
    call.region = command.as_ref().and_then(|command| command.value("region")).map(str::to_owned);
    if let [input] = &ask.row().inputs()[..] {
        call.input = input.clone();
    }
    let Some(per) = ask.per() else { return contents.calls.push(call) };
    match command.as_ref().and_then(|command| command.parent()) {
        Some(parent) => {
            call.input.insert(per.member.to_owned(), parent.into());
            contents.calls.push(call);
        }
        None => {
            let note = NoteKind::no_parent(ask.key().unwrap_or(ask.name()), ask, per.member);
            contents.orphans.push(Orphan { note, calls: vec![call] });
        }
    }
}
