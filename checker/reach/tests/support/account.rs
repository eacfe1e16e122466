//! Random accounts that could be real: one or two VPCs with subnets, tables, lists, groups, gateways and hosts, most
//! of it right and some of it wrong.

#[path = "choices.rs"]
mod choices;

pub(crate) use choices::Choices;
use serde_json::{Value, json};
use snapshot::{Ask, Call, Output, Snapshot};

const BLOCKS: [&str; 9] = [
    "0.0.0.0/0",
    "0.0.0.0/0",
    "0.0.0.0/0",
    "10.0.0.0/8",
    "10.0.0.0/24",
    "8.0.0.0/8",
    "203.0.113.0/24",
    "128.0.0.0/1",
    "8.8.8.8/32",
];
const BLOCKS6: [&str; 4] = ["::/0", "::/0", "2600:1f00::/32", "2001:4860:4860::8888/128"];
const PORTS: [(i32, i32); 7] =
    [(22, 22), (80, 80), (443, 443), (1024, 65535), (32768, 60999), (0, 65535), (32768, 50000)];

fn list(operation: Ask, list: &[Value]) -> Call {
    let text = json!({ operation.key().unwrap_or_default(): list }).to_string();
    Call::seen(Output::from_json(operation, &text).expect("the account is well-formed").0)
}

fn acl_entries(choices: &mut Choices) -> Vec<Value> {
    let mut entries = Vec::new();
    for egress in [false, true] {
        if !choices.once_in(3) {
            entries.push(json!({"RuleNumber": 600, "Protocol": "-1", "RuleAction": "allow", "Egress": egress, "CidrBlock": "0.0.0.0/0"}));
        }
        for _ in 0..1 + choices.below(5) {
            let (from, to) = choices.of(&PORTS);
            let action = if choices.once_in(5) { "deny" } else { "allow" };
            let number = 1 + choices.below(300);
            let protocol = choices.of(&["6", "6", "6", "17", "-1", "47"]);
            entries.push(json!({"RuleNumber": number, "Protocol": protocol, "RuleAction": action, "Egress": egress,
                "CidrBlock": choices.of(&BLOCKS), "PortRange": {"From": from, "To": to}}));
        }
        for _ in 0..choices.below(3) {
            let action = if choices.once_in(4) { "deny" } else { "allow" };
            let number = 301 + choices.below(300);
            entries.push(json!({"RuleNumber": number, "Protocol": choices.of(&["-1", "-1", "58", "6"]), "RuleAction": action, "Egress": egress,
                "Ipv6CidrBlock": choices.of(&BLOCKS6), "PortRange": {"From": 0, "To": 65535}, "IcmpTypeCode": {"Type": -1, "Code": -1}}));
        }
    }
    entries
}

fn permissions(choices: &mut Choices, groups: usize) -> Vec<Value> {
    (0..1 + choices.below(5))
        .map(|_| {
            let (from, to) = choices.of(&PORTS);
            if choices.once_in(4) {
                return json!({"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": format!("sg-{}", choices.below(groups))}]});
            }
            let protocol = choices.of(&["tcp", "tcp", "tcp", "udp", "-1", "47", "icmp", "icmpv6"]);
            let (from, to) = if protocol.starts_with("icmp") { choices.of(&[(-1, -1), (8, -1), (3, 4), (128, 0)]) } else { (from, to) };
            let mut rule = json!({"IpProtocol": protocol, "FromPort": from, "ToPort": to});
            match choices.below(8) {
                0 => rule["PrefixListIds"] = json!([{"PrefixListId": choices.of(&["pl-known", "pl-known", "pl-hidden"])}]),
                1 | 2 => rule["Ipv6Ranges"] = json!([{"CidrIpv6": choices.of(&BLOCKS6)}]),
                _ => rule["IpRanges"] = json!([{"CidrIp": choices.of(&BLOCKS)}]),
            }
            rule
        })
        .collect()
}

/// What the addresses of a VPC begin with; in some accounts the second one has a public block that is somebody else's.
fn net(vpc: usize, public: bool) -> String {
    if vpc == 1 && public { "8.1".to_owned() } else { format!("10.{vpc}") }
}

fn routes(choices: &mut Choices, vpc: usize, public: bool) -> Vec<Value> {
    let mut routes = vec![
        json!({"DestinationCidrBlock": format!("{}.0.0/16", net(vpc, public)), "GatewayId": "local", "State": "active"}),
    ];
    let mut add =
        |block: &str, member: &str, id: String| routes.push(json!({"DestinationCidrBlock": block, member: id}));
    let default = choices.of(&["0.0.0.0/0", "0.0.0.0/0", "0.0.0.0/1", "0.0.0.0/32"]);
    match choices.below(6) {
        // Through a host, which may or may not pass on what is not its own.
        5 if choices.once_in(2) => add(default, "NetworkInterfaceId", format!("eni-{vpc}00")),
        0 | 1 => add(default, "GatewayId", format!("igw-{vpc}")),
        2 | 3 => add(default, "NatGatewayId", format!("nat-{vpc}")),
        _ => {}
    }
    if choices.once_in(4) {
        add("8.8.8.0/24", "NatGatewayId", format!("nat-{vpc}"));
    }
    if choices.once_in(3) {
        routes_to_s3(&mut routes, vpc);
    }
    match choices.below(3) {
        0 => routes.push(json!({"DestinationIpv6CidrBlock": "::/0", "GatewayId": format!("igw-{vpc}")})),
        1 => routes
            .push(json!({"DestinationIpv6CidrBlock": "::/0", "EgressOnlyInternetGatewayId": format!("eigw-{vpc}")})),
        _ => {}
    }
    if choices.once_in(2) {
        add_peering(&mut routes, vpc, public);
    }
    routes
}

fn routes_to_s3(routes: &mut Vec<Value>, vpc: usize) {
    routes.push(json!({"DestinationPrefixListId": "pl-known", "GatewayId": format!("vpce-{vpc}")}));
}

fn add_peering(routes: &mut Vec<Value>, vpc: usize, public: bool) {
    routes.push(
        json!({"DestinationCidrBlock": format!("{}.0.0/16", net(1 - vpc, public)), "VpcPeeringConnectionId": "pcx-0"}),
    );
}

/// An account of two VPCs.
pub(crate) fn account(seed: u64) -> Snapshot {
    let choices = &mut Choices::new(seed);
    let public = seed % 3 == 2;
    let groups = 4;
    let (mut subnets, mut tables, mut acls, mut interfaces, mut instances) = (vec![], vec![], vec![], vec![], vec![]);
    let (mut gateways, mut nats, mut vpcs) = (vec![], vec![], vec![]);
    for vpc in 0..2 {
        let id = format!("vpc-{vpc}");
        vpcs.push(json!({"VpcId": id, "CidrBlock": format!("{}.0.0/16", net(vpc, public)),
            "Ipv6CidrBlockAssociationSet": [{"Ipv6CidrBlock": format!("2600:1f18:{vpc}::/56"), "Ipv6CidrBlockState": {"State": "associated"}}]}));
        for n in 0..3 {
            let subnet = format!("subnet-{vpc}{n}");
            let block = format!("{}.{n}.0/24", net(vpc, public));
            subnets.push(json!({"SubnetId": subnet, "VpcId": id, "CidrBlock": block, "AvailabilityZone": choices.of(&["a", "b"]),
                "Ipv6CidrBlockAssociationSet": [{"Ipv6CidrBlock": format!("2600:1f18:{vpc}:{n}::/64"), "Ipv6CidrBlockState": {"State": "associated"}}]}));
            let association = if n == 2 { json!({"Main": true}) } else { json!({"SubnetId": subnet, "Main": false}) };
            tables.push(json!({"RouteTableId": format!("rtb-{vpc}{n}"), "VpcId": id, "Routes": routes(choices, vpc, public), "Associations": [association]}));
            acls.push(json!({"NetworkAclId": format!("acl-{vpc}{n}"), "VpcId": id, "Entries": acl_entries(choices), "Associations": [{"SubnetId": subnet}]}));
            for host in 0..2 {
                let (eni, instance) = (format!("eni-{vpc}{n}{host}"), format!("i-{vpc}{n}{host}"));
                let mut interface = json!({"NetworkInterfaceId": eni, "VpcId": id, "SubnetId": subnet, "Status": "in-use",
                    "PrivateIpAddress": format!("{}.{n}.{}", net(vpc, public), 10 + host), "SourceDestCheck": !choices.once_in(6),
                    "Attachment": {"InstanceId": instance},
                    "Groups": [{"GroupId": format!("sg-{}", choices.below(groups))}]});
                if choices.once_in(3) {
                    interface["Groups"] =
                        json!([{"GroupId": "sg-0"}, {"GroupId": format!("sg-{}", 1 + choices.below(groups - 1))}]);
                }
                if choices.once_in(5) {
                    // Over IPv6 alone.
                    interface["PrivateIpAddress"] = Value::Null;
                    interface["Ipv6Addresses"] = json!([{"Ipv6Address": format!("2600:1f18:{vpc}:{n}::{host}")}]);
                }
                if choices.once_in(2) && interface["PrivateIpAddress"].is_string() {
                    interface["Association"] =
                        json!({"PublicIp": format!("198.51.{vpc}.{n}{host}"), "IpOwnerId": "amazon"});
                }
                interfaces.push(interface);
                let state = if choices.once_in(12) { "stopped" } else { "running" };
                instances
                    .push(json!({"InstanceId": instance, "VpcId": id, "SubnetId": subnet, "State": {"Name": state}}));
            }
        }
        let attached = if choices.once_in(8) { json!([]) } else { json!([{"VpcId": id, "State": "available"}]) };
        gateways.push(json!({"InternetGatewayId": format!("igw-{vpc}"), "Attachments": attached}));
        if !choices.once_in(8) {
            nats.push(json!({"NatGatewayId": format!("nat-{vpc}"), "VpcId": id, "SubnetId": format!("subnet-{vpc}{}", choices.below(3)),
                "State": "available", "NatGatewayAddresses": [{"PrivateIp": format!("{}.0.200", net(vpc, public)), "PublicIp": format!("198.51.{vpc}.200")}]}));
        }
    }
    let group_list: Vec<Value> = (0..groups)
        .map(|n| {
            let out = if choices.once_in(3) { json!(permissions(choices, groups)) } else { json!([{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]) };
            json!({"GroupId": format!("sg-{n}"), "VpcId": "vpc-0", "IpPermissions": permissions(choices, groups), "IpPermissionsEgress": out})
        })
        .collect();
    let status = if choices.once_in(6) { "deleted" } else { "active" };
    let peering = json!({"VpcPeeringConnectionId": "pcx-0", "Status": {"Code": status},
        "RequesterVpcInfo": {"VpcId": "vpc-0", "CidrBlock": "10.0.0.0/16"}, "AccepterVpcInfo": {"VpcId": "vpc-1", "CidrBlock": format!("{}.0.0/16", net(1, public))}});
    let mode = choices.of(&["off", "off", "off", "off", "block-ingress", "block-bidirectional"]);
    let options = json!({"VpcBlockPublicAccessOptions": {"InternetGatewayBlockMode": mode}}).to_string();
    let options = Output::from_json(Ask::DescribeVpcBlockPublicAccessOptions, &options);
    let egress_only = [0, 1].map(|vpc| json!({"EgressOnlyInternetGatewayId": format!("eigw-{vpc}"), "Attachments": [{"VpcId": format!("vpc-{vpc}"), "State": "attached"}]}));
    let endpoints = [0, 1].map(|vpc| {
        let tables: Vec<String> = (0..3).map(|n| format!("rtb-{vpc}{n}")).collect();
        json!({"VpcEndpointId": format!("vpce-{vpc}"), "VpcEndpointType": "Gateway", "VpcId": format!("vpc-{vpc}"), "ServiceName": "com.amazonaws.eu-west-1.s3",
            "State": "available", "RouteTableIds": tables})
    });
    let known = json!({"PrefixListId": "pl-known", "PrefixListName": "com.amazonaws.eu-west-1.s3", "Cidrs": ["52.95.128.0/20", "200.0.0.0/24"]});
    let mut snapshot = Snapshot {
        calls: vec![
            list(Ask::DescribeVpcs, &vpcs),
            list(Ask::DescribeSubnets, &subnets),
            list(Ask::DescribeRouteTables, &tables),
            list(Ask::DescribeNetworkAcls, &acls),
            list(Ask::DescribeSecurityGroups, &group_list),
            list(Ask::DescribeNetworkInterfaces, &interfaces),
            list(Ask::DescribeInstances, &[json!({"Instances": instances})]),
            list(Ask::DescribeInternetGateways, &gateways),
            list(Ask::DescribeNatGateways, &nats),
            list(Ask::DescribeVpcPeeringConnections, &[peering]),
            list(Ask::DescribeVpcBlockPublicAccessExclusions, &[]),
            list(Ask::DescribeAddresses, &[]),
            list(Ask::DescribePrefixLists, &[known]),
            list(Ask::DescribeVpcEndpoints, &endpoints),
            list(Ask::DescribeEgressOnlyInternetGateways, &egress_only),
            Call::seen(options.expect("the account is well-formed").0),
        ],
        ..Snapshot::default()
    };
    if choices.once_in(4) {
        // One thing may not be looked at.
        let hidden = choices.below(snapshot.calls.len());
        snapshot.calls.remove(hidden);
    }
    snapshot
}
