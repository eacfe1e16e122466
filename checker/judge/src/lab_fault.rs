//! What can be wrong with a `lab.toml`, as a value: the words for it are made elsewhere, in the author's language.
//!
//! The parser says what it did not understand in English sentences; [`LabFault::of_parser`] sorts them by kind.

use std::fmt;

/// What a check may earn at most; a lab's sum stays a number that people can read.
pub const MOST_POINTS: u32 = 1000;

/// Something in a `lab.toml` that is not understood, or that contradicts the rest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LabFault {
    /// A parameter that there is not.
    #[error("unknown field `{word}`, expected one of {}", quoted(known))]
    UnknownField {
        /// What is written.
        word: String,
        /// What may be written.
        known: Vec<String>,
    },
    /// A word that has to be one of a list.
    #[error("unknown variant `{word}`, expected one of {}", quoted(known))]
    UnknownWord {
        /// What is written.
        word: String,
        /// What may be written.
        known: Vec<String>,
    },
    /// A parameter that has to be there.
    #[error("missing field `{field}`")]
    MissingField {
        /// Its name.
        field: String,
    },
    /// A value of another kind than is needed.
    #[error("invalid type: {found}, expected {wanted}")]
    WrongType {
        /// What is written.
        found: Written,
        /// What is needed.
        wanted: Wanted,
    },
    /// A value beyond what is possible.
    #[error("invalid value: {found}, expected {wanted}")]
    WrongValue {
        /// What is written.
        found: Written,
        /// What is needed.
        wanted: Wanted,
    },
    /// A parameter that is written twice.
    #[error("duplicate key `{key}`")]
    DuplicateKey {
        /// Its name.
        key: String,
    },
    /// Where one thing with its parameters belongs there is none, or there are several.
    #[error("exactly one entry belongs here, like `judge.flow = {{ … }}`")]
    NotOne,
    /// The text is no TOML, in the parser's words.
    #[error("{cause}")]
    Syntax {
        /// What the parser says.
        cause: String,
    },
    /// A check that earns more than is possible.
    #[error("a check earns at most {} points, not {points}", MOST_POINTS)]
    TooManyPoints {
        /// What it is to earn.
        points: String,
    },
    /// The lab's id is none.
    #[error("a lab's id begins with `lab-`, like `lab-1.12`, not `{id}`")]
    LabId {
        /// What is written.
        id: String,
    },
    /// The lab asks for nothing.
    #[error("a lab needs at least one [[check]]")]
    NoChecks,
    /// The id of a check is none.
    #[error("the check id `{id}` may have a-z, 0-9 and `-` only")]
    CheckId {
        /// What is written.
        id: String,
    },
    /// Two checks of one id.
    #[error("two checks are called `{id}`")]
    CheckTwice {
        /// The id.
        id: String,
    },
    /// The twin of a check does not stand before it.
    #[error("the twin `{twin}` is no check before this one")]
    NoTwin {
        /// What is written.
        twin: String,
        /// The checks that stand before it.
        known: Vec<String>,
    },
    /// Packets from outside to outside, which never meet what the learner built.
    #[error("learner and internet are both outside: one of `from` and `to` has to be in the VPC")]
    BothOutside,
    /// The lab rests on one that is not there.
    #[error("the lab rests on `{on}`, which does not exist")]
    RestsOnNothing {
        /// What is written.
        on: String,
        /// The labs that there are.
        known: Vec<String>,
    },
    /// The lab lies in the folder of another number.
    #[error("the lab is called `{id}`, but its folder `{folder}`")]
    OtherFolder {
        /// The id.
        id: String,
        /// The folder's name.
        folder: String,
    },
    /// A port of a protocol that has none.
    #[error("icmp has no port: leave `port` out")]
    PortOfIcmp,
    /// No port of a protocol that has some.
    #[error("tcp and udp need a `port`")]
    NoPort,
    /// A list that needs something in it.
    #[error("`{field}` needs at least one entry, like {example}")]
    EmptyList {
        /// The parameter.
        field: &'static str,
        /// An entry.
        example: &'static str,
    },
    /// A question that no exercise sheet has.
    #[error("no question is called `{word}`; there are {}", known.join(", "))]
    UnknownQuestion {
        /// What is written.
        word: String,
        /// The questions that there are.
        known: Vec<String>,
    },
}

fn quoted(known: &[String]) -> String {
    known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// A value as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Of what kind it is.
    pub kind: Kind,
    /// The value itself, where it is short.
    pub text: Option<String>,
}

/// A kind of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `"…"`
    Text,
    /// `12`
    Number,
    /// `1.5`
    Fraction,
    /// `true`
    YesNo,
    /// `[…]`
    List,
    /// `{ … }`
    Table,
    /// A kind that a lab has no use for.
    Other,
}

/// What a value has to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A value of this kind.
    A(Kind),
    /// A whole number from 0 to this.
    UpTo(u64),
    /// In the parser's words.
    Other(String),
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.text {
            Some(text) => write!(f, "{} `{text}`", self.kind),
            None => write!(f, "{}", self.kind),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Fraction => "fraction",
            Self::YesNo => "boolean",
            Self::List => "list",
            Self::Table => "table",
            Self::Other => "something else",
        })
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::A(kind) => write!(f, "{kind}"),
            Self::UpTo(most) => write!(f, "a whole number from 0 to {most}"),
            Self::Other(words) => f.write_str(words),
        }
    }
}

/// What the parser's message begins with where a check earns too much.
pub(crate) const TOO_MANY_POINTS: &str = "too many points: ";

/// What the parser's message says is expected where a check's points stand.
pub(crate) const POINTS: &str = "points";

impl LabFault {
    /// What a message of the parser says; `at` is the text that it points at.
    pub(crate) fn of_parser(message: &str, at: &str) -> Self {
        let words: Vec<String> = message.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        let (word, known) = words.split_first().map_or((String::new(), Vec::new()), |(word, known)| {
            let known = known.to_vec();
            (word.clone(), known)
        });
        let pair = |rest: &str| {
            let (found, wanted) = rest.rsplit_once(", expected ").unwrap_or((rest, ""));
            (Written::of(found), Wanted::of(wanted))
        };
        if message.starts_with("unknown field ") {
            Self::UnknownField { word, known }
        } else if message.starts_with("unknown variant ") {
            Self::UnknownWord { word, known }
        } else if message.starts_with("missing field ") {
            Self::MissingField { field: word }
        } else if let Some(points) = message.strip_prefix(TOO_MANY_POINTS) {
            Self::TooManyPoints { points: points.to_owned() }
        } else if let Some(rest) = message.strip_prefix("invalid type: ") {
            let (found, wanted) = pair(rest);
            Self::WrongType { found, wanted }
        } else if let Some(rest) = message.strip_prefix("invalid value: ") {
            let (found, wanted) = pair(rest);
            Self::WrongValue { found, wanted }
        } else if message.starts_with("duplicate key") {
            Self::DuplicateKey { key: at.trim().to_owned() }
        } else if message.starts_with("wanted exactly 1 element") {
            Self::NotOne
        } else {
            Self::Syntax { cause: message.to_owned() }
        }
    }

    /// The parameter of a check that it is about.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoTwin { .. } => Some("twin"),
            Self::PortOfIcmp => Some("port"),
            Self::BothOutside => Some("to"),
            Self::EmptyList { field, .. } => Some(field),
            Self::UnknownQuestion { .. } => Some("question"),
            _ => None,
        }
    }

    /// The known word that is closest to an unknown one.
    #[must_use]
    pub fn nearest(&self) -> Option<&str> {
        let (Self::UnknownField { word, known }
        | Self::UnknownWord { word, known }
        | Self::NoTwin { twin: word, known }
        | Self::RestsOnNothing { on: word, known }
        | Self::UnknownQuestion { word, known }) = self
        else {
            return None;
        };
        known
            .iter()
            .map(|known| (strsim::jaro_winkler(word, known), known))
            .filter(|(likeness, _)| *likeness > 0.75)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, known)| known.as_str())
    }
}

impl Written {
    /// From the words of the parser, like ``integer `3` `` and `string "x"`.
    fn of(words: &str) -> Self {
        let kinds = [
            ("string", Kind::Text),
            ("unit variant", Kind::Text),
            ("integer", Kind::Number),
            ("floating point", Kind::Fraction),
            ("boolean", Kind::YesNo),
            ("sequence", Kind::List),
            ("map", Kind::Table),
        ];
        let known = kinds.into_iter().find(|(begin, _)| words.starts_with(begin));
        let (begin, kind) = known.unwrap_or(("", Kind::Other));
        let value = words.get(begin.len()..).unwrap_or_default().trim();
        let text = value.trim_matches(['`', '"']);
        Self { kind, text: Some(text.to_owned()).filter(|text| !text.is_empty() && text.chars().count() <= 60) }
    }
}

impl Wanted {
    fn of(words: &str) -> Self {
        match words {
            POINTS => Self::UpTo(MOST_POINTS.into()),
            "u8" => Self::UpTo(u8::MAX.into()),
            "u16" => Self::UpTo(u16::MAX.into()),
            "u64" | "usize" => Self::A(Kind::Number),
            "a string" | "string" | "string or table" => Self::A(Kind::Text),
            "a boolean" => Self::A(Kind::YesNo),
            "a sequence" => Self::A(Kind::List),
            "a map" | "newtype variant" => Self::A(Kind::Table),
            other if other.starts_with("struct ") => Self::A(Kind::Table),
            other => Self::Other(other.to_owned()),
        }
    }
}
