//! A CloudFormation template, in YAML or JSON.

mod functions;
mod names;
mod parameters;
mod tree;

use crate::error::{PlanError, Where};
use crate::left_open::{Note, Open};
use crate::resource::{Planned, Resource};
use crate::value::Value;
use functions::Scope;
use std::collections::BTreeMap;
use tree::Node;

/// What a template is read with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Given {
    /// The values of parameters, by name.
    pub parameters: BTreeMap<String, String>,
    /// The Region that it is deployed to, `ap-northeast-2` unless it is named.
    pub region: Option<String>,
}

/// Reads a template.
pub(crate) fn read(text: &str, given: &Given) -> Result<Planned, PlanError> {
    let root = tree::parse(text)?;
    let declared = root.get("Resources").filter(|resources| resources.members().next().is_some());
    let declared = declared.ok_or(PlanError::NotATemplate)?;
    let mut notes = Vec::new();
    let parameters = parameters::read(&root, given, &mut notes)?;
    let region = given.region.clone().unwrap_or_else(|| "ap-northeast-2".to_owned());
    let scope = Scope::new(&root, declared, parameters, &region);
    let mut planned = Planned { region: Some(region.clone()), ..Planned::default() };
    for (name, node) in declared.members() {
        let at = || Where { resource: Some(name.to_owned()), line: Some(node.line) };
        if name.starts_with("Fn::") {
            return Err(PlanError::UnknownFunction { at: at(), function: name.to_owned() });
        }
        let kind = node.get("Type").and_then(Node::text);
        let kind = kind.ok_or_else(|| PlanError::Odd { at: at(), what: "Type".to_owned() })?;
        let here = scope.within(name);
        let holds = match node.get("Condition").and_then(Node::text) {
            Some(condition) => here.condition(condition, node.line)?,
            None => Some(true),
        };
        if holds == Some(false) {
            continue;
        }
        let properties = match node.get("Properties") {
            Some(properties) => here.value(properties)?,
            None => Value::Map(BTreeMap::new()),
        };
        if holds.is_none() {
            notes.push(Note {
                resource: name.to_owned(),
                line: Some(node.line),
                what: Open::Unknown("Condition".to_owned()),
            });
        }
        let said = kind.to_owned();
        let (kind, values) = names::in_our_words(kind, properties);
        let (address, line) = (name.to_owned(), Some(node.line));
        planned.resources.push(Resource { address, kind, said, values, line, is_unsure: holds.is_none() });
    }
    planned.notes = notes;
    Ok(planned)
}
