//! What a check has to say: codes with typed arguments, never sentences.

use reach::{Change, Direction, Leg, Protocol, Rule};
use std::collections::BTreeMap;

/// An argument of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Words of AWS's vocabulary, an address: the same in every language.
    Text(String),
    /// What decided about a packet.
    Rule(Rule),
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
impl From<Rule> for Arg {
    fn from(rule: Rule) -> Self {
        Self::Rule(rule)
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
    /// Whether it goes away with the changes of the other findings: nothing is to be done at this place.
    pub goes_with_others: bool,
}

impl Finding {
    /// A finding at a resource.
    #[must_use]
    pub fn at(code: &'static str, resource: impl Into<String>) -> Self {
        let resource = resource.into();
        let stop = Stop { resource: resource.clone(), part: Part::Whole, leg: None };
        Self {
            code,
            resource,
            name: None,
            args: Args::new(),
            stop,
            excerpt: None,
            change: None,
            goes_with_others: false,
        }
    }

    /// That something is not there that should be in this resource.
    #[must_use]
    pub fn lacking(code: &'static str, resource: impl Into<String>) -> Self {
        let mut finding = Self::at(code, resource);
        finding.stop.part = Part::Lacking(code);
        finding
    }

    /// The same with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.insert(name, value.into());
        self
    }

    /// Whether two findings are about one thing: of a table that lacks two routes, each is a finding of its own.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.code == other.code && self.stop == other.stop && self.args.get("needed") == other.args.get("needed")
    }
}

/// The very thing that stops a packet: a second check that is stopped by it has nothing new to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// The resource.
    pub resource: String,
    /// Which part of it.
    pub part: Part,
    /// On which leg; `None` where the fault is not one of a leg.
    pub leg: Option<Leg>,
}

/// The part of a resource that stops a packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The resource as a whole.
    Whole,
    /// A rule of it, or what it does.
    Rule(Rule),
    /// A rule that is not there, by what it would have to admit.
    Absent {
        /// Into or out of what filters.
        direction: Option<Direction>,
        /// The protocol.
        protocol: Protocol,
        /// The destination ports.
        ports: Option<(u16, u16)>,
    },
    /// A rule that shuts a part of the ports of a reply.
    Partly(Rule),
    /// What it does for one subnet.
    For(snapshot::SubnetId),
    /// Something that should be in it and is not, by the code that says so: one thing that is lacking is not the cause
    /// of another.
    Lacking(&'static str),
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
    /// The rule that the line shows; `None` for a line that says that there is none.
    pub rule: Option<Rule>,
    /// Why to look at it.
    pub mark: Mark,
}

/// Why to look at a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mark {
    /// It is there like others.
    #[default]
    Plain,
    /// It almost fits: shown, but not marked.
    Near,
    /// It decided.
    Decides,
}
