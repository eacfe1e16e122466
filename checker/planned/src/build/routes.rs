//! Routes, and which route table is whose.

use super::Kind;
use super::writer::{Missing, Writer, quoted};
use crate::left_open::Open;
use crate::value::Value;

const TABLES: &[&str] = &["ec2:DescribeRouteTables"];

pub(super) const KINDS: &[Kind] = &[
    Kind { name: "aws_route_table_association", write: association, asks: TABLES },
    Kind { name: "aws_main_route_table_association", write: main, asks: TABLES },
    Kind { name: "aws_default_route_table", write: routes_inside, asks: TABLES },
    Kind { name: "aws_route_table", write: routes_inside, asks: TABLES },
    Kind { name: "aws_route", write: route_alone, asks: TABLES },
];

/// Where a route can lead.
const TARGETS: &[&str] = &[
    "gateway_id",
    "nat_gateway_id",
    "network_interface_id",
    "instance_id",
    "vpc_endpoint_id",
    "vpc_peering_connection_id",
    "egress_only_gateway_id",
    "egress_only_internet_gateway_id",
    "transit_gateway_id",
    "carrier_gateway_id",
    "local_gateway_id",
    "core_network_arn",
];
const DESTINATIONS: &[&str] =
    &["destination_cidr_block", "cidr_block", "destination_ipv6_cidr_block", "ipv6_cidr_block"];

fn association(w: &mut Writer<'_>) {
    let Some(table) = w.need(&["route_table_id"]) else { return };
    if w.at("gateway_id").is_set() {
        let Some(gateway) = w.need(&["gateway_id"]) else { return };
        w.line(format!("edge {table} {gateway}"));
    } else {
        let subnet = match w.label(w.at("subnet_id")) {
            Ok(subnet) => subnet,
            Err(Missing::Elsewhere(_)) => return w.note(Open::Elsewhere("subnet_id".to_owned())),
            Err(_) => return open_table(w, "subnet_id"),
        };
        w.line(format!("associate {table} {subnet}"));
    }
    w.adopt(&table);
}

/// Which table a subnet uses, or where a route leads, cannot be told.
fn open_table(w: &mut Writer<'_>, name: &str) {
    w.note(Open::Unknown(name.to_owned()));
    w.unasked("ec2:DescribeRouteTables");
}

fn main(w: &mut Writer<'_>) {
    let Some(table) = w.need(&["route_table_id"]) else { return };
    w.line(format!("main {table}"));
    w.adopt(&table);
}

fn routes_inside(w: &mut Writer<'_>) {
    let Some(table) = w.written(&w.resource().address).map(str::to_owned) else { return };
    let routes = w.at("route");
    if *routes == Value::Unknown {
        open_table(w, "route");
    }
    for route in routes.list().iter().filter(|route| matches!(route, Value::Map(_))) {
        route_of(w, &table, route);
    }
}

fn route_alone(w: &mut Writer<'_>) {
    let Some(table) = w.need(&["route_table_id"]) else { return };
    route_of(w, &table, &w.resource().values);
    w.adopt(&table);
}

fn route_of(w: &mut Writer<'_>, table: &str, route: &Value) {
    let target = match w.label(route.any(TARGETS)) {
        Ok(label) => label,
        Err(Missing::Elsewhere(id)) if id == "local" => id,
        Err(Missing::Elsewhere(id)) => match elsewhere(&id) {
            Some(ask) => {
                w.note(Open::Elsewhere("gateway_id".to_owned()));
                w.cut(ask);
                id
            }
            None => return open_table(w, "gateway_id"),
        },
        Err(_) => return open_table(w, "gateway_id"),
    };
    let list = route.at("destination_prefix_list_id");
    let destination = match route.any(DESTINATIONS) {
        value if value.is_set() => match value.word() {
            Some(block) => quoted(&block),
            None => w.nobody_knows("destination_cidr_block"),
        },
        _ if list.is_set() => match w.label(list) {
            Ok(label) => label,
            Err(Missing::Elsewhere(id)) => w.foreign_list(&id),
            Err(_) => w.nobody_knows("destination_prefix_list_id"),
        },
        _ => return open_table(w, "destination_cidr_block"),
    };
    w.line(format!("route {table} {destination} -> {target}"));
}

/// What lists the target of a route that is not in the file, by its id.
fn elsewhere(id: &str) -> Option<&'static str> {
    let (begins, rest) = id.rsplit_once('-')?;
    let is_id = matches!(rest.len(), 8 | 17) && rest.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    Some(match begins {
        _ if !is_id => return None,
        "igw" => "ec2:DescribeInternetGateways",
        "nat" => "ec2:DescribeNatGateways",
        "eni" => "ec2:DescribeNetworkInterfaces",
        "i" => "ec2:DescribeInstances",
        "vpce" => "ec2:DescribeVpcEndpoints",
        "pcx" => "ec2:DescribeVpcPeeringConnections",
        "eigw" => "ec2:DescribeEgressOnlyInternetGateways",
        "tgw" => "ec2:DescribeTransitGateways",
        _ => return None,
    })
}
