//! What is wrong with a line of a world as a sentence that has still to be put into words: the id of a message and its
//! values. Who has the words puts them in.

use crate::{Fault, Phrase, VERSION};

/// How many words are worth listing when none is near.
const LISTED: usize = 12;

/// A sentence, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The id of its message.
    pub id: &'static str,
    /// What the message is told, each by its name.
    pub values: Vec<(&'static str, Value)>,
}

/// What a message is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// What stands in the world or is known to the language: to be made safe for where it is shown.
    Text(String),
    /// A count, which can choose a plural.
    Count(usize),
    /// A sentence or a part of one inside it.
    Part(Said),
}

impl Said {
    fn new(id: &'static str) -> Self {
        Self { id, values: Vec::new() }
    }

    fn with(mut self, name: &'static str, text: &str) -> Self {
        self.values.push((name, Value::Text(text.to_owned())));
        self
    }

    fn counting(mut self, name: &'static str, count: usize) -> Self {
        self.values.push((name, Value::Count(count)));
        self
    }

    fn part(mut self, name: &'static str, part: Said) -> Self {
        self.values.push((name, Value::Part(part)));
        self
    }
}

impl Fault {
    /// The sentence that says what is wrong.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::NoHeader => Said::new("world-no-header"),
            Self::Newer { found } => Said::new("world-newer").with("found", found).with("known", &VERSION.to_string()),
            Self::NoBase => Said::new("world-no-base"),
            Self::SecondBase => Said::new("world-second-base"),
            Self::InBase { word, line, why } => {
                Said::new("world-in-base").with("word", word).counting("line", *line).part("cause", why.said())
            }
            Self::Circle { word } => Said::new("world-circle").with("word", word),
            Self::OpenQuote { word } => Said::new("world-open-quote").with("word", word),
            Self::Unknown { what, word, nearest: Some(nearest), .. } => {
                Said::new("world-unknown-near").part("what", what.said()).with("word", word).with("nearest", nearest)
            }
            Self::Unknown { what, word, nearest: None, known } => {
                let listed: Vec<&str> = known.iter().take(LISTED).map(String::as_str).collect();
                Said::new("world-unknown-word")
                    .part("what", what.said())
                    .with("word", word)
                    .with("known", &listed.join(", "))
                    .counting("more", known.len().saturating_sub(LISTED))
                    .counting("count", known.len())
            }
            Self::NoSwitch { name, word } => Said::new("world-no-switch").with("name", name).with("word", word),
            Self::WrongKind { word, is, wanted } => {
                let is = Phrase::Kind(*is).said();
                Said::new("world-wrong-kind").with("word", word).part("is", is).part("wanted", wanted.said())
            }
            Self::Missing { what, usage } => Said::new("world-missing").part("what", what.said()).with("usage", usage),
            Self::Extra { word, usage } => Said::new("world-extra").with("word", word).with("usage", usage),
            Self::Malformed { word, wanted } => {
                Said::new("world-malformed").with("word", word).part("wanted", wanted.said())
            }
            Self::Taken { word } => Said::new("world-taken").with("word", word),
            Self::Refused { word, why, remedy } => {
                Said::new("world-refused").with("word", word).part("why", why.said()).part("remedy", remedy.said())
            }
            Self::Unfit { word, why } => Said::new("world-unfit").with("word", word).part("why", why.said()),
        }
    }
}

impl Phrase {
    /// A part of what is said about a line.
    #[must_use]
    pub fn said(&self) -> Said {
        if let Self::AnyOf(kinds) = self {
            let mut kinds = kinds.iter().rev().map(|kind| Self::Kind(*kind).said());
            let last = kinds.next().unwrap_or_else(|| Said::new("world-resource"));
            return kinds.fold(last, |rest, kind| Said::new("world-either").part("one", kind).part("cause", rest));
        }
        let said = Said::new(self.id().unwrap_or("world-quoted"));
        self.values().into_iter().fold(said, |said, (name, value)| said.with(name, value))
    }
}
