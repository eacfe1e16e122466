//! Security groups and network ACLs.

use super::Kind;
use super::writer::{Missing, Writer, quoted};
use crate::left_open::Open;
use crate::value::Value;

const GROUPS: &[&str] = &["ec2:DescribeSecurityGroups"];
const ACLS: &[&str] = &["ec2:DescribeNetworkAcls"];

pub(super) const KINDS: &[Kind] = &[
    Kind { name: "aws_default_security_group", write: default_group, asks: GROUPS },
    Kind { name: "aws_security_group", write: group, asks: GROUPS },
    // Rules name groups: all groups come first.
    Kind { name: "aws_default_security_group", write: rules_inside, asks: GROUPS },
    Kind { name: "aws_security_group", write: rules_inside, asks: GROUPS },
    Kind { name: "aws_security_group_rule", write: typed_rule, asks: GROUPS },
    Kind { name: "aws_vpc_security_group_ingress_rule", write: rule_in, asks: GROUPS },
    Kind { name: "aws_vpc_security_group_egress_rule", write: rule_out, asks: GROUPS },
    Kind { name: "aws_default_network_acl", write: default_acl, asks: ACLS },
    Kind { name: "aws_network_acl", write: acl, asks: ACLS },
    Kind { name: "aws_network_acl_rule", write: numbered_rule, asks: ACLS },
    Kind { name: "aws_network_acl_association", write: association, asks: ACLS },
];

fn default_group(w: &mut Writer<'_>) {
    let Some(vpc) = w.need(&["vpc_id"]) else { return };
    let group = format!("{vpc}-default-sg");
    w.adopt(&group);
    // Who adopts it takes all of its rules away first.
    w.line(format!("clear {group}"));
}

fn group(w: &mut Writer<'_>) {
    let Some(vpc) = w.need(&["vpc_id"]) else { return };
    let (label, id) = (w.own(), w.id("sg-"));
    w.line(format!("sg {label} {vpc}{id}"));
    // A template says so by what it sets; the provider takes the rule away that AWS gives.
    if w.at("security_group_egress").list().is_empty() && w.at("keeps_egress").switch() == Some(true) {
        // AWS's own rule stays.
    } else {
        w.line(format!("clear {label} out"));
    }
    w.name(&label);
}

fn rules_inside(w: &mut Writer<'_>) {
    let Some(label) = w.written(&w.resource().address).map(str::to_owned) else { return };
    for (names, direction) in
        [(["ingress", "security_group_ingress"], "in"), (["egress", "security_group_egress"], "out")]
    {
        let rules = w.any(&names);
        if *rules == Value::Unknown {
            open_rule(w, &label, direction, names[0]);
        }
        for rule in rules.list() {
            rule_of_group(w, &label, direction, rule);
        }
    }
}

fn typed_rule(w: &mut Writer<'_>) {
    let Some(group) = w.need(&["security_group_id"]) else { return };
    match w.at("type").word().as_deref() {
        Some("ingress") => rule_of_group(w, &group, "in", &w.resource().values),
        Some("egress") => rule_of_group(w, &group, "out", &w.resource().values),
        _ => {
            open_rule(w, &group, "in", "type");
            open_rule(w, &group, "out", "type");
        }
    }
    w.adopt(&group);
}

fn rule_in(w: &mut Writer<'_>) {
    rule_alone(w, "in");
}

fn rule_out(w: &mut Writer<'_>) {
    rule_alone(w, "out");
}

fn rule_alone(w: &mut Writer<'_>, direction: &str) {
    let Some(group) = w.need(&["security_group_id", "group_id"]) else { return };
    rule_of_group(w, &group, direction, &w.resource().values);
    w.adopt(&group);
}

/// A rule of which something is not known: it may let anything pass, or nothing.
fn open_rule(w: &mut Writer<'_>, group: &str, direction: &str, name: &str) {
    let list = w.nobody_knows(name);
    let arrow = if direction == "in" { "from" } else { "to" };
    w.line(format!("allow {group} {direction} all {arrow} {list}"));
}

fn rule_of_group(w: &mut Writer<'_>, group: &str, direction: &str, rule: &Value) {
    let Some(passes) = passes(rule, true) else { return open_rule(w, group, direction, "ip_protocol") };
    let mut peers = Vec::new();
    let blocks = ["cidr_ipv4", "cidr_ipv6", "cidr_ip", "cidr_blocks", "ipv6_cidr_blocks"];
    for name in blocks {
        for block in rule.at(name).list().iter().filter(|block| block.is_set()) {
            peers.push(match block.word() {
                Some(block) => quoted(&block),
                None => w.nobody_knows(name),
            });
        }
    }
    for name in ["prefix_list_id", "prefix_list_ids", "source_prefix_list_id", "destination_prefix_list_id"] {
        for list in rule.at(name).list().iter().filter(|list| list.is_set()) {
            peers.push(match w.label(list) {
                Ok(label) => label,
                Err(Missing::Elsewhere(id)) => w.foreign_list(&id),
                Err(_) => w.nobody_knows(name),
            });
        }
    }
    let groups = [
        "referenced_security_group_id",
        "source_security_group_id",
        "destination_security_group_id",
        "security_groups",
    ];
    for name in groups {
        for other in rule.at(name).list().iter().filter(|other| other.is_set()) {
            peers.push(match w.label(other) {
                Ok(label) => label,
                Err(_) => w.nobody_knows(name),
            });
        }
    }
    match rule.at("self").switch() {
        Some(true) => peers.push(group.to_owned()),
        None if rule.at("self").is_open() => peers.push(w.nobody_knows("self")),
        _ => {}
    }
    let arrow = if direction == "in" { "from" } else { "to" };
    for peer in peers {
        w.line(format!("allow {group} {direction} {passes} {arrow} {peer}"));
    }
}

/// Protocol and ports of a rule, as words; nothing if one of them is not known.
fn passes(rule: &Value, of_group: bool) -> Option<String> {
    let protocol = rule.any(&["ip_protocol", "protocol"]).word()?.to_ascii_lowercase();
    let ports = rule.any(&["port_range", "icmp"]);
    let end = |names: &[&str], inside: &str| -> Option<Option<i64>> {
        let value = match rule.any(names) {
            Value::Null => ports.at(inside),
            value => value,
        };
        if value.is_set() { value.number().map(Some) } else { Some(None) }
    };
    let ends = |from: Option<i64>, to: Option<i64>| match (from, to) {
        (None | Some(-1), _) => String::new(),
        (Some(from), Some(to)) if from != to => format!(" {from}-{to}"),
        (Some(from), _) => format!(" {from}"),
    };
    Some(match protocol.as_str() {
        "-1" | "all" => "all".to_owned(),
        "tcp" | "6" | "udp" | "17" => {
            let name = if matches!(protocol.as_str(), "tcp" | "6") { "tcp" } else { "udp" };
            format!("{name}{}", ends(end(&["from_port"], "from")?, end(&["to_port"], "to")?))
        }
        "icmp" | "1" | "icmpv6" | "58" => {
            let name = if matches!(protocol.as_str(), "icmp" | "1") { "icmp" } else { "icmpv6" };
            // In groups the ports of a rule are type and code.
            let (kind, code) = if of_group { ("from_port", "to_port") } else { ("icmp_type", "icmp_code") };
            match (end(&[kind], "type")?, end(&[code], "code")?) {
                (None | Some(-1), _) => name.to_owned(),
                (Some(kind), None | Some(-1)) => format!("{name} {kind}"),
                (Some(kind), Some(code)) => format!("{name} {kind}/{code}"),
            }
        }
        other => quoted(other),
    })
}

fn default_acl(w: &mut Writer<'_>) {
    let Some(acl) = w.need(&["default_network_acl_id"]) else { return };
    w.adopt(&acl);
    w.line(format!("clear {acl}"));
    rules_of_acl(w, &acl);
}

fn acl(w: &mut Writer<'_>) {
    let Some(vpc) = w.need(&["vpc_id"]) else { return };
    let (label, id) = (w.own(), w.id("acl-"));
    w.line(format!("acl {label} {vpc}{id}"));
    w.name(&label);
    rules_of_acl(w, &label);
}

/// The rules and the subnets that stand in a network ACL itself.
fn rules_of_acl(w: &mut Writer<'_>, acl: &str) {
    for (name, direction) in [("ingress", "in"), ("egress", "out")] {
        let rules = w.at(name);
        if *rules == Value::Unknown {
            lost(w, name);
        }
        for rule in rules.list().iter().filter(|rule| matches!(rule, Value::Map(_))) {
            rule_of_acl(w, acl, direction, rule);
        }
    }
    for subnet in w.at("subnet_ids").list() {
        match w.label(subnet) {
            Ok(subnet) => w.line(format!("use {acl} {subnet}")),
            Err(Missing::Elsewhere(_)) => w.note(Open::Elsewhere("subnet_ids".to_owned())),
            Err(_) => lost(w, "subnet_ids"),
        }
    }
}

/// What network ACLs do cannot be told: each rule decides about what those behind it let pass.
fn lost(w: &mut Writer<'_>, name: &str) {
    w.note(Open::Unknown(name.to_owned()));
    w.unasked("ec2:DescribeNetworkAcls");
}

fn numbered_rule(w: &mut Writer<'_>) {
    let Some(acl) = w.need(&["network_acl_id"]) else { return };
    match w.at("egress").switch() {
        Some(true) => rule_of_acl(w, &acl, "out", &w.resource().values),
        None if w.at("egress").is_open() => lost(w, "egress"),
        _ => rule_of_acl(w, &acl, "in", &w.resource().values),
    }
    w.adopt(&acl);
}

fn rule_of_acl(w: &mut Writer<'_>, acl: &str, direction: &str, rule: &Value) {
    let number = rule.any(&["rule_no", "rule_number"]).number();
    let does = rule.any(&["action", "rule_action"]).word();
    let block = rule.any(&["cidr_block", "ipv6_cidr_block"]).word();
    let (Some(number), Some(does), Some(block), Some(passes)) = (number, does, block, passes(rule, false)) else {
        return lost(w, if direction == "in" { "ingress" } else { "egress" });
    };
    let does = if does.eq_ignore_ascii_case("deny") { "deny" } else { "allow" };
    let arrow = if direction == "in" { "from" } else { "to" };
    w.line(format!("{does} {acl} {direction} {number} {passes} {arrow} {}", quoted(&block)));
}

fn association(w: &mut Writer<'_>) {
    let Some(acl) = w.need(&["network_acl_id"]) else { return };
    let Some(subnet) = w.need(&["subnet_id"]) else { return };
    w.line(format!("use {acl} {subnet}"));
    w.adopt(&acl);
}
