//! What an LMS gives of a class: one archive of Canvas's, folders of Moodle's, folders called by ids.

use super::material::zip;
use super::{By, Class, Handed, Kind, Person};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What a grader has to say of what an LMS gave: the numbers add up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Expected {
    pub found: usize,
    pub graded: usize,
    pub superseded: usize,
    pub unreadable: usize,
    pub strangers: usize,
}

impl Class {
    /// The archive that Canvas gives of an assignment, every attempt in it.
    #[must_use]
    pub fn canvas(&self) -> (Vec<u8>, Expected) {
        let mut again: BTreeMap<u64, u32> = BTreeMap::new();
        let files: Vec<(String, &Handed)> = self
            .handed
            .iter()
            .enumerate()
            .map(|(number, handed)| {
                let person = self.who(handed);
                let before = again.entry(person.canvas_id).or_default();
                let original = if *before == 0 { handed.name.clone() } else { numbered(&handed.name, *before) };
                *before += 1;
                let late = if handed.is_late { "LATE_" } else { "" };
                let name = canvas_name(&person.name);
                (format!("{name}_{late}{}_{}_{original}", person.canvas_id, 9_000_000 + number), handed)
            })
            .collect();
        let members: Vec<(&str, &[u8])> = files.iter().map(|(name, handed)| (name.as_str(), &*handed.bytes)).collect();
        (zip(&members), self.expected(&self.handed.iter().collect::<Vec<_>>()))
    }

    /// The folders that Moodle gives: what was handed in last.
    pub fn moodle(&self, folder: &Path) -> Expected {
        self.folders(folder, |person| format!("{}_{}_assignsubmission_file_", person.name, person.participant))
    }

    /// Folders called by the ids of the roster.
    pub fn plain(&self, folder: &Path) -> Expected {
        self.folders(folder, |person| person.id.clone())
    }

    fn folders(&self, folder: &Path, called: impl Fn(&Person) -> String) -> Expected {
        let mut last: BTreeMap<String, &Handed> = BTreeMap::new();
        for handed in &self.handed {
            last.insert(called(self.who(handed)), handed);
        }
        for (name, handed) in &last {
            let own = folder.join(name);
            fs::create_dir_all(&own).unwrap();
            fs::write(own.join(&handed.name), &handed.bytes).unwrap();
        }
        self.expected(&last.into_values().collect::<Vec<_>>())
    }

    /// Who handed something in.
    #[must_use]
    pub fn who(&self, handed: &Handed) -> &Person {
        match handed.by {
            By::Person(person) => &self.people[person],
            By::Stranger(stranger) => &self.strangers[stranger],
        }
    }

    fn expected(&self, given: &[&Handed]) -> Expected {
        let mut expected = Expected { found: given.len(), ..Expected::default() };
        for handed in given {
            let is_last = !given.iter().any(|other| other.by == handed.by && other.attempt > handed.attempt);
            match (handed.by, &handed.kind) {
                (By::Stranger(_), _) => expected.strangers += 1,
                (_, Kind::Broken(_)) => expected.unreadable += 1,
                _ if is_last => expected.graded += 1,
                _ => expected.superseded += 1,
            }
        }
        expected
    }
}

/// Canvas leaves letters, in small ones.
fn canvas_name(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// `submission-1.zip`.
fn numbered(name: &str, number: u32) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}-{number}.{ending}"),
        None => format!("{name}-{number}"),
    }
}
