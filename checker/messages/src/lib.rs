//! The words: every sentence that a learner reads, in Korean and in English, by message id.
//!
//! [`Catalogue`] renders a message with its arguments; [`codes`] lists the codes of findings with what is known about
//! each. Nothing here decides anything, knows a report, or reads a file: the texts are compiled in, parsed file by file
//! when first asked for, and a message that is missing is shown as its id rather than being an error.

mod catalogue;
mod codes;
mod language;
mod topics;
mod value;

pub use catalogue::Catalogue;
pub use codes::{Code, EvidenceClass, code, codes};
pub use language::{Language, UnknownLanguage};
pub use topics::sources;
pub use value::Value;
