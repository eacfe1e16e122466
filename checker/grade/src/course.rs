//! What is graded: the labs of a course.

use judge::Lab;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

/// The labs that a class is graded on.
#[derive(Debug, Clone)]
pub struct Course {
    /// The labs, and all that they rest on.
    pub labs: Vec<Lab>,
    /// The ids of those that are graded, in the order of the course.
    pub asked: Vec<String>,
    /// The version of each lab by its id: the hash of its folder.
    pub versions: BTreeMap<String, String>,
}

impl Course {
    /// The labs that are graded, in the order of the course.
    pub fn graded(&self) -> impl Iterator<Item = &Lab> {
        self.asked.iter().filter_map(|id| self.lab(id))
    }

    /// A lab by its id or another name of it.
    #[must_use]
    pub fn lab(&self, id: &str) -> Option<&Lab> {
        self.labs.iter().find(|lab| lab.is_called(id))
    }

    /// What submissions are judged by, in a word: the labs that are graded, with their versions and those of all that they
    /// rest on, and this program's.
    #[must_use]
    pub fn basis(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(env!("CARGO_PKG_VERSION"));
        for id in &self.asked {
            hash.update([0]);
            hash.update(id);
        }
        for (id, version) in &self.versions {
            hash.update([1]);
            hash.update(id);
            hash.update([2]);
            hash.update(version);
        }
        hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}
