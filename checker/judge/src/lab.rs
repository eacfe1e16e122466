//! A lab as its author writes it: `lab.toml`.
//!
//! Written for people: unknown words are errors that point at the very value and name the nearest known word.

use crate::answers::AnswerKind;
use crate::checks::Spec;
use crate::lab_fault::{LabFault, MOST_POINTS, TOO_MANY_POINTS};
use crate::toml_fault::{Wanted, line_and_column, value_at};
use crate::verdict::Text;
use serde::de::{self, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeSet;
use std::fmt::{self, Display as _};
use std::ops::Range;

/// What the id of every lab begins with.
const PREFIX: &str = "lab-";

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
    /// Whether it stands apart from the course: done when one wants to, and not with all others.
    #[serde(default)]
    pub apart: bool,
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
    struct Points;

    impl Visitor<'_> for Points {
        type Value = u32;

        fn expecting(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
            Wanted::Between(0, MOST_POINTS.into()).fmt(text)
        }

        fn visit_i64<E: de::Error>(self, points: i64) -> Result<u32, E> {
            match u32::try_from(points) {
                Ok(fitting) if fitting <= MOST_POINTS => Ok(fitting),
                _ if points > 0 => Err(E::custom(format!("{TOO_MANY_POINTS}{points}"))),
                _ => Err(E::invalid_value(Unexpected::Signed(points), &self)),
            }
        }
    }

    deserializer.deserialize_any(Points)
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
        let mut lab: Self = toml::from_str(text)
            .map_err(|error| LabError::at(text, error.span(), LabFault::of_parser(&error, text)))?;
        lab.consistent().map_err(|(path, fault)| {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            LabError::of_value(text, &path, fault)
        })?;
        for below in &mut lab.rests_on {
            if below.starts_with(|first: char| first.is_ascii_digit()) {
                below.insert_str(0, PREFIX);
            }
        }
        Ok(lab)
    }

    /// Whether `name` means this lab.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.id == name || self.aliases.iter().any(|alias| alias == name)
    }

    /// Whether it is exercises on paper and nothing else: it needs no account.
    #[must_use]
    pub fn is_on_paper(&self) -> bool {
        self.checks.iter().all(|check| check.judge.info().answers.is_some())
    }

    /// The kinds of answers that it judges.
    #[must_use]
    pub fn answers(&self) -> BTreeSet<AnswerKind> {
        self.checks.iter().filter_map(|check| check.judge.info().answers).collect()
    }

    /// What the parser cannot see; the way to the value at fault, and what is wrong with it.
    fn consistent(&self) -> Result<(), (Vec<String>, LabFault)> {
        let own = |field: &str| vec![field.to_owned()];
        if !self.id.starts_with(PREFIX) || self.id.len() == PREFIX.len() {
            return Err((own("id"), LabFault::LabId { id: self.id.clone() }));
        }
        if self.checks.is_empty() {
            return Err((own("check"), LabFault::NoChecks));
        }
        for (index, check) in self.checks.iter().enumerate() {
            let of_check = |field: &[&str]| {
                let way = ["check".to_owned(), index.to_string()].into_iter();
                way.chain(field.iter().map(|field| (*field).to_owned())).collect::<Vec<_>>()
            };
            let id = || check.id.clone();
            let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if check.id.is_empty() || !check.id.chars().all(is_plain) {
                return Err((of_check(&["id"]), LabFault::CheckId { id: id() }));
            }
            let earlier: Vec<&str> = self.checks.iter().take(index).map(|check| check.id.as_str()).collect();
            if earlier.contains(&check.id.as_str()) {
                return Err((of_check(&["id"]), LabFault::CheckTwice { id: id() }));
            }
            let judgement = check.judge.check();
            let mut fault = judgement.consistent().err();
            if let Some(twin) = judgement.twin().filter(|twin| !earlier.contains(twin)) {
                let known = earlier.iter().map(|id| (*id).to_owned()).collect();
                fault = Some(LabFault::NoTwin { twin: twin.to_owned(), known });
            }
            if let Some(fault) = fault {
                let way = ["judge", check.judge.info().id].into_iter().chain(fault.field());
                return Err((of_check(&way.collect::<Vec<_>>()), fault));
            }
        }
        Ok(())
    }
}

impl LabError {
    /// Something that is wrong with a value of a `lab.toml`, found by the way of fields and positions that leads to it.
    #[must_use]
    pub fn of_value(text: &str, path: &[&str], fault: LabFault) -> Self {
        Self::at(text, value_at(text, path), fault)
    }

    fn at(text: &str, span: Option<Range<usize>>, fault: LabFault) -> Self {
        let (line, column) = line_and_column(text, span.as_ref().map_or(0, |span| span.start));
        Self { line, column, span, fault }
    }
}
