//! What can be wrong with a question, as values: the words for them are made elsewhere, in the author's language.

use crate::Asked;
use judge::{TomlFault, line_and_column, value_at};
use reach::EndError;
use std::ops::Range;
use world::WorldError;

/// Why the file of a question was not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {fault}")]
pub struct QuestionError {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The bytes that are wrong.
    pub span: Option<Range<usize>>,
    /// What is wrong with them.
    pub fault: QuestionFault,
}

impl QuestionError {
    pub(crate) fn of_parser(error: &toml::de::Error, text: &str) -> Self {
        Self::at(text, error.span(), TomlFault::of(error, text).into())
    }

    pub(crate) fn of_value(text: &str, path: &[&str], fault: QuestionFault) -> Self {
        Self::at(text, value_at(text, path), fault)
    }

    fn at(text: &str, span: Option<Range<usize>>, fault: QuestionFault) -> Self {
        let (line, column) = line_and_column(text, span.as_ref().map_or(0, |span| span.start));
        Self { line, column, span, fault }
    }
}

/// Something in the file of a question that is not understood, or that contradicts the rest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QuestionFault {
    /// It cannot be read.
    #[error(transparent)]
    Toml(#[from] TomlFault),
    /// A text without words.
    #[error("there are no words here")]
    Empty,
    /// No block of addresses.
    #[error("`{word}` is no block of addresses that begins where its prefix says")]
    NoBlock {
        /// What is written.
        word: String,
    },
    /// A protocol that there is not.
    #[error("`{word}` is no protocol")]
    NoProtocol {
        /// What is written.
        word: String,
    },
    /// A port is needed.
    #[error("a port is needed with {protocol}")]
    NoPort {
        /// The protocol.
        protocol: String,
    },
    /// There are no ports.
    #[error("{protocol} has no ports")]
    Portless {
        /// The protocol.
        protocol: String,
    },
    /// A change has one aim: a lab, or a packet with both ends.
    #[error("either `lab`, or `from` and `to`")]
    OneAim,
    /// A block has either to be this one, or to meet conditions.
    #[error("either `equals`, or conditions")]
    OneRule,
    /// A condition that means nothing without another one.
    #[error("`{field}` means nothing without `{other}`")]
    Needs {
        /// The condition.
        field: &'static str,
        /// What it needs.
        other: &'static str,
    },
}

/// Why a question cannot be posed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unposed {
    /// There is no such world.
    #[error("no world is called `{name}`")]
    NoWorld {
        /// What is written.
        name: String,
    },
    /// The world cannot be built.
    #[error("the world `{name}`: {error}")]
    World {
        /// Its name.
        name: String,
        /// Why.
        error: WorldError,
    },
    /// There is no such lab.
    #[error("no lab is called `{name}`")]
    NoLab {
        /// What is written.
        name: String,
    },
    /// An end that is not there.
    #[error("`{field}`: {error}")]
    NoEnd {
        /// Which.
        field: &'static str,
        /// Why.
        error: EndError,
    },
    /// An edit that cannot be carried out.
    #[error("the edit of option {}: {error}", option + 1)]
    Edit {
        /// The option, from 0.
        option: usize,
        /// Why; its line is that of the edit.
        error: WorldError,
    },
    /// What comes of an option, or of the packet, cannot be told.
    #[error("nobody can tell what comes of it")]
    Undecided {
        /// The option, from 0.
        option: Option<usize>,
    },
    /// No block meets the conditions.
    #[error("no block is like that")]
    NoBlock,
}

impl Unposed {
    /// The way to the value at fault.
    #[must_use]
    pub fn path(&self) -> Vec<String> {
        let way = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        match self {
            Self::NoWorld { .. } | Self::World { .. } | Self::Undecided { option: None } => way(&["world"]),
            Self::NoLab { .. } => way(&["lab"]),
            Self::NoEnd { field, .. } => way(&[field]),
            Self::Edit { option, .. } | Self::Undecided { option: Some(option) } => {
                way(&["option", &option.to_string(), "edit"])
            }
            Self::NoBlock => way(&["within"]),
        }
    }
}

/// What is not as it should be with a question, or with those of a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum What {
    /// The file is not understood.
    File(QuestionError),
    /// It cannot be posed.
    Unposed(Unposed),
    /// The name of the file gives no order.
    FileName,
    /// The folder is called like no chapter.
    NoChapter,
    /// There are fewer questions than a chapter has.
    Few {
        /// How many there are.
        count: usize,
    },
    /// A chapter of a network lab has no question that the packet engine answers.
    NoEngine,
    /// Fewer than two options.
    FewOptions {
        /// How many there are.
        count: usize,
    },
    /// All options are right.
    AllRight,
    /// No option is right.
    NoneRight,
    /// A wrong option without its reason.
    NoWhy {
        /// The option, from 0.
        option: usize,
    },
    /// A right option with a reason why it would be wrong.
    WhyOfRight {
        /// The option, from 0.
        option: usize,
    },
    /// Two options say the same.
    Twice {
        /// The later one, from 0.
        option: usize,
    },
    /// Too many or too few things to put in order.
    Items {
        /// How many there are.
        count: usize,
    },
    /// No wrong answer is explained.
    NoWrong,
    /// Nothing is accepted.
    NoAccepted,
    /// An answer is both right and wrong.
    RightAndWrong {
        /// The answer.
        answer: String,
    },
    /// The world is not broken.
    NothingBroken,
    /// A text is not in its language.
    Language {
        /// The way to the text.
        path: [&'static str; 2],
    },
}

/// The words of a flow.
impl std::fmt::Display for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} -> {} {}", self.from, self.to, self.protocol)?;
        self.port.map_or(Ok(()), |port| write!(f, " {port}"))
    }
}
