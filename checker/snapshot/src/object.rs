//! Objects that are read from objects only.
//!
//! The code that serde derives for a struct also takes a list, member by member in the order of the declaration: what
//! `--query 'RouteTables[].[RouteTableId, VpcId]'` prints would be read as something else.

use serde::de::{Deserializer, Visitor};

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
