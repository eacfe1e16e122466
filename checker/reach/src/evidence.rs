//! Which lists questions about a network rest on, and which of them a snapshot lacks.
//!
//! What is missing for one packet is found on its way; this is about questions that begin with "everything that".

use crate::Network;
use snapshot::{Ask, Missing, Status};

/// Everything that traces, exposure and maps can use.
pub const NETWORK: &[Ask] = &[
    Ask::DescribeVpcs,
    Ask::DescribeSubnets,
    Ask::DescribeRouteTables,
    Ask::DescribeInternetGateways,
    Ask::DescribeEgressOnlyInternetGateways,
    Ask::DescribeNetworkAcls,
    Ask::DescribeSecurityGroups,
    Ask::DescribeSecurityGroupVpcAssociations,
    Ask::DescribeInstances,
    Ask::DescribeNetworkInterfaces,
    Ask::DescribeNatGateways,
    Ask::DescribeAddresses,
    Ask::DescribeVpcEndpoints,
    Ask::DescribePrefixLists,
    Ask::DescribeManagedPrefixLists,
    Ask::GetManagedPrefixListEntries,
    Ask::DescribeInstanceConnectEndpoints,
    Ask::DescribeVpcPeeringConnections,
    Ask::DescribeVpcBlockPublicAccessExclusions,
    Ask::DescribeVpcBlockPublicAccessOptions,
    Ask::DescribeVpcAttribute,
    Ask::DescribeTransitGateways,
    Ask::DescribeTransitGatewayAttachments,
    Ask::DescribeTransitGatewayVpcAttachments,
    Ask::DescribeTransitGatewayPeeringAttachments,
    Ask::DescribeTransitGatewayRouteTables,
    Ask::SearchTransitGatewayRoutes,
    Ask::GetTransitGatewayRouteTablePropagations,
    Ask::DescribeVpnGateways,
    Ask::DescribeVpnConnections,
    Ask::DescribeLoadBalancers,
    Ask::DescribeLoadBalancerAttributes,
    Ask::DescribeListeners,
    Ask::DescribeRules,
    Ask::DescribeTargetGroups,
    Ask::DescribeTargetGroupAttributes,
    Ask::DescribeTargetHealth,
    Ask::DescribeClassicLoadBalancers,
    Ask::DescribeDBInstances,
    Ask::DescribeDBClusters,
    Ask::ListCertificates,
    Ask::ListHostedZones,
    Ask::ListResourceRecordSets,
    Ask::ListDistributions,
    Ask::GetDistribution,
    Ask::ListVpcOrigins,
];

/// The lists that say what there is and what guards it: without one of them, nobody can say that nothing is reached.
pub const EXPOSURE: &[Ask] = &[
    Ask::DescribeVpcs,
    Ask::DescribeSubnets,
    Ask::DescribeRouteTables,
    Ask::DescribeInternetGateways,
    Ask::DescribeNetworkAcls,
    Ask::DescribeSecurityGroups,
    Ask::DescribeNetworkInterfaces,
];

/// The lists that every map is made of.
pub const MAP: &[Ask] = &[
    Ask::DescribeVpcs,
    Ask::DescribeSubnets,
    Ask::DescribeRouteTables,
    Ask::DescribeNetworkAcls,
    Ask::DescribeInternetGateways,
    Ask::DescribeNatGateways,
    Ask::DescribeInstances,
    Ask::DescribeNetworkInterfaces,
    Ask::DescribeVpcEndpoints,
    Ask::DescribeVpcPeeringConnections,
];

impl Network<'_> {
    /// Those of some lists that are not whole, in every place that was looked at: what is not in them may be there.
    #[must_use]
    pub fn lacking(&self, asks: &[Ask]) -> Vec<Missing> {
        let inventory = self.inventory();
        let places = 0..inventory.places().len();
        // A place that nobody looked at is none that something is missing of, unless it is the only one.
        let looked = |&place: &usize| {
            NETWORK.iter().any(|&ask| inventory.status(ask, place) != Status::NotAsked) || inventory.places().len() == 1
        };
        places.filter(looked).flat_map(|place| inventory.lacking(asks.iter().copied(), place)).collect()
    }
}
