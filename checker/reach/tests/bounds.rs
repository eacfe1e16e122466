//! Networks that lead packets in circles, or by very many ways: the work is counted, and it stays small.

#![expect(clippy::unwrap_used, reason = "a world that cannot be built is a failed test")]

use reach::{Flow, Network, Trace, codes};
use serde_json::{Value, json};
use snapshot::{Ask, Call, Output, Snapshot};
use std::fmt::Write;
use world::World;

/// Asks for a TCP connection in a world.
fn trace(world: &str, from: &str, to: &str, port: u16) -> Trace {
    let built = format!("world 1\nbase empty\n{world}").parse::<World>().unwrap().build().unwrap();
    let network = Network::new(&built.snapshot);
    let end = |label: &str| network.parse_end(built.labels.id(label).unwrap_or(label)).unwrap();
    network.trace(&Flow::tcp(end(from), end(to), port))
}

fn stopped_by(trace: &Trace, code: reach::Code) -> bool {
    trace.blockers.iter().any(|blocker| blocker.code == code)
}

const ARN: &str = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012";

/// A network load balancer with an interface in each of some subnets and these targets.
fn balancer(world: &mut String, name: &str, subnets: &[(&str, &str)], targets: &[String]) {
    for (subnet, address) in subnets {
        writeln!(world, "interface {name}-{subnet} {subnet} ip={address} type=network_load_balancer").unwrap();
        writeln!(world, "set {name}-{subnet} Groups []").unwrap();
        writeln!(world, "set {name}-{subnet} Description \"ELB net/{name}/1\"").unwrap();
        writeln!(world, "set {name}-{subnet} Status in-use").unwrap();
    }
    let lb = format!("{ARN}:loadbalancer/net/{name}/1");
    let tg = format!("{ARN}:targetgroup/{name}/1");
    writeln!(
        world,
        r#"add {name} elbv2:DescribeLoadBalancers {{"LoadBalancerArn": "{lb}", "Type": "network", "State": {{"Code": "active"}}, "VpcId": "@v"}}
add - elbv2:DescribeListeners of {lb} {{"ListenerArn": "{ARN}:listener/net/{name}/1/1", "Port": 80, "Protocol": "TCP", "DefaultActions": [{{"Type": "forward", "TargetGroupArn": "{tg}"}}]}}
add {name}-tg elbv2:DescribeTargetGroups {{"TargetGroupArn": "{tg}", "TargetType": "ip", "Protocol": "TCP", "Port": 80, "VpcId": "@v"}}
add - elbv2:DescribeLoadBalancerAttributes of {lb} {{"Key": "load_balancing.cross_zone.enabled", "Value": "true"}}"#
    )
    .unwrap();
    for target in targets {
        writeln!(
            world,
            r#"add - elbv2:DescribeTargetHealth of {tg} {{"Target": {{"Id": "{target}", "Port": 80}}, "TargetHealth": {{"State": "healthy"}}}}"#
        )
        .unwrap();
    }
}

/// A VPC with two subnets, a list that admits everything and a host.
fn two_subnets() -> String {
    "vpc v 10.1.0.0/16\nsubnet a v 10.1.1.0/24 zone=a\nsubnet b v 10.1.2.0/24 zone=b\nsg s v\n\
     allow s in all from 0.0.0.0/0\ninstance host a groups=s ip=10.1.1.10\n"
        .to_owned()
}

#[test]
fn a_load_balancer_that_is_its_own_target_is_walked_once() {
    let mut world = two_subnets();
    let mut targets: Vec<String> = vec!["10.1.1.20".into(), "10.1.2.20".into()];
    for n in 0..98 {
        targets.push(format!("10.1.1.{}", 100 + n));
        writeln!(world, "interface dead-{n} a groups=s ip=10.1.1.{}", 100 + n).unwrap();
    }
    balancer(&mut world, "own", &[("a", "10.1.1.20"), ("b", "10.1.2.20")], &targets);
    let trace = trace(&world, "host", "10.1.1.20", 80);
    assert!(trace.steps < 2_000, "{} steps", trace.steps);
}

#[test]
fn two_load_balancers_that_name_each_other_end() {
    let mut world = two_subnets();
    balancer(&mut world, "one", &[("a", "10.1.1.20"), ("b", "10.1.2.20")], &["10.1.1.30".into(), "10.1.2.30".into()]);
    balancer(&mut world, "two", &[("a", "10.1.1.30"), ("b", "10.1.2.30")], &["10.1.1.20".into(), "10.1.2.20".into()]);
    let trace = trace(&world, "host", "10.1.1.20", 80);
    assert!(trace.steps < 200, "{} steps", trace.steps);
    assert!(stopped_by(&trace, codes::ROUTING_LOOP), "{:#?}", trace.blockers);
}

/// An inspection VPC of so many zones whose tables lead back to the transit gateway.
fn inspection(zones: usize) -> String {
    let mut world = String::from(
        "vpc spoke 10.1.0.0/16\nsubnet spoke-a spoke 10.1.1.0/24 zone=a\nsubnet spoke-tgw spoke 10.1.9.0/28 zone=a\n\
         vpc hub 10.2.0.0/16\nsg s spoke\ninstance host spoke-a groups=s ip=10.1.1.10\n",
    );
    let mut subnets = Vec::new();
    for (n, zone) in ["a", "b", "c", "d"].into_iter().enumerate().take(zones) {
        writeln!(world, "subnet hub-{zone} hub 10.2.{n}.0/28 zone={zone}").unwrap();
        subnets.push(format!("\"@hub-{zone}\""));
    }
    writeln!(
        world,
        r#"route spoke-main-rt 0.0.0.0/0 -> tgw-1
route hub-main-rt 0.0.0.0/0 -> tgw-1
add tgw ec2:DescribeTransitGateways {{"TransitGatewayId": "tgw-1", "State": "available"}}
add rtb ec2:DescribeTransitGatewayRouteTables {{"TransitGatewayRouteTableId": "tgw-rtb-1", "TransitGatewayId": "tgw-1", "State": "available"}}
add att-1 ec2:DescribeTransitGatewayVpcAttachments {{"TransitGatewayAttachmentId": "tgw-attach-1", "TransitGatewayId": "tgw-1", "VpcId": "@spoke", "SubnetIds": ["@spoke-tgw"], "State": "available"}}
add att-2 ec2:DescribeTransitGatewayVpcAttachments {{"TransitGatewayAttachmentId": "tgw-attach-2", "TransitGatewayId": "tgw-1", "VpcId": "@hub", "SubnetIds": [{}], "State": "available", "Options": {{"ApplianceModeSupport": "enable"}}}}
add - ec2:SearchTransitGatewayRoutes of tgw-rtb-1 {{"DestinationCidrBlock": "0.0.0.0/0", "Type": "static", "State": "active", "TransitGatewayAttachments": [{{"TransitGatewayAttachmentId": "tgw-attach-2", "ResourceType": "vpc"}}]}}
add - ec2:GetTransitGatewayRouteTablePropagations of tgw-rtb-1 {{"TransitGatewayAttachmentId": "tgw-attach-1", "ResourceId": "@spoke", "ResourceType": "vpc", "State": "enabled"}}
add - ec2:DescribeTransitGatewayAttachments {{"TransitGatewayAttachmentId": "tgw-attach-1", "TransitGatewayId": "tgw-1", "ResourceType": "vpc", "ResourceId": "@spoke", "State": "available", "Association": {{"TransitGatewayRouteTableId": "tgw-rtb-1", "State": "associated"}}}}
add - ec2:DescribeTransitGatewayAttachments {{"TransitGatewayAttachmentId": "tgw-attach-2", "TransitGatewayId": "tgw-1", "ResourceType": "vpc", "ResourceId": "@hub", "State": "available", "Association": {{"TransitGatewayRouteTableId": "tgw-rtb-1", "State": "associated"}}}}"#,
        subnets.join(", ")
    )
    .unwrap();
    world
}

#[test]
fn zones_that_lead_back_are_tried_once_each() {
    for zones in 1..=4 {
        let trace = trace(&inspection(zones), "host", "8.8.8.8", 443);
        assert!(trace.steps < 40, "{zones} zones: {} steps", trace.steps);
        assert!(stopped_by(&trace, codes::ROUTING_LOOP), "{zones} zones: {:#?}", trace.blockers);
    }
}

fn call(operation: Ask, list: &[Value]) -> Call {
    let text = json!({ operation.key().unwrap(): list }).to_string();
    Call::seen(Output::from_json(operation, &text).unwrap().0)
}

#[test]
fn a_thousand_peerings_in_a_ring_are_a_step_each() {
    let count = 1_000;
    let block = |n: usize| format!("10.{}.{}.0/24", n / 250, n % 250);
    let all = |one: &dyn Fn(usize) -> Value| (0..count).map(one).collect::<Vec<_>>();
    let vpcs = all(&|n| json!({"VpcId": format!("vpc-{n}"), "CidrBlock": block(n)}));
    let subnets =
        all(&|n| json!({"SubnetId": format!("subnet-{n}"), "VpcId": format!("vpc-{n}"), "CidrBlock": block(n)}));
    let tables = all(&|n| {
        json!({"RouteTableId": format!("rtb-{n}"), "VpcId": format!("vpc-{n}"), "Associations": [{"Main": true}],
            "Routes": [{"DestinationCidrBlock": "10.0.0.0/8", "VpcPeeringConnectionId": format!("pcx-{n}"), "State": "active"}]})
    });
    let side = |n: usize| json!({"VpcId": format!("vpc-{}", n % count), "CidrBlock": block(n % count)});
    let peerings = all(&|n| {
        json!({"VpcPeeringConnectionId": format!("pcx-{n}"), "Status": {"Code": "active"},
            "RequesterVpcInfo": side(n), "AccepterVpcInfo": side(n + 1)})
    });
    let host = json!({"NetworkInterfaceId": "eni-1", "VpcId": "vpc-0", "SubnetId": "subnet-0", "Status": "in-use",
        "PrivateIpAddress": "10.0.0.9", "Groups": [{"GroupId": "sg-1"}]});
    let out = json!([{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]);
    let list = json!({"NetworkAclId": "acl-1", "VpcId": "vpc-0", "IsDefault": true, "Entries": [
        {"RuleNumber": 100, "Protocol": "-1", "RuleAction": "allow", "Egress": true, "CidrBlock": "0.0.0.0/0"}]});
    let snapshot = Snapshot {
        calls: vec![
            call(Ask::DescribeVpcs, &vpcs),
            call(Ask::DescribeSubnets, &subnets),
            call(Ask::DescribeRouteTables, &tables),
            call(Ask::DescribeVpcPeeringConnections, &peerings),
            call(Ask::DescribeNetworkAcls, &[list]),
            call(
                Ask::DescribeSecurityGroups,
                &[json!({"GroupId": "sg-1", "VpcId": "vpc-0", "IpPermissionsEgress": out})],
            ),
            call(Ask::DescribeNetworkInterfaces, &[host]),
            call(Ask::DescribeInstances, &[]),
        ],
        ..Snapshot::default()
    };
    let network = Network::new(&snapshot);
    let end = |text: &str| network.parse_end(text).unwrap();
    let trace = network.trace(&Flow::tcp(end("eni-1"), end("10.3.3.9"), 80));
    assert!(trace.steps < 10, "{} steps", trace.steps);
    assert!(stopped_by(&trace, codes::PCX_REQUIRES_ADDRESS_IN_VPC_CIDR), "{trace:#?}");
}

#[test]
fn a_chain_of_appliances_longer_than_a_packet_lives_is_unknown() {
    let mut world = String::from("vpc v 10.1.0.0/16\nsg s v\nallow s in all from 0.0.0.0/0\n");
    for n in 0..100 {
        writeln!(world, "subnet s{n} v 10.1.{n}.0/24\nroute-table t{n} v\nassociate t{n} s{n}").unwrap();
        writeln!(world, "instance i{n} s{n} groups=s ip=10.1.{n}.10\nset i{n} SourceDestCheck false").unwrap();
    }
    for n in 0..99 {
        writeln!(world, "route t{n} 10.9.0.0/16 -> i{}", n + 1).unwrap();
    }
    let trace = trace(&world, "i0", "10.9.0.1", 80);
    assert!(trace.steps < 1_000, "{} steps", trace.steps);
    assert_eq!(trace.verdict, reach::Verdict::Unknown);
}
