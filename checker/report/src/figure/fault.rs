//! What is not understood in a figure, as a value, and its words in the reader's language.

use super::KINDS;
use crate::safe;
use messages::{Catalogue, Value};
use std::fmt;

/// Why a figure was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line of the block, from 1; the fence is not one of them.
    pub line: usize,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// What is wrong with a line of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// There is no line, or none below the title.
    Nothing,
    /// The figure does not begin with the word of a kind.
    Kind {
        /// What stands there.
        word: String,
    },
    /// There is no title behind the kind.
    NoTitle,
    /// Something that needs a name has none.
    NoName,
    /// A text is longer than fits.
    TooLong {
        /// The text.
        text: String,
        /// The most characters.
        most: usize,
    },
    /// There is more of something than fits.
    TooMany {
        /// Of what.
        what: Counted,
        /// The most.
        most: usize,
    },
    /// Neither a message nor a note of a sequence.
    NoStep {
        /// The line.
        text: String,
    },
    /// The label of an arrow is not closed.
    Arrow {
        /// The row.
        text: String,
    },
    /// No IPv4 address with a prefix length.
    NoAddress {
        /// What stands there.
        word: String,
    },
    /// An address within a network where the network's own is needed.
    NoNetwork {
        /// What stands there.
        word: String,
        /// The network that it lies in.
        network: String,
    },
    /// A part that lies outside of what is split.
    Outside {
        /// The part.
        part: String,
        /// What is split.
        whole: String,
    },
    /// Two parts that share addresses.
    Overlap {
        /// The part.
        part: String,
        /// The other.
        other: String,
        /// Where the other stands.
        line: usize,
    },
    /// A line where none belongs.
    Extra {
        /// The line.
        text: String,
    },
}

/// What a figure has at most so many of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Parties of a sequence.
    Parties,
    /// Messages and notes of a sequence.
    Steps,
    /// Rows of a chain.
    Rows,
    /// Boxes of a row.
    Boxes,
    /// Lines of a box.
    Lines,
    /// Parts of a network.
    Parts,
    /// Layers.
    Layers,
}

impl Counted {
    fn as_str(self) -> &'static str {
        match self {
            Self::Parties => "parties",
            Self::Steps => "steps",
            Self::Rows => "rows",
            Self::Boxes => "boxes",
            Self::Lines => "lines",
            Self::Parts => "parts",
            Self::Layers => "layers",
        }
    }
}

impl Fault {
    /// What is wrong and what is expected, in one sentence without the line.
    #[must_use]
    pub fn message(&self, catalogue: &Catalogue) -> String {
        let quoted = |text: &String| Value::from(safe::line(text).into_owned());
        let say = |id, args: &[(&str, Value<'_>)]| catalogue.message(id, args);
        match &self.wrong {
            Wrong::Nothing => say("figure-fault-nothing", &[]),
            Wrong::Kind { word } => {
                say("figure-fault-kind", &[("word", quoted(word)), ("known", KINDS.join(", ").into())])
            }
            Wrong::NoTitle => say("figure-fault-no-title", &[]),
            Wrong::NoName => say("figure-fault-no-name", &[]),
            Wrong::TooLong { text, most } => {
                say("figure-fault-too-long", &[("text", quoted(text)), ("most", (*most).into())])
            }
            Wrong::TooMany { what, most } => {
                say("figure-fault-too-many", &[("what", what.as_str().into()), ("most", (*most).into())])
            }
            Wrong::NoStep { text } => say("figure-fault-no-step", &[("text", quoted(text))]),
            Wrong::Arrow { text } => say("figure-fault-arrow", &[("text", quoted(text))]),
            Wrong::NoAddress { word } => say("figure-fault-no-address", &[("word", quoted(word))]),
            Wrong::NoNetwork { word, network } => {
                say("figure-fault-no-network", &[("word", quoted(word)), ("network", quoted(network))])
            }
            Wrong::Outside { part, whole } => {
                say("figure-fault-outside", &[("part", quoted(part)), ("whole", quoted(whole))])
            }
            Wrong::Overlap { part, other, line } => say(
                "figure-fault-overlap",
                &[("part", quoted(part)), ("other", quoted(other)), ("line", (*line).into())],
            ),
            Wrong::Extra { text } => say("figure-fault-extra", &[("text", quoted(text))]),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {:?}", self.line, self.wrong)
    }
}

impl std::error::Error for Fault {}
