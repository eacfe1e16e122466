//! Which call an answer belongs to: several of AWS's APIs use the same keys.

use super::note::NoteKind;
use crate::ask::{Answer, Ask, Own};
use crate::shapes::Kind;
use serde_json::{Map, Value};

/// The call that answers with `key` over `list`.
///
/// Other APIs that use a key are told by what their elements have and ours have not, rather than by what ours always
/// have: an element that lacks its id is then reported as broken and not as unknown.
pub(super) fn operation_of(key: &str, list: &[Value]) -> Result<Ask, NoteKind> {
    let candidates: Vec<Ask> = Ask::ALL.iter().copied().filter(|ask| ask.key() == Some(key)).collect();
    let first = list.iter().find(|element| !element.is_null());
    let operation = match (candidates.as_slice(), first) {
        ([], _) => return Err(NoteKind::Unknown { key: key.to_owned() }),
        ([only], _) => *only,
        // With or without elements, it takes a parent to tell.
        ([first, ..], _) if first.per().is_some() => *first,
        ([first, second, ..], None) => {
            return Err(NoteKind::Ambiguous { key: key.to_owned(), first: first.name(), second: second.name() });
        }
        (several @ [fallback, ..], Some(element)) => {
            several.iter().copied().find(|ask| strange(*ask, element).is_none()).unwrap_or(*fallback)
        }
    };
    if let Some(why) = first.and_then(|first| strange(operation, first)) {
        return Err(NoteKind::Foreign { key: key.to_owned(), operation: operation.name(), why });
    }
    match operation.per() {
        // A listener names its load balancer, so that its list needs nobody to say it.
        Some(per) if matches!(operation.row().own, Own::No) || first.is_none() => {
            Err(NoteKind::no_parent(key, operation, per.member))
        }
        _ => Ok(operation),
    }
}

/// Why an element is not one of a call's.
fn strange(ask: Ask, element: &Value) -> Option<String> {
    let row = ask.row();
    let has = |member: &&&str| element.get(**member).is_some();
    let lacks = row.has.iter().find(|member| element.is_object() && !has(member));
    let lacks = lacks.map(|member| format!("the first has no {member}"));
    lacks.or_else(|| row.has_not.iter().find(has).map(|member| format!("the first has {member}")))
}

/// Whether an object is a call's answer.
pub(super) fn is_object_of(ask: Ask, members: &Map<String, Value>) -> bool {
    let Answer::Object(marks) = ask.row().answer else { return false };
    let is_mark = |mark: &&str| {
        let of_shape =
            ask.members().iter().any(|member| matches!(member.kind, Kind::Shape(_)) && member.is_called(mark));
        members.get(*mark).is_some_and(|value| !value.is_null() && (!of_shape || value.is_object()))
    };
    marks.iter().any(is_mark) && ask.row().has.iter().all(|member| members.contains_key(*member))
}
