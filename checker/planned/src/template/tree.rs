//! A template as a tree with lines. Functions in their short form (`!Ref`) become what they stand for.

use crate::error::{PlanError, Where};
use saphyr::{LoadableYamlNode as _, MarkedYaml, Scalar, YamlData};

/// Deeper than any template.
const DEEPEST: usize = 100;

/// A node with the line that it begins in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) line: usize,
    pub(super) data: Data,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Data {
    Null,
    Bool(bool),
    Number(i64),
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

impl Node {
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        self.members().find(|(key, _)| *key == name).map(|(_, node)| node)
    }

    pub(super) fn members(&self) -> impl Iterator<Item = (&str, &Self)> {
        let members = if let Data::Map(members) = &self.data { members.as_slice() } else { &[] };
        members.iter().map(|(name, node)| (name.as_str(), node))
    }

    pub(super) fn elements(&self) -> Option<&[Self]> {
        if let Data::List(elements) = &self.data { Some(elements) } else { None }
    }

    pub(super) fn text(&self) -> Option<&str> {
        if let Data::Text(text) = &self.data { Some(text) } else { None }
    }
}

/// Reads a template.
pub(super) fn parse(text: &str) -> Result<Node, PlanError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(line) = too_deep(text) {
        return Err(PlanError::TooDeep { at: Where { resource: None, line: Some(line) } });
    }
    let documents = MarkedYaml::load_from_str(text).map_err(|error| PlanError::Malformed {
        line: error.marker().line(),
        column: error.marker().col() + 1,
        cause: error.info().to_owned(),
    })?;
    documents.first().map_or(Err(PlanError::NotATemplate), |document| node(document, 0))
}

/// The line in which a text is nested deeper than is read, as far as that shows before it is parsed.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (number, line) in (1..).zip(text.lines()) {
        let leading = line.chars().take_while(|letter| matches!(letter, '-' | '?' | ':' | ' ' | '\t'));
        if leading.filter(|letter| matches!(letter, '-' | '?')).count() > DEEPEST {
            // Three or more of them alone separate documents.
            if line.trim().chars().any(|letter| letter != '-') {
                return Some(number);
            }
        }
        for letter in line.chars() {
            match letter {
                '[' | '{' => depth += 1,
                ']' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > 10 * DEEPEST {
                return Some(number);
            }
        }
    }
    None
}

fn node(yaml: &MarkedYaml<'_>, depth: usize) -> Result<Node, PlanError> {
    let line = yaml.span.start.line();
    let odd = |what: &str| PlanError::Odd { at: Where { resource: None, line: Some(line) }, what: what.to_owned() };
    if depth > DEEPEST {
        return Err(PlanError::TooDeep { at: Where { resource: None, line: Some(line) } });
    }
    let data = match &yaml.data {
        YamlData::Value(Scalar::Null) => Data::Null,
        YamlData::Value(Scalar::Boolean(truth)) => Data::Bool(*truth),
        YamlData::Value(Scalar::Integer(number)) => Data::Number(*number),
        YamlData::Value(Scalar::FloatingPoint(number)) => Data::Text(number.to_string()),
        YamlData::Value(Scalar::String(text)) => Data::Text(text.clone().into_owned()),
        YamlData::Representation(text, ..) => Data::Text(text.clone().into_owned()),
        YamlData::Sequence(elements) => {
            Data::List(elements.iter().map(|element| node(element, depth + 1)).collect::<Result<_, _>>()?)
        }
        YamlData::Mapping(members) => {
            let mut map = Vec::new();
            for (key, value) in members {
                let name = match node(key, depth + 1)?.data {
                    Data::Text(text) => text,
                    Data::Number(number) => number.to_string(),
                    Data::Bool(truth) => truth.to_string(),
                    _ => return Err(odd("a name")),
                };
                let mut value = node(value, depth + 1)?;
                // A block begins behind its name; people look for the name.
                value.line = key.span.start.line();
                map.push((name, value));
            }
            Data::Map(map)
        }
        YamlData::Tagged(tag, inner) => {
            let mut inner = node(inner, depth + 1)?;
            // What a tag stands before has no place of its own.
            inner.line = inner.line.max(line);
            match tag.suffix.as_str() {
                "Ref" | "Condition" => Data::Map(vec![(tag.suffix.clone(), inner)]),
                function if tag.handle == "!" => Data::Map(vec![(format!("Fn::{function}"), inner)]),
                // YAML's own tags say what a scalar is.
                _ => inner.data,
            }
        }
        YamlData::Alias(_) | YamlData::BadValue => return Err(odd("a value")),
    };
    Ok(Node { line, data })
}
