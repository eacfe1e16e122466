//! What a proof can find, as values: the words for it are made elsewhere, in the author's language.

use crate::expect::ExpectationFault;
use judge::{AnswerError, Because, CheckReport, CheckStatus, LabReport, LabStatus, Note};
use world::WorldError;

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The lab.
    pub lab: String,
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub what: What,
}

/// Where something is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A file of the lab's folder.
    File(String),
    /// A base that nothing was built in.
    Base(&'static str),
    /// The solved world with one more line.
    Edit(String),
}

/// What is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A file that nothing reads.
    FileUnread,
    /// A file that a lab has to have.
    FileMissing,
    /// The folder has a solved world, and `lab.toml` names another one.
    TwoSolvedWorlds {
        /// The one that is named.
        base: String,
    },
    /// Another lab is called the same.
    NameTaken {
        /// The name.
        name: String,
        /// The other lab.
        by: String,
    },
    /// The lab rests on one that is not there.
    RestsOnNothing {
        /// What it says it rests on.
        on: String,
    },
    /// The lab rests, by way of others or at once, on itself.
    RestsOnItself,
    /// A case is called like a world that every lab has.
    CaseName {
        /// The name.
        name: String,
    },
    /// A world that cannot be read or carried out.
    World(WorldError),
    /// Answers that cannot be read.
    Answers(AnswerError),
    /// What a case says will come of it is not understood.
    Expectation(ExpectationFault),
    /// The solved world does not pass.
    SolvedFails(Standing),
    /// A world in which nothing was built earns something.
    EarnsUnbuilt(Standing),
    /// Without a call that it needs, the lab is not unknown.
    NotUnknown(Standing),
    /// Without a call, a check fails though nothing is wrong.
    FailsUnseen {
        /// Its lab.
        lab: String,
        /// The check.
        check: String,
    },
    /// A check passes without a call that it needs.
    PassesUnseen {
        /// The check.
        check: String,
    },
    /// A case that is to pass does not.
    NotPassing(Standing),
    /// A check that is to be unknown in a case is not.
    CheckNotUnknown {
        /// The check.
        check: String,
        /// How the lab stands.
        standing: Standing,
    },
    /// A case speaks of a lab that is not there.
    NoLab {
        /// What it is called.
        lab: String,
    },
    /// A case speaks of a check that is not there.
    NoCheck {
        /// Its lab.
        lab: String,
        /// What it is called.
        check: String,
        /// The checks of the lab.
        known: Vec<String>,
    },
    /// A check that is to fail in a case does not.
    NotFailing {
        /// The check.
        check: String,
        /// How its lab stands.
        standing: Standing,
    },
    /// A check fails, but not for the reason that the case names.
    OtherReason {
        /// Its lab.
        lab: String,
        /// The check.
        check: String,
        /// The reason that is named.
        wanted: Reason,
        /// The reasons that were found, the first one first.
        found: Vec<Reason>,
    },
    /// A check fails that the case does not speak of.
    FailsToo {
        /// Its lab.
        lab: String,
        /// The check.
        check: String,
        /// Why.
        found: Vec<Reason>,
    },
}

/// A code, and the label or id of the resource that it is said of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The code.
    pub code: String,
    /// The resource.
    pub resource: String,
}

/// How a lab stands in a world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The lab.
    pub lab: String,
    /// Its status.
    pub status: LabStatus,
    /// Its checks, in their order.
    pub checks: Vec<CheckStanding>,
}

/// How a check stands in a world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckStanding {
    /// The check.
    pub id: String,
    /// Its status.
    pub status: CheckStatus,
    /// Why it fails.
    pub found: Vec<Reason>,
    /// Why it cannot be told.
    pub why: Option<Note>,
    /// The calls without which it cannot be told.
    pub need: Vec<String>,
    /// The check that tells the cause already: its lab and its id.
    pub told_by: Option<(String, String)>,
}

/// How a finding's resource is called in the world.
pub(crate) type Name<'n> = &'n dyn Fn(&str) -> String;

/// Why a check fails.
pub(crate) fn reasons(check: &CheckReport, name: Name<'_>) -> Vec<Reason> {
    check
        .findings
        .iter()
        .map(|finding| Reason { code: finding.code.to_owned(), resource: name(&finding.resource) })
        .collect()
}

impl Standing {
    pub(crate) fn of(lab: &LabReport, name: Name<'_>) -> Self {
        let check = |check: &CheckReport| CheckStanding {
            id: check.id.clone(),
            status: check.status,
            found: reasons(check, name),
            why: check.why.clone(),
            need: check.need.iter().map(|need| need.action.clone()).collect(),
            told_by: match &check.because {
                Some(Because::Check { lab, check, .. } | Because::Unknown { lab, check, .. }) => {
                    Some((lab.clone(), check.clone()))
                }
                Some(Because::NoProbes) | None => None,
            },
        };
        Self { lab: lab.lab.clone(), status: lab.status, checks: lab.checks.iter().map(check).collect() }
    }
}
