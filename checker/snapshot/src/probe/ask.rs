//! What is to be tried: an ask like that of a call, of which a snapshot holds the answer or does not.

use super::{Probe, ProbeKind};
use crate::shapes::probe::{DnsInput, HttpInput, RepositoryInput, TlsInput};
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

    /// A page, asked for once by its address; at `server`, where that is not whom the address leads to.
    #[must_use]
    pub fn http(url: &str, server: Option<&str>) -> Self {
        let input = HttpInput { url: Some(url.to_owned()), server: server.map(str::to_owned), ..HttpInput::default() };
        Self::new(ProbeKind::Http, &input)
    }

    /// The same, so many times.
    #[must_use]
    pub fn times(mut self, times: u8) -> Self {
        self.input.insert("times".to_owned(), times.into());
        self
    }

    /// The same, by one visitor who keeps cookies from one time to the next.
    #[must_use]
    pub fn with_cookies(mut self) -> Self {
        self.input.insert("cookies".to_owned(), true.into());
        self
    }

    /// The look through the learner's repository for secrets. Which repository it is, whoever makes it knows.
    #[must_use]
    pub fn repository() -> Self {
        Self::new(ProbeKind::Repository, &RepositoryInput { look: Some("secrets".to_owned()) })
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

    /// A member of the input that is a small number.
    #[must_use]
    pub fn number(&self, member: &str) -> Option<u8> {
        self.input.get(member).and_then(Value::as_u64).and_then(|number| number.try_into().ok())
    }

    /// Whether a member of the input is true.
    #[must_use]
    pub fn is(&self, member: &str) -> bool {
        self.input.get(member).and_then(Value::as_bool) == Some(true)
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
            (None, Some(first)) => format!("{first}{port}"),
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
        let page =
            ProbeAsk::http("https://www.example.link/order/shops/", Some("front.example")).times(3).with_cookies();
        assert_eq!(page.subject(), "https://www.example.link/order/shops/");
        assert_eq!(
            (page.number("times"), page.is("cookies"), page.text("server")),
            (Some(3), true, Some("front.example"))
        );
        assert_eq!(ProbeAsk { kind: ProbeKind::Journey, input: Map::new() }.subject(), "journey");
    }
}
