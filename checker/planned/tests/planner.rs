//! What `terraform show -json` prints of a plan for a `main.tf`, as far as the labs use the language: which values are
//! known, which are not known yet, and what the expressions refer to.

use super::expression::value;
use hcl_edit::expr::{Expression, TraversalOperator};
use hcl_edit::structure::{Block, Body};
use hcl_edit::template::Element;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A plan for an account in which there is nothing yet.
pub(crate) fn plan(text: &str, set: &Value) -> Value {
    let body: Body = text.parse().unwrap();
    let mut declared = declared(&body, set);
    for attribute in body.get_blocks("locals").flat_map(|block| block.body.attributes()) {
        let value = value(&attribute.value, &declared);
        let local = declared.entry("local").or_insert_with(|| json!({}));
        local[attribute.key.as_str()] = value;
    }
    let (mut resources, mut changes, mut configured) = (Vec::new(), Vec::new(), Vec::new());
    for block in body.get_blocks("resource") {
        let (kind, name) = (block.labels[0].as_str(), block.labels[1].as_str());
        let expressions = expressions(&block.body);
        configured.push(json!({"address": format!("{kind}.{name}"), "mode": "managed", "type": kind, "name": name,
            "expressions": expressions}));
        let count = block.body.get_attribute("count").map(|count| value(&count.value, &declared).as_u64().unwrap());
        for index in 0..count.unwrap_or(1) {
            let address = if count.is_some() { format!("{kind}.{name}[{index}]") } else { format!("{kind}.{name}") };
            let (values, mut unknown) = values(&block.body, &declared);
            unknown["id"] = json!(true);
            if kind == "aws_security_group" {
                // Computed where nobody configures them.
                unknown["ingress"] = json!(true);
                unknown["egress"] = json!(true);
            }
            let mut resource = json!({"address": address, "mode": "managed", "type": kind, "name": name,
                "provider_name": "registry.terraform.io/hashicorp/aws", "schema_version": 1, "values": values});
            if count.is_some() {
                resource["index"] = json!(index);
            }
            resources.push(resource);
            changes.push(json!({"address": address, "mode": "managed", "type": kind, "name": name,
                "change": {"actions": ["create"], "before": null, "after": values, "after_unknown": unknown}}));
        }
    }
    let variables: Map<String, Value> = declared["var"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, value)| (name.clone(), json!({ "value": value })))
        .collect();
    json!({
        "format_version": "1.2", "terraform_version": "1.9.8", "variables": variables,
        "planned_values": {"root_module": {"resources": resources}},
        "resource_changes": changes,
        "configuration": {
            "provider_config": {"aws": {"name": "aws", "full_name": "registry.terraform.io/hashicorp/aws",
                "expressions": {"region": {"references": ["var.region"]}}}},
            "root_module": {"resources": configured},
        },
    })
}

fn declared(body: &Body, set: &Value) -> Map<String, Value> {
    let mut declared = Map::new();
    let mut variables = Map::new();
    for block in body.get_blocks("variable") {
        let name = block.labels[0].as_str();
        let default = block.body.get_attribute("default").map(|default| value(&default.value, &Map::new()));
        let chosen = set.get(name).cloned().or(default);
        variables.insert(name.to_owned(), chosen.unwrap_or_else(|| panic!("{name} is not set")));
    }
    declared.insert("var".to_owned(), Value::Object(variables));
    let zones = ["a", "b", "c", "d"].map(|zone| format!("ap-northeast-2{zone}"));
    let answered = |block: &Block| match block.labels[0].as_str() {
        "aws_availability_zones" => json!({ "names": zones }),
        "aws_ssm_parameter" => json!({ "insecure_value": "ami-0123456789abcdef0" }),
        _ => Value::Null,
    };
    for (of, blocks) in [("data", body.get_blocks("data")), ("", body.get_blocks("resource"))] {
        for block in blocks {
            let (kind, name) = (block.labels[0].as_str(), block.labels[1].as_str());
            let place = if of.is_empty() {
                &mut declared
            } else {
                declared.entry("data").or_insert_with(|| json!({})).as_object_mut().unwrap()
            };
            let found = if of.is_empty() { Value::Null } else { answered(block) };
            place.entry(kind).or_insert_with(|| json!({}))[name] = found;
        }
    }
    declared
}

/// The values that are known, and what is not known yet.
fn values(body: &Body, declared: &Map<String, Value>) -> (Value, Value) {
    let (mut known, mut unknown) = (Map::new(), Map::new());
    let meta = ["count", "depends_on", "provider", "for_each"];
    for attribute in body.attributes().filter(|attribute| !meta.contains(&attribute.key.as_str())) {
        let name = attribute.key.to_string();
        if references(&attribute.value).iter().any(|reference| reference.starts_with("aws_")) {
            unknown.insert(name, json!(true));
        } else {
            known.insert(name, value(&attribute.value, declared));
        }
    }
    let mut blocks: BTreeMap<String, Vec<(Value, Value)>> = BTreeMap::new();
    for block in body.blocks().filter(|block| !block.has_ident("lifecycle")) {
        blocks.entry(block.ident.to_string()).or_default().push(values(&block.body, declared));
    }
    for (name, inner) in blocks {
        let (values, open): (Vec<Value>, Vec<Value>) = inner.into_iter().unzip();
        known.insert(name.clone(), json!(values));
        unknown.insert(name, json!(open));
    }
    (Value::Object(known), Value::Object(unknown))
}

fn expressions(body: &Body) -> Value {
    let meta = ["count", "depends_on", "provider", "for_each"];
    let mut told = Map::new();
    for attribute in body.attributes().filter(|attribute| !meta.contains(&attribute.key.as_str())) {
        let references = references(&attribute.value);
        let expression = if references.is_empty() {
            json!({ "constant_value": value(&attribute.value, &Map::new()) })
        } else {
            json!({ "references": references })
        };
        told.insert(attribute.key.to_string(), expression);
    }
    for block in body.blocks().filter(|block| !block.has_ident("lifecycle")) {
        let inner = expressions(&block.body);
        told.entry(block.ident.as_str()).or_insert_with(|| json!([])).as_array_mut().unwrap().push(inner);
    }
    Value::Object(told)
}

/// What an expression refers to, as Terraform lists it: each reference, then what it begins with.
fn references(expression: &Expression) -> Vec<String> {
    match expression {
        Expression::Traversal(traversal) => {
            let Expression::Variable(first) = &traversal.expr else { return references(&traversal.expr) };
            let mut steps = vec![first.as_str().to_owned()];
            for step in &traversal.operators {
                match &**step {
                    TraversalOperator::GetAttr(name) => steps.push(format!(".{}", name.as_str())),
                    TraversalOperator::Index(Expression::Number(number)) => {
                        steps.push(format!("[{}]", number.as_i64().unwrap()));
                    }
                    _ => break,
                }
            }
            let shortest = if steps[0].starts_with("data") { 3 } else { 2 };
            (shortest..=steps.len()).rev().map(|length| steps[..length].concat()).collect()
        }
        Expression::Array(inner) => inner.iter().flat_map(references).collect(),
        Expression::Object(members) => members.iter().flat_map(|(_, inner)| references(inner.expr())).collect(),
        Expression::Parenthesis(inner) => references(inner.inner()),
        Expression::Conditional(choice) => {
            [&choice.cond_expr, &choice.true_expr, &choice.false_expr].into_iter().flat_map(references).collect()
        }
        Expression::BinaryOp(both) => [&both.lhs_expr, &both.rhs_expr].into_iter().flat_map(references).collect(),
        Expression::FuncCall(call) => call.args.iter().flat_map(references).collect(),
        Expression::StringTemplate(template) => {
            let inner = template.iter().filter_map(|part| match part {
                Element::Interpolation(inner) => Some(references(&inner.expr)),
                _ => None,
            });
            inner.flatten().collect()
        }
        Expression::ForExpr(each) => references(&each.intro.collection_expr),
        _ => Vec::new(),
    }
}
