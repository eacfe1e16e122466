//! Advice of a report on labs.

use crate::{admits_everybody, carried_out, once};
use judge::{CheckStatus, Finding, Report, Request};
use reach::Edit;
use std::collections::BTreeSet;

/// Takes those changes out of a report that do not hold.
///
/// A change holds if its finding is gone once it is carried out, alone or with the others of its lab, no check that
/// passed fails because of it, and it lets no requests in from everywhere. `request` is what the report answers.
pub fn keep_what_mends(report: &mut Report, request: &Request<'_>) {
    let before = report.clone();
    for lab in 0..report.labs.len() {
        let name = before.labs[lab].lab.clone();
        let own: Vec<usize> = (0..before.labs[lab].checks.len()).collect();
        let held = mended(&before, request, &name, &own);
        let checks = &mut report.labs[lab].checks;
        for (index, check) in checks.iter_mut().enumerate().filter(|(_, check)| check.status == CheckStatus::Fail) {
            let alone = || mended(&before, request, &name, &[index]);
            let held = held.clone().filter(|held| changed(&check.findings).all(|it| held.contains(&cause(it))));
            let held = held.or_else(alone).unwrap_or_default();
            for finding in check.findings.iter_mut().filter(|finding| !held.contains(&cause(finding))) {
                finding.change = None;
            }
        }
    }
}

/// What tells one finding of a report from another.
fn cause(finding: &Finding) -> String {
    format!("{} {:?}", finding.code, finding.stop)
}

fn changed(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    findings.iter().filter(|finding| finding.change.is_some())
}

/// The findings of some checks of a lab that are gone when all that is proposed for these checks is carried out; `None`
/// if it cannot be, or breaks something.
fn mended(before: &Report, request: &Request<'_>, lab: &str, checks: &[usize]) -> Option<BTreeSet<String>> {
    let old = before.labs.iter().find(|report| report.lab == lab)?;
    let findings: Vec<&Finding> =
        checks.iter().filter_map(|&check| old.checks.get(check)).flat_map(|check| changed(&check.findings)).collect();
    let edits: Vec<Edit> = once(findings.iter().filter_map(|finding| finding.change.as_ref()));
    if edits.is_empty() || edits.iter().any(admits_everybody) {
        return None;
    }
    let snapshot = carried_out(request.snapshot, &edits)?;
    let after = judge::judge(&Request { snapshot: &snapshot, ..*request });
    let broken = before.labs.iter().zip(&after.labs).any(|(before, after)| {
        let passed = before.checks.iter().zip(&after.checks);
        passed
            .into_iter()
            .any(|(before, after)| before.status == CheckStatus::Pass && after.status == CheckStatus::Fail)
    });
    if broken {
        return None;
    }
    let new = after.labs.iter().find(|report| report.lab == lab)?;
    let left: BTreeSet<String> = new.checks.iter().flat_map(|check| &check.findings).map(cause).collect();
    Some(findings.into_iter().map(cause).filter(|cause| !left.contains(cause)).collect())
}
