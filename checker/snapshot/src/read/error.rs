//! Why bytes are not a snapshot: what, where, what to do.
//!
//! The name of the file is the caller's to add.

use super::position::{self, Step};
use crate::document::FORMAT;

/// Why a document could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Not JSON, or not of the shape of a snapshot.
    #[error("line {line}, column {column}{}: {cause}", at(path))]
    Malformed {
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
        /// Where in the document, like `calls[3].output.Vpcs[0].CidrBlock`; empty where it is not known.
        path: String,
        /// What is wrong there.
        cause: String,
    },
    /// The text stops in the middle.
    #[error("line {line}, column {column}{}: the document ends early, save or copy it again in full", at(path))]
    Truncated {
        /// Line of the end, from 1.
        line: usize,
        /// Column of the end in characters, from 1.
        column: usize,
        /// What was being read when it ended; empty where it is not known.
        path: String,
    },
    /// The gzip data stop in the middle.
    #[error("the gzip data end early: save or copy the file again in full")]
    GzipEndsEarly,
    /// The gzip data cannot be unpacked.
    #[error("the gzip data are damaged ({cause}): save or copy the file again")]
    GzipDamaged {
        /// What the decoder says.
        cause: String,
    },
    /// More bytes than are read, packed or unpacked.
    #[error("more than {} of text: this is not a snapshot of one account, collect only the labs that are needed", size(*limit))]
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// More objects and elements of lists than are read.
    #[error("more than {limit} elements: this is not a snapshot of one account, collect only the labs that are needed")]
    TooMany {
        /// The limit.
        limit: usize,
    },
    /// More brackets inside each other than any answer of AWS has.
    #[error("line {line}, column {column}: nested deeper than {limit} levels, no answer of AWS is")]
    TooDeep {
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
        /// The limit.
        limit: usize,
    },
    /// Neither UTF-8 nor, by its first bytes, UTF-16.
    #[error("line {line}: neither UTF-8 nor UTF-16 text, save it as UTF-8")]
    NotUnicode {
        /// Line of the first byte that is not text, from 1.
        line: usize,
    },
    /// Text in the older encoding of Korean systems.
    #[error("line {line}: Korean text in CP949 (EUC-KR), save it as UTF-8")]
    Korean {
        /// Line of the first byte that is not UTF-8, from 1.
        line: usize,
    },
    /// Written by a newer program.
    #[error("this snapshot has format {found}, this program reads up to {FORMAT}: upgrade it")]
    Newer {
        /// The format that the document says it has.
        found: u64,
    },
    /// Something else altogether.
    #[error("this is not a snapshot but {found}{}", advice(found))]
    NotASnapshot {
        /// What it seems to be.
        found: Foreign,
    },
}

impl ReadError {
    /// Whether there was too much of it.
    pub(crate) fn is_size(&self) -> bool {
        matches!(self, Self::TooLarge { .. })
    }
}

/// What a file that is no snapshot seems to be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Foreign {
    /// No byte but white space.
    #[error("an empty file")]
    Empty,
    /// Text of another kind.
    #[error("text that is not JSON (it begins with {0:?})")]
    Text(String),
    /// JSON that is no object.
    #[error("a bare {0}")]
    Bare(&'static str),
    /// A JSON object without the members of a snapshot.
    #[error("a JSON object with the members {0}")]
    Object(String),
}

fn at(path: &str) -> String {
    if path.is_empty() { String::new() } else { format!(" ({path})") }
}

fn advice(found: &Foreign) -> &'static str {
    match found {
        Foreign::Object(_) => ": answers of the AWS CLI have to be imported",
        Foreign::Bare(_) => ": run the AWS CLI without --query, then import its answers",
        Foreign::Empty | Foreign::Text(_) => ": collect one, or import answers of the AWS CLI in JSON",
    }
}

fn size(bytes: usize) -> String {
    const MEBIBYTE: usize = 1 << 20;
    if bytes >= MEBIBYTE { format!("{} MiB", bytes / MEBIBYTE) } else { format!("{bytes} bytes") }
}

/// Translates an error of the parser, which knows its path, as [`locate`] does.
pub(crate) fn located(
    error: &serde_path_to_error::Error<serde_json::Error>,
    text: &str,
    whole: &str,
    prefix: &[Step],
) -> ReadError {
    locate(error.inner(), Some(&position::steps(error.path())), text, whole, prefix)
}

/// Translates an error of the parser, which read `text`, a part of `whole` that stands at `prefix` of its document, and
/// stopped at `inner_path` of it, if that is known.
pub(crate) fn locate(
    inner: &serde_json::Error,
    inner_path: Option<&[Step]>,
    text: &str,
    whole: &str,
    prefix: &[Step],
) -> ReadError {
    let mut path = prefix.to_vec();
    path.extend(inner_path.into_iter().flatten().cloned());
    let base = position::offset_in(whole, text);
    let reported = base + position::offset_of(text, inner.line(), inner.column());
    let shown = position::show(&path);
    match inner.classify() {
        serde_json::error::Category::Eof => {
            let (line, column) = position::line_and_column(whole, base + text.trim_end().len());
            ReadError::Truncated { line, column, path: shown }
        }
        // The parser says where it noticed; the value itself stands before that.
        serde_json::error::Category::Data => {
            let found = inner_path.and_then(|path| position::find(text, path));
            let offset = found.map_or(reported, |offset| base + offset);
            let (line, column) = position::line_and_column(whole, offset);
            ReadError::Malformed { line, column, path: shown, cause: plain(inner) }
        }
        serde_json::error::Category::Syntax | serde_json::error::Category::Io => {
            let (line, column) = position::line_and_column(whole, reported);
            ReadError::Malformed { line, column, path: shown, cause: plain(inner) }
        }
    }
}

/// What the parser says, without its position and in the words of somebody who has never met the parser.
fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(cause, _)| cause);
    if let Some((found, expected)) = text.strip_prefix("invalid type: ").and_then(|rest| rest.split_once(", expected "))
    {
        return format!("{} is here, {} belongs here", kind(found), kind(expected));
    }
    if let Some((found, expected)) =
        text.strip_prefix("invalid value: ").and_then(|rest| rest.split_once(", expected "))
    {
        return format!("{} is out of range, {} belongs here", kind(found), kind(expected));
    }
    if let Some(name) = text.strip_prefix("missing field ") {
        return format!("the member {name} is missing");
    }
    if let Some(name) = text.strip_prefix("duplicate field ") {
        return format!("the member {name} is there twice");
    }
    if let Some((found, known)) =
        text.strip_prefix("unknown variant ").and_then(|rest| rest.split_once(", expected one of "))
    {
        return format!("{found} is not known here, one of {known} belongs here");
    }
    match text {
        "expected value" => "a value belongs here".into(),
        "trailing comma" => "nothing follows this comma".into(),
        "trailing characters" => "more text follows the end of the document".into(),
        "key must be a string" => "the name of a member belongs here, in double quotes".into(),
        "invalid escape" => "a backslash in a text has no meaning here, write \\\\ for a backslash".into(),
        other if other.starts_with("control character") => {
            "a text runs over the end of its line, or a double quote is missing".into()
        }
        other => other.into(),
    }
}

/// The parser's word for a kind of value in plain words.
fn kind(word: &str) -> String {
    match word {
        "map" => "an object".into(),
        "sequence" | "a sequence" => "a list".into(),
        "null" | "unit" => "null".into(),
        "a map" => "an object".into(),
        other if other.starts_with("string ") => format!("the text{}", &other["string".len()..]),
        other if other.starts_with("integer ") => format!("the number{}", &other["integer".len()..]),
        other if other.starts_with("floating point ") => format!("the number{}", &other["floating point".len()..]),
        other if other.starts_with("boolean ") => other["boolean ".len()..].into(),
        "a string" | "a borrowed string" => "a text".into(),
        "a boolean" => "true or false".into(),
        "i32" | "i64" | "u16" | "u32" | "usize" => "a whole number".into(),
        other if other.starts_with("struct ") || other.starts_with("any valid JSON") => "an object".into(),
        other => other.into(),
    }
}
