//! A check on the page: its verdict, the findings with their evidence, the packet's path, or why there is no verdict.

use super::finding::FindingView;
use super::page::{Badge, Figure};
use super::path::PathView;
use super::{Options, anchor};
use crate::words::{Hint, Words};
use judge::{Because, CheckReport, CheckStatus, LabReport, Report};

/// A check.
pub(super) struct CheckView {
    pub(super) anchor: String,
    pub(super) status: Badge,
    pub(super) title: String,
    pub(super) points: String,
    pub(super) points_long: String,
    pub(super) seen: Vec<String>,
    pub(super) findings: Vec<FindingView>,
    pub(super) warnings: Vec<FindingView>,
    pub(super) maps: Vec<Figure>,
    pub(super) path: Option<PathView>,
    /// Whether the path is what the reader looks for, rather than a proof that all is well.
    pub(super) is_path_open: bool,
    pub(super) why: Option<String>,
    /// The place of the check that has the cause.
    pub(super) cause: Option<Link>,
    /// The place of the check that is without a verdict for the same reason.
    pub(super) same: Option<Link>,
    pub(super) needs: Vec<String>,
    /// The ladder, for what is wrong.
    pub(super) hints: Vec<HintView>,
    /// The command that tells more.
    pub(super) docs: Option<String>,
}

/// A link within the page.
#[derive(Clone)]
pub(super) struct Link {
    pub(super) href: String,
    pub(super) text: String,
}

/// A step of the ladder.
pub(super) struct HintView {
    pub(super) label: String,
    pub(super) hint: Hint,
    pub(super) is_open: bool,
}

impl CheckView {
    pub(super) fn new(
        check: &CheckReport,
        lab: &LabReport,
        report: &Report,
        words: Words<'_>,
        options: Options<'_>,
    ) -> Self {
        let points = [("earned", check.points.earned.into()), ("possible", check.points.possible.into())];
        let needs: Vec<String> = check.need.iter().map(|need| words.need(need)).collect();
        let cause = check.because.as_ref().and_then(|because| cause(because, report, words));
        let tell = |finding| FindingView::new(finding, check, words);
        let path = check.trace.as_ref().filter(|_| check.status != CheckStatus::Skipped);
        Self {
            anchor: anchor::check(&lab.lab, &check.id),
            status: Badge::check(check.status, words),
            title: words.text(&check.title).to_owned(),
            points: words.with("points", &points),
            points_long: words.with("points-long", &points),
            seen: words.seen(check),
            findings: check.findings.iter().map(tell).collect(),
            warnings: check.warnings.iter().map(tell).collect(),
            maps: Figure::at(options.maps, Some(&lab.lab), Some(&check.id)),
            path: path.and_then(|trace| PathView::new(trace, words)),
            is_path_open: check.status != CheckStatus::Pass,
            why: why(check, lab, cause.is_some(), words).filter(|why| !needs.contains(why)),
            cause,
            same: None,
            needs,
            hints: hints(check, words, options.hints),
            docs: matches!(check.status, CheckStatus::Fail | CheckStatus::Unknown).then(|| Words::docs(check)),
        }
    }
}

/// Why there is no verdict. What another check on this page has as its cause is told there.
fn why(check: &CheckReport, lab: &LabReport, is_linked: bool, words: Words<'_>) -> Option<String> {
    match &check.because {
        Some(Because::Check { .. }) if is_linked => Some(words.plain("html-because")),
        Some(Because::Unknown { .. }) if is_linked => Some(words.plain("html-because-unknown")),
        _ => words.why_in(check, lab),
    }
}

/// A link to the check that has the cause, if it is on this page.
pub(super) fn cause(because: &Because, report: &Report, words: Words<'_>) -> Option<Link> {
    let (Because::Check { lab, check, .. } | Because::Unknown { lab, check, .. }) = because else { return None };
    let found = report.labs.iter().find(|each| each.lab == *lab)?.checks.iter().find(|each| each.id == *check)?;
    Some(Link { href: anchor::check(lab, check), text: words.text(&found.title).to_owned() })
}

/// The ladder, the first steps of it open.
fn hints(check: &CheckReport, words: Words<'_>, open: usize) -> Vec<HintView> {
    let label = |index: usize| words.with("label-hint", &[("number", (index + 1).into())]);
    let ladder = words.ladder(check).into_iter().enumerate();
    ladder.map(|(index, hint)| HintView { label: label(index), hint, is_open: index < open }).collect()
}
