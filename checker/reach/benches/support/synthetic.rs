//! A synthetic account of any size in realistic proportions: to 10,000 interfaces 1,000 security groups of 60 rules,
//! 200 route tables and 500 network ACLs, in VPCs of 100 subnets.
//!
//! No two interfaces have the same pair of groups, so that nothing can be answered twice. Rules name blocks of the
//! account and of the internet, groups and prefix lists; private subnets go out by NAT gateways, to the other VPCs by
//! peering, and to S3 by an endpoint.

use serde_json::{Value, json};
use snapshot::{Ask, Call, Output, Snapshot};

/// How many of each for a number of interfaces.
struct Size {
    interfaces: usize,
    subnets: usize,
    tables: usize,
    groups: usize,
}

/// Subnets of one VPC.
const SUBNETS: usize = 100;
/// Interfaces of one subnet.
const HOSTS: usize = 20;
/// Route tables of one VPC.
const TABLES: usize = 40;

impl Size {
    fn of(interfaces: usize) -> Self {
        let subnets = interfaces.div_ceil(HOSTS);
        Self { interfaces, subnets, tables: subnets.div_ceil(SUBNETS) * TABLES, groups: (interfaces / 10).max(2) }
    }

    fn vpcs(&self) -> usize {
        self.subnets.div_ceil(SUBNETS)
    }
}

fn call(operation: Ask, list: &[Value]) -> Call {
    let text = json!({ operation.key().unwrap_or_default(): list }).to_string();
    seen(operation, &text)
}

fn seen(operation: Ask, text: &str) -> Call {
    Call::seen(Output::from_json(operation, text).expect("the synthetic account is well-formed").0)
}

fn vpc_of(subnet: usize) -> usize {
    subnet / SUBNETS
}

fn is_public(subnet: usize) -> bool {
    subnet.is_multiple_of(4)
}

/// The account.
pub(crate) fn account(interfaces: usize) -> Snapshot {
    let size = Size::of(interfaces);
    let vpcs: Vec<Value> = (0..size.vpcs())
        .map(|vpc| json!({"VpcId": format!("vpc-{vpc}"), "CidrBlock": format!("10.{vpc}.0.0/16")}))
        .collect();
    let mut calls = vec![
        call(Ask::DescribeVpcs, &vpcs),
        call(Ask::DescribeSubnets, &subnets(&size)),
        call(Ask::DescribeRouteTables, &tables(&size)),
        call(Ask::DescribeNetworkAcls, &acls(&size)),
        call(Ask::DescribeNetworkInterfaces, &network_interfaces(&size)),
        call(Ask::DescribePrefixLists, &prefix_lists()),
        seen(
            Ask::DescribeVpcBlockPublicAccessOptions,
            r#"{"VpcBlockPublicAccessOptions":{"InternetGatewayBlockMode":"off"}}"#,
        ),
    ];
    calls.push(call(Ask::DescribeSecurityGroups, &groups(&size)));
    calls.extend(gateways(&size));
    for operation in [Ask::DescribeInstances, Ask::DescribeVpcBlockPublicAccessExclusions, Ask::DescribeAddresses] {
        calls.push(Call::seen(Output::empty(operation)));
    }
    Snapshot { calls, ..Snapshot::default() }
}

fn subnets(size: &Size) -> Vec<Value> {
    let subnet = |n: usize| {
        let (vpc, third) = (vpc_of(n), n % SUBNETS);
        let zone = ["a", "b", "c"][third % 3];
        json!({"SubnetId": format!("subnet-{n}"), "VpcId": format!("vpc-{vpc}"), "CidrBlock": format!("10.{vpc}.{third}.0/24"), "AvailabilityZone": zone})
    };
    (0..size.subnets).map(subnet).collect()
}

fn tables(size: &Size) -> Vec<Value> {
    let table = |n: usize| {
        let (vpc, own) = (n / TABLES, n % TABLES);
        // Tables 0, 4, 8, … are those of public subnets.
        let public = own.is_multiple_of(4);
        let mut routes =
            vec![json!({"DestinationCidrBlock": format!("10.{vpc}.0.0/16"), "GatewayId": "local", "State": "active"})];
        routes.push(match public {
            true => json!({"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": format!("igw-{vpc}"), "State": "active"}),
            false => json!({"DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": format!("nat-{vpc}-{}", own % 3), "State": "active"}),
        });
        routes.push(json!({"DestinationPrefixListId": "pl-s3", "GatewayId": format!("vpce-{vpc}"), "State": "active"}));
        let other = (vpc + 1) % size.vpcs().max(2);
        routes.push(json!({"DestinationCidrBlock": format!("10.{other}.0.0/16"), "VpcPeeringConnectionId": format!("pcx-{vpc}"), "State": "active"}));
        let mine = (0..SUBNETS)
            .map(|third| vpc * SUBNETS + third)
            .filter(|&subnet| subnet < size.subnets && subnet % TABLES == own);
        let associations: Vec<Value> =
            mine.map(|subnet| json!({"SubnetId": format!("subnet-{subnet}"), "Main": false})).collect();
        json!({"RouteTableId": format!("rtb-{n}"), "VpcId": format!("vpc-{vpc}"), "Routes": routes, "Associations": associations})
    };
    (0..size.tables).map(table).collect()
}

fn acls(size: &Size) -> Vec<Value> {
    let acl = |n: usize| {
        let mut entries = Vec::new();
        for egress in [false, true] {
            let mut add = |number: usize, action: &str, protocol: &str, block: String, (from, to): (u16, u16)| {
                entries.push(json!({"RuleNumber": number, "Protocol": protocol, "RuleAction": action, "Egress": egress, "CidrBlock": block, "PortRange": {"From": from, "To": to}}));
            };
            for deny in 0..8 {
                add(10 + deny, "deny", "-1", format!("{}.{}.0.0/16", 60 + deny, (n + deny) % 256), (0, 65535));
            }
            add(100, "deny", "6", "0.0.0.0/0".to_owned(), (3389, 3389));
            add(110, "deny", "17", "0.0.0.0/0".to_owned(), (111, 111));
            add(120, "allow", "-1", "10.0.0.0/8".to_owned(), (0, 65535));
            add(200, "allow", "-1", "0.0.0.0/0".to_owned(), (0, 65535));
        }
        json!({"NetworkAclId": format!("acl-{n}"), "VpcId": format!("vpc-{}", vpc_of(n)), "Entries": entries, "Associations": [{"SubnetId": format!("subnet-{n}")}]})
    };
    (0..size.subnets).map(acl).collect()
}

/// Fifty rules for what comes in and ten for what goes out.
fn groups(size: &Size) -> Vec<Value> {
    let cidr = |port: usize, block: String| json!({"IpProtocol": "tcp", "FromPort": port, "ToPort": port, "IpRanges": [{"CidrIp": block}]});
    let group = |n: usize| {
        let mut ingress = vec![cidr(8059, "10.0.0.0/8".to_owned())];
        ingress.extend((1..22).map(|rule| cidr(8000 + rule, format!("172.16.{rule}.0/24"))));
        ingress.extend((0..12).map(|rule| cidr(9000 + rule, format!("{}.{}.{}.0/24", 40 + rule, n % 256, rule))));
        ingress.push(cidr(443, "0.0.0.0/0".to_owned()));
        ingress.extend((0..10).map(|rule| {
            json!({"IpProtocol": "tcp", "FromPort": 7000 + rule, "ToPort": 7010 + rule, "UserIdGroupPairs": [{"GroupId": format!("sg-{}", (n + rule) % size.groups)}]})
        }));
        ingress.extend((0..5).map(|rule| {
            json!({"IpProtocol": "tcp", "FromPort": 6000 + rule, "ToPort": 6000 + rule, "PrefixListIds": [{"PrefixListId": format!("pl-{}", (n + rule) % 20)}]})
        }));
        let mut egress: Vec<Value> =
            (0..8).map(|rule| cidr(5000 + rule, format!("{}.{}.0.0/16", 90 + rule, n % 256))).collect();
        egress.push(json!({"IpProtocol": "-1", "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}));
        egress.push(cidr(443, "0.0.0.0/0".to_owned()));
        json!({"GroupId": format!("sg-{n}"), "VpcId": "vpc-0", "IpPermissions": ingress, "IpPermissionsEgress": egress})
    };
    (0..size.groups).map(group).collect()
}

fn prefix_lists() -> Vec<Value> {
    let blocks = |n: usize| (0..10).map(|block| format!("{}.{n}.{block}.0/24", 100 + n)).collect::<Vec<_>>();
    let mut lists: Vec<Value> = (0..20)
        .map(|n| json!({"PrefixListId": format!("pl-{n}"), "PrefixListName": format!("list-{n}"), "Cidrs": blocks(n)}))
        .collect();
    lists.push(json!({"PrefixListId": "pl-s3", "PrefixListName": "com.amazonaws.eu-west-1.s3", "Cidrs": ["52.95.128.0/20", "3.5.140.0/22"]}));
    lists
}

fn network_interfaces(size: &Size) -> Vec<Value> {
    let interface = |n: usize| {
        let (subnet, host) = (n / HOSTS, n % HOSTS + 10);
        let (vpc, third) = (vpc_of(subnet), subnet % SUBNETS);
        let bits = 0x3600_0000 + u32::try_from(n).unwrap_or(0);
        let public = is_public(subnet).then(|| std::net::Ipv4Addr::from(bits).to_string());
        let groups = [n % size.groups, (7 * n + n / size.groups + 1) % size.groups];
        json!({"Association": public.map(|public| json!({"PublicIp": public})), "NetworkInterfaceId": format!("eni-{n}"), "VpcId": format!("vpc-{vpc}"),
            "SubnetId": format!("subnet-{subnet}"), "Status": "in-use", "InterfaceType": "interface", "SourceDestCheck": true,
            "PrivateIpAddress": format!("10.{vpc}.{third}.{host}"), "Groups": groups.map(|group| json!({"GroupId": format!("sg-{group}")}))})
    };
    (0..size.interfaces).map(interface).collect()
}

fn gateways(size: &Size) -> Vec<Call> {
    let vpcs = || 0..size.vpcs();
    let igws: Vec<Value> = vpcs().map(|vpc| json!({"InternetGatewayId": format!("igw-{vpc}"), "Attachments": [{"VpcId": format!("vpc-{vpc}"), "State": "available"}]})).collect();
    let nats: Vec<Value> = vpcs().flat_map(|vpc| (0..3).map(move |n| {
        // In the first public subnets of the VPC.
        let third = 4 * n;
        json!({"NatGatewayId": format!("nat-{vpc}-{n}"), "VpcId": format!("vpc-{vpc}"), "SubnetId": format!("subnet-{}", vpc * SUBNETS + third), "State": "available", "ConnectivityType": "public",
            "NatGatewayAddresses": [{"PrivateIp": format!("10.{vpc}.{third}.200"), "PublicIp": format!("53.0.{vpc}.{n}"), "Status": "succeeded"}]})
    })).collect();
    let endpoints: Vec<Value> = vpcs().map(|vpc| {
        let tables: Vec<String> = (0..TABLES).map(|own| format!("rtb-{}", vpc * TABLES + own)).collect();
        json!({"VpcEndpointId": format!("vpce-{vpc}"), "VpcEndpointType": "Gateway", "VpcId": format!("vpc-{vpc}"), "ServiceName": "com.amazonaws.eu-west-1.s3", "State": "available", "RouteTableIds": tables})
    }).collect();
    let peerings: Vec<Value> = vpcs().map(|vpc| {
        let other = (vpc + 1) % size.vpcs().max(2);
        json!({"VpcPeeringConnectionId": format!("pcx-{vpc}"), "Status": {"Code": "active"},
            "RequesterVpcInfo": {"VpcId": format!("vpc-{vpc}"), "CidrBlock": format!("10.{vpc}.0.0/16")}, "AccepterVpcInfo": {"VpcId": format!("vpc-{other}"), "CidrBlock": format!("10.{other}.0.0/16")}})
    }).collect();
    vec![
        call(Ask::DescribeInternetGateways, &igws),
        call(Ask::DescribeNatGateways, &nats),
        call(Ask::DescribeVpcEndpoints, &endpoints),
        call(Ask::DescribeVpcPeeringConnections, &peerings),
    ]
}
