//! What import has to say about a file: why it was skipped, or what it does not prove.

use crate::ask::Ask;
use crate::read::ReadError;
use std::collections::HashMap;
use std::fmt;
use std::mem::Discriminant;

/// Something about one file that its owner should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportNote {
    /// The file as the caller named it.
    pub path: String,
    /// What there is to say.
    pub kind: NoteKind,
    /// How often it holds for the file: it is said once.
    pub times: usize,
}

/// Different notes of one kind that are said of a file; of the others it is said how many there are.
const OF_A_KIND: usize = 8;

/// The notes on one file, each said once.
pub(super) fn once(path: &str, kinds: impl IntoIterator<Item = NoteKind>) -> Vec<ImportNote> {
    let mut notes: Vec<ImportNote> = Vec::new();
    let mut by_text: HashMap<String, usize> = HashMap::new();
    let mut of_kind: HashMap<Discriminant<NoteKind>, usize> = HashMap::new();
    let mut more: HashMap<Discriminant<NoteKind>, usize> = HashMap::new();
    for kind in kinds {
        let which = std::mem::discriminant(&kind);
        let said = of_kind.entry(which).or_default();
        let text = kind.to_string();
        if let Some(note) = by_text.get(&text).and_then(|index| notes.get_mut(*index)) {
            note.times += 1;
        } else if *said < OF_A_KIND {
            *said += 1;
            by_text.insert(text, notes.len());
            notes.push(ImportNote { path: path.to_owned(), kind, times: 1 });
        } else if let Some(note) = more.get(&which).and_then(|index| notes.get_mut(*index)) {
            note.times += 1;
        } else {
            more.insert(which, notes.len());
            notes.push(ImportNote { path: path.to_owned(), kind: NoteKind::More { like: Box::new(kind) }, times: 1 });
        }
    }
    notes
}

impl fmt::Display for ImportNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.kind)?;
        if self.times > 1 { write!(f, " ({} times)", self.times) } else { Ok(()) }
    }
}

/// Why a file, or a part of it, was not used, or is used with less force than it seems to have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoteKind {
    /// The file cannot be read, or AWS documents another shape; all of it is skipped.
    #[error("skipped: {0}")]
    Broken(ReadError),
    /// The rest of a file, from a document on that cannot be read.
    #[error("skipped from there on: {0}")]
    Rest(ReadError),
    /// What stands beside the documents of a file: prompts, headings, notes.
    #[error("{lines} lines beside the answers skipped, the first is line {line}")]
    Around {
        /// The first of the lines, from 1.
        line: usize,
        /// How many there are.
        lines: usize,
    },
    /// More than is read of all files together. Nothing of them is used: what is left out may be what counts.
    #[error("nothing is used: {total} together, one account has less; choose the files that are needed")]
    TooMuch {
        /// What there is too much of.
        total: Total,
    },
    /// Text of another kind: a table, YAML, notes.
    #[error("skipped: not JSON, run the AWS CLI with --output json")]
    NotJson,
    /// A zip archive.
    #[error("skipped: a zip archive, unpack it")]
    Zip,
    /// A list without its key.
    #[error("skipped: a bare list does not say what it lists, run the AWS CLI again without --query")]
    BareList,
    /// A number, a text, `null`.
    #[error("skipped: a bare value is no answer of AWS, run the AWS CLI again without --query")]
    BareValue,
    /// An object without members.
    #[error("skipped: there is nothing in it")]
    Nothing,
    /// A key that no check reads.
    #[error("{key:?} skipped: no check reads it")]
    Unknown {
        /// The top-level key.
        key: String,
    },
    /// A key that is read, over elements of another API.
    #[error("{key:?} skipped: its elements are not those of {operation} ({why})")]
    Foreign {
        /// The top-level key.
        key: String,
        /// The call that the key would belong to.
        operation: &'static str,
        /// The member that is missing or does not belong there.
        why: String,
    },
    /// A list that does not say what it belongs to.
    #[error(
        "{key:?} skipped: it does not say which {member} it belongs to, save it as \
         {{\"operation\": {operation:?}, \"input\": {{{member:?}: …}}, \"output\": …}}"
    )]
    NoParent {
        /// The top-level key.
        key: String,
        /// A call that answers so.
        operation: &'static str,
        /// The member of its input that is needed.
        member: &'static str,
    },
    /// An answer without the list that it should have.
    #[error("{list} skipped: the list is missing or null, so that it says nothing")]
    NoList {
        /// The list, and of what.
        list: String,
    },
    /// An answer to a command that asked for some only.
    #[error(
        "{operation}: the command before it asks for some only ({option}), it proves what is there but not what is not"
    )]
    Narrowed {
        /// What was called.
        operation: &'static str,
        /// The option that narrows.
        option: String,
    },
    /// An answer to what looks like a command and is not understood.
    #[error(
        "{operation}: what stands before it is not understood ({command}), it proves what is there but not what is not"
    )]
    StrangeCommand {
        /// What was called.
        operation: &'static str,
        /// How the command begins.
        command: String,
    },
    /// A call that AWS refused, as the AWS CLI says it.
    #[error("{}AWS refused the call ({code})", .operation.as_ref().map(|name| format!("{name}: ")).unwrap_or_default())]
    Refused {
        /// What was called, where that is said.
        operation: Option<String>,
        /// AWS's code.
        code: String,
    },
    /// Elements without a list that AWS always prints.
    #[error(
        "{operation}: elements without {list} left out, as --query makes them; it is not whole, it proves what is there \
         but not what is not"
    )]
    Cut {
        /// What was called.
        operation: &'static str,
        /// The list that is missing in them.
        list: &'static str,
    },
    /// A list that more than one call may have given.
    #[error(
        "{key:?} skipped: an empty one may come from {first} or from {second}, save it as \
         {{\"operation\": …, \"output\": …}}"
    )]
    Ambiguous {
        /// The top-level key.
        key: String,
        /// One call.
        first: &'static str,
        /// The other.
        second: &'static str,
    },
    /// A call record of an operation that no check reads.
    #[error("{operation} skipped: no check reads it")]
    UnknownOperation {
        /// What the record calls it.
        operation: String,
    },
    /// A call record that says neither what was answered nor why nothing was.
    #[error("{operation} skipped: the record has no output, no error and no status")]
    NoAnswer {
        /// What was called.
        operation: &'static str,
    },
    /// Answers of which nothing tells from where they are, where others are from several places.
    #[error(
        "nothing tells the {what} of answers in it, and several are named ({named}): put it into a folder of that name"
    )]
    NoPlace {
        /// What is not told.
        what: Placed,
        /// What others name.
        named: String,
    },
    /// More of what has been said of the file often enough.
    #[error("and more of the kind: {like}")]
    More {
        /// The first of them.
        like: Box<NoteKind>,
    },
    /// Only some of the pages.
    #[error(
        "{operation}: it is not whole (pages or its list are missing), it proves what is there but not what is not"
    )]
    Incomplete {
        /// What was called.
        operation: &'static str,
    },
    /// Another file of the same call has the same resource with other contents.
    #[error(
        "{operation}: another file shows {id} with other contents, which of the two is newer is not said; the first is used"
    )]
    Conflict {
        /// What was called.
        operation: &'static str,
        /// The resource.
        id: String,
    },
}

/// A part of the place that an answer is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Placed {
    /// The account.
    #[error("account")]
    Account,
    /// The Region.
    #[error("Region")]
    Region,
}

/// What is limited for all files together, with the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Total {
    /// Files.
    #[error("more than {0} files")]
    Files(usize),
    /// Bytes of text.
    #[error("more than {} MiB of text", .0 >> 20)]
    Bytes(usize),
    /// Objects and elements of lists.
    #[error("more than {0} elements")]
    Elements(usize),
}

impl NoteKind {
    /// The operation of whose answer it says why that is not whole.
    pub(super) fn explains(&self) -> Option<&'static str> {
        match self {
            Self::Narrowed { operation, .. } | Self::Cut { operation, .. } | Self::StrangeCommand { operation, .. } => {
                Some(operation)
            }
            _ => None,
        }
    }

    pub(super) fn cut(ask: Ask, list: &'static str) -> Self {
        Self::Cut { operation: ask.name(), list }
    }

    pub(super) fn no_parent(key: &str, operation: Ask, member: &'static str) -> Self {
        Self::NoParent { key: key.to_owned(), operation: operation.name(), member }
    }
}
