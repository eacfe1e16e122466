//! Security groups: rules that only let pass, on interfaces.

use super::{Direction, Edit, Match};
use crate::account::{Account, same_ports};
use crate::args::{Args, block};
use crate::element::{list_mut, text};
use crate::error::Fault;
use crate::kind::{Kind, digits};
use crate::phrase::Phrase;
use ipnet::IpNet;
use serde_json::{Value, json};

/// Makes a group. A new one lets everything out; the default one of a VPC also lets its own members in
/// (<https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html>).
pub(in crate::commands) fn create(
    account: &mut Account,
    label: &str,
    vpc: &str,
    name: Option<&str>,
    id: Option<String>,
) -> Result<String, Fault> {
    let id = account.register(label, Kind::SecurityGroup, id)?;
    let owner = account.home.account.clone();
    // A group's name is not its label: names must not decide anything.
    let name = name.map_or_else(|| format!("launch-wizard-{}", digits(&id, 6)), str::to_owned);
    let own = json!([{"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": id, "UserId": owner}]}]);
    let element = json!({
        "GroupId": id,
        "GroupName": name,
        "VpcId": vpc,
        "OwnerId": owner,
        "IpPermissions": if name == "default" { own } else { json!([]) },
        "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}],
    });
    let here = account.here.clone();
    account.insert(&here, Kind::SecurityGroup.operation(), None, element);
    Ok(id)
}

pub(super) fn new(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, vpc, id) = (args.new_label()?, args.word(Phrase::TheVpc)?, args.option("id"));
    Ok(Box::new(move |account| {
        let vpc = account.find(&vpc, &[Kind::Vpc])?;
        account.here = vpc.place;
        create(account, &label, &vpc.id, None, id).map(drop)
    }))
}

/// The list of permissions of a direction.
fn field(direction: Direction) -> &'static str {
    if direction.egress() { "IpPermissionsEgress" } else { "IpPermissions" }
}

/// A rule's protocol and ports; for ICMP the type and the code stand where ports do.
fn permission(rule: &Match) -> Value {
    let protocol = match rule.protocol.as_str() {
        "6" => "tcp",
        "17" => "udp",
        "1" => "icmp",
        "58" => "icmpv6",
        other => other,
    };
    let ports = match rule.ports {
        None if rule.is_icmp() => Some((-1, -1)),
        None if rule.has_ports() => Some((0, 65535)),
        ports => ports,
    };
    match ports {
        Some((from, to)) => json!({"IpProtocol": protocol, "FromPort": from, "ToPort": to}),
        None => json!({"IpProtocol": protocol}),
    }
}

/// Where in a permission the other end is listed, and how.
fn peer(account: &Account, word: &str) -> Result<(&'static str, Value), Fault> {
    if word.contains('/') {
        return Ok(match block(word)? {
            IpNet::V4(net) => ("IpRanges", json!({"CidrIp": net.to_string()})),
            IpNet::V6(net) => ("Ipv6Ranges", json!({"CidrIpv6": net.to_string()})),
        });
    }
    // Rules outlive the groups and lists that they name.
    let (kind, id) = match account.name(word, &[Kind::SecurityGroup, Kind::PrefixList]) {
        Ok(named) => (named.kind, named.id),
        Err(fault) => match Kind::of_id(word) {
            Some(kind @ (Kind::SecurityGroup | Kind::PrefixList)) => (kind, word.to_owned()),
            _ => return Err(fault),
        },
    };
    Ok(match kind {
        Kind::PrefixList => ("PrefixListIds", json!({"PrefixListId": id})),
        _ => ("UserIdGroupPairs", json!({"GroupId": id, "UserId": account.home.account})),
    })
}

const PEERS: [&str; 4] = ["IpRanges", "Ipv6Ranges", "PrefixListIds", "UserIdGroupPairs"];

/// `allow`, from the protocol on. AWS lists rules of one protocol and port range as one permission.
pub(super) fn allow(args: &mut Args<'_>, group: String, direction: Direction) -> Result<Edit, Fault> {
    let rule = Match::read(args, direction)?;
    check_peer(&rule)?;
    Ok(Box::new(move |account| {
        let group = account.find(&group, &[Kind::SecurityGroup])?;
        let (kind, end) = peer(account, &rule.peer)?;
        let wanted = permission(&rule);
        let of_list = (group.id.clone(), direction.egress());
        let mut positions = account.permissions.remove(&of_list).unwrap_or_default();
        let permissions = list_mut(account.element_mut(&group)?, field(direction));
        let at = positions.find(permissions, &wanted).unwrap_or_else(|| {
            positions.enter(permissions.len(), &wanted);
            permissions.push(wanted);
            permissions.len() - 1
        });
        let ends = list_mut(&mut permissions[at], kind);
        if !ends.contains(&end) {
            ends.push(end);
        }
        account.permissions.insert(of_list, positions);
        Ok(())
    }))
}

fn check_peer(rule: &Match) -> Result<(), Fault> {
    if rule.peer.contains('/') { block(&rule.peer).map(drop) } else { Ok(()) }
}

pub(super) fn revoke(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let group = args.word(Phrase::TheSecurityGroup)?;
    let direction = Direction::read(args)?;
    let rule = Match::read(args, direction)?;
    check_peer(&rule)?;
    Ok(Box::new(move |account| {
        let named = account.find(&group, &[Kind::SecurityGroup])?;
        let (kind, end) = peer(account, &rule.peer)?;
        let wanted = permission(&rule);
        let permissions = list_mut(account.element_mut(&named)?, field(direction));
        let mut found = false;
        for known in permissions.iter_mut().filter(|known| same_ports(known, &wanted)) {
            let ends = list_mut(known, kind);
            found |= ends.contains(&end);
            ends.retain(|other| *other != end);
        }
        permissions.retain(|known| PEERS.iter().any(|kind| !crate::element::list(known, kind).is_empty()));
        if found {
            return Ok(());
        }
        let permissions = permissions.clone();
        let why = Phrase::NoSuchRule { group: group.clone(), rules: describe(account, &permissions) };
        Err(Fault::refused(&rule.peer, why, Phrase::NameRule))
    }))
}

/// The rules of one direction in the words of `allow`.
fn describe(account: &Account, permissions: &[Value]) -> String {
    let rules = permissions.iter().flat_map(|permission| {
        let number = |field: &str| permission.get(field).and_then(Value::as_i64);
        let ports = match (number("FromPort"), number("ToPort")) {
            (Some(from), Some(to)) if from == to => format!(" {from}"),
            (Some(from), Some(to)) => format!(" {from}-{to}"),
            _ => String::new(),
        };
        let ends = PEERS.iter().flat_map(|kind| crate::element::list(permission, kind));
        ends.map(move |end| {
            let fields = ["CidrIp", "CidrIpv6", "PrefixListId", "GroupId"];
            let id = fields.iter().map(|field| text(end, field)).find(|name| !name.is_empty()).unwrap_or_default();
            format!("{}{ports} {}", text(permission, "IpProtocol"), account.label_of(id).unwrap_or(id))
        })
    });
    let rules: Vec<String> = rules.collect();
    if rules.is_empty() { "none".into() } else { rules.join(", ") }
}

/// Takes all permissions of the directions that `clears` names away.
pub(super) fn clear(group: &mut Value, clears: impl Fn(bool) -> bool) {
    for direction in [Direction::In, Direction::Out] {
        if clears(direction.egress()) {
            list_mut(group, field(direction)).clear();
        }
    }
}
