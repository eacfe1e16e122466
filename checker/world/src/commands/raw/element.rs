//! Changing one element and checking that its shape keeps what was written.

use crate::account::{Account, Named};
use crate::error::Fault;
use crate::fields::{follow, is_index};
use crate::line::unquoted;
use crate::phrase::Phrase;
use serde_json::{Map, Value};
use snapshot::{Ask, Output};

/// Writes `text` into a field of a resource.
pub(super) fn change(
    account: &mut Account,
    named: &Named,
    path: &str,
    segments: &[String],
    text: &str,
) -> Result<(), Fault> {
    if segments.first().is_some_and(|field| field == named.kind.id_field()) {
        return Err(Fault::refused(path, Phrase::IdStays, Phrase::WriteId));
    }
    let operation = named.kind.operation();
    let whole: Vec<String> = named.kind.way_in().iter().chain(segments).cloned().collect();
    check_path(operation, &whole)?;
    let before = account.element(named)?.clone();
    let plain = Value::String(unquoted(text));
    let value = match serde_json::from_str(text) {
        Ok(value) => with_ids(account, value)?,
        Err(_) => with_ids(account, plain.clone())?,
    };
    let try_out = |value: Value| -> Result<Value, Fault> {
        let mut after = before.clone();
        put(&mut after, segments, value.clone(), path)?;
        let listed = named.kind.wrapped(after.clone());
        let kept = keep(operation, &listed).map_err(|why| Fault::unfit(path, why))?;
        match lost(&listed, &kept, &mut Vec::new()) {
            Some(lost) if !value.is_null() => {
                let why = Phrase::NotKept { field: lost.join(".") };
                Err(Fault::Unfit { word: path.into(), why })
            }
            _ => Ok(after),
        }
    };
    // A field of text takes a number as text: `set vpc OwnerId 999999999999`.
    let bare = value.is_number() || value.is_boolean();
    let after = try_out(value).or_else(|fault| if bare { try_out(plain).map_err(|_| fault) } else { Err(fault) })?;
    *account.element_mut(named)? = after;
    Ok(())
}

fn check_path(operation: Ask, path: &[String]) -> Result<(), Fault> {
    follow(operation, path).map_err(|astray| {
        let word = path.get(astray.segment).map(String::as_str).unwrap_or_default();
        Fault::unknown(Phrase::KeptField, word, astray.fields.iter().map(String::as_str))
    })
}

/// Checks that an element has the shape of its operation and that all of it is kept.
pub(super) fn check_all(operation: Ask, given: &Value) -> Result<(), Fault> {
    let word = format!("{}:{}", operation.service(), operation.name());
    let kept = keep(operation, given).map_err(|why| Fault::unfit(&word, why))?;
    let Some(lost) = lost(given, &kept, &mut Vec::new()) else { return Ok(()) };
    check_path(operation, &lost)?;
    Err(Fault::Unfit { word, why: Phrase::NotKept { field: lost.join(".") } })
}

/// What the shape of an operation keeps of an element.
fn keep(operation: Ask, element: &Value) -> Result<Value, String> {
    let output = Output::from_values(operation, [element]).map_err(|why| why.to_string())?;
    Ok(output.to_elements().into_iter().next().unwrap_or_default())
}

/// The path of the first thing in `given` that is not in `kept`. Nothing is lost with what is null or empty.
fn lost(given: &Value, kept: &Value, path: &mut Vec<String>) -> Option<Vec<String>> {
    match (given, kept) {
        (Value::Null, _) => None,
        (Value::Array(list), Value::Null) if list.is_empty() => None,
        (Value::Object(given), Value::Object(kept)) => given.iter().find_map(|(name, value)| {
            path.push(name.clone());
            let found = lost(value, kept.get(name).unwrap_or(&Value::Null), path);
            path.pop();
            found
        }),
        (Value::Array(given), Value::Array(kept)) => given.iter().enumerate().find_map(|(index, value)| {
            path.push(index.to_string());
            let found = lost(value, kept.get(index).unwrap_or(&Value::Null), path);
            path.pop();
            found
        }),
        (given, kept) => (given != kept).then(|| path.clone()),
    }
}

/// Writes a value at a path, making what is missing on the way; null takes away.
fn put(at: &mut Value, path: &[String], value: Value, word: &str) -> Result<(), Fault> {
    let Some((first, rest)) = path.split_first() else {
        *at = value;
        return Ok(());
    };
    if at.is_null() {
        *at = if is_index(first) { Value::Array(Vec::new()) } else { Value::Object(Map::new()) };
    }
    let takes_away = rest.is_empty() && value.is_null();
    match at {
        Value::Object(members) if takes_away => {
            members.remove(first);
            Ok(())
        }
        Value::Object(members) => put(members.entry(first.clone()).or_insert(Value::Null), rest, value, word),
        Value::Array(list) => {
            let index = if first == "-" { list.len() } else { first.parse().unwrap_or(usize::MAX) };
            if index > list.len() || takes_away && index == list.len() {
                let why = Phrase::ListHas { count: list.len().to_string() };
                return Err(Fault::refused(word, why, Phrase::CountFromZero));
            }
            if takes_away {
                list.remove(index);
                return Ok(());
            }
            if index == list.len() {
                list.push(Value::Null);
            }
            put(&mut list[index], rest, value, word)
        }
        _ => Err(Fault::refused(word, Phrase::InsideOfValue { field: first.clone() }, Phrase::EndPathBefore)),
    }
}

/// Puts ids in the place of `@label`, at any depth.
pub(super) fn with_ids(account: &Account, value: Value) -> Result<Value, Fault> {
    Ok(match value {
        Value::String(text) => match text.strip_prefix('@') {
            Some(label) => Value::String(account.name(label, &[])?.id),
            None => Value::String(text),
        },
        Value::Array(list) => {
            Value::Array(list.into_iter().map(|element| with_ids(account, element)).collect::<Result<_, _>>()?)
        }
        Value::Object(members) => {
            let members = members.into_iter().map(|(name, value)| Ok((name, with_ids(account, value)?)));
            Value::Object(members.collect::<Result<_, Fault>>()?)
        }
        other => other,
    })
}
