//! What can be wrong with a file: what, where, and what was expected.

use world::Fault;

/// The place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Where {
    /// The resource, by its address or logical id.
    pub resource: Option<String>,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
}

impl std::fmt::Display for Where {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (&self.resource, self.line) {
            (Some(resource), Some(line)) => write!(f, "{resource} (line {line})"),
            (Some(resource), None) => f.write_str(resource),
            (None, Some(line)) => write!(f, "line {line}"),
            (None, None) => f.write_str("the file"),
        }
    }
}

/// A file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// It cannot be parsed.
    #[error("line {line}, column {column}: {cause}")]
    Malformed {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What the parser says.
        cause: String,
    },
    /// JSON, but no plan: it lacks this member.
    #[error("no plan: `{member}` is missing; write it with `terraform show -json PLAN`")]
    NotAPlan {
        /// The member.
        member: &'static str,
    },
    /// A state, or a plan in a form that this program does not read.
    #[error("this plan has format {found}, 1.x is read")]
    OtherFormat {
        /// What it says.
        found: String,
    },
    /// Not a template: it has no resources.
    #[error("no template: it has no `Resources`")]
    NotATemplate,
    /// A resource without a type, or of another form.
    #[error("{at}: {what} is missing or of another form")]
    Odd {
        /// Where.
        at: Where,
        /// What.
        what: String,
    },
    /// A reference to something that is not declared.
    #[error("{at}: {word:?} is not declared")]
    Undeclared {
        /// Where.
        at: Where,
        /// The name.
        word: String,
    },
    /// A function with arguments that it cannot take.
    #[error("{at}: {function} cannot be carried out with these arguments")]
    Function {
        /// Where.
        at: Where,
        /// Its name.
        function: String,
    },
    /// A function that this program does not know.
    #[error("{at}: {function} is not known")]
    UnknownFunction {
        /// Where.
        at: Where,
        /// Its name.
        function: String,
    },
    /// Names that lead back to themselves.
    #[error("{at}: {word:?} leads back to itself")]
    Circle {
        /// Where.
        at: Where,
        /// The name.
        word: String,
    },
    /// Nested deeper than is read.
    #[error("{at}: nested too deep")]
    TooDeep {
        /// Where.
        at: Where,
    },
    /// What AWS would refuse.
    #[error("{at}: AWS would refuse this: {fault}")]
    Refused {
        /// Where.
        at: Where,
        /// Why.
        fault: Box<Fault>,
    },
}
