//! Reading a snapshot document.

use crate::document::{Call, CallError, FORMAT, Probe, Snapshot, Status};
use crate::operation::{Operation, Output, RawOutput};
use serde::Deserialize;
use serde_json::{Map, Value};

/// Why a document could not be read.
#[derive(Debug, thiserror::Error)]
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
    /// Written by a newer program.
    #[error("this snapshot has format {found}, this program reads up to {FORMAT}: upgrade it")]
    Newer {
        /// The format that the document says it has.
        found: u32,
    },
}

fn at(path: &str) -> String {
    if path.is_empty() { String::new() } else { format!(" ({path})") }
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
    #[serde(default, borrow)]
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
    #[serde(borrow)]
    output: RawOutput<'a>,
}

impl Snapshot {
    /// Reads a document.
    ///
    /// # Errors
    /// Where and why the text is not a snapshot that this program knows.
    pub fn from_json(text: &str) -> Result<Self, ReadError> {
        let document: DocumentIn<'_> = serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(text))
            .map_err(|error| ReadError::Malformed {
                line: error.inner().line(),
                column: error.inner().column(),
                path: error.path().to_string(),
                cause: error.inner().to_string(),
            })?;
        if document.format > FORMAT {
            return Err(ReadError::Newer { found: document.format });
        }
        let calls = document.calls.into_iter().map(|call| read_call(call, text)).collect::<Result<_, _>>()?;
        Ok(Self {
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
}

fn read_call(call: CallIn<'_>, _text: &str) -> Result<Call, ReadError> {
    let output = match (Operation::find(&call.service, &call.operation), call.output) {
        (Some(operation), Some(raw)) => {
            Some(Output::from_json(operation, raw.get()).map_err(|error| ReadError::Malformed {
                line: error.inner().line(),
                column: error.inner().column(),
                path: error.path().to_string(),
                cause: error.inner().to_string(),
            })?)
        }
        _ => None,
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
        truncated: call.truncated,
        output,
    })
}
