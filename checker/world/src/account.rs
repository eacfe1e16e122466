//! The account that a world is about, in the JSON form of AWS's answers, while edits change it.
//!
//! It knows labels, ids and places; what an edit does to resources is the business of the commands.

use crate::element::text;
use crate::error::Fault;
use crate::kind::Kind;
use serde_json::{Value, json};
use snapshot::{Ask, Place, Probe, Status};
use std::collections::{BTreeMap, BTreeSet};

/// When everything in a world was made.
pub(crate) const MADE: &str = "2026-03-01T09:00:00+00:00";

/// What one operation answers in one place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Answer {
    pub(crate) status: Status,
    pub(crate) code: Option<String>,
    pub(crate) truncated: bool,
    pub(crate) elements: Vec<Value>,
    /// For an operation that is asked one parent at a time, the elements by parent.
    pub(crate) children: BTreeMap<String, Vec<Value>>,
}

/// What all operations answer in one place.
pub(crate) type Sheet = BTreeMap<Ask, Answer>;

/// What a label stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) kind: Kind,
    pub(crate) id: String,
    pub(crate) place: Place,
}

/// Everything that edits change.
#[derive(Debug, Clone, Default)]
pub(crate) struct Account {
    /// Where the snapshot was taken.
    pub(crate) home: Place,
    /// Where the edit at hand takes place.
    pub(crate) here: Place,
    pub(crate) places: BTreeMap<Place, Sheet>,
    pub(crate) labels: BTreeMap<String, Named>,
    ids: BTreeMap<String, String>,
    pub(crate) probes: Vec<Probe>,
    /// Instances whose public address comes with every start.
    pub(crate) auto_public: BTreeSet<String>,
    /// Public addresses that were given without being asked for, also those that were taken back.
    pub(crate) given: BTreeSet<String>,
}

impl Account {
    /// The answer of an operation where the edit takes place.
    pub(crate) fn answer(&mut self, place: &Place, operation: Ask) -> &mut Answer {
        self.places.entry(place.clone()).or_default().entry(operation).or_default()
    }

    /// Everything of a kind, in every place.
    pub(crate) fn all(&self, kind: Kind) -> impl Iterator<Item = &Value> {
        let lists = self.places.values().filter_map(move |sheet| sheet.get(&kind.operation()));
        lists.flat_map(|answer| &answer.elements).flat_map(move |element| within(kind, element))
    }

    /// Everything of a kind, in every place, to change.
    pub(crate) fn all_mut(&mut self, kind: Kind) -> impl Iterator<Item = &mut Value> {
        let lists = self.places.values_mut().filter_map(move |sheet| sheet.get_mut(&kind.operation()));
        lists.flat_map(|answer| &mut answer.elements).flat_map(move |element| within_mut(kind, element))
    }

    /// The resource of this kind and id.
    pub(crate) fn get(&self, kind: Kind, id: &str) -> Option<&Value> {
        self.all(kind).find(|element| text(element, kind.id_field()) == id)
    }

    /// The resource of this kind and id, to change.
    pub(crate) fn get_mut(&mut self, kind: Kind, id: &str) -> Option<&mut Value> {
        self.all_mut(kind).find(|element| text(element, kind.id_field()) == id)
    }

    /// The resource behind a label or id.
    pub(crate) fn element(&self, named: &Named) -> Result<&Value, Fault> {
        self.get(named.kind, &named.id).ok_or_else(|| self.gone(named))
    }

    /// The resource behind a label or id, to change.
    pub(crate) fn element_mut(&mut self, named: &Named) -> Result<&mut Value, Fault> {
        if self.get(named.kind, &named.id).is_none() {
            return Err(self.gone(named));
        }
        self.get_mut(named.kind, &named.id).ok_or_else(|| gone(&named.id))
    }

    fn gone(&self, named: &Named) -> Fault {
        gone(self.label_of(&named.id).unwrap_or(&named.id))
    }

    /// The label of an id.
    pub(crate) fn label_of(&self, id: &str) -> Option<&str> {
        self.ids.get(id).map(String::as_str)
    }

    /// What a label or id stands for, whether or not it is still there.
    pub(crate) fn name(&self, word: &str, kinds: &[Kind]) -> Result<Named, Fault> {
        let label = self.label_of(word).unwrap_or(word);
        let fits = |named: &Named| kinds.is_empty() || kinds.contains(&named.kind);
        match self.labels.get(label) {
            Some(named) if fits(named) => Ok(named.clone()),
            Some(named) => {
                let wanted = kinds.iter().map(|kind| kind.article()).collect::<Vec<_>>().join(" or ");
                Err(Fault::WrongKind { word: word.into(), is: named.kind, wanted })
            }
            None => {
                let what = if let [kind] = kinds { kind_word(*kind) } else { "resource" };
                let known = self.labels.iter().filter(|(_, named)| fits(named)).map(|(label, _)| label.as_str());
                Err(Fault::unknown(what, word, known))
            }
        }
    }

    /// What a label or id stands for, which has to be there.
    pub(crate) fn find(&self, word: &str, kinds: &[Kind]) -> Result<Named, Fault> {
        let named = self.name(word, kinds)?;
        self.element(&named)?;
        Ok(named)
    }

    /// Gives a label an id: `id` if there is one, else the label's own.
    pub(crate) fn register(&mut self, label: &str, kind: Kind, id: Option<String>) -> Result<String, Fault> {
        let id = id.unwrap_or_else(|| kind.id(label));
        if self.labels.contains_key(label) || self.ids.contains_key(&id) {
            return Err(Fault::Taken { word: label.into() });
        }
        self.ids.insert(id.clone(), label.to_owned());
        let named = Named { kind, id: id.clone(), place: self.here.clone() };
        self.labels.insert(label.to_owned(), named);
        Ok(id)
    }

    /// Lists a new resource under its label and returns its id. The id field comes first, as in AWS's answers.
    pub(crate) fn create(
        &mut self,
        label: &str,
        kind: Kind,
        id: Option<String>,
        fields: Value,
    ) -> Result<String, Fault> {
        let id = self.register(label, kind, id)?;
        let mut element = json!({ kind.id_field(): id });
        crate::element::update(&mut element, fields);
        if kind == Kind::Instance {
            let reservation = format!("r-0{}", crate::kind::digits(&id, 16));
            element = json!({"ReservationId": reservation, "OwnerId": self.here.account, "Instances": [element]});
        }
        let here = self.here.clone();
        self.answer(&here, kind.operation()).elements.push(element);
        Ok(id)
    }

    /// Takes a resource out of its list; the label keeps its id, so that what still names it can be found.
    pub(crate) fn delete(&mut self, kind: Kind, id: &str) {
        for sheet in self.places.values_mut() {
            let Some(answer) = sheet.get_mut(&kind.operation()) else { continue };
            answer.elements.retain(|element| within(kind, element).all(|inner| text(inner, kind.id_field()) != id));
            answer.children.remove(id);
        }
        for sheet in self.places.values_mut() {
            for (operation, answer) in sheet {
                if operation.per().is_some_and(|per| per.sources.iter().any(|source| source.ask == kind.operation())) {
                    answer.children.remove(id);
                }
            }
        }
    }

    /// The ids of all resources of a kind whose `field` is `value`.
    pub(crate) fn ids_where(&self, kind: Kind, field: &str, value: &str) -> Vec<String> {
        let matching = self.all(kind).filter(|element| text(element, field) == value);
        matching.map(|element| text(element, kind.id_field()).to_owned()).collect()
    }
}

fn gone(word: &str) -> Fault {
    Fault::refused(word, "it has been removed", "edit it before, or make another one under another label")
}

/// Instances are listed inside of reservations, everything else by itself.
fn within(kind: Kind, element: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match kind {
        Kind::Instance => Box::new(crate::element::list(element, "Instances").iter()),
        _ => Box::new(std::iter::once(element)),
    }
}

fn within_mut(kind: Kind, element: &mut Value) -> Box<dyn Iterator<Item = &mut Value> + '_> {
    match kind {
        Kind::Instance => Box::new(crate::element::list_mut(element, "Instances").iter_mut()),
        _ => Box::new(std::iter::once(element)),
    }
}

/// A kind without its article.
fn kind_word(kind: Kind) -> &'static str {
    let article = kind.article();
    article.split_once(' ').map_or(article, |(_, word)| word)
}
