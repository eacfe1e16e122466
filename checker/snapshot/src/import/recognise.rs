//! One file: which calls it answers.
//!
//! It goes by what is in the file, never by the name of it.

use super::note::NoteKind;
use super::{record, signature, wrapper};
use crate::ask::{Answer, Ask, OF_PAGES, Output, Own, Per};
use crate::document::{Call, Snapshot};
use crate::read::position::{self, Step};
use crate::read::{self, Limits, ReadError};
use serde::Deserialize;
use serde_json::{Map, Value};

/// A call that a file answers.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) call: Call,
}

impl Found {
    /// An answer, which proves what is not there if it is whole.
    pub(super) fn seen((output, whole): (Output, bool), input: Map<String, Value>) -> Self {
        Self { call: Call { input, truncated: !whole, ..Call::seen(output) } }
    }
}

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Contents {
    pub(super) found: Vec<Found>,
    pub(super) notes: Vec<NoteKind>,
    /// The parts of a whole snapshot that are no calls.
    pub(super) snapshot: Option<Snapshot>,
}

/// A text and the way to say where in it something stands.
#[derive(Clone, Copy)]
pub(super) struct Document<'t> {
    text: &'t str,
}

impl Document<'_> {
    pub(super) fn path<const N: usize>(self, steps: [Step; N]) -> Vec<Step> {
        steps.into()
    }

    pub(super) fn wrong(self, path: &[Step], cause: String) -> ReadError {
        let (line, column) = position::line_and_column(self.text, position::find(self.text, path).unwrap_or(0));
        ReadError::Malformed { line, column, path: position::show(path), cause }
    }

    /// The answer at `path`, and whether it is whole.
    pub(super) fn output(self, operation: Ask, path: &[Step]) -> Result<(Output, bool), ReadError> {
        read::output(operation, self.raw(path)?, self.text, path)
    }

    pub(super) fn read<T: for<'de> Deserialize<'de>>(self, path: &[Step]) -> Result<T, ReadError> {
        read::value_in(self.raw(path)?, self.text, path)
    }

    fn raw(&self, path: &[Step]) -> Result<&str, ReadError> {
        let gone = || self.wrong(path, "a member is there twice".into());
        position::value_at(self.text, path).ok_or_else(gone)
    }
}

/// Reads a file; an error means that all of it is skipped.
pub(super) fn recognise(text: &str, limits: Limits) -> Result<Contents, NoteKind> {
    let begin = text.trim_start().chars().next();
    if begin.is_none() {
        return Err(NoteKind::Nothing);
    }
    if !begin.is_some_and(|first| matches!(first, '{' | '[' | '"' | '-') || first.is_ascii_digit())
        && text.trim() != "null"
    {
        return Err(NoteKind::NotJson);
    }
    read::check_depth(text, limits).map_err(NoteKind::Broken)?;
    let document = Document { text };
    match read::value_in(text, text, &[]) {
        Ok(Value::Object(members)) => object(document, &members, limits),
        Ok(Value::Array(list)) => records(document, &list, &[]),
        Ok(_) => Err(NoteKind::BareValue),
        // `-----` begins a table, a digit or a quote may begin any text.
        Err(_) if !matches!(begin, Some('{' | '[')) => Err(NoteKind::NotJson),
        Err(error) => Err(NoteKind::Broken(error)),
    }
}

fn object(document: Document<'_>, members: &Map<String, Value>, limits: Limits) -> Result<Contents, NoteKind> {
    if members.contains_key("format") && members.contains_key("calls") {
        let mut snapshot = read::from_text(document.text, limits).map_err(NoteKind::Broken)?;
        let calls = std::mem::take(&mut snapshot.calls);
        let found = calls.into_iter().map(|call| Found { call }).collect();
        return Ok(Contents { found, snapshot: Some(snapshot), ..Contents::default() });
    }
    if record::is_record(members) {
        return record::read(document, &[]).map(|found| Contents { found: vec![found], ..Contents::default() });
    }
    if let Some(Value::Array(calls)) = members.get("calls") {
        return records(document, calls, &[Step::Member("calls".into())]);
    }
    if let Some(found) = single(document, members)? {
        return Ok(found);
    }
    if members.is_empty() {
        return Err(NoteKind::Nothing);
    }
    let mut contents = Contents::default();
    for (key, value) in members {
        if OF_PAGES.contains(&key.as_str()) {
            continue;
        }
        match list(document, key, value) {
            Ok(found) => contents.found.extend(found),
            // One broken part makes the whole file doubtful.
            Err(broken @ NoteKind::Broken(_)) => return Err(broken),
            Err(note) => contents.notes.push(note),
        }
    }
    Ok(contents)
}

fn records(document: Document<'_>, list: &[Value], prefix: &[Step]) -> Result<Contents, NoteKind> {
    if list.is_empty() || !list.iter().all(|element| element.as_object().is_some_and(record::is_record)) {
        return Err(NoteKind::BareList);
    }
    let mut contents = Contents::default();
    for index in 0..list.len() {
        let mut path = prefix.to_vec();
        path.push(Step::Element(index));
        match record::read(document, &path) {
            Ok(found) => contents.found.push(found),
            Err(broken @ NoteKind::Broken(_)) => return Err(broken),
            Err(note) => contents.notes.push(note),
        }
    }
    Ok(contents)
}

fn list(document: Document<'_>, key: &str, value: &Value) -> Result<Vec<Found>, NoteKind> {
    let lists = || Ask::ALL.iter().copied().filter(|ask| ask.key() == Some(key));
    let inner = lists().find_map(|ask| match ask.row().answer {
        Answer::List([_, inner]) => Some(*inner),
        _ => None,
    });
    let list = match (value, inner) {
        (Value::Array(list), None) => list.as_slice(),
        // An object that holds the list, and says that it is empty by leaving it out.
        (Value::Object(object), Some(inner)) => match object.get(inner) {
            Some(Value::Array(list)) => list.as_slice(),
            _ => &[],
        },
        (Value::Null, _) if lists().next().is_some() => &[],
        _ => {
            // Other APIs have objects under the keys that need a parent: queues have `Attributes`, Classic Load
            // Balancers `LoadBalancerAttributes`.
            let ours = |ask: Ask| ask.per().is_none() || !value.is_object();
            return Err(if lists().any(ours) {
                let path = document.path([Step::Member(key.to_owned())]);
                NoteKind::Broken(document.wrong(&path, "a list belongs here".into()))
            } else {
                NoteKind::Unknown { key: key.to_owned() }
            });
        }
    };
    if let Some(operation) = wrapper::operation(key) {
        return wrapper::read(document, key, list, operation).map_err(NoteKind::Broken);
    }
    let operation = signature::operation_of(key, list)?;
    let (output, whole) = document.output(operation, &[]).map_err(NoteKind::Broken)?;
    let Some(per) = operation.per() else { return Ok(vec![Found::seen((output, whole), Map::new())]) };
    let mut by_parent = std::collections::BTreeMap::<String, Vec<&Value>>::new();
    for element in list.iter().filter(|element| !element.is_null()) {
        by_parent.entry(operation.row().own.parent(element).unwrap_or_default()).or_default().push(element);
    }
    by_parent
        .into_iter()
        .map(|(parent, elements)| {
            let path = document.path([Step::Member(key.to_owned())]);
            let wrong = |error: serde_json::Error| NoteKind::Broken(document.wrong(&path, error.to_string()));
            let output = Output::from_elements(operation, elements).map_err(wrong)?;
            Ok(Found::seen((output, whole), of_parent(per, &parent)))
        })
        .collect()
}

/// The input that names a parent.
pub(super) fn of_parent(per: Per, parent: &str) -> Map<String, Value> {
    Map::from_iter([(per.member.to_owned(), parent.into())])
}

/// Answers that are one object: they have no key of their own.
fn single(document: Document<'_>, members: &Map<String, Value>) -> Result<Option<Contents>, NoteKind> {
    let Some(operation) = Ask::ALL.iter().copied().find(|ask| signature::is_object_of(*ask, members)) else {
        return Ok(None);
    };
    let (output, whole) = document.output(operation, &[]).map_err(NoteKind::Broken)?;
    let row = operation.row();
    let found = match (output, operation.per(), row.own) {
        (Output::DescribeVpcAttribute(attribute), ..) => super::attribute::split(*attribute),
        (output, None, _) => vec![Found::seen((output, whole), Map::new())],
        (_, Some(per), Own::No) => return Err(NoteKind::no_parent(row.name, operation, per.member)),
        (output, Some(per), own) => {
            let parent = own.parent(&Value::Object(members.clone())).unwrap_or_default();
            vec![Found::seen((output, whole), of_parent(per, &parent))]
        }
    };
    Ok(Some(Contents { found, ..Contents::default() }))
}
