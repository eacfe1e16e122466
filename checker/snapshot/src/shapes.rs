//! The parts of AWS's answers that are kept, under AWS's own field names.
//!
//! A field that is not written here never reaches a snapshot: these types are the allow-list.
//! Every field but an id is optional, every enum and every time is text, because AWS adds values each month and a
//! value that nobody knows must stay readable.
//! What the fields mean is AWS's to say: <https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Types.html>.

use serde::{Deserialize, Deserializer, Serialize};

/// Declares shapes: `Name[id: IdType] of owner_field { field "AWSsName": Type = Class, … }`.
///
/// AWS's name is that of the field in `PascalCase` where it is not written. `of` names the field that holds the account
/// which sees all of it, and is left out for what only its own account lists. Text says what it is ([`Class`]): without
/// it a shape does not compile.
macro_rules! shape {
    (named $case:literal; $($(#[$doc:meta])* $Name:ident
        $([$id:ident $($idname:literal)? : $Id:ty $(= $IdClass:ident)?])? $(of $owner:ident)?
        { $($field:ident $($name:literal)? : $Type:ty $(= $Class:ident)?),* $(,)? }
    )*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
        #[serde(rename_all = $case)]
        pub struct $Name {
            $(
                #[doc = concat!("AWS's `", stringify!($id), "`.")]
                $(#[serde(rename = $idname)])?
                pub $id: $Id,
            )?
            $(
                #[doc = concat!("AWS's `", stringify!($field), "`.")]
                #[serde(skip_serializing_if = "crate::shapes::is_absent")]
                $(#[serde(rename = $name)])?
                pub $field: $Type,
            )*
        }
        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::object::read(deserializer)
            }
        }
        impl crate::object::Shape for $Name {
            const NAME: &'static str = stringify!($Name);
            const MEMBERS: &'static [crate::shapes::Member] = match <Self as crate::shapes::Kept>::KIND {
                crate::shapes::Kind::Shape(members) => members,
                _ => &[],
            };

            fn read<'de, A: serde::de::MapAccess<'de>>(&mut self, at: usize, map: &mut A) -> Result<(), A::Error> {
                $(
                    if at == 0 {
                        self.$id = map.next_value()?;
                        return Ok(());
                    }
                    let at = at - 1;
                )?
                $(
                    if at == 0 {
                        self.$field = map.next_value_seed(crate::object::OfField::new())?;
                        return Ok(());
                    }
                    let at = at - 1;
                )*
                let _ = at;
                Ok(())
            }

            fn set(&mut self, at: usize, value: &serde_json::Value) -> Result<(), serde_json::Error> {
                $(
                    if at == 0 {
                        self.$id = crate::member::One::one(value)?;
                        return Ok(());
                    }
                    let at = at - 1;
                )?
                $(
                    if at == 0 {
                        self.$field = crate::member::Field::of(value)?;
                        return Ok(());
                    }
                    let at = at - 1;
                )*
                let _ = at;
                Ok(())
            }
        }
        impl crate::member::One for $Name {
            fn one(value: &serde_json::Value) -> Result<Self, serde_json::Error> {
                crate::object::of(value)
            }
        }
        impl crate::shapes::Identified for $Name {
            $(fn id(&self) -> &str {
                &self.$id
            })?
            $(fn owner(&self) -> Option<&str> {
                self.$owner.as_deref()
            })?
        }
        impl crate::shapes::Kept for $Name {
            const KIND: crate::shapes::Kind = crate::shapes::Kind::Shape(&[
                $(crate::shapes::Member {
                    field: stringify!($id),
                    renamed: crate::shapes::renamed!($($idname)?),
                    snake: crate::shapes::is_snake($case),
                    id: true,
                    list: false,
                    kind: crate::shapes::kind!($Id $(= $IdClass)?),
                },)?
                $(crate::shapes::Member {
                    field: stringify!($field),
                    renamed: crate::shapes::renamed!($($name)?),
                    snake: crate::shapes::is_snake($case),
                    id: false,
                    list: crate::shapes::is_list(stringify!($Type)),
                    kind: crate::shapes::kind!($Type $(= $Class)?),
                },)*
            ]);
        }
    )*};
    (named $($rest:tt)*) => { compile_error!("a shape: Name[id: Id] of owner { field \"Name\": Type = Class, … }"); };
    ($($rest:tt)*) => { $crate::shapes::shape! { named "PascalCase"; $($rest)* } };
}
pub(crate) use shape;

/// What is kept of a member: what its class says, or what its type is.
macro_rules! kind {
    ($Type:ty) => {
        <$Type as $crate::shapes::Kept>::KIND
    };
    ($Type:ty = $Class:ident) => {
        $crate::shapes::Kind::Text($crate::shapes::Class::$Class)
    };
}
pub(crate) use kind;

macro_rules! renamed {
    () => {
        None
    };
    ($name:literal) => {
        Some($name)
    };
}
pub(crate) use renamed;

mod account;
mod certificate;
mod cloudfront;
mod database;
mod elb;
mod gateway;
mod host;
mod interface;
mod network;
pub mod probe;
mod route53;
mod transit;

pub use crate::member::{Class, Kept, Kind, Member, Plain};
pub(crate) use crate::member::{Field, is_list, is_snake};
pub use account::*;
pub use certificate::*;
pub use cloudfront::*;
pub use database::*;
pub use elb::*;
pub use gateway::*;
pub use host::*;
pub use interface::*;
pub use network::*;
pub use route53::*;
pub use transit::*;

/// How other resources name a shape.
pub trait Identified {
    /// The id, empty for a shape that AWS gives none.
    fn id(&self) -> &str {
        ""
    }

    /// The account that sees all of it, for what several accounts can list: a participant of a shared VPC, or an account
    /// that a transit gateway is shared with, may see less.
    fn owner(&self) -> Option<&str> {
        None
    }
}

/// A field that can be left out of the JSON.
pub(crate) trait Absent {
    fn absent(&self) -> bool;
}

impl<T> Absent for Option<T> {
    fn absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Vec<T> {
    fn absent(&self) -> bool {
        self.is_empty()
    }
}

impl Absent for Tags {
    fn absent(&self) -> bool {
        self.0.is_empty()
    }
}

pub(crate) fn is_absent<T: Absent>(field: &T) -> bool {
    field.absent()
}

/// The tags of a resource, of which only `Name` is kept: nothing is judged by a tag, but people call things by it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Tags(Vec<Tag>);

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Tag {
    key: String,
    value: String,
}

/// A tag of which everything may be missing.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", remote = "Self")]
struct TagIn {
    key: Option<String>,
    value: Option<String>,
}

impl<'de> Deserialize<'de> for TagIn {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(crate::object::ObjectOnly(deserializer))
    }
}

impl Tags {
    /// A `Name` tag.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self(vec![Tag { key: "Name".into(), value: name.into() }])
    }

    /// What the learner calls the resource.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.0.first().map(|tag| tag.value.as_str()).filter(|name| !name.is_empty())
    }
}

impl Kept for Tags {
    const KIND: Kind = Kind::Tags;
}

impl Field for Tags {}

impl<'de> Deserialize<'de> for Tags {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let all = Option::<Vec<Option<TagIn>>>::deserialize(deserializer)?.unwrap_or_default();
        let names = all.into_iter().flatten().filter(|tag| tag.key.as_deref() == Some("Name"));
        let named = |tag: TagIn| Tag { key: "Name".into(), value: tag.value.unwrap_or_default() };
        Ok(Self(names.map(named).collect()))
    }
}

shape! {
    /// A state that AWS wraps in an object.
    StateBox { state: Option<String> = Word }
    /// A security group as other resources name it.
    GroupIdentifier[group_id: crate::SecurityGroupId] { group_name: Option<String> = GroupName }
}
