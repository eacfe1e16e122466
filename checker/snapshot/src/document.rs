//! The snapshot document: which calls were made, what each answered, and with what right.

use crate::ask::{Ask, Output};
use crate::probe::{Probe, ProbeAsk};
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

impl Snapshot {
    /// What was recorded of a probe; of several the last.
    #[must_use]
    pub fn probe(&self, ask: &ProbeAsk) -> Option<&Probe> {
        self.probes.iter().rev().find(|probe| ProbeAsk::of(probe) == *ask)
    }

    /// Records a probe, in place of what was recorded of the same.
    pub fn record(&mut self, probe: Probe) {
        let ask = ProbeAsk::of(&probe);
        self.probes.retain(|known| ProbeAsk::of(known) != ask);
        self.probes.push(probe);
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::probe::ProbeKind;
    use serde_json::json;

    fn probe(kind: ProbeKind, input: Value) -> Probe {
        let Value::Object(input) = input else { panic!("an object") };
        Probe { kind, input, ..Probe::default() }
    }

    #[test]
    fn what_was_asked_is_found_whoever_was_asked() {
        let mut snapshot = Snapshot::default();
        let input = json!({"name": "www.example.link", "type": "A", "resolvers": ["192.0.2.53"], "roots": null});
        snapshot.record(probe(ProbeKind::Dns, input.clone()));
        assert!(snapshot.probe(&ProbeAsk::dns("www.example.link", "A")).is_some());
        for other in [ProbeAsk::dns("www.example.link", "AAAA"), ProbeAsk::tls("www.example.link", 443)] {
            assert!(snapshot.probe(&other).is_none(), "{other:?}");
        }
        snapshot.record(Probe { status: Status::Failed, ..probe(ProbeKind::Dns, input) });
        assert_eq!(snapshot.probes.len(), 1, "the later one is what is known");
        assert_eq!(snapshot.probes[0].status, Status::Failed);
    }

    #[test]
    fn an_input_that_says_more_is_another_question() {
        let mut snapshot = Snapshot::default();
        let input = json!({"host": "www.example.link", "port": 443, "address": "192.0.2.1"});
        snapshot.record(probe(ProbeKind::Tls, input));
        assert!(snapshot.probe(&ProbeAsk::tls("www.example.link", 443)).is_none());
    }
}
