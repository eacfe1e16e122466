//! Network interfaces, where addresses and groups are, and public addresses.
//!
//! An interface is listed by itself and, if an instance has it, there too: the interface is what edits change, and the
//! instance's list follows.

use super::{Command, Edit, nat};
use crate::account::Account;
use crate::addresses;
use crate::args::{Args, address};
use crate::element::{list, list_mut, set, text, update};
use crate::error::Fault;
use crate::kind::{Kind, digits};
use serde_json::{Value, json};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "interface",
        usage: "interface LABEL SUBNET [groups=SG,…] [ip=ADDRESS] [ipv6=ADDRESS] [to=INSTANCE] [type=interface] [id=ID]",
        about: "a network interface, plugged into an instance if one is named; \
                without groups it has the VPC's default security group",
        options: &["groups", "ip", "ipv6", "to", "type", "id"],
        examples: &["interface second-eni private-a groups=private-sg to=app"],
        read: interface,
    },
    Command {
        name: "groups",
        usage: "groups INSTANCE|INTERFACE|ENDPOINT SG…",
        about: "these security groups and no others",
        options: &[],
        examples: &["groups app private-sg web-sg"],
        read: groups,
    },
    Command {
        name: "public-ip",
        usage: "public-ip INSTANCE|INTERFACE [ADDRESS|EIP]",
        about: "a public IPv4 address: the Elastic IP address named, or one that goes when the instance stops",
        options: &[],
        examples: &["public-ip app 198.51.100.77"],
        read: public_ip,
    },
    Command {
        name: "no-public-ip",
        usage: "no-public-ip INSTANCE|INTERFACE",
        about: "takes the public IPv4 address away; an Elastic IP address stays the account's",
        options: &[],
        examples: &["no-public-ip bastion"],
        read: no_public_ip,
    },
    Command {
        name: "ipv6",
        usage: "ipv6 INSTANCE|INTERFACE ADDRESS",
        about: "gives an interface an IPv6 address",
        options: &[],
        examples: &["ipv6 app 2600:1f13:bb:10::10"],
        read: ipv6,
    },
];

/// An interface to be made.
#[derive(Default)]
pub(super) struct Wanted {
    pub(super) label: String,
    pub(super) subnet: String,
    /// Ids; none stands for the VPC's default group, unless the interface takes no groups.
    pub(super) groups: Vec<String>,
    pub(super) without_groups: bool,
    pub(super) ip: Option<Ipv4Addr>,
    pub(super) ipv6: Option<Ipv6Addr>,
    pub(super) r#type: Option<String>,
    /// What the service that made it says; people make interfaces without.
    pub(super) service: Option<String>,
    pub(super) attachment: Option<Value>,
    pub(super) id: Option<String>,
}

/// Makes an interface and returns its id.
pub(super) fn create(account: &mut Account, wanted: Wanted) -> Result<String, Fault> {
    let subnet = account.find(&wanted.subnet, &[Kind::Subnet])?;
    let element = account.element(&subnet)?.clone();
    let vpc = text(&element, "VpcId");
    let ip = match element.get("CidrBlock") {
        Some(_) => Some(addresses::private(account, &subnet.id, wanted.ip)?.to_string()),
        None => None,
    };
    let groups = match wanted.groups {
        groups if groups.is_empty() && !wanted.without_groups => default_group(account, vpc).into_iter().collect(),
        groups => groups,
    };
    account.here = subnet.place;
    let private: Vec<Value> = ip.iter().map(|ip| json!({"PrivateIpAddress": ip, "Primary": true})).collect();
    let ipv6: Vec<Value> =
        wanted.ipv6.iter().map(|ip| json!({"Ipv6Address": ip.to_string(), "IsPrimaryIpv6": false})).collect();
    let fields = json!({
        "VpcId": vpc,
        "SubnetId": subnet.id,
        "OwnerId": account.home.account,
        "AvailabilityZone": text(&element, "AvailabilityZone"),
        "Status": if wanted.attachment.is_some() { "in-use" } else { "available" },
        "InterfaceType": wanted.r#type.as_deref().unwrap_or("interface"),
        "Description": wanted.service,
        "RequesterManaged": wanted.service.is_some(),
        "PrivateIpAddress": ip,
        "PrivateIpAddresses": private,
        "Ipv6Addresses": ipv6,
        "Attachment": wanted.attachment,
        "Groups": identifiers(account, &groups),
        // A NAT gateway forwards what is not meant for it.
        "SourceDestCheck": wanted.r#type.as_deref() != Some("nat_gateway"),
    });
    let id = account.create(&wanted.label, Kind::Interface, wanted.id, fields)?;
    change_room(account, &subnet.id, -1);
    project(account, &id);
    Ok(id)
}

/// Takes an interface away; its Elastic IP address stays.
pub(super) fn delete(account: &mut Account, id: &str) {
    release_public(account, id);
    let Some(element) = account.get(Kind::Interface, id).cloned() else { return };
    account.delete(Kind::Interface, id);
    change_room(account, text(&element, "SubnetId"), 1);
    for instance in account.all_mut(Kind::Instance) {
        list_mut(instance, "NetworkInterfaces").retain(|interface| text(interface, "NetworkInterfaceId") != id);
    }
}

fn change_room(account: &mut Account, subnet: &str, by: i64) {
    if let Some(element) = account.get_mut(Kind::Subnet, subnet) {
        let room = element.get("AvailableIpAddressCount").and_then(Value::as_i64).unwrap_or_default();
        set(element, "AvailableIpAddressCount", room.saturating_add(by));
    }
}

/// The default security group of a VPC.
fn default_group(account: &Account, vpc: &str) -> Option<String> {
    let mut groups = account.all(Kind::SecurityGroup);
    let group = groups.find(|group| text(group, "VpcId") == vpc && text(group, "GroupName") == "default")?;
    Some(text(group, "GroupId").to_owned())
}

/// Groups as other resources name them.
pub(super) fn identifiers(account: &Account, groups: &[String]) -> Vec<Value> {
    let name = |id: &String| account.get(Kind::SecurityGroup, id).map(|group| text(group, "GroupName").to_owned());
    groups.iter().map(|id| json!({"GroupId": id, "GroupName": name(id)})).collect()
}

/// The ids of groups given by labels or ids.
pub(super) fn group_ids(account: &Account, words: &[String]) -> Result<Vec<String>, Fault> {
    words.iter().map(|word| Ok(account.find(word, &[Kind::SecurityGroup])?.id)).collect()
}

/// The first interface of an instance.
pub(super) fn primary(account: &Account, instance: &str) -> Option<String> {
    let held = account
        .all(Kind::Interface)
        .filter(|interface| interface.pointer("/Attachment/InstanceId").and_then(Value::as_str) == Some(instance));
    let first = held.min_by_key(|interface| interface.pointer("/Attachment/DeviceIndex").and_then(Value::as_i64))?;
    Some(text(first, "NetworkInterfaceId").to_owned())
}

/// The interface behind a label of an interface or an instance.
fn find(account: &Account, word: &str) -> Result<String, Fault> {
    let named = account.find(word, &[Kind::Interface, Kind::Instance])?;
    match named.kind {
        Kind::Interface => Ok(named.id),
        _ => primary(account, &named.id)
            .ok_or_else(|| Fault::refused(word, "it has no interface", "write this before it is terminated")),
    }
}

/// What a new attachment to an instance says.
pub(super) fn attachment(account: &Account, instance: &str, device: usize) -> Value {
    json!({
        "AttachmentId": format!("eni-attach-0{}", digits(&format!("{instance}{device}"), 16)),
        "InstanceId": instance,
        "InstanceOwnerId": account.home.account,
        "DeviceIndex": device,
        "Status": "attached",
    })
}

/// Writes an interface into the instance that holds it.
pub(super) fn project(account: &mut Account, id: &str) {
    let Some(interface) = account.get(Kind::Interface, id).cloned() else { return };
    let attachment = interface.get("Attachment").cloned().unwrap_or_default();
    let Some(instance) = account.get_mut(Kind::Instance, text(&attachment, "InstanceId")) else { return };
    let field = |name: &str| interface.get(name).cloned().unwrap_or_default();
    let addresses = list(&interface, "Ipv6Addresses").iter();
    let ipv6: Vec<Value> = addresses.map(|ip| json!({"Ipv6Address": text(ip, "Ipv6Address")})).collect();
    let mut copy = json!({"NetworkInterfaceId": id});
    for name in [
        "VpcId",
        "SubnetId",
        "OwnerId",
        "Status",
        "InterfaceType",
        "PrivateIpAddress",
        "PrivateIpAddresses",
        "Association",
        "Groups",
        "SourceDestCheck",
    ] {
        set(&mut copy, name, field(name));
    }
    set(&mut copy, "Ipv6Addresses", ipv6.clone());
    let index = attachment.get("DeviceIndex").cloned().unwrap_or_default();
    let place = json!({"AttachmentId": text(&attachment, "AttachmentId"), "DeviceIndex": index, "Status": text(&attachment, "Status")});
    set(&mut copy, "Attachment", place);
    if index == 0 {
        update(
            instance,
            json!({
                "VpcId": field("VpcId"),
                "SubnetId": field("SubnetId"),
                "PrivateIpAddress": field("PrivateIpAddress"),
                "PublicIpAddress": interface.pointer("/Association/PublicIp"),
                "Ipv6Address": ipv6.first().map(|ip| text(ip, "Ipv6Address")),
                "SecurityGroups": field("Groups"),
                "SourceDestCheck": field("SourceDestCheck"),
            }),
        );
    }
    let copies = list_mut(instance, "NetworkInterfaces");
    match copies.iter_mut().find(|known| text(known, "NetworkInterfaceId") == id) {
        Some(known) => *known = copy,
        None => copies.push(copy),
    }
}

/// Gives an interface a public address; `allocation` is the Elastic IP address that it belongs to.
pub(super) fn set_public(account: &mut Account, interface: &str, ip: &str, allocation: Option<&str>) {
    release_public(account, interface);
    let owner = account.home.account.clone();
    let association = json!({
        "PublicIp": ip,
        "IpOwnerId": if allocation.is_some() { owner.as_str() } else { "amazon" },
        "AllocationId": allocation,
    });
    let Some(element) = account.get_mut(Kind::Interface, interface) else { return };
    // `update` leaves out what is null; a nested null would stay.
    let mut clean = json!({});
    update(&mut clean, association);
    set(element, "Association", clean.clone());
    if let Some(first) = list_mut(element, "PrivateIpAddresses").first_mut() {
        set(first, "Association", clean);
    }
    let private = text(element, "PrivateIpAddress").to_owned();
    let instance = element.pointer("/Attachment/InstanceId").cloned();
    if let Some(address) = allocation.and_then(|id| account.get_mut(Kind::ElasticIp, id)) {
        update(
            address,
            json!({
                "AssociationId": format!("eipassoc-0{}", digits(&format!("{ip}{interface}"), 16)),
                "InstanceId": instance,
                "NetworkInterfaceId": interface,
                "NetworkInterfaceOwnerId": owner,
                "PrivateIpAddress": private,
            }),
        );
    }
    project(account, interface);
}

/// Takes the public address of an interface away; an Elastic IP address stays the account's.
pub(super) fn release_public(account: &mut Account, interface: &str) {
    if let Some(element) = account.get_mut(Kind::Interface, interface) {
        set(element, "Association", Value::Null);
        list_mut(element, "PrivateIpAddresses").iter_mut().for_each(|ip| set(ip, "Association", Value::Null));
    }
    for address in account.all_mut(Kind::ElasticIp) {
        if text(address, "NetworkInterfaceId") == interface {
            nat::free(address);
        }
    }
    project(account, interface);
}

fn interface(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, subnet) = (args.new_label()?, args.word("the subnet")?);
    let groups = args.list("groups").unwrap_or_default();
    let ip = args.parsed("ip", "an IPv4 address like 10.0.10.30")?;
    let ipv6 = args.parsed("ipv6", "an IPv6 address like 2600:1f13:bb:10::30")?;
    let (to, r#type, id) = (args.option("to"), args.option("type"), args.option("id"));
    Ok(Box::new(move |account| {
        let groups = group_ids(account, &groups)?;
        let attachment = match to {
            Some(instance) => {
                let instance = account.find(&instance, &[Kind::Instance])?;
                let held = list(account.element(&instance)?, "NetworkInterfaces").len();
                Some(attachment(account, &instance.id, held))
            }
            None => None,
        };
        let wanted = Wanted { label, subnet, groups, ip, ipv6, r#type, attachment, id, ..Wanted::default() };
        create(account, wanted).map(drop)
    }))
}

fn groups(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let word = args.word("an instance, interface or endpoint")?;
    let groups: Vec<String> = std::iter::once(args.word("a security group")?).chain(args.rest()).collect();
    Ok(Box::new(move |account| {
        let named = account.find(&word, &[Kind::Instance, Kind::Interface, Kind::Endpoint])?;
        let groups = group_ids(account, &groups)?;
        let identifiers = identifiers(account, &groups);
        let interfaces = match named.kind {
            Kind::Endpoint => {
                let endpoint = account.element_mut(&named)?;
                set(endpoint, "Groups", identifiers.clone());
                let ids = list(endpoint, "NetworkInterfaceIds").iter().filter_map(Value::as_str);
                ids.map(str::to_owned).collect()
            }
            _ => vec![find(account, &word)?],
        };
        for interface in interfaces {
            if let Some(element) = account.get_mut(Kind::Interface, &interface) {
                set(element, "Groups", identifiers.clone());
            }
            project(account, &interface);
        }
        Ok(())
    }))
}

fn public_ip(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (word, given) = (args.word("an instance or interface")?, args.optional());
    Ok(Box::new(move |account| {
        let interface = find(account, &word)?;
        match given {
            Some(given) if given.parse::<Ipv4Addr>().is_ok() => set_public(account, &interface, &given, None),
            Some(given) => {
                let named = account.find(&given, &[Kind::ElasticIp])?;
                let ip = text(account.element(&named)?, "PublicIp").to_owned();
                set_public(account, &interface, &ip, Some(&named.id));
            }
            None => {
                let ip = addresses::public(account);
                set_public(account, &interface, &ip, None);
            }
        }
        Ok(())
    }))
}

fn no_public_ip(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let word = args.word("an instance or interface")?;
    Ok(Box::new(move |account| {
        let interface = find(account, &word)?;
        release_public(account, &interface);
        Ok(())
    }))
}

fn ipv6(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (word, ip) = (args.word("an instance or interface")?, args.word("the address")?);
    let IpAddr::V6(ip) = address(&ip)? else {
        return Err(Fault::malformed(&ip, "an IPv6 address like 2600:1f13:bb:10::10"));
    };
    Ok(Box::new(move |account| {
        let interface = find(account, &word)?;
        if let Some(element) = account.get_mut(Kind::Interface, &interface) {
            let address = json!({"Ipv6Address": ip.to_string(), "IsPrimaryIpv6": false});
            list_mut(element, "Ipv6Addresses").push(address);
        }
        project(account, &interface);
        Ok(())
    }))
}
