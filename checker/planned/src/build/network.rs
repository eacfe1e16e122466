//! VPCs, subnets, gateways to the internet, route tables and prefix lists.

use super::Kind;
use super::writer::{Writer, quoted};
use crate::left_open::Open;
use crate::value::Value;

const VPCS: &[&str] =
    &["ec2:DescribeVpcs", "ec2:DescribeSubnets", "ec2:DescribeRouteTables", "ec2:DescribeNetworkAcls"];
const SUBNETS: &[&str] = &["ec2:DescribeSubnets"];
const TABLES: &[&str] = &["ec2:DescribeRouteTables"];

pub(super) const KINDS: &[Kind] = &[
    Kind { name: "aws_default_vpc", write: default_vpc, asks: VPCS },
    Kind { name: "aws_vpc", write: vpc, asks: VPCS },
    Kind { name: "aws_vpc_ipv4_cidr_block_association", write: further_block, asks: SUBNETS },
    Kind { name: "aws_vpc_ipv6_cidr_block_association", write: further_block, asks: SUBNETS },
    Kind { name: "aws_default_subnet", write: default_subnet, asks: SUBNETS },
    Kind { name: "aws_subnet", write: subnet, asks: SUBNETS },
    Kind { name: "aws_subnet_cidr_block", write: further_subnet_block, asks: SUBNETS },
    Kind { name: "aws_internet_gateway", write: internet_gateway, asks: &["ec2:DescribeInternetGateways"] },
    Kind { name: "aws_internet_gateway_attachment", write: attachment, asks: &["ec2:DescribeInternetGateways"] },
    Kind {
        name: "aws_egress_only_internet_gateway",
        write: egress_only,
        asks: &["ec2:DescribeEgressOnlyInternetGateways"],
    },
    Kind { name: "aws_default_route_table", write: default_table, asks: TABLES },
    Kind { name: "aws_route_table", write: table, asks: TABLES },
    Kind { name: "aws_ec2_managed_prefix_list", write: prefix_list, asks: &["ec2:DescribeManagedPrefixLists"] },
    Kind { name: "aws_ec2_managed_prefix_list_entry", write: prefix_entry, asks: &[] },
];

/// The one that AWS has put into every Region stands in the base.
fn default_vpc(w: &mut Writer<'_>) {
    w.adopt("default-vpc");
    dns(w, "default-vpc");
    w.name("default-vpc");
}

fn vpc(w: &mut Writer<'_>) {
    let Some(block) = w.at("cidr_block").word() else {
        // Taken from a pool, or from a value that is not known yet: nothing can stand in it.
        return w.leave_out("cidr_block", &super::writer::Missing::Unknown);
    };
    let (label, id) = (w.own(), w.id("vpc-"));
    let ipv6 = match w.any(&["ipv6_cidr_block"]).word() {
        Some(block) => format!(" ipv6={}", quoted(&block)),
        None if w.at("assign_generated_ipv6_cidr_block").switch() == Some(true) => {
            format!(" ipv6={}", w.block_for_vpc(&label))
        }
        None => String::new(),
    };
    w.line(format!("vpc {label} {}{ipv6}{id}", quoted(&block)));
    dns(w, &label);
    w.name(&label);
}

fn dns(w: &mut Writer<'_>, label: &str) {
    for (attribute, switch, by_default) in
        [("enable_dns_support", "support", true), ("enable_dns_hostnames", "hostnames", label == "default-vpc")]
    {
        match w.at(attribute) {
            Value::Unknown | Value::Of { .. } => {
                w.note(Open::Unknown(attribute.to_owned()));
                w.line(format!("not-asked ec2:DescribeVpcAttribute of {label}"));
            }
            value => {
                let on = value.switch().unwrap_or(by_default);
                if on != by_default {
                    w.line(format!("dns {label} {switch} {}", if on { "on" } else { "off" }));
                }
            }
        }
    }
}

fn further_block(w: &mut Writer<'_>) {
    let Some(vpc) = w.need(&["vpc_id"]) else { return };
    let generated = ["amazon_provided_ipv6_cidr_block", "assign_generated_ipv6_cidr_block"];
    let is_generated = generated.iter().any(|name| w.at(name).switch() == Some(true));
    let block = match w.any(&["cidr_block", "ipv6_cidr_block"]).word() {
        Some(block) => quoted(&block),
        None if is_generated => w.block_for_vpc(&vpc),
        None => return w.leave_out("cidr_block", &super::writer::Missing::Unknown),
    };
    w.line(format!("cidr {vpc} {block}"));
    w.adopt(&vpc);
}

fn default_subnet(w: &mut Writer<'_>) {
    let zone = w.at("availability_zone").word();
    match zone.as_deref().and_then(|zone| zone.chars().last()).filter(|letter| ('a'..='d').contains(letter)) {
        Some(letter) => w.adopt(&format!("default-subnet-{letter}")),
        None => w.leave_out("availability_zone", &super::writer::Missing::Unknown),
    }
}

fn subnet(w: &mut Writer<'_>) {
    let Some(vpc) = w.need(&["vpc_id"]) else { return };
    let block = w.at("cidr_block");
    let ipv6_only = w.at("ipv6_native").switch() == Some(true);
    let cidr = match block.word() {
        Some(block) => Some(quoted(&block)),
        None if ipv6_only => None,
        None => return w.leave_out("cidr_block", &super::writer::Missing::Unknown),
    };
    let ipv6 = match w.any(&["ipv6_cidr_block", "ipv6_cidr_blocks"]).first() {
        Value::Null => None,
        value => value.word().map(|block| quoted(&block)).or_else(|| w.block_for_subnet(&vpc)),
    };
    let (label, id) = (w.own(), w.id("subnet-"));
    let mut line = format!("subnet {label} {vpc}");
    match (cidr, ipv6) {
        (Some(cidr), ipv6) => {
            line.push_str(&format!(" {cidr}"));
            line.push_str(&ipv6.map(|block| format!(" ipv6={block}")).unwrap_or_default());
        }
        (None, Some(ipv6)) => line.push_str(&format!(" {ipv6}")),
        (None, None) => return w.leave_out("ipv6_cidr_block", &super::writer::Missing::Unknown),
    }
    let zone = w.at("availability_zone").word();
    if let Some(zone) = &zone {
        line.push_str(&format!(" zone={}", quoted(zone)));
    }
    if w.at("enable_dns64").switch() == Some(true) {
        line.push_str(" dns64=on");
    }
    if w.at("map_public_ip_on_launch").switch() == Some(true) {
        line.push_str(" public-ip=on");
    }
    w.line(format!("{line}{id}"));
    if zone.is_none() {
        // AWS will choose one, or it is not known yet.
        w.note(Open::Unknown("availability_zone".to_owned()));
        w.line(format!("set {label} AvailabilityZone null"));
        w.line(format!("set {label} AvailabilityZoneId null"));
    }
    if w.at("map_public_ip_on_launch").is_open() {
        w.note(Open::Unknown("map_public_ip_on_launch".to_owned()));
        w.line(format!("set {label} MapPublicIpOnLaunch null"));
    }
    w.name(&label);
}

fn further_subnet_block(w: &mut Writer<'_>) {
    let Some(subnet) = w.need(&["subnet_id"]) else { return };
    let vpc = super::hosts::vpc_of(w, w.at("subnet_id"));
    let block = w.at("ipv6_cidr_block").word().map(|block| quoted(&block));
    match block.or_else(|| vpc.and_then(|vpc| w.block_for_subnet(&vpc))) {
        Some(block) => w.line(format!("cidr {subnet} {block}")),
        None => w.leave_out("ipv6_cidr_block", &super::writer::Missing::Unknown),
    }
    w.adopt(&subnet);
}

fn internet_gateway(w: &mut Writer<'_>) {
    let vpc = match w.label(w.at("vpc_id")) {
        Ok(vpc) => format!(" {vpc}"),
        Err(super::writer::Missing::Absent) => String::new(),
        Err(why) => return w.leave_out("vpc_id", &why),
    };
    let (label, id) = (w.own(), w.id("igw-"));
    w.line(format!("igw {label}{vpc}{id}"));
    w.name(&label);
}

fn attachment(w: &mut Writer<'_>) {
    if w.at("vpn_gateway_id").is_set() {
        // What lies behind a VPN nobody can tell.
        return w.unasked("ec2:DescribeRouteTables");
    }
    let Some(gateway) = w.need(&["internet_gateway_id"]) else { return };
    let Some(vpc) = w.need(&["vpc_id"]) else { return };
    w.line(format!("attach {gateway} {vpc}"));
    w.adopt(&gateway);
}

fn egress_only(w: &mut Writer<'_>) {
    let Some(vpc) = w.need(&["vpc_id"]) else { return };
    let (label, id) = (w.own(), w.id("eigw-"));
    w.line(format!("eigw {label} {vpc}{id}"));
}

fn default_table(w: &mut Writer<'_>) {
    let Some(table) = w.need(&["default_route_table_id", "vpc_id"]) else { return };
    w.adopt(&table);
    w.name(&table);
}

fn table(w: &mut Writer<'_>) {
    let Some(vpc) = w.need(&["vpc_id"]) else { return };
    let (label, id) = (w.own(), w.id("rtb-"));
    w.line(format!("route-table {label} {vpc}{id}"));
    w.name(&label);
}

fn prefix_list(w: &mut Writer<'_>) {
    let (label, id) = (w.own(), w.id("pl-"));
    let entries = w.any(&["entry", "entries"]);
    let blocks: Option<Vec<String>> =
        entries.list().iter().map(|entry| entry.at("cidr").word().map(|block| quoted(&block))).collect();
    w.line(format!("prefix-list {label} {}{id}", blocks.clone().unwrap_or_default().join(" ")));
    if blocks.is_none() {
        w.note(Open::Unknown("entry".to_owned()));
        w.line(format!("not-asked ec2:GetManagedPrefixListEntries of {label}"));
    }
}

fn prefix_entry(w: &mut Writer<'_>) {
    let Some(list) = w.need(&["prefix_list_id"]) else { return };
    match w.at("cidr").word() {
        Some(block) => {
            let entry = serde_json::json!({ "Cidr": block });
            w.line(format!("add - ec2:GetManagedPrefixListEntries of {list} {entry}"));
        }
        None => {
            w.note(Open::Unknown("cidr".to_owned()));
            w.line(format!("not-asked ec2:GetManagedPrefixListEntries of {list}"));
        }
    }
}
