//! A network as a base and edits upon it, and two of them as one.

use snapshot::Snapshot;
use std::sync::Arc;
use world::{Base, Bases, Labels};

/// Edits upon a base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Network {
    pub(crate) base: Arc<Base>,
    pub(crate) edits: Vec<String>,
}

/// A network that was built.
#[derive(Debug, Clone)]
pub(crate) struct Built {
    pub(crate) snapshot: Snapshot,
    pub(crate) labels: Labels,
}

impl Network {
    /// What both are made of; what both build alike is built once, for the faults of a later lab may each be written
    /// with all that they stand in.
    pub(crate) fn with(&self, other: &Self) -> Self {
        let own = other.edits.iter().filter(|line| !self.edits.contains(line));
        Self { base: Arc::clone(&self.base), edits: self.edits.iter().chain(own).cloned().collect() }
    }

    /// The network, if it can be built.
    pub(crate) fn build(&self, bases: &Bases) -> Option<Built> {
        build(&world::as_made(&self.base, &self.edits), bases)
    }

    /// Its text, in its usual order and without what gives an edit away.
    pub(crate) fn text(&self) -> String {
        world::spelled_out(&self.base, &self.edits)
    }
}

/// The network that a text describes, if it can be built.
pub(crate) fn build(text: &str, bases: &Bases) -> Option<Built> {
    let built = bases.read(text).ok()?.build().ok()?;
    Some(Built { snapshot: built.snapshot, labels: built.labels })
}

/// The lines that are in one text of a world and not in the other, each with its sign: `-` for those of the first one,
/// `+` for those of the second one. Comments and blank lines are left out.
#[must_use]
pub fn difference(before: &str, after: &str) -> Vec<(char, String)> {
    let lines = |text: &str| -> Vec<String> {
        let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
    };
    let (before, after) = (lines(before), lines(after));
    let only = |own: &[String], other: &[String], sign: char| -> Vec<(char, String)> {
        let mut left: Vec<&String> = other.iter().collect();
        let mut found = Vec::new();
        for line in own {
            match left.iter().position(|one| *one == line) {
                Some(at) => drop(left.swap_remove(at)),
                None => found.push((sign, line.clone())),
            }
        }
        found
    };
    let mut lines = only(&before, &after, '-');
    lines.extend(only(&after, &before, '+'));
    lines
}
