//! One check on the terminal: its mark and word, then the findings with their evidence, or why there is no verdict.

use super::page::{Line, Page, width};
use super::{Options, excerpt, path, style};
use crate::words::Words;
use anstyle::Style;
use judge::{CheckReport, CheckStatus, Finding, LabReport};
use snapshot::Status;

/// Widths that the checks of a lab share.
pub(super) struct Columns<'l> {
    lab: &'l LabReport,
    /// What the headline says already.
    root: Option<String>,
    word: usize,
    points: usize,
}

impl<'l> Columns<'l> {
    pub(super) fn of(lab: &'l LabReport, words: Words<'_>) -> Self {
        let widest = |texts: &mut dyn Iterator<Item = String>| texts.map(|text| width(&text)).max().unwrap_or(0);
        Self {
            lab,
            root: words.root(lab),
            word: widest(&mut lab.checks.iter().map(|check| words.check_status(check.status))),
            points: widest(&mut lab.checks.iter().map(|check| points(check, words))),
        }
    }
}

const INDENT: usize = 6;

pub(super) fn draw(page: &mut Page, check: &CheckReport, columns: &Columns<'_>, words: Words<'_>, options: Options) {
    let (mark, colour) = mark(check.status);
    let line = Line::new()
        .styled(colour, mark)
        .plain(" ")
        .then(Line::new().styled(colour, &words.check_status(check.status)).padded(columns.word))
        .plain("  ")
        .then(Line::new().styled(style::QUIET, &points(check, words)).padded(columns.points))
        .plain("  ")
        .styled(style::STRONG, words.text(&check.title));
    page.wrap(2, INDENT, &line);
    for seen in words.seen(check) {
        bullet(page, "·", style::QUIET, &seen);
    }
    for (index, finding) in check.findings.iter().enumerate() {
        draw_finding(page, check, finding, index, words);
    }
    if check.status != CheckStatus::Skipped
        && let Some(trace) = &check.trace
    {
        path::draw(page, INDENT, trace, words);
    }
    let needs: Vec<(&str, String)> = check.need.iter().map(|need| (label_of(need), words.need(need))).collect();
    let above = || columns.lab.checks.iter().take_while(|one| one.id != check.id);
    let is_new = |why: &String| {
        needs.iter().all(|(_, need)| need != why)
            && columns.root.as_ref() != Some(why)
            && above().all(|one| words.why_in(one, columns.lab).as_ref() != Some(why))
    };
    if let Some(why) = words.why_in(check, columns.lab).filter(is_new) {
        labelled(page, &words.plain("label-why"), &why);
    }
    for (label, need) in &needs {
        labelled(page, &words.plain(label), need);
    }
    for warning in &check.warnings {
        draw_warning(page, check, warning, words);
    }
    if check.status == CheckStatus::Fail {
        hints(page, check, words, options);
    }
    let is_told = check.status == CheckStatus::Unknown && check.need.is_empty() && words.why(check) == columns.root;
    if matches!(check.status, CheckStatus::Fail | CheckStatus::Unknown) && !is_told {
        page.wrap(INDENT, INDENT + 2, &quiet(&words.plain("label-docs")).styled(style::CODE, &Words::docs(check)));
    }
}

/// A refused call is a matter of permissions; one that is not in the evidence is not.
fn label_of(need: &judge::Need) -> &'static str {
    match need.status {
        Status::Denied => "label-need",
        _ => "label-need-call",
    }
}

fn draw_finding(page: &mut Page, check: &CheckReport, finding: &Finding, index: usize, words: Words<'_>) {
    let told = words.finding(finding, check.trace.as_ref());
    let lead = if index == 0 { String::new() } else { format!("{} ", words.plain("label-also")) };
    let line =
        Line::new().styled(style::QUIET, &lead).styled(style::BAD, finding.code).plain("  ").plain(&told.message);
    page.wrap(INDENT, INDENT + 2, &line);
    if let Some(shown) = &finding.excerpt {
        excerpt::draw(page, INDENT, shown, words);
    }
    labelled(page, &words.plain("label-expected"), &told.expected);
    labelled(page, &words.plain("label-found"), &told.found);
    if let Some(near) = told.near {
        labelled(page, &words.plain("label-near"), &near);
    }
}

fn draw_warning(page: &mut Page, check: &CheckReport, warning: &Finding, words: Words<'_>) {
    let told = words.finding(warning, check.trace.as_ref());
    let line = Line::new()
        .styled(style::DOUBT, &format!("! {}", words.plain("label-warning")))
        .plain(": ")
        .plain(&told.message)
        .styled(style::QUIET, &format!("  [{}]", warning.code));
    page.wrap(INDENT, INDENT + 2, &line);
    if let Some(shown) = &warning.excerpt {
        excerpt::draw(page, INDENT + 2, shown, words);
    }
    // What the warning asks for belongs to it, not to the check.
    page.wrap(INDENT + 2, INDENT + 4, &quiet(&words.plain("label-expected")).plain(&told.expected));
}

fn hints(page: &mut Page, check: &CheckReport, words: Words<'_>, options: Options) {
    let ladder = words.ladder(check);
    for (index, hint) in ladder.iter().take(options.hints).enumerate() {
        let label = words.with("label-hint", &[("number", (index + 1).into())]);
        // Each step has one number, however much it says.
        for (at, text) in hint.texts.iter().enumerate() {
            if at == 0 {
                labelled(page, &label, text);
            } else {
                page.wrap(INDENT + 2, INDENT + 2, &Line::new().plain(text));
            }
        }
        super::change::typed(page, INDENT + 2, hint, words);
    }
    let left = ladder.len().saturating_sub(options.hints);
    if left > 0 {
        let args = [("count", left.into()), ("next", (options.hints + 1).into())];
        page.wrap(INDENT, INDENT + 2, &Line::new().styled(style::QUIET, &words.with("hint-more", &args)));
    }
}

fn labelled(page: &mut Page, label: &str, text: &str) {
    page.wrap(INDENT, INDENT + 2, &quiet(label).plain(text));
}

fn bullet(page: &mut Page, mark: &str, style: Style, text: &str) {
    page.wrap(INDENT, INDENT + 2, &Line::new().styled(style, &format!("{mark} {text}")));
}

fn quiet(label: &str) -> Line {
    Line::new().styled(style::QUIET, &format!("{label}: "))
}

fn points(check: &CheckReport, words: Words<'_>) -> String {
    let args = [("earned", check.points.earned.into()), ("possible", check.points.possible.into())];
    words.with("points", &args)
}

fn mark(status: CheckStatus) -> (&'static str, Style) {
    match status {
        CheckStatus::Pass => ("✔", style::GOOD),
        CheckStatus::Fail => ("✘", style::BAD),
        CheckStatus::Unknown => ("?", style::DOUBT),
        CheckStatus::Skipped => ("–", style::QUIET),
    }
}
