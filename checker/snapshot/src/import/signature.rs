//! Which call an answer belongs to: several of AWS's APIs use the same keys.

use super::note::NoteKind;
use super::part::Part;
use super::wrapper;
use crate::ask::{Answer, Ask, OF_PAGES, Own};
use crate::read::members::Members;
use crate::shapes::Kind;
use serde_json::Value;

/// What a key and its list are.
#[derive(Debug)]
pub(super) enum Recognised {
    /// The answer of a call, or of one for each parent that its elements name.
    Call(Ask),
    /// The answer of one of these for a parent that it does not name.
    Orphan(Vec<Ask>),
}

/// The call that answers with `key` over `list`.
///
/// Other APIs that use a key are told by what their elements have and ours have not, rather than by what ours always
/// have: an element that lacks its id is then reported as broken and not as unknown.
pub(super) fn operation_of(key: &str, list: &[Part<'_>]) -> Result<Recognised, NoteKind> {
    let candidates: Vec<Ask> = Ask::ALL.iter().copied().filter(|ask| ask.key() == Some(key)).collect();
    let first = list.iter().find(|element| !element.is_null());
    let first: Option<Value> = first.map(Part::read).transpose().map_err(NoteKind::Broken)?;
    let ours = |ask: &&Ask| first.as_ref().is_none_or(|first| strange(**ask, first).is_none());
    let fitting: Vec<Ask> = candidates.iter().filter(ours).copied().collect();
    match (candidates.first(), fitting.as_slice()) {
        (None, _) => Err(NoteKind::Unknown { key: key.to_owned() }),
        (Some(operation), []) => {
            let why = first.as_ref().and_then(|first| strange(*operation, first)).unwrap_or_default();
            Err(NoteKind::Foreign { key: key.to_owned(), operation: operation.name(), why })
        }
        // A listener names its load balancer, so that its list needs nobody to say it.
        (_, [ask, ..]) if ask.per().is_some() && (first.is_none() || matches!(ask.row().own, Own::No)) => {
            Ok(Recognised::Orphan(fitting))
        }
        (_, [first_ask, second, ..]) if first.is_none() => {
            Err(NoteKind::Ambiguous { key: key.to_owned(), first: first_ask.name(), second: second.name() })
        }
        (_, [ask, ..]) => Ok(Recognised::Call(*ask)),
    }
}

/// Whether all that an object holds are lists that calls answer with.
pub(super) fn is_answer(members: &Members<'_>) -> bool {
    has_answer(members) && members.0.iter().all(|(key, _)| listed(key) || is_of_pages(key))
}

/// Whether an object holds a list that a call answers with.
pub(super) fn has_answer(members: &Members<'_>) -> bool {
    members.0.iter().any(|(key, _)| listed(key))
}

fn listed(key: &str) -> bool {
    Ask::ALL.iter().any(|ask| ask.key() == Some(key)) || wrapper::operation(key).is_some()
}

/// Whether a member speaks of pages, or of the call itself, and lists nothing.
pub(super) fn is_of_pages(key: &str) -> bool {
    OF_PAGES.contains(&key) || Ask::ALL.iter().any(|ask| ask.row().more == Some(key))
}

/// Why an element is not one of a call's.
fn strange(ask: Ask, element: &Value) -> Option<String> {
    let row = ask.row();
    let has = |member: &&&str| element.get(**member).is_some_and(|value| !value.is_null());
    let lacks = row.has.iter().find(|member| element.is_object() && !has(member));
    let lacks = lacks.map(|member| format!("the first has no {member}"));
    lacks.or_else(|| row.has_not.iter().find(has).map(|member| format!("the first has {member}")))
}

/// Whether an object is a call's answer.
pub(super) fn is_object_of(ask: Ask, members: &Members<'_>) -> bool {
    let Answer::Object(marks) = ask.row().answer else { return false };
    let is_mark = |mark: &&str| {
        let of_shape =
            ask.members().iter().any(|member| matches!(member.kind, Kind::Shape(_)) && member.is_called(mark));
        members.get(mark).is_some_and(|raw| !of_shape || raw.get().starts_with('{'))
    };
    marks.iter().any(is_mark) && ask.row().has.iter().all(|member| members.get(member).is_some())
}
