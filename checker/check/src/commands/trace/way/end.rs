//! How a request ends: who answers it, or what keeps it from an answer.

use super::Walk;
use crate::exit::Exit;
use crate::words::Saying;
use reach::Verdict;
use serde_json::{Value, json};

/// How a request ends.
#[derive(Debug, Clone)]
pub(super) struct End {
    /// Delivered to somebody who answers as was meant, dropped, or not to be told.
    pub(super) verdict: Verdict,
    /// Where: `targets`, `load-balancer`, `distribution`, `bucket`, `name`, `circle`, `packet`.
    pub(super) at: &'static str,
    /// What is wrong, as `check explain` knows it.
    pub(super) code: Option<&'static str>,
    /// With which status it is answered, where that is sure and no target says it.
    pub(super) status: Option<String>,
    /// At which resource.
    pub(super) resource: String,
    /// The line for people, where what was met does not say it.
    pub(super) line: Option<Saying>,
}

impl End {
    fn new(verdict: Verdict, at: &'static str) -> Self {
        Self { verdict, at, code: None, status: None, resource: String::new(), line: None }
    }

    /// Somebody answers.
    pub(super) fn answered(at: &'static str) -> Self {
        Self::new(Verdict::Delivered, at)
    }

    /// Nobody does, or not as was meant.
    pub(super) fn wrong(at: &'static str, code: &'static str) -> Self {
        Self { code: Some(code), ..Self::new(Verdict::Dropped, at) }
    }

    /// It is refused, as somebody wanted it.
    pub(super) fn refused(at: &'static str, status: &str) -> Self {
        Self::new(Verdict::Dropped, at).with_status(status)
    }

    /// That is not to be told.
    pub(super) fn untold(at: &'static str, line: Saying) -> Self {
        Self::new(Verdict::Unknown, at).saying(line)
    }

    /// That is not to be told, at a resource.
    pub(super) fn hidden(at: &'static str, resource: &str) -> Self {
        Self::untold(at, Saying::new("way-untold").with("resource", resource)).at(resource)
    }

    pub(super) fn with_status(mut self, status: &str) -> Self {
        self.status = (!status.is_empty()).then(|| status.to_owned());
        self
    }

    pub(super) fn at(mut self, resource: &str) -> Self {
        resource.clone_into(&mut self.resource);
        self
    }

    pub(super) fn saying(mut self, line: Saying) -> Self {
        self.line = Some(line);
        self
    }

    /// What is wrong in the words of a code, behind what was met.
    pub(super) fn code_line(&self) -> Option<Saying> {
        self.code.map(|code| Saying::new("way-code").with("code", code))
    }

    pub(super) fn exit(&self) -> Exit {
        match self.verdict {
            Verdict::Delivered => Exit::Passed,
            Verdict::Dropped => Exit::Failed,
            Verdict::Unknown => Exit::Unknown,
        }
    }

    fn to_json(&self) -> Value {
        json!({
            "at": self.at,
            "code": self.code,
            "status": self.status.as_deref().and_then(|status| status.parse::<u16>().ok()),
            "resource": (!self.resource.is_empty()).then_some(&self.resource),
        })
    }
}

/// A request and what came of it, as one line of JSON: `{"request","verdict","steps","end","packet"}`. `packet` is the
/// answer of a single trace without its id, or null where no packet comes that far.
pub(super) fn document(url: &str, walk: &Walk<'_>, end: &End, packet: Option<Value>) -> String {
    let steps: Vec<Value> = walk.steps.iter().map(super::step::Step::to_json).collect();
    json!({
        "request": url,
        "verdict": reach::wire::verdict(end.verdict),
        "steps": steps,
        "end": end.to_json(),
        "packet": packet,
    })
    .to_string()
}
