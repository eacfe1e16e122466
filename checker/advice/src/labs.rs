//! Advice of a report on labs.

use crate::{admits_everybody, carried_out, once};
use judge::{CheckReport, CheckStatus, Finding, LabReport, Report, Request};
use reach::Edit;

/// Takes out of a report those changes that do not hold, and those that prove needless.
///
/// A change holds if its finding is gone once it is carried out, alone with those of its check or together with all of
/// its lab, if every check that passed still passes, and if it lets no requests in from everywhere. A finding that goes
/// away with the changes of others in its lab says so. `request` is what the report answers.
pub fn keep_what_mends(report: &mut Report, request: &Request<'_>) {
    let trial = Trial { before: &report.clone(), request };
    for lab in &mut report.labs {
        let together = trial.carry_out(&in_lab(lab));
        for check in &mut lab.checks {
            let own = in_check(&lab.lab, check);
            if own.is_empty() || gone(&own, together.as_ref()) {
                continue;
            }
            let alone = trial.carry_out(&own);
            for it in own.into_iter().filter(|it| !is_gone(it.lab, it.finding, alone.as_ref())) {
                it.finding.change = None;
            }
        }
        // Where not all can be done at once, each check is for itself.
        if !trial.leave_out_needless(in_lab(lab)) {
            for check in &mut lab.checks {
                trial.leave_out_needless(in_check(&lab.lab, check));
            }
        }
    }
}

/// A finding of a failed check that comes with a change.
struct Changed<'r> {
    lab: &'r str,
    finding: &'r mut Finding,
}

fn in_check<'r>(lab: &'r str, check: &'r mut CheckReport) -> Vec<Changed<'r>> {
    let fails = check.status == CheckStatus::Fail;
    let findings = check.findings.iter_mut().filter(|finding| fails && finding.change.is_some());
    findings.map(|finding| Changed { lab, finding }).collect()
}

fn in_lab(report: &mut LabReport) -> Vec<Changed<'_>> {
    let LabReport { lab, checks, .. } = report;
    checks.iter_mut().flat_map(|check| in_check(lab, check)).collect()
}

/// The edits of some findings in their order, each once.
fn edits(findings: &[Changed<'_>]) -> Vec<Edit> {
    once(findings.iter().filter_map(|it| it.finding.change.as_ref()))
}

/// Whether a finding is not made any more in a later report.
fn is_gone(lab: &str, finding: &Finding, after: Option<&Report>) -> bool {
    let Some(after) = after.and_then(|report| report.labs.iter().find(|report| report.lab == lab)) else {
        return false;
    };
    let left = after.checks.iter().flat_map(|check| &check.findings);
    !left.into_iter().any(|left| left.is_same(finding))
}

fn gone(findings: &[Changed<'_>], after: Option<&Report>) -> bool {
    findings.iter().all(|it| is_gone(it.lab, it.finding, after))
}

/// What edits are tried against.
struct Trial<'a> {
    before: &'a Report,
    request: &'a Request<'a>,
}

impl Trial<'_> {
    /// What is judged when all that is proposed for some findings is carried out; `None` if it cannot be, or must not.
    fn carry_out(&self, findings: &[Changed<'_>]) -> Option<Report> {
        let edits = edits(findings);
        if edits.iter().any(admits_everybody) { None } else { self.after(&edits) }
    }

    /// What is judged after some edits; `None` if they cannot be carried out or break what passed.
    fn after(&self, edits: &[Edit]) -> Option<Report> {
        if edits.is_empty() {
            return None;
        }
        let snapshot = carried_out(self.request.snapshot, edits)?;
        let after = judge::judge(&Request { snapshot: &snapshot, ..*self.request });
        (!breaks(self.before, &after)).then_some(after)
    }

    /// Takes out each change without which no more is left over than with all of them; `false` if the findings are not
    /// gone even then. A change stays whole: a list of rules is for more than this lab. The last are tried first: what
    /// is mended early on a packet's way may send it past what would have stopped it later.
    fn leave_out_needless(&self, mut findings: Vec<Changed<'_>>) -> bool {
        let Some(goal) = self.carry_out(&findings).filter(|goal| gone(&findings, Some(goal))) else { return false };
        for at in (0..findings.len()).rev() {
            let Some(it) = findings.get_mut(at) else { continue };
            let change = it.finding.change.take();
            let after = self.carry_out(&findings);
            let needless = after.is_some_and(|tried| !leaves_more(&goal, &tried) && !breaks(&goal, &tried));
            if let Some(it) = findings.get_mut(at) {
                it.finding.goes_with_others = needless;
                it.finding.change = change.filter(|_| !needless);
            }
        }
        true
    }
}

/// Whether a later report has a finding that another has not.
fn leaves_more(one: &Report, other: &Report) -> bool {
    let left = |lab: &LabReport, finding: &Finding| is_gone(&lab.lab, finding, Some(one));
    other.labs.iter().any(|lab| lab.checks.iter().flat_map(|check| &check.findings).any(|finding| left(lab, finding)))
}

/// Whether a check that passed does not pass any more.
fn breaks(before: &Report, after: &Report) -> bool {
    let checks = |report: &Report| -> Vec<CheckStatus> {
        report.labs.iter().flat_map(|lab| &lab.checks).map(|check| check.status).collect()
    };
    let passes = |status: &CheckStatus| *status == CheckStatus::Pass;
    checks(before).iter().zip(&checks(after)).any(|(before, after)| passes(before) && !passes(after))
}
