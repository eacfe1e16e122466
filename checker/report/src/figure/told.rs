//! A figure in words: a list, of which each entry is one line.

use crate::safe;

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    /// Whether one entry follows the other in time.
    pub(super) is_ordered: bool,
    pub(super) entries: Vec<String>,
}

impl Told {
    /// All in one line.
    pub(super) fn line(&self) -> String {
        // Each is short, and together they may be longer than a value of a report ever is.
        self.entries.iter().map(|entry| safe::line(entry)).collect::<Vec<_>>().join("; ")
    }

    /// A list of HTML.
    pub(super) fn html(&self) -> String {
        let tag = if self.is_ordered { "ol" } else { "ul" };
        let entries: String =
            self.entries.iter().map(|entry| format!("<li>{}</li>", escaped(&safe::line(entry)))).collect();
        format!("<{tag}>{entries}</{tag}>")
    }
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    crate::drawing::draw::escape(text, &mut safe);
    safe
}
