//! One file: which calls it answers.
//!
//! It goes by what is in the file, never by the name of it.

use super::note::NoteKind;
use super::{record, signature, wrapper};
use crate::ask::{Ask, Output, Parent};
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
    pub(super) fn seen(output: Output, input: Map<String, Value>) -> Self {
        Self { call: Call { input, ..Call::seen(output) } }
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

    pub(super) fn output(self, operation: Ask, path: &[Step]) -> Result<Output, ReadError> {
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
    let more = has_next(&Value::Object(members.clone()));
    for (key, value) in members {
        if is_paging(key) {
            continue;
        }
        match list(document, key, value, more) {
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

fn list(document: Document<'_>, key: &str, value: &Value, more: bool) -> Result<Vec<Found>, NoteKind> {
    let Value::Array(list) = value else {
        // Other APIs have objects under the keys that need a parent: queues have `Attributes`, Classic Load Balancers
        // `LoadBalancerAttributes`.
        let ours = |operation: &Ask| {
            operation.key() == Some(key) && (operation.parent() == Parent::None || !value.is_object())
        };
        return Err(if Ask::ALL.iter().any(ours) {
            let path = document.path([Step::Member(key.to_owned())]);
            NoteKind::Broken(document.wrong(&path, "a list belongs here".into()))
        } else {
            NoteKind::Unknown { key: key.to_owned() }
        });
    };
    if let Some(operation) = wrapper::operation(key) {
        let mut found = wrapper::read(document, key, list, operation).map_err(NoteKind::Broken)?;
        found.iter_mut().for_each(|found| found.call.truncated |= more);
        return Ok(found);
    }
    let operation = signature::operation_of(key, list)?;
    let output = document.output(operation, &[]).map_err(NoteKind::Broken)?;
    let mut found = match (operation.parent(), output) {
        (Parent::Of(_, member), Output::DescribeListeners(listeners)) => by_load_balancer(listeners, member),
        (_, output) => vec![Found::seen(output, Map::new())],
    };
    found.iter_mut().for_each(|found| found.call.truncated |= more);
    Ok(found)
}

fn by_load_balancer(listeners: Vec<crate::shapes::Listener>, member: &str) -> Vec<Found> {
    let mut lists = std::collections::BTreeMap::<String, Vec<crate::shapes::Listener>>::new();
    for listener in listeners {
        let parent = listener.load_balancer_arn.as_deref().unwrap_or_default().to_owned();
        lists.entry(parent).or_default().push(listener);
    }
    lists
        .into_iter()
        .map(|(parent, list)| {
            Found::seen(Output::DescribeListeners(list), Map::from_iter([(member.to_owned(), parent.into())]))
        })
        .collect()
}

/// Answers that are one object: they have no key of their own.
fn single(document: Document<'_>, members: &Map<String, Value>) -> Result<Option<Contents>, NoteKind> {
    let has = |member: &str| members.contains_key(member);
    let operation = if has("UserId") && has("Account") && has("Arn") {
        Ask::GetCallerIdentity
    } else if has("VpcBlockPublicAccessOptions") {
        Ask::DescribeVpcBlockPublicAccessOptions
    } else if has("VpcId") && (has("EnableDnsSupport") || has("EnableDnsHostnames")) {
        Ask::DescribeVpcAttribute
    } else {
        return Ok(None);
    };
    let output = document.output(operation, &[]).map_err(NoteKind::Broken)?;
    let found = match output {
        Output::DescribeVpcAttribute(attribute) => super::attribute::split(attribute),
        output => vec![Found::seen(output, Map::new())],
    };
    Ok(Some(Contents { found, ..Contents::default() }))
}

/// Whether an answer says that there is another page.
///
/// Some calls end with an empty token, which is none.
pub(super) fn has_next(answer: &Value) -> bool {
    ["NextToken", "NextMarker", "Marker", "nextToken"].iter().any(|token| match answer.get(token) {
        None | Some(Value::Null) => false,
        Some(Value::String(token)) => !token.is_empty(),
        Some(_) => true,
    })
}

fn is_paging(key: &str) -> bool {
    matches!(key, "NextToken" | "NextMarker" | "Marker" | "nextToken" | "ResponseMetadata" | "MaxResults")
}
