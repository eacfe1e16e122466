//! Making, changing and taking away interfaces, wherever they come from.

use super::super::nat;
use crate::account::{Account, default};
use crate::addresses;
use crate::element::{list, list_mut, set, text, update};
use crate::error::Fault;
use crate::kind::{Kind, digits};
use serde_json::{Value, json};
use std::net::{Ipv4Addr, Ipv6Addr};

/// An interface to be made.
#[derive(Default)]
pub(in crate::commands) struct Wanted {
    pub(in crate::commands) label: String,
    pub(in crate::commands) subnet: String,
    /// Ids; none stands for the VPC's default group, unless the interface takes no groups.
    pub(in crate::commands) groups: Vec<String>,
    pub(in crate::commands) without_groups: bool,
    pub(in crate::commands) ip: Option<Ipv4Addr>,
    pub(in crate::commands) ipv6: Option<Ipv6Addr>,
    pub(in crate::commands) r#type: Option<String>,
    /// What the service that made it says; people make interfaces without.
    pub(in crate::commands) service: Option<String>,
    pub(in crate::commands) attachment: Option<Value>,
    pub(in crate::commands) id: Option<String>,
}

/// Makes an interface and returns its id.
pub(in crate::commands) fn create(account: &mut Account, wanted: Wanted) -> Result<String, Fault> {
    let subnet = account.find(&wanted.subnet, &[Kind::Subnet])?;
    let element = account.element(&subnet)?.clone();
    let vpc = text(&element, "VpcId");
    let ip = match element.get("CidrBlock") {
        Some(_) => Some(addresses::private(account, &subnet.id, wanted.ip)?.to_string()),
        None => None,
    };
    let ipv6 = addresses::ipv6(account, &subnet.id, wanted.ipv6)?;
    let groups = match wanted.groups {
        groups if groups.is_empty() && !wanted.without_groups => default_group(account, vpc).into_iter().collect(),
        groups => groups,
    };
    account.here = subnet.place;
    let private: Vec<Value> = ip.iter().map(|ip| json!({"PrivateIpAddress": ip, "Primary": true})).collect();
    let ipv6: Vec<Value> =
        ipv6.iter().map(|ip| json!({"Ipv6Address": ip.to_string(), "IsPrimaryIpv6": false})).collect();
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
pub(in crate::commands) fn delete(account: &mut Account, id: &str) {
    release_public(account, id);
    let Some(element) = account.get(Kind::Interface, id).cloned() else { return };
    account.delete(Kind::Interface, id);
    let subnet = text(&element, "SubnetId");
    change_room(account, subnet, 1);
    account.room.remove(subnet);
    account.room6.remove(subnet);
    let holder = element.pointer("/Attachment/InstanceId").and_then(Value::as_str).unwrap_or_default();
    if let Some(instance) = account.get_mut(Kind::Instance, holder) {
        list_mut(instance, "NetworkInterfaces").retain(|interface| text(interface, "NetworkInterfaceId") != id);
    }
}

fn change_room(account: &mut Account, subnet: &str, by: i64) {
    // IPv6-only subnets count none.
    let counted = |element: &&mut Value| element.get("CidrBlock").is_some();
    if let Some(element) = account.get_mut(Kind::Subnet, subnet).filter(counted) {
        let room = element.get("AvailableIpAddressCount").and_then(Value::as_i64).unwrap_or_default();
        set(element, "AvailableIpAddressCount", room.saturating_add(by));
    }
}

/// The default security group of a VPC.
fn default_group(account: &Account, vpc: &str) -> Option<String> {
    account.first_linked(Kind::SecurityGroup, &default(vpc))
}

/// Groups as other resources name them.
pub(in crate::commands) fn identifiers(account: &Account, groups: &[String]) -> Vec<Value> {
    let name = |id: &String| account.get(Kind::SecurityGroup, id).map(|group| text(group, "GroupName").to_owned());
    groups.iter().map(|id| json!({"GroupId": id, "GroupName": name(id)})).collect()
}

/// The ids of groups given by labels or ids.
pub(in crate::commands) fn group_ids(account: &Account, words: &[String]) -> Result<Vec<String>, Fault> {
    words.iter().map(|word| Ok(account.find(word, &[Kind::SecurityGroup])?.id)).collect()
}

/// The first interface of an instance.
pub(in crate::commands) fn primary(account: &Account, instance: &str) -> Option<String> {
    let device = |id: &String| {
        let interface = account.get(Kind::Interface, id)?;
        interface.pointer("/Attachment/DeviceIndex").and_then(Value::as_i64)
    };
    account.linked(Kind::Interface, instance).into_iter().min_by_key(device)
}

/// What a new attachment to an instance says.
pub(in crate::commands) fn attachment(account: &Account, instance: &str, device: usize) -> Value {
    json!({
        "AttachmentId": format!("eni-attach-0{}", digits(&format!("{instance}{device}"), 16)),
        "InstanceId": instance,
        "InstanceOwnerId": account.home.account,
        "DeviceIndex": device,
        "Status": "attached",
    })
}

/// Writes an interface into the instance that holds it.
pub(in crate::commands) fn project(account: &mut Account, id: &str) {
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
pub(in crate::commands) fn set_public(account: &mut Account, interface: &str, ip: &str, allocation: Option<&str>) {
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
pub(in crate::commands) fn release_public(account: &mut Account, interface: &str) {
    if let Some(element) = account.get_mut(Kind::Interface, interface) {
        set(element, "Association", Value::Null);
        list_mut(element, "PrivateIpAddresses").iter_mut().for_each(|ip| set(ip, "Association", Value::Null));
    }
    account.each_linked(Kind::ElasticIp, interface, nat::free);
    project(account, interface);
}
