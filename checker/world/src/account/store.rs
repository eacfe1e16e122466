//! What is listed in one place, ask by ask, and what came of asking.

use serde_json::Value;
use snapshot::{Ask, Status};
use std::collections::BTreeMap;

/// What came of asking.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) status: Status,
    pub(crate) code: Option<String>,
    pub(crate) truncated: bool,
}

impl Outcome {
    /// No error, and all that there is.
    pub(crate) fn seen() -> Self {
        Self::of(Status::Seen)
    }

    pub(crate) fn of(status: Status) -> Self {
        Self { status, code: None, truncated: false }
    }
}

/// What one ask answers in one place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Answer {
    pub(crate) outcome: Outcome,
    pub(crate) elements: List,
    /// Of an ask that is made once for each parent, what it answers by parent.
    pub(crate) children: BTreeMap<String, Child>,
}

/// What one ask answers about one parent.
#[derive(Debug, Clone, Default)]
pub(crate) struct Child {
    /// What came of asking, where it is not what came of all of them.
    pub(crate) outcome: Option<Outcome>,
    pub(crate) elements: List,
}

impl Answer {
    /// The list of this parent, or the only one.
    pub(crate) fn list(&self, parent: Option<&str>) -> Option<&List> {
        match parent {
            None => Some(&self.elements),
            Some(parent) => self.children.get(parent).map(|child| &child.elements),
        }
    }

    /// The list of this parent, or the only one, to change; it is made where there is none.
    pub(crate) fn list_mut(&mut self, parent: Option<&str>) -> &mut List {
        match parent {
            None => &mut self.elements,
            Some(parent) => &mut self.children.entry(parent.to_owned()).or_default().elements,
        }
    }

    /// Every list with its parent.
    pub(crate) fn lists(&self) -> impl Iterator<Item = (Option<&str>, &List)> {
        let children = self.children.iter().map(|(parent, child)| (Some(parent.as_str()), &child.elements));
        std::iter::once((None, &self.elements)).chain(children)
    }

    /// Every list, to change.
    pub(crate) fn lists_mut(&mut self) -> impl Iterator<Item = &mut List> {
        std::iter::once(&mut self.elements).chain(self.children.values_mut().map(|child| &mut child.elements))
    }

    /// Says of every list what came of asking.
    pub(crate) fn decide(&mut self, outcome: Outcome) {
        self.outcome = outcome;
        self.children.values_mut().for_each(|child| child.outcome = None);
    }
}

/// What all asks answer in one place.
pub(crate) type Sheet = BTreeMap<Ask, Answer>;

/// Elements whose positions stay theirs: what is taken away leaves a gap, so that an index of positions holds.
#[derive(Debug, Clone, Default)]
pub(crate) struct List(Vec<Value>);

impl List {
    /// The position of what is added next.
    pub(crate) fn end(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn push(&mut self, element: Value) {
        self.0.push(element);
    }

    pub(crate) fn get(&self, at: usize) -> Option<&Value> {
        self.0.get(at).filter(|element| !element.is_null())
    }

    pub(crate) fn get_mut(&mut self, at: usize) -> Option<&mut Value> {
        self.0.get_mut(at).filter(|element| !element.is_null())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Value> {
        self.0.iter().filter(|element| !element.is_null())
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Value> {
        self.0.iter_mut().filter(|element| !element.is_null())
    }

    /// The elements with their positions.
    pub(crate) fn positions(&self) -> impl Iterator<Item = (usize, &Value)> {
        self.0.iter().enumerate().filter(|(_, element)| !element.is_null())
    }

    /// Takes away what does not stay.
    pub(crate) fn retain(&mut self, stays: impl Fn(&Value) -> bool) {
        self.0.iter_mut().filter(|element| !stays(element)).for_each(|element| *element = Value::Null);
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(crate) fn into_elements(self) -> Vec<Value> {
        self.0.into_iter().filter(|element| !element.is_null()).collect()
    }
}

impl FromIterator<Value> for List {
    fn from_iter<I: IntoIterator<Item = Value>>(elements: I) -> Self {
        Self(elements.into_iter().collect())
    }
}
