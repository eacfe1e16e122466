//! Accounts as they could be, and some that nobody should have: worlds made of random lines.

use proptest::prelude::*;
use std::fmt::Write as _;

/// A world, and who wants to talk to whom in it.
#[derive(Debug, Clone)]
pub(super) struct Account {
    pub(super) text: String,
    pub(super) flow: Option<(String, String, u16)>,
}

/// Names that people give, and names that nobody should give.
const NAMES: [&str; 10] = [
    "web",
    "프라이빗-서브넷-가",
    "<script>alert('x')</script>",
    "a&b \\\"c\\\"",
    "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
    "\u{202e}yned \u{2066}x",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "]]><!--",
    "شبكة עברית",
    "\u{fdfd}\u{ffff}",
];

/// One subnet: its zone, where it leads, its hosts, its name.
type Subnet = (usize, usize, usize, Option<usize>);

/// An account.
pub(super) fn account() -> impl Strategy<Value = Account> {
    let subnet =
        (0..4usize, 0..6usize, prop_oneof![3 => 0..4usize, 1 => 4..11usize], proptest::option::of(0..NAMES.len()));
    let vpc = (proptest::collection::vec(subnet, 0..22), any::<u16>());
    (proptest::collection::vec(vpc, 0..4), proptest::option::of((any::<usize>(), any::<usize>(), 0..4usize)))
        .prop_map(|(vpcs, flow)| build(&vpcs, flow))
}

fn build(vpcs: &[(Vec<Subnet>, u16)], flow: Option<(usize, usize, usize)>) -> Account {
    let mut text = String::from("world 1\nbase empty\n");
    let mut hosts: Vec<String> = Vec::new();
    for (v, (subnets, extras)) in vpcs.iter().enumerate() {
        one_vpc(&mut text, &mut hosts, v, subnets, *extras);
    }
    for v in 1..vpcs.len() {
        let _ = writeln!(text, "peering pcx{v} v0 v{v}");
        let _ = writeln!(text, "route v0-main-rt 10.{v}.0.0/16 -> pcx{v}\nroute v{v}-main-rt 10.0.0.0/16 -> pcx{v}");
    }
    // All of them on a transit gateway, some badly; one more that only some know.
    if vpcs.len() > 1 && vpcs[0].1 & 0x20 != 0 {
        let _ = writeln!(text, "tgw hub\ntgw far");
        for (v, (subnets, extras)) in vpcs.iter().enumerate().filter(|(_, (subnets, _))| !subnets.is_empty()) {
            let state = if extras & 0x40 == 0 { "" } else { " state=pendingAcceptance" };
            let _ = writeln!(text, "tgw-attach plug{v} hub s{v}-0{state}\nroute v{v}-main-rt 10.0.0.0/8 -> hub");
            if subnets.len() > 8 {
                let _ = writeln!(text, "tgw-attach second{v} far s{v}-1");
            }
        }
        let _ = writeln!(text, "name hub \"{}\"", NAMES[usize::from(vpcs[0].1 >> 9) % NAMES.len()]);
    }
    let flow = flow.filter(|_| !hosts.is_empty()).map(|(from, to, kind)| {
        let host = |index: usize| hosts[index % hosts.len()].clone();
        match kind {
            0 => (host(from), "internet".to_owned(), 443),
            1 => ("internet".to_owned(), host(to), 22),
            2 => (host(from), "10.0.200.77".to_owned(), 80),
            _ => (host(from), host(to), 8080),
        }
    });
    Account { text, flow }
}

/// A load balancer with rules, groups and targets, names that lead to it, by a distribution or past it.
fn requests(text: &mut String, v: usize, extras: u16) {
    let name = NAMES[usize::from(extras >> 4) % NAMES.len()];
    let _ = writeln!(
        text,
        "alb alb{v} s{v}-0 s{v}-1\nset alb{v} LoadBalancerName \"{name}\"\nzone zone{v} shop{v}.example.link"
    );
    let _ = writeln!(text, "listener plain{v} alb{v} http 80 -> redirect https");
    let _ = writeln!(text, "listener other{v} alb{v} http 8080 -> respond 404");
    for number in 1..=usize::from(extras % 13) {
        let _ = writeln!(text, "target-group group{v}-{number} v{v} http {} type=ip", 8000 + number);
        let target = format!("10.{v}.0.{}", 90 + number);
        let _ = writeln!(
            text,
            "rule rule{v}-{number} other{v} {number} path=/{number}/*,/a/much/longer/path/{number} -> forward group{v}-{number}"
        );
        if number % 3 != 0 {
            let _ = writeln!(text, "target group{v}-{number} {target}");
        }
    }
    if extras & 1 != 0 {
        let _ = writeln!(text, "certificate edge{v} www.shop{v}.example.link region=us-east-1");
        let _ = writeln!(text, "distribution cdn{v} alb{v} aliases=www.shop{v}.example.link certificate=edge{v}");
        let _ = writeln!(text, "behavior cdn{v} /static/* cache=CachingOptimized\nrecord zone{v} www A -> cdn{v}");
    }
    if extras & 2 != 0 {
        let _ = writeln!(text, "record zone{v} @ A -> alb{v}\nrecord zone{v} elsewhere CNAME somewhere.example.com");
    }
}

fn one_vpc(text: &mut String, hosts: &mut Vec<String>, v: usize, subnets: &[Subnet], extras: u16) {
    let on = |bit: u16| extras & (1 << bit) != 0;
    let _ = writeln!(text, "vpc v{v} 10.{v}.0.0/16\nigw igw{v} v{v}\neigw out{v} v{v}");
    if on(0) {
        let _ = writeln!(text, "name v{v} \"{}\"", NAMES[usize::from(extras >> 8) % NAMES.len()]);
    }
    if on(1) {
        let _ = writeln!(text, "detach igw{v}");
    }
    if on(2) {
        let _ = writeln!(text, "endpoint s3-{v} v{v} s3 tables=v{v}-main-rt");
    }
    if on(3) {
        let _ = writeln!(text, "peering friend{v} v{v} vpc-0123456789abcdef{v} cidr=10.9{v}.0.0/16 owner=999999999999");
    }
    let mut nat = None;
    for (s, (zone, way, count, name)) in subnets.iter().enumerate() {
        let label = format!("s{v}-{s}");
        let zone = ["a", "b", "c", "d"][*zone];
        let _ = writeln!(text, "subnet {label} v{v} 10.{v}.{s}.0/24 zone={zone}");
        if let Some(name) = name {
            let _ = writeln!(text, "name {label} \"{}\"", NAMES[*name]);
        }
        let _ = writeln!(text, "route-table t{v}-{s} v{v}");
        match way {
            0 | 1 => {
                let _ = writeln!(text, "route t{v}-{s} 0.0.0.0/0 -> igw{v}\nassociate t{v}-{s} {label}");
                if nat.is_none() {
                    let _ = writeln!(text, "nat nat{v} {label} ip=10.{v}.{s}.250");
                    nat = Some(format!("nat{v}"));
                }
            }
            2 | 3 => {
                let target = nat.clone().unwrap_or_else(|| format!("igw{v}"));
                let _ = writeln!(text, "route t{v}-{s} 0.0.0.0/0 -> {target}\nassociate t{v}-{s} {label}");
            }
            4 => {
                let _ = writeln!(text, "acl acl{v}-{s} v{v}\nuse acl{v}-{s} {label}\nsg g{v}-{s} v{v}");
            }
            _ => {}
        }
        for h in 0..*count {
            let public = if way % 2 == 0 && h == 0 { " public-ip=on" } else { "" };
            let _ = writeln!(text, "instance h{v}-{s}-{h} {label} ip=10.{v}.{s}.{}{public}", 50 + h);
            if let Some(name) = name {
                let _ = writeln!(text, "name h{v}-{s}-{h} \"{}\"", NAMES[(*name + h) % NAMES.len()]);
            }
            hosts.push(format!("10.{v}.{s}.{}", 50 + h));
        }
    }
    let zones = |count: &[Subnet]| matches!(count, [first, second, ..] if first.0 != second.0);
    if on(5) && zones(subnets) {
        requests(text, v, extras);
    }
    if on(4) && subnets.len() > 1 {
        let _ = writeln!(text, "endpoint ssm{v} v{v} ssm subnets=s{v}-0 private-dns=off");
        let _ = writeln!(
            text,
            "add - elbv2:DescribeLoadBalancers {{\"LoadBalancerArn\":\"arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/app/front/{v}f\",\"LoadBalancerName\":\"front\",\"Type\":\"application\",\"Scheme\":\"internal\",\"VpcId\":\"@v{v}\",\"State\":{{\"Code\":\"active\"}},\"AvailabilityZones\":[{{\"SubnetId\":\"@s{v}-0\"}},{{\"SubnetId\":\"@s{v}-{}\"}}]}}",
            subnets.len() - 1
        );
    }
}
