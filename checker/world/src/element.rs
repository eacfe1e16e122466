//! Reading and changing resources in their JSON form.

use serde_json::{Map, Value};

/// The text of a field, empty where there is none.
pub(crate) fn text<'v>(element: &'v Value, field: &str) -> &'v str {
    element.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// The elements of a list, none where there is no list.
pub(crate) fn list<'v>(element: &'v Value, field: &str) -> &'v [Value] {
    element.get(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A list to change, made where there was none.
pub(crate) fn list_mut<'v>(element: &'v mut Value, field: &str) -> &'v mut Vec<Value> {
    let value = members(element).entry(field).or_insert_with(|| Value::Array(Vec::new()));
    if !value.is_array() {
        *value = Value::Array(Vec::new());
    }
    match value {
        Value::Array(list) => list,
        _ => unreachable!("made an array above"),
    }
}

/// An object to change, made where there was none.
pub(crate) fn object_mut<'v>(element: &'v mut Value, field: &str) -> &'v mut Value {
    let value = members(element).entry(field).or_insert(Value::Null);
    members(value);
    value
}

/// Sets a field; null takes it away.
pub(crate) fn set(element: &mut Value, field: &str, value: impl Into<Value>) {
    match value.into() {
        Value::Null => {
            members(element).remove(field);
        }
        value => {
            members(element).insert(field.to_owned(), value);
        }
    }
}

/// Sets all fields of an object.
pub(crate) fn update(element: &mut Value, fields: Value) {
    if let Value::Object(fields) = fields {
        for (field, value) in fields {
            set(element, &field, value);
        }
    }
}

/// Writes other words in the place of some, at any depth.
pub(crate) fn replace(value: &mut Value, changes: &[(&str, &str)]) {
    match value {
        Value::String(text) => *text = replaced(text, changes),
        Value::Array(elements) => elements.iter_mut().for_each(|element| replace(element, changes)),
        Value::Object(members) => members.values_mut().for_each(|member| replace(member, changes)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A text with other words in the place of some.
pub(crate) fn replaced(text: &str, changes: &[(&str, &str)]) -> String {
    let mut text = text.to_owned();
    for (from, to) in changes {
        if text.contains(from) {
            text = text.replace(from, to);
        }
    }
    text
}

fn members(element: &mut Value) -> &mut Map<String, Value> {
    if !element.is_object() {
        *element = Value::Object(Map::new());
    }
    match element {
        Value::Object(members) => members,
        _ => unreachable!("made an object above"),
    }
}
