//! What a call or a probe was asked with: what its row names is what the row says, the rest is free text.

use super::name::Names;
use crate::ask::Ask;
use crate::shapes::{Class, Kind, Member};
use crate::walk::{self, Said, Texts as _};
use serde_json::{Map, Value};

/// The input of a call without names.
pub(super) fn of_call(names: &Names<'_>, ask: Option<Ask>, input: &Map<String, Value>) -> Map<String, Value> {
    let fixed = ask.map(|ask| ask.row().inputs()).unwrap_or_default();
    let per = ask.and_then(Ask::per);
    let one = |(member, value): (&String, &Value)| {
        if fixed.iter().any(|given| given.get(member) == Some(value)) {
            return (member.clone(), value.clone());
        }
        let parent = per.filter(|per| per.member == member).and_then(|per| per.sources.first());
        let class = parent.and_then(|source| class_at(source.ask.members(), source.path));
        if let (Some(class), Some(id)) = (class, value.as_str()) {
            // An id stays what it is in the answer that it comes from.
            return (member.clone(), names.text(class, true, id).unwrap_or_default().into());
        }
        (self::member(names, ask, member), free(names, value))
    };
    input.iter().map(one).collect()
}

/// The input of a probe without names.
pub(super) fn of_probe(names: &Names<'_>, row: Option<&[Member]>, input: &Map<String, Value>) -> Map<String, Value> {
    let shape = row.unwrap_or_default();
    let mut kept = walk::object(shape, input, Said::default(), names);
    for (member, value) in input {
        if !shape.iter().any(|known| known.is_called(member)) {
            kept.insert(self::member(names, None, member), free(names, value));
        }
    }
    kept
}

/// What the text at the end of a path is.
fn class_at(shape: &'static [Member], path: &str) -> Option<Class> {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let member = shape.iter().find(|member| member.is_called(first.trim_end_matches("[]")))?;
    match member.kind {
        Kind::Text(class) if rest.is_empty() => Some(class),
        Kind::Shape(inner) => class_at(inner, rest),
        _ => None,
    }
}

/// Filters and lists of ids narrow what is listed: the call has to keep a member that does.
fn member(names: &Names<'_>, ask: Option<Ask>, member: &str) -> String {
    let shape = ask.map(Ask::members).unwrap_or_default();
    let ids =
        || shape.iter().any(|known| known.id && (member == known.name() || member == format!("{}s", known.name())));
    let per = || ask.and_then(Ask::per).is_some_and(|per| per.member == member);
    let known = matches!(member, "Filters" | "Name" | "Values") || Ask::is_paging(member) || per() || ids();
    if known { member.to_owned() } else { names.word("member", member) }
}

fn free(names: &Names<'_>, value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            members.iter().map(|(name, value)| (member(names, None, name), free(names, value))).collect()
        }
        Value::Array(list) => list.iter().map(|element| free(names, element)).collect(),
        Value::String(text) => names.known(text).unwrap_or_else(|| names.word("text", text)).into(),
        Value::Number(number) => names.number(number),
        other => other.clone(),
    }
}
