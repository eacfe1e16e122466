//! Marks: what judging said of a lab, by the rubric.
//!
//! What is possible is the rubric's and stays so, whatever could be told: what cannot be told holds the mark back, earns
//! nothing or does not count, as the rubric says, and never makes a column smaller.

use crate::gradebook::{LabMark, Mark, MarkedCheck};
use crate::judged::{JudgedCheck, JudgedLab, Verdict};
use crate::rubric::{OnUnknown, Rubric};
use crate::score::Score;
use jiff::Timestamp;
use judge::{Lab, LabCheck};

/// Beside what judging said: whose it is, when it came and what was asked for.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'c> {
    /// The learner.
    pub learner: &'c str,
    /// When it was handed in, as far as that is known.
    pub at: Option<Timestamp>,
    /// Whether the LMS says that it is late.
    pub late_by_lms: bool,
    /// How many steps of hints were asked for.
    pub hints: u32,
    /// The time of the marking, for waivers of what has no time of its own.
    pub now: Timestamp,
}

/// The mark that counts, of all evidence for a lab.
#[derive(Debug, Clone, PartialEq)]
pub struct Best<'j> {
    /// The mark.
    pub mark: Mark,
    /// What it rests on.
    pub lab: LabMark,
    /// What judging said.
    pub judged: &'j JudgedLab,
    /// Whether the learner's network is not the one that the learner was given, with the one that it should have been.
    pub other_variant: Option<String>,
}

/// Marks a lab by the best of its evidence: what is better now, or what was handed in as the best.
#[must_use]
pub fn best<'j>(rubric: &Rubric, lab: &Lab, judged: &'j [JudgedLab], of: Circumstances<'_>) -> Option<Best<'j>> {
    // Of two that may earn as much, the one that is certain; of equals the first.
    let marks = judged.iter().map(|judged| mark(rubric, lab, judged, of));
    marks.reduce(|best, next| if worth(rubric, lab, &next) > worth(rubric, lab, &best) { next } else { best })
}

/// What a mark may still come to, and whether it is certain.
fn worth(rubric: &Rubric, lab: &Lab, best: &Best<'_>) -> (Score, bool) {
    match best.mark {
        Mark::Given { score, .. } => (score, true),
        Mark::Excused => (rubric.possible(lab), true),
        Mark::Held => {
            let open = |check: &&MarkedCheck| check.earned > Score::ZERO || check.status == judge::CheckStatus::Unknown;
            (best.lab.checks.iter().filter(open).map(|check| check.possible).sum(), false)
        }
    }
}

/// Marks a lab by one piece of evidence.
#[must_use]
pub fn mark<'j>(rubric: &Rubric, lab: &Lab, judged: &'j JudgedLab, of: Circumstances<'_>) -> Best<'j> {
    let possible = rubric.possible(lab);
    let status_of = |check: &LabCheck| {
        let said = judged.checks.iter().find(|said| said.id == check.id);
        (said, said.map_or(Verdict::Unknown, |said| said.status))
    };
    let waived_of = |check: &LabCheck| rubric.waiver(&lab.id, Some(&check.id), of.learner, of.at, of.now).is_some();
    // What was left out counts for nobody, as the learner was told; what is possible in the lab stays the same.
    let weight_of = |check: &LabCheck| match status_of(check).1 {
        Verdict::LeftOut if !waived_of(check) => 0,
        _ => u64::from(rubric.weight_of_check(&lab.id, check)),
    };
    let all: u64 = lab.checks.iter().map(weight_of).sum();
    let mut checks = Vec::new();
    let (mut earned, mut counted, mut is_open) = (0, 0, false);
    for check in &lab.checks {
        let weight = weight_of(check);
        let (said, status) = status_of(check);
        let waived = waived_of(check);
        let is_unknown = status == Verdict::Unknown && !waived && weight > 0;
        let has_earned = waived || status == Verdict::Pass;
        earned += if has_earned { weight } else { 0 };
        counted += if is_unknown && rubric.unknown == OnUnknown::Exclude { 0 } else { weight };
        is_open |= is_unknown && rubric.unknown == OnUnknown::Hold;
        checks.push(MarkedCheck {
            id: check.id.clone(),
            status: status.into(),
            earned: if has_earned { possible.part(weight, all) } else { Score::ZERO },
            possible: possible.part(weight, all),
            first: said.and_then(|said: &JudgedCheck| said.first.clone()),
            need: said.map(|said| said.need.clone()).unwrap_or_default(),
            waived,
        });
    }
    let other_variant = rubric.variant(&lab.id).and_then(|(variant, key)| {
        let block = variant.block(key, &lab.id, of.learner).to_string();
        (!judged.blocks.is_empty() && !judged.blocks.contains(&block)).then_some(block)
    });
    // Where nothing could be told there is nothing to mark by.
    let is_open = is_open || counted == 0 || other_variant.is_some();
    let mark = if rubric.waiver(&lab.id, None, of.learner, of.at, of.now).is_some() {
        Mark::Excused
    } else if is_open {
        Mark::Held
    } else {
        given(rubric, lab, possible.part(earned, counted), possible, of)
    };
    let lab = LabMark {
        lab: lab.id.clone(),
        version: judged.version.clone(),
        status: judged.status.into(),
        level: judged.level.into(),
        checks,
    };
    Best { mark, lab, judged, other_variant }
}

/// What is left of what was earned.
fn given(rubric: &Rubric, lab: &Lab, earned: Score, possible: Score, of: Circumstances<'_>) -> Mark {
    let late = earned.part(rubric.late_percent(&lab.id, of.at, of.late_by_lms), 100);
    let rest = earned.less(late);
    let hints = rubric.hints(of.hints, possible).min(rest);
    Mark::Given { score: rest.less(hints), late, hints }
}
