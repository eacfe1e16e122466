//! Advice of a report on labs.

use crate::{admits_everybody, carried_out, once};
use judge::{CheckReport, CheckStatus, Finding, Report, Request};
use reach::Edit;

/// Takes those changes out of a report that do not hold.
///
/// A change holds if its finding is gone once it is carried out, alone with those of its check or together with all of
/// its lab, if every check that passed still passes, and if it lets no requests in from everywhere. `request` is what
/// the report answers.
pub fn keep_what_mends(report: &mut Report, request: &Request<'_>) {
    let before = report.clone();
    for (lab, old) in report.labs.iter_mut().zip(&before.labs) {
        let all: Vec<&Finding> = old.checks.iter().flat_map(changed).collect();
        let together = carry_out(&all, &before, request);
        for (check, old) in lab.checks.iter_mut().zip(&old.checks) {
            let own: Vec<&Finding> = changed(old).collect();
            if own.is_empty() || own.iter().all(|finding| is_gone(finding, &lab.lab, together.as_ref())) {
                continue;
            }
            let alone = carry_out(&own, &before, request);
            for finding in check.findings.iter_mut().filter(|finding| !is_gone(finding, &lab.lab, alone.as_ref())) {
                finding.change = None;
            }
        }
    }
}

/// The findings of a failed check that come with a change.
fn changed(check: &CheckReport) -> impl Iterator<Item = &Finding> {
    let fails = check.status == CheckStatus::Fail;
    check.findings.iter().filter(move |finding| fails && finding.change.is_some())
}

/// Whether a finding is not made any more in a later report.
fn is_gone(finding: &Finding, lab: &str, after: Option<&Report>) -> bool {
    let Some(after) = after.and_then(|report| report.labs.iter().find(|report| report.lab == lab)) else {
        return false;
    };
    let left = after.checks.iter().flat_map(|check| &check.findings);
    !left.into_iter().any(|left| left.code == finding.code && left.stop == finding.stop)
}

/// What is judged when all that is proposed for some findings is carried out; `None` if it cannot be, or must not.
fn carry_out(findings: &[&Finding], before: &Report, request: &Request<'_>) -> Option<Report> {
    let edits: Vec<Edit> = once(findings.iter().filter_map(|finding| finding.change.as_ref()));
    if edits.is_empty() || edits.iter().any(admits_everybody) {
        return None;
    }
    let snapshot = carried_out(request.snapshot, &edits)?;
    let after = judge::judge(&Request { snapshot: &snapshot, ..*request });
    (!breaks(before, &after)).then_some(after)
}

/// Whether a check that passed does not pass any more.
fn breaks(before: &Report, after: &Report) -> bool {
    let checks = |report: &Report| -> Vec<CheckStatus> {
        report.labs.iter().flat_map(|lab| &lab.checks).map(|check| check.status).collect()
    };
    let passes = |status: &CheckStatus| *status == CheckStatus::Pass;
    checks(before).iter().zip(&checks(after)).any(|(before, after)| passes(before) && !passes(after))
}
