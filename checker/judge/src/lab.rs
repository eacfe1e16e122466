//! A lab as its author writes it: `lab.toml`.
//!
//! Written for people: unknown words are errors that point at the very value and name the nearest known word.

use crate::checks::Spec;
use crate::lab_fault::{LabFault, MOST_POINTS, TOO_MANY_POINTS};
use crate::verdict::Text;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use std::ops::Range;

/// A lab: what it asks for, check by check.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Lab {
    /// `lab-1.12`.
    pub id: String,
    /// Other ids that mean the same lab.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The chapter of the course.
    pub chapter: String,
    /// Its title.
    pub title: Text,
    /// What the learner builds and why.
    pub goal: Text,
    /// Labs whose result this one needs; a cause that one of their checks names is not told again.
    #[serde(default)]
    pub rests_on: Vec<String>,
    /// The world in which the lab is done, by its name, for a folder without a `solved.txt`; else the course's own.
    pub base: Option<String>,
    /// The checks, in the order in which a learner would build.
    #[serde(rename = "check")]
    pub checks: Vec<LabCheck>,
    /// What goes on costing money when the lab is done.
    #[serde(default, rename = "cost")]
    pub costs: Vec<Text>,
}

/// One check of a lab.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LabCheck {
    /// Its id within the lab.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// What it earns, at most [`MOST_POINTS`].
    #[serde(deserialize_with = "points")]
    pub points: u32,
    /// What is judged, and with which parameters.
    pub judge: Spec,
    /// The ladder of hints: a question, the idea with its chapter, where to look, the command.
    #[serde(default)]
    pub hints: Vec<Text>,
}

fn points<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let points = u32::deserialize(deserializer)?;
    if points > MOST_POINTS {
        return Err(D::Error::custom(format!("{TOO_MANY_POINTS}{points}")));
    }
    Ok(points)
}

/// Why a `lab.toml` was not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {fault}{}", hint(.fault.nearest()))]
pub struct LabError {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The bytes that are wrong.
    pub span: Option<Range<usize>>,
    /// What is wrong with them.
    pub fault: LabFault,
}

fn hint(nearest: Option<&str>) -> String {
    nearest.map(|word| format!("; did you mean `{word}`?")).unwrap_or_default()
}

impl Lab {
    /// Reads a `lab.toml`.
    ///
    /// # Errors
    /// The first thing in it that is not understood, or that contradicts the rest.
    pub fn parse(text: &str) -> Result<Self, LabError> {
        let lab: Self = toml::from_str(text).map_err(|error| {
            let at = error.span().and_then(|span| text.get(span)).unwrap_or_default();
            LabError::at(text, error.span(), LabFault::of_parser(error.message(), at))
        })?;
        lab.consistent().map_err(|(word, fault)| {
            let span = text.find(&format!("\"{word}\"")).map(|start| start..start + word.len() + 2);
            LabError::at(text, span, fault)
        })?;
        Ok(lab)
    }

    /// Whether `name` means this lab.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.id == name || self.aliases.iter().any(|alias| alias == name)
    }

    /// Whether it is an exercise sheet and nothing else: it needs no account.
    #[must_use]
    pub fn is_on_paper(&self) -> bool {
        self.checks.iter().all(|check| matches!(check.judge, Spec::Sheet(_)))
    }

    /// What the parser cannot see; the word at fault and what is wrong with it.
    fn consistent(&self) -> Result<(), (String, LabFault)> {
        if !self.id.starts_with("lab-") || self.id.len() < 5 {
            return Err((self.id.clone(), LabFault::LabId { id: self.id.clone() }));
        }
        if self.checks.is_empty() {
            return Err((self.id.clone(), LabFault::NoChecks));
        }
        for (index, check) in self.checks.iter().enumerate() {
            let id = || check.id.clone();
            let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if check.id.is_empty() || !check.id.chars().all(is_plain) {
                return Err((id(), LabFault::CheckId { id: id() }));
            }
            if self.checks[..index].iter().any(|earlier| earlier.id == check.id) {
                return Err((id(), LabFault::CheckTwice { id: id() }));
            }
            let judgement = check.judge.check();
            let earlier = |twin: &str| self.checks.iter().take(index).any(|check| check.id == twin);
            if let Some(twin) = judgement.twin().filter(|twin| !earlier(twin)) {
                return Err((id(), LabFault::NoTwin { twin: twin.to_owned() }));
            }
            judgement.consistent().map_err(|fault| (id(), fault))?;
        }
        Ok(())
    }
}

impl LabError {
    fn at(text: &str, span: Option<Range<usize>>, fault: LabFault) -> Self {
        let start = span.as_ref().map_or(0, |span| span.start.min(text.len()));
        let before = text.get(..start).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Self { line, column, span, fault }
    }
}
