//! What the files of questions may say, kind by kind: the form only, not what it means.

use crate::Kind;
use judge::Text;
use serde::de::{self, IgnoredAny, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// What says how to read the rest.
#[derive(Debug, Deserialize)]
pub(super) struct Head {
    pub(super) kind: Kind,
}

macro_rules! files {
    ($($(#[$about:meta])* $name:ident { $($(#[$how:meta])* $field:ident: $kind:ty),* $(,)? })*) => {$(
        $(#[$about])*
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name {
            #[serde(rename = "kind")]
            _kind: IgnoredAny,
            pub(super) ask: Text,
            pub(super) why: Text,
            $($(#[$how])* pub(super) $field: $kind,)*
        }
    )*};
}

files! {
    /// `kind = "choice"`
    Choice { option: Vec<ChoiceOption> }
    /// `kind = "order"`
    Order { item: Vec<Text> }
    /// `kind = "short"`
    Short {
        accept: Vec<Word>,
        #[serde(default)]
        wrong: Vec<Wrong>,
    }
    /// `kind = "cidr"`
    Cidr {
        equals: Option<String>,
        within: Option<String>,
        #[serde(default)]
        apart: Vec<String>,
        usable: Option<u32>,
        #[serde(default)]
        smallest: bool,
    }
    /// `kind = "packet"`
    Packet {
        world: String,
        from: String,
        to: String,
        port: Option<u16>,
        protocol: Option<String>,
    }
    /// `kind = "change"`
    Change {
        world: String,
        lab: Option<String>,
        from: Option<String>,
        to: Option<String>,
        port: Option<u16>,
        protocol: Option<String>,
        option: Vec<ChangeOption>,
    }
}

/// An option of a choice.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChoiceOption {
    pub(super) ko: String,
    pub(super) en: String,
    #[serde(default)]
    pub(super) right: bool,
    pub(super) why: Option<Text>,
}

/// An option of a change.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChangeOption {
    pub(super) ko: String,
    pub(super) en: String,
    pub(super) edit: String,
    pub(super) why: Option<Text>,
}

/// Answers that are wrong for one reason.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wrong {
    pub(super) answers: Vec<Word>,
    pub(super) why: Text,
}

/// An answer: a text, or a number as it is.
#[derive(Debug)]
pub(super) struct Word(pub(super) String);

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Words;

        impl Visitor<'_> for Words {
            type Value = Word;

            fn expecting(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
                text.write_str("a string")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Word, E> {
                Ok(Word(text.to_owned()))
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Word, E> {
                Ok(Word(number.to_string()))
            }
        }

        deserializer.deserialize_any(Words)
    }
}
