//! What can be wrong with a world: the line, the word, the nearest word that would be right, and what to do.

use crate::kind::Kind;
use crate::phrase::Phrase;

/// A line of a world that cannot be read or carried out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct WorldError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    #[source]
    pub fault: Fault,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// The text does not say that it is a world.
    #[error("a world begins with the line `world 1`")]
    NoHeader,
    /// Written for a newer program.
    #[error("this world has version {found}, this program reads up to {}: upgrade it", crate::VERSION)]
    Newer {
        /// The version that the world says it has.
        found: String,
    },
    /// The second line names no base.
    #[error(
        "after `world 1` comes what the world starts from: `base empty`, `base default-vpc`, `base solved`, `base served` or `base course`"
    )]
    NoBase,
    /// A world starts from one thing.
    #[error("`base` stands once, in the second line")]
    SecondBase,
    /// What the world starts from cannot be read or carried out itself.
    #[error("the base {word} has a fault in its line {line}: {why}")]
    InBase {
        /// The base.
        word: String,
        /// Its line, from 1.
        line: usize,
        /// What is wrong with that line.
        why: Box<Fault>,
    },
    /// A base that stands on itself.
    #[error("{word:?} stands on itself: a world cannot start from one that starts from it")]
    Circle {
        /// The base.
        word: String,
    },
    /// A quote without its other end.
    #[error("the quote in {word} is never closed: end it with \", or write \\\" for a quote inside it")]
    OpenQuote {
        /// The word that the quote is in.
        word: String,
    },
    /// A word that has to be one of a list.
    #[error("no {what} is called {word:?}{}", suggestion(nearest.as_ref(), known))]
    Unknown {
        /// What the word should have named.
        what: Box<Phrase>,
        /// The word.
        word: String,
        /// The nearest word that would be right.
        nearest: Option<String>,
        /// Words that would be right, where nothing is near.
        known: Vec<String>,
    },
    /// A switch that is neither on nor off.
    #[error("{name} is on or off, not {word:?}")]
    NoSwitch {
        /// The switch.
        name: String,
        /// What it is set to.
        word: String,
    },
    /// A label of something else than the command works on.
    #[error("{word:?} is {}, but {wanted} is needed here", is.article())]
    WrongKind {
        /// The label.
        word: String,
        /// What it is.
        is: Kind,
        /// What is needed.
        wanted: Phrase,
    },
    /// The line ends too early.
    #[error("{what} is missing; write `{usage}`")]
    Missing {
        /// What should have come next.
        what: Phrase,
        /// How the command is written.
        usage: &'static str,
    },
    /// The line goes on too long.
    #[error("{word:?} is too much; write `{usage}`")]
    Extra {
        /// The first word that has no place.
        word: String,
        /// How the command is written.
        usage: &'static str,
    },
    /// A word of another form than is needed.
    #[error("{word:?} is not {wanted}")]
    Malformed {
        /// The word.
        word: String,
        /// What it should have been, with an example.
        wanted: Phrase,
    },
    /// A label that is in use.
    #[error("{word:?} is there already: choose another label")]
    Taken {
        /// The label.
        word: String,
    },
    /// Something that AWS would not do either.
    #[error("{word:?}: {why}; {remedy}")]
    Refused {
        /// What it is about.
        word: String,
        /// Why not.
        why: Box<Phrase>,
        /// What to write instead.
        remedy: Box<Phrase>,
    },
    /// A value that the field does not take.
    #[error("{word:?} cannot hold this value: {why}")]
    Unfit {
        /// The field or operation.
        word: String,
        /// What the shape says.
        why: Phrase,
    },
}

impl Fault {
    /// The word that is wrong, if one is.
    #[must_use]
    pub fn word(&self) -> Option<&str> {
        match self {
            Self::NoHeader | Self::NoBase | Self::SecondBase | Self::Missing { .. } => None,
            Self::Newer { found: word }
            | Self::InBase { word, .. }
            | Self::Circle { word }
            | Self::OpenQuote { word }
            | Self::Unknown { word, .. }
            | Self::NoSwitch { word, .. }
            | Self::WrongKind { word, .. }
            | Self::Extra { word, .. }
            | Self::Malformed { word, .. }
            | Self::Taken { word }
            | Self::Refused { word, .. }
            | Self::Unfit { word, .. } => Some(word),
        }
    }

    /// The nearest word that would be right, if one is near.
    #[must_use]
    pub fn nearest(&self) -> Option<&str> {
        match self {
            Self::Unknown { nearest, .. } => nearest.as_deref(),
            _ => None,
        }
    }

    /// A word that is none of `known`.
    pub(crate) fn unknown<'k>(what: Phrase, word: &str, known: impl IntoIterator<Item = &'k str>) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        let nearest = known
            .iter()
            .map(|candidate| (strsim::damerau_levenshtein(&word.to_lowercase(), &candidate.to_lowercase()), *candidate))
            .min()
            .filter(|(distance, candidate)| *distance <= 1.max(candidate.chars().count() / 3))
            .map(|(_, candidate)| candidate.to_owned());
        let known = known.into_iter().map(str::to_owned).collect();
        Self::Unknown { what: Box::new(what), word: word.into(), nearest, known }
    }

    /// What is wrong with a line of what a world starts from.
    pub(crate) fn in_base(base: &str, error: WorldError) -> Self {
        Self::InBase { word: base.to_owned(), line: error.line, why: Box::new(error.fault) }
    }

    /// A value that a library does not take, in its words.
    pub(crate) fn unfit(word: &str, why: impl ToString) -> Self {
        Self::Unfit { word: word.into(), why: Phrase::Quoted(why.to_string()) }
    }

    pub(crate) fn malformed(word: &str, wanted: Phrase) -> Self {
        Self::Malformed { word: word.into(), wanted }
    }

    pub(crate) fn refused(word: &str, why: Phrase, remedy: Phrase) -> Self {
        Self::Refused { word: word.into(), why: Box::new(why), remedy: Box::new(remedy) }
    }
}

/// How many words are worth listing when none is near.
const LISTED: usize = 12;

fn suggestion(nearest: Option<&String>, known: &[String]) -> String {
    match (nearest, known.len()) {
        (Some(nearest), _) => format!("; did you mean {nearest:?}?"),
        (None, 0) => "; there is none yet: make one first".into(),
        (None, 1..=LISTED) => format!("; known: {}", known.join(", ")),
        (None, more) => format!("; known: {} and {} more", known[..LISTED].join(", "), more - LISTED),
    }
}
