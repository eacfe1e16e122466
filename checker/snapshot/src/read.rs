//! Reading a snapshot document.
//!
//! Bytes come from the caller, and so does the name of the file: errors say where in the document and why.

mod error;
pub(crate) mod position;
pub(crate) mod text;

pub use error::{Foreign, ReadError};

use crate::ask::{Ask, Output, RawOutput};
use crate::document::{Call, CallError, FORMAT, Probe, Snapshot, Status};
use position::Step;
use serde::Deserialize;
use serde_json::{Map, Value};

/// How much of somebody else's file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes, both of the file and of the text that comes out of it.
    pub bytes: usize,
    /// Brackets inside each other.
    pub depth: usize,
}

impl Default for Limits {
    /// 64 MiB, some hundred times an account that people learn in, and 64 levels, four times AWS's deepest answer.
    fn default() -> Self {
        Self { bytes: 64 << 20, depth: 64 }
    }
}

#[derive(Deserialize)]
struct DocumentIn<'a> {
    format: u32,
    tool: Option<String>,
    started: Option<String>,
    finished: Option<String>,
    account: Option<String>,
    principal: Option<String>,
    region: Option<String>,
    #[serde(borrow)]
    calls: Vec<CallIn<'a>>,
    #[serde(default)]
    probes: Vec<Probe>,
}

#[derive(Deserialize)]
struct CallIn<'a> {
    service: String,
    operation: String,
    account: Option<String>,
    region: Option<String>,
    #[serde(default)]
    input: Map<String, Value>,
    at: Option<String>,
    finished: Option<String>,
    #[serde(default)]
    status: Status,
    error: Option<CallError>,
    #[serde(default)]
    truncated: bool,
    #[serde(borrow, default)]
    output: RawOutput<'a>,
}

impl Snapshot {
    /// Reads a file: JSON or gzipped JSON, UTF-8 or, with a byte order mark, UTF-16.
    ///
    /// # Errors
    /// Where and why the bytes are not a snapshot that this program knows.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ReadError> {
        Self::from_bytes_within(bytes, Limits::default())
    }

    /// Reads a file of bounded size and depth.
    ///
    /// # Errors
    /// Where and why the bytes are not a snapshot that this program knows.
    pub fn from_bytes_within(bytes: &[u8], limits: Limits) -> Result<Self, ReadError> {
        from_text(&text::decode(bytes, limits)?, limits)
    }

    /// Reads a document.
    ///
    /// # Errors
    /// Where and why the text is not a snapshot that this program knows.
    pub fn from_json(text: &str) -> Result<Self, ReadError> {
        from_text(text, Limits::default())
    }
}

pub(crate) fn from_text(text: &str, limits: Limits) -> Result<Snapshot, ReadError> {
    check_depth(text, limits)?;
    let read: Result<DocumentIn<'_>, _> = deserialize(text);
    let document = match read {
        Ok(document) if document.format > FORMAT => return Err(ReadError::Newer { found: document.format.into() }),
        Ok(document) if document.format == 0 => return Err(format_zero(text)),
        Ok(document) => document,
        // What a newer program writes need not have today's shape: first ask what it is at all.
        Err(error) => {
            return Err(foreign(text).unwrap_or_else(|| error::locate(&error, text, text, &[])));
        }
    };
    let calls = document
        .calls
        .into_iter()
        .enumerate()
        .map(|(index, call)| read_call(call, index, text))
        .collect::<Result<_, _>>()?;
    Ok(Snapshot {
        format: document.format,
        tool: document.tool,
        started: document.started,
        finished: document.finished,
        account: document.account,
        principal: document.principal,
        region: document.region,
        calls,
        probes: document.probes,
    })
}

/// Refuses a text that could exhaust the stack of a parser.
pub(crate) fn check_depth(text: &str, limits: Limits) -> Result<(), ReadError> {
    position::too_deep(text, limits.depth).map_or(Ok(()), |offset| {
        let (line, column) = position::line_and_column(text, offset);
        Err(ReadError::TooDeep { line, column, limit: limits.depth })
    })
}

/// Reads all of a text, with the path of what is wrong in it.
pub(crate) fn deserialize<'de, T: Deserialize<'de>>(
    text: &'de str,
) -> Result<T, serde_path_to_error::Error<serde_json::Error>> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut deserializer)?;
    let track = serde_path_to_error::Track::new();
    deserializer.end().map_err(|error| serde_path_to_error::Error::new(track.path(), error))?;
    Ok(value)
}

/// Reads the answer of a call that stands at `path` of `whole`, and whether it is all there is.
pub(crate) fn output(operation: Ask, raw: &str, whole: &str, path: &[Step]) -> Result<(Output, bool), ReadError> {
    Output::from_json(operation, raw).map_err(|error| error::locate(&error, raw, whole, path))
}

/// Reads one value that stands at `path` of `whole`.
pub(crate) fn value_in<'de, T: Deserialize<'de>>(raw: &'de str, whole: &str, path: &[Step]) -> Result<T, ReadError> {
    deserialize(raw).map_err(|error| error::locate(&error, raw, whole, path))
}

fn read_call(call: CallIn<'_>, index: usize, text: &str) -> Result<Call, ReadError> {
    let (answer, whole) = match (Ask::find(&call.service, &call.operation), call.output) {
        (Some(operation), Some(raw)) => {
            let path = [Step::Member("calls".into()), Step::Element(index), Step::Member("output".into())];
            let (output, whole) = output(operation, raw.get(), text, &path)?;
            (Some(output), whole)
        }
        _ => (None, true),
    };
    Ok(Call {
        service: call.service,
        operation: call.operation,
        account: call.account,
        region: call.region,
        input: call.input,
        at: call.at,
        finished: call.finished,
        status: call.status,
        error: call.error,
        truncated: call.truncated || !whole,
        output: answer,
    })
}

fn format_zero(text: &str) -> ReadError {
    let path = [Step::Member("format".into())];
    let (line, column) = position::line_and_column(text, position::find(text, &path).unwrap_or(0));
    let cause = format!("there is no format 0, formats begin at 1 and this program writes {FORMAT}");
    ReadError::Malformed { line, column, path: position::show(&path), cause }
}

/// Says what a text is that does not read as a snapshot; `None` if it means to be one.
fn foreign(text: &str) -> Option<ReadError> {
    let found = match text.trim_start().chars().next() {
        None => Foreign::Empty,
        Some('[') => Foreign::Bare("list"),
        Some('"') => Foreign::Bare("text"),
        Some('{') => return foreign_object(text),
        Some(_) if serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok() => Foreign::Bare("value"),
        Some(_) => Foreign::Text(text.trim_start().chars().take_while(|&c| c != '\n' && c != '\r').take(20).collect()),
    };
    Some(ReadError::NotASnapshot { found })
}

fn foreign_object(text: &str) -> Option<ReadError> {
    // A text that is broken further on is no map either; then the error of the parser is the better answer.
    let members: Map<String, Value> = serde_json::from_str(text).ok()?;
    match members.get("format").map(Value::as_u64) {
        Some(Some(found)) if found > FORMAT.into() => Some(ReadError::Newer { found }),
        Some(_) => None,
        None if members.contains_key("calls") => None,
        None => {
            let names: Vec<&str> = members.keys().map(String::as_str).take(3).collect();
            let more = if members.len() > names.len() { ", …" } else { "" };
            let names = if names.is_empty() { "(none)".into() } else { names.join(", ") };
            Some(ReadError::NotASnapshot { found: Foreign::Object(format!("{names}{more}")) })
        }
    }
}
