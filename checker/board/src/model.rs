//! What is on a board. Names are resolved: what one note says of another is that one's own spelling.

/// A board.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Board {
    /// What it is about.
    pub title: String,
    /// What happens, in the order of the file.
    pub events: Vec<Event>,
    /// People who give commands.
    pub actors: Vec<Note>,
    /// Systems outside that give commands or report events.
    pub externals: Vec<External>,
    /// What is asked for.
    pub commands: Vec<Command>,
    /// What follows whenever something has happened.
    pub policies: Vec<Policy>,
    /// What takes commands and decides.
    pub aggregates: Vec<Note>,
    /// Where words have one meaning.
    pub contexts: Vec<Context>,
    /// How contexts depend on each other.
    pub relations: Vec<Relation>,
    /// Open questions.
    pub hotspots: Vec<Hotspot>,
}

impl Board {
    /// Whether nothing was put up yet.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        *self == Self { title: self.title.clone(), ..Self::default() }
    }
}

/// A name and the line on which it is put up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// The name.
    pub name: String,
    /// The line of the file, from 1.
    pub line: usize,
}

/// An event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its name.
    pub note: Note,
    /// The subject that it was grouped under, before there were contexts.
    pub group: Option<String>,
}

/// A system outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct External {
    /// Its name.
    pub note: Note,
    /// The events that it reports.
    pub then: Vec<String>,
}

/// A command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// Its name.
    pub note: Note,
    /// The actors and external systems that give it; a policy that does so has it in [`Policy::does`].
    pub by: Vec<String>,
    /// What handles it: aggregates or external systems.
    pub on: Vec<String>,
    /// The events that it leads to.
    pub then: Vec<String>,
}

/// A policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Its name.
    pub note: Note,
    /// The events that it waits for.
    pub when: Vec<String>,
    /// The commands that it gives.
    pub does: Vec<String>,
    /// The events that it leads to by itself.
    pub then: Vec<String>,
}

/// A context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// Its name.
    pub note: Note,
    /// The aggregates that lie in it.
    pub aggregates: Vec<String>,
}

/// How two contexts depend on each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The relation as it is written.
    pub note: Note,
    /// The context that is written first, or that the arrow begins at.
    pub from: String,
    /// The other one.
    pub to: String,
    /// Which way it leads.
    pub direction: Direction,
    /// What goes that way.
    pub label: String,
}

/// Which way a relation leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From the first to the second.
    Forth,
    /// Both ways.
    Both,
    /// Nobody said.
    Unsaid,
}

/// An open question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hotspot {
    /// The question.
    pub note: Note,
    /// The note that it hangs on.
    pub at: Option<String>,
}

/// The kinds of notes, in the order of a storming.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// What happened.
    Event,
    /// What is asked for.
    Command,
    /// Who asks.
    Actor,
    /// A system outside.
    External,
    /// What follows by rule.
    Policy,
    /// What decides.
    Aggregate,
    /// Where words have one meaning.
    Context,
    /// An open question.
    Hotspot,
}

impl NoteKind {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Event,
        Self::Command,
        Self::Actor,
        Self::External,
        Self::Policy,
        Self::Aggregate,
        Self::Context,
        Self::Hotspot,
    ];

    /// The word by which messages and pictures know it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Command => "command",
            Self::Actor => "actor",
            Self::External => "external",
            Self::Policy => "policy",
            Self::Aggregate => "aggregate",
            Self::Context => "context",
            Self::Hotspot => "hotspot",
        }
    }
}

/// What starts a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Starter<'b> {
    /// Somebody.
    Actor(&'b str),
    /// A system outside.
    External(&'b str),
    /// A rule.
    Policy(&'b Policy),
}
