//! When a world counts as mended.

use judge::{Because, CheckReport, CheckStatus, LabStatus, Report};

/// Whether a lab passes, but for what has to be tried anew from outside now that something else is there to be tried.
pub(super) fn passes(report: &Report, lab: &str) -> bool {
    let is_to_be_tried = |check: &CheckReport| {
        check.status == CheckStatus::Unknown
            && check.why.as_ref().is_some_and(|why| why.message == "why-probe-not-made")
    };
    // What nobody asked for to be looked at does not count.
    let counts = |check: &&CheckReport| check.because != Some(Because::NoProbes);
    let is_good = |check: &CheckReport| check.status == CheckStatus::Pass || is_to_be_tried(check);
    let found = report.labs.iter().find(|report| report.lab == lab);
    found.is_some_and(|lab| lab.status == LabStatus::Pass || lab.checks.iter().filter(counts).all(is_good))
}
