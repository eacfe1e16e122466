//! How long it takes to index an account and to answer questions about it.
//!
//! The account is synthetic: interfaces, half of them public, spread over subnets with lists of a dozen rules and groups of sixty.

#![expect(clippy::unwrap_used, reason = "the synthetic account is well-formed")]

use divan::Bencher;
use divan::counter::ItemsCount;
use reach::{End, Flow, Network, Protocol};
use serde_json::{Value, json};
use snapshot::{Ask, Call, Output, Snapshot};

fn main() {
    divan::main();
}

fn call(operation: Ask, list: &[Value]) -> Call {
    let text = json!({ operation.key().unwrap(): list }).to_string();
    Call::seen(Output::from_json(operation, &text).unwrap().0)
}

fn empty(operation: Ask) -> Call {
    Call::seen(Output::empty(operation))
}

/// An account of so many interfaces in one VPC, a fiftieth as many subnets, a tenth as many groups.
fn account(interfaces: usize) -> Snapshot {
    let subnets = (interfaces / 50).clamp(1, 200);
    let groups = (interfaces / 10).max(1);
    let subnet_list: Vec<Value> = (0..subnets)
        .map(|n| {
            let block = format!("10.{}.{}.0/22", n / 64, n % 64 * 4);
            json!({"SubnetId": format!("subnet-{n}"), "VpcId": "vpc-1", "CidrBlock": block, "AvailabilityZone": "a"})
        })
        .collect();
    let tables: Vec<Value> = (0..subnets)
        .map(|n| {
            let routes = json!([
                {"DestinationCidrBlock": "10.0.0.0/8", "GatewayId": "local", "State": "active"},
                {"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1", "State": "active"},
            ]);
            let associations = json!([{"SubnetId": format!("subnet-{n}"), "Main": false}]);
            json!({"RouteTableId": format!("rtb-{n}"), "VpcId": "vpc-1", "Routes": routes, "Associations": associations})
        })
        .collect();
    let acls: Vec<Value> = (0..subnets)
        .map(|n| {
            let entry = |egress: bool, number: usize| {
                json!({"RuleNumber": number, "Protocol": "6", "RuleAction": if number == 12 { "allow" } else { "deny" },
                    "Egress": egress, "CidrBlock": if number == 12 { "0.0.0.0/0".to_owned() } else { format!("192.0.{number}.0/24") },
                    "PortRange": {"From": 0, "To": 65535}})
            };
            let entries: Vec<Value> = (1..=12).flat_map(|number| [entry(true, number), entry(false, number)]).collect();
            let associations = json!([{"SubnetId": format!("subnet-{n}")}]);
            json!({"NetworkAclId": format!("acl-{n}"), "VpcId": "vpc-1", "Entries": entries, "Associations": associations})
        })
        .collect();
    let group_list: Vec<Value> = (0..groups)
        .map(|n| {
            let rules: Vec<Value> = (0..60)
                .map(|rule| {
                    json!({"IpProtocol": "tcp", "FromPort": 8000 + rule, "ToPort": 8000 + rule,
                        "IpRanges": [{"CidrIp": if rule == 59 { "10.0.0.0/8".to_owned() } else { format!("172.16.{rule}.0/24") }}]})
                })
                .collect();
            let out = json!([{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]);
            json!({"GroupId": format!("sg-{n}"), "VpcId": "vpc-1", "IpPermissions": rules, "IpPermissionsEgress": out})
        })
        .collect();
    let interface_list: Vec<Value> = (0..interfaces)
        .map(|n| {
            let (subnet, host) = (n % subnets, n / subnets + 4);
            let address = format!("10.{}.{}.{}", subnet / 64, subnet % 64 * 4 + host / 256, host % 256);
            let public = (n % 2 == 0).then(|| format!("54.{}.{}.{}", n >> 16, n >> 8 & 255, n & 255));
            json!({"Association": {"PublicIp": public}, "NetworkInterfaceId": format!("eni-{n}"), "VpcId": "vpc-1", "SubnetId": format!("subnet-{subnet}"),
                "Status": "in-use", "PrivateIpAddress": address, "Groups": [{"GroupId": format!("sg-{}", n % groups)}]})
        })
        .collect();
    let igw = json!({"InternetGatewayId": "igw-1", "Attachments": [{"VpcId": "vpc-1", "State": "available"}]});
    Snapshot {
        calls: vec![
            call(Ask::DescribeVpcs, &[json!({"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/8"})]),
            call(Ask::DescribeSubnets, &subnet_list),
            call(Ask::DescribeRouteTables, &tables),
            call(Ask::DescribeNetworkAcls, &acls),
            call(Ask::DescribeSecurityGroups, &group_list),
            call(Ask::DescribeNetworkInterfaces, &interface_list),
            call(Ask::DescribeInternetGateways, &[igw]),
            empty(Ask::DescribeInstances),
            empty(Ask::DescribeVpcBlockPublicAccessOptions),
        ],
        ..Snapshot::default()
    }
}

fn flows(interfaces: usize, count: usize) -> Vec<Flow> {
    let end = |n: usize| End::Interface(format!("eni-{}", n % interfaces).as_str().into());
    (0..count).map(|n| Flow::tcp(end(n * 7919), end(n * 104_729 + 1), 8059)).collect()
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 5)]
fn index(bencher: Bencher<'_, '_>, interfaces: usize) {
    let snapshot = account(interfaces);
    bencher.counter(ItemsCount::new(interfaces)).bench(|| Network::new(&snapshot));
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 20)]
fn verdicts(bencher: Bencher<'_, '_>, interfaces: usize) {
    let snapshot = account(interfaces);
    let network = Network::new(&snapshot);
    let flows = flows(interfaces, 10_000);
    let all = || flows.iter().filter(|flow| network.verdict(flow) == reach::Verdict::Delivered).count();
    assert!(all() > 9_000, "the flows are meant to arrive");
    bencher.counter(ItemsCount::new(flows.len())).bench(all);
}

#[divan::bench(args = [1_000, 10_000], sample_count = 20)]
fn traces(bencher: Bencher<'_, '_>, interfaces: usize) {
    let snapshot = account(interfaces);
    let network = Network::new(&snapshot);
    let flows = flows(interfaces, 10_000);
    let all = || flows.iter().map(|flow| network.trace(flow).request.hops.len()).sum::<usize>();
    bencher.counter(ItemsCount::new(flows.len())).bench(all);
}

#[divan::bench(args = [10_000], sample_count = 20)]
fn whole_internet(bencher: Bencher<'_, '_>, interfaces: usize) {
    let snapshot = account(interfaces);
    let network = Network::new(&snapshot);
    let protocol = Protocol::Tcp;
    let flow =
        Flow { from: End::Interface("eni-7".into()), to: End::Internet, protocol, port: Some(443), source_port: None };
    bencher.bench(|| network.trace(&flow));
}

#[divan::bench(args = [1_000, 10_000], sample_count = 3)]
fn exposure(bencher: Bencher<'_, '_>, interfaces: usize) {
    let snapshot = account(interfaces);
    let network = Network::new(&snapshot);
    bencher.counter(ItemsCount::new(interfaces)).bench(|| network.exposure());
}

/// An account with one host whose group has so many rules, each of a block and a port of its own; every other one is
/// for everybody.
fn many_rules(rules: usize) -> Snapshot {
    let mut snapshot = account(10);
    let permissions: Vec<Value> = (0..rules)
        .map(|n| {
            let port = 1024 + n % 60_000;
            let block = if n % 2 == 0 {
                format!("{}.{}.{}.0/24", 20 + n / 65_536, n / 256 % 256, n % 256)
            } else {
                "0.0.0.0/0".into()
            };
            json!({"IpProtocol": "tcp", "FromPort": port, "ToPort": port, "IpRanges": [{"CidrIp": block}]})
        })
        .collect();
    let group = json!({"GroupId": "sg-0", "VpcId": "vpc-1", "IpPermissions": permissions, "IpPermissionsEgress": []});
    for known in &mut snapshot.calls {
        if known.operation == "DescribeSecurityGroups" {
            *known = call(Ask::DescribeSecurityGroups, std::slice::from_ref(&group));
        }
    }
    snapshot
}

#[divan::bench(args = [1_000, 2_000, 10_000], sample_count = 3)]
fn exposure_of_many_rules(bencher: Bencher<'_, '_>, rules: usize) {
    let snapshot = many_rules(rules);
    let network = Network::new(&snapshot);
    bencher.counter(ItemsCount::new(rules)).bench(|| network.exposure_of("eni-0"));
}

#[divan::bench(args = [1_000, 2_000, 10_000], sample_count = 3)]
fn from_anywhere_to_many_rules(bencher: Bencher<'_, '_>, rules: usize) {
    let snapshot = many_rules(rules);
    let network = Network::new(&snapshot);
    let to = End::Interface("eni-0".into());
    bencher.counter(ItemsCount::new(rules)).bench(|| network.trace(&Flow::tcp(End::Internet, to.clone(), 1025)));
}
