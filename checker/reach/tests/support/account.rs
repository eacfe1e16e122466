//! Random accounts that could be real: one or two VPCs with subnets, tables, lists, groups, gateways and hosts, most
//! of it right and some of it wrong.

use serde_json::{Value, json};
use snapshot::{Call, Operation, Output, Snapshot};

/// A sequence of choices from a seed.
pub(crate) struct Choices(u64);

impl Choices {
    /// Choices that are the same for the same seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }

    /// True once in `of` times.
    pub(crate) fn once_in(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }

    /// One of these.
    pub(crate) fn of<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())].clone()
    }
}

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
const PORTS: [(i32, i32); 7] =
    [(22, 22), (80, 80), (443, 443), (1024, 65535), (32768, 60999), (0, 65535), (32768, 50000)];

fn list(operation: Operation, list: &[Value]) -> Call {
    let text = json!({ operation.key().unwrap_or_default(): list }).to_string();
    Call::seen(Output::from_json(operation, &text).expect("the account is well-formed"))
}

fn acl_entries(choices: &mut Choices) -> Vec<Value> {
    let mut entries = Vec::new();
    for egress in [false, true] {
        if choices.once_in(3) {
            entries.push(json!({"RuleNumber": 100, "Protocol": "-1", "RuleAction": "allow", "Egress": egress, "CidrBlock": "0.0.0.0/0"}));
            continue;
        }
        for _ in 0..1 + choices.below(5) {
            let (from, to) = choices.of(&PORTS);
            let action = if choices.once_in(5) { "deny" } else { "allow" };
            let number = 1 + choices.below(300);
            let protocol = choices.of(&["6", "6", "6", "17", "-1"]);
            entries.push(json!({"RuleNumber": number, "Protocol": protocol, "RuleAction": action, "Egress": egress,
                "CidrBlock": choices.of(&BLOCKS), "PortRange": {"From": from, "To": to}}));
        }
    }
    entries
}

fn permissions(choices: &mut Choices, groups: usize) -> Vec<Value> {
    (0..choices.below(4))
        .map(|_| {
            let (from, to) = choices.of(&PORTS);
            if choices.once_in(4) {
                return json!({"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": format!("sg-{}", choices.below(groups))}]});
            }
            let protocol = choices.of(&["tcp", "tcp", "udp", "-1"]);
            json!({"IpProtocol": protocol, "FromPort": from, "ToPort": to, "IpRanges": [{"CidrIp": choices.of(&BLOCKS)}]})
        })
        .collect()
}

fn routes(choices: &mut Choices, vpc: usize) -> Vec<Value> {
    let mut routes =
        vec![json!({"DestinationCidrBlock": format!("10.{vpc}.0.0/16"), "GatewayId": "local", "State": "active"})];
    let mut add =
        |block: &str, member: &str, id: String| routes.push(json!({"DestinationCidrBlock": block, member: id}));
    let default = choices.of(&["0.0.0.0/0", "0.0.0.0/0", "0.0.0.0/1", "0.0.0.0/32"]);
    match choices.below(5) {
        0 | 1 => add(default, "GatewayId", format!("igw-{vpc}")),
        2 | 3 => add(default, "NatGatewayId", format!("nat-{vpc}")),
        _ => {}
    }
    if choices.once_in(4) {
        add("8.8.8.0/24", "NatGatewayId", format!("nat-{vpc}"));
    }
    if choices.once_in(2) {
        add(&format!("10.{}.0.0/16", 1 - vpc), "VpcPeeringConnectionId", "pcx-0".to_owned());
    }
    routes
}

/// An account of two VPCs.
pub(crate) fn account(seed: u64) -> Snapshot {
    let choices = &mut Choices::new(seed);
    let groups = 4;
    let (mut subnets, mut tables, mut acls, mut interfaces, mut instances) = (vec![], vec![], vec![], vec![], vec![]);
    let (mut gateways, mut nats, mut vpcs) = (vec![], vec![], vec![]);
    for vpc in 0..2 {
        let id = format!("vpc-{vpc}");
        vpcs.push(json!({"VpcId": id, "CidrBlock": format!("10.{vpc}.0.0/16")}));
        for n in 0..3 {
            let subnet = format!("subnet-{vpc}{n}");
            let block = format!("10.{vpc}.{n}.0/24");
            subnets.push(json!({"SubnetId": subnet, "VpcId": id, "CidrBlock": block, "AvailabilityZone": choices.of(&["a", "b"])}));
            let association = if n == 2 { json!({"Main": true}) } else { json!({"SubnetId": subnet, "Main": false}) };
            tables.push(json!({"RouteTableId": format!("rtb-{vpc}{n}"), "VpcId": id, "Routes": routes(choices, vpc), "Associations": [association]}));
            acls.push(json!({"NetworkAclId": format!("acl-{vpc}{n}"), "VpcId": id, "Entries": acl_entries(choices), "Associations": [{"SubnetId": subnet}]}));
            for host in 0..2 {
                let (eni, instance) = (format!("eni-{vpc}{n}{host}"), format!("i-{vpc}{n}{host}"));
                let mut interface = json!({"NetworkInterfaceId": eni, "VpcId": id, "SubnetId": subnet, "Status": "in-use",
                    "PrivateIpAddress": format!("10.{vpc}.{n}.{}", 10 + host), "SourceDestCheck": true,
                    "Attachment": {"InstanceId": instance},
                    "Groups": [{"GroupId": format!("sg-{}", choices.below(groups))}]});
                if choices.once_in(2) {
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
                "State": "available", "NatGatewayAddresses": [{"PrivateIp": format!("10.{vpc}.0.200"), "PublicIp": format!("198.51.{vpc}.200")}]}));
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
        "RequesterVpcInfo": {"VpcId": "vpc-0", "CidrBlock": "10.0.0.0/16"}, "AccepterVpcInfo": {"VpcId": "vpc-1", "CidrBlock": "10.1.0.0/16"}});
    let mode = choices.of(&["off", "off", "off", "off", "block-ingress", "block-bidirectional"]);
    let options = json!({"VpcBlockPublicAccessOptions": {"InternetGatewayBlockMode": mode}}).to_string();
    let options = Output::from_json(Operation::DescribeVpcBlockPublicAccessOptions, &options);
    Snapshot {
        calls: vec![
            list(Operation::DescribeVpcs, &vpcs),
            list(Operation::DescribeSubnets, &subnets),
            list(Operation::DescribeRouteTables, &tables),
            list(Operation::DescribeNetworkAcls, &acls),
            list(Operation::DescribeSecurityGroups, &group_list),
            list(Operation::DescribeNetworkInterfaces, &interfaces),
            list(Operation::DescribeInstances, &[json!({"Instances": instances})]),
            list(Operation::DescribeInternetGateways, &gateways),
            list(Operation::DescribeNatGateways, &nats),
            list(Operation::DescribeVpcPeeringConnections, &[peering]),
            list(Operation::DescribeVpcBlockPublicAccessExclusions, &[]),
            list(Operation::DescribeAddresses, &[]),
            list(Operation::DescribePrefixLists, &[]),
            Call::seen(options.expect("the account is well-formed")),
        ],
        ..Snapshot::default()
    }
}
