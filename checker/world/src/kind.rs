//! The kinds of things that have labels, and how ids are made from labels.

use sha2::{Digest, Sha256};
use snapshot::Ask;

macro_rules! kinds {
    ($($Kind:ident $article:literal $prefix:literal $field:literal $Ask:ident;)*) => {
        /// What a label stands for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Kind {
            $(#[doc = $article] $Kind,)*
            /// something else that an AWS operation lists
            Other(Ask),
        }

        impl Kind {
            const ALL: &[Self] = &[$(Self::$Kind,)*];

            /// The kind in words, with its article.
            #[must_use]
            pub fn article(self) -> &'static str {
                match self {
                    $(Self::$Kind => $article,)*
                    Self::Other(operation) => operation.name(),
                }
            }

            /// What ids of this kind begin with.
            pub(crate) fn prefix(self) -> &'static str {
                match self {
                    $(Self::$Kind => $prefix,)*
                    Self::Other(operation) => other(operation).0,
                }
            }

            /// The field that holds the id.
            pub(crate) fn id_field(self) -> &'static str {
                match self {
                    $(Self::$Kind => $field,)*
                    Self::Other(operation) => other(operation).1,
                }
            }

            /// The operation that lists this kind.
            #[must_use]
            pub fn operation(self) -> Ask {
                match self {
                    $(Self::$Kind => Ask::$Ask,)*
                    Self::Other(operation) => operation,
                }
            }
        }
    };
}

kinds! {
    Vpc "a VPC" "vpc-" "VpcId" DescribeVpcs;
    Subnet "a subnet" "subnet-" "SubnetId" DescribeSubnets;
    RouteTable "a route table" "rtb-" "RouteTableId" DescribeRouteTables;
    InternetGateway "an internet gateway" "igw-" "InternetGatewayId" DescribeInternetGateways;
    EgressOnlyGateway "an egress-only internet gateway" "eigw-" "EgressOnlyInternetGatewayId" DescribeEgressOnlyInternetGateways;
    NatGateway "a NAT gateway" "nat-" "NatGatewayId" DescribeNatGateways;
    ElasticIp "an Elastic IP address" "eipalloc-" "AllocationId" DescribeAddresses;
    NetworkAcl "a network ACL" "acl-" "NetworkAclId" DescribeNetworkAcls;
    SecurityGroup "a security group" "sg-" "GroupId" DescribeSecurityGroups;
    Instance "an instance" "i-" "InstanceId" DescribeInstances;
    Interface "a network interface" "eni-" "NetworkInterfaceId" DescribeNetworkInterfaces;
    Endpoint "a VPC endpoint" "vpce-" "VpcEndpointId" DescribeVpcEndpoints;
    Peering "a VPC peering" "pcx-" "VpcPeeringConnectionId" DescribeVpcPeeringConnections;
    InstanceConnect "an Instance Connect endpoint" "eice-" "InstanceConnectEndpointId" DescribeInstanceConnectEndpoints;
    PrefixList "a prefix list" "pl-" "PrefixListId" DescribeManagedPrefixLists;
    Exclusion "a block public access exclusion" "vpcbpa-exclude-" "ExclusionId" DescribeVpcBlockPublicAccessExclusions;
    Volume "a volume" "vol-" "VolumeId" DescribeVolumes;
}

/// Prefix and id field of what only `add` makes.
fn other(operation: Ask) -> (&'static str, &'static str) {
    match operation {
        Ask::DescribeTransitGateways => ("tgw-", "TransitGatewayId"),
        Ask::DescribeTransitGatewayAttachments
        | Ask::DescribeTransitGatewayVpcAttachments
        | Ask::DescribeTransitGatewayPeeringAttachments => ("tgw-attach-", "TransitGatewayAttachmentId"),
        Ask::DescribeTransitGatewayRouteTables => ("tgw-rtb-", "TransitGatewayRouteTableId"),
        Ask::DescribeVpnGateways => ("vgw-", "VpnGatewayId"),
        Ask::DescribeVpnConnections => ("vpn-", "VpnConnectionId"),
        Ask::DescribeLoadBalancers => ("", "LoadBalancerArn"),
        Ask::DescribeListeners => ("", "ListenerArn"),
        Ask::DescribeTargetGroups => ("", "TargetGroupArn"),
        Ask::DescribeDBInstances => ("", "DBInstanceIdentifier"),
        Ask::DescribeInstanceInformation => ("", "InstanceId"),
        _ => ("", ""),
    }
}

impl Kind {
    /// The id of a label: the same in every run, and nothing of the label can be read from it.
    pub(crate) fn id(self, label: &str) -> String {
        format!("{}0{}", self.prefix(), digits(&format!("{}{label}", self.prefix()), 16))
    }

    /// The kind that an operation lists.
    pub(crate) fn listed_by(operation: Ask) -> Self {
        Self::ALL.iter().copied().find(|kind| kind.operation() == operation).unwrap_or(Self::Other(operation))
    }

    /// The kind of an id as AWS writes it, like `rtb-0123456789abcdef0` or the older `rtb-01234567`.
    pub(crate) fn of_id(id: &str) -> Option<Self> {
        // What follows a prefix is digits only, so that `vpce-…` is never taken for `vpc-…`.
        Self::ALL.iter().copied().find(|kind| {
            id.strip_prefix(kind.prefix()).is_some_and(|rest| {
                matches!(rest.len(), 8 | 17) && rest.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
            })
        })
    }
}

/// `count` hexadecimal digits (up to 64) that stand for a text.
pub(crate) fn digits(text: &str, count: usize) -> String {
    let hash = Sha256::digest(text.as_bytes());
    let halves = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.take(count).filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}
