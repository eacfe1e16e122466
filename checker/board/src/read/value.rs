//! Values of the file, as the kinds of things that a board says.

use crate::fault::{BoardError, BoardFault, Section, ValueKind};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A name where it is written.
#[derive(Debug, Clone)]
pub(super) struct Told {
    /// The name, with single spaces.
    pub(super) name: String,
    /// Where.
    pub(super) span: Range<usize>,
}

/// A value and where it is.
pub(super) struct Value<'t, 'v> {
    pub(super) text: &'t str,
    pub(super) span: Range<usize>,
    pub(super) value: &'v DeValue<'t>,
}

/// A line of a table.
pub(super) struct Entry<'t, 'v> {
    pub(super) name: String,
    pub(super) span: Range<usize>,
    pub(super) value: &'v Spanned<DeValue<'t>>,
}

/// The lines of a table in the order of the file.
pub(super) fn entries<'t, 'v>(table: &'v DeTable<'t>) -> Vec<Entry<'t, 'v>> {
    let entry = |(name, value): (&'v Spanned<std::borrow::Cow<'t, str>>, &'v Spanned<DeValue<'t>>)| Entry {
        name: tidy(name.get_ref()),
        span: name.span(),
        value,
    };
    let mut entries: Vec<Entry<'t, 'v>> = table.iter().map(entry).collect();
    entries.sort_by_key(|entry| entry.span.start);
    entries
}

/// A name with single spaces and without what is not seen.
fn tidy(name: &str) -> String {
    let seen: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl<'t, 'v> Value<'t, 'v> {
    fn wrong(&self, wanted: ValueKind) -> BoardError {
        BoardError::at(self.text, self.span.clone(), BoardFault::WrongKind { wanted })
    }

    fn told(&self, name: &str) -> Told {
        Told { name: tidy(name), span: self.span.clone() }
    }

    fn inner(&self, value: &'v Spanned<DeValue<'t>>) -> Self {
        Self { text: self.text, span: value.span(), value: value.get_ref() }
    }

    /// A text.
    pub(super) fn text(&self) -> Result<Told, BoardError> {
        match self.value {
            DeValue::String(text) => Ok(self.told(text)),
            _ => Err(self.wrong(ValueKind::Text)),
        }
    }

    /// The names of a list.
    pub(super) fn list(&self) -> Result<Vec<Told>, BoardError> {
        match self.value {
            DeValue::Array(_) => self.names(),
            _ => Err(self.wrong(ValueKind::ListOrTable)),
        }
    }

    /// A name or a list of names. An empty one is a place that is not filled in yet.
    pub(super) fn names(&self) -> Result<Vec<Told>, BoardError> {
        let names = match self.value {
            DeValue::String(name) => vec![self.told(name)],
            DeValue::Array(list) => {
                let wrong = |inner: &Self| inner.wrong(ValueKind::Text);
                let one = |inner: Self| match inner.value {
                    DeValue::String(name) => Ok(inner.told(name)),
                    _ => Err(wrong(&inner)),
                };
                list.iter().map(|value| one(self.inner(value))).collect::<Result<Vec<_>, _>>()?
            }
            _ => return Err(self.wrong(ValueKind::Names)),
        };
        Ok(names.into_iter().filter(|told| !told.name.is_empty()).collect())
    }

    /// The lines of a table, in the order of the file.
    pub(super) fn table(&self) -> Result<Vec<(Told, Self)>, BoardError> {
        let DeValue::Table(table) = self.value else { return Err(self.wrong(ValueKind::Table)) };
        let line = |entry: Entry<'t, 'v>| {
            let told = Told { name: entry.name, span: entry.span };
            (told, self.inner(entry.value))
        };
        Ok(entries(table).into_iter().map(line).collect())
    }

    /// Names, each with what is said of it; in a list nothing is said.
    pub(super) fn list_or_table(&self) -> Result<Vec<(Told, Vec<Told>)>, BoardError> {
        match self.value {
            DeValue::Table(_) => self.table()?.into_iter().map(|(told, value)| Ok((told, value.names()?))).collect(),
            _ => Ok(self.list()?.into_iter().map(|told| (told, Vec::new())).collect()),
        }
    }

    /// What is said of a note by these words, some of which have others that mean the same.
    pub(super) fn fields<const N: usize>(
        &self,
        section: Section,
        known: [&'static str; N],
        others: &[(&'static str, &'static str)],
    ) -> Result<[Vec<Told>; N], BoardError> {
        let mut fields = [const { Vec::new() }; N];
        for (told, value) in self.table()? {
            let word =
                others.iter().find(|(other, _)| *other == told.name).map_or(told.name.as_str(), |(_, word)| word);
            let Some(field) = known.iter().zip(&mut fields).find(|(known, _)| **known == word) else {
                let known = known.into_iter().chain(others.iter().map(|(other, _)| *other)).collect();
                let fault = BoardFault::UnknownField { section, word: told.name, known };
                return Err(BoardError::at(self.text, told.span, fault));
            };
            field.1.extend(value.names()?);
        }
        Ok(fields)
    }
}
