//! Reading a snapshot document.
//!
//! Bytes come from the caller, and so does the name of the file: errors say where in the document and why.

mod error;
mod limits;
pub(crate) mod members;
pub(crate) mod position;
pub(crate) mod text;

pub use error::{Foreign, ReadError};
pub use limits::Limits;
pub use text::unicode;

use crate::ask::{Ask, Output, RawOutput};
use crate::document::{Call, FORMAT, Snapshot};
use crate::object::ObjectOnly;
use crate::probe::Probe;
use crate::status::{CallError, Status};
use members::Members;
use position::Step;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

/// `null` is as good as missing, whoever wrote it.
#[derive(Deserialize)]
#[serde(remote = "Self")]
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
    probes: Option<Vec<Probe>>,
}

#[derive(Deserialize)]
#[serde(remote = "Self")]
struct CallIn<'a> {
    service: String,
    operation: String,
    account: Option<String>,
    region: Option<String>,
    input: Option<Map<String, Value>>,
    at: Option<String>,
    finished: Option<String>,
    status: Option<Status>,
    error: Option<ErrorIn>,
    truncated: Option<bool>,
    #[serde(borrow, default)]
    output: RawOutput<'a>,
}

/// A [`CallError`] of which everything may be missing.
#[derive(Deserialize)]
pub(crate) struct ErrorIn {
    code: Option<String>,
    message: Option<String>,
    http: Option<u16>,
}

/// These are read from an object only, as the shapes are.
macro_rules! from_objects {
    ($($Name:ident)*) => {$(
        impl<'de: 'a, 'a> Deserialize<'de> for $Name<'a> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::deserialize(ObjectOnly(deserializer))
            }
        }
    )*};
}
from_objects! { DocumentIn CallIn }

impl From<ErrorIn> for CallError {
    fn from(error: ErrorIn) -> Self {
        Self { code: error.code.unwrap_or_default(), message: error.message.unwrap_or_default(), http: error.http }
    }
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

fn from_text(text: &str, limits: Limits) -> Result<Snapshot, ReadError> {
    from_part(text, text, limits)
}

/// Reads a document that is a part of a text.
pub(crate) fn from_part(text: &str, whole: &str, limits: Limits) -> Result<Snapshot, ReadError> {
    measure(text, limits)?;
    let read: Result<DocumentIn<'_>, _> = deserialize(text);
    let document = match read {
        Ok(document) if document.format > FORMAT => return Err(ReadError::Newer { found: document.format.into() }),
        Ok(document) if document.format == 0 => return Err(format_zero(text, whole)),
        Ok(document) => document,
        // What a newer program writes need not have today's shape: first ask what it is at all.
        Err(error) => {
            return Err(foreign(text).unwrap_or_else(|| error::located(&error, text, whole, &[])));
        }
    };
    let calls = document
        .calls
        .into_iter()
        .enumerate()
        .map(|(index, call)| read_call(call, index, whole))
        .collect::<Result<_, _>>()?;
    Ok(Snapshot {
        format: document.format,
        tool: document.tool,
        started: document.started,
        finished: document.finished,
        account: said(document.account),
        principal: said(document.principal),
        region: said(document.region),
        calls,
        probes: document.probes.unwrap_or_default(),
    })
}

/// Refuses a text that could exhaust the stack of a parser, or the memory.
fn measure(text: &str, limits: Limits) -> Result<(), ReadError> {
    let begin = text.len() - text.trim_start().len();
    position::extent(text, begin, limits).map(drop)
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
    Output::from_json(operation, raw)
        .map_err(|misfit| error::locate(&misfit.error, misfit.path.as_deref(), raw, whole, path))
}

/// Reads one value that stands at `path` of `whole`.
pub(crate) fn value_in<'de, T: Deserialize<'de>>(raw: &'de str, whole: &str, path: &[Step]) -> Result<T, ReadError> {
    deserialize(raw).map_err(|error| error::located(&error, raw, whole, path))
}

fn read_call(call: CallIn<'_>, index: usize, whole: &str) -> Result<Call, ReadError> {
    let (answer, complete) = match (Ask::find(&call.service, &call.operation), call.output) {
        (Some(operation), Some(raw)) => {
            let path = [Step::Member("calls".into()), Step::Element(index), Step::Member("output".into())];
            let (output, complete) = output(operation, raw.get(), whole, &path)?;
            (Some(output), complete)
        }
        _ => (None, true),
    };
    let input = call.input.unwrap_or_default();
    Ok(Call {
        truncated: call.truncated.unwrap_or_default() || !complete || answer.is_some() && begins_later(&input),
        service: call.service,
        operation: call.operation,
        account: said(call.account),
        region: said(call.region),
        input,
        at: call.at,
        finished: call.finished,
        status: call.status.unwrap_or_default(),
        error: call.error.map(CallError::from),
        output: answer,
    })
}

/// An empty text says as little as none.
pub(crate) fn said(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

/// Whether an input asks for a later page: what stands on the pages before it is not in the answer.
pub(crate) fn begins_later(input: &Map<String, Value>) -> bool {
    const BEGIN: [&str; 5] = ["NextToken", "nextToken", "Marker", "StartingToken", "StartRecordName"];
    BEGIN.iter().any(|member| match input.get(*member) {
        None | Some(Value::Null) => false,
        Some(Value::String(token)) => !token.is_empty(),
        Some(_) => true,
    })
}

fn format_zero(text: &str, whole: &str) -> ReadError {
    let path = [Step::Member("format".into())];
    let (line, column) =
        position::line_and_column(whole, position::offset_in(whole, text) + position::find(text, &path).unwrap_or(0));
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
    let members: Members<'_> = serde_json::from_str(text).ok()?;
    let format = members.0.iter().rev().find(|(name, _)| name == "format");
    match format.map(|(_, raw)| serde_json::from_str::<u64>(raw.get()).ok()) {
        Some(Some(found)) if found > FORMAT.into() => Some(ReadError::Newer { found }),
        Some(_) => None,
        None if members.has("calls") => None,
        None => {
            let names: Vec<&str> = members.0.iter().map(|(name, _)| &**name).take(3).collect();
            let more = if members.0.len() > names.len() { ", …" } else { "" };
            let names = if names.is_empty() { "(none)".into() } else { names.join(", ") };
            Some(ReadError::NotASnapshot { found: Foreign::Object(format!("{names}{more}")) })
        }
    }
}
