//! What a check has to say: codes with typed arguments, never sentences.

use reach::{Change, Leg};
use std::collections::BTreeMap;

/// An argument of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Words of AWS's vocabulary, an address, a rule: the same in every language.
    Text(String),
    /// A count, a port, a number of a rule.
    Number(i64),
    /// A resource: its id and what the learner calls it.
    Resource {
        /// The id.
        id: String,
        /// The `Name` tag.
        name: Option<String>,
    },
    /// Several of them, shown with commas.
    List(Vec<Arg>),
    /// A message of its own that is put into this one.
    Note(Box<Note>),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<Note> for Arg {
    fn from(note: Note) -> Self {
        Self::Note(Box::new(note))
    }
}

/// Arguments by the name that the messages use.
pub type Args = BTreeMap<&'static str, Arg>;

/// A remark: something seen, assumed, nearly right, or worth knowing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The message, in kebab-case.
    pub message: &'static str,
    /// Its arguments.
    pub args: Args,
}

impl Note {
    /// A remark without arguments.
    #[must_use]
    pub fn new(message: &'static str) -> Self {
        Self { message, args: Args::new() }
    }

    /// The same with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.insert(name, value.into());
        self
    }
}

/// Something that is not as the lab needs it, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The stable code, SCREAMING_SNAKE, listed with its owner in the catalogue of codes.
    ///
    /// The message of this name has the attributes `expected` and `found`.
    pub code: &'static str,
    /// The one resource at which to look; the account's Region where there is none.
    pub resource: String,
    /// What the learner calls it.
    pub name: Option<String>,
    /// Arguments of the message and of its attributes.
    pub args: Args,
    /// What identifies the cause, so that it is told once.
    pub stop: Stop,
    /// The evidence, with the wrong line marked.
    pub excerpt: Option<Excerpt>,
    /// The smallest change that would do away with it, where one can be proposed.
    pub change: Option<Change>,
}

impl Finding {
    /// A finding at a resource.
    #[must_use]
    pub fn at(code: &'static str, resource: impl Into<String>) -> Self {
        let resource = resource.into();
        let stop = Stop { resource: resource.clone(), rule: String::new(), leg: None };
        Self { code, resource, name: None, args: Args::new(), stop, excerpt: None, change: None }
    }

    /// The same with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.insert(name, value.into());
        self
    }
}

/// The very thing that stops a packet: a second check that is stopped by it has nothing new to say.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stop {
    /// The resource.
    pub resource: String,
    /// The rule, and for a rule that is not there what it would have to admit; empty for the resource as a whole.
    pub rule: String,
    /// On which leg; `None` where the fault is not one of a leg.
    pub leg: Option<Leg>,
}

/// A few lines of a table, list or resource as AWS shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The resource that is shown.
    pub resource: String,
    /// What the learner calls it.
    pub name: Option<String>,
    /// Column headings: message ids, in kebab-case (`column-destination`, `column-target`, …).
    pub columns: Vec<&'static str>,
    /// The lines, in AWS's order.
    pub rows: Vec<ExcerptRow>,
}

/// One line of an excerpt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExcerptRow {
    /// The cells, one for each column.
    pub cells: Vec<String>,
    /// Whether this is the line to look at.
    pub marked: bool,
}
