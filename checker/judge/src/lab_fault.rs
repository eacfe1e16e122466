//! What can be wrong with a `lab.toml`, as a value: the words for it are made elsewhere, in the author's language.
//!
//! What the parser did not understand is a [`TomlFault`].

use crate::toml_fault::{TomlFault, nearest};

/// What a check may earn at most; a lab's sum stays a number that people can read.
pub const MOST_POINTS: u32 = 1000;

/// Something in a `lab.toml` that is not understood, or that contradicts the rest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LabFault {
    /// It cannot be read.
    #[error(transparent)]
    Toml(#[from] TomlFault),
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
    /// A parameter that says nothing beside what another one says.
    #[error("`{field}` has no meaning with `rule = \"{rule}\"`")]
    Meaningless {
        /// The parameter.
        field: &'static str,
        /// What the rule is.
        rule: &'static str,
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

/// What the parser's message begins with where a check earns too much.
pub(crate) const TOO_MANY_POINTS: &str = "too many points: ";

impl LabFault {
    /// What an error of the parser says about a text.
    pub(crate) fn of_parser(error: &toml::de::Error, text: &str) -> Self {
        match error.message().strip_prefix(TOO_MANY_POINTS) {
            Some(points) => Self::TooManyPoints { points: points.to_owned() },
            None => TomlFault::of(error, text).into(),
        }
    }

    /// The parameter of a check that it is about.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoTwin { .. } => Some("twin"),
            Self::PortOfIcmp => Some("port"),
            Self::BothOutside => Some("to"),
            Self::EmptyList { field, .. } | Self::Meaningless { field, .. } => Some(field),
            Self::UnknownQuestion { .. } => Some("question"),
            _ => None,
        }
    }

    /// The known word that is closest to an unknown one.
    #[must_use]
    pub fn nearest(&self) -> Option<&str> {
        match self {
            Self::Toml(fault) => fault.nearest(),
            Self::NoTwin { twin: word, known }
            | Self::RestsOnNothing { on: word, known }
            | Self::UnknownQuestion { word, known } => nearest(word, known),
            _ => None,
        }
    }
}
