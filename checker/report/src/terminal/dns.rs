//! `check dns` on the terminal: the verdict and why, then the way, step by step.

use super::page::{Line, Page};
use super::{Options, style};
use crate::dns::{Step, Told, View, Walk};
use anstyle::Style;
use messages::Catalogue;
use request::dns::{Verdict, Weight};

/// A walk through the DNS. The first lines say how it ends, and what is wrong first.
#[must_use]
pub fn dns(walk: &Walk<'_>, catalogue: &Catalogue, options: Options) -> String {
    let view = View::new(walk, catalogue);
    let mut page = Page::new(options);
    let (mark, colour) = match view.verdict {
        Verdict::Resolves => ("✓", style::GOOD),
        Verdict::Broken => ("✗", style::BAD),
        Verdict::Unknown => ("?", style::DOUBT),
    };
    page.wrap(0, 2, &Line::new().styled(colour, mark).plain(" ").styled(style::STRONG, &view.headline));
    for value in &view.values {
        page.wrap(2, 4, &Line::new().plain(value));
    }
    for told in &view.findings {
        page.blank();
        finding(&mut page, told, catalogue);
    }
    page.blank();
    page.whole(0, &Line::new().styled(style::STRONG, &catalogue.message("dns-way", &[])));
    for (index, each) in view.steps.iter().enumerate() {
        step(&mut page, index + 1, each);
    }
    page.into_text()
}

fn weight(weight: Weight) -> (&'static str, Style) {
    match weight {
        Weight::Broken => ("✗", style::BAD),
        Weight::Unknown => ("?", style::DOUBT),
        Weight::Pending | Weight::Note => ("·", style::QUIET),
    }
}

fn finding(page: &mut Page, told: &Told, catalogue: &Catalogue) {
    let (mark, colour) = weight(told.weight);
    let line = Line::new()
        .styled(colour, mark)
        .plain(" ")
        .styled(colour, &told.word)
        .plain("  ")
        .styled(style::STRONG, &told.message)
        .plain("  ")
        .styled(style::QUIET, told.code);
    page.wrap(0, 2, &line);
    for (label, text) in
        [("dns-expected", &told.expected), ("dns-found", &told.found), ("dns-why", &told.why), ("dns-do", &told.action)]
    {
        if text != "–" {
            let label = format!("{}: ", catalogue.message(label, &[]));
            page.wrap(2, 4, &Line::new().styled(style::QUIET, &label).plain(text));
        }
    }
}

fn step(page: &mut Page, number: usize, step: &Step) {
    page.blank();
    let title = Line::new().styled(style::QUIET, &format!("{number} ")).styled(style::STRONG, &step.title);
    page.wrap(0, 2, &title);
    for note in &step.notes {
        page.wrap(2, 2, &Line::new().styled(style::QUIET, note));
    }
    for row in &step.rows {
        let (mark, colour) = if row.is_fine { ("→", style::PLAIN) } else { ("✗", style::BAD) };
        let line = Line::new().styled(colour, mark).plain(" ").plain(&row.who).plain(": ").plain(&row.said);
        page.wrap(2, 4, &line);
    }
}
