//! The functions of templates, carried out as far as their arguments are known.

mod cidr;

use super::names::snake;
use super::tree::{Data, Node};
use crate::error::{PlanError, Where};
use crate::value::Value;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Ids of accounts that nobody has asked for.
const ACCOUNT: &str = "123456789012";

/// What names in a template stand for.
pub(super) struct Scope<'t> {
    root: &'t Node,
    resources: BTreeMap<&'t str, &'t Node>,
    parameters: BTreeMap<String, Value>,
    region: &'t str,
    /// The resource whose properties are read.
    resource: Option<&'t str>,
    /// Conditions and attributes that are being worked out.
    open: RefCell<BTreeSet<String>>,
}

impl<'t> Scope<'t> {
    pub(super) fn new(
        root: &'t Node,
        resources: &'t Node,
        parameters: BTreeMap<String, Value>,
        region: &'t str,
    ) -> Self {
        let open = RefCell::new(BTreeSet::new());
        Self { root, resources: resources.members().collect(), parameters, region, resource: None, open }
    }

    /// The same for the properties of a resource, which errors name.
    pub(super) fn within(&self, resource: &'t str) -> Self {
        Self {
            root: self.root,
            resources: self.resources.clone(),
            parameters: self.parameters.clone(),
            region: self.region,
            resource: Some(resource),
            open: RefCell::new(BTreeSet::new()),
        }
    }

    fn place(&self, line: usize) -> Where {
        Where { resource: self.resource.map(str::to_owned), line: Some(line) }
    }

    /// A value with all functions carried out.
    pub(super) fn value(&self, node: &Node) -> Result<Value, PlanError> {
        Ok(match &node.data {
            Data::Null => Value::Null,
            Data::Bool(truth) => Value::Bool(*truth),
            Data::Number(number) => Value::Number(*number),
            Data::Text(text) => Value::Text(text.clone()),
            Data::List(elements) => {
                let values: Vec<Value> = elements.iter().map(|one| self.value(one)).collect::<Result<_, _>>()?;
                // What is no value is not an element.
                Value::List(values.into_iter().filter(|value| *value != Value::Null).collect())
            }
            Data::Map(members) => match members.as_slice() {
                [(name, argument)] if name == "Ref" => self.reference(argument)?,
                [(name, argument)]
                    if name == "Condition" && argument.text().is_some_and(|it| self.is_condition(it)) =>
                {
                    truth(self.condition(argument.text().unwrap_or_default(), argument.line)?)
                }
                [(name, argument)] if name.starts_with("Fn::") => self.function(name, argument)?,
                members => {
                    let mut map = BTreeMap::new();
                    for (name, node) in members {
                        let value = self.value(node)?;
                        if value != Value::Null {
                            map.insert(name.clone(), value);
                        }
                    }
                    Value::Map(map)
                }
            },
        })
    }

    fn is_condition(&self, name: &str) -> bool {
        self.root.get("Conditions").is_some_and(|conditions| conditions.get(name).is_some())
    }

    /// Whether a condition holds; nothing if that is not known.
    pub(super) fn condition(&self, name: &str, line: usize) -> Result<Option<bool>, PlanError> {
        let word = || name.to_owned();
        let condition = self.root.get("Conditions").and_then(|conditions| conditions.get(name));
        let condition = condition.ok_or_else(|| PlanError::Undeclared { at: self.place(line), word: word() })?;
        self.once(&format!("condition {name}"), name, line, || Ok(self.value(condition)?.switch()))
    }

    /// Works something out that must not ask for itself.
    fn once<T>(
        &self,
        key: &str,
        name: &str,
        line: usize,
        work: impl FnOnce() -> Result<T, PlanError>,
    ) -> Result<T, PlanError> {
        if !self.open.borrow_mut().insert(key.to_owned()) {
            return Err(PlanError::Circle { at: self.place(line), word: name.to_owned() });
        }
        let result = work();
        self.open.borrow_mut().remove(key);
        result
    }

    fn reference(&self, argument: &Node) -> Result<Value, PlanError> {
        let name = argument.text().ok_or_else(|| self.wrong("Ref", argument))?;
        self.named(name, argument.line)
    }

    fn named(&self, name: &str, line: usize) -> Result<Value, PlanError> {
        Ok(match name {
            "AWS::Region" => Value::Text(self.region.to_owned()),
            "AWS::AccountId" => Value::Text(ACCOUNT.to_owned()),
            "AWS::Partition" => Value::Text("aws".to_owned()),
            "AWS::URLSuffix" => Value::Text("amazonaws.com".to_owned()),
            "AWS::NoValue" => Value::Null,
            "AWS::StackName" | "AWS::StackId" | "AWS::NotificationARNs" => Value::Unknown,
            name => match self.parameters.get(name) {
                Some(value) => value.clone(),
                None if self.resources.contains_key(name) => {
                    Value::Of { resource: name.to_owned(), attribute: "id".to_owned() }
                }
                None => return Err(PlanError::Undeclared { at: self.place(line), word: name.to_owned() }),
            },
        })
    }

    fn attribute(&self, resource: &str, attribute: &str, line: usize) -> Result<Value, PlanError> {
        let Some(declared) = self.resources.get(resource) else {
            return Err(PlanError::Undeclared { at: self.place(line), word: resource.to_owned() });
        };
        // What is set is known.
        if let Some(property) = declared.get("Properties").and_then(|properties| properties.get(attribute)) {
            let key = format!("{resource}.{attribute}");
            return self.once(&key, &key, line, || self.value(property));
        }
        let attribute = match attribute {
            "GroupId" | "AllocationId" | "NatGatewayId" | "InternetGatewayId" | "RouteTableId" | "SubnetId"
            | "VpcId" | "Arn" | "InstanceId" | "LoadBalancerArn" | "ListenerArn" | "TargetGroupArn" | "Id" => {
                "id".to_owned()
            }
            "DefaultSecurityGroup" => "default_security_group_id".to_owned(),
            "DefaultNetworkAcl" => "default_network_acl_id".to_owned(),
            "CanonicalHostedZoneID" => "zone_id".to_owned(),
            other => snake(other),
        };
        Ok(Value::Of { resource: resource.to_owned(), attribute })
    }

    fn wrong(&self, function: &str, argument: &Node) -> PlanError {
        PlanError::Function { at: self.place(argument.line), function: function.to_owned() }
    }

    /// The arguments of a function that takes so many.
    fn arguments<'n, const N: usize>(&self, name: &str, argument: &'n Node) -> Result<&'n [Node; N], PlanError> {
        let elements = argument.elements().and_then(|elements| elements.try_into().ok());
        elements.ok_or_else(|| self.wrong(name, argument))
    }

    fn function(&self, name: &str, argument: &Node) -> Result<Value, PlanError> {
        Ok(match name {
            "Fn::GetAtt" => match (&argument.data, argument.elements()) {
                (Data::Text(text), _) => {
                    let (resource, attribute) = text.split_once('.').ok_or_else(|| self.wrong(name, argument))?;
                    self.attribute(resource, attribute, argument.line)?
                }
                (_, Some([resource, attribute])) => {
                    let resource = resource.text().ok_or_else(|| self.wrong(name, argument))?;
                    match self.value(attribute)? {
                        Value::Text(attribute) => self.attribute(resource, &attribute, argument.line)?,
                        _ => Value::Unknown,
                    }
                }
                _ => return Err(self.wrong(name, argument)),
            },
            "Fn::Sub" => self.substituted(argument)?,
            "Fn::Join" => {
                let [between, list] = self.arguments::<2>(name, argument)?;
                let between = between.text().ok_or_else(|| self.wrong(name, argument))?;
                match self.value(list)? {
                    Value::List(parts) => joined(&parts, between),
                    _ => Value::Unknown,
                }
            }
            "Fn::Split" => {
                let [between, text] = self.arguments::<2>(name, argument)?;
                let between = between.text().ok_or_else(|| self.wrong(name, argument))?;
                match self.value(text)? {
                    Value::Text(text) => {
                        Value::List(text.split(between).map(|part| Value::Text(part.to_owned())).collect())
                    }
                    _ => Value::Unknown,
                }
            }
            "Fn::Select" => {
                let [at, list] = self.arguments::<2>(name, argument)?;
                match (self.value(at)?.number(), self.value(list)?) {
                    (Some(at), Value::List(list)) => {
                        let found = usize::try_from(at).ok().and_then(|at| list.into_iter().nth(at));
                        found.ok_or_else(|| self.wrong(name, argument))?
                    }
                    _ => Value::Unknown,
                }
            }
            "Fn::GetAZs" => match self.value(argument)? {
                Value::Text(region) => {
                    let region = if region.is_empty() { self.region } else { region.as_str() };
                    Value::List(["a", "b", "c", "d"].map(|zone| Value::Text(format!("{region}{zone}"))).to_vec())
                }
                _ => Value::Unknown,
            },
            "Fn::Cidr" => self.blocks(argument)?,
            "Fn::If" => {
                let [condition, then, otherwise] = self.arguments::<3>(name, argument)?;
                let condition_name = condition.text().ok_or_else(|| self.wrong(name, argument))?;
                match self.condition(condition_name, condition.line)? {
                    Some(true) => self.value(then)?,
                    Some(false) => self.value(otherwise)?,
                    None => Value::Unknown,
                }
            }
            "Fn::Equals" => {
                let [one, other] = self.arguments::<2>(name, argument)?;
                truth(equal(&self.value(one)?, &self.value(other)?))
            }
            "Fn::Not" => {
                let [one] = self.arguments::<1>(name, argument)?;
                truth(self.value(one)?.switch().map(|truth| !truth))
            }
            "Fn::And" | "Fn::Or" => {
                let elements = argument.elements().ok_or_else(|| self.wrong(name, argument))?;
                let values: Vec<Option<bool>> =
                    elements.iter().map(|one| self.value(one).map(|value| value.switch())).collect::<Result<_, _>>()?;
                let decides = name == "Fn::Or";
                truth(if values.contains(&Some(decides)) {
                    Some(decides)
                } else if values.contains(&None) {
                    None
                } else {
                    Some(!decides)
                })
            }
            "Fn::FindInMap" => self.mapped(argument)?,
            "Fn::Base64" => self.value(argument)?,
            "Fn::ImportValue" | "Fn::Transform" | "Fn::ToJsonString" => Value::Unknown,
            "Fn::Length" => match self.value(argument)? {
                Value::List(elements) => i64::try_from(elements.len()).map_or(Value::Unknown, Value::Number),
                _ => Value::Unknown,
            },
            other => {
                return Err(PlanError::UnknownFunction { at: self.place(argument.line), function: other.to_owned() });
            }
        })
    }

    /// The element of a mapping, or the default that language extensions have.
    fn mapped(&self, argument: &Node) -> Result<Value, PlanError> {
        let wrong = || self.wrong("Fn::FindInMap", argument);
        let elements = argument.elements().filter(|elements| elements.len() >= 3).ok_or_else(wrong)?;
        let mut found = self.root.get("Mappings").ok_or_else(wrong)?;
        for key in elements.iter().take(3) {
            let Some(key) = self.value(key)?.word() else { return Ok(Value::Unknown) };
            match (found.get(&key), elements.get(3).and_then(|default| default.get("DefaultValue"))) {
                (Some(node), _) => found = node,
                (None, Some(default)) => return self.value(default),
                (None, None) => return Err(PlanError::Undeclared { at: self.place(argument.line), word: key }),
            }
        }
        self.value(found)
    }

    /// `Fn::Sub`: a text with names in it, and values for some of them.
    fn substituted(&self, argument: &Node) -> Result<Value, PlanError> {
        let wrong = || self.wrong("Fn::Sub", argument);
        let (text, own) = match (&argument.data, argument.elements()) {
            (Data::Text(text), _) => (text.as_str(), None),
            (_, Some([text, own])) => (text.text().ok_or_else(wrong)?, Some(own)),
            _ => return Err(wrong()),
        };
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            let (name, after) = after.split_once('}').ok_or_else(wrong)?;
            parts.push(Value::Text(before.to_owned()));
            parts.push(match (name.strip_prefix('!'), own.and_then(|own| own.get(name)), name.split_once('.')) {
                (Some(literal), ..) => Value::Text(format!("${{{literal}}}")),
                (_, Some(node), _) => self.value(node)?,
                (_, _, Some((resource, attribute))) => {
                    self.attribute(resource.trim(), attribute.trim(), argument.line)?
                }
                _ => self.named(name.trim(), argument.line)?,
            });
            rest = after;
        }
        parts.push(Value::Text(rest.to_owned()));
        parts.retain(|part| *part != Value::Text(String::new()));
        Ok(joined(&parts, ""))
    }

    fn blocks(&self, argument: &Node) -> Result<Value, PlanError> {
        let wrong = || self.wrong("Fn::Cidr", argument);
        let elements = argument.elements().filter(|elements| matches!(elements.len(), 2 | 3)).ok_or_else(wrong)?;
        let values: Vec<Value> = elements.iter().map(|one| self.value(one)).collect::<Result<_, _>>()?;
        let number = |at: usize| values.get(at).and_then(Value::number);
        match (values.first().and_then(Value::word), number(1)) {
            (Some(block), Some(count)) => {
                let blocks = cidr::split(&block, count, number(2)).ok_or_else(wrong)?;
                Ok(Value::List(blocks.into_iter().map(Value::Text).collect()))
            }
            _ => Ok(Value::Unknown),
        }
    }
}

/// Texts put together; a single value is itself, and what is not known makes the whole unknown.
fn joined(parts: &[Value], between: &str) -> Value {
    if let [one @ Value::Of { .. }] = parts {
        return one.clone();
    }
    let words: Option<Vec<String>> = parts
        .iter()
        .map(|part| match part {
            Value::Text(text) => Some(text.clone()),
            other => other.word(),
        })
        .collect();
    words.map_or(Value::Unknown, |words| Value::Text(words.join(between)))
}

fn equal(one: &Value, other: &Value) -> Option<bool> {
    if one.is_open() || other.is_open() {
        return None;
    }
    let word = |value: &Value| if let Value::Text(text) = value { Some(text.clone()) } else { value.word() };
    match (word(one), word(other)) {
        (Some(one), Some(other)) => Some(one == other),
        _ => Some(one == other),
    }
}

fn truth(truth: Option<bool>) -> Value {
    truth.map_or(Value::Unknown, Value::Bool)
}
