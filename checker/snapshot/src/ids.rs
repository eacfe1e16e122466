//! Names that AWS gives to things, one type each, so that a subnet is never looked up among route tables.

use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

macro_rules! ids {
    ($($(#[$doc:meta])* $Name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $Name(String);

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
                Self(id.to_owned())
            }
        }
        impl From<String> for $Name {
            fn from(id: String) -> Self {
                Self(id)
            }
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
    VpcId
    /// `subnet-…`
    SubnetId
    /// `rtb-…`
    RouteTableId
    /// `acl-…`
    NetworkAclId
    /// `sg-…`
    SecurityGroupId
    /// `eni-…`
    NetworkInterfaceId
    /// `i-…`
    InstanceId
    /// `igw-…`
    InternetGatewayId
    /// `eigw-…`
    EgressOnlyInternetGatewayId
    /// `nat-…`
    NatGatewayId
    /// `eipalloc-…`
    AllocationId
    /// `vpce-…`
    VpcEndpointId
    /// `pl-…`
    PrefixListId
    /// `pcx-…`
    VpcPeeringConnectionId
    /// `eice-…`
    InstanceConnectEndpointId
    /// `vpcbpa-exclude-…`
    ExclusionId
    /// `vol-…`
    VolumeId
    /// `tgw-…`
    TransitGatewayId
    /// `tgw-attach-…`
    TransitGatewayAttachmentId
    /// `tgw-rtb-…`
    TransitGatewayRouteTableId
    /// `vgw-…`
    VpnGatewayId
    /// `vpn-…`
    VpnConnectionId
    /// An Amazon Resource Name.
    Arn
}
