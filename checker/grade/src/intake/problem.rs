//! Why something that was handed in cannot be read.

use crate::gradebook::Reason;
use submission::archive::{ArchiveError, Fault};
use submission::{Looks, SubmissionError, Unused};
use thiserror::Error;

/// Why something that was handed in cannot be read.
#[derive(Debug, Error)]
pub enum Problem {
    /// The system does not let it be read.
    #[error("{0}")]
    Io(std::io::Error),
    /// A file has more bytes than are read of a submission.
    #[error("{name} has more than {limit} bytes")]
    Large {
        /// The file.
        name: String,
        /// The most bytes.
        limit: u64,
    },
    /// It is a link: what it leads to is nobody's submission.
    #[error("it is a link")]
    Link,
    /// It is no plain file.
    #[error("it is no plain file")]
    Special,
    /// The folders in it are too deep.
    #[error("there are more than {limit} folders inside each other")]
    Deep {
        /// The most.
        limit: usize,
    },
    /// There are more files than are looked at.
    #[error("there are more than {limit} files")]
    Files {
        /// The most.
        limit: usize,
    },
    /// An archive, or a member of it.
    #[error("{0}")]
    Archive(ArchiveError),
    /// Two members of an archive are called the same.
    #[error("{name} is in it twice")]
    Twice {
        /// The name.
        name: String,
    },
    /// Archives lie inside each other deeper than is looked.
    #[error("archives lie inside each other")]
    Nested,
    /// Several archives lie in one, and none is the submission.
    #[error("several archives lie in it")]
    Archives,
    /// What is in it is no submission.
    #[error("{0}")]
    Submission(SubmissionError),
}

impl Problem {
    /// The problem with a file, as it is told and kept.
    #[must_use]
    pub fn reason(&self, origin: &str) -> Reason {
        let (code, args) = self.code();
        Reason::new(code, origin, args)
    }

    fn code(&self) -> (&'static str, Vec<(&'static str, String)>) {
        let mib = |limit: &u64| ("limit", (limit >> 20).to_string());
        match self {
            Self::Io(error) => match error.kind() {
                std::io::ErrorKind::NotFound => ("file-gone", Vec::new()),
                std::io::ErrorKind::PermissionDenied => ("file-denied", Vec::new()),
                _ => ("file-error", vec![("cause", error.to_string())]),
            },
            Self::Large { name, limit } => ("file-large", vec![("file", name.clone()), mib(limit)]),
            Self::Link => ("file-link", Vec::new()),
            Self::Special => ("file-special", Vec::new()),
            Self::Deep { limit } => ("folders-deep", vec![("limit", limit.to_string())]),
            Self::Files { limit } => ("files-many", vec![("limit", limit.to_string())]),
            Self::Archive(error) => of_archive(error),
            Self::Twice { name } => ("archive-twice", vec![("file", name.clone())]),
            Self::Nested => ("archive-nested", Vec::new()),
            Self::Archives => ("archive-several", Vec::new()),
            Self::Submission(error) => of_submission(error),
        }
    }
}

fn of_archive(error: &ArchiveError) -> (&'static str, Vec<(&'static str, String)>) {
    let mib = |limit: &u64| ("limit", (limit >> 20).to_string());
    match error {
        ArchiveError::NoArchive => ("archive-none", Vec::new()),
        ArchiveError::Broken | ArchiveError::NoMember { .. } => ("archive-broken", Vec::new()),
        ArchiveError::InParts => ("archive-parts", Vec::new()),
        ArchiveError::TooMany { limit } => ("archive-many", vec![("limit", limit.to_string())]),
        ArchiveError::TooMuch { limit } => ("archive-large", vec![mib(limit)]),
        ArchiveError::Bomb { limit } => ("archive-bomb", vec![("limit", limit.to_string())]),
        ArchiveError::Io(error) => ("file-error", vec![("cause", error.to_string())]),
        ArchiveError::Member { name, fault } => {
            let (code, more) = match fault {
                Fault::Escapes => ("member-escapes", None),
                Fault::Absolute => ("member-absolute", None),
                Fault::BadName => ("member-name", None),
                Fault::Link => ("member-link", None),
                Fault::Special => ("member-special", None),
                Fault::Encrypted => ("member-encrypted", None),
                Fault::Method { method } => ("member-method", Some(("method", method.to_string()))),
                Fault::Overlaps => ("member-overlaps", None),
                Fault::Broken => ("member-broken", None),
                Fault::TooLarge { limit } => ("member-large", Some(mib(limit))),
                Fault::Bomb { limit } => ("member-bomb", Some(("limit", limit.to_string()))),
            };
            (code, std::iter::once(("file", name.clone())).chain(more).collect())
        }
    }
}

fn of_submission(error: &SubmissionError) -> (&'static str, Vec<(&'static str, String)>) {
    match error {
        SubmissionError::Newer { .. } => ("submission-is-newer", Vec::new()),
        SubmissionError::Manifest { line, column, .. } => {
            ("submission-is-damaged", vec![("line", line.to_string()), ("column", column.to_string())])
        }
        SubmissionError::Twice { name } => ("archive-twice", vec![("file", name.clone())]),
        SubmissionError::Several { one, other } => {
            ("submission-is-several", vec![("file", one.clone()), ("other", other.clone())])
        }
        SubmissionError::TooMany { most } => ("archive-many", vec![("limit", most.to_string())]),
        SubmissionError::TooLarge { most } => ("archive-large", vec![("limit", (most >> 20).to_string())]),
        SubmissionError::Nothing { files } => {
            // What was probably meant to be it comes first.
            let first = files.iter().find(|(_, why)| matches!(why, Unused::Snapshot(_))).or_else(|| files.first());
            let Some((file, why)) = first else { return ("nothing-in-it", Vec::new()) };
            let code = match why {
                Unused::Snapshot(_) => "nothing-but-damaged",
                Unused::Looks(Looks::Empty) => "nothing-but-empty",
                Unused::Looks(Looks::Picture) => "nothing-but-picture",
                Unused::Looks(Looks::Pdf | Looks::Document | Looks::Zip) => "nothing-but-document",
                Unused::Looks(Looks::Html) => "nothing-but-html",
                Unused::Looks(Looks::Archive) => "nothing-but-archive",
                _ => "nothing-but-others",
            };
            (code, vec![("file", file.clone())])
        }
    }
}
