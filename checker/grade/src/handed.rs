//! From what came in to what is graded: submissions of learners with their hashes, and what is in no mark, with why.

use crate::assemble::Strays;
use crate::gradebook::Reason;
use crate::identity::Identity;
use crate::intake::{Bounds, Content, Found, Intake};
use crate::run::{Handed, Load};
use crate::store::Facts;
use jiff::Timestamp;
use std::path::Path;
use std::sync::Arc;
use submission::Submission;

/// A submission where it was found.
struct Place {
    content: Content,
    origin: String,
    bounds: Bounds,
}

impl Load for Place {
    fn load(&self) -> Result<Submission, Reason> {
        self.content.load(&self.bounds).map_err(|problem| problem.reason(&self.origin))
    }
}

/// What the grader read from a learner's own account, and keeps in a file.
///
/// # Errors
/// It cannot be read any more.
pub fn collected(learner: &str, file: &Path, at: Timestamp, bounds: &Bounds) -> Result<Handed, Reason> {
    let origin = file.display().to_string();
    let content = Content::of_file(file);
    let sha256 = content.sha256(bounds).map_err(|problem| problem.reason(&origin))?;
    let facts = Facts {
        origin: origin.clone(),
        identity: Identity::Collected(learner.to_owned()),
        at: Some(at),
        late_by_lms: false,
        attempt: 1,
    };
    let content = Place { content, origin, bounds: *bounds };
    Ok(Handed { sha256, learner: learner.to_owned(), facts, content: Arc::new(content) })
}

/// What of an intake is graded, and what is not.
#[must_use]
pub fn handed(intake: &Intake, bounds: &Bounds) -> (Vec<Handed>, Strays) {
    let mut strays = Strays { unreadable: intake.unreadable.clone(), strangers: Vec::new() };
    let mut handed = Vec::new();
    for found in &intake.found {
        match &found.who {
            Ok(learner) => match found.content.sha256(bounds) {
                Ok(sha256) => handed.push(one(found, learner, sha256, bounds)),
                Err(problem) => strays.unreadable.push(problem.reason(&found.origin)),
            },
            Err(reason) => strays.strangers.push(reason.clone()),
        }
    }
    (handed, strays)
}

fn one(found: &Found, learner: &str, sha256: String, bounds: &Bounds) -> Handed {
    let facts = Facts {
        origin: found.origin.clone(),
        identity: found.identity.clone(),
        at: found.at,
        late_by_lms: found.late_by_lms,
        attempt: found.attempt,
    };
    let content = Place { content: found.content.clone(), origin: found.origin.clone(), bounds: *bounds };
    Handed { sha256, learner: learner.to_owned(), facts, content: Arc::new(content) }
}
