//! The form of a policy document: what IAM's grammar takes, and nothing else.
//!
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html>

use serde::de::{self, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::marker::PhantomData;

/// A policy.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub(super) struct Document {
    #[serde(default)]
    version: Version,
    #[serde(default, rename = "Id")]
    _id: IgnoredAny,
    statement: OneOrMany<Statement>,
}

impl Document {
    /// Reads a policy; nothing if it is none.
    pub(super) fn read(text: &str) -> Option<Self> {
        let document: Self = serde_json::from_str(text).ok()?;
        document.statements().iter().all(Statement::is_whole).then_some(document)
    }

    pub(super) fn statements(&self) -> &[Statement] {
        self.statement.list()
    }

    /// Whether `${…}` stands for something: before this version of the language it was text like any other.
    pub(super) fn has_variables(&self) -> bool {
        self.version == Version::Second
    }
}

/// The versions of the language; without one it is the first.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
enum Version {
    #[default]
    #[serde(rename = "2008-10-17")]
    First,
    #[serde(rename = "2012-10-17")]
    Second,
}

/// A statement.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub(super) struct Statement {
    #[serde(default, rename = "Sid")]
    _sid: IgnoredAny,
    pub(super) effect: Effect,
    principal: Option<Principals>,
    not_principal: Option<Principals>,
    action: Option<OneOrMany<String>>,
    not_action: Option<OneOrMany<String>>,
    resource: Option<OneOrMany<String>>,
    not_resource: Option<OneOrMany<String>>,
    condition: Option<Pairs<Pairs<OneOrMany<Scalar>>>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Effect {
    Allow,
    Deny,
}

/// What a statement names, or what it names to leave it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) texts: Vec<String>,
    pub(super) inverted: bool,
}

impl Statement {
    /// Whether each of the three is said exactly once, directly or by what it is not.
    fn is_whole(&self) -> bool {
        self.principal.is_some() != self.not_principal.is_some()
            && self.action.is_some() != self.not_action.is_some()
            && self.resource.is_some() != self.not_resource.is_some()
    }

    /// Its actions in small letters: IAM tells no case apart there.
    pub(super) fn actions(&self) -> Named {
        let mut named = either(self.action.as_ref(), self.not_action.as_ref());
        named.texts.iter_mut().for_each(|text| *text = text.to_ascii_lowercase());
        named
    }

    pub(super) fn resources(&self) -> Named {
        either(self.resource.as_ref(), self.not_resource.as_ref())
    }

    /// Its principals, an account as all that belongs to it.
    pub(super) fn principals(&self) -> Named {
        let (named, inverted) = match (&self.principal, &self.not_principal) {
            (Some(named), _) => (Some(named), false),
            (None, named) => (named.as_ref(), true),
        };
        Named { texts: named.map(Principals::patterns).unwrap_or_default(), inverted }
    }

    /// Its conditions: operator, key, values.
    pub(super) fn conditions(&self) -> impl Iterator<Item = (&str, &str, Vec<String>)> {
        let operators = self.condition.iter().flat_map(|condition| &condition.0);
        operators.flat_map(|(operator, keys)| {
            keys.0.iter().map(move |(key, values)| {
                let values = values.list().iter().map(ToString::to_string).collect();
                (operator.as_str(), key.as_str(), values)
            })
        })
    }
}

fn either(named: Option<&OneOrMany<String>>, left_out: Option<&OneOrMany<String>>) -> Named {
    let texts = |list: Option<&OneOrMany<String>>| list.map(|list| list.list().to_vec()).unwrap_or_default();
    match named {
        Some(_) => Named { texts: texts(named), inverted: false },
        None => Named { texts: texts(left_out), inverted: true },
    }
}

/// Who is meant: everybody, or lists by kind.
#[derive(Debug)]
enum Principals {
    Everybody,
    Kinds(Kinds),
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Kinds {
    #[serde(rename = "AWS")]
    aws: Option<OneOrMany<String>>,
    #[serde(rename = "Service")]
    service: Option<OneOrMany<String>>,
    #[serde(rename = "Federated")]
    federated: Option<OneOrMany<String>>,
    #[serde(rename = "CanonicalUser")]
    canonical_user: Option<OneOrMany<String>>,
}

impl Principals {
    fn patterns(&self) -> Vec<String> {
        let Self::Kinds(kinds) = self else { return vec!["*".to_owned()] };
        let texts =
            |list: &Option<OneOrMany<String>>| list.as_ref().map(|list| list.list().to_vec()).unwrap_or_default();
        let accounts = texts(&kinds.aws).into_iter().map(|text| {
            let id = text.strip_prefix("arn:").and_then(|arn| arn.split("::").nth(1)?.strip_suffix(":root"));
            let id = id.unwrap_or(&text);
            let is_account = id.len() == 12 && id.bytes().all(|byte| byte.is_ascii_digit());
            if is_account { format!("arn:*::{id}:*") } else { text }
        });
        let others = [("service", &kinds.service), ("federated", &kinds.federated), ("user", &kinds.canonical_user)];
        let others = others
            .into_iter()
            .flat_map(|(kind, list)| texts(list).into_iter().map(move |text| format!("{kind} {text}")));
        accounts.chain(others).collect()
    }
}

impl<'de> Deserialize<'de> for Principals {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Principals;

            fn expecting(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
                text.write_str("\"*\" or principals by kind")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Principals, E> {
                if text == "*" {
                    Ok(Principals::Everybody)
                } else {
                    Err(E::invalid_value(de::Unexpected::Str(text), &self))
                }
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Principals, A::Error> {
                Kinds::deserialize(de::value::MapAccessDeserializer::new(map)).map(Principals::Kinds)
            }
        }

        deserializer.deserialize_any(Either)
    }
}

/// A value, or a list of them.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMany<T> {
    Many(Vec<T>),
    One(T),
}

impl<T> OneOrMany<T> {
    fn list(&self) -> &[T] {
        match self {
            Self::Many(list) => list,
            Self::One(one) => std::slice::from_ref(one),
        }
    }
}

/// A value of a condition: JSON's own types are as good as their text.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Scalar {
    Text(String),
    Truth(bool),
    Number(serde_json::Number),
}

impl fmt::Display for Scalar {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(it) => text.write_str(it),
            Self::Truth(it) => write!(text, "{it}"),
            Self::Number(it) => write!(text, "{it}"),
        }
    }
}

/// The members of an object with names of somebody's choice; a name that comes twice stays twice.
#[derive(Debug)]
struct Pairs<T>(Vec<(String, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Members<T> {
            type Value = Pairs<T>;

            fn expecting(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
                text.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<T>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }

        deserializer.deserialize_map(Members(PhantomData))
    }
}
