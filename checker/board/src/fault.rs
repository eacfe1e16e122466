//! What is wrong with the file of a board, as a value: the words for it are made elsewhere, in the reader's language.

use std::fmt;
use std::ops::Range;

/// Why the file of a board was not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {fault}")]
pub struct BoardError {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The bytes that are wrong.
    pub span: Range<usize>,
    /// What is wrong with them.
    pub fault: BoardFault,
}

/// A part of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// `events`
    Events,
    /// `actors`, or `triggers` as a list
    Actors,
    /// `externals`
    Externals,
    /// `commands`
    Commands,
    /// `policies`, or `triggers` as a table
    Policies,
    /// `aggregates`
    Aggregates,
    /// `contexts`
    Contexts,
    /// `map`
    Map,
    /// `hotspots`
    Hotspots,
}

impl Section {
    /// The word of the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Actors => "actors",
            Self::Externals => "externals",
            Self::Commands => "commands",
            Self::Policies => "policies",
            Self::Aggregates => "aggregates",
            Self::Contexts => "contexts",
            Self::Map => "map",
            Self::Hotspots => "hotspots",
        }
    }
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A kind of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// `"…"`
    Text,
    /// A name, or a list of names.
    Names,
    /// `[…]`, or a table of names with what is said of each.
    ListOrTable,
    /// A table.
    Table,
}

/// Something in the file of a board that is not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BoardFault {
    /// The text is no TOML, in the parser's words.
    #[error("{cause}")]
    Syntax {
        /// What the parser says.
        cause: String,
    },
    /// One name is written twice in one table.
    #[error("`{name}` is there twice")]
    KeyTwice {
        /// The name.
        name: String,
    },
    /// The file does not begin with what the board is about.
    #[error("the file does not say `board = \"…\"`")]
    NoTitle,
    /// A section that no board has.
    #[error("a board has no section `{word}`; it has {}", known.join(", "))]
    UnknownSection {
        /// What is written.
        word: String,
        /// What may be written.
        known: Vec<&'static str>,
    },
    /// Something said of a note that cannot be said of its kind.
    #[error("of one of the {section} nothing is said by `{word}`; there are {}", known.join(", "))]
    UnknownField {
        /// Where.
        section: Section,
        /// What is written.
        word: String,
        /// What may be written.
        known: Vec<&'static str>,
    },
    /// A value of another kind than is needed.
    #[error("another kind of value is needed here: {wanted:?}")]
    WrongKind {
        /// What is needed.
        wanted: ValueKind,
    },
    /// A note of the kind is on the board already.
    #[error("`{name}` is among the {section} already, on line {first}")]
    Twice {
        /// Where.
        section: Section,
        /// The name.
        name: String,
        /// The line where it is put up first.
        first: usize,
    },
    /// A note without a name.
    #[error("a note without a name")]
    NoName,
    /// A name that is too long for a note.
    #[error("a name has at most {most} characters")]
    LongName {
        /// How many there may be.
        most: usize,
    },
    /// More notes than fit on a board.
    #[error("a board has at most {most} notes")]
    TooMany {
        /// How many there may be.
        most: usize,
    },
    /// A name that nothing on the board has.
    #[error("`{word}` is not among the {}", sections(among))]
    UnknownName {
        /// What is written.
        word: String,
        /// Where it would have to be.
        among: Vec<Section>,
        /// The name that is most like it.
        nearest: Option<String>,
    },
    /// What does not say which two contexts it is about.
    #[error("`{word}` names no two contexts, like \"A -> B\"")]
    NoRelation {
        /// What is written.
        word: String,
    },
    /// A context that depends on itself.
    #[error("`{name}` has no relation with itself")]
    WithItself {
        /// The context.
        name: String,
    },
}

fn sections(among: &[Section]) -> String {
    among.iter().map(|section| section.as_str()).collect::<Vec<_>>().join(", ")
}

impl BoardFault {
    /// The known word that is closest to an unknown one.
    #[must_use]
    pub fn nearest(&self) -> Option<&str> {
        match self {
            Self::UnknownSection { word, known } | Self::UnknownField { word, known, .. } => {
                nearest(word, known.iter().copied())
            }
            Self::UnknownName { nearest, .. } => nearest.as_deref(),
            _ => None,
        }
    }
}

impl BoardError {
    pub(crate) fn at(text: &str, span: Range<usize>, fault: BoardFault) -> Self {
        let start = span.start.min(text.len());
        let before = text.get(..start).unwrap_or_default();
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Self { line: before.matches('\n').count() + 1, column, span, fault }
    }
}

/// The known name that is closest to one: a slip of the keyboard, or the same with other spaces or another ending.
pub(crate) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let plain = |name: &str| name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let word = plain(word);
    let close = known.into_iter().filter_map(|known| {
        let other = plain(known);
        let most = word.chars().count().max(other.chars().count());
        let distance = strsim::damerau_levenshtein(&word, &other);
        (distance <= 1.max(most / 3) && distance < most).then_some((distance, known))
    });
    close.min().map(|(_, known)| known)
}
