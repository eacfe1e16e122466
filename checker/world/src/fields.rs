//! Which fields a shape has at a path: asked of the shapes themselves, by letting them read from a deserializer that
//! walks the path and looks at the names that they ask for.

use serde::de::value::Error;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use snapshot::{Ask, Output};
use std::cell::Cell;

/// Where a path leaves the shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Astray {
    /// The index of the first segment that names nothing.
    pub(crate) segment: usize,
    /// The fields that are there instead; none below a text or number.
    pub(crate) fields: &'static [&'static str],
}

/// Follows a path through an element of an operation's answer.
///
/// # Errors
/// Where the path leaves the shapes.
pub(crate) fn follow(operation: Ask, path: &[String]) -> Result<(), Astray> {
    let astray = Cell::new(None);
    let walk = Walk { path, segment: 0, astray: &astray };
    // The walk ends before the shape has what it needs: what was seen on the way is all that counts.
    let _ended = Output::from_elements(operation, [walk]);
    astray.get().map_or(Ok(()), Err)
}

#[derive(Clone, Copy)]
struct Walk<'p> {
    path: &'p [String],
    segment: usize,
    astray: &'p Cell<Option<Astray>>,
}

impl<'p> Walk<'p> {
    fn here(&self) -> Option<&'p String> {
        self.path.get(self.segment)
    }

    fn next(self) -> Self {
        Self { segment: self.segment + 1, ..self }
    }

    /// Ends the walk; there should have been one of `fields`, if any word is left.
    fn end(self, fields: &'static [&'static str]) -> Error {
        if self.here().is_some() {
            self.astray.set(Some(Astray { segment: self.segment, fields }));
        }
        Error::custom("the path ends here")
    }
}

impl<'de> Deserializer<'de> for Walk<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Error> {
        Err(self.end(&[]))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.here() {
            Some(index) if is_index(index) => visitor.visit_seq(One(Some(self.next()))),
            _ => Err(self.end(&["0", "-"])),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.here().and_then(|name| fields.iter().find(|field| *field == name)) {
            Some(field) => visitor.visit_map(Field(field, self.next())),
            None => Err(self.end(fields)),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        tuple tuple_struct map enum identifier ignored_any
    }
}

/// A list of one element.
struct One<'p>(Option<Walk<'p>>);

impl<'de> SeqAccess<'de> for One<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        self.0.take().map(|walk| seed.deserialize(walk)).transpose()
    }
}

/// An object of one field.
struct Field<'p>(&'static str, Walk<'p>);

impl<'de> MapAccess<'de> for Field<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        seed.deserialize(serde::de::value::StrDeserializer::new(self.0)).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self.1)
    }
}

/// Whether a word of a path names an element of a list; `-` is the one after the last.
pub(crate) fn is_index(word: &str) -> bool {
    word == "-" || !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}
