//! What `check` prints to be typed mends an account: on a real AWS API (moto, on loopback) one thing after the other is
//! broken, the commands that suffice are typed into bash with the real AWS CLI, and all labs pass again.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set its scene has failed")]

use crate::account::{LABS, build, look, named};
use real::{Account, Moto, aws_cli};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// Rounds of looking and typing after which one thing that was broken must be whole again: behind it another may come
/// to light.
const ROUNDS: usize = 3;

/// What somebody does to the account, and a word of the command that undoes it.
type Breakage = (&'static str, fn(&Account), &'static str);

/// Where an EC2 Instance Connect endpoint could be another way in, nothing is said to be broken: this API has none.
const BREAKAGES: &[Breakage] = &[
    ("the route to the NAT gateway is gone", |account| drop_route(account, "private-rt"), "create-route"),
    ("the route to the internet gateway is gone", |account| drop_route(account, "public-rt"), "create-route"),
    ("the private route leads to the internet gateway", misroute, "replace-route"),
    ("replies may not come in to the private subnets", |account| shut(account, "private-acl", "110"), "acl-entry"),
    ("replies may not come in to the NAT gateway", |account| shut(account, "public-acl", "140"), "acl-entry"),
    ("the private subnet has the list that AWS made", default_list, "replace-network-acl-association"),
    ("the internet gateway is detached", detach, "attach-internet-gateway"),
    ("a public subnet has no table of its own", leave_table, "associate-route-table"),
    ("the NAT gateway is gone", delete_nat, "create-nat-gateway"),
    ("the endpoint serves no table", untick, "--add-route-table-ids"),
];

fn table(account: &Account, name: &str) -> String {
    named(account, "DescribeRouteTables", "routeTableId", name)
}

fn drop_route(account: &Account, name: &str) {
    let route = [("RouteTableId", &*table(account, name)), ("DestinationCidrBlock", "0.0.0.0/0")];
    account.ec2("DeleteRoute", &route);
}

fn misroute(account: &Account) {
    let gateway = named(account, "DescribeInternetGateways", "internetGatewayId", "course-igw");
    let table = table(account, "private-rt");
    let route = [("RouteTableId", &*table), ("DestinationCidrBlock", "0.0.0.0/0"), ("GatewayId", &gateway)];
    account.ec2("ReplaceRoute", &route);
}

fn shut(account: &Account, list: &str, number: &str) {
    let list = named(account, "DescribeNetworkAcls", "networkAclId", list);
    let entry = [("NetworkAclId", &*list), ("RuleNumber", number), ("Egress", "false")];
    account.ec2("DeleteNetworkAclEntry", &entry);
}

/// The id of what ties a subnet to its list or table.
fn association(account: &Account, action: &str, element: &str, subnet: &str) -> String {
    let subnet = named(account, "DescribeSubnets", "subnetId", subnet);
    let own = [("Filter.1.Name", "association.subnet-id"), ("Filter.1.Value.1", subnet.as_str())];
    let answer = account.ec2(action, &own);
    let mut ties = answer.all(element).into_iter().zip(answer.all("subnetId"));
    ties.find(|(_, tied)| *tied == subnet).unwrap().0
}

fn default_list(account: &Account) {
    let vpc = named(account, "DescribeVpcs", "vpcId", "course-vpc");
    let own = [("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", &*vpc), ("Filter.2.Name", "default")];
    let lists = account.ec2("DescribeNetworkAcls", &[&own[..], &[("Filter.2.Value.1", "true")]].concat());
    let association = association(account, "DescribeNetworkAcls", "networkAclAssociationId", "private-a");
    let change = [("AssociationId", &*association), ("NetworkAclId", &lists.get("networkAclId"))];
    account.ec2("ReplaceNetworkAclAssociation", &change);
}

fn detach(account: &Account) {
    let gateway = named(account, "DescribeInternetGateways", "internetGatewayId", "course-igw");
    let vpc = named(account, "DescribeVpcs", "vpcId", "course-vpc");
    account.ec2("DetachInternetGateway", &[("InternetGatewayId", &gateway), ("VpcId", &vpc)]);
}

fn leave_table(account: &Account) {
    let association = association(account, "DescribeRouteTables", "routeTableAssociationId", "public-a");
    account.ec2("DisassociateRouteTable", &[("AssociationId", &association)]);
}

fn delete_nat(account: &Account) {
    let gateway = named(account, "DescribeNatGateways", "natGatewayId", "course-nat");
    account.ec2("DeleteNatGateway", &[("NatGatewayId", &gateway)]);
}

fn untick(account: &Account) {
    let endpoint = named(account, "DescribeVpcEndpoints", "vpcEndpointId", "course-s3");
    let table = table(account, "private-rt");
    account.ec2("ModifyVpcEndpoint", &[("VpcEndpointId", &endpoint), ("RemoveRouteTableId.1", &table)]);
}

#[test]
fn the_commands_that_are_printed_mend_an_account() {
    let (Some(moto), Some(cli)) = (Moto::start(), aws_cli()) else { return };
    let account = moto.account("ap-northeast-2");
    build(&account, &cli);
    for (what, break_it, undoes) in BREAKAGES {
        break_it(&account);
        let mut typed = Vec::new();
        for round in 0.. {
            let report = judged(&account, moto.url());
            let commands = commands(&report);
            let labs = report["labs"].as_array().unwrap();
            if labs.iter().all(|lab| lab["status"] == "pass") {
                break;
            }
            let told: Vec<&Value> = labs.iter().filter(|lab| lab["status"] != "pass").collect();
            assert!(round < ROUNDS && !commands.is_empty(), "{what}: typed {typed:#?}, then {told:#?}");
            type_in(&account, &cli, &commands);
            typed.extend(commands);
        }
        assert!(typed.iter().any(|command| command.contains(undoes)), "{what}: {undoes} in {typed:#?}");
    }
}

fn judged(account: &Account, endpoint: &str) -> Value {
    let run = look(account, endpoint, &[&LABS[..], &["--my-ip", "203.0.113.10", "--format", "json"]].concat());
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {run:#?}"))
}

/// The commands of all findings, each once, in the order in which they are told.
fn commands(report: &Value) -> Vec<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let checks = list(&report["labs"]).into_iter().flat_map(|lab| list(&lab["checks"]));
    let findings = checks.flat_map(|check| list(&check["findings"]));
    let mut seen = BTreeSet::new();
    let commands = findings.flat_map(|finding| list(&finding["change"]["commands"]));
    let commands = commands.map(|command| command.as_str().unwrap().to_owned());
    commands.filter(|command| seen.insert(command.clone())).collect()
}

/// Types commands into one shell, which stops at the first that AWS refuses.
fn type_in(account: &Account, cli: &Path, commands: &[String]) {
    let path = format!("{}:{}", cli.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let script = format!("set -euo pipefail\n{}\n", commands.join("\n"));
    let shell =
        Command::new("bash").args(["-c", &script]).envs(account.environment()).env("PATH", path).output().unwrap();
    assert!(shell.status.success(), "{script}\n{}", String::from_utf8_lossy(&shell.stderr));
}
