//! The snapshot document: which calls were made, what each answered, and with what right.

use crate::ask::{Ask, Output};
use crate::probe::Probe;
use crate::status::{CallError, Status};
use serde::Serialize;
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
