//! What mends a practice world where no edit of a network does: the lines in which its text differs from the world in
//! which the lab is done, tried before they are told.

use crate::case;
use crate::library::Library;
use judge::{CheckStatus, LabReport, LabStatus, Report, Request};
use world::World;

/// Lines upon a base at most: a text with more of them is another network, and to spell it out would build it as often as
/// it has lines.
const EDITS: usize = 60;

/// Writes down at each lab that fails, and of which nothing is suggested, which lines of the text make it pass.
pub(crate) fn write_down(report: &mut Report, request: &Request<'_>, text: &str, library: &Library) {
    let bases = library.bases();
    let stuck: Vec<&mut LabReport> =
        report.labs.iter_mut().filter(|lab| lab.status == LabStatus::Fail && !is_suggested(lab)).collect();
    if stuck.is_empty() {
        return;
    }
    let shown = match bases.read(text) {
        // Who has a base in the file has it on one that everybody knows; the lines of the base are not there to be
        // changed, but what was said after it is.
        Ok(world) => as_shown(&world, text),
        Err(_) => Some(text.to_owned()),
    };
    let Some(text) = &shown else { return };
    for lab in stuck {
        let Some(solved) = solved(&lab.lab, library) else { continue };
        let asked = [lab.lab.as_str()];
        let passes = |text: &str| {
            let Some(snapshot) = bases.read(text).ok().and_then(|world| world.snapshot().ok()) else { return false };
            let after = judge::judge(&Request { asked: &asked, snapshot: &snapshot, ..*request });
            after.labs.first().is_some_and(|lab| lab.status == LabStatus::Pass)
        };
        let Some(lines) = advice::rewriting(text, &solved, passes) else { continue };
        if let Some(check) = lab.checks.iter_mut().find(|check| check.status == CheckStatus::Fail) {
            check.rewritten = lines;
        }
    }
}

/// A text with all that is suggested carried out, as a learner does it: lines at its end, lines written otherwise.
pub(crate) fn carried_out(report: &Report, text: &str) -> String {
    let checks: Vec<_> = report.labs.iter().flat_map(|lab| &lab.checks).collect();
    let mut text = text.to_owned();
    for check in &checks {
        text = advice::rewritten(&text, &check.rewritten);
    }
    let changes = checks.iter().flat_map(|check| &check.findings).filter_map(|finding| finding.change.as_ref());
    text.extend(changes.flat_map(|change| &change.edits).map(|edit| format!("{edit}\n")));
    text
}

fn is_suggested(lab: &LabReport) -> bool {
    let failed = lab.checks.iter().filter(|check| check.status == CheckStatus::Fail);
    failed.flat_map(|check| &check.findings).any(|finding| finding.change.is_some())
}

/// The text of a world as `practice start` writes it, where it stands on a base of the course; its own elsewhere. `None`
/// where it would be too long.
fn as_shown(world: &World, text: &str) -> Option<String> {
    let is_spelled = world.base().under.as_ref().is_none_or(|under| under.under.is_none());
    if is_spelled {
        return Some(text.to_owned());
    }
    let edits = world.edit_lines();
    (edits.len() <= EDITS).then(|| case::to_mend(world.base(), &edits, ""))
}

/// The text of the world in which a lab is done, in the same order.
fn solved(lab: &str, library: &Library) -> Option<String> {
    let folder = library.folder(lab).ok()?;
    let base = proof::base_of(&library.lab(folder).ok()?, folder);
    let world = library.bases().read(&proof::only(&base)).ok()?;
    Some(case::to_mend(world.base(), &world.edit_lines(), ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_many_lines_is_not_spelled_out() {
        let of = |lines: usize| {
            let lines: String = (0..lines).map(|number| format!("sg g{number} vpc\n")).collect();
            let text = format!("world 1\nbase solved\n{lines}");
            as_shown(&text.parse().unwrap(), &text)
        };
        assert!(of(2).is_some_and(|text| text.contains("sg g1 vpc") && !text.contains("base solved")));
        assert_eq!(of(EDITS + 1), None);
    }
}
