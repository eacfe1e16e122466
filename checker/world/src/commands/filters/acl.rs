//! Network ACLs: numbered rules that guard subnets.

use super::super::routes;
use super::{Direction, Edit, Match};
use crate::account::{Account, default};
use crate::args::{Args, block};
use crate::element::{list, list_mut, set, text};
use crate::error::Fault;
use crate::kind::{Kind, digits};
use crate::phrase::Phrase;
use ipnet::IpNet;
use serde_json::{Value, json};

/// The rule that nobody can take away, for IPv4 and IPv6.
const LAST: [(i32, &str, &str); 2] = [(32767, "CidrBlock", "0.0.0.0/0"), (32768, "Ipv6CidrBlock", "::/0")];
/// The numbers that people may use
/// (<https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html>).
const NUMBERS: std::ops::RangeInclusive<i32> = 1..=32766;

fn entry(number: i32, egress: bool, action: &str, field: &str, block: &str) -> Value {
    json!({"RuleNumber": number, "Protocol": "-1", "RuleAction": action, "Egress": egress, field: block})
}

/// Makes a list; the default one of a VPC lets everything pass, others nothing.
pub(in crate::commands) fn create(
    account: &mut Account,
    label: &str,
    vpc: &str,
    default: bool,
    id: Option<String>,
) -> Result<String, Fault> {
    let element = account.get(Kind::Vpc, vpc);
    let owner = element.map(|vpc| text(vpc, "OwnerId").to_owned());
    let dual = element.is_some_and(|vpc| !list(vpc, "Ipv6CidrBlockAssociationSet").is_empty());
    let mut entries = Vec::new();
    for egress in [true, false] {
        if default {
            entries.push(entry(100, egress, "allow", "CidrBlock", "0.0.0.0/0"));
        }
        for (number, field, block) in &LAST[..if dual { 2 } else { 1 }] {
            entries.push(entry(*number, egress, "deny", field, block));
        }
    }
    let fields = json!({"VpcId": vpc, "OwnerId": owner, "IsDefault": default, "Entries": entries});
    account.create(label, Kind::NetworkAcl, id, fields)
}

/// With an IPv6 block every list of the VPC gets its last IPv6 rule, and the default one lets IPv6 pass.
pub(in crate::commands) fn add_ipv6_rules(account: &mut Account, vpc: &str) {
    let (number, field, block) = LAST[1];
    account.each_linked(Kind::NetworkAcl, vpc, |acl| {
        if list(acl, "Entries").iter().any(|entry| entry.get("RuleNumber") == Some(&number.into())) {
            return;
        }
        let default = acl.get("IsDefault") == Some(&Value::Bool(true));
        for egress in [true, false] {
            let entries = list_mut(acl, "Entries");
            if default {
                entries.push(entry(101, egress, "allow", field, block));
            }
            entries.push(entry(number, egress, "deny", field, block));
        }
    });
}

/// A list guards a subnet instead of the one before: each subnet has exactly one.
fn associate(account: &mut Account, acl: &str, subnet: &str) {
    let vpc = account.get(Kind::NetworkAcl, acl).map(|acl| text(acl, "VpcId").to_owned()).unwrap_or_default();
    account.each_linked(Kind::NetworkAcl, &vpc, |other| {
        list_mut(other, "Associations").retain(|known| text(known, "SubnetId") != subnet);
    });
    if let Some(element) = account.get_mut(Kind::NetworkAcl, acl) {
        list_mut(element, "Associations").push(json!({
            "NetworkAclAssociationId": format!("aclassoc-0{}", digits(&format!("{acl}{subnet}"), 16)),
            "NetworkAclId": acl,
            "SubnetId": subnet,
        }));
    }
}

/// The VPC's default list guards a subnet.
pub(in crate::commands) fn use_default(account: &mut Account, vpc: &str, subnet: &str) {
    if let Some(acl) = account.first_linked(Kind::NetworkAcl, &default(vpc)) {
        associate(account, &acl, subnet);
    }
}

/// The default list takes over the subnets of one that goes.
pub(in crate::commands) fn release_subnets(account: &mut Account, acl: &str) {
    let Some(element) = account.get(Kind::NetworkAcl, acl).cloned() else { return };
    for association in list(&element, "Associations") {
        use_default(account, text(&element, "VpcId"), text(association, "SubnetId"));
    }
}

pub(super) fn new(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, vpc, id) = (args.new_label()?, args.word(Phrase::TheVpc)?, args.option("id"));
    Ok(Box::new(move |account| {
        let vpc = account.find(&vpc, &[Kind::Vpc])?;
        account.here = vpc.place;
        create(account, &label, &vpc.id, false, id).map(drop)
    }))
}

pub(super) fn guard(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (acl, first) = (args.word(Phrase::TheNetworkAcl)?, args.word(Phrase::ASubnet)?);
    let subnets: Vec<String> = std::iter::once(first).chain(args.rest()).collect();
    Ok(Box::new(move |account| {
        let acl = account.find(&acl, &[Kind::NetworkAcl])?;
        for subnet in subnets {
            let subnet = account.find(&subnet, &[Kind::Subnet])?;
            routes::check_same_vpc(account, &acl, &subnet)?;
            associate(account, &acl.id, &subnet.id);
        }
        Ok(())
    }))
}

fn read_number(word: &str) -> Result<i32, Fault> {
    let number = word.parse().ok().filter(|number| NUMBERS.contains(number));
    number.ok_or_else(|| Fault::malformed(word, Phrase::RuleNumber))
}

/// `allow` and `deny`, from the protocol on.
pub(super) fn rule(
    args: &mut Args<'_>,
    acl: String,
    direction: Direction,
    number: &str,
    action: &'static str,
) -> Result<Edit, Fault> {
    let number = read_number(number)?;
    let rule = Match::read(args, direction)?;
    let net = block(&rule.peer)?;
    let field = if matches!(net, IpNet::V4(_)) { "CidrBlock" } else { "Ipv6CidrBlock" };
    let mut entry = entry(number, direction.egress(), action, field, &net.to_string());
    set(&mut entry, "Protocol", rule.protocol.as_str());
    if rule.is_icmp() {
        let (kind, code) = rule.ports.unwrap_or((-1, -1));
        set(&mut entry, "IcmpTypeCode", json!({"Type": kind, "Code": code}));
    } else if rule.has_ports() {
        let (low, high) = rule.ports.unwrap_or((0, 65535));
        set(&mut entry, "PortRange", json!({"From": low, "To": high}));
    }
    Ok(Box::new(move |account| {
        let acl = account.find(&acl, &[Kind::NetworkAcl])?;
        let entries = list_mut(account.element_mut(&acl)?, "Entries");
        let at = entries.partition_point(|known| order(known) < order(&entry));
        match entries.get_mut(at) {
            Some(known) if order(known) == order(&entry) => *known = entry,
            _ => entries.insert(at, entry),
        }
        Ok(())
    }))
}

fn is_rule(entry: &Value, number: i32, egress: bool) -> bool {
    order(entry) == (!egress, i64::from(number))
}

/// AWS lists what goes out first, by number.
fn order(entry: &Value) -> (bool, i64) {
    let egress = entry.get("Egress") == Some(&Value::Bool(true));
    (!egress, entry.get("RuleNumber").and_then(Value::as_i64).unwrap_or_default())
}

pub(super) fn drop_rule(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let acl = args.word(Phrase::TheNetworkAcl)?;
    let direction = Direction::read(args)?;
    let word = args.word(Phrase::TheRuleNumber)?;
    let number = read_number(&word)?;
    Ok(Box::new(move |account| {
        let acl = account.find(&acl, &[Kind::NetworkAcl])?;
        let entries = list_mut(account.element_mut(&acl)?, "Entries");
        let before = entries.len();
        entries.retain(|known| !is_rule(known, number, direction.egress()));
        if entries.len() == before {
            let same = entries.iter().map(order).filter(|(ingress, _)| *ingress != direction.egress());
            let known: Vec<String> = same.map(|(_, number)| number.to_string()).collect();
            return Err(Fault::unknown(Phrase::Rule, &word, known.iter().map(String::as_str)));
        }
        Ok(())
    }))
}

/// Takes all rules away that people can take away.
pub(super) fn clear(acl: &mut Value, clears: impl Fn(bool) -> bool) {
    list_mut(acl, "Entries").retain(|entry| {
        let (ingress, number) = order(entry);
        number > i64::from(*NUMBERS.end()) || !clears(!ingress)
    });
}
