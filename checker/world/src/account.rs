//! The account that a world is about, in the JSON form of AWS's answers, while edits change it.
//!
//! It knows labels, ids and places; what an edit does to resources is the business of the commands.

mod index;
mod positions;
mod store;

use crate::element::{list_mut, text, update};
use crate::error::Fault;
use crate::kind::Kind;
use crate::phrase::Phrase;
use index::{Index, Slot, links};
pub(crate) use index::{default, prioritised, taken};
use positions::Positions;
pub(crate) use positions::same_ports;
use serde_json::{Value, json};
use snapshot::{Ask, Place, Probe};
use std::cell::{Ref, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::net::Ipv4Addr;
pub(crate) use store::{Answer, Child, List, Outcome, Sheet};

/// When everything in a world was made.
pub(crate) const MADE: &str = "2026-03-01T09:00:00+00:00";

/// What a label stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) kind: Kind,
    pub(crate) id: String,
    pub(crate) place: Place,
}

/// A walk through the DNS from the root: it ends elsewhere once the registry sends the world elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Walk {
    /// The name that was asked for.
    pub(crate) name: String,
    /// The type of its record.
    pub(crate) kind: &'static str,
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
    index: RefCell<Index>,
    pub(crate) probes: Vec<Probe>,
    /// Walks through the DNS that were answered as the account's own zones answer.
    pub(crate) walks: Vec<Walk>,
    /// Whether everything was asked, unless an edit says otherwise.
    pub(crate) complete: bool,
    /// Instances whose public address comes with every start.
    pub(crate) auto_public: BTreeSet<String>,
    /// The public address that was given last without being asked for.
    pub(crate) given: Option<Ipv4Addr>,
    /// Of each subnet, an address before which nobody has to look for a free one.
    pub(crate) room: HashMap<String, u32>,
    /// The same for IPv6.
    pub(crate) room6: HashMap<String, u128>,
    /// Of each security group and direction, where its permissions stand.
    pub(crate) permissions: HashMap<(String, bool), Positions>,
    /// Resources with a summary in another list, that changed since it was written.
    pub(crate) summaries: BTreeSet<(Kind, String)>,
}

impl Account {
    /// Where an ask is made if it is made from `place`.
    pub(crate) fn asked_at(ask: Ask, place: &Place) -> Place {
        match ask.row().service.global() {
            Some(global) => Place { account: place.account.clone(), region: global.to_owned() },
            None => place.clone(),
        }
    }

    /// What an ask answers where the edit takes place.
    pub(crate) fn answer(&mut self, place: &Place, ask: Ask) -> &mut Answer {
        self.places.entry(Self::asked_at(ask, place)).or_default().entry(ask).or_default()
    }

    /// What an ask answers about a parent.
    pub(crate) fn about(&self, place: &Place, ask: Ask, parent: &str) -> impl Iterator<Item = &Value> {
        let answer = self.places.get(&Self::asked_at(ask, place)).and_then(|sheet| sheet.get(&ask));
        answer.and_then(|answer| answer.list(Some(parent))).into_iter().flat_map(List::iter)
    }

    /// Lists an element.
    pub(crate) fn insert(&mut self, place: &Place, ask: Ask, parent: Option<&str>, element: Value) {
        let place = Self::asked_at(ask, place);
        let list = self.places.entry(place.clone()).or_default().entry(ask).or_default().list_mut(parent);
        let at = list.end();
        list.push(element);
        let kind = Kind::listed_by(ask);
        let Some(element) = list.get(at) else { return };
        let index = self.index.get_mut();
        for inner in kind.within(element) {
            let id = kind.id_of(inner);
            if !id.is_empty() {
                let slot = Slot { place: place.clone(), parent: parent.map(str::to_owned), at };
                index.enter(kind, id, slot, inner);
            }
        }
    }

    /// Makes the index anew, after places, ids and whole lists have changed.
    pub(crate) fn reindex(&mut self) {
        let mut index = Index::default();
        for (place, sheet) in &self.places {
            for (ask, answer) in sheet {
                let kind = Kind::listed_by(*ask);
                for (parent, list) in answer.lists() {
                    for (at, element) in list.positions() {
                        for inner in kind.within(element).filter(|inner| !kind.id_of(inner).is_empty()) {
                            let slot = Slot { place: place.clone(), parent: parent.map(str::to_owned), at };
                            index.enter(kind, kind.id_of(inner), slot, inner);
                        }
                    }
                }
            }
        }
        self.index = RefCell::new(index);
    }

    /// Everything of a kind, in every place.
    pub(crate) fn all(&self, kind: Kind) -> impl Iterator<Item = &Value> {
        let answers = self.places.values().filter_map(move |sheet| sheet.get(&kind.operation()));
        answers
            .flat_map(|answer| answer.lists())
            .flat_map(move |(_, list)| list.iter().flat_map(move |one| kind.within(one)))
    }

    /// Everything of a kind, in every place, to change.
    pub(crate) fn all_mut(&mut self, kind: Kind) -> impl Iterator<Item = &mut Value> {
        self.index.get_mut().note_all(kind);
        let answers = self.places.values_mut().filter_map(move |sheet| sheet.get_mut(&kind.operation()));
        let lists = answers.flat_map(|answer| answer.lists_mut());
        lists.flat_map(move |list| list.iter_mut().flat_map(move |one| kind.within_mut(one)))
    }

    fn at(&self, kind: Kind, id: &str, slot: &Slot) -> Option<&Value> {
        let list = self.places.get(&slot.place)?.get(&kind.operation())?.list(slot.parent.as_deref())?;
        kind.within(list.get(slot.at)?).find(|element| kind.id_of(element) == id)
    }

    /// The resource of this kind and id.
    pub(crate) fn get(&self, kind: Kind, id: &str) -> Option<&Value> {
        let index = self.index.borrow();
        index.slots(kind, id).iter().find_map(|slot| self.at(kind, id, slot))
    }

    /// The resource of this kind and id, to change.
    pub(crate) fn get_mut(&mut self, kind: Kind, id: &str) -> Option<&mut Value> {
        let index = self.index.borrow();
        let slot = index.slots(kind, id).iter().find(|slot| self.at(kind, id, slot).is_some())?.clone();
        drop(index);
        self.changed(kind, id);
        let list = self.places.get_mut(&slot.place)?.get_mut(&kind.operation())?.list_mut(slot.parent.as_deref());
        kind.within_mut(list.get_mut(slot.at)?).find(|element| kind.id_of(element) == id)
    }

    /// Where a resource is listed.
    pub(crate) fn place_of(&self, kind: Kind, id: &str) -> Option<Place> {
        self.index.borrow().slots(kind, id).first().map(|slot| slot.place.clone())
    }

    /// The index, with all that changed looked at again.
    fn index(&self) -> Ref<'_, Index> {
        let changed = self.index.borrow_mut().take_changed();
        for (kind, id) in changed {
            let links = self.get(kind, &id).map(|element| links(kind, element)).unwrap_or_default();
            self.index.borrow_mut().link(kind, &id, links);
        }
        self.index.borrow()
    }

    /// The ids of all resources of a kind that name `value`: their VPC, subnet, instance, address and the like.
    pub(crate) fn linked(&self, kind: Kind, value: &str) -> Vec<String> {
        self.index().linked(kind, value).to_vec()
    }

    /// Changes every resource of a kind that names `value`.
    pub(crate) fn each_linked(&mut self, kind: Kind, value: &str, mut change: impl FnMut(&mut Value)) {
        for id in self.linked(kind, value) {
            if let Some(element) = self.get_mut(kind, &id) {
                change(element);
            }
        }
    }

    /// The first resource of a kind that names `value`.
    pub(crate) fn first_linked(&self, kind: Kind, value: &str) -> Option<String> {
        self.index().linked(kind, value).first().cloned()
    }

    /// Whether a resource of a kind names `value`.
    pub(crate) fn is_linked(&self, kind: Kind, value: &str) -> bool {
        !self.index().linked(kind, value).is_empty()
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

    /// What people call an id: its label, or the id itself.
    pub(crate) fn word_for<'w>(&'w self, id: &'w str) -> &'w str {
        self.label_of(id).unwrap_or(id)
    }

    /// What a label or id stands for, whether or not it is still there.
    pub(crate) fn name(&self, word: &str, kinds: &[Kind]) -> Result<Named, Fault> {
        let label = self.label_of(word).unwrap_or(word);
        let fits = |named: &Named| kinds.is_empty() || kinds.contains(&named.kind);
        match self.labels.get(label) {
            Some(named) if fits(named) => Ok(named.clone()),
            Some(named) => {
                Err(Fault::WrongKind { word: word.into(), is: named.kind, wanted: Phrase::AnyOf(kinds.to_vec()) })
            }
            None => {
                let what = if let [kind] = kinds { Phrase::Kind(*kind) } else { Phrase::Resource };
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
        let place = Self::asked_at(kind.operation(), &self.here);
        let named = Named { kind, id: id.clone(), place };
        self.labels.insert(label.to_owned(), named);
        Ok(id)
    }

    /// Gives every label's id other words, after an account or a Region was renamed.
    pub(crate) fn rename_ids(&mut self, rename: impl Fn(&str) -> String) {
        let ids = std::mem::take(&mut self.ids);
        self.ids = ids.into_iter().map(|(id, label)| (rename(&id), label)).collect();
        self.labels.values_mut().for_each(|named| named.id = rename(&named.id));
        let summaries = std::mem::take(&mut self.summaries);
        self.summaries = summaries.into_iter().map(|(kind, id)| (kind, rename(&id))).collect();
    }

    /// Lists a new resource under its label and returns its id. The id field comes first, as in AWS's answers.
    pub(crate) fn create(
        &mut self,
        label: &str,
        kind: Kind,
        id: Option<String>,
        fields: Value,
    ) -> Result<String, Fault> {
        self.create_under(None, label, kind, id, fields)
    }

    /// Lists a new resource under its label, in the list of a parent.
    pub(crate) fn create_under(
        &mut self,
        parent: Option<&str>,
        label: &str,
        kind: Kind,
        id: Option<String>,
        fields: Value,
    ) -> Result<String, Fault> {
        let id = self.register(label, kind, id)?;
        let mut element = json!({ kind.id_field(): id });
        update(&mut element, fields);
        let mut element = kind.wrapped(element);
        if kind == Kind::Instance {
            let reservation = format!("r-0{}", crate::kind::digits(&id, 16));
            update(&mut element, json!({"ReservationId": reservation, "OwnerId": self.here.account}));
        }
        let here = self.here.clone();
        self.insert(&here, kind.operation(), parent, element);
        if kind.summary().is_some() {
            self.summaries.insert((kind, id.clone()));
        }
        Ok(id)
    }

    /// Takes a resource out of its list, with what is listed about it; the label keeps its id, so that what still names
    /// it can be found.
    pub(crate) fn delete(&mut self, kind: Kind, id: &str) {
        for place in self.forget(kind, id) {
            let Some(sheet) = self.places.get_mut(&place) else { continue };
            if let Some((ask, summary)) = kind.summary().and_then(|ask| Some((ask, sheet.get_mut(&ask)?))) {
                summary.elements.retain(|element| Kind::listed_by(ask).id_of(element) != id);
            }
            for ask in kind.asked_about() {
                if let Some(answer) = sheet.get_mut(&ask) {
                    answer.children.remove(id);
                }
            }
        }
    }

    /// Takes a resource out of its list and says where it was.
    pub(crate) fn forget(&mut self, kind: Kind, id: &str) -> Vec<Place> {
        let slots = self.index.get_mut().slots(kind, id).to_vec();
        self.index.get_mut().leave(kind, id);
        self.summaries.remove(&(kind, id.to_owned()));
        for slot in &slots {
            let answer = self.places.get_mut(&slot.place).and_then(|sheet| sheet.get_mut(&kind.operation()));
            let Some(element) = answer.and_then(|answer| answer.list_mut(slot.parent.as_deref()).get_mut(slot.at))
            else {
                continue;
            };
            if kind.within(element).count() > 1 {
                // Instances that were started together stand in one reservation.
                list_mut(element, "Instances").retain(|one| kind.id_of(one) != id);
            } else {
                *element = Value::Null;
            }
        }
        slots.into_iter().map(|slot| slot.place).collect()
    }

    /// Notes that a resource has changed, for the list that says a part of it.
    pub(crate) fn changed(&mut self, kind: Kind, id: &str) {
        self.index.get_mut().note(kind, id);
        if kind.summary().is_some() {
            self.summaries.insert((kind, id.to_owned()));
        }
    }

    /// The ids of all resources of a kind whose `field` is `value`.
    pub(crate) fn ids_where(&self, kind: Kind, field: &str, value: &str) -> Vec<String> {
        let ids = self.linked(kind, value);
        ids.into_iter().filter(|id| self.get(kind, id).is_some_and(|element| text(element, field) == value)).collect()
    }
}

fn gone(word: &str) -> Fault {
    Fault::refused(word, Phrase::Removed, Phrase::EditBefore)
}
