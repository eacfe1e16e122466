//! A lab on the page: its verdict, its checks, and what the verdict rests on.

use super::check::CheckView;
use super::page::{Badge, Figure};
use super::{Options, anchor};
use crate::safe;
use crate::words::Words;
use judge::{LabReport, Note, Report};

/// A lab.
pub(super) struct LabView<'p> {
    pub(super) anchor: String,
    pub(super) status: Badge,
    pub(super) id: String,
    pub(super) title: &'p str,
    /// Two numbers, and the same in a sentence.
    pub(super) points: String,
    pub(super) points_long: String,
    /// What to know about it.
    pub(super) root: String,
    pub(super) maps: Vec<Figure>,
    pub(super) checks: Vec<CheckView>,
    pub(super) cast: Vec<Role>,
    pub(super) remarks: Vec<Remark>,
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
        Self {
            anchor: anchor::lab(&lab.lab),
            status: Badge::lab(lab.status, words),
            id: safe::line(&lab.lab).into_owned(),
            title: words.text(&lab.title),
            points: words.with("points", &points),
            points_long: words.with("points-long", &points),
            root: words.root(lab).unwrap_or_else(|| words.plain("verdict-pass")),
            maps: Figure::at(options.maps, Some(&lab.lab), None),
            checks: lab.checks.iter().map(|check| CheckView::new(check, lab, report, words, options)).collect(),
            cast: cast(lab, words),
            remarks: remarks(lab, words),
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
    let cost = |text: &judge::Text| Remark { label: words.plain("label-cost"), text: words.text(text).to_owned() };
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
