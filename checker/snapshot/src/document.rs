//! The snapshot document: which calls were made, what each answered, and with what right.

use crate::ask::{Ask, Output};
use crate::probe::{ProbeKind, ProbeOutput};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The version of the document that this program writes, and the newest that it reads.
pub const FORMAT: u32 = 1;

/// What one look at an account saw.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Snapshot {
    /// Version of the document, [`FORMAT`].
    pub format: u32,
    /// Program and version that wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tool: Option<String>,
    /// When the first call was made, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started: Option<String>,
    /// When the last answer came, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finished: Option<String>,
    /// The account whose credentials asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// The ARN whose credentials asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub principal: Option<String>,
    /// The Region that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// One entry for each (account, Region, service, operation, input).
    pub calls: Vec<Call>,
    /// What was tried from outside: names, connections, pages.
    pub probes: Vec<Probe>,
}

/// How far an answer can be trusted to say what is there and what is not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Answered in full.
    Seen,
    /// The credentials may not ask.
    Denied,
    /// Asked, but no whole answer came.
    Failed,
    /// The endpoint does not know the call.
    Unsupported,
    /// Nobody asked.
    #[default]
    NotAsked,
}

/// Why a call gave no whole answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallError {
    /// AWS's error code, or a word for what went wrong on the way (`Timeout`, `ConnectionClosed`, …).
    #[serde(default)]
    pub code: String,
    /// The text that came with it.
    #[serde(default)]
    pub message: String,
    /// HTTP status, where there was an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub http: Option<u16>,
}

/// One API call, all its pages merged.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Call {
    /// The service as the AWS CLI calls it.
    pub service: String,
    /// AWS's name of the operation.
    pub operation: String,
    /// The account asked, where it is not the snapshot's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// The Region asked, where it is not the snapshot's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// What was asked for, without paging.
    pub input: Map<String, Value>,
    /// When it was asked, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// When the last page came, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finished: Option<String>,
    /// How far the answer can be trusted.
    pub status: Status,
    /// Why there is no whole answer.
    pub error: Option<CallError>,
    /// Whether pages are missing: what is listed is there, what is not listed may be there too.
    pub truncated: bool,
    /// The answer; `None` also for an operation that this program does not read.
    pub output: Option<Output>,
}

impl Call {
    /// A complete answer of `operation` to an input without members.
    #[must_use]
    pub fn seen(output: Output) -> Self {
        let operation = output.operation();
        Self {
            service: operation.service().into(),
            operation: operation.name().into(),
            status: Status::Seen,
            output: Some(output),
            ..Self::default()
        }
    }

    /// A call that gave no answer.
    #[must_use]
    pub fn without_answer(operation: Ask, status: Status, error: CallError) -> Self {
        Self {
            service: operation.service().into(),
            operation: operation.name().into(),
            status,
            error: Some(error),
            ..Self::default()
        }
    }

    /// The operation, if this program reads it.
    #[must_use]
    pub fn known(&self) -> Option<Ask> {
        Ask::find(&self.service, &self.operation)
    }

    /// The id of the resource that the call is about, for an ask that is made once per parent.
    #[must_use]
    pub fn parent(&self) -> Option<&str> {
        let per = self.known()?.per()?;
        let id = self.input.get(per.member)?.as_str()?;
        // Route 53 takes and gives ids with and without this.
        Some(id.strip_prefix("/hostedzone/").unwrap_or(id))
    }

    /// Whether a resource that is not listed is not there: a whole, unfiltered answer.
    #[must_use]
    pub fn proves_absence(&self) -> bool {
        self.trusted() == Status::Seen
    }

    /// The status, lowered if the answer is not whole.
    pub(crate) fn trusted(&self) -> Status {
        let whole = || {
            let unfiltered = self.known().is_none_or(|ask| self.output.is_some() && ask.is_unfiltered(&self.input));
            !self.truncated && unfiltered
        };
        if self.status == Status::Seen && !whole() { Status::Failed } else { self.status }
    }
}

/// Something that was tried from outside the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Probe {
    /// What was tried: a name, a port, a server, a page, an application.
    pub kind: ProbeKind,
    /// What it was tried with, whose members the kind's row names.
    pub input: Map<String, Value>,
    /// From where it was tried.
    pub vantage: Option<String>,
    /// When, RFC 3339.
    pub at: Option<String>,
    /// How far the result can be trusted.
    pub status: Status,
    /// Why there is no result.
    pub error: Option<CallError>,
    /// The result; `None` also for a kind that this program does not know.
    pub output: Option<ProbeOutput>,
}
