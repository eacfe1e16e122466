//! A page as somebody sees it who has asked for it: whether it came, and what it is.

use crate::html::Document;
use crate::http::{Page, Visit};
use reqwest::Url;
use serde_json::Value;
use snapshot::shapes::probe::HttpHop;

/// What came of a visit.
pub(super) struct Seen {
    pub(super) hops: Vec<HttpHop>,
    /// One word: `page`, `json`, or why there is none.
    pub(super) outcome: &'static str,
    pub(super) page: Option<Page>,
    pub(super) body: Body,
    /// Whether a script asked for it and puts it into its page.
    pub(super) is_for_script: bool,
}

/// What a page is.
pub(super) enum Body {
    Html(Document),
    Json(Value),
    None,
}

impl Seen {
    pub(super) fn of(visit: Visit) -> Self {
        let Visit { hops, page } = visit;
        let page = match page {
            Ok(page) => page,
            Err(trouble) => {
                return Self { hops, outcome: trouble.word(), page: None, body: Body::None, is_for_script: false };
            }
        };
        let body = body(&page);
        let outcome = match (page.status, &body) {
            (200..=299, Body::Json(_)) => "json",
            (200..=299, _) => "page",
            (404 | 410, _) => "missing",
            (401 | 403, _) => "refused",
            (405, _) => "method",
            (500.., _) => "fault",
            _ => "invalid",
        };
        Self { hops, outcome, page: Some(page), body, is_for_script: false }
    }

    pub(super) fn document(&self) -> Option<&Document> {
        match &self.body {
            Body::Html(document) if self.outcome == "page" => Some(document),
            _ => None,
        }
    }

    pub(super) fn url(&self) -> Option<&Url> {
        self.page.as_ref().map(|page| &page.url)
    }

    /// Whether a text stands in what can be read.
    pub(super) fn shows(&self, text: &str) -> bool {
        matches!(self.outcome, "page" | "json") && self.text().contains(text)
    }

    /// What can be read.
    pub(super) fn text(&self) -> &str {
        match (&self.body, &self.page) {
            (Body::Html(document), _) => &document.text,
            (_, Some(page)) => &page.text,
            _ => "",
        }
    }

    /// The line in which a text stands, or the first one.
    pub(super) fn piece(&self, text: &str) -> Vec<String> {
        let mut lines = self.text().lines().filter(|line| !line.trim().is_empty());
        let line = lines.clone().find(|line| line.contains(text)).or_else(|| lines.next());
        line.map(|line| line.trim().chars().take(120).collect()).into_iter().collect()
    }

    /// What stands around a text, up to the next ones of its kind on both sides.
    pub(super) fn around(&self, text: &str, kind: &str) -> Option<&str> {
        let all = self.text();
        let at = all.find(text)?;
        let (before, behind) = all.split_at_checked(at)?;
        // The text's own kind stands right before it.
        let own = before.rfind(kind).unwrap_or_default();
        let from = before.get(..own)?.rfind(kind).unwrap_or_default();
        let to = behind.find(kind).map_or(all.len(), |length| at + length);
        all.get(from..to)
    }

    /// Whether an answer is like another one: the same status, the same page, which says the same.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let status = |seen: &Self| seen.hops.first().and_then(|hop| hop.status);
        status(self) == status(other) && self.url() == other.url() && self.text() == other.text()
    }

    /// How often a number stands in what can be read.
    pub(super) fn counts(&self, number: u32) -> usize {
        let number = number.to_string();
        standing(self.text()).filter(|digits| **digits == *number).count()
    }
}

/// The numbers of a text: digits by themselves, `2026-11-29`, or with a unit behind, `45min`. Those in the middle of an
/// identifier are none: a UUID holds any two digits once in a while.
fn standing(text: &str) -> impl Iterator<Item = &str> {
    let is_number = |part: &str| {
        let unit = part.trim_start_matches(|c: char| c.is_ascii_digit());
        unit.len() < part.len() && unit.chars().all(|c| c.is_ascii_alphabetic())
    };
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'));
    let words = words.filter(move |word| parts(word).all(is_number));
    words.flat_map(parts).map(|part| part.trim_end_matches(|c: char| c.is_ascii_alphabetic()))
}

fn parts(word: &str) -> impl Iterator<Item = &str> {
    word.split(['-', '_']).filter(|part| !part.is_empty())
}

/// JSON may stand in JSON: Django's serializers make a text of it, which is then answered as JSON.
fn body(page: &Page) -> Body {
    let is_json = page.content_type.as_deref().is_some_and(|kind| kind.to_ascii_lowercase().contains("json"));
    let text = page.text.trim_start();
    if is_json || text.starts_with(['[', '{']) {
        let value = serde_json::from_str::<Value>(text).ok();
        let inner = value.as_ref().and_then(Value::as_str).and_then(|text| serde_json::from_str::<Value>(text).ok());
        if let Some(value) = inner.or(value) {
            return Body::Json(value);
        }
    }
    Body::Html(Document::read(&page.text))
}

/// The entries of a list, which may stand below a name, or below two: `{"data": {"shops": […]}}`.
pub(super) fn entries(value: &Value) -> Option<&Vec<Value>> {
    match value {
        Value::Array(list) => Some(list),
        Value::Object(members) => members.values().find_map(Value::as_array).or_else(|| {
            let inner = members.values().filter_map(Value::as_object);
            inner.flat_map(|members| members.values()).find_map(Value::as_array)
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::standing;

    #[test]
    fn numbers_stand_by_themselves() {
        let of = |text: &'static str| standing(text).collect::<Vec<_>>();
        assert_eq!(of("예상 45분, 30min (25–35) {\"minutes\":15} 12,000원 20-30 약1시간"), {
            ["45", "30", "25", "35", "15", "12", "000", "20", "30", "1"]
        });
        assert_eq!(of("0045a1b2-45ab-4f45-9c15-1525e45f6a7b check-5d0c-15 a45 V1StGXR8_Z5jd"), Vec::<&str>::new());
    }
}
