//! What is wrong with a page, and where.

use world::WorldError;

/// What is wrong, with the place of it. Words are made elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file of the page below `book`: `ko/src/1.12-nat-gateway.md`.
    pub file: String,
    /// The line in it, from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: What,
}

/// What can be wrong with a book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A directive that nobody knows.
    Directive {
        /// Its word.
        word: String,
        /// Those that there are.
        known: Vec<&'static str>,
    },
    /// An argument that a directive has no use for, or that is none.
    Argument {
        /// The argument.
        word: String,
    },
    /// A directive without what it is about.
    Missing {
        /// What is missing, as people write it.
        what: &'static str,
    },
    /// No lab has this number.
    Lab {
        /// The number.
        lab: String,
    },
    /// The hand-out of a lab has no such section.
    Section {
        /// The section's id.
        section: String,
        /// Those that it has.
        known: Vec<String>,
    },
    /// There is no such practice world.
    World {
        /// Its name.
        name: String,
    },
    /// A practice world that cannot be built.
    Unbuilt(Box<WorldError>),
    /// What is no end in a world, or no protocol or port.
    Flow {
        /// The word.
        word: String,
    },
    /// A command that a page shows came to nothing.
    Command {
        /// The command line.
        command: String,
        /// What it said.
        said: String,
    },
    /// A figure that cannot be drawn.
    Figure {
        /// Why, in the words of the page's language.
        said: String,
    },
    /// A question that cannot be read or posed.
    Question {
        /// Its file below `book`.
        file: String,
    },
    /// A thing to touch whose file cannot be read.
    Thing {
        /// Its file below `book`.
        file: String,
        /// What is wrong with it.
        said: String,
    },
    /// A block of code that has no end.
    Unclosed,
    /// What mdBook says.
    Mdbook(String),
}
