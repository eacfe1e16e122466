//! Advice of a report on labs.

use crate::{admits_everybody, carried_out, once};
use judge::{CheckReport, CheckStatus, Finding, LabReport, Report, Request};
use reach::Edit;
use snapshot::Inventory;

/// Takes out of a report those changes that do not hold, and those that prove needless.
///
/// A change holds if its finding is gone once it is carried out, alone with those of its check or together with all of
/// its lab, if every check that passed still passes, and if it lets no requests in from everywhere. A finding that goes
/// away with the changes of others in its lab says so. `request` is what the report answers.
pub fn keep_what_mends(report: &mut Report, request: &Request<'_>) {
    let before = report.clone();
    for LabReport { lab, checks, .. } in &mut report.labs {
        let trial = Trial { lab, before: &before, request };
        let together = trial.carry_out(&checks.iter_mut().flat_map(changed).collect::<Vec<_>>());
        for check in checks.iter_mut() {
            let own: Vec<&mut Finding> = changed(check).collect();
            if own.is_empty() || trial.mends(&own, together.as_ref()) {
                continue;
            }
            let alone = trial.carry_out(&own);
            for finding in own.into_iter().filter(|finding| !is_gone(finding, lab, alone.as_ref())) {
                finding.change = None;
            }
        }
        // Where not all can be done at once, each check is for itself.
        if !trial.leave_out_needless(checks.iter_mut().flat_map(changed).collect()) {
            for check in checks.iter_mut() {
                trial.leave_out_needless(changed(check).collect());
            }
        }
    }
    let findings = report.labs.iter_mut().flat_map(|lab| &mut lab.checks).flat_map(|check| &mut check.findings);
    let mut changes = findings.filter_map(|finding| finding.change.as_mut()).peekable();
    if changes.peek().is_some() {
        crate::aws_cli::write_down(changes, &Inventory::new(request.snapshot));
    }
}

/// The findings of a failed check that come with a change.
fn changed(check: &mut CheckReport) -> impl Iterator<Item = &mut Finding> {
    let fails = check.status == CheckStatus::Fail;
    check.findings.iter_mut().filter(move |finding| fails && finding.change.is_some())
}

/// Whether a finding of a lab is not made any more in a later report.
fn is_gone(finding: &Finding, lab: &str, after: Option<&Report>) -> bool {
    let Some(after) = after.and_then(|report| report.labs.iter().find(|report| report.lab == lab)) else {
        return false;
    };
    let left = after.checks.iter().flat_map(|check| &check.findings);
    !left.into_iter().any(|left| left.is_same(finding))
}

/// What the changes of a lab's findings are tried against.
struct Trial<'a> {
    lab: &'a str,
    before: &'a Report,
    request: &'a Request<'a>,
}

impl Trial<'_> {
    /// What is judged when all that is proposed for some findings is carried out; `None` if it cannot be, or must not.
    fn carry_out(&self, findings: &[&mut Finding]) -> Option<Report> {
        let edits: Vec<Edit> = once(findings.iter().filter_map(|finding| finding.change.as_ref()));
        if edits.is_empty() || edits.iter().any(admits_everybody) {
            return None;
        }
        let snapshot = carried_out(self.request.snapshot, &edits)?;
        let after = judge::judge(&Request { snapshot: &snapshot, ..*self.request });
        (!breaks(self.before, &after)).then_some(after)
    }

    /// Whether none of some findings is left in a later report.
    fn mends(&self, findings: &[&mut Finding], after: Option<&Report>) -> bool {
        findings.iter().all(|finding| is_gone(finding, self.lab, after))
    }

    /// Takes out each change without which no more is left over than with all of them; `false` if the findings are not
    /// gone even then. A change stays whole: a list of rules is for more than this lab. The last are tried first: what
    /// is mended early on a packet's way may send it past what would have stopped it later.
    fn leave_out_needless(&self, mut findings: Vec<&mut Finding>) -> bool {
        let Some(goal) = self.carry_out(&findings).filter(|goal| self.mends(&findings, Some(goal))) else {
            return false;
        };
        for at in (0..findings.len()).rev() {
            let change = findings[at].change.take();
            let after = self.carry_out(&findings);
            let needless = after.is_some_and(|tried| !leaves_more(&goal, &tried) && !breaks(&goal, &tried));
            findings[at].goes_with_others = needless;
            findings[at].change = change.filter(|_| !needless);
        }
        true
    }
}

/// Whether a later report has a finding that another has not.
fn leaves_more(one: &Report, other: &Report) -> bool {
    other.labs.iter().any(|lab| {
        let mut findings = lab.checks.iter().flat_map(|check| &check.findings);
        findings.any(|finding| is_gone(finding, &lab.lab, Some(one)))
    })
}

/// Whether a check that passed does not pass any more.
fn breaks(before: &Report, after: &Report) -> bool {
    let checks = |report: &Report| -> Vec<CheckStatus> {
        report.labs.iter().flat_map(|lab| &lab.checks).map(|check| check.status).collect()
    };
    let passes = |status: &CheckStatus| *status == CheckStatus::Pass;
    checks(before).iter().zip(&checks(after)).any(|(before, after)| passes(before) && !passes(after))
}
