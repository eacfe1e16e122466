//! What is to be tried: an ask like that of a call, of which a snapshot holds the answer or does not.

use super::{Probe, ProbeKind};
use crate::shapes::probe::{DnsInput, TlsInput};
use serde::Serialize;
use serde_json::{Map, Value};

/// Members of an input that say who was asked, and not about what.
const WHOM: [&str; 2] = ["resolvers", "roots"];

/// A probe before it is made: its kind and what it is made with.
#[derive(Debug, Clone, PartialEq)]
pub struct ProbeAsk {
    /// What is to be tried.
    pub kind: ProbeKind,
    /// With what; the kind's row names the members.
    pub input: Map<String, Value>,
}

impl ProbeAsk {
    /// A probe of a kind with the shape of its input.
    ///
    /// ```
    /// use snapshot::shapes::probe::HttpInput;
    /// use snapshot::{ProbeAsk, ProbeKind};
    /// let input = HttpInput { url: Some("http://shop.example.link/".into()), ..HttpInput::default() };
    /// let ask = ProbeAsk::new(ProbeKind::Http, &input);
    /// assert_eq!(ask.subject(), "http://shop.example.link/");
    /// ```
    #[must_use]
    pub fn new(kind: ProbeKind, input: &impl Serialize) -> Self {
        match serde_json::to_value(input) {
            Ok(Value::Object(input)) => Self { kind, input: essential(&input) },
            _ => Self { kind, input: Map::new() },
        }
    }

    /// The walk of a name down to its records of a type.
    #[must_use]
    pub fn dns(name: &str, kind: &str) -> Self {
        let input = DnsInput { name: Some(name.to_owned()), r#type: Some(kind.to_owned()), ..DnsInput::default() };
        Self::new(ProbeKind::Dns, &input)
    }

    /// The greeting of a server by its name.
    #[must_use]
    pub fn tls(host: &str, port: u16) -> Self {
        let input = TlsInput { host: Some(host.to_owned()), port: Some(port.into()), ..TlsInput::default() };
        Self::new(ProbeKind::Tls, &input)
    }

    /// What a probe that was made was to try.
    #[must_use]
    pub fn of(probe: &Probe) -> Self {
        Self { kind: probe.kind.clone(), input: essential(&probe.input) }
    }

    /// A member of the input that is text.
    #[must_use]
    pub fn text(&self, member: &str) -> Option<&str> {
        self.input.get(member).and_then(Value::as_str)
    }

    /// The port of the input.
    #[must_use]
    pub fn port(&self) -> Option<u16> {
        self.input.get("port").and_then(Value::as_u64).and_then(|port| port.try_into().ok())
    }

    /// What it is about, as people write it: a name, a host with its port, a page.
    #[must_use]
    pub fn subject(&self) -> String {
        let first = ["name", "url", "host"].into_iter().find_map(|member| self.text(member));
        let port = self.port().map(|port| format!(":{port}")).unwrap_or_default();
        match (self.text("url"), first) {
            (Some(url), _) => url.to_owned(),
            (None, Some(first)) => format!("{first}{port}{}", self.text("path").unwrap_or_default()),
            (None, None) => self.kind.name().to_owned(),
        }
    }
}

/// The members that say what is asked, without those that are empty.
fn essential(input: &Map<String, Value>) -> Map<String, Value> {
    let is_empty = |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
    let kept = input.iter().filter(|(member, value)| !WHOM.contains(&member.as_str()) && !is_empty(value));
    kept.map(|(member, value)| (member.clone(), value.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_called_by_what_people_write() {
        assert_eq!(ProbeAsk::dns("www.example.link", "A").subject(), "www.example.link");
        assert_eq!(ProbeAsk::tls("www.example.link", 443).subject(), "www.example.link:443");
        assert_eq!(ProbeAsk { kind: ProbeKind::Journey, input: Map::new() }.subject(), "journey");
    }
}
