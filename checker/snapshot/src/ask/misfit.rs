//! Where a text does not fit the shape of an answer.
//!
//! The parser of JSON knows the line at which it noticed, and not what it was reading: that is looked for here, in the
//! members that the shape names.

use super::{Answer, Ask};
use crate::member::{Class, Kind, Member, Plain};
use crate::step::Step;
use crate::time::is_time;
use serde_json::Value;
use std::fmt;

/// An answer of another shape than AWS documents.
#[derive(Debug)]
pub struct Misfit {
    /// Where; `None` where no member has another type than its shape says, as when one is there twice.
    pub(crate) path: Option<Vec<Step>>,
    pub(crate) error: serde_json::Error,
}

impl From<serde_json::Error> for Misfit {
    fn from(error: serde_json::Error) -> Self {
        Self { path: None, error }
    }
}

impl std::error::Error for Misfit {}

impl fmt::Display for Misfit {
    /// What is wrong, without the place: that of a text which nobody else has seen says nothing.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.error.to_string();
        f.write_str(text.rsplit_once(" at line ").map_or(text.as_str(), |(cause, _)| cause))
    }
}

impl Misfit {
    /// In an answer as AWS prints it.
    pub(super) fn in_answer(ask: Ask, text: &str, error: serde_json::Error) -> Self {
        let list = if let Answer::List(list) = ask.row().answer { list } else { &[] };
        Self { path: found(text, |value, path| below(value, list, ask, path)), error }
    }

    /// In a list of elements.
    pub(super) fn in_list(ask: Ask, text: &str, error: serde_json::Error) -> Self {
        let look =
            |value: &Value, path: &mut Vec<Step>| value.as_array().is_some_and(|list| elements(list, ask.kind(), path));
        Self { path: found(text, look), error }
    }
}

/// Where in a text something does not fit.
fn found(text: &str, look: impl FnOnce(&Value, &mut Vec<Step>) -> bool) -> Option<Vec<Step>> {
    let mut path = Vec::new();
    let value = serde_json::from_str(text).ok()?;
    look(&value, &mut path).then_some(path)
}

/// Goes down to where the answer lies, and into it.
fn below(value: &Value, names: &[&str], ask: Ask, path: &mut Vec<Step>) -> bool {
    let Some((first, rest)) = names.split_first() else {
        return match (value, ask.row().answer) {
            (Value::Array(list), Answer::List(_)) => elements(list, ask.kind(), path),
            (_, Answer::List(_)) => !value.is_null(),
            _ => is_misfit(value, ask.kind(), path),
        };
    };
    match value {
        Value::Object(members) => members
            .get(*first)
            .is_some_and(|inner| within(Step::Member((*first).to_owned()), path, |path| below(inner, rest, ask, path))),
        other => !other.is_null(),
    }
}

/// Looks into something; the path stays where that does not fit.
fn within(step: Step, path: &mut Vec<Step>, look: impl FnOnce(&mut Vec<Step>) -> bool) -> bool {
    path.push(step);
    let found = look(path);
    if !found {
        path.pop();
    }
    found
}

fn elements(list: &[Value], kind: Kind, path: &mut Vec<Step>) -> bool {
    list.iter().enumerate().any(|(index, element)| {
        !element.is_null() && within(Step::Element(index), path, |path| is_misfit(element, kind, path))
    })
}

fn is_misfit(value: &Value, kind: Kind, path: &mut Vec<Step>) -> bool {
    match (kind, value) {
        (Kind::Shape(shape), Value::Object(members)) => {
            let known = |name: &str| shape.iter().find(|member| member.is_called(name));
            let inside = members.iter().any(|(name, value)| {
                known(name).is_some_and(|member| {
                    within(Step::Member(name.clone()), path, |path| is_misfit_member(value, member, path))
                })
            });
            // What is missing is missing from the object.
            inside || shape.iter().any(|member| member.id && !members.contains_key(&member.name()))
        }
        (Kind::Text(_), Value::String(_)) | (Kind::Plain(Plain::Switch), Value::Bool(_)) => false,
        (Kind::Text(Class::Time), Value::Number(number)) => !is_time(number),
        (Kind::Plain(Plain::Integer), Value::Number(number)) => {
            number.as_i64().is_none_or(|it| i32::try_from(it).is_err())
        }
        (Kind::Plain(Plain::Long), Value::Number(number)) => !number.is_i64(),
        (Kind::Plain(Plain::Amount), Value::Number(_)) => false,
        (Kind::Tags, Value::Array(tags)) => tags.iter().enumerate().any(|(index, tag)| {
            within(Step::Element(index), path, |path| match tag {
                Value::Null => false,
                Value::Object(members) => members.iter().any(|(name, value)| {
                    let fits = value.is_null() || value.is_string();
                    ["Key", "Value"].contains(&name.as_str()) && within(Step::Member(name.clone()), path, |_| !fits)
                }),
                _ => true,
            })
        }),
        _ => true,
    }
}

fn is_misfit_member(value: &Value, member: &Member, path: &mut Vec<Step>) -> bool {
    match value {
        Value::Null => member.id,
        Value::Array(list) if member.list => elements(list, member.kind, path),
        _ if member.list => true,
        value => is_misfit(value, member.kind, path),
    }
}
