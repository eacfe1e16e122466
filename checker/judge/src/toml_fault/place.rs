//! Where a value stands in a TOML text.

use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The value that a way of fields and positions leads to, or what is there of the way.
#[must_use]
pub fn value_at(text: &str, path: &[&str]) -> Option<Range<usize>> {
    let table = DeTable::parse(text).ok()?;
    let mut found = None;
    let mut inside: Option<&DeValue<'_>> = None;
    for (depth, step) in path.iter().enumerate() {
        let next = match inside {
            None if depth == 0 => table.get_ref().get(*step),
            None | Some(DeValue::String(_)) => None,
            Some(DeValue::Array(list)) => step.parse::<usize>().ok().and_then(|at| list.get(at)),
            Some(value) => value.get(*step),
        };
        let Some(next) = next else { break };
        found = Some(next.span());
        inside = Some(next.get_ref());
    }
    found
}

/// Line and column in characters, both from 1, of what begins at a byte.
#[must_use]
pub fn line_and_column(text: &str, start: usize) -> (usize, usize) {
    let before = text.get(..start.min(text.len())).unwrap_or_default();
    (before.matches('\n').count() + 1, before.rsplit('\n').next().unwrap_or_default().chars().count() + 1)
}
