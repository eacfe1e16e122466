//! What is to be written otherwise in the text of a practice world: where no edit of a network mends a mistake, the
//! lines in which the text differs from that of the world in which the lab is done do.

use judge::Rewritten;
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// Lines that somebody is asked to write otherwise at most: more of them are another network.
const LINES: usize = 12;

/// Differences between two texts at most: of two that have less in common not one line after the other is tried.
const DIFFERENCES: usize = 200;

/// The fewest lines to write otherwise, so that a text passes as the solved one does; `None` where that cannot be, or
/// is too much to type. `passes` tries a text.
#[must_use]
pub fn rewriting(text: &str, solved: &str, passes: impl Fn(&str) -> bool) -> Option<Vec<Rewritten>> {
    let mut kept = differences(&lines(text), &lines(solved));
    if kept.is_empty() || kept.len() > DIFFERENCES || !passes(&rewritten(text, &kept)) {
        return None;
    }
    // Half of what is left is tried before each by itself: most of it is needless where the text stands on another base.
    let mut size = kept.len();
    while size > 0 {
        let mut at = 0;
        while at < kept.len() {
            let mut fewer = kept.clone();
            fewer.drain(at..(at + size).min(kept.len()));
            if passes(&rewritten(text, &fewer)) {
                kept = fewer;
            } else {
                at += size;
            }
        }
        size /= 2;
    }
    let count: usize = kept.iter().map(|one| one.out.len() + one.into.len()).sum();
    (0 < count && count <= LINES).then_some(kept)
}

/// A text in which some lines are written otherwise.
#[must_use]
pub fn rewritten(text: &str, changes: &[Rewritten]) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    for Rewritten { out, into } in changes {
        let mut place = None;
        for gone in out {
            let Some(at) = lines.iter().position(|line| line.trim() == gone) else { continue };
            lines.remove(at);
            place = place.or(Some(at));
        }
        let place = place.unwrap_or(lines.len());
        lines.splice(place..place, into.iter().map(String::as_str));
    }
    lines.into_iter().map(|line| format!("{line}\n")).collect()
}

/// The lines that say something.
fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

/// What one text has that the other has not, each difference as small as it can be.
fn differences(own: &[&str], other: &[&str]) -> Vec<Rewritten> {
    let mut changes = Vec::new();
    for (out, into) in parts(own, other) {
        let mut into: Vec<&str> = into.to_vec();
        for gone in out {
            // A line that says something else of the same thing takes its place.
            let same = into.iter().position(|line| is_of_the_same(gone, line));
            let put = same.map(|at| into.remove(at).to_owned());
            changes.push(Rewritten { out: vec![(*gone).to_owned()], into: put.into_iter().collect() });
        }
        changes.extend(into.into_iter().map(|line| Rewritten { out: Vec::new(), into: vec![line.to_owned()] }));
    }
    changes
}

/// Whether two lines are the same command about the same thing.
fn is_of_the_same(one: &str, other: &str) -> bool {
    let words = |line: &'_ str| {
        let count = if line.starts_with("probe ") { 3 } else { 2 };
        line.split_whitespace().take(count).map(str::to_owned).collect::<Vec<_>>()
    };
    words(one) == words(other)
}

/// The stretches in which two texts differ.
fn parts<'a, 't>(own: &'a [&'t str], other: &'a [&'t str]) -> impl Iterator<Item = (&'a [&'t str], &'a [&'t str])> {
    let stretches = capture_diff_slices(Algorithm::Myers, own, other).into_iter();
    let differing = stretches.filter(|stretch| stretch.tag() != DiffTag::Equal);
    differing.map(|stretch| (&own[stretch.old_range()], &other[stretch.new_range()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with a line that breaks it, one that is other and one that is missing.
    const BROKEN: &str = "world 1\n# mend me\na one\nb two off\nbad\n\nprobe dns x silent\n";
    const SOLVED: &str = "world 1\na one\nb two on\nc three\nprobe dns x -> front\nd four\n";

    #[test]
    fn only_what_has_to_be_is_written_otherwise() {
        let passes = |text: &str| !text.contains("bad") && text.contains("b two on") && text.contains("c three");
        let changes = rewriting(BROKEN, SOLVED, passes).unwrap();
        let told: Vec<(String, String)> = changes.iter().map(|one| (one.out.join("|"), one.into.join("|"))).collect();
        let line = |out: &str, into: &str| (out.to_owned(), into.to_owned());
        assert_eq!(told, [line("b two off", "b two on"), line("bad", ""), line("", "c three")]);
        let after = rewritten(BROKEN, &changes);
        assert!(passes(&after) && after.contains("# mend me") && after.contains("probe dns x silent"), "{after}");
        assert_eq!(after.lines().nth(3), Some("b two on"), "it stands where the other one stood");
    }

    #[test]
    fn nothing_is_told_that_does_not_pass_or_is_another_network() {
        assert_eq!(rewriting(BROKEN, SOLVED, |_| false), None);
        assert_eq!(rewriting(SOLVED, SOLVED, |_| true), None);
        let other: String = (0..40).map(|number| format!("line {number}\n")).collect();
        assert_eq!(rewriting("world 1\n", &other, |text| text.lines().count() > 40), None);
    }
}
