//! A plan of Terraform or OpenTofu, as `terraform show -json` prints it.
//!
//! The format: <https://developer.hashicorp.com/terraform/internals/json-format>. What an attribute will be is in
//! `planned_values`, what of it is not known yet in `resource_changes`, and which resource it will come from in the
//! references of `configuration`.

mod references;
mod scope;

use crate::error::PlanError;
use crate::left_open::Note;
use crate::resource::{Planned, Resource};
use crate::value::Value;
use references::Resolver;
use scope::{Instance, Plan};
use serde_json::Value as Json;

/// Reads a plan.
pub(crate) fn read(text: &str) -> Result<Planned, PlanError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let json: Json = serde_json::from_str(text).map_err(|error| PlanError::Malformed {
        line: error.line(),
        column: error.column(),
        cause: error.to_string().split(" at line ").next().unwrap_or_default().to_owned(),
    })?;
    let found = json.get("format_version").and_then(Json::as_str);
    let found = found.ok_or(PlanError::NotAPlan { member: "format_version" })?;
    if !found.starts_with("1.") {
        return Err(PlanError::OtherFormat { found: found.to_owned() });
    }
    for member in ["planned_values", "configuration"] {
        if json.get(member).is_none() {
            return Err(PlanError::NotAPlan { member });
        }
    }
    let plan = Plan::of(&json)?;
    let mut planned = Planned { region: region(&plan), ..Planned::default() };
    let mut notes = Vec::new();
    for instance in plan.instances() {
        let values = completed(&plan, instance, &mut notes);
        planned.resources.push(Resource {
            address: instance.address.clone(),
            kind: instance.kind.clone(),
            said: instance.kind.clone(),
            values,
            line: None,
            is_unsure: false,
        });
    }
    planned.notes = notes;
    Ok(planned)
}

/// What an instance's attributes will be: as planned, where that is known, else what they refer to.
fn completed(plan: &Plan<'_>, instance: &Instance<'_>, notes: &mut Vec<Note>) -> Value {
    let known = Value::from(instance.values);
    let mut values = plan.unknown(&instance.address).map_or(known.clone(), |unknown| opened(known, unknown));
    let Some(configured) = plan.configured(instance) else { return values };
    let Some(expressions) = configured.get("expressions") else { return values };
    let mut resolver = Resolver::new(plan, instance, configured, notes);
    if let Value::Map(members) = &mut values {
        for (name, value) in members.iter_mut() {
            match expressions.get(name) {
                Some(expression) => filled(value, expression, name, &mut resolver),
                // Nobody configured it: the provider or AWS chooses.
                None if *value == Value::Unknown => *value = Value::Null,
                None => {}
            }
        }
    }
    values
}

/// A value with what is not known in it.
fn opened(value: Value, unknown: &Json) -> Value {
    match (unknown, value) {
        (Json::Bool(true), _) => Value::Unknown,
        (Json::Object(members), value) => {
            let mut map = if let Value::Map(map) = value { map } else { Default::default() };
            for (name, unknown) in members {
                let before = map.remove(name).unwrap_or_default();
                map.insert(name.clone(), opened(before, unknown));
            }
            Value::Map(map)
        }
        (Json::Array(elements), Value::List(list)) => {
            let mut list = list.into_iter();
            let mut opened_list: Vec<Value> =
                elements.iter().map(|unknown| opened(list.next().unwrap_or_default(), unknown)).collect();
            opened_list.extend(list);
            Value::List(opened_list)
        }
        (_, value) => value,
    }
}

/// Puts what an expression refers to where its value is not known.
fn filled(value: &mut Value, expression: &Json, name: &str, resolver: &mut Resolver<'_, '_>) {
    match value {
        Value::Unknown => *value = resolver.value(expression, name),
        Value::Map(members) => {
            // A block that stands once is written as an object or as a list of one.
            let expression = expression.as_array().and_then(|blocks| blocks.first()).unwrap_or(expression);
            for (name, value) in members.iter_mut() {
                filled(value, expression.get(name).unwrap_or(&Json::Null), name, resolver);
            }
        }
        Value::List(elements) => match expression {
            Json::Array(blocks) if blocks.len() == elements.len() => {
                for (element, block) in elements.iter_mut().zip(blocks) {
                    filled(element, block, name, resolver);
                }
            }
            Json::Object(_) if elements.contains(&Value::Unknown) => {
                let found = resolver.value(expression, name);
                let open = elements.iter().filter(|element| **element == Value::Unknown).count();
                if found.list().len() == open {
                    let mut found = found.list().to_vec().into_iter();
                    for element in elements.iter_mut().filter(|element| **element == Value::Unknown) {
                        *element = found.next().unwrap_or(Value::Unknown);
                    }
                }
            }
            // One block is written without its list where a plan allows no more than one.
            Json::Object(_) => {
                for element in elements.iter_mut().filter(|element| matches!(element, Value::Map(_))) {
                    filled(element, expression, name, resolver);
                }
            }
            _ => {}
        },
        _ => {}
    }
}

/// The Region of the provider, as a constant or by a variable of the root module.
fn region(plan: &Plan<'_>) -> Option<String> {
    let providers = plan.json.get("configuration")?.get("provider_config")?.as_object()?;
    let region = providers.values().find_map(|provider| {
        let aws = provider.get("name").and_then(Json::as_str) == Some("aws") && provider.get("alias").is_none();
        provider.get("expressions")?.get("region").filter(|_| aws)
    })?;
    let constant = region.get("constant_value").and_then(Json::as_str).map(str::to_owned);
    constant.or_else(|| {
        let name = region.get("references")?.as_array()?.first()?.as_str()?.strip_prefix("var.")?;
        plan.variable(name)?.as_str().map(str::to_owned)
    })
}
