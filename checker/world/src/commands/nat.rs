//! NAT gateways and Elastic IP addresses.

use super::{Command, Edit, interfaces, routes};
use crate::account::{Account, MADE};
use crate::addresses;
use crate::args::Args;
use crate::element::{list, list_mut, set, text, update};
use crate::error::Fault;
use crate::kind::Kind;
use crate::phrase::Phrase;
use serde_json::{Value, json};
use std::net::Ipv4Addr;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "eip",
        usage: "eip LABEL [ADDRESS] [id=ID]",
        about: "an Elastic IP address that nothing uses yet",
        options: &["id"],
        examples: &["eip spare-eip"],
        read: eip,
    },
    Command {
        name: "nat",
        usage: "nat LABEL SUBNET|VPC [private] [eip=EIP] [ip=ADDRESS] [zones=a,c] [state=available] [failure=CODE] [id=ID]",
        about: "a NAT gateway. In a subnet: zonal, with the Elastic IP address LABEL-eip unless one is named, and the \
                interface LABEL-eni; `private` gives it no public address. \
                In a VPC: regional, with its own route table LABEL-rt and an address in each zone",
        options: &["eip", "ip", "zones", "state", "failure", "id"],
        examples: &[
            "nat nat-2 public-c",
            "nat inside private-a private",
            "nat everywhere vpc zones=a,c",
            "nat broken public-a state=failed failure=Gateway.NotAttached",
        ],
        read: nat,
    },
    Command {
        name: "fail",
        usage: "fail NAT CODE",
        about: "a NAT gateway that could not be made: its interface goes, its Elastic IP address is free again",
        options: &[],
        examples: &["fail nat-1 InsufficientFreeAddressesInSubnet"],
        read: fail,
    },
];

fn eip(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, address, id) = (args.new_label()?, args.optional(), args.option("id"));
    let is_address = |address: &String| address.parse::<Ipv4Addr>().is_ok();
    if let Some(wrong) = address.as_ref().filter(|address| !is_address(address)) {
        return Err(Fault::malformed(wrong, Phrase::PublicAddress));
    }
    Ok(Box::new(move |account| new_address(account, &label, address, id, None).map(drop)))
}

/// Makes an Elastic IP address and returns its allocation id and the address.
fn new_address(
    account: &mut Account,
    label: &str,
    address: Option<String>,
    id: Option<String>,
    service: Option<&str>,
) -> Result<(String, String), Fault> {
    let address = address.unwrap_or_else(|| addresses::public(account));
    let fields = json!({"PublicIp": address, "Domain": "vpc", "PublicIpv4Pool": "amazon", "ServiceManaged": service});
    Ok((account.create(label, Kind::ElasticIp, id, fields)?, address))
}

/// An address that is associated with nothing.
pub(super) fn free(address: &mut Value) {
    for field in ["AssociationId", "InstanceId", "NetworkInterfaceId", "NetworkInterfaceOwnerId", "PrivateIpAddress"] {
        set(address, field, Value::Null);
    }
}

/// What `nat` was told.
struct Wanted {
    label: String,
    private: bool,
    eip: Option<String>,
    ip: Option<Ipv4Addr>,
    zones: Vec<String>,
    state: String,
    failure: Option<String>,
    id: Option<String>,
}

fn nat(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, place) = (args.new_label()?, args.word(Phrase::SubnetOrVpc)?);
    let wanted = Wanted {
        label,
        private: args.skip("private"),
        eip: args.option("eip"),
        ip: args.parsed("ip", Phrase::AddressOfNat)?,
        zones: args.list("zones").unwrap_or_else(|| vec!["a".into(), "c".into()]),
        state: args.option("state").unwrap_or_else(|| "available".into()),
        failure: args.option("failure"),
        id: args.option("id"),
    };
    Ok(Box::new(move |account| {
        let place = account.find(&place, &[Kind::Subnet, Kind::Vpc])?;
        account.here = place.place.clone();
        if place.kind == Kind::Vpc { regional(account, &place.id, wanted) } else { zonal(account, &place.id, wanted) }
    }))
}

fn zonal(account: &mut Account, subnet: &str, wanted: Wanted) -> Result<(), Fault> {
    let subnet_element = account.get(Kind::Subnet, subnet).cloned().unwrap_or_default();
    let address = match (wanted.private, &wanted.eip) {
        (true, _) => None,
        (false, Some(eip)) => {
            let named = account.find(eip, &[Kind::ElasticIp])?;
            let ip = text(account.element(&named)?, "PublicIp").to_owned();
            Some((named.id, ip))
        }
        (false, None) => Some(new_address(account, &format!("{}-eip", wanted.label), None, None, None)?),
    };
    let fields = json!({
        "VpcId": text(&subnet_element, "VpcId"),
        "SubnetId": subnet,
        "State": wanted.state,
        "ConnectivityType": if wanted.private { "private" } else { "public" },
        "AvailabilityMode": "zonal",
        "FailureCode": wanted.failure,
        "CreateTime": MADE,
    });
    let id = account.create(&wanted.label, Kind::NatGateway, wanted.id, fields)?;
    let mut listed = json!({"IsPrimary": true});
    if let Some((allocation, _)) = &address {
        set(&mut listed, "AllocationId", allocation.as_str());
    }
    if matches!(wanted.state.as_str(), "failed" | "deleted") {
        set(&mut listed, "Status", "failed");
    } else {
        let interface = interfaces::create(
            account,
            interfaces::Wanted {
                label: format!("{}-eni", wanted.label),
                subnet: subnet.to_owned(),
                without_groups: true,
                ip: wanted.ip,
                r#type: Some("nat_gateway".into()),
                service: Some(format!("Interface for NAT Gateway {id}")),
                attachment: Some(json!({"InstanceOwnerId": "amazon-aws", "DeviceIndex": 1, "Status": "attached"})),
                ..interfaces::Wanted::default()
            },
        )?;
        if let Some((allocation, ip)) = &address {
            interfaces::set_public(account, &interface, ip, Some(allocation));
        }
        let private = account.get(Kind::Interface, &interface).map(|eni| text(eni, "PrivateIpAddress").to_owned());
        update(
            &mut listed,
            json!({
                "NetworkInterfaceId": interface,
                "PrivateIp": private,
                "PublicIp": address.map(|(_, ip)| ip),
                "Status": if wanted.state == "pending" { "associating" } else { "succeeded" },
            }),
        );
    }
    if let Some(element) = account.get_mut(Kind::NatGateway, &id) {
        list_mut(element, "NatGatewayAddresses").push(listed);
    }
    Ok(())
}

/// A regional NAT gateway stands in no subnet; AWS makes its route table, with a route to the internet gateway
/// (<https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html>).
fn regional(account: &mut Account, vpc: &str, wanted: Wanted) -> Result<(), Fault> {
    let table = routes::new_table(account, &format!("{}-rt", wanted.label), vpc, None)?;
    if let Some(gateway) = account.first_linked(Kind::InternetGateway, vpc) {
        let field = "DestinationCidrBlock";
        let route = json!({field: "0.0.0.0/0", "GatewayId": gateway, "State": "active", "Origin": "CreateRoute"});
        routes::put_route(account, &table, field, route);
    }
    let here = account.here.clone();
    let zones = account.answer(&here, snapshot::Ask::DescribeAvailabilityZones).elements.clone();
    let zones = || zones.iter();
    let mut listed = Vec::new();
    for zone in &wanted.zones {
        let name = if zone.len() == 1 { format!("{}{zone}", here.region) } else { zone.clone() };
        let Some(known) = zones().find(|known| text(known, "ZoneName") == name) else {
            return Err(Fault::unknown(Phrase::Zone, &name, zones().map(|known| text(known, "ZoneName"))));
        };
        let label = format!("{}-eip-{zone}", wanted.label);
        let (allocation, ip) = new_address(account, &label, None, None, Some("rnat"))?;
        listed.push(json!({
            "AllocationId": allocation,
            "PublicIp": ip,
            "IsPrimary": false,
            "Status": if wanted.state == "pending" { "associating" } else { "succeeded" },
            "AvailabilityZone": name,
            "AvailabilityZoneId": text(known, "ZoneId"),
        }));
    }
    let fields = json!({
        "VpcId": vpc,
        "State": wanted.state,
        "ConnectivityType": "public",
        "AvailabilityMode": "regional",
        "RouteTableId": table,
        "NatGatewayAddresses": listed,
        "FailureCode": wanted.failure,
        "CreateTime": MADE,
    });
    account.create(&wanted.label, Kind::NatGateway, wanted.id, fields).map(drop)
}

/// The interfaces of a NAT gateway go, and its Elastic IP addresses are free.
pub(super) fn unplug(account: &mut Account, id: &str) {
    let addresses = account.get(Kind::NatGateway, id).map(|nat| list(nat, "NatGatewayAddresses").to_vec());
    for address in addresses.unwrap_or_default() {
        interfaces::delete(account, text(&address, "NetworkInterfaceId"));
        // What the service made for itself goes with it.
        let allocation = text(&address, "AllocationId");
        let managed = account.get(Kind::ElasticIp, allocation).is_some_and(|ip| text(ip, "ServiceManaged") == "rnat");
        if managed {
            account.delete(Kind::ElasticIp, allocation);
        }
    }
}

fn fail(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (nat, code) = (args.word(Phrase::TheNat)?, args.word(Phrase::FailureCode)?);
    Ok(Box::new(move |account| {
        let nat = account.find(&nat, &[Kind::NatGateway])?;
        unplug(account, &nat.id);
        let element = account.element_mut(&nat)?;
        update(element, json!({"State": "failed", "FailureCode": code}));
        for address in list_mut(element, "NatGatewayAddresses") {
            update(
                address,
                json!({"NetworkInterfaceId": null, "PrivateIp": null, "PublicIp": null, "Status": "failed"}),
            );
        }
        Ok(())
    }))
}
