//! What each member of a shape is: the facts that redaction, sealing, the canary and the reader of worlds share.
//!
//! The declaration of a shape is the only place that says them.

use serde::de::Unexpected;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// What a text in a member is, which decides what is left of it in a file that is shown to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// AWS's word or a size; ids inside it are ids.
    Word,
    /// A moment, as text or in seconds since 1970.
    Time,
    /// An id.
    Id,
    /// An account's number.
    Account,
    /// Who asks, by an id of IAM.
    Principal,
    /// An address or a block.
    Address,
    /// An ARN.
    Arn,
    /// A host name, a zone's or a record's name.
    Host,
    /// The id of a hosted zone: the account's own, or one of AWS's that everybody knows.
    Zone,
    /// The value of a DNS record: an address, a host name, or text that may be a secret, as the record's type says.
    Record,
    /// The digest of a key or a certificate, alone or behind the numbers of a record.
    Digest,
    /// What a person called a load balancer, a target group or the like.
    Name,
    /// A database's identifier, which is part of its host name.
    Identifier,
    /// What a person called a security group; `default` is AWS's.
    GroupName,
    /// The name of a prefix list, AWS's or a customer's.
    ListName,
    /// The name of a key pair: only whether two are the same counts.
    KeyName,
    /// A policy document.
    Policy,
    /// What a service wrote about an interface.
    Description,
    /// A path on a web server.
    Path,
    /// A page: scheme, host, port and path.
    Url,
    /// The name of a header, a cookie or a parameter: those of standards and frameworks are nobody's.
    HttpName,
    /// The value of a header, which is what the header's name says.
    HeaderValue,
    /// A cookie as a server sets it.
    Cookie,
    /// What a condition of a rule asks for: a host, a path, an address, or what may be a secret, as its field says.
    Condition,
    /// One word for what went wrong.
    Code,
    /// The value of a setting: switches and numbers are AWS's words, the rest are names.
    Setting,
    /// A value that may be a secret: it never stands in a file as it is ([`crate::Snapshot::seal`]).
    Secret,
    /// What a person wrote.
    Text,
}

/// What is in a member.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A number or a switch.
    Plain(Plain),
    /// Text, or a list of texts.
    Text(Class),
    /// The tags of a resource.
    Tags,
    /// An object, or a list of objects.
    Shape(&'static [Member]),
}

/// What is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plain {
    /// `true` or `false`.
    Switch,
    /// A whole number of 32 bits, as AWS's models call it.
    Integer,
    /// A whole number of 64 bits.
    Long,
    /// A number with a fraction.
    Amount,
}

/// One member of a shape.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    pub(crate) field: &'static str,
    pub(crate) renamed: Option<&'static str>,
    pub(crate) snake: bool,
    /// Whether other resources name the shape by it.
    pub id: bool,
    /// Whether it holds a list.
    pub list: bool,
    /// What is in it.
    pub kind: Kind,
}

impl Member {
    /// AWS's name of the member.
    #[must_use]
    pub fn name(&self) -> String {
        match self.renamed {
            Some(name) => name.to_owned(),
            None => self.letters().collect(),
        }
    }

    /// Whether AWS calls the member so.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        match self.renamed {
            Some(renamed) => renamed == name,
            None => self.letters().eq(name.chars()),
        }
    }

    /// The letters of the field, as serde renames it.
    fn letters(&self) -> impl Iterator<Item = char> + '_ {
        let mut upper = !self.snake;
        let keep = self.snake;
        self.field.strip_prefix("r#").unwrap_or(self.field).chars().filter_map(move |letter| match letter {
            '_' if !keep => {
                upper = true;
                None
            }
            letter if std::mem::take(&mut upper) => Some(letter.to_ascii_uppercase()),
            letter => Some(letter),
        })
    }
}

/// Whether serde's word for a case is that of Rust's own fields.
pub(crate) const fn is_snake(case: &str) -> bool {
    // `==` on text is not for constants yet; no other case that shapes use begins with `s`.
    matches!(case.as_bytes(), [b's', ..])
}

/// Whether a type, as it is written, is a list.
pub(crate) const fn is_list(written: &str) -> bool {
    matches!(written.as_bytes(), [b'V', b'e', b'c', ..])
}

/// Something that a shape can hold.
pub trait Kept {
    /// What it is.
    const KIND: Kind;
}

macro_rules! plain {
    ($($Type:ty = $Plain:ident)*) => {$(
        impl Kept for $Type {
            const KIND: Kind = Kind::Plain(Plain::$Plain);
        }
    )*};
}
plain! { bool = Switch i32 = Integer i64 = Long f64 = Amount }

impl<T: Kept> Kept for Option<T> {
    const KIND: Kind = T::KIND;
}
impl<T: Kept> Kept for Vec<T> {
    const KIND: Kind = T::KIND;
}

/// What a field holds one of.
pub(crate) trait One: for<'de> Deserialize<'de> {
    /// Reads it from a value, and says the same of what does not fit as the reader of text does.
    fn one(value: &Value) -> Result<Self, serde_json::Error>;
}

/// Those that are no shapes.
macro_rules! one {
    ($($Type:ty)*) => {$(
        impl $crate::member::One for $Type {
            fn one(value: &serde_json::Value) -> Result<Self, serde_json::Error> {
                <Self as serde::Deserialize>::deserialize(value)
            }
        }
    )*};
}
pub(crate) use one;
one! { bool i32 i64 f64 String }

/// A field that may be missing. `null` is as good as missing, also inside of a list: tools that are written in Go, and
/// Terraform, write it for what is not there.
pub(crate) trait Field: for<'de> Deserialize<'de> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }

    /// The same from a value.
    fn of(value: &Value) -> Result<Self, serde_json::Error> {
        Self::deserialize(value)
    }
}

impl<T: One> Field for Option<T> {
    fn of(value: &Value) -> Result<Self, serde_json::Error> {
        if value.is_null() { Ok(None) } else { T::one(value).map(Some) }
    }
}

impl<T: One> Field for Vec<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let list = Option::<Vec<Option<T>>>::deserialize(deserializer)?.unwrap_or_default();
        Ok(list.into_iter().flatten().collect())
    }

    fn of(value: &Value) -> Result<Self, serde_json::Error> {
        list(value)?.iter().filter(|one| !one.is_null()).map(T::one).collect()
    }
}

/// The elements of a list, or none of what is not there.
pub(crate) fn list(value: &Value) -> Result<&[Value], serde_json::Error> {
    match value {
        Value::Array(list) => Ok(list),
        Value::Null => Ok(&[]),
        other => Err(misplaced(other, &"a sequence")),
    }
}

/// That a value is not what belongs in its place, as serde says it.
pub(crate) fn misplaced(value: &Value, expected: &dyn serde::de::Expected) -> serde_json::Error {
    let found = match value {
        Value::Null => Unexpected::Unit,
        Value::Bool(known) => Unexpected::Bool(*known),
        Value::Number(number) => match (number.as_u64(), number.as_i64()) {
            (Some(number), _) => Unexpected::Unsigned(number),
            (_, Some(number)) => Unexpected::Signed(number),
            _ => Unexpected::Float(number.as_f64().unwrap_or_default()),
        },
        Value::String(text) => Unexpected::Str(text),
        Value::Array(_) => Unexpected::Seq,
        Value::Object(_) => Unexpected::Map,
    };
    serde::de::Error::invalid_type(found, expected)
}
