//! What can be wrong with a TOML file that somebody wrote, as a value: whatever the parser and serde say about one.
//!
//! They say it in English sentences for developers; the words for the author are made elsewhere, in either language.
//! What the file means is not judged here.

mod place;
mod slip;

pub use place::{line_and_column, value_at};
pub use slip::Slip;

use std::fmt;
use toml::de::DeValue;

/// Something in a TOML file that is not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TomlFault {
    /// A name that there is not.
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
    /// A name that has to be there.
    #[error("missing field `{field}`")]
    MissingField {
        /// The name.
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
    /// A list with more or fewer entries than it has to have.
    #[error("invalid length {length}, expected {wanted}")]
    WrongLength {
        /// How many are written.
        length: String,
        /// What is needed.
        wanted: Wanted,
    },
    /// A name that is written twice.
    #[error("duplicate key `{key}`")]
    DuplicateKey {
        /// The name.
        key: String,
    },
    /// Where one thing with its parameters belongs there is none, or there are several.
    #[error("exactly one entry belongs here, like `judge.flow = {{ … }}`")]
    NotOne,
    /// Where a word alone belongs it has something to it.
    #[error("only the word belongs here")]
    MoreThanAWord,
    /// The text is no TOML.
    #[error("no TOML: {}", slip.key())]
    Syntax {
        /// What is wrong with it.
        slip: Slip,
        /// The word that it is about, if it is about one.
        word: String,
    },
    /// What nobody has met yet, in the words of the parser.
    #[error("{words}")]
    Other {
        /// What it says.
        words: String,
    },
}

/// Words between backquotes, one behind the other.
pub(crate) fn quoted(known: &[String]) -> String {
    known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// The known word that is closest to an unknown one: among those that are like it the one with the fewest slips.
pub(crate) fn nearest<'k>(word: &str, known: &'k [String]) -> Option<&'k str> {
    let slips = |known: &str| strsim::damerau_levenshtein(word, known);
    known
        .iter()
        .map(|known| (strsim::jaro_winkler(word, known), known))
        .filter(|(likeness, _)| *likeness > 0.75)
        .min_by(|a, b| slips(a.1).cmp(&slips(b.1)).then(b.0.total_cmp(&a.0)))
        .map(|(_, known)| known.as_str())
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
    /// `2026-03-01`
    Date,
    /// `[…]`
    List,
    /// `{ … }`
    Table,
    /// A kind that none of our files has a use for.
    Other,
}

/// What a value has to be.
///
/// Its English words are what our own readers of values tell the parser; they come back with what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A value of this kind.
    A(Kind),
    /// A word, or one with its parameters.
    TextOrTable,
    /// A whole number between two, both included.
    Between(u64, u64),
    /// A port, or several.
    Ports,
    /// The address of an application, or those of two.
    Addresses,
    /// The name of a Region.
    Region {
        /// One.
        like: String,
    },
    /// The name of a domain.
    Domain {
        /// One.
        like: String,
    },
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
            Self::Date => "date",
            Self::List => "list",
            Self::Table => "table",
            Self::Other => "something else",
        })
    }
}

/// What the words for numbers, ports, Regions and domains begin with.
const BETWEEN: &str = "a whole number from ";
const PORTS: &str = "a port or a list of ports";
const ADDRESSES: &str = "the address of a page, or a list of two";
const REGION: &str = "the name of a Region, like ";
const DOMAIN: &str = "the name of a domain, like ";

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::A(kind) => write!(f, "{kind}"),
            Self::TextOrTable => f.write_str("text or table"),
            Self::Between(least, most) => write!(f, "{BETWEEN}{least} to {most}"),
            Self::Ports => f.write_str(PORTS),
            Self::Addresses => f.write_str(ADDRESSES),
            Self::Region { like } => write!(f, "{REGION}{like}"),
            Self::Domain { like } => write!(f, "{DOMAIN}{like}"),
            Self::Other(words) => f.write_str(words),
        }
    }
}

impl TomlFault {
    /// What an error of the parser says about a text.
    #[must_use]
    pub fn of(error: &toml::de::Error, text: &str) -> Self {
        let span = error.span().unwrap_or_default();
        let at = text.get(span.clone()).unwrap_or_default();
        let (before, after) = text.split_at_checked(span.start).unwrap_or_default();
        match Slip::of(error.message(), at, before, after) {
            Some((slip, word)) => Self::Syntax { slip, word },
            None => Self::of_serde(error.message(), at),
        }
    }

    /// What serde says; `at` is the text that it is about.
    fn of_serde(message: &str, at: &str) -> Self {
        if let Some((word, known)) = unknown(message, "unknown field ") {
            Self::UnknownField { word, known }
        } else if let Some((word, known)) = unknown(message, "unknown variant ") {
            Self::UnknownWord { word, known }
        } else if let Some(field) = message.strip_prefix("missing field ") {
            Self::MissingField { field: field.trim_matches('`').to_owned() }
        } else if let Some(rest) = message.strip_prefix("invalid type: ") {
            match pair(rest) {
                (found, wanted) if found.contains("` as ") => Self::too_large(found, wanted),
                (found, wanted) => Self::WrongType { found: Written::of(found, at), wanted: Wanted::of(wanted) },
            }
        } else if let Some(rest) = message.strip_prefix("invalid value: ") {
            let (found, wanted) = pair(rest);
            Self::WrongValue { found: Written::of(found, at), wanted: Wanted::of(wanted) }
        } else if let Some(rest) = message.strip_prefix("invalid length ") {
            let (length, wanted) = pair(rest);
            Self::WrongLength { length: length.to_owned(), wanted: Wanted::of(wanted) }
        } else if message == "wanted string or table" {
            Self::WrongType { found: Written::at(at), wanted: Wanted::TextOrTable }
        } else if message.starts_with("duplicate key") || message.starts_with("duplicate field ") {
            Self::DuplicateKey { key: at.trim().to_owned() }
        } else if message.starts_with("wanted exactly 1 element")
            || message.starts_with("expected table with exactly 1")
        {
            Self::NotOne
        } else if message.starts_with("expected empty ") || message.starts_with("expected table, found ") {
            Self::MoreThanAWord
        } else {
            // It is shown between backquotes.
            Self::Other { words: message.replace('`', "'") }
        }
    }

    /// A number that no kind of numbers has room for, which serde takes for a type of its own.
    fn too_large(found: &str, wanted: &str) -> Self {
        let text = found.split('`').nth(1).map(str::to_owned);
        match Wanted::of(wanted) {
            wanted @ Wanted::Between(..) => Self::WrongValue { found: Written { kind: Kind::Number, text }, wanted },
            _ => Self::Syntax { slip: Slip::TooLarge, word: String::new() },
        }
    }

    /// The known word that is closest to an unknown one.
    #[must_use]
    pub fn nearest(&self) -> Option<&str> {
        match self {
            Self::UnknownField { word, known } | Self::UnknownWord { word, known } => nearest(word, known),
            _ => None,
        }
    }
}

/// What was found and what is wanted.
fn pair(rest: &str) -> (&str, &str) {
    rest.rsplit_once(", expected ").unwrap_or((rest, ""))
}

/// A word that is not known, and those that are.
fn unknown(message: &str, begin: &str) -> Option<(String, Vec<String>)> {
    let rest = message.strip_prefix(begin)?;
    let (word, known) =
        rest.rsplit_once("`, expected ").or_else(|| rest.rsplit_once("`, there are no ")).unwrap_or((rest, ""));
    let known = known.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    Some((word.trim_start_matches('`').to_owned(), known))
}

impl Written {
    /// From the words of the parser, like ``integer `3` `` and `string "x"`, and the text that they are about.
    fn of(words: &str, at: &str) -> Self {
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
        if kind == Kind::Table && Self::at(at).kind == Kind::Date {
            // Dates come to whoever reads them as tables.
            return Self::at(at);
        }
        let value = words.get(begin.len()..).unwrap_or_default().trim();
        Self { kind, text: short(value.trim_matches(['`', '"'])) }
    }

    /// From the text itself.
    fn at(text: &str) -> Self {
        let kind = match DeValue::parse(text).as_ref().map(|value| value.get_ref()) {
            Ok(DeValue::String(_)) => Kind::Text,
            Ok(DeValue::Integer(_)) => Kind::Number,
            Ok(DeValue::Float(_)) => Kind::Fraction,
            Ok(DeValue::Boolean(_)) => Kind::YesNo,
            Ok(DeValue::Datetime(_)) => Kind::Date,
            Ok(DeValue::Array(_)) => Kind::List,
            Ok(DeValue::Table(_)) => Kind::Table,
            Err(_) => Kind::Other,
        };
        let is_long = matches!(kind, Kind::List | Kind::Table | Kind::Other);
        Self { kind, text: if is_long { None } else { short(text.trim_matches(['`', '"'])) } }
    }
}

/// A text that is there and short enough to be shown.
fn short(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty() && text.chars().count() <= 60)
}

impl Wanted {
    fn of(words: &str) -> Self {
        match words {
            "u8" => Self::Between(0, u8::MAX.into()),
            "u16" => Self::Between(0, u16::MAX.into()),
            "a nonzero u16" => Self::Between(1, u16::MAX.into()),
            "u32" => Self::Between(0, u32::MAX.into()),
            "u64" | "usize" | "i64" => Self::A(Kind::Number),
            "a string" | "string" => Self::A(Kind::Text),
            "string or table" => Self::TextOrTable,
            "a boolean" => Self::A(Kind::YesNo),
            "a sequence" => Self::A(Kind::List),
            "a map" | "newtype variant" => Self::A(Kind::Table),
            PORTS => Self::Ports,
            ADDRESSES => Self::Addresses,
            other if other.starts_with("struct ") => Self::A(Kind::Table),
            other => Self::between(other)
                .or_else(|| Some(Self::Region { like: other.strip_prefix(REGION)?.to_owned() }))
                .or_else(|| Some(Self::Domain { like: other.strip_prefix(DOMAIN)?.to_owned() }))
                .unwrap_or_else(|| Self::Other(other.replace('`', "'"))),
        }
    }

    fn between(words: &str) -> Option<Self> {
        let (least, most) = words.strip_prefix(BETWEEN)?.split_once(" to ")?;
        Some(Self::Between(least.parse().ok()?, most.parse().ok()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_our_readers_want_comes_back() {
        let region = Wanted::Region { like: "ap-northeast-2".to_owned() };
        let domain = Wanted::Domain { like: "example.link".to_owned() };
        let named = [region, domain];
        let others = [Wanted::Between(0, 1000), Wanted::Between(1, 65535), Wanted::Ports, Wanted::Addresses];
        for wanted in others.into_iter().chain(named) {
            let found = Written { kind: Kind::Number, text: Some("7".to_owned()) };
            let message = format!("invalid value: integer `7`, expected {wanted}");
            assert_eq!(TomlFault::of_serde(&message, "7"), TomlFault::WrongValue { found, wanted });
        }
    }

    #[test]
    fn words_with_backquotes_and_commas_stay_whole() {
        let known = || vec!["b".to_owned(), "c".to_owned()];
        let of = |message| TomlFault::of_serde(message, "");
        let odd = || "a`, expected `x".to_owned();
        assert_eq!(
            of("unknown field `a`, expected `x`, expected `b` or `c`"),
            TomlFault::UnknownField { word: odd(), known: known() }
        );
        assert_eq!(
            of("unknown variant `a`, expected `x`, expected one of `b`, `c`"),
            TomlFault::UnknownWord { word: odd(), known: known() }
        );
        let nothing = TomlFault::UnknownField { word: "a".to_owned(), known: Vec::new() };
        assert_eq!(of("unknown field `a`, there are no fields"), nothing);
        assert_eq!(of("something `new`"), TomlFault::Other { words: "something 'new'".to_owned() });
    }

    #[test]
    fn forms_of_serde_that_our_files_do_not_have_yet_are_known() {
        let wanted = || Wanted::A(Kind::List);
        let length = TomlFault::WrongLength { length: "3".to_owned(), wanted: wanted() };
        assert_eq!(TomlFault::of_serde("invalid length 3, expected a sequence", ""), length);
        let twice = TomlFault::DuplicateKey { key: "a".to_owned() };
        assert_eq!(TomlFault::of_serde("duplicate field `a`", "a"), twice);
    }
}
