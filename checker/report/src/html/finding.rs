//! A finding on the page: the sentence, what is needed and what is there, the table with the line to look at.

use super::anchor;
use crate::excerpt::{Shown, lines};
use crate::safe;
use crate::words::Words;
use judge::{CheckReport, Excerpt, Finding, Mark};

/// A finding, or a warning.
pub(super) struct FindingView {
    pub(super) code: &'static str,
    /// Where the code is explained, if it is.
    pub(super) href: Option<String>,
    pub(super) message: String,
    pub(super) resource: String,
    pub(super) expected: String,
    pub(super) found: String,
    pub(super) near: Option<String>,
    pub(super) table: Option<Table>,
}

/// Evidence as AWS shows it.
pub(super) struct Table {
    pub(super) caption: String,
    pub(super) headings: Vec<String>,
    pub(super) lines: Vec<Line>,
    /// The width of a line that says only what is left out.
    pub(super) columns: usize,
}

/// A line of it.
pub(super) struct Line {
    pub(super) cells: Vec<String>,
    pub(super) is_marked: bool,
    /// In the place of lines that are not shown.
    pub(super) left_out: Option<String>,
}

impl FindingView {
    pub(super) fn new(finding: &Finding, check: &CheckReport, words: Words<'_>) -> Self {
        let told = words.finding(finding, check.trace.as_ref());
        Self {
            code: finding.code,
            href: messages::code(finding.code).map(|_| anchor::code(finding.code)),
            message: told.message,
            resource: words.resource(&finding.resource, finding.name.as_deref()),
            expected: told.expected,
            found: told.found,
            near: told.near,
            table: finding.excerpt.as_ref().map(|excerpt| table(excerpt, words)),
        }
    }
}

fn table(excerpt: &Excerpt, words: Words<'_>) -> Table {
    let line = |shown| match shown {
        Shown::Row(row) => Line {
            cells: cells(&row.cells, excerpt.columns.len(), words),
            is_marked: row.mark == Mark::Decides,
            left_out: None,
        },
        Shown::LeftOut(count) => Line {
            cells: vec![],
            is_marked: false,
            left_out: Some(words.with("html-rows-left-out", &[("count", count.into())])),
        },
    };
    Table {
        caption: words.resource(&excerpt.resource, excerpt.name.as_deref()),
        headings: excerpt.columns.iter().map(|column| words.plain(column)).collect(),
        lines: lines(excerpt).into_iter().map(line).collect(),
        columns: excerpt.columns.len() + 1,
    }
}

/// As many cells as there are headings.
fn cells(cells: &[String], columns: usize, words: Words<'_>) -> Vec<String> {
    let given = cells.iter().map(|cell| words.named(safe::line(cell).into_owned()));
    given.chain(std::iter::repeat_n(String::new(), columns)).take(columns).collect()
}
