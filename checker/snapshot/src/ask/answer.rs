//! What an answer holds, a list or one object: reading it, writing it, putting two of one call together.

use super::{Answer, Ask, Misfit, Output, Row};
use crate::member::{One, list, misplaced};
use crate::shapes::Identified;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::marker::PhantomData;

/// The one reader that shapes are compiled for: each other would double the time that it takes to build this crate.
pub(crate) type Json<'t> = serde_json::Deserializer<serde_json::de::StrRead<'t>>;

/// What an answer holds.
pub(crate) trait Held: Sized {
    type Element;

    /// Reads an answer as AWS prints it, and says whether it is all there is.
    fn read(text: &mut Json<'_>, row: &Row) -> Result<(Self, bool), serde_json::Error>;

    /// Reads the elements of an answer.
    fn of_values(elements: &[&Value]) -> Result<Self, serde_json::Error>;

    /// The last of the elements counts where there can be only one.
    fn from_elements(elements: Vec<Self::Element>) -> Self;

    fn elements(&self) -> &[Self::Element];

    /// Adds what is new of other answers to the same call, and returns the ids that these show with other contents,
    /// each with the number of its answer.
    fn extend(&mut self, others: impl Iterator<Item = (usize, Self)>) -> Vec<(usize, String)>;

    fn write<S: Serializer>(&self, row: &Row, serializer: S) -> Result<S::Ok, S::Error>;
}

impl<T> Held for Vec<T>
where
    T: One + Serialize + PartialEq + Identified,
{
    type Element = T;

    fn read(text: &mut Json<'_>, row: &Row) -> Result<(Self, bool), serde_json::Error> {
        let Answer::List(path) = row.answer else { return Ok((Self::new(), false)) };
        let found = Under::<T> { path, row, of: PhantomData }.deserialize(text)?;
        Ok((found.list, found.has_list && !found.more))
    }

    fn of_values(elements: &[&Value]) -> Result<Self, serde_json::Error> {
        elements.iter().map(|element| T::one(element)).collect()
    }

    fn from_elements(elements: Vec<T>) -> Self {
        elements
    }

    fn elements(&self) -> &[T] {
        self
    }

    /// Elements are the same when their ids are, and those without an id when they are equal.
    fn extend(&mut self, others: impl Iterator<Item = (usize, Self)>) -> Vec<(usize, String)> {
        let mut others = others.peekable();
        let mut conflicts = Vec::new();
        if others.peek().is_none() {
            return conflicts;
        }
        let mut by_id: HashMap<String, usize> = HashMap::new();
        let mut plain: HashSet<String> = HashSet::new();
        let mut indexed = 0;
        for (number, other) in others {
            // Only elements of earlier answers count as the same: AWS may list two equal ones in one answer.
            for (index, element) in self.iter().enumerate().skip(indexed) {
                if element.id().is_empty() {
                    plain.insert(text_of(element));
                } else {
                    by_id.insert(element.id().to_owned(), index);
                }
            }
            indexed = self.len();
            for element in other {
                match by_id.get(element.id()) {
                    Some(&index) => {
                        if self.get(index) != Some(&element) {
                            conflicts.push((number, element.id().to_owned()));
                        }
                    }
                    None if element.id().is_empty() && plain.contains(&text_of(&element)) => {}
                    None => self.push(element),
                }
            }
        }
        conflicts
    }

    fn write<S: Serializer>(&self, row: &Row, serializer: S) -> Result<S::Ok, S::Error> {
        struct Inside<'a, T>(&'static [&'static str], &'a [T]);
        impl<T: Serialize> Serialize for Inside<'_, T> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let Some((name, rest)) = self.0.split_first() else { return self.1.serialize(serializer) };
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry(name, &Inside(rest, self.1))?;
                map.end()
            }
        }
        let Answer::List(path) = row.answer else { return self.serialize(serializer) };
        Inside(path, self).serialize(serializer)
    }
}

fn text_of<T: Serialize>(element: &T) -> String {
    serde_json::to_value(element).map(|value| value.to_string()).unwrap_or_default()
}

impl<T> Held for Box<T>
where
    T: One + Serialize + PartialEq + Identified + Default,
{
    type Element = T;

    fn read(text: &mut Json<'_>, row: &Row) -> Result<(Self, bool), serde_json::Error> {
        let object = T::deserialize(text)?;
        let Answer::Object(marks) = row.answer else { return Ok((Self::new(object), false)) };
        let kept = serde_json::to_value(&object).unwrap_or_default();
        let whole = marks.iter().any(|mark| kept.get(*mark).is_some());
        Ok((Self::new(object), whole))
    }

    fn of_values(elements: &[&Value]) -> Result<Self, serde_json::Error> {
        let elements: Result<Vec<T>, _> = elements.iter().map(|element| T::one(element)).collect();
        elements.map(Self::from_elements)
    }

    fn from_elements(mut elements: Vec<T>) -> Self {
        Self::new(elements.pop().unwrap_or_default())
    }

    fn elements(&self) -> &[T] {
        std::slice::from_ref(self)
    }

    fn extend(&mut self, others: impl Iterator<Item = (usize, Self)>) -> Vec<(usize, String)> {
        others.filter(|(_, other)| self != other).map(|(number, other)| (number, other.id().to_owned())).collect()
    }

    fn write<S: Serializer>(&self, _row: &Row, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize(serializer)
    }
}

impl Output {
    /// Reads an answer that has been parsed, as [`Self::from_json`] does its text, but nothing can be in it twice.
    ///
    /// # Errors
    /// Where the answer has another shape than AWS documents.
    pub fn from_value(ask: Ask, answer: &Value) -> Result<(Self, bool), Misfit> {
        match ask.row().answer {
            Answer::List(path) => {
                let found = listed(ask.row(), path, answer).map_err(Misfit::from)?;
                let output = Self::of_values(ask, &found.list).map_err(Misfit::from)?;
                Ok((output, found.has_list && !found.more))
            }
            Answer::Object(marks) => {
                let output = Self::of_values(ask, &[answer]).map_err(Misfit::from)?;
                let kept = output.to_elements();
                let whole = marks.iter().any(|mark| kept.iter().any(|object| object.get(*mark).is_some()));
                Ok((output, whole))
            }
        }
    }

    /// Reads the answer of `ask` from elements that have been parsed; an answer that is one object is the last of them.
    ///
    /// # Errors
    /// Where an element has another shape than AWS documents.
    pub fn from_values<'v>(ask: Ask, elements: impl IntoIterator<Item = &'v Value>) -> Result<Self, Misfit> {
        let elements: Vec<_> = elements.into_iter().collect();
        Self::of_values(ask, &elements).map_err(Misfit::from)
    }
}

/// What an answer that has been parsed lists, and whether that is all there is, as [`Under`] reads it.
fn listed<'v>(
    row: &Row,
    path: &'static [&'static str],
    value: &'v Value,
) -> Result<Found<&'v Value>, serde_json::Error> {
    let Some((first, rest)) = path.split_first() else {
        let list = list(value)?;
        let has_list = value.is_array() && !list.iter().any(Value::is_null);
        return Ok(Found { list: list.iter().filter(|one| !one.is_null()).collect(), has_list, more: false });
    };
    let members = match value {
        Value::Object(members) => members,
        Value::Null => return Ok(Found::nothing()),
        other => return Err(misplaced(other, &format!("an object with the list {first:?}").as_str())),
    };
    let inner = members.get(*first).map(|inner| listed(row, rest, inner)).transpose()?;
    let mut found = inner.unwrap_or_else(Found::nothing);
    found.has_list |= path.len() == 1 && members.get("Quantity") == Some(&Value::from(0));
    let is_of_pages = |name: &str| super::OF_PAGES.contains(&name) || row.more == Some(name);
    let beside = members.iter().filter(|(name, _)| name != first && is_of_pages(name));
    let beside = beside.map(|(name, value)| (name.clone(), value.clone())).collect();
    found.more |= row.says_more(&Value::Object(beside));
    Ok(found)
}

/// A list that lies under some members, whatever else stands beside it.
struct Under<'r, T> {
    path: &'static [&'static str],
    row: &'r Row,
    of: PhantomData<T>,
}

struct Found<T> {
    list: Vec<T>,
    has_list: bool,
    more: bool,
}

impl<T> Found<T> {
    fn nothing() -> Self {
        Self { list: Vec::new(), has_list: false, more: false }
    }
}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Under<'_, T> {
    type Value = Found<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found<T>, D::Error> {
        if self.path.is_empty() {
            // `null` is no list, and no element: a tool that had nothing to say wrote it.
            let list = Option::<Vec<Option<T>>>::deserialize(deserializer)?;
            let has_list = list.as_ref().is_some_and(|list| list.iter().all(Option::is_some));
            let list = list.unwrap_or_default().into_iter().flatten().collect();
            return Ok(Found { list, has_list, more: false });
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Under<'_, T> {
    type Value = Found<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with the list {:?}", self.path.first().unwrap_or(&""))
    }

    fn visit_unit<E>(self) -> Result<Found<T>, E> {
        Ok(Found::nothing())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Found<T>, A::Error> {
        let mut found = Found::nothing();
        let mut beside = Map::new();
        while let Some(name) = map.next_key::<Cow<'de, str>>()? {
            if self.path.first().is_some_and(|first| *first == name) {
                let rest = self.path.get(1..).unwrap_or_default();
                let inner = map.next_value_seed(Under { path: rest, row: self.row, of: PhantomData })?;
                found.list = inner.list;
                found.has_list |= inner.has_list;
                found.more |= inner.more;
            } else if super::OF_PAGES.contains(&&*name) || self.row.more == Some(&name) || name == "Quantity" {
                beside.insert(name.into_owned(), map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        // CloudFront leaves an empty list out and says that it is empty.
        found.has_list |= self.path.len() == 1 && beside.get("Quantity") == Some(&Value::from(0));
        found.more |= self.row.says_more(&Value::Object(beside));
        Ok(found)
    }
}
