//! Why marks cannot be put into a form.

use crate::gradebook::Reason;

/// Why there is no export. The words for it are in the messages, `grade-reason-…`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportFault {
    /// The file that should be filled in is no text, or no table.
    #[error("the file is no table: {0}")]
    NoTable(String),
    /// The file that should be filled in is not a gradebook that Canvas exported.
    #[error("the file is not a gradebook exported by Canvas")]
    NotCanvas,
    /// No column of it is an assignment of any lab.
    #[error("the file has no column for {}", .labs.join(", "))]
    NoColumn {
        /// The labs that columns were looked for.
        labs: Vec<String>,
    },
    /// More than one column may be meant for a lab.
    #[error("more than one column may be meant for {lab}: {}", .columns.join(", "))]
    ManyColumns {
        /// The lab.
        lab: String,
        /// The titles.
        columns: Vec<String>,
    },
    /// The roster does not say how the LMS knows these learners.
    #[error("the roster has neither an e-mail address nor a username of everybody; without both: {}", .learners.join(", "))]
    NoKey {
        /// The ids of those of whom nothing is known.
        learners: Vec<String>,
    },
    /// A document could not be written.
    #[error("the document cannot be written: {0}")]
    Writing(String),
}

impl ExportFault {
    /// The same as a reason, to be told in the reader's language.
    #[must_use]
    pub fn reason(&self) -> Reason {
        let told = |code: &str, args: &[(&str, String)]| {
            Reason::new(code, "", args.iter().map(|(name, value)| (*name, value.clone())))
        };
        let listed = |all: &[String]| crate::told::few(all);
        match self {
            Self::NoTable(why) => told("export-no-table", &[("why", why.clone())]),
            Self::NotCanvas => told("export-not-canvas", &[]),
            Self::NoColumn { labs } => told("export-no-column", &[("labs", listed(labs))]),
            Self::ManyColumns { lab, columns } => {
                told("export-many-columns", &[("lab", lab.clone()), ("columns", listed(columns))])
            }
            Self::NoKey { learners } => told("export-no-key", &[("learners", listed(learners))]),
            Self::Writing(why) => told("export-writing", &[("why", why.clone())]),
        }
    }
}
