//! `"A -> B"`: two contexts of the board, and which way it goes between them.

use super::{Reader, key};
use crate::fault::{BoardError, BoardFault, Section};
use crate::model::{Direction, Note, Relation};
use crate::read::value::Told;

/// The arrows, longer ones before those that they contain.
const ARROWS: [(&str, Way); 12] = [
    ("<-->", Way::Both),
    ("<->", Way::Both),
    ("<=>", Way::Both),
    ("↔", Way::Both),
    ("-->", Way::Forth),
    ("->", Way::Forth),
    ("=>", Way::Forth),
    ("→", Way::Forth),
    ("<--", Way::Back),
    ("<-", Way::Back),
    ("<=", Way::Back),
    ("←", Way::Back),
];

#[derive(Clone, Copy)]
enum Way {
    Forth,
    Back,
    Both,
}

impl Reader<'_> {
    /// Reads a relation.
    pub(super) fn relation(&self, told: &Told, label: &[Told]) -> Result<Relation, BoardError> {
        let label = label.iter().map(|told| told.name.as_str()).collect::<Vec<_>>().join(", ");
        let note = Note { name: told.name.clone(), line: self.line(&told.span) };
        let (from, to, direction) = match arrow(&told.name) {
            Some((from, to, way)) => {
                let end = |name: &str| {
                    let told = Told { name: name.trim().to_owned(), span: told.span.clone() };
                    self.find(&told, &[Section::Contexts]).map(|(_, name)| name)
                };
                let (from, to) = (end(from)?, end(to)?);
                match way {
                    Way::Forth => (from, to, Direction::Forth),
                    Way::Back => (to, from, Direction::Forth),
                    Way::Both => (from, to, Direction::Both),
                }
            }
            None => {
                let fault = || self.error(&told.span, BoardFault::NoRelation { word: told.name.clone() });
                let (from, to) = self.pair(&told.name).ok_or_else(fault)?;
                (from, to, Direction::Unsaid)
            }
        };
        if from == to {
            return Err(self.error(&told.span, BoardFault::WithItself { name: from }));
        }
        Ok(Relation { note, from, to, direction, label })
    }

    /// The two contexts that a text begins and ends with, with nothing but signs or a word like *and* between them.
    fn pair(&self, text: &str) -> Option<(String, String)> {
        let text = key(text);
        let names: Vec<&Note> = self.board.contexts.iter().map(|context| &context.note).collect();
        for from in &names {
            let Some(rest) = text.strip_prefix(&key(&from.name)) else { continue };
            for to in names.iter().filter(|to| to.name != from.name) {
                let Some(between) = rest.strip_suffix(&key(&to.name)) else { continue };
                let word = between.trim();
                let is_between = !word.chars().any(char::is_alphanumeric) || ["and", "와", "과", "및"].contains(&word);
                if is_between && !between.is_empty() {
                    return Some((from.name.clone(), to.name.clone()));
                }
            }
        }
        None
    }
}

/// What stands on both sides of the first arrow.
fn arrow(text: &str) -> Option<(&str, &str, Way)> {
    let found = ARROWS.iter().filter_map(|(arrow, way)| Some((text.find(arrow)?, *arrow, *way)));
    // The first in the text, and of those that begin there the longest.
    let (at, arrow, way) = found.min_by_key(|(at, arrow, _)| (*at, std::cmp::Reverse(arrow.len())))?;
    Some((text.get(..at)?, text.get(at + arrow.len()..)?, way))
}
