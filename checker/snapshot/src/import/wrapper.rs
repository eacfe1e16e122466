//! Batfish's files: answers that are asked for one parent at a time, each under the parent that it belongs to.
//!
//! <https://github.com/batfish/batfish/wiki/Packaging-snapshots-for-analysis>

use super::recognise::{Document, Found};
use crate::ask::{Ask, Parent};
use crate::read::ReadError;
use crate::read::position::Step;
use serde_json::{Map, Value, json};

/// The call inside the wrapper of this name.
pub(super) fn operation(key: &str) -> Option<Ask> {
    Some(match key {
        "LoadBalancerListeners" => Ask::DescribeListeners,
        "LoadBalancerTargetHealth" => Ask::DescribeTargetHealth,
        "LoadBalancerAttributes" => Ask::DescribeLoadBalancerAttributes,
        "TransitGatewayStaticRoutes" => Ask::SearchTransitGatewayRoutes,
        "TransitGatewayPropagations" => Ask::GetTransitGatewayRouteTablePropagations,
        _ => return None,
    })
}

/// Reads the elements of a wrapper, one call each.
pub(super) fn read(document: Document<'_>, key: &str, list: &[Value], operation: Ask) -> Result<Vec<Found>, ReadError> {
    let Parent::Of(_, member) = operation.parent() else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for (index, element) in list.iter().enumerate() {
        let path = document.path([Step::Member(key.to_owned()), Step::Element(index)]);
        let Some(parent) = element.get(member).and_then(Value::as_str) else {
            return Err(document.wrong(&path, format!("the member `{member}` is missing or no text")));
        };
        let list = operation.key().unwrap_or_default();
        if !element.get(list).is_some_and(Value::is_array) {
            return Err(document.wrong(&path, format!("the member `{list}` is missing or no list")));
        }
        let output = document.output(operation, &path)?;
        let mut input = Map::from_iter([(member.to_owned(), Value::from(parent))]);
        if operation == Ask::SearchTransitGatewayRoutes {
            input.insert("Filters".into(), json!([{"Name": "type", "Values": ["static"]}]));
        }
        let mut call = Found::seen(output, input);
        let more = element.get("AdditionalRoutesAvailable").and_then(Value::as_bool) == Some(true);
        call.call.truncated = more || super::recognise::has_next(element);
        found.push(call);
    }
    Ok(found)
}
