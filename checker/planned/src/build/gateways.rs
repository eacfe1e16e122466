//! NAT gateways, VPC endpoints and peerings.

use super::Kind;
use super::hosts::groups;
use super::writer::{Missing, Writer, quoted};
use crate::left_open::Open;
use crate::value::Value;

const ENDPOINTS: &[&str] = &["ec2:DescribeVpcEndpoints", "ec2:DescribeNetworkInterfaces"];

pub(super) const KINDS: &[Kind] = &[
    Kind { name: "aws_nat_gateway", write: nat, asks: &["ec2:DescribeNatGateways", "ec2:DescribeNetworkInterfaces"] },
    Kind { name: "aws_vpc_endpoint", write: endpoint, asks: ENDPOINTS },
    Kind { name: "aws_vpc_endpoint_route_table_association", write: endpoint_table, asks: &[] },
    Kind { name: "aws_vpc_endpoint_policy", write: endpoint_policy, asks: &[] },
    Kind { name: "aws_vpc_peering_connection", write: peering, asks: &["ec2:DescribeVpcPeeringConnections"] },
    Kind { name: "aws_vpc_peering_connection_accepter", write: accepter, asks: &[] },
];

fn nat(w: &mut Writer<'_>) {
    let regional = w.at("availability_mode").word().as_deref() == Some("regional");
    let place = if regional { w.need(&["vpc_id"]) } else { w.need(&["subnet_id"]) };
    let Some(place) = place else { return };
    let (label, id) = (w.own(), w.id("nat-"));
    let mut line = format!("nat {label} {place}");
    let private = w.at("connectivity_type").word().as_deref() == Some("private");
    if private {
        line.push_str(" private");
    } else if let Ok(address) = w.label(w.at("allocation_id")) {
        line.push_str(&format!(" eip={address}"));
    }
    if let Some(address) = w.any(&["private_ip", "private_ip_address"]).word() {
        line.push_str(&format!(" ip={}", quoted(&address)));
    }
    if w.at("connectivity_type").is_open() {
        w.note(Open::Unknown("connectivity_type".to_owned()));
        w.cut("ec2:DescribeNatGateways");
    }
    w.line(format!("{line}{id}"));
    w.name(&label);
}

fn endpoint(w: &mut Writer<'_>) {
    let Some(vpc) = w.need(&["vpc_id"]) else { return };
    let Some(service) = w.at("service_name").word() else {
        return w.leave_out("service_name", &Missing::Unknown);
    };
    let kind = w.any(&["vpc_endpoint_type"]).word().unwrap_or_else(|| "Gateway".to_owned());
    let kind = match kind.as_str() {
        "Gateway" => "gateway",
        "Interface" => "interface",
        "GatewayLoadBalancer" => "gwlb",
        _ => return w.leave_out("vpc_endpoint_type", &Missing::Unknown),
    };
    let mut line = format!(" {vpc} {} type={kind}", quoted(&service));
    for (option, names) in [("tables", ["route_table_ids"]), ("subnets", ["subnet_ids"])] {
        let value = w.any(&names);
        match w.all(value) {
            Ok(labels) if labels.is_empty() => {}
            Ok(labels) => line.push_str(&format!(" {option}={}", labels.join(","))),
            Err(Missing::Elsewhere(_)) => w.note(Open::Elsewhere(names[0].to_owned())),
            Err(_) => {
                w.note(Open::Unknown(names[0].to_owned()));
                w.unasked("ec2:DescribeVpcEndpoints");
                w.unasked(if option == "tables" { "ec2:DescribeRouteTables" } else { "ec2:DescribeNetworkInterfaces" });
            }
        }
    }
    if kind == "interface" {
        line.push_str(&groups(w, w.at("security_group_ids"), Some(&vpc), "security_group_ids"));
        match w.at("private_dns_enabled").switch() {
            Some(true) => line.push_str(" private-dns=on"),
            Some(false) => line.push_str(" private-dns=off"),
            None => {}
        }
    }
    let (label, id) = (w.own(), w.id("vpce-"));
    w.line(format!("endpoint {label}{line}{id}"));
    w.name(&label);
    policy(w, &label, w.any(&["policy", "policy_document"]));
}

/// What an endpoint's policy lets pass; AWS gives one that lets everything pass.
fn policy(w: &mut Writer<'_>, endpoint: &str, value: &Value) {
    let document = match value {
        Value::Null => return,
        Value::Text(text) if text.is_empty() => return,
        Value::Text(text) => text.clone(),
        map @ Value::Map(_) => match json(map) {
            Some(json) => json.to_string(),
            None => return open_policy(w, endpoint),
        },
        _ => return open_policy(w, endpoint),
    };
    w.line(format!("set {endpoint} PolicyDocument {}", serde_json::Value::String(document)));
}

fn open_policy(w: &mut Writer<'_>, endpoint: &str) {
    w.note(Open::Unknown("policy".to_owned()));
    w.line(format!("set {endpoint} PolicyDocument null"));
}

/// A policy as JSON; nothing if something in it is not known.
fn json(value: &Value) -> Option<serde_json::Value> {
    Some(match value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(truth) => (*truth).into(),
        Value::Number(number) => (*number).into(),
        Value::Text(text) => text.as_str().into(),
        Value::List(elements) => elements.iter().map(json).collect::<Option<Vec<_>>>()?.into(),
        Value::Map(members) => {
            let members = members.iter().map(|(name, value)| Some((name.clone(), json(value)?)));
            serde_json::Value::Object(members.collect::<Option<_>>()?)
        }
        Value::Of { .. } | Value::Unknown => return None,
    })
}

fn endpoint_table(w: &mut Writer<'_>) {
    let Some(endpoint) = w.need(&["vpc_endpoint_id"]) else { return };
    let Some(table) = w.need(&["route_table_id"]) else { return };
    w.line(format!("associate {table} {endpoint}"));
    w.adopt(&endpoint);
}

fn endpoint_policy(w: &mut Writer<'_>) {
    let Some(endpoint) = w.need(&["vpc_endpoint_id"]) else { return };
    policy(w, &endpoint, w.at("policy"));
    w.adopt(&endpoint);
}

fn peering(w: &mut Writer<'_>) {
    let Some(vpc) = w.need(&["vpc_id"]) else { return };
    let Some(peer) = w.need(&["peer_vpc_id"]) else { return };
    let (label, id) = (w.own(), w.id("pcx-"));
    let accepted = w.at("auto_accept").switch() == Some(true) || w.at("accepts").switch() == Some(true);
    let state = if accepted { "" } else { " state=pending-acceptance" };
    w.line(format!("peering {label} {vpc} {peer}{state}{id}"));
    w.name(&label);
}

fn accepter(w: &mut Writer<'_>) {
    let Some(peering) = w.need(&["vpc_peering_connection_id"]) else { return };
    if w.at("auto_accept").switch() == Some(true) {
        w.line(format!("accept {peering}"));
    }
    w.adopt(&peering);
}
