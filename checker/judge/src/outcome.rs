//! What comes of a judgement, before it is known what other checks say.

use crate::finding::{Finding, Note};
use reach::Trace;
use snapshot::Missing;

/// What came of a check.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What is wrong; a check with a finding fails.
    pub findings: Vec<Finding>,
    /// What would have to be known; a check without findings but with one of these cannot be told.
    pub missing: Vec<Missing>,
    /// Why it cannot be told, where it is not a call that is missing.
    pub why: Option<Note>,
    /// What was found to be right; only of a check that passes it is told.
    pub seen: Vec<Note>,
    /// What is not wrong, but not good either.
    pub warnings: Vec<Finding>,
    /// What was taken for granted that no call could tell; of a call that refines it is known without the check.
    pub premises: Vec<Note>,
    /// What is almost what was asked for.
    pub near_misses: Vec<Note>,
    /// Whether only a connection would show it: then it is skipped, and does not count.
    pub needs_probe: bool,
    /// Why it is skipped, where it is not because no connections are to be made.
    pub left_out: Option<Note>,
    /// The packet that shows it.
    pub trace: Option<Trace>,
}

impl Outcome {
    /// Nothing wrong.
    #[must_use]
    pub fn pass(seen: Note) -> Self {
        Self { seen: vec![seen], ..Self::default() }
    }

    /// One thing wrong.
    #[must_use]
    pub fn fail(finding: Finding) -> Self {
        Self { findings: vec![finding], ..Self::default() }
    }

    /// Not to be told for want of a call.
    #[must_use]
    pub fn unknown(missing: Missing) -> Self {
        Self { missing: vec![missing], ..Self::default() }
    }

    /// Not to be told for another reason.
    #[must_use]
    pub fn because(why: Note) -> Self {
        Self { why: Some(why), ..Self::default() }
    }

    /// Not to be told by the configuration at all.
    #[must_use]
    pub fn for_a_probe() -> Self {
        Self { needs_probe: true, ..Self::default() }
    }

    /// Nothing that was asked for to be looked at: it is skipped, and does not count.
    #[must_use]
    pub fn left_out(why: Note) -> Self {
        Self { left_out: Some(why), ..Self::for_a_probe() }
    }

    /// Whether something is wrong.
    #[must_use]
    pub fn fails(&self) -> bool {
        !self.findings.is_empty()
    }

    /// Whether it cannot be told.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        !self.fails() && (!self.missing.is_empty() || self.why.is_some())
    }

    /// Adds a finding unless its cause is there already.
    pub fn add(&mut self, finding: Finding) {
        match self.findings.iter_mut().find(|known| known.stop == finding.stop) {
            // One rule that is lacking may have to admit several senders.
            Some(known) => {
                if let (Some(change), Some(more)) = (&mut known.change, finding.change) {
                    let new: Vec<_> = more.edits.into_iter().filter(|edit| !change.edits.contains(edit)).collect();
                    change.edits.extend(new);
                }
            }
            None => self.findings.push(finding),
        }
    }

    /// Takes over all that another judgement found.
    pub fn absorb(&mut self, other: Self) {
        // The packet to show is one that is stopped, if one is.
        if other.fails() && !self.fails() {
            self.trace = None;
        }
        for finding in other.findings {
            self.add(finding);
        }
        self.missing.extend(other.missing);
        self.why = self.why.take().or(other.why);
        self.seen.extend(other.seen);
        self.warnings.extend(other.warnings);
        self.premises.extend(other.premises);
        self.near_misses.extend(other.near_misses);
        self.needs_probe |= other.needs_probe;
        self.left_out = self.left_out.take().or(other.left_out);
        self.trace = self.trace.take().or(other.trace);
    }
}
