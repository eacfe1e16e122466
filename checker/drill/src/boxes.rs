//! Which faults come back when: boxes, as Sebastian Leitner's for words. What was found moves on a box and stays away for
//! longer; what was not goes back to the first.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the document that this program writes, and the newest that it reads.
const FORMAT: u32 = 1;

/// Days after which what is in each box is due.
const DAYS: [i64; 5] = [1, 2, 4, 8, 16];

const SECONDS_OF_A_DAY: i64 = 24 * 60 * 60;

/// What is known of each fault that was met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Boxes {
    format: u32,
    /// By the fault's name.
    pub faults: BTreeMap<String, Standing>,
}

/// Where a fault stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// The box that it is in, from 1 on.
    pub level: u8,
    /// When it is due, in seconds since the beginning of 1970, UTC.
    pub due: i64,
    /// How often it was met.
    pub met: u32,
    /// How often it was not found without help, or only with too many steps.
    pub missed: u32,
}

/// What a drill says about one of its faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Result {
    /// It was found.
    Found,
    /// It was not, or with hints, or in too many steps.
    Missed,
}

/// Why a document is not used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BoxesError {
    /// A newer program wrote it.
    Newer,
    /// It is broken; what is wrong with it.
    Broken(String),
}

impl Default for Boxes {
    fn default() -> Self {
        Self { format: FORMAT, faults: BTreeMap::new() }
    }
}

impl Boxes {
    /// Reads a document.
    ///
    /// # Errors
    /// It is broken, or a newer program wrote it.
    pub fn parse(bytes: &[u8]) -> std::result::Result<Self, BoxesError> {
        if format_of(bytes).map_err(BoxesError::Broken)? > FORMAT {
            return Err(BoxesError::Newer);
        }
        serde_json::from_slice(bytes).map_err(|error| BoxesError::Broken(error.to_string()))
    }

    /// The document.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Notes what became of a fault; `now` in seconds since the beginning of 1970.
    pub fn note(&mut self, fault: &str, result: Result, now: i64) {
        let last = u8::try_from(DAYS.len()).unwrap_or(u8::MAX);
        let known = self.faults.entry(fault.to_owned()).or_insert(Standing { level: 0, due: now, met: 0, missed: 0 });
        known.level = match result {
            Result::Found => known.level.saturating_add(1).min(last),
            Result::Missed => 1,
        };
        known.met = known.met.saturating_add(1);
        known.missed = known.missed.saturating_add(u32::from(result == Result::Missed));
        let days = DAYS.get(usize::from(known.level.max(1)) - 1).copied().unwrap_or(SECONDS_OF_A_DAY);
        known.due = now.saturating_add(days.saturating_mul(SECONDS_OF_A_DAY));
    }

    /// The faults that are due, the one that has waited longest first.
    #[must_use]
    pub fn due(&self, now: i64) -> Vec<&str> {
        let mut due: Vec<(&i64, &str)> = self
            .faults
            .iter()
            .filter(|(_, known)| known.due <= now)
            .map(|(id, known)| (&known.due, id.as_str()))
            .collect();
        due.sort_unstable();
        due.into_iter().map(|(_, id)| id).collect()
    }
}

/// The number of the format that a document says it has.
pub(crate) fn format_of(bytes: &[u8]) -> std::result::Result<u32, String> {
    #[derive(Deserialize)]
    struct Head {
        format: u32,
    }
    serde_json::from_slice::<Head>(bytes).map(|head| head.format).map_err(|error| error.to_string())
}
