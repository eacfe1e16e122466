//! A lab on the page: its verdict, its checks, and what the verdict rests on.

use super::check::{self, CheckView, Link};
use super::page::{Badge, Figure};
use super::{Options, anchor};
use crate::safe;
use crate::words::Words;
use judge::{Because, LabReport, LabStatus, Note, Report};
use std::collections::BTreeSet;

/// A lab.
pub(super) struct LabView<'p> {
    pub(super) anchor: String,
    pub(super) status: Badge,
    pub(super) id: String,
    pub(super) title: &'p str,
    /// Two numbers, and the same in a sentence.
    pub(super) points: String,
    pub(super) points_long: String,
    /// What to know about it in a few words.
    pub(super) brief: Option<Brief>,
    /// What to know about it, unless one of its checks says so.
    pub(super) root: Option<String>,
    /// The check of another lab that has the cause.
    pub(super) cause: Option<Link>,
    pub(super) maps: Vec<Figure>,
    pub(super) checks: Vec<CheckView>,
    pub(super) cast: Vec<Role>,
    /// Whether one may doubt that the right things were judged.
    pub(super) is_basis_open: bool,
    pub(super) remarks: Vec<Remark>,
}

/// What is wrong, and with what.
pub(super) struct Brief {
    pub(super) what: String,
    pub(super) resource: Option<String>,
}

/// Who plays a role.
pub(super) struct Role {
    pub(super) name: String,
    pub(super) ids: Vec<String>,
}

/// A remark with its label.
pub(super) struct Remark {
    pub(super) label: String,
    pub(super) text: String,
}

impl<'p> LabView<'p> {
    pub(super) fn new(lab: &'p LabReport, report: &Report, words: Words<'_>, options: Options<'_>) -> Self {
        let points = [("earned", lab.points.earned.into()), ("possible", lab.points.possible.into())];
        let mut checks: Vec<CheckView> =
            lab.checks.iter().map(|check| CheckView::new(check, lab, report, words, options)).collect();
        let cause = elsewhere(lab).and_then(|because| check::cause(because, report, words));
        let root = root(lab, words).filter(|_| cause.is_none());
        tell_once(&mut checks, root.as_deref(), cause.as_ref());
        Self {
            anchor: anchor::lab(&lab.lab),
            status: Badge::lab(lab.status, words),
            id: safe::line(&lab.lab).into_owned(),
            title: words.text(&lab.title),
            points: words.with("points", &points),
            points_long: words.with("points-long", &points),
            brief: brief(lab, words),
            root,
            cause,
            maps: Figure::at(options.maps, Some(&lab.lab), None),
            checks,
            cast: cast(lab, words),
            is_basis_open: lab.status == LabStatus::Fail,
            remarks: remarks(lab, words),
        }
    }
}

/// Why nobody can judge before the learner has said something, and the same in a few words.
const UNTOLD: [(&str, &str); 3] =
    [("why-no-answers", "html-unanswered"), ("why-no-board", "html-unanswered"), ("why-no-app", "html-no-app")];

/// What is wrong with a lab, or what could not be seen, in a few words.
pub(super) fn brief(lab: &LabReport, words: Words<'_>) -> Option<Brief> {
    let title = |code: &str| words.catalogue.attribute(code, "title", &[]);
    match lab.status {
        LabStatus::Pass => None,
        LabStatus::Fail => {
            if let Some(finding) = lab.checks.iter().find_map(|check| check.findings.first()) {
                let resource = Some(words.resource(&finding.resource, finding.name.as_deref()));
                return Some(Brief { what: title(finding.code), resource });
            }
            match elsewhere(lab)? {
                Because::Check { code, resource, .. } => {
                    Some(Brief { what: title(code), resource: Some(words.resource(resource, None)) })
                }
                _ => None,
            }
        }
        LabStatus::Unknown => {
            let untold = |why: &Note| UNTOLD.iter().find(|(long, _)| *long == why.message).map(|(_, brief)| *brief);
            if let Some(brief) = lab.checks.iter().filter_map(|check| check.why.as_ref()).find_map(untold) {
                return Some(Brief { what: words.plain(brief), resource: None });
            }
            let need = lab.checks.iter().find_map(|check| check.need.first());
            let what = need.map_or_else(|| words.root(lab), |need| Some(words.need(need)))?;
            Some(Brief { what, resource: None })
        }
    }
}

/// Where the cause of a lab's failure is, if none of its checks has one of its own.
fn elsewhere(lab: &LabReport) -> Option<&Because> {
    if lab.status != LabStatus::Fail || lab.checks.iter().any(|check| !check.findings.is_empty()) {
        return None;
    }
    let all = lab.because.iter().chain(lab.checks.iter().filter_map(|check| check.because.as_ref()));
    all.into_iter().find(|because| matches!(because, Because::Check { .. }))
}

/// What to know first, unless one of the checks says so.
fn root(lab: &LabReport, words: Words<'_>) -> Option<String> {
    let is_told = match lab.status {
        LabStatus::Pass => true,
        LabStatus::Fail => lab.checks.iter().any(|check| !check.findings.is_empty()),
        LabStatus::Unknown => {
            lab.checks.iter().all(|check| check.why.is_none()) && lab.checks.iter().any(|check| !check.need.is_empty())
        }
    };
    if is_told { None } else { words.root(lab) }
}

/// Takes away what the lab or one of its checks above says already.
fn tell_once(checks: &mut [CheckView], root: Option<&str>, cause: Option<&Link>) {
    // A reason, and the check that gave it first.
    type Told = ((Option<String>, Vec<String>), Link);
    let mut told: Vec<Told> = Vec::new();
    let mut docs = BTreeSet::new();
    for check in checks {
        check.docs = check.docs.take().filter(|page| docs.insert(page.clone()));
        if check.why.as_deref() == root {
            check.why = None;
        }
        if cause.is_some() && check.cause.as_ref().map(|link| &link.href) == cause.map(|link| &link.href) {
            check.why = None;
            check.cause = None;
        }
        let reason = (check.why.clone(), check.needs.clone());
        if check.cause.is_some() || (reason.0.is_none() && reason.1.is_empty()) {
            continue;
        }
        if let Some((_, above)) = told.iter().find(|(other, _)| *other == reason) {
            check.same = Some(above.clone());
            check.why = None;
            check.needs.clear();
        } else {
            told.push((reason, Link { href: check.anchor.clone(), text: check.title.clone() }));
        }
    }
}

fn cast(lab: &LabReport, words: Words<'_>) -> Vec<Role> {
    words
        .roles(&lab.cast)
        .into_iter()
        .map(|(name, ids)| Role { name, ids: ids.iter().map(|id| words.resource(id, None)).collect() })
        .collect()
}

fn remarks(lab: &LabReport, words: Words<'_>) -> Vec<Remark> {
    let notes = |label: &str, notes: &[Note]| -> Vec<Remark> {
        let remark = |note| Remark { label: words.plain(label), text: words.note(note) };
        notes.iter().map(remark).collect()
    };
    let cost = |text: &judge::Text| Remark { label: words.cost_label(), text: words.text(text).to_owned() };
    [
        notes("label-near-miss", &lab.near_misses),
        notes("label-assumed", &lab.assumptions),
        notes("label-note", &lab.notes),
        lab.costs.iter().map(cost).collect(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
