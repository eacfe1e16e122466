//! Making, changing and taking away interfaces, wherever they come from.

use super::super::nat;
use crate::account::{Account, Named, default};
use crate::addresses;
use crate::element::{list, list_mut, set, text, update};
use crate::error::Fault;
use crate::kind::{Kind, digits};
use crate::phrase::Phrase;
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
        "Description": wanted.service.as_deref().filter(|text| !text.is_empty()),
        "RequesterManaged": wanted.service.is_some(),
        "PrivateIpAddress": ip,
        "PrivateIpAddresses": private,
        "Ipv6Addresses": ipv6,
        "Attachment": wanted.attachment,
        "Groups": identifiers(account, &groups),
        // They forward what is not meant for them.
        "SourceDestCheck": !matches!(wanted.r#type.as_deref(), Some("nat_gateway" | "network_load_balancer")),
    });
    let id = account.create(&wanted.label, Kind::Interface, wanted.id, fields)?;
    change_room(account, &subnet.id, -1);
    project(account, &id);
    Ok(id)
}

/// The interfaces of something that a service runs, all of one sort.
pub(in crate::commands) struct Service<'a> {
    /// The label of what they belong to.
    pub(in crate::commands) label: &'a str,
    pub(in crate::commands) r#type: &'a str,
    /// What AWS writes about them, empty where it is not kept.
    pub(in crate::commands) description: String,
    /// Which of AWS's own accounts plugs them in.
    pub(in crate::commands) owner: &'a str,
    pub(in crate::commands) groups: &'a [String],
    pub(in crate::commands) without_groups: bool,
    /// Whether each has a public address.
    pub(in crate::commands) public: bool,
}

/// Makes an interface in each subnet, called LABEL-eni, LABEL-eni-2 and so on, and returns their ids.
pub(in crate::commands) fn create_for_service(
    account: &mut Account,
    service: &Service<'_>,
    subnets: &[Named],
) -> Result<Vec<String>, Fault> {
    let mut made = Vec::new();
    for subnet in subnets {
        let taken = |label: &String| account.labels.contains_key(label);
        let mut labels = (1..).map(|number| service_label(service.label, number));
        let wanted = Wanted {
            label: labels.find(|label| !taken(label)).unwrap_or_default(),
            subnet: subnet.id.clone(),
            groups: service.groups.to_vec(),
            without_groups: service.without_groups,
            r#type: Some(service.r#type.to_owned()),
            service: Some(service.description.clone()),
            attachment: Some(json!({"InstanceOwnerId": service.owner, "DeviceIndex": 1, "Status": "attached"})),
            ..Wanted::default()
        };
        let interface = create(account, wanted)?;
        if service.public {
            let ip = addresses::public(account);
            associate(account, &interface, &ip, None, service.owner);
        }
        made.push(interface);
    }
    Ok(made)
}

fn service_label(label: &str, number: usize) -> String {
    if number == 1 { format!("{label}-eni") } else { format!("{label}-eni-{number}") }
}

/// The interfaces that [`create_for_service`] made for a label and that are still there.
pub(in crate::commands) fn of_service(account: &Account, label: &str) -> Vec<String> {
    let labels = (1..).map(|number| service_label(label, number));
    let known = labels.map_while(|label| account.labels.get(&label));
    let there = known.filter(|named| account.get(Kind::Interface, &named.id).is_some());
    there.map(|named| named.id.clone()).collect()
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

/// The subnets that words name.
pub(in crate::commands) fn subnets(account: &Account, words: &[String]) -> Result<Vec<Named>, Fault> {
    words.iter().map(|word| account.find(word, &[Kind::Subnet])).collect()
}

/// The zones of subnets.
pub(in crate::commands) fn zones(account: &Account, subnets: &[Named]) -> Vec<String> {
    let zone = |subnet: &Named| Some(text(account.get(Kind::Subnet, &subnet.id)?, "AvailabilityZone").to_owned());
    subnets.iter().filter_map(zone).collect()
}

/// AWS runs such a service in one subnet of a zone only.
pub(in crate::commands) fn check_zones(account: &Account, subnets: &[Named], words: &[String]) -> Result<(), Fault> {
    let zones = zones(account, subnets);
    let again = zones.iter().enumerate().find(|(at, zone)| zones.iter().take(*at).any(|other| other == *zone));
    match again.and_then(|(at, zone)| Some((words.get(at)?, zone))) {
        Some((word, zone)) => {
            Err(Fault::refused(word, Phrase::ZoneTaken { zone: zone.to_string() }, Phrase::OneSubnetPerZone))
        }
        None => Ok(()),
    }
}

/// The VPC of some subnets, which have to be in one.
pub(in crate::commands) fn vpc_of(account: &Account, subnets: &[Named], words: &[String]) -> Result<Named, Fault> {
    let vpc = |subnet: &Named| Ok::<_, Fault>(text(account.element(subnet)?, "VpcId").to_owned());
    let Some(first) = subnets.first() else {
        return Err(Fault::refused("", Phrase::NoSubnetNamed, Phrase::NameSubnets));
    };
    let first = vpc(first)?;
    for (subnet, word) in subnets.iter().zip(words) {
        if vpc(subnet)? != first {
            let why = Phrase::OtherVpcThan { name: words.first().cloned().unwrap_or_default() };
            return Err(Fault::refused(word, why, Phrase::NameSubnetsOfVpc));
        }
    }
    account.find(&first, &[Kind::Vpc])
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
    let owner = if allocation.is_some() { account.home.account.clone() } else { "amazon".into() };
    associate(account, interface, ip, allocation, &owner);
}

fn associate(account: &mut Account, interface: &str, ip: &str, allocation: Option<&str>, owner: &str) {
    release_public(account, interface);
    let association = json!({"PublicIp": ip, "IpOwnerId": owner, "AllocationId": allocation});
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
