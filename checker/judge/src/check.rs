//! What a check is: parameters that a lab writes, and a judgement over the stage of a run.

use crate::cast::Cast;
use crate::finding::{Finding, Note};
use crate::lab::Lab;
use crate::sheet::Answers;
use reach::{Network, Trace};
use snapshot::{Ask, Missing, Wanted};
use std::net::IpAddr;

/// What every check of a run may look at.
#[derive(Debug)]
pub struct Stage<'a> {
    /// The network of the snapshot.
    pub network: &'a Network<'a>,
    /// Who plays which role.
    pub cast: &'a Cast<'a>,
    /// The learner's own address, if it was given.
    pub my_ip: Option<IpAddr>,
    /// The learner's id, which decides the sheet of an exercise.
    pub learner: &'a str,
    /// The answers to an exercise, if there are any.
    pub answers: Option<&'a Answers>,
}

/// Calls in the Region and account that are looked at.
pub(crate) fn asks(all: &[Ask]) -> Vec<Wanted> {
    all.iter().copied().map(Wanted::from).collect()
}

/// A judgement with its parameters.
pub trait Check {
    /// The calls without which nothing can be told.
    fn needs(&self) -> Vec<Wanted>;

    /// The calls that only refine the verdict: without them it stands, with an assumption.
    fn refines(&self) -> Vec<Wanted> {
        Vec::new()
    }

    /// The id of the check of the same lab that has to pass before this one, which says what does not happen, counts.
    fn twin(&self) -> Option<&str> {
        None
    }

    /// Judges. Needed calls are whole when this is called.
    fn judge(&self, stage: &Stage<'_>) -> Outcome;

    /// Whether the parameters make sense in their lab, of which this is check number `index`.
    ///
    /// # Errors
    /// What does not.
    fn consistent(&self, lab: &Lab, index: usize) -> Result<(), String> {
        let _ = (lab, index);
        Ok(())
    }
}

/// A check as `check explain` shows it.
#[derive(Debug, Clone, Copy)]
pub struct CheckInfo {
    /// Its id, the word that labs write.
    pub id: &'static str,
    /// What it checks, why it matters, what passes, what fails, how to look for oneself; Markdown with worlds that run.
    pub en: &'static str,
    /// The same in Korean.
    pub ko: &'static str,
}

/// What came of a check.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What is wrong; a check with a finding fails.
    pub findings: Vec<Finding>,
    /// What would have to be known; a check without findings but with one of these cannot be told.
    pub missing: Vec<Missing>,
    /// Why it cannot be told, where it is not a call that is missing.
    pub why: Option<Note>,
    /// What was found to be right.
    pub seen: Vec<Note>,
    /// What is not wrong, but not good either.
    pub warnings: Vec<Finding>,
    /// What was taken for granted.
    pub assumed: Vec<Missing>,
    /// What was taken for granted that no call could tell.
    pub premises: Vec<Note>,
    /// What is almost what was asked for.
    pub near_misses: Vec<Note>,
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
        if !self.findings.iter().any(|known| known.stop == finding.stop) {
            self.findings.push(finding);
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
        self.assumed.extend(other.assumed);
        self.premises.extend(other.premises);
        self.near_misses.extend(other.near_misses);
        self.trace = self.trace.take().or(other.trace);
    }
}
