//! Elements that somebody has cut to some of their members: without a list that AWS always prints ([`Row::always`]), one
//! says nothing of what would be in that list, so that it is left out and the answer is not whole.
//!
//! It goes by the text, in which an empty list can be told from none; a snapshot leaves both out.
//!
//! [`Row::always`]: crate::AskRow

use super::part::Part;
use crate::ask::{Answer, Ask, Output};
use crate::read::ReadError;
use crate::read::members::Members;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

/// An answer as it stands in a file.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) output: Output,
    /// Whether what is not listed is not there.
    pub(super) whole: bool,
    /// The list that elements were left out for.
    pub(super) lacking: Option<&'static str>,
}

/// Reads an answer, without the elements that lack a list.
pub(super) fn read(part: &Part<'_>, ask: Ask) -> Result<Told, ReadError> {
    let (output, whole) = part.output(ask)?;
    let elements = elements(part, ask)?;
    let Some(list) = elements.iter().find_map(|element| lacks(ask, element)) else {
        return Ok(Told { output, whole, lacking: None });
    };
    let kept = elements.iter().filter(|element| lacks(ask, element).is_none());
    let kept = kept.map(Part::read::<Option<&RawValue>>).collect::<Result<Vec<_>, _>>()?;
    let output = Output::from_elements(ask, kept.into_iter().flatten());
    let output = output.map_err(|misfit| part.wrong(misfit.to_string()))?;
    Ok(Told { output, whole: false, lacking: Some(list) })
}

/// The list that an element of an answer lacks, of those that AWS always prints; `null` is an empty one.
pub(super) fn lacks(ask: Ask, element: &Part<'_>) -> Option<&'static str> {
    ask.row().always.iter().copied().find(|list| !element.is_null() && !has(element.text(), list))
}

/// What is no object, or no list, is for the reader of shapes to say.
fn has(object: &str, path: &str) -> bool {
    let (name, rest) = path.split_once("[].").map_or((path, None), |(name, rest)| (name, Some(rest)));
    let Ok(members) = serde_json::from_str::<Members<'_>>(object) else { return true };
    let Some(rest) = rest else {
        return members.has(name) && members.get(name).is_none_or(|raw| !has_holes(raw.get()));
    };
    // Whether the list on the way is there is a row's own word.
    let list = members.get(name).and_then(|raw| serde_json::from_str::<Vec<&RawValue>>(raw.get()).ok());
    list.into_iter().flatten().all(|element| has(element.get(), rest))
}

/// Whether a list has `null` for elements that were there.
fn has_holes(list: &str) -> bool {
    let elements = serde_json::from_str::<Vec<Option<IgnoredAny>>>(list);
    elements.is_ok_and(|elements| elements.iter().any(Option::is_none))
}

/// The elements of an answer that is a list.
fn elements<'t>(part: &Part<'t>, ask: Ask) -> Result<Vec<Part<'t>>, ReadError> {
    let Answer::List(path) = ask.row().answer else { return Ok(Vec::new()) };
    if ask.row().always.is_empty() {
        return Ok(Vec::new());
    }
    let mut list = part.clone();
    for name in path {
        let members = list.members()?;
        let Some(raw) = members.get(name) else { return Ok(Vec::new()) };
        list = list.member(name, raw);
    }
    list.elements()
}
