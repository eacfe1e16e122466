//! An answer of every operation with every member that is kept, made from the source of the shapes, so that a new
//! member or a new operation is in it without anybody's doing.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a source that cannot be read fails the test")]

use serde_json::{Map, Value, json};
use snapshot::Ask;
use std::collections::BTreeMap;

/// The members of every shape, under AWS's names.
type Shapes = BTreeMap<String, Vec<(String, String)>>;

fn shapes() -> Shapes {
    let sources = [
        include_str!("../../src/shapes.rs"),
        include_str!("../../src/shapes/elb.rs"),
        include_str!("../../src/shapes/gateway.rs"),
        include_str!("../../src/shapes/host.rs"),
        include_str!("../../src/shapes/interface.rs"),
        include_str!("../../src/shapes/network.rs"),
        include_str!("../../src/shapes/transit.rs"),
    ];
    let mut shapes = Shapes::new();
    for source in sources {
        for block in source.split("\nshape! {").skip(1) {
            let block = block.split("\n}\n").next().unwrap();
            let text: String = block.lines().filter(|line| !line.trim().starts_with("//")).collect();
            for shape in text.split('}').filter(|shape| shape.contains('{')) {
                let (head, body) = shape.split_once('{').unwrap();
                let (name, id) = head.trim().split_once('[').unwrap_or((head.trim(), ""));
                let id = id.rsplit_once(']').map_or("", |(id, _)| id);
                let fields = split_fields(id).into_iter().chain(split_fields(body)).collect();
                shapes.insert(name.trim().to_owned(), fields);
            }
        }
    }
    shapes
}

fn split_fields(text: &str) -> Vec<(String, String)> {
    text.split(',').map(str::trim).filter(|field| !field.is_empty()).map(field).collect()
}

fn field(text: &str) -> (String, String) {
    let (attribute, field) = text.rsplit_once(")]").unwrap_or(("", text));
    let (name, kind) = field.trim().split_once(':').unwrap();
    let pascal = |name: &str| -> String {
        name.trim_start_matches("r#").split('_').map(|word| word[..1].to_ascii_uppercase() + &word[1..]).collect()
    };
    let renamed = attribute.split("rename = \"").nth(1).and_then(|name| name.split('"').next()).map(str::to_owned);
    (renamed.unwrap_or_else(|| pascal(name.trim())), kind.trim().to_owned())
}

/// The shape of every operation's elements, from the table of operations.
fn shape_of(operation: Ask) -> String {
    let table = include_str!("../../src/operation.rs").split("operations! {").nth(1).unwrap();
    let line = table.lines().find(|line| line.trim().starts_with(&format!("{} ", operation.name()))).unwrap();
    line.split_once(": ").unwrap().1.split(',').next().unwrap().trim().to_owned()
}

/// How a sample is filled.
pub(crate) trait Fill {
    /// The text of a member.
    fn text(&mut self, member: &str) -> String;
    /// Whether a member that may be left out is there.
    fn has(&mut self, member: &str) -> bool;
    /// More members of an object that already has `known` ones.
    fn more(&mut self, known: &Map<String, Value>) -> Map<String, Value>;
    /// Tags beside the name.
    fn more_tags(&mut self) -> Vec<Value>;
    /// The description of an interface.
    fn description(&mut self) -> String;
}

/// An answer of an operation.
pub(crate) fn answer(operation: Ask, fill: &mut dyn Fill) -> Value {
    let shapes = shapes();
    let element = object(&shapes, &shape_of(operation), fill);
    let answer = match operation.key() {
        Some(key) => Map::from_iter([(key.to_owned(), json!([element]))]),
        None => return element,
    };
    let more = fill.more(&answer);
    Value::Object(answer.into_iter().chain(more).collect())
}

fn object(shapes: &Shapes, shape: &str, fill: &mut dyn Fill) -> Value {
    let fields = shapes.get(shape).unwrap_or_else(|| panic!("no shape {shape}"));
    let mut members = Map::new();
    for (name, kind) in fields {
        let optional =
            kind.starts_with("Option<") || kind.starts_with("Vec<") || kind == "Tags" || kind == "ServiceDescription";
        if !optional || fill.has(name) {
            members.insert(name.clone(), value(shapes, name, kind, fill));
        }
    }
    let more = fill.more(&members);
    Value::Object(members.into_iter().chain(more).collect())
}

fn value(shapes: &Shapes, name: &str, kind: &str, fill: &mut dyn Fill) -> Value {
    if let Some(inner) = kind.strip_prefix("Option<").and_then(|rest| rest.strip_suffix('>')) {
        return value(shapes, name, inner, fill);
    }
    if let Some(inner) = kind.strip_prefix("Vec<").and_then(|rest| rest.strip_suffix('>')) {
        return json!([value(shapes, name, inner, fill)]);
    }
    match kind.rsplit("::").next().unwrap() {
        "bool" => json!(true),
        "i32" | "i64" | "u32" | "u16" => json!(7),
        "Tags" => {
            let mut tags = fill.more_tags();
            tags.push(json!({"Key": "Name", "Value": fill.text("Name")}));
            Value::Array(tags)
        }
        "ServiceDescription" => json!(fill.description()),
        shape if shapes.contains_key(shape) => object(shapes, shape, fill),
        _ => json!(fill.text(name)),
    }
}
