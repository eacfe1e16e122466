//! Objects that are read from objects only, and shapes by the list of their members.
//!
//! The code that serde derives for a struct also takes a list, member by member in the order of the declaration: what
//! `--query 'RouteTables[].[RouteTableId, VpcId]'` prints would be read as something else. And it is long: each shape has
//! names, a memory of what was there already and an error of its own, where all that differs is a list of members.

use crate::member::{Field, Member, misplaced};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use std::fmt;
use std::marker::PhantomData;

/// Gives nothing but an object.
pub(crate) struct ObjectOnly<D>(pub(crate) D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for ObjectOnly<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// What is read member by member.
pub(crate) trait Shape: Default {
    /// What it is called where something else stands in its place.
    const NAME: &'static str;

    /// Its members, in the order of their numbers.
    const MEMBERS: &'static [Member];

    /// Reads the value of the member of a number into its place.
    fn read<'de, A: MapAccess<'de>>(&mut self, at: usize, map: &mut A) -> Result<(), A::Error>;

    /// Puts a value into the place of the member of a number.
    fn set(&mut self, at: usize, value: &Value) -> Result<(), serde_json::Error>;
}

/// Reads a shape from a value, with the same to say of what does not fit.
pub(crate) fn of<T: Shape>(value: &Value) -> Result<T, serde_json::Error> {
    let mut shape = T::default();
    fill((T::NAME, T::MEMBERS), value, &mut |at, value| shape.set(at, value))?;
    Ok(shape)
}

/// The same for all shapes, compiled once.
fn fill(
    (name, members): (&'static str, &'static [Member]),
    value: &Value,
    set: &mut dyn FnMut(usize, &Value) -> Result<(), serde_json::Error>,
) -> Result<(), serde_json::Error> {
    let Value::Object(values) = value else { return Err(misplaced(value, &format!("struct {name}").as_str())) };
    let mut seen = Seen { members, there: 0, next: 0 };
    for (name, value) in values {
        if let Some(at) = seen.find(name) {
            seen.is_new(at);
            set(at, value)?;
        }
    }
    match seen.missing() {
        Some(name) => Err(missing(&name)),
        None => Ok(()),
    }
}

fn missing<E: Error>(name: &str) -> E {
    E::custom(format_args!("missing field `{name}`"))
}

/// Reads a shape. What it does not name is left out; what it needs has to be there, and nothing twice.
pub(crate) fn read<'de, T: Shape, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(OfShape(PhantomData))
}

struct OfShape<T>(PhantomData<T>);

impl<'de, T: Shape> Visitor<'de> for OfShape<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "struct {}", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        const { assert!(T::MEMBERS.len() <= Seen::MOST, "more members than one number has bits") };
        let mut shape = T::default();
        let mut seen = Seen { members: T::MEMBERS, there: 0, next: 0 };
        while let Some(name) = map.next_key_seed(Name(&seen))? {
            match name {
                Some(at) if seen.is_new(at) => shape.read(at, &mut map)?,
                Some(at) => return Err(seen.twice(at)),
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        match seen.missing() {
            Some(name) => Err(missing(&name)),
            None => Ok(shape),
        }
    }
}

/// Which members were there.
struct Seen {
    members: &'static [Member],
    /// A bit for each.
    there: u64,
    /// The one that is likely to come next.
    next: usize,
}

impl Seen {
    const MOST: usize = 64;

    /// The number of a member. Most texts have them in the order in which they are declared.
    fn find(&self, name: &str) -> Option<usize> {
        let (before, behind) = self.members.split_at_checked(self.next).unwrap_or((self.members, &[]));
        let is_it = |member: &Member| member.is_called(name);
        let later = behind.iter().position(is_it).map(|at| at + before.len());
        later.or_else(|| before.iter().position(is_it))
    }

    fn is_new(&mut self, at: usize) -> bool {
        let bit = 1 << at;
        let is_new = self.there & bit == 0;
        self.there |= bit;
        self.next = at + 1;
        is_new
    }

    fn twice<E: Error>(&self, at: usize) -> E {
        let name = self.members.get(at).map(Member::name).unwrap_or_default();
        E::custom(format_args!("duplicate field `{name}`"))
    }

    /// What has to be there and is not.
    fn missing(&self) -> Option<String> {
        let lacks = |(at, member): &(usize, &Member)| member.id && self.there & (1 << at) == 0;
        self.members.iter().enumerate().find(lacks).map(|(_, member)| member.name())
    }
}

/// The name of a member, as its number.
struct Name<'s>(&'s Seen);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("field identifier")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Option<usize>, E> {
        Ok(self.0.find(name))
    }
}

/// Something that may be missing, as shapes read it.
pub(crate) struct OfField<T>(PhantomData<T>);

impl<T> OfField<T> {
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Field> DeserializeSeed<'de> for OfField<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::read(deserializer)
    }
}
