//! From the report to its JSON form.

use super::{Because, Change, Check, Evidence, FORMAT, Finding, Lab, Need, Points, Report, trace};
use crate::safe;
use crate::words::{Hint, Words};
use judge::{Arg, Args, CastReport, CheckReport, CheckStatus, EvidenceLevel, LabReport, LabStatus, Mode};
use messages::Catalogue;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The JSON report with its sentences in the catalogue's language. `tool` is the program and its version.
#[must_use]
pub fn report(report: &judge::Report, catalogue: &Catalogue, tool: &str) -> Report {
    let words = Words::of(report, catalogue);
    let evidence = &report.evidence;
    Report {
        format: FORMAT,
        tool: tool.to_owned(),
        lang: catalogue.language().as_str(),
        mode: match report.mode {
            Mode::Full => "full",
            Mode::NoProbes => "no-probes",
        },
        snapshot_sha256: evidence.snapshot_sha256.clone(),
        evidence: Evidence {
            level: match evidence.level {
                // What was edited on paper is nobody's account either, and no proof of anything built.
                EvidenceLevel::Practice | EvidenceLevel::WhatIf => "practice",
                EvidenceLevel::SelfReported => "self-reported",
                EvidenceLevel::Collected => "collected",
            },
            account: evidence.account.clone(),
            region: evidence.region.clone(),
            started: evidence.started.clone(),
            finished: evidence.finished.clone(),
        },
        labs: report.labs.iter().map(|each| lab(each, words)).collect(),
    }
}

/// The JSON report as text, indented and with a line break at its end.
#[must_use]
pub fn to_string(judged: &judge::Report, catalogue: &Catalogue, tool: &str) -> String {
    let text = serde_json::to_string_pretty(&report(judged, catalogue, tool))
        .expect("the report has text keys only and no number that JSON cannot hold");
    safe::json(&text).into_owned() + "\n"
}

fn lab(lab: &LabReport, words: Words<'_>) -> Lab {
    Lab {
        lab: lab.lab.clone(),
        version: lab.version.clone(),
        status: match lab.status {
            LabStatus::Pass => "pass",
            LabStatus::Fail => "fail",
            LabStatus::Unknown => "unknown",
        },
        because: lab.because.as_ref().map(because),
        points: points(lab.points),
        cast: cast(&lab.cast),
        assumptions: lab.assumptions.iter().map(|note| words.note(note)).collect(),
        near_misses: lab.near_misses.iter().map(|note| words.note(note)).collect(),
        notes: lab
            .notes
            .iter()
            .map(|note| words.note(note))
            .chain(lab.costs.iter().map(|cost| words.text(cost).to_owned()))
            .collect(),
        checks: lab.checks.iter().map(|each| check(each, words)).collect(),
    }
}

fn check(check: &CheckReport, words: Words<'_>) -> Check {
    let finding = |each: &judge::Finding| {
        let told = words.finding(each, check.trace.as_ref());
        Finding {
            code: each.code,
            resource: each.resource.clone(),
            expected: told.expected,
            found: told.found_and_near,
            message: told.message,
            args: args(&each.args),
            change: each.change.as_ref().map(|change| Change {
                steps: words.change(change),
                edits: change.edits.iter().map(ToString::to_string).collect(),
                commands: words.sufficing(std::iter::once(change)).commands,
            }),
        }
    };
    Check {
        id: check.id.clone(),
        status: match check.status {
            CheckStatus::Pass => "pass",
            CheckStatus::Fail => "fail",
            CheckStatus::Unknown => "unknown",
            CheckStatus::Skipped => "skipped",
        },
        points: points(check.points),
        title: words.text(&check.title).to_owned(),
        seen: words.seen(check),
        because: check.because.as_ref().map(because),
        need: check.need.iter().map(|need| Need { action: need.action.clone(), region: need.region.clone() }).collect(),
        why: check.why.as_ref().map(|why| words.note(why)),
        findings: check.findings.iter().map(finding).collect(),
        warnings: check.warnings.iter().map(finding).collect(),
        trace: check.trace.as_ref().map(|found| trace(&check.id, found, words.catalogue)),
        hints: words.ladder(check).iter().map(hint).collect(),
        docs: Words::docs(check),
    }
}

/// A step of the ladder in one text: what it says, then what to type, a line each.
fn hint(hint: &Hint) -> String {
    let typed = hint.commands.iter().chain(&hint.edits).chain(&hint.rewritten);
    hint.texts.iter().chain(typed).map(String::as_str).collect::<Vec<_>>().join("\n")
}

fn points(points: judge::Points) -> Points {
    Points { earned: points.earned, possible: points.possible }
}

fn because(because: &judge::Because) -> Because {
    match because {
        judge::Because::Check { lab, check, .. } => {
            Because { kind: "check", lab: Some(lab.clone()), check: Some(check.clone()) }
        }
        judge::Because::NoProbes => Because { kind: "no-probes", lab: None, check: None },
        judge::Because::Unknown { lab, check, .. } => {
            Because { kind: "unknown", lab: Some(lab.clone()), check: Some(check.clone()) }
        }
    }
}

fn cast(cast: &CastReport) -> BTreeMap<String, Value> {
    cast.iter()
        .map(|(role, ids)| {
            let ids = match ids.as_slice() {
                [only] if *role == "vpc" => json!(only),
                ids => json!(ids),
            };
            ((*role).to_owned(), ids)
        })
        .collect()
}

fn args(args: &Args) -> BTreeMap<&'static str, Value> {
    args.iter().map(|(name, value)| (*name, arg(value))).collect()
}

/// An argument as it was found: values are not made safe for a line of text here, for JSON escapes them.
fn arg(value: &Arg) -> Value {
    match value {
        Arg::Text(text) => json!(text),
        Arg::Rule(rule) => json!(rule.to_string()),
        Arg::Number(number) => json!(number),
        Arg::Resource { id, name } => json!({ "id": id, "name": name }),
        Arg::List(list) => list.iter().map(arg).collect(),
        Arg::Note(note) => json!({ "message": note.message, "args": args(&note.args) }),
    }
}
