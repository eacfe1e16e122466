//! Instances, network interfaces and Elastic IP addresses.

use super::Kind;
use super::writer::{Missing, Writer, quoted};
use crate::left_open::Open;
use crate::value::Value;

const INSTANCES: &[&str] = &["ec2:DescribeInstances", "ec2:DescribeNetworkInterfaces"];
const INTERFACES: &[&str] = &["ec2:DescribeNetworkInterfaces"];
const ADDRESSES: &[&str] = &["ec2:DescribeAddresses"];

pub(super) const KINDS: &[Kind] = &[
    Kind { name: "aws_eip", write: address, asks: ADDRESSES },
    Kind { name: "aws_instance", write: instance, asks: INSTANCES },
    Kind { name: "aws_network_interface", write: interface, asks: INTERFACES },
    Kind { name: "aws_network_interface_attachment", write: attachment, asks: INTERFACES },
    Kind { name: "aws_eip", write: use_address, asks: ADDRESSES },
    Kind { name: "aws_eip_association", write: associate, asks: ADDRESSES },
];

fn address(w: &mut Writer<'_>) {
    let label = w.own();
    let id = w.any(&["allocation_id", "id"]).word().filter(|id| id.starts_with("eipalloc-"));
    let id = id.map(|id| format!(" id={id}")).unwrap_or_default();
    let known = w.at("public_ip").word().map(|address| format!(" {}", quoted(&address))).unwrap_or_default();
    w.line(format!("eip {label}{known}{id}"));
    w.name(&label);
}

/// The groups of something in a VPC, as an option; the default group's where none are set.
pub(super) fn groups(w: &mut Writer<'_>, value: &Value, vpc: Option<&str>, name: &str) -> String {
    if !value.is_set() || value.list().is_empty() {
        return String::new();
    }
    let mut labels = Vec::new();
    for one in value.list() {
        match (w.label(one), vpc) {
            (Ok(label), _) => labels.push(label),
            (Err(_), Some(vpc)) => labels.push(group_nobody_knows(w, vpc, name)),
            (Err(_), None) => {
                w.note(Open::Unknown(name.to_owned()));
                w.unasked("ec2:DescribeSecurityGroups");
            }
        }
    }
    labels.dedup();
    if labels.is_empty() { String::new() } else { format!(" groups={}", labels.join(",")) }
}

/// A group of which nobody knows what it lets pass, in the place of one that is not known yet or not in the file.
fn group_nobody_knows(w: &mut Writer<'_>, vpc: &str, name: &str) -> String {
    let list = w.nobody_knows(name);
    let group = w.further("group-not-known");
    w.line(format!("sg {group} {vpc}"));
    w.line(format!("clear {group}"));
    w.line(format!("allow {group} in all from {list}"));
    w.line(format!("allow {group} out all to {list}"));
    group
}

/// The VPC of a subnet that was written, by its label.
pub(super) fn vpc_of(w: &Writer<'_>, subnet: &Value) -> Option<String> {
    let label = w.label(subnet).ok()?;
    let subnet = w.others(&["aws_subnet"]).find(|one| w.written(&one.address) == Some(&label));
    match subnet {
        Some(subnet) => w.label(subnet.at("vpc_id")).ok(),
        None => label.starts_with("default-subnet-").then(|| "default-vpc".to_owned()),
    }
}

fn instance(w: &mut Writer<'_>) {
    let (first, apart) = first_interface(w);
    let source = first.unwrap_or(&w.resource().values);
    let place = source.at("subnet_id");
    let subnet = match w.label(place) {
        Ok(subnet) => subnet,
        Err(why) => return w.leave_out("subnet_id", &why),
    };
    let vpc = vpc_of(w, place);
    let named = ["vpc_security_group_ids", "security_group_ids", "security_groups", "group_set"];
    let groups = groups(w, source.any(&named), vpc.as_deref(), "vpc_security_group_ids");
    let (label, id) = (w.own(), w.id("i-"));
    let mut line = format!("instance {label} {subnet}{groups}{id}");
    let address = source.any(&["private_ip", "private_ip_address", "private_ips"]).first().word();
    if let Some(address) = address {
        line.push_str(&format!(" ip={}", quoted(&address)));
    }
    let public = source.at("associate_public_ip_address");
    match (apart, public.switch()) {
        // An interface that is made for itself gets no public address.
        (true, _) | (_, Some(false)) => line.push_str(" public-ip=off"),
        (_, Some(true)) => line.push_str(" public-ip=on"),
        _ => {}
    }
    for (option, name) in [("type", "instance_type"), ("image", "ami"), ("key", "key_name")] {
        if let Some(word) = w.any(&[name, if name == "ami" { "image_id" } else { name }]).word() {
            line.push_str(&format!(" {option}={}", quoted(&word)));
        }
    }
    w.line(line);
    if public.is_open() {
        w.note(Open::Unknown("associate_public_ip_address".to_owned()));
        w.cut("ec2:DescribeNetworkInterfaces");
    }
    match source.at("source_dest_check") {
        Value::Null => {}
        value => match value.switch() {
            Some(true) => {}
            Some(false) => w.line(format!("set {label} SourceDestCheck false")),
            None => w.line(format!("set {label} SourceDestCheck null")),
        },
    }
    w.name(&label);
}

/// The interface that an instance has instead of the usual one: a block in it, or a resource that stands apart.
fn first_interface<'p>(w: &Writer<'p>) -> (Option<&'p Value>, bool) {
    let blocks = w.any(&["primary_network_interface", "network_interface", "network_interfaces"]);
    let first = blocks.list().iter().find(|block| block.at("device_index").number().unwrap_or(0) == 0);
    let Some(first) = first else { return (None, false) };
    match first.at("network_interface_id") {
        Value::Of { resource, .. } => {
            let apart = w.others(&["aws_network_interface"]).find(|interface| interface.address == *resource);
            (apart.map(|interface| &interface.values), true)
        }
        _ if first.at("subnet_id").is_set() => (Some(first), false),
        _ => (None, false),
    }
}

fn interface(w: &mut Writer<'_>) {
    // One that is the first of an instance is there with it.
    let address = w.resource().address.clone();
    let is_first = |instance: &&crate::resource::Resource| {
        let blocks =
            instance.values.any(&["primary_network_interface", "network_interface", "network_interfaces"]).list();
        blocks.iter().any(|block| {
            let here = matches!(block.at("network_interface_id"), Value::Of { resource, .. } if *resource == address);
            here && block.at("device_index").number().unwrap_or(0) == 0
        })
    };
    let owner = w.others(&["aws_instance"]).find(is_first).and_then(|one| w.written(&one.address)).map(str::to_owned);
    if let Some(owner) = owner {
        return w.adopt(&format!("{owner}-eni"));
    }
    let Some(subnet) = w.need(&["subnet_id"]) else { return };
    let vpc = vpc_of(w, w.at("subnet_id"));
    let groups = groups(w, w.any(&["security_groups", "group_set"]), vpc.as_deref(), "security_groups");
    let (label, id) = (w.own(), w.id("eni-"));
    let mut line = format!("interface {label} {subnet}{groups}{id}");
    if let Some(address) = w.any(&["private_ips", "private_ip_address", "private_ip"]).first().word() {
        line.push_str(&format!(" ip={}", quoted(&address)));
    }
    let attached = w.label(w.at("attachment").first().at("instance"));
    if let Ok(instance) = attached {
        line.push_str(&format!(" to={instance}"));
    }
    w.line(line);
    if w.at("source_dest_check").switch() == Some(false) {
        w.line(format!("set {label} SourceDestCheck false"));
    }
    w.name(&label);
}

fn attachment(w: &mut Writer<'_>) {
    let Some(interface) = w.need(&["network_interface_id"]) else { return };
    let Some(instance) = w.need(&["instance_id"]) else { return };
    w.line(format!("plug {interface} {instance}"));
    w.adopt(&interface);
}

fn use_address(w: &mut Writer<'_>) {
    let Some(label) = w.written(&w.resource().address).map(str::to_owned) else { return };
    to_host(w, &label);
}

fn associate(w: &mut Writer<'_>) {
    let Some(address) = w.need(&["allocation_id", "eip"]) else { return };
    to_host(w, &address);
    w.adopt(&address);
}

fn to_host(w: &mut Writer<'_>, address: &str) {
    let host = w.any(&["network_interface_id", "network_interface", "instance_id", "instance"]);
    match w.label(host) {
        Ok(host) => w.line(format!("public-ip {host} {address}")),
        Err(Missing::Absent) => {}
        Err(Missing::Elsewhere(_)) => w.note(Open::Elsewhere("instance".to_owned())),
        Err(Missing::Unknown) => {
            w.note(Open::Unknown("instance".to_owned()));
            w.cut("ec2:DescribeAddresses");
            w.unasked("ec2:DescribeNetworkInterfaces");
        }
    }
}
