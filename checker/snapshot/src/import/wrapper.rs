//! Batfish's files: answers that are asked for one parent at a time, each under the parent that it belongs to.
//!
//! <https://github.com/batfish/batfish/wiki/Packaging-snapshots-for-analysis>

use super::recognise::{Document, Found, of_parent};
use crate::ask::Ask;
use crate::read::ReadError;
use crate::read::position::Step;
use serde_json::{Value, json};

/// The call inside the wrapper of this name.
pub(super) fn operation(key: &str) -> Option<Ask> {
    Ask::ALL.iter().copied().find(|ask| ask.row().wrapper == Some(key))
}

/// Reads the elements of a wrapper, one call each.
pub(super) fn read(document: Document<'_>, key: &str, list: &[Value], operation: Ask) -> Result<Vec<Found>, ReadError> {
    let Some(per) = operation.per() else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for (index, element) in list.iter().enumerate() {
        let path = document.path([Step::Member(key.to_owned()), Step::Element(index)]);
        let Some(parent) = element.get(per.member).and_then(Value::as_str) else {
            return Err(document.wrong(&path, format!("the member `{}` is missing or no text", per.member)));
        };
        let list = operation.key().unwrap_or_default();
        if !element.get(list).is_some_and(Value::is_array) {
            return Err(document.wrong(&path, format!("the member `{list}` is missing or no list")));
        }
        let mut input = of_parent(per, parent);
        if operation == Ask::SearchTransitGatewayRoutes {
            input.insert("Filters".into(), json!([{"Name": "type", "Values": ["static"]}]));
        }
        found.push(Found::seen(document.output(operation, &path)?, input));
    }
    Ok(found)
}
