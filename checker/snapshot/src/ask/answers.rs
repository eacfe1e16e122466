//! Reading the answers of operations, and putting the pages of one together.

use crate::shapes::Identified;
use serde::{Deserialize, Deserializer};
use std::collections::HashMap;

/// Elements are the same when their ids are, and those without an id when they are equal.
pub(super) fn extend<T: PartialEq + Identified>(mine: &mut Vec<T>, theirs: Vec<T>) -> Vec<String> {
    let known = mine.len();
    let by_id: HashMap<String, usize> =
        mine.iter().enumerate().map(|(index, element)| (element.id().to_owned(), index)).collect();
    let mut conflicts = Vec::new();
    for element in theirs {
        match by_id.get(element.id()) {
            Some(_) if element.id().is_empty() => {
                if !mine.iter().take(known).any(|other| *other == element) {
                    mine.push(element);
                }
            }
            Some(&index) => {
                if mine.get(index) != Some(&element) {
                    conflicts.push(element.id().to_owned());
                }
            }
            None => mine.push(element),
        }
    }
    conflicts
}

/// Reads an answer that is one object.
pub(super) fn read<'de, T: Deserialize<'de>>(
    json: &'de str,
) -> Result<T, serde_path_to_error::Error<serde_json::Error>> {
    serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(json))
}

/// Reads the list under `key` of an object, whatever else the object holds.
pub(super) fn read_list<T: for<'de> Deserialize<'de>>(
    json: &str,
    key: &str,
) -> Result<Vec<T>, serde_path_to_error::Error<serde_json::Error>> {
    struct Under<'k, T>(&'k str, std::marker::PhantomData<T>);
    impl<'de, T: Deserialize<'de>> serde::de::DeserializeSeed<'de> for Under<'_, T> {
        type Value = Vec<T>;
        fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
            deserializer.deserialize_map(self)
        }
    }
    impl<'de, T: Deserialize<'de>> serde::de::Visitor<'de> for Under<'_, T> {
        type Value = Vec<T>;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "an object with the list {:?}", self.0)
        }
        fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut list = Vec::new();
            while let Some(name) = map.next_key::<std::borrow::Cow<'de, str>>()? {
                if name == self.0 {
                    list.extend(map.next_value::<Option<Vec<T>>>()?.unwrap_or_default());
                } else {
                    map.next_value::<serde::de::IgnoredAny>()?;
                }
            }
            Ok(list)
        }
    }
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(&mut deserializer, &mut track);
    serde::de::DeserializeSeed::deserialize(Under(key, std::marker::PhantomData), tracked)
        .map_err(|error| serde_path_to_error::Error::new(track.path(), error))
}
