//! What a page sends: the fields of a form, each once, and what they mean.

use crate::source::{Asked, By};
use crate::state::State;
use messages::Language;
use std::collections::BTreeMap;

/// The fields of a form or of the query of an address; of several of one name the first counts.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields(BTreeMap<String, String>);

impl Fields {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut fields = BTreeMap::new();
        for (name, value) in form_urlencoded::parse(bytes) {
            fields.entry(name.into_owned()).or_insert_with(|| value.into_owned());
        }
        Self(fields)
    }

    pub(super) fn of_query(query: Option<&str>) -> Self {
        Self::of(query.unwrap_or_default().as_bytes())
    }

    /// A field; empty if it is not there.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.get(name).map(|value| value.trim()).unwrap_or_default()
    }

    /// A text of several lines; a textarea sends its line breaks in the way of the web.
    pub(super) fn text(&self) -> String {
        self.0.get("text").map(|text| text.replace("\r\n", "\n")).unwrap_or_default()
    }

    /// Whether a box is ticked.
    pub(super) fn is_on(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }

    /// The language of the page.
    pub(super) fn language(&self, state: &State) -> Language {
        self.get("lang").parse().unwrap_or(state.language)
    }

    /// The evidence that is chosen; a practice world that was written in the page goes before the one that it was.
    pub(super) fn by(&self) -> Option<By> {
        let text = Some(self.text()).filter(|text| !text.trim().is_empty());
        match (by(self.get("by"))?, text) {
            (By::World(_), Some(text)) => Some(By::Text(text)),
            (by, _) => Some(by),
        }
    }

    /// The packet that is asked for; `None` as long as an end is missing.
    ///
    /// # Errors
    /// What stands in the place of a port is none.
    pub(super) fn asked(&self) -> Result<Option<Asked>, String> {
        let (from, to) = (self.get("from"), self.get("to"));
        if from.is_empty() || to.is_empty() {
            return Ok(None);
        }
        let port = match self.get("port") {
            "" => None,
            port => Some(port.parse().map_err(|_| port.to_owned())?),
        };
        let protocol = match self.get("protocol") {
            "" => "tcp",
            protocol => protocol,
        };
        Ok(Some(Asked { from: from.to_owned(), to: to.to_owned(), protocol: protocol.to_owned(), port }))
    }
}

/// How the page writes which evidence it means.
pub(super) fn value(by: &By) -> String {
    match by {
        By::Account => "account".to_owned(),
        By::Given => "given".to_owned(),
        By::World(name) => format!("world:{name}"),
        By::Text(_) => "world:".to_owned(),
    }
}

/// What the page means.
pub(super) fn by(value: &str) -> Option<By> {
    match value {
        "account" => Some(By::Account),
        "given" => Some(By::Given),
        other => other.strip_prefix("world:").map(|name| By::World(name.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_is_what_the_page_wrote() {
        for by in [By::Account, By::Given, By::World("lab-1.12/nat-failed".to_owned())] {
            assert_eq!(super::by(&value(&by)), Some(by));
        }
        assert_eq!(by(""), None);
        assert_eq!(by("/etc/passwd"), None);
        let text = |form: &str| Fields::of(form.as_bytes()).by();
        assert_eq!(text("by=world:x&text=world+1%0D%0Abase+solved"), Some(By::Text("world 1\nbase solved".to_owned())));
        // The text of a page that has an account chosen is none of its evidence.
        assert_eq!(text("by=account&text=world+1"), Some(By::Account));
        assert_eq!(text("by=world:x&text=+"), Some(By::World("x".to_owned())));
    }

    #[test]
    fn a_packet_has_two_ends_and_a_port_that_is_one() {
        let asked = |form: &str| Fields::of(form.as_bytes()).asked();
        assert_eq!(asked("from=app"), Ok(None));
        assert_eq!(asked("from=app&to=internet&port=70000"), Err("70000".to_owned()));
        let whole = Asked { from: "app".into(), to: "internet".into(), protocol: "tcp".into(), port: Some(443) };
        assert_eq!(asked("from=app&to=internet&port=443&from=other"), Ok(Some(whole)));
        assert_eq!(asked("from=a&to=b&protocol=icmp&port=").map(|asked| asked.and_then(|asked| asked.port)), Ok(None));
    }
}
