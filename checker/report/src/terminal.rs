//! The report for a person at a terminal.
//!
//! The text carries ANSI styles; whoever prints it strips them where they are not wanted. Nothing is said by colour
//! alone: every mark stands beside its word.

mod change;
mod check;
mod dns;
mod excerpt;
mod exposure;
mod lab;
mod markdown;
mod page;
mod path;
mod style;
mod trace;

pub use dns::dns;
pub use exposure::exposure;
pub use markdown::markdown;
pub use page::plain;
pub use trace::trace;

use crate::words::Words;
use judge::{LabStatus, Mode, Report};
use messages::Catalogue;
use page::{Line, Page};
use reach::parallel;
use snapshot::Missing;

/// How a report is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The columns of the terminal.
    pub width: usize,
    /// How many hints of each ladder are shown.
    pub hints: usize,
    /// Whether the terminal shows ASCII only, so that marks are written in letters that it has.
    pub is_ascii: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { width: 100, hints: 0, is_ascii: false }
    }
}

/// Labs that take as long as starting a thread does.
const SHARE: usize = 4;

/// A report. The first line of a lab that fails names the resource at fault and what is wrong with it.
#[must_use]
pub fn report(report: &Report, catalogue: &Catalogue, options: Options) -> String {
    let words = Words::of(report, catalogue);
    let mut page = Page::new(options);
    let drawn = parallel::each(&report.labs, SHARE, |each| {
        let mut page = Page::new(options);
        lab::draw(&mut page, each, words, options);
        page.into_text()
    });
    page.add(&drawn.join("\n"));
    page.blank();
    if report.labs.len() > 1 {
        page.wrap(0, 0, &summary(report, words));
    }
    page.wrap(0, 2, &evidence(report, words));
    page.into_text()
}

fn summary(report: &Report, words: Words<'_>) -> Line {
    let count = |status| report.labs.iter().filter(|lab| lab.status == status).count();
    let text = words.with(
        "summary-labs",
        &[
            ("labs", report.labs.len().into()),
            ("pass", count(LabStatus::Pass).into()),
            ("fail", count(LabStatus::Fail).into()),
            ("unknown", count(LabStatus::Unknown).into()),
        ],
    );
    Line::new().styled(style::STRONG, &text)
}

/// What the report rests on, and how far that can be trusted.
fn evidence(report: &Report, words: Words<'_>) -> Line {
    let evidence = &report.evidence;
    let mut parts = vec![words.evidence_level(evidence.level)];
    if let Some(account) = &evidence.account {
        parts.push(words.with("evidence-account", &[("account", account.as_str().into())]));
    }
    parts.extend(evidence.region.clone());
    if let Some(time) = &evidence.finished {
        parts.push(words.with("evidence-finished", &[("time", time.as_str().into())]));
    }
    if report.mode == Mode::NoProbes {
        parts.push(words.plain("mode-no-probes"));
    }
    Line::new().styled(style::QUIET, &parts.join(" · "))
}

/// The lists that are not whole, with the commands that get them.
#[must_use]
pub fn missing_lists(lacking: &[Missing], catalogue: &Catalogue, options: Options) -> String {
    let mut page = Page::new(options);
    self::lacking(&mut page, lacking, Words::new(catalogue));
    page.into_text()
}

fn lacking(page: &mut Page, lacking: &[Missing], words: Words<'_>) {
    page.wrap(0, 2, &Line::new().plain(&words.with("lacking", &[("count", lacking.len().into())])));
    for missing in lacking {
        let need = words.unseen(missing);
        let command = match missing.place.region.as_str() {
            "" => missing.operation.command(),
            region => format!("{} --region {region}", missing.operation.command()),
        };
        page.whole(2, &Line::new().plain(&need).plain("  ").styled(style::QUIET, &command));
    }
}
