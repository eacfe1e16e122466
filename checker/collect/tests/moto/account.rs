//! An account like the one that the labs lead to.

use collect::{Keys, Options, Plan};
use real::{Account, Network};
use snapshot::{Ask, Call, Snapshot};

/// Course-facts §2.5: what labs 1.7 to 1.13 need or are refined by, as far as it is collected.
pub(crate) const LAB_1_12: &[Ask] = &[
    Ask::DescribeRegions,
    Ask::DescribeAvailabilityZones,
    Ask::DescribeVpcs,
    Ask::DescribeVpcAttribute,
    Ask::DescribeSubnets,
    Ask::DescribeRouteTables,
    Ask::DescribeInternetGateways,
    Ask::DescribeEgressOnlyInternetGateways,
    Ask::DescribeNetworkAcls,
    Ask::DescribeSecurityGroups,
    Ask::DescribeSecurityGroupVpcAssociations,
    Ask::DescribeInstances,
    Ask::DescribeNetworkInterfaces,
    Ask::DescribeVpcBlockPublicAccessOptions,
    Ask::DescribeVpcBlockPublicAccessExclusions,
    Ask::DescribeManagedPrefixLists,
    Ask::GetManagedPrefixListEntries,
    Ask::DescribeInstanceConnectEndpoints,
    Ask::DescribeInstanceInformation,
    Ask::DescribeNatGateways,
    Ask::DescribeAddresses,
    Ask::DescribeVpcEndpoints,
    Ask::DescribePrefixLists,
    Ask::DescribeVpcPeeringConnections,
];

/// What this server does not know: it answers with an HTML page.
pub(crate) const UNKNOWN_TO_MOTO: &[Ask] = &[
    Ask::DescribeVpcBlockPublicAccessOptions,
    Ask::DescribeVpcBlockPublicAccessExclusions,
    Ask::DescribeInstanceConnectEndpoints,
    Ask::DescribeSecurityGroupVpcAssociations,
    Ask::DescribeDBMajorEngineVersions,
    Ask::GetCachePolicy,
    Ask::GetOriginRequestPolicy,
    Ask::ListVpcOrigins,
    Ask::DescribeInstanceInformation,
    Ask::GetAccountPlanState,
];

pub(crate) struct Built {
    pub(crate) vpc: String,
    pub(crate) private: String,
    pub(crate) public: String,
    pub(crate) nat: String,
    pub(crate) private_table: String,
    pub(crate) host: String,
}

impl Built {
    pub(crate) fn network(&self) -> Network {
        Network {
            vpc: self.vpc.clone(),
            public: self.public.clone(),
            private: self.private.clone(),
            host: self.host.clone(),
        }
    }
}

/// One VPC with a public and a private subnet, a NAT gateway, an S3 endpoint and a host.
pub(crate) fn build(account: &Account) -> Built {
    let vpc = account.ec2("CreateVpc", &[("CidrBlock", "10.0.0.0/16")]).get("vpcId");
    let subnet = |block: &str, zone: &str| {
        let zone = format!("{}{zone}", account.region);
        let parameters = [("VpcId", vpc.as_str()), ("CidrBlock", block), ("AvailabilityZone", &zone)];
        account.ec2("CreateSubnet", &parameters).get("subnetId")
    };
    let (public, private) = (subnet("10.0.0.0/24", "a"), subnet("10.0.1.0/24", "c"));
    let gateway = account.ec2("CreateInternetGateway", &[]).get("internetGatewayId");
    account.ec2("AttachInternetGateway", &[("InternetGatewayId", &gateway), ("VpcId", &vpc)]);
    let allocation = account.ec2("AllocateAddress", &[("Domain", "vpc")]).get("allocationId");
    let nat =
        account.ec2("CreateNatGateway", &[("SubnetId", &public), ("AllocationId", &allocation)]).get("natGatewayId");
    let table = |subnet: &str, target: (&str, &str)| {
        let table = account.ec2("CreateRouteTable", &[("VpcId", &vpc)]).get("routeTableId");
        account.ec2("AssociateRouteTable", &[("RouteTableId", &table), ("SubnetId", subnet)]);
        let route = [("RouteTableId", table.as_str()), ("DestinationCidrBlock", "0.0.0.0/0"), target];
        account.ec2("CreateRoute", &route);
        table
    };
    table(&public, ("GatewayId", &gateway));
    let private_table = table(&private, ("NatGatewayId", &nat));
    let service = format!("com.amazonaws.{}.s3", account.region);
    let endpoint = [
        ("VpcId", vpc.as_str()),
        ("ServiceName", &service),
        ("VpcEndpointType", "Gateway"),
        ("RouteTableId.1", &private_table),
    ];
    account.ec2("CreateVpcEndpoint", &endpoint);
    let host = [
        ("ImageId", "ami-12c6146b"),
        ("MinCount", "1"),
        ("MaxCount", "1"),
        ("SubnetId", private.as_str()),
        ("InstanceType", "t3.micro"),
        ("TagSpecification.1.ResourceType", "instance"),
        ("TagSpecification.1.Tag.1.Key", "Name"),
        ("TagSpecification.1.Tag.1.Value", "사설 호스트"),
    ];
    let host = account.ec2("RunInstances", &host).get("instanceId");
    Built { vpc, private, public, nat, private_table, host }
}

/// Options that reach an account through an endpoint, without a pause.
pub(crate) fn options(account: &Account, endpoint: &str) -> Options {
    Options {
        keys: Some(Keys {
            id: account.key.clone(),
            secret: account.secret.clone(),
            token: Some(account.token.clone()),
        }),
        region: Some(account.region.clone()),
        endpoint_url: Some(endpoint.into()),
        recheck_after: None,
        ..Options::default()
    }
}

pub(crate) fn collect(plan: &Plan, options: &Options) -> Snapshot {
    runtime().block_on(collect::collect(plan, options, |_| {})).unwrap()
}

pub(crate) fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

pub(crate) fn call(seen: &Snapshot, operation: Ask) -> &Call {
    seen.calls.iter().find(|call| call.known() == Some(operation)).unwrap()
}
