//! Which lists it takes to say what bills.

use snapshot::Ask;

/// The Regions that every account has without asking for them
/// (<https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html>).
pub const REGIONS: [&str; 17] = [
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ca-central-1",
    "eu-central-1",
    "eu-north-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
];

/// The calls that are made in every Region.
pub const REGIONALLY: &[Ask] = &[
    Ask::DescribeInstances,
    Ask::DescribeVolumes,
    Ask::DescribeSnapshots,
    Ask::DescribeNetworkInterfaces,
    Ask::DescribeAddresses,
    Ask::DescribeNatGateways,
    Ask::DescribeVpcEndpoints,
    Ask::DescribeTransitGatewayAttachments,
    Ask::DescribeVpnConnections,
    Ask::DescribeLoadBalancers,
    Ask::DescribeClassicLoadBalancers,
    Ask::DescribeDBInstances,
    Ask::DescribeDBClusters,
    Ask::DescribeDBSnapshots,
    Ask::DescribeDBProxies,
    Ask::DescribeDBMajorEngineVersions,
];

/// The calls that are made once.
pub const GLOBALLY: &[Ask] = &[Ask::DescribeRegions, Ask::ListHostedZones, Ask::ListDistributions];

/// The call that says how much of the credits is left, which no price rests on: accounts without a plan refuse it.
pub const BESIDE: Ask = Ask::GetAccountPlanState;
