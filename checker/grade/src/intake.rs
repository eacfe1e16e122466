//! What came in: which files there are, who handed each of them in, and how each is read once it is its turn.
//!
//! Only names and sizes are looked at first, so that a class is not in memory at once. Who handed something in is what
//! the LMS's name of the file says, never what is inside. Whatever is wrong with one file is told, and stops no other.
//! Nothing here makes a connection, and nothing is unpacked onto a disk.

mod content;
mod group;
mod list;
pub mod lms;
mod problem;
mod shared;

pub use content::Content;
pub use problem::Problem;

use crate::gradebook::Reason;
use crate::identity::Identity;
use crate::roster::{Roster, Unmatched};
use group::Unit;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::path::PathBuf;
use submission::archive;

/// How much is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Files of all paths together, those of the system among them.
    pub files: usize,
    /// Folders inside each other.
    pub depth: usize,
    /// What an LMS packs.
    pub course: archive::Bounds,
    /// What one learner hands in.
    pub submission: archive::Bounds,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { files: 200_000, depth: 32, course: archive::Bounds::COURSE, submission: archive::Bounds::SUBMISSION }
    }
}

/// Everything that came in.
#[derive(Debug, Clone, Default)]
pub struct Intake {
    /// Submissions, of learners and of strangers, in the order in which they were found.
    pub found: Vec<Found>,
    /// What was meant to be one and cannot be read, each with why and what to do.
    pub unreadable: Vec<Reason>,
    /// What is worth knowing beside it.
    pub notes: Vec<Reason>,
    /// How many files there were, without those of the system.
    pub files: usize,
    /// How many files of the system there were, such as `.DS_Store`: they are no part of the rest.
    pub litter: usize,
}

/// A submission that was found.
#[derive(Debug, Clone)]
pub struct Found {
    /// Where, for people: the way through folders and archives.
    pub origin: String,
    /// The learner's id; else why it is nobody's.
    pub who: Result<String, Reason>,
    /// What the LMS, or the name of the file, says of who that is.
    pub identity: Identity,
    /// Who the submission itself says that it is of, where nothing else tells. It is never believed.
    pub claimed: Option<String>,
    /// When it was handed in, where the way on which it came says so.
    pub at: Option<Timestamp>,
    /// Whether the LMS calls it late.
    pub late_by_lms: bool,
    /// Which of the learner's it is, from 1: later ones have higher numbers.
    pub attempt: u32,
    /// How many files it consists of.
    pub files: usize,
    /// What is in it, to be loaded when it is its turn.
    pub content: Content,
}

/// So many strangers are asked who they say they are.
const ASKED: usize = 200;

/// The order of what a learner handed in; with it stands the place in `found`.
type Order = (u64, u64);

/// Looks what there is below some paths: folders, archives as LMSs give them, submissions, and files alone.
#[must_use]
pub fn look(paths: &[PathBuf], roster: &Roster, bounds: &Bounds) -> Intake {
    let listed = list::list(paths, roster, bounds);
    let mut intake = Intake {
        unreadable: listed.unreadable,
        notes: listed.notes,
        files: listed.files,
        litter: listed.litter,
        ..Intake::default()
    };
    let mut asked = 0;
    let mut by_learner: BTreeMap<String, Vec<(Order, usize)>> = BTreeMap::new();
    for unit in group::units(listed.roots, roster) {
        let Unit { origin, identity, who, late, order, files, content } = unit;
        let mut claimed = None;
        let who = who.map_err(|unmatched| {
            if asked < ASKED {
                asked += 1;
                claimed = content.claimed(bounds);
            }
            nobody(&origin, &identity, unmatched, claimed.as_deref())
        });
        if let Ok(learner) = &who {
            by_learner.entry(learner.clone()).or_default().push((order, intake.found.len()));
        }
        intake.found.push(Found {
            origin,
            who,
            identity,
            claimed,
            at: None,
            late_by_lms: late,
            attempt: 1,
            files,
            content,
        });
    }
    for mut attempts in by_learner.into_values() {
        attempts.sort_unstable();
        for (number, (_, index)) in (1..).zip(attempts) {
            if let Some(found) = intake.found.get_mut(index) {
                found.attempt = number;
            }
        }
    }
    intake
}

impl Intake {
    /// Those of learners of the roster.
    pub fn of_learners(&self) -> impl Iterator<Item = (&str, &Found)> {
        self.found.iter().filter_map(|found| Some((found.who.as_deref().ok()?, found)))
    }

    /// Why the others are nobody's.
    pub fn strangers(&self) -> impl Iterator<Item = &Reason> {
        self.found.iter().filter_map(|found| found.who.as_ref().err())
    }
}

/// Why a submission is of nobody in the roster, and what to do.
fn nobody(origin: &str, identity: &Identity, unmatched: Unmatched, claimed: Option<&str>) -> Reason {
    let (kind, name) = match identity {
        Identity::Canvas(user) => ("canvas", user.clone()),
        Identity::Moodle { name, .. } => ("moodle", name.clone()),
        Identity::Called(name) | Identity::Collected(name) => ("called", name.clone()),
    };
    let mut args = BTreeMap::from([("name".to_owned(), name)]);
    let code = match (unmatched, claimed) {
        (Unmatched::Several(ids), _) => {
            args.insert("learners".to_owned(), ids.join(", "));
            "several-learners".to_owned()
        }
        (Unmatched::Nobody, _) if lms::is_anonymous(identity) => "anonymous".to_owned(),
        (Unmatched::Nobody, Some(claimed)) => {
            args.insert("claimed".to_owned(), claimed.to_owned());
            format!("stranger-{kind}-claims")
        }
        (Unmatched::Nobody, None) => format!("stranger-{kind}"),
    };
    Reason { code, resource: origin.to_owned(), args }
}
