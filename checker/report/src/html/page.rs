//! The page as a whole: what it rests on, where to begin, all labs in a table, each lab, the codes.

use super::lab::{Brief, LabView, brief};
use super::{Map, Options, anchor, content_security, glossary};
use crate::safe;
use crate::words::Words;
use askama::Template;
use judge::{CheckStatus, EvidenceLevel, LabReport, LabStatus, Mode, Report};
use messages::Catalogue;

/// Everything that `report.html` shows.
#[derive(Template)]
#[template(path = "report.html", whitespace = "minimize")]
pub(super) struct Page<'p> {
    words: Words<'p>,
    lang: &'static str,
    policy: String,
    style: String,
    title: String,
    /// How many labs came out how.
    summary: String,
    level: String,
    /// What the level of evidence means, in a sentence.
    honest: String,
    /// Account, Region and time.
    facts: Vec<Fact>,
    /// What only somebody who doubts the page wants to know.
    fine_print: Vec<Fact>,
    begin: Option<Begin>,
    labs: Vec<LabView<'p>>,
    earned: u32,
    possible: u32,
    maps: Vec<Figure>,
    codes: Vec<glossary::Entry>,
}

/// A label and a value.
pub(super) struct Fact {
    pub(super) label: String,
    pub(super) value: String,
}

/// The first thing that is wrong.
struct Begin {
    status: Badge,
    href: String,
    /// Its lab, and the check if it is one of its own.
    place: String,
    brief: Option<Brief>,
}

/// A status as a shape and a word.
pub(super) struct Badge {
    /// The name of the shape, and the class that colours it.
    pub(super) class: &'static str,
    pub(super) word: String,
}

/// A drawing with its title.
pub(super) struct Figure {
    /// Its place on the page.
    pub(super) anchor: String,
    pub(super) title: String,
    pub(super) svg: String,
    /// The class by which the style sheet knows how wide it is.
    pub(super) class: String,
}

impl Figure {
    /// The drawings of a place.
    pub(super) fn at(maps: &[Map], lab: Option<&str>, check: Option<&str>) -> Vec<Self> {
        let here = |(_, map): &(usize, &Map)| (map.lab.as_deref(), map.check.as_deref()) == (lab, check);
        let figure = |(index, map): (usize, &Map)| {
            let svg = content_security::drawing(&map.svg);
            let class = content_security::width(&map.svg).map(content_security::width_class).unwrap_or_default();
            Self { anchor: format!("map:{index}:title"), title: safe::line(&map.title).into_owned(), svg, class }
        };
        maps.iter().enumerate().filter(here).map(figure).collect()
    }
}

impl Badge {
    pub(super) fn lab(status: LabStatus, words: Words<'_>) -> Self {
        let class = match status {
            LabStatus::Pass => "pass",
            LabStatus::Fail => "fail",
            LabStatus::Unknown => "unknown",
        };
        Self { class, word: words.lab_status(status) }
    }

    pub(super) fn check(status: CheckStatus, words: Words<'_>) -> Self {
        let class = match status {
            CheckStatus::Pass => "pass",
            CheckStatus::Fail => "fail",
            CheckStatus::Unknown => "unknown",
            CheckStatus::Skipped => "skipped",
        };
        Self { class, word: words.check_status(status) }
    }
}

impl<'p> Page<'p> {
    pub(super) fn new(report: &'p Report, catalogue: &'p Catalogue, options: Options<'_>) -> Self {
        let words = Words::of(report, catalogue);
        let style = content_security::style(options.maps);
        let labs: Vec<LabView<'p>> = report.labs.iter().map(|lab| LabView::new(lab, report, words, options)).collect();
        Self {
            words,
            lang: catalogue.language().as_str(),
            policy: content_security::policy(&style),
            style,
            title: title(report, words),
            summary: summary(report, words),
            level: words.evidence_level(report.evidence.level),
            honest: words.plain(match report.evidence.level {
                EvidenceLevel::Practice => "html-evidence-practice",
                EvidenceLevel::WhatIf => "html-evidence-what-if",
                EvidenceLevel::SelfReported => "html-evidence-self-reported",
                EvidenceLevel::Collected => "html-evidence-collected",
            }),
            facts: facts(report, words),
            fine_print: fine_print(report, words, options.tool),
            begin: begin(report, words),
            earned: report.labs.iter().map(|lab| lab.points.earned).fold(0, u32::saturating_add),
            possible: report.labs.iter().map(|lab| lab.points.possible).fold(0, u32::saturating_add),
            maps: Figure::at(options.maps, None, None),
            codes: glossary::entries(report, words),
            labs,
        }
    }
}

/// What a tab of the browser is called.
fn title(report: &Report, words: Words<'_>) -> String {
    let name = words.plain("html-title");
    match report.labs.as_slice() {
        [lab] => format!("{}: {} · {name}", safe::line(&lab.lab), words.lab_status(lab.status)),
        _ => name,
    }
}

fn summary(report: &Report, words: Words<'_>) -> String {
    let count = |status| report.labs.iter().filter(|lab| lab.status == status).count();
    words.with(
        "summary-labs",
        &[
            ("labs", report.labs.len().into()),
            ("pass", count(LabStatus::Pass).into()),
            ("fail", count(LabStatus::Fail).into()),
            ("unknown", count(LabStatus::Unknown).into()),
        ],
    )
}

pub(super) fn facts(report: &Report, words: Words<'_>) -> Vec<Fact> {
    let evidence = &report.evidence;
    let known =
        [("html-account", &evidence.account), ("html-region", &evidence.region), ("html-finished", &evidence.finished)];
    known.into_iter().filter_map(|(label, value)| Some(fact(label, value.as_deref()?, words))).collect()
}

fn fine_print(report: &Report, words: Words<'_>, tool: &str) -> Vec<Fact> {
    let judged = words.plain(match report.mode {
        Mode::Full => "html-judged-full",
        Mode::NoProbes => "mode-no-probes",
    });
    let started = report.evidence.started.as_deref();
    [
        ("html-judged", Some(judged.as_str())),
        ("html-started", started),
        ("html-snapshot", Some(report.evidence.snapshot_sha256.as_str())),
        ("html-tool", Some(tool)),
    ]
    .into_iter()
    .filter_map(|(label, value)| Some(fact(label, value.filter(|value| !value.is_empty())?, words)))
    .collect()
}

pub(super) fn fact(label: &str, value: &str, words: Words<'_>) -> Fact {
    Fact { label: words.plain(label), value: safe::line(value).into_owned() }
}

/// The first check that fails for a reason of its own; else the first lab that fails; else what cannot be told.
fn begin(report: &Report, words: Words<'_>) -> Option<Begin> {
    let own = |status| {
        move |lab: &'_ LabReport| lab.status == status && lab.checks.iter().any(|check| concerns(check.status, status))
    };
    let at = |status| report.labs.iter().find(|lab| lab.status == status);
    let lab = report
        .labs
        .iter()
        .find(|lab| own(LabStatus::Fail)(lab))
        .or_else(|| at(LabStatus::Fail))
        .or_else(|| at(LabStatus::Unknown))?;
    let check = lab.checks.iter().find(|check| concerns(check.status, lab.status));
    let id = safe::line(&lab.lab);
    Some(Begin {
        status: Badge::lab(lab.status, words),
        href: check.map_or_else(|| anchor::lab(&lab.lab), |check| anchor::check(&lab.lab, &check.id)),
        place: check.map_or_else(
            || format!("{id} {}", words.text(&lab.title)),
            |check| format!("{id} · {}", words.text(&check.title)),
        ),
        brief: brief(lab, words),
    })
}

/// Whether a check of this status is why its lab has that one.
fn concerns(check: CheckStatus, lab: LabStatus) -> bool {
    matches!((check, lab), (CheckStatus::Fail, LabStatus::Fail) | (CheckStatus::Unknown, LabStatus::Unknown))
}
