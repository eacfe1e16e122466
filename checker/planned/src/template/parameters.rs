//! The parameters of a template: as given, by default, or not known.

use super::Given;
use super::tree::{Data, Node};
use crate::error::{PlanError, Where};
use crate::left_open::{Note, Open};
use crate::value::Value;
use std::collections::BTreeMap;

/// The value of each parameter.
pub(super) fn read(root: &Node, given: &Given, notes: &mut Vec<Note>) -> Result<BTreeMap<String, Value>, PlanError> {
    let declared = root.get("Parameters");
    let mut values = BTreeMap::new();
    for (name, parameter) in declared.into_iter().flat_map(Node::members) {
        let kind = parameter.get("Type").and_then(Node::text).unwrap_or("String");
        let value = match (given.parameters.get(name), parameter.get("Default")) {
            (Some(given), _) => typed(kind, given),
            // What Systems Manager will answer.
            (None, Some(_)) if kind.starts_with("AWS::SSM::Parameter::Value") => Value::Unknown,
            (None, Some(default)) => typed(kind, &word(default)),
            (None, None) => {
                notes.push(Note { resource: name.to_owned(), line: Some(parameter.line), what: Open::NoParameter });
                Value::Unknown
            }
        };
        values.insert(name.to_owned(), value);
    }
    if let Some(unknown) = given.parameters.keys().find(|name| !values.contains_key(*name)) {
        return Err(PlanError::Undeclared { at: Where::default(), word: unknown.clone() });
    }
    Ok(values)
}

fn word(node: &Node) -> String {
    match &node.data {
        Data::Text(text) => text.clone(),
        Data::Number(number) => number.to_string(),
        Data::Bool(truth) => truth.to_string(),
        Data::List(elements) => elements.iter().map(word).collect::<Vec<_>>().join(","),
        Data::Null | Data::Map(_) => String::new(),
    }
}

fn typed(kind: &str, text: &str) -> Value {
    if kind == "CommaDelimitedList" || kind.starts_with("List<") {
        return Value::List(text.split(',').map(|part| Value::Text(part.trim().to_owned())).collect());
    }
    Value::Text(text.to_owned())
}
