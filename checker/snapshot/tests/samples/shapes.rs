//! An answer of every ask with every member that is kept, made from what the shapes say of themselves, so that a new
//! member or a new ask is in it without anybody's doing.

use serde_json::{Map, Value, json};
use snapshot::shapes::{Class, Kind, Member, Plain};
use snapshot::{Answer, Ask};

/// How a sample is filled.
pub(crate) trait Fill {
    /// The text of a member.
    fn text(&mut self, member: &str, class: Class) -> String;
    /// Whether a member that may be left out is there.
    fn has(&mut self, _member: &str) -> bool {
        true
    }
    /// More members of an object that already has `known` ones.
    fn more(&mut self, _known: &Map<String, Value>) -> Map<String, Value> {
        Map::new()
    }
    /// Tags beside the name.
    fn more_tags(&mut self) -> Vec<Value> {
        Vec::new()
    }
    /// The description of an interface.
    fn description(&mut self) -> String {
        String::new()
    }
}

/// An answer of an ask. Members that may hold one thing or several hold one.
pub(crate) fn answer(ask: Ask, fill: &mut dyn Fill) -> Value {
    let element = object(ask.members(), fill);
    let Answer::List(path) = ask.row().answer else { return element };
    let inner = path.iter().rev().fold(json!([element]), |inside, member| json!({ *member: inside }));
    let Value::Object(answer) = inner else { return inner };
    let more = fill.more(&answer);
    Value::Object(answer.into_iter().chain(more).collect())
}

/// An object of a shape.
pub(crate) fn object(shape: &[Member], fill: &mut dyn Fill) -> Value {
    let mut members = Map::new();
    for member in shape {
        let name = member.name();
        if member.id || fill.has(&name) {
            members.insert(name.clone(), value(&name, member, fill));
        }
    }
    let more = fill.more(&members);
    Value::Object(members.into_iter().chain(more).collect())
}

fn value(name: &str, member: &Member, fill: &mut dyn Fill) -> Value {
    let one = match member.kind {
        Kind::Plain(Plain::Switch) => json!(true),
        Kind::Plain(Plain::Integer | Plain::Long) => json!(7),
        Kind::Plain(Plain::Amount) => json!(7.5),
        Kind::Text(Class::Description) => json!(fill.description()),
        Kind::Text(class) => json!(fill.text(name, class)),
        Kind::Tags => {
            let mut tags = fill.more_tags();
            tags.push(json!({"Key": "Name", "Value": fill.text("Name", Class::Name)}));
            return Value::Array(tags);
        }
        Kind::Shape(shape) => object(shape, fill),
    };
    if member.list { json!([one]) } else { one }
}
