//! What an attribute of a planned resource is, before anything is built.

use std::collections::BTreeMap;

/// A value as a plan or a template has it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Value {
    /// Not set.
    #[default]
    Null,
    Bool(bool),
    Number(i64),
    Text(String),
    List(Vec<Value>),
    Map(BTreeMap<String, Value>),
    /// What an attribute of another planned resource will be.
    Of {
        resource: String,
        attribute: String,
    },
    /// Something that is not known before it is built.
    Unknown,
}

/// Nothing, for whatever is not there.
static NULL: Value = Value::Null;

impl Value {
    /// A member; nothing if there is none.
    pub(crate) fn at(&self, name: &str) -> &Self {
        match self {
            Self::Map(members) => members.get(name).unwrap_or(&NULL),
            Self::Unknown => self,
            _ => &NULL,
        }
    }

    /// The first of these members that is set.
    pub(crate) fn any(&self, names: &[&str]) -> &Self {
        names.iter().map(|name| self.at(name)).find(|value| value.is_set()).unwrap_or(&NULL)
    }

    /// Whether it is set: providers write nothing as an empty text too.
    pub(crate) fn is_set(&self) -> bool {
        !matches!(self, Self::Null) && !matches!(self, Self::Text(text) if text.is_empty())
    }

    /// The elements; a single value is a list of one, nothing is a list of none.
    pub(crate) fn list(&self) -> &[Self] {
        match self {
            Self::List(elements) => elements,
            Self::Null => &[],
            one => std::slice::from_ref(one),
        }
    }

    /// The first element, of blocks that stand once.
    pub(crate) fn first(&self) -> &Self {
        self.list().first().unwrap_or(&NULL)
    }

    /// A text or a number as a word; nothing of what is not known.
    pub(crate) fn word(&self) -> Option<String> {
        match self {
            Self::Text(text) if !text.is_empty() => Some(text.clone()),
            Self::Number(number) => Some(number.to_string()),
            Self::Bool(truth) => Some(truth.to_string()),
            _ => None,
        }
    }

    /// A number, also where it is written as a text.
    pub(crate) fn number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// A switch, also where it is written as a text.
    pub(crate) fn switch(&self) -> Option<bool> {
        match self {
            Self::Bool(truth) => Some(*truth),
            Self::Text(text) => match text.to_ascii_lowercase().as_str() {
                "true" | "yes" | "1" => Some(true),
                "false" | "no" | "0" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether something in it is not known.
    pub(crate) fn is_open(&self) -> bool {
        match self {
            Self::Unknown => true,
            Self::List(elements) => elements.iter().any(Self::is_open),
            _ => false,
        }
    }
}

impl From<&serde_json::Value> for Value {
    fn from(json: &serde_json::Value) -> Self {
        use serde_json::Value as Json;
        match json {
            Json::Null => Self::Null,
            Json::Bool(truth) => Self::Bool(*truth),
            Json::Number(number) => number.as_i64().map_or_else(|| Self::Text(number.to_string()), Self::Number),
            Json::String(text) => Self::Text(text.clone()),
            Json::Array(elements) => Self::List(elements.iter().map(Self::from).collect()),
            Json::Object(members) => {
                Self::Map(members.iter().map(|(name, value)| (name.clone(), Self::from(value))).collect())
            }
        }
    }
}
