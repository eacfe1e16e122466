//! Pieces of a page that is put together while a report comes in: what a server hands to a page, one after the other.
//!
//! They are made of the same views as the report's own page. What the page around them needs beside is
//! [`style_within`] and [`shapes`]; the styles of drawings are [`crate::map::style`]'s, which a page loads as a file.

use super::check::CheckView;
use super::lab::LabView;
use super::page::{Badge, Figure};
use super::path::PathView;
use super::{Map, Options, page};
use crate::exposure::Entry;
use crate::words::{Hint, Row, Words};
use askama::Template;
use judge::{LabReport, Report};
use messages::Catalogue;
use reach::{Change, Extent, Flow, Leg, Trace, Verdict};
use snapshot::Missing;

/// The most interfaces that one table has; how many more there are is said.
const MOST: usize = 500;

/// A lab in pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pieces {
    /// How the lab came out, and what to know first.
    pub sum: String,
    /// Each check, in the order of the lab.
    pub checks: Vec<Piece>,
    /// What the verdict rests on, and what the lab says beside: remarks, what keeps costing money.
    pub basis: String,
}

/// One check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The place of the check, unique within the page.
    pub anchor: String,
    /// Its finished markup.
    pub html: String,
}

/// A lab of a report in pieces, in the catalogue's language. A script of the page opens the hints one after the other.
#[must_use]
pub fn lab(report: &Report, lab: &LabReport, catalogue: &Catalogue, maps: &[Map]) -> Pieces {
    in_pieces(report, lab, catalogue, maps, |words, check| written(&CheckPiece { words, check }))
}

/// A lab of a report in pieces for a page without a script: whoever reads it unfolds the hints.
#[must_use]
pub fn folded(report: &Report, lab: &LabReport, catalogue: &Catalogue) -> Pieces {
    in_pieces(report, lab, catalogue, &[], |words, check| written(&FoldedPiece { words, check }))
}

fn in_pieces<'r>(
    report: &'r Report,
    lab: &'r LabReport,
    catalogue: &'r Catalogue,
    maps: &[Map],
    write: impl Fn(Words<'r>, CheckView) -> String,
) -> Pieces {
    let words = Words::of(report, catalogue);
    let mut view = LabView::new(lab, report, words, Options { maps, ..Options::default() });
    let own = std::mem::take(&mut view.checks);
    let checks = own
        .into_iter()
        .map(|mut check| {
            // There is no list of codes on the page that a piece becomes part of.
            check.findings.iter_mut().chain(&mut check.warnings).for_each(|finding| finding.href = None);
            Piece { anchor: check.anchor.clone(), html: write(words, check) }
        })
        .collect();
    let facts = page::facts(report, words);
    let level = words.evidence_level(report.evidence.level);
    Pieces {
        sum: written(&Sum { words, lab: &view, level, facts }),
        checks,
        basis: written(&Basis { words, lab: &view }),
    }
}

/// The titles of the checks of a lab, before any of them has come out: the same places as those of [`lab`].
#[must_use]
pub fn expected(lab: &judge::Lab, catalogue: &Catalogue) -> Vec<Piece> {
    let words = Words::new(catalogue);
    let piece = |check: &judge::LabCheck| {
        let anchor = super::anchor::check(&lab.id, &check.id);
        let title = words.text(&check.title).to_owned();
        Piece { html: written(&Waiting { anchor: &anchor, title }), anchor }
    };
    lab.checks.iter().map(piece).collect()
}

/// The answer to a question about a packet: the verdict, all that stands in the way, the way on the map and in words.
///
/// `changes` has what would suffice for each blocker, in the same order, as `advice::for_flow` says.
#[must_use]
pub fn trace(flow: &Flow, trace: &Trace, changes: &[Option<Change>], words: Words<'_>, map: Option<&Map>) -> String {
    let ended;
    let (trace, changes) = match crate::words::end(trace) {
        Some((end, told)) => {
            ended = end;
            (&ended, changes.get(..told).unwrap_or(changes))
        }
        None => (trace, changes),
    };
    let (class, message) = match (trace.verdict, trace.blockers.first().map(|blocker| blocker.leg)) {
        (Verdict::Delivered, _) => ("pass", "trace-delivered"),
        (Verdict::Dropped, Some(Leg::Reply)) => ("fail", "trace-dropped-reply"),
        (Verdict::Dropped, _) => ("fail", "trace-dropped-request"),
        (Verdict::Unknown, _) => ("unknown", "trace-unknown"),
    };
    let blockers = trace.blockers.iter().enumerate().map(|(at, blocker)| {
        let told = words.blocker(blocker, flow, trace);
        let change = changes.get(at).and_then(Option::as_ref);
        Stop {
            code: blocker.code.0,
            message: told.message,
            near: told.near,
            hint: change.map(|change| words.sufficing(std::iter::once(change))),
        }
    });
    let mut remarks: Vec<(String, String)> = Vec::new();
    let mut remark = |label: &str, text: String| remarks.push((words.plain(label), text));
    words.untold_trace(trace).into_iter().for_each(|why| remark("label-why", why));
    if trace.verdict != Verdict::Unknown || trace.why.is_some() {
        trace.missing.iter().for_each(|missing| remark("label-why", words.missing(missing)));
    }
    trace.premises.iter().for_each(|premise| remark("label-assumed", words.premise(premise)));
    trace.assumed.iter().for_each(|assumed| remark("label-assumed", words.assumed(assumed)));
    written(&TracePiece {
        words,
        status: Badge { class, word: words.plain(message) },
        count: words.with("trace-blockers", &[("count", trace.blockers.len().into())]),
        blockers: blockers.collect(),
        maps: Figure::at(map.map(std::slice::from_ref).unwrap_or_default(), None, None),
        path: PathView::new(trace, words),
        is_path_open: true,
        remarks,
    })
}

/// What the internet reaches and what is reached of it, as a table; those that are reached first.
#[must_use]
pub fn exposure(entries: &[Entry], lacking: &[Missing], words: Words<'_>) -> String {
    let reached = entries.iter().filter(|entry| entry.is_reached()).count();
    let unknown = entries.iter().filter(|entry| entry.is_unknown()).count();
    let args = [("reached", reached.into()), ("count", entries.len().into()), ("unknown", unknown.into())];
    let summary = if lacking.is_empty() {
        words.with("exposure-summary", &args)
    } else {
        words.with("exposure-untold", &[("count", entries.len().into())])
    };
    let mut assumptions: Vec<String> = Vec::new();
    for missing in
        entries.iter().flat_map(|entry| entry.exposure.inbound.assumed.iter().chain(&entry.exposure.outbound.assumed))
    {
        let text = words.assumed(missing);
        if !assumptions.contains(&text) {
            assumptions.push(text);
        }
    }
    let left_out = entries.len().saturating_sub(MOST);
    written(&ExposurePiece {
        words,
        summary,
        lacking: lacking.iter().map(|missing| words.unseen(missing)).collect(),
        lines: entries.iter().take(MOST).map(|entry| line(entry, words)).collect(),
        left_out: (left_out > 0).then(|| words.with("html-rows-left-out", &[("count", left_out.into())])),
        assumptions,
    })
}

/// A drawing with its title, as [`lab`] and [`trace`] put it in.
#[must_use]
pub fn figure(map: &Map, catalogue: &Catalogue) -> String {
    let map = Map { lab: None, check: None, ..map.clone() };
    let mut maps = Figure::at(&[map], None, None);
    // Beside the drawings of a report, which are numbered.
    maps.iter_mut().for_each(|figure| figure.anchor = "map:first:title".to_owned());
    written(&FigurePiece { words: Words::new(catalogue), maps })
}

/// The drawing itself, fit for the inside of a page that has the style sheet of drawings already.
#[must_use]
pub fn drawing(svg: &str) -> String {
    super::content_security::drawing(svg)
}

/// The beginning of a page that needs nothing but itself, in the catalogue's language, up to the shapes that statuses
/// are drawn with: this one style sheet, its content security policy, and nothing else. The sheet must have no carriage
/// returns.
#[must_use]
pub fn head(title: &str, style: &str, catalogue: &Catalogue) -> String {
    let lang = catalogue.language().as_str();
    written(&Head { lang, policy: super::content_security::policy(style), title, style })
}

/// The shapes that statuses are drawn with; once on the page.
#[must_use]
pub fn shapes() -> &'static str {
    include_str!("../../templates/icons.html")
}

/// The colours of reports by their names, in both colour schemes, for the whole of a page.
pub const PALETTE: &str = include_str!("../../templates/palette.css");

/// The style sheet of reports with their colours, for a page that is nothing but reports.
pub const STYLE: &str = super::content_security::STYLE;

/// The style sheet of reports for the inside of an element, in both colour schemes: as the reader's system has it, or
/// as an ancestor says by one of the classes `light` and `dark`.
#[must_use]
pub fn style_within(element: &str, light: &str, dark: &str) -> String {
    let sheet = super::content_security::STYLE;
    let mut schemes = PALETTE.split(":root {").skip(1).map(|part| part.split('}').next().unwrap_or_default());
    let (by_day, by_night) = (schemes.next().unwrap_or_default(), schemes.next().unwrap_or_default());
    // The rules of the page as a whole are about nothing inside of it.
    let within = sheet.replace(":root", "&");
    format!("{element} {{\n{within}\n}}\n{light} {element} {{{by_day}}}\n{dark} {element} {{{by_night}}}\n")
}

/// What a page begins with.
#[derive(Template)]
#[template(path = "head.html")]
struct Head<'h> {
    lang: &'static str,
    policy: String,
    title: &'h str,
    style: &'h str,
}

/// A finished piece, its values escaped by the template.
fn written(template: &impl Template) -> String {
    let text = template.render().expect("the templates write to memory, and nothing in them returns an error");
    crate::safe::text(&text).into_owned()
}

/// How a lab came out.
#[derive(Template)]
#[template(path = "piece-sum.html", whitespace = "minimize")]
struct Sum<'p> {
    words: Words<'p>,
    lab: &'p LabView<'p>,
    level: String,
    facts: Vec<page::Fact>,
}

/// A check whose hints come one after the other.
#[derive(Template)]
#[template(path = "piece-check.html", whitespace = "minimize")]
struct CheckPiece<'p> {
    words: Words<'p>,
    check: CheckView,
}

/// A check whose hints are folded.
#[derive(Template)]
#[template(source = "{% include \"check.html\" %}", ext = "html", whitespace = "minimize")]
struct FoldedPiece<'p> {
    words: Words<'p>,
    check: CheckView,
}

/// A check that has not come out yet.
#[derive(Template)]
#[template(path = "piece-waiting.html", whitespace = "minimize")]
struct Waiting<'p> {
    anchor: &'p str,
    title: String,
}

/// What a verdict rests on.
#[derive(Template)]
#[template(path = "piece-basis.html", whitespace = "minimize")]
struct Basis<'p> {
    words: Words<'p>,
    lab: &'p LabView<'p>,
}

/// One or more drawings.
#[derive(Template)]
#[template(source = "{% include \"maps.html\" %}", ext = "html", whitespace = "minimize")]
struct FigurePiece<'p> {
    words: Words<'p>,
    maps: Vec<Figure>,
}

/// The answer to a question about a packet.
#[derive(Template)]
#[template(path = "piece-trace.html", whitespace = "minimize")]
struct TracePiece<'p> {
    words: Words<'p>,
    status: Badge,
    count: String,
    blockers: Vec<Stop>,
    maps: Vec<Figure>,
    path: Option<PathView>,
    is_path_open: bool,
    remarks: Vec<(String, String)>,
}

/// What stands in the way, and what would suffice.
struct Stop {
    code: &'static str,
    message: String,
    near: Option<String>,
    hint: Option<Hint>,
}

/// The table of what is exposed.
#[derive(Template)]
#[template(path = "piece-exposure.html", whitespace = "minimize")]
struct ExposurePiece<'p> {
    words: Words<'p>,
    summary: String,
    lacking: Vec<String>,
    lines: Vec<ExposureLine>,
    left_out: Option<String>,
    assumptions: Vec<String>,
}

/// An interface, and both directions.
struct ExposureLine {
    called: String,
    facts: Vec<String>,
    is_reached: bool,
    is_unknown: bool,
    inbound: Direction,
    outbound: Direction,
}

/// What gets through in one direction.
struct Direction {
    rows: Vec<Row>,
    /// What cannot be told, each with why.
    untold: Vec<(String, Vec<String>)>,
}

fn line(entry: &Entry, words: Words<'_>) -> ExposureLine {
    let node = &entry.interface;
    let mut facts: Vec<String> = Vec::new();
    if node.instance.is_some() || node.owner.is_some() {
        facts.push(node.id.to_string());
    }
    if node.kind != "host" && node.owner.is_none() {
        facts.push(words.plain(&format!("exposure-kind-{}", node.kind)));
    }
    facts.extend(node.v4.iter().map(|(private, public)| match public {
        Some(public) => format!("{private} = {public}"),
        None => private.to_string(),
    }));
    facts.extend(node.v6.iter().map(ToString::to_string));
    facts.extend(node.subnet.as_ref().map(|subnet| words.resource(subnet, entry.subnet_name.as_deref())));
    ExposureLine {
        called: crate::exposure::called(entry, words),
        facts: facts.iter().map(|fact| crate::safe::line(fact).into_owned()).collect(),
        is_reached: entry.is_reached(),
        is_unknown: entry.is_unknown(),
        inbound: direction("exposure-inbound", &entry.exposure.inbound, words),
        outbound: direction("exposure-outbound", &entry.exposure.outbound, words),
    }
}

fn direction(label: &str, extent: &Extent, words: Words<'_>) -> Direction {
    let untold = words.unexposed(extent).into_iter().map(|Row { what, whom, why }| {
        (words.with(&format!("{label}-unknown"), &[("what", what.into()), ("whom", whom.into())]), why)
    });
    Direction { rows: words.exposed(extent), untold: untold.collect() }
}
