//! A part of a file: its text, and the way to say where in the file it stands.
//!
//! Nothing is built of a part that nobody reads, and finding a part never begins at the start of the file again.

use crate::ask::{Ask, Output};
use crate::document::Snapshot;
use crate::read::members::Members;
use crate::read::position::{self, Step};
use crate::read::{self, Limits, ReadError};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// A value in a file.
#[derive(Debug, Clone)]
pub(super) struct Part<'t> {
    file: &'t str,
    text: &'t str,
    path: Vec<Step>,
}

impl<'t> Part<'t> {
    /// A document of a file.
    pub(super) fn document(file: &'t str, text: &'t str) -> Self {
        Self { file, text, path: Vec::new() }
    }

    /// A member of this object.
    pub(super) fn member(&self, name: &str, raw: &'t RawValue) -> Self {
        self.inside(Step::Member(name.to_owned()), raw)
    }

    fn inside(&self, step: Step, raw: &'t RawValue) -> Self {
        let mut path = self.path.clone();
        path.push(step);
        Self { file: self.file, text: raw.get(), path }
    }

    /// The text.
    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    pub(super) fn is_list(&self) -> bool {
        self.text.starts_with('[')
    }

    pub(super) fn is_object(&self) -> bool {
        self.text.starts_with('{')
    }

    pub(super) fn is_null(&self) -> bool {
        self.text == "null"
    }

    /// The members of an object.
    pub(super) fn members(&self) -> Result<Members<'t>, ReadError> {
        // Only a value that is built tells where in it an error is.
        serde_json::from_str(self.text).or_else(|_| {
            self.read::<Value>()?;
            self.read()
        })
    }

    /// The elements of a list.
    pub(super) fn elements(&self) -> Result<Vec<Self>, ReadError> {
        let all: Result<Vec<&'t RawValue>, _> = serde_json::from_str(self.text);
        let all = match all {
            Ok(all) => all,
            Err(_) => {
                self.read::<Value>()?;
                self.read()?
            }
        };
        Ok(all.into_iter().enumerate().map(|(index, raw)| self.inside(Step::Element(index), raw)).collect())
    }

    /// The whole snapshot that this is.
    pub(super) fn snapshot(&self, limits: Limits) -> Result<Snapshot, ReadError> {
        read::from_part(self.text, self.file, limits)
    }

    /// The answer that this is, and whether it is whole.
    pub(super) fn output(&self, ask: Ask) -> Result<(Output, bool), ReadError> {
        read::output(ask, self.text, self.file, &self.path)
    }

    pub(super) fn read<T: Deserialize<'t>>(&self) -> Result<T, ReadError> {
        read::value_in(self.text, self.file, &self.path)
    }

    /// Where in the document it stands.
    pub(super) fn place(&self) -> String {
        position::show(&self.path)
    }

    /// Says that the value is wrong.
    pub(super) fn wrong(&self, cause: String) -> ReadError {
        let (line, column) = position::line_and_column(self.file, position::offset_in(self.file, self.text));
        ReadError::Malformed { line, column, path: position::show(&self.path), cause }
    }
}
