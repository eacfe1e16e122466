//! From the outcome of a check to its status: what is new, what another check says already, what cannot be told.

use crate::finding::Finding;
use crate::lab::{Lab, LabCheck};
use crate::outcome::Outcome;
use crate::stage::Stage;
use crate::verdict::{Because, CheckReport, CheckStatus, Need, Points, Text};
use snapshot::Missing;

/// A finding of an earlier check.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) lab: String,
    pub(super) check: String,
    pub(super) title: Text,
    pub(super) finding: Finding,
}

/// What comes of a check, whatever comes of others.
pub(super) fn outcome(stage: &Stage<'_>, check: &LabCheck) -> Outcome {
    let judgement = check.judge.check();
    let unseen = stage.network.inventory().lacking(judgement.needs(), stage.cast.place);
    match (is_tried(stage, check), unseen.is_empty()) {
        (false, _) => Outcome::for_a_probe(),
        (true, true) => judgement.judge(stage),
        (true, false) if judgement.fails_in_part() => {
            let mut outcome = judgement.judge(stage);
            outcome.missing.extend(unseen);
            outcome
        }
        (true, false) => Outcome { missing: unseen, ..Outcome::default() },
    }
}

/// Whether a check is to be judged by all that it is about.
fn is_tried(stage: &Stage<'_>, check: &LabCheck) -> bool {
    stage.tried.is_judged() || !check.judge.check().is_of_probes()
}

/// What is told of the checks of a lab, in their order, by what came of each.
pub(super) fn checks(
    stage: &Stage<'_>,
    lab: &Lab,
    outcomes: impl Iterator<Item = Outcome>,
    mut told: Vec<Told>,
) -> Vec<CheckReport> {
    let mut reports: Vec<CheckReport> = Vec::new();
    for (check, outcome) in lab.checks.iter().zip(outcomes) {
        // What was not to be tried rests on nothing.
        let twin = check.judge.check().twin().filter(|_| is_tried(stage, check));
        let report = one(lab, check, outcome, twin, &told, &reports);
        told.extend(report.findings.iter().map(|finding| Told {
            lab: lab.id.clone(),
            check: report.id.clone(),
            title: report.title.clone(),
            finding: finding.clone(),
        }));
        reports.push(report);
    }
    reports
}

fn one(
    lab: &Lab,
    check: &LabCheck,
    outcome: Outcome,
    twin: Option<&str>,
    told: &[Told],
    earlier: &[CheckReport],
) -> CheckReport {
    let twin = twin.and_then(|twin| earlier.iter().find(|report| report.id == twin));
    let (status, because, findings) = status(lab, check, &outcome, twin, told);
    let mut report = CheckReport {
        id: check.id.clone(),
        kind: check.judge.info().id,
        title: check.title.clone(),
        status,
        points: Points { earned: if status == CheckStatus::Pass { check.points } else { 0 }, possible: check.points },
        seen: Vec::new(),
        because,
        need: Vec::new(),
        why: None,
        findings,
        warnings: Vec::new(),
        premises: outcome.premises,
        near_misses: outcome.near_misses,
        trace: None,
        hints: check.hints.clone(),
        rewritten: Vec::new(),
    };
    match status {
        CheckStatus::Pass => {
            report.seen = outcome.seen;
            report.trace = outcome.trace;
            report.warnings = distinct(outcome.warnings);
        }
        CheckStatus::Fail => {
            report.trace = outcome.trace;
            report.warnings = distinct(outcome.warnings);
        }
        CheckStatus::Unknown => {
            report.need = needs(&outcome.missing);
            // What is to be typed names the lab.
            report.why = outcome.why.map(|why| why.with("lab", lab.id.as_str()));
        }
        CheckStatus::Skipped if report.because == Some(Because::NoProbes) => {
            report.why = outcome.left_out.map(|why| why.with("lab", lab.id.as_str()));
        }
        CheckStatus::Skipped => {}
    }
    report
}

fn status(
    lab: &Lab,
    check: &LabCheck,
    outcome: &Outcome,
    twin: Option<&CheckReport>,
    told: &[Told],
) -> (CheckStatus, Option<Because>, Vec<Finding>) {
    // Where the twin has its cause in another lab, the roles are not yet what they are to be.
    if let Some(CheckReport { status: CheckStatus::Skipped, because, .. }) = twin {
        return (CheckStatus::Skipped, because.clone(), Vec::new());
    }
    let root =
        |twin: &CheckReport| twin.findings.first().map(|finding| because_of(&lab.id, &twin.id, &twin.title, finding));
    // What the configuration shows to be wrong is the cause of whatever is seen from outside.
    let shown = twin.filter(|twin| twin.status == CheckStatus::Fail && check.judge.check().is_of_probes());
    if let Some(because) = shown.and_then(root) {
        return (CheckStatus::Skipped, Some(because), Vec::new());
    }
    if outcome.fails() {
        let known = |finding: &Finding| told.iter().find(|told| same_cause(&told.finding, finding));
        let new: Vec<Finding> = outcome.findings.iter().filter(|finding| known(finding).is_none()).cloned().collect();
        return match outcome.findings.iter().find_map(known) {
            Some(told) if new.is_empty() => (CheckStatus::Skipped, Some(because(told)), Vec::new()),
            _ => (CheckStatus::Fail, None, new),
        };
    }
    // What says that something does not happen counts only where its twin shows that something does.
    match twin.map(|twin| (twin, twin.status)) {
        Some((twin, CheckStatus::Fail)) => {
            return (CheckStatus::Skipped, root(twin), Vec::new());
        }
        Some((twin, CheckStatus::Unknown)) if !outcome.is_unknown() => {
            let because = Because::Unknown { lab: lab.id.clone(), check: twin.id.clone(), title: twin.title.clone() };
            return (CheckStatus::Unknown, Some(because), Vec::new());
        }
        _ => {}
    }
    if outcome.needs_probe && !outcome.is_unknown() {
        return (CheckStatus::Skipped, Some(Because::NoProbes), Vec::new());
    }
    let status = if outcome.is_unknown() { CheckStatus::Unknown } else { CheckStatus::Pass };
    (status, None, Vec::new())
}

/// The very resource, rule and leg. A fault of a resource as a whole is every fault of it.
fn same_cause(told: &Finding, finding: &Finding) -> bool {
    let (a, b) = (&told.stop, &finding.stop);
    a.resource == b.resource && a.part == b.part && (a.leg == b.leg || a.leg.is_none() || b.leg.is_none())
}

fn because(told: &Told) -> Because {
    because_of(&told.lab, &told.check, &told.title, &told.finding)
}

fn because_of(lab: &str, check: &str, title: &Text, finding: &Finding) -> Because {
    Because::Check {
        lab: lab.to_owned(),
        check: check.to_owned(),
        title: title.clone(),
        code: finding.code,
        resource: finding.resource.clone(),
        args: finding.args.clone(),
    }
}

fn needs(missing: &[Missing]) -> Vec<Need> {
    let mut needs: Vec<Need> = missing
        .iter()
        .map(|missing| Need {
            action: missing.operation.action().unwrap_or_else(|| missing.operation.name().to_owned()),
            region: missing.place.region.clone(),
            status: missing.status,
        })
        .collect();
    needs.sort();
    needs.dedup();
    needs
}

fn distinct(findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        if !kept.iter().any(|known| known.code == finding.code && known.stop == finding.stop) {
            kept.push(finding);
        }
    }
    kept
}
