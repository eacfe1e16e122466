//! A lab as its author writes it: `lab.toml`.
//!
//! Written for people: unknown words are errors that point at the very value and name the nearest known word.

use crate::checks::Spec;
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

/// What a check may earn at most; a lab's sum stays a number that people can read.
pub const MOST_POINTS: u32 = 1000;

fn points<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let points = u32::deserialize(deserializer)?;
    if points > MOST_POINTS {
        return Err(D::Error::custom(format!("a check earns at most {MOST_POINTS} points, not {points}")));
    }
    Ok(points)
}

/// Why a `lab.toml` was not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {cause}{}", hint(.nearest.as_deref()))]
pub struct LabError {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The bytes that are wrong.
    pub span: Option<Range<usize>>,
    /// What is wrong with them.
    pub cause: String,
    /// A known word that is close to an unknown one.
    pub nearest: Option<String>,
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
            let cause = error.message().to_owned();
            LabError::at(text, error.span(), nearest(&cause), cause)
        })?;
        lab.consistent().map_err(|(word, cause)| {
            let span = text.find(&format!("\"{word}\"")).map(|start| start..start + word.len() + 2);
            LabError::at(text, span, None, cause)
        })?;
        Ok(lab)
    }

    /// Whether `name` means this lab.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.id == name || self.aliases.iter().any(|alias| alias == name)
    }

    /// What the parser cannot see; the word at fault and what is wrong with it.
    fn consistent(&self) -> Result<(), (String, String)> {
        if !self.id.starts_with("lab-") || self.id.len() < 5 {
            return Err((
                self.id.clone(),
                format!("a lab's id begins with `lab-`, like `lab-1.12`, not `{}`", self.id),
            ));
        }
        if self.checks.is_empty() {
            return Err((self.id.clone(), "a lab needs at least one [[check]]".to_owned()));
        }
        for (index, check) in self.checks.iter().enumerate() {
            if check.id.is_empty()
                || !check.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
            {
                let cause = format!("the check id `{}` may have a-z, 0-9 and `-` only", check.id);
                return Err((check.id.clone(), cause));
            }
            if self.checks[..index].iter().any(|earlier| earlier.id == check.id) {
                return Err((check.id.clone(), format!("two checks are called `{}`", check.id)));
            }
            let judgement = check.judge.check();
            let earlier = |twin: &str| self.checks.iter().take(index).any(|check| check.id == twin);
            if let Some(twin) = judgement.twin().filter(|twin| !earlier(twin)) {
                return Err((check.id.clone(), format!("the twin `{twin}` is no check before this one")));
            }
            judgement.consistent().map_err(|cause| (check.id.clone(), cause))?;
        }
        Ok(())
    }
}

impl LabError {
    fn at(text: &str, span: Option<Range<usize>>, nearest: Option<String>, cause: String) -> Self {
        let start = span.as_ref().map_or(0, |span| span.start.min(text.len()));
        let before = text.get(..start).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Self { line, column, span, cause, nearest }
    }
}

/// The known word closest to the unknown one in an error of the parser, which quotes both in backticks.
fn nearest(cause: &str) -> Option<String> {
    if !cause.starts_with("unknown ") {
        return None;
    }
    let mut words = cause.split('`').skip(1).step_by(2);
    let unknown = words.next()?;
    words
        .map(|known| (strsim::jaro_winkler(unknown, known), known))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known.to_owned())
}
