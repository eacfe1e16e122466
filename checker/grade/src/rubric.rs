//! The rubric: what each lab is worth, until when, what lateness and hints cost, and who is excused of what.
//!
//! One TOML file that an instructor writes; whatever is wrong in it is an error with its place. Without a file the labs'
//! own points hold, and nothing is due. Marks are made elsewhere.

mod file;

pub use file::{RubricError, RubricFault};

use crate::class::Shared;
use crate::gradebook::LabColumn;
use crate::score::Score;
use crate::variant::Variant;
use jiff::{SignedDuration, Timestamp};
use judge::{Lab, LabCheck};
use std::collections::BTreeMap;

/// What is done where something cannot be told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnUnknown {
    /// The mark stays open, and the learner stands on the list of those who need the instructor.
    #[default]
    Hold,
    /// It earns nothing.
    Zero,
    /// It does not count: the rest is marked as if it were all, of the same possible points.
    Exclude,
}

/// What lateness takes off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Late {
    /// Percent of what was earned, for each day that has begun.
    pub per_day: u64,
    /// Percent of what was earned that stays in any case.
    pub floor: u64,
    /// How long after the due date nothing is taken off yet.
    pub grace: SignedDuration,
}

/// What hints take off.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HintCost {
    /// Percent of the lab's points, for each step of hints.
    pub percent: u64,
    /// Steps that cost nothing.
    pub free: u32,
}

/// What is excused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The lab.
    pub lab: String,
    /// The check of it; without one, the lab as a whole.
    pub check: Option<String>,
    /// The learner; without one, everybody.
    pub learner: Option<String>,
    /// Until when what is handed in is excused; without it, for good.
    pub until: Option<Timestamp>,
    /// Why, for whoever reads the rubric next year.
    pub reason: String,
}

/// What a lab is worth.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct LabRubric {
    worth: Option<Worth>,
    due: Option<Timestamp>,
    late: Option<Late>,
    /// The weights of its checks within it, in place of their own points.
    checks: BTreeMap<String, u32>,
    variant: Option<Variant>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Worth {
    Points(u32),
    Weight(u32),
}

/// A rubric.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rubric {
    /// What the course calls itself.
    pub course: Option<String>,
    /// What is done where something cannot be told.
    pub unknown: OnUnknown,
    /// What everything with a weight is worth together.
    total: u32,
    late: Option<Late>,
    hints: HintCost,
    labs: BTreeMap<String, LabRubric>,
    /// What is excused.
    pub waivers: Vec<Waiver>,
    /// What learners share by design, so that it is no sign of anything.
    pub shared: Shared,
    /// The key of the course, from which variants are made.
    key: Option<String>,
}

/// What lateness and hints take off at the most.
const ALL: u64 = 100;

const DAY: i64 = 24 * 60 * 60;

impl Rubric {
    /// Reads a rubric for these labs.
    ///
    /// # Errors
    /// The first thing in it that is not understood, or that contradicts the rest or the labs.
    pub fn parse(text: &str, labs: &[Lab]) -> Result<Self, RubricError> {
        file::read(text, labs)
    }

    /// The ids of the labs that it is about; none if it names none.
    pub fn labs(&self) -> impl Iterator<Item = &str> {
        self.labs.keys().map(String::as_str)
    }

    /// The ids of learners that it names, in waivers and groups.
    pub fn learners(&self) -> impl Iterator<Item = &str> {
        let excused = self.waivers.iter().filter_map(|waiver| waiver.learner.as_deref());
        excused.chain(self.shared.groups.iter().flatten().map(String::as_str))
    }

    /// The column of a lab.
    #[must_use]
    pub fn column(&self, lab: &Lab) -> LabColumn {
        LabColumn {
            lab: lab.id.clone(),
            title: lab.title.clone(),
            possible: self.possible(lab),
            due: self.due(&lab.id),
        }
    }

    /// What can be earned in a lab.
    #[must_use]
    pub fn possible(&self, lab: &Lab) -> Score {
        match self.of(&lab.id).and_then(|of| of.worth) {
            Some(Worth::Points(points)) => Score::points(points),
            Some(Worth::Weight(weight)) => Score::points(self.total).part(weight.into(), self.weights()),
            None => Score::points(lab.checks.iter().map(|check| self.weight_of_check(&lab.id, check)).sum()),
        }
    }

    /// What a check weighs within its lab.
    #[must_use]
    pub fn weight_of_check(&self, lab: &str, check: &LabCheck) -> u32 {
        self.of(lab).and_then(|of| of.checks.get(&check.id).copied()).unwrap_or(check.points)
    }

    /// When a lab is due.
    #[must_use]
    pub fn due(&self, lab: &str) -> Option<Timestamp> {
        self.of(lab).and_then(|of| of.due)
    }

    /// What is taken off of what was earned, in percent, for something handed in at this time. `said`: the LMS says that it
    /// is late, which counts for a day where no time is known.
    #[must_use]
    pub fn late_percent(&self, lab: &str, at: Option<Timestamp>, said: bool) -> u64 {
        let Some(late) = self.of(lab).and_then(|of| of.late).or(self.late) else { return 0 };
        let days = match (self.due(lab), at) {
            (Some(due), Some(at)) => {
                let over = at.as_second().saturating_sub(due.as_second());
                if over <= late.grace.as_secs() {
                    0
                } else {
                    u64::try_from(over.saturating_add(DAY - 1) / DAY).unwrap_or(0)
                }
            }
            _ => u64::from(said),
        };
        late.per_day.saturating_mul(days).min(ALL.saturating_sub(late.floor))
    }

    /// What so many steps of hints take off of a lab with so many points.
    #[must_use]
    pub fn hints(&self, steps: u32, possible: Score) -> Score {
        let counted = u64::from(steps.saturating_sub(self.hints.free));
        possible.part(self.hints.percent.saturating_mul(counted).min(ALL), ALL)
    }

    /// Whether a check, or with `None` the lab, is excused for a learner.
    #[must_use]
    pub fn waiver(
        &self,
        lab: &str,
        check: Option<&str>,
        learner: &str,
        at: Option<Timestamp>,
        now: Timestamp,
    ) -> Option<&Waiver> {
        self.waivers.iter().find(|waiver| {
            waiver.lab == lab
                && waiver.check.as_deref() == check
                && waiver.learner.as_deref().is_none_or(|of| of == learner)
                && waiver.until.is_none_or(|until| at.unwrap_or(now) <= until)
        })
    }

    /// What of a lab is different for each learner, with the key that it is made from.
    #[must_use]
    pub fn variant(&self, lab: &str) -> Option<(&Variant, &str)> {
        self.of(lab).and_then(|of| of.variant.as_ref()).zip(self.key.as_deref())
    }

    fn of(&self, lab: &str) -> Option<&LabRubric> {
        self.labs.get(lab)
    }

    fn weights(&self) -> u64 {
        let weight = |of: &LabRubric| match of.worth {
            Some(Worth::Weight(weight)) => u64::from(weight),
            _ => 0,
        };
        self.labs.values().map(weight).sum()
    }
}
