//! Names that AWS gives to things, one type each, so that a subnet is never looked up among route tables.
//!
//! They are short and copied all the time: up to 24 bytes, which is `subnet-` and 17 digits, lie in place where
//! addresses have 64 bits.

use compact_str::CompactString;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

macro_rules! ids {
    ($($(#[$doc:meta])* $Name:ident is $Class:ident $(without $prefix:literal)?;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $Name(CompactString);

        impl $Name {
            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl Deref for $Name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }
        impl Borrow<str> for $Name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
        impl AsRef<str> for $Name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
        impl From<&str> for $Name {
            fn from(id: &str) -> Self {
                $(let id = id.strip_prefix($prefix).unwrap_or(id);)?
                Self(id.into())
            }
        }
        impl From<String> for $Name {
            fn from(id: String) -> Self {
                $(if let Some(id) = id.strip_prefix($prefix) {
                    return Self(id.into());
                })?
                Self(id.into())
            }
        }
        impl Serialize for $Name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_newtype_struct(stringify!($Name), self.as_str())
            }
        }
        impl<'de> Deserialize<'de> for $Name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                // As a newtype, so that whoever asks what a shape is made of sees one.
                struct Visitor;
                impl<'de> serde::de::Visitor<'de> for Visitor {
                    type Value = $Name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("an id")
                    }
                    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<$Name, D::Error> {
                        String::deserialize(inner).map($Name::from)
                    }
                    fn visit_str<E: serde::de::Error>(self, id: &str) -> Result<$Name, E> {
                        Ok(id.into())
                    }
                }
                deserializer.deserialize_newtype_struct(stringify!($Name), Visitor)
            }
        }
        crate::member::one! { $Name }
        impl crate::member::Kept for $Name {
            const KIND: crate::member::Kind = crate::member::Kind::Text(crate::member::Class::$Class);
        }
        impl PartialEq<str> for $Name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }
        impl PartialEq<&str> for $Name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }
        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
        impl fmt::Debug for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// `vpc-…`
    VpcId is Id;
    /// `subnet-…`
    SubnetId is Id;
    /// `rtb-…`
    RouteTableId is Id;
    /// `acl-…`
    NetworkAclId is Id;
    /// `sg-…`
    SecurityGroupId is Id;
    /// `eni-…`
    NetworkInterfaceId is Id;
    /// `i-…`
    InstanceId is Id;
    /// `igw-…`
    InternetGatewayId is Id;
    /// `eigw-…`
    EgressOnlyInternetGatewayId is Id;
    /// `nat-…`
    NatGatewayId is Id;
    /// `eipalloc-…`
    AllocationId is Id;
    /// `vpce-…`
    VpcEndpointId is Id;
    /// `pl-…`
    PrefixListId is Id;
    /// `pcx-…`
    VpcPeeringConnectionId is Id;
    /// `eice-…`
    InstanceConnectEndpointId is Id;
    /// `vpcbpa-exclude-…`
    ExclusionId is Id;
    /// `vol-…`
    VolumeId is Id;
    /// `snap-…`
    SnapshotId is Id;
    /// `tgw-…`
    TransitGatewayId is Id;
    /// `tgw-attach-…`
    TransitGatewayAttachmentId is Id;
    /// `tgw-rtb-…`
    TransitGatewayRouteTableId is Id;
    /// `vgw-…`
    VpnGatewayId is Id;
    /// `vpn-…`
    VpnConnectionId is Id;
    /// An Amazon Resource Name.
    Arn is Arn;
    /// The id of a hosted zone, which some answers write as `/hostedzone/Z…`: two spellings are one zone.
    HostedZoneId is Zone without "/hostedzone/";
}
