//! Taking things away, with what AWS does to what hangs on them.

use super::gateways::routes_option;
use super::{
    Command, Edit, balancers, databases, distributions, endpoints, filters, guard, hosts, interfaces, nat, routes,
    transit,
};
use crate::account::{Account, MADE, Named};
use crate::args::Args;
use crate::element::{list, list_mut, set, text, update};
use crate::error::Fault;
use crate::kind::Kind;
use crate::phrase::Phrase;
use serde_json::{Value, json};
use snapshot::Ask;

pub(super) const COMMANDS: &[Command] = &[Command {
    name: "remove",
    usage: "remove LABEL [lingering] [routes=active]",
    about: "takes something away, with what stands in it. Routes to it stay and become blackholes \
            (`routes=active`: as some simulators leave them); those of a gateway endpoint go. \
            Subnets of a route table use the main one, those of a network ACL the default one. \
            The Elastic IP address of a NAT gateway stays, unused. \
            `lingering` keeps a NAT gateway listed as deleted, as AWS does for an hour",
    options: &["routes"],
    examples: &["remove nat-1 lingering", "remove private-rt", "remove public-acl", "remove app", "remove igw"],
    read: remove,
}];

fn remove(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (word, lingering, routes) = (args.word(Phrase::WhatToTake)?, args.skip("lingering"), routes_option(args)?);
    Ok(Box::new(move |account| {
        let named = account.find(&word, &[])?;
        if lingering {
            return linger(account, &named, &word, routes);
        }
        take(account, &named, &word, routes)?;
        guard::refresh(account);
        Ok(())
    }))
}

fn linger(account: &mut Account, named: &Named, word: &str, routes: &str) -> Result<(), Fault> {
    if named.kind != Kind::NatGateway {
        let remedy = Phrase::Write { what: format!("remove {word}") };
        return Err(Fault::refused(word, Phrase::OnlyNatsLinger, remedy));
    }
    nat::unplug(account, &named.id);
    routes::set_state_of_routes_to(account, &named.id, routes);
    let element = account.element_mut(named)?;
    update(element, json!({"State": "deleted", "DeleteTime": MADE}));
    list_mut(element, "NatGatewayAddresses").iter_mut().for_each(|address| set(address, "Status", Value::Null));
    Ok(())
}

fn take(account: &mut Account, named: &Named, word: &str, routes: &str) -> Result<(), Fault> {
    let id = named.id.as_str();
    match named.kind {
        Kind::Vpc => take_vpc(account, id)?,
        Kind::Subnet => take_subnet(account, id)?,
        Kind::RouteTable => {
            let element = account.element(named)?;
            if list(element, "Associations").iter().any(|known| known.get("Main") == Some(&Value::Bool(true))) {
                return Err(Fault::refused(word, Phrase::MainTable, Phrase::MakeOtherMain));
            }
            for endpoint in account.all_mut(Kind::Endpoint) {
                list_mut(endpoint, "RouteTableIds").retain(|table| table != id);
            }
        }
        Kind::NetworkAcl => {
            if account.element(named)?.get("IsDefault") == Some(&Value::Bool(true)) {
                return Err(Fault::refused(word, Phrase::DefaultOne, Phrase::TakeRulesAway));
            }
            filters::release_subnets(account, id);
        }
        Kind::SecurityGroup => refuse_if_worn(account, id, word)?,
        Kind::Instance => {
            hosts::unplug(account, id);
            balancers::leave(account, id, true);
        }
        Kind::Interface => {
            refuse_if_held(account, named, word)?;
            interfaces::delete(account, id);
            routes::set_state_of_routes_to(account, id, routes);
        }
        Kind::NatGateway => {
            nat::unplug(account, id);
            let table = account.element(named)?.get("RouteTableId").and_then(Value::as_str).map(str::to_owned);
            table.iter().for_each(|table| account.delete(Kind::RouteTable, table));
            routes::set_state_of_routes_to(account, id, routes);
        }
        Kind::ElasticIp => {
            let interface = text(account.element(named)?, "NetworkInterfaceId").to_owned();
            let holds = |address: &Value| text(address, "AllocationId") == id && address.get("PublicIp").is_some();
            let mut gateways = account.all(Kind::NatGateway);
            if let Some(nat) = gateways.find(|nat| list(nat, "NatGatewayAddresses").iter().any(holds)) {
                let nat = text(nat, "NatGatewayId");
                let why = Phrase::UsedBy { name: account.label_of(nat).unwrap_or(nat).to_owned() };
                return Err(Fault::refused(word, why, Phrase::RemoveThatFirst));
            }
            drop(gateways);
            interfaces::release_public(account, &interface);
        }
        Kind::Endpoint => {
            endpoints::unplug(account, Kind::Endpoint, id);
            match text(account.element(named)?, "VpcEndpointType") {
                "Gateway" => endpoints::remove_tables(account, named, None),
                _ => routes::set_state_of_routes_to(account, id, routes),
            }
        }
        Kind::InstanceConnect => endpoints::unplug(account, Kind::InstanceConnect, id),
        Kind::InternetGateway => {
            routes::drop_association(account, "GatewayId", id);
            routes::set_state_of_routes_to(account, id, routes);
        }
        Kind::PrefixList => {
            let lists = &mut account.answer(&named.place, Ask::DescribePrefixLists).elements;
            lists.retain(|list| text(list, "PrefixListId") != id);
        }
        Kind::TransitGateway | Kind::TransitAttachment | Kind::TransitPeering | Kind::TransitTable => {
            transit::unplug(account, named);
            routes::set_state_of_routes_to(account, id, routes);
        }
        Kind::LoadBalancer => balancers::unplug(account, id),
        Kind::ClassicLoadBalancer => {
            let label = account.word_for(id).to_owned();
            interfaces::of_service(account, &label).iter().for_each(|interface| interfaces::delete(account, interface));
        }
        Kind::Listener => {
            balancers::take_listener(account, id);
            return Ok(());
        }
        Kind::Rule => {
            if account.element(named)?.get("IsDefault") == Some(&Value::Bool(true)) {
                return Err(Fault::refused(word, Phrase::DefaultRule, Phrase::ChangeByAction));
            }
            balancers::take_rule(account, id);
            return Ok(());
        }
        Kind::TargetGroup => {
            let balancer = list(account.element(named)?, "LoadBalancerArns").first().and_then(Value::as_str);
            if let Some(balancer) = balancer {
                let why = Phrase::ForwardsTo { name: account.word_for(balancer).to_owned() };
                return Err(Fault::refused(word, why, Phrase::RemoveOrAct));
            }
        }
        Kind::Database | Kind::DatabaseCluster => databases::unplug(account, named),
        Kind::SubnetGroup => refuse_if_used(account, word, databases::user_of(account, id), Phrase::RemoveThatFirst)?,
        Kind::Distribution => distributions::unplug(account, named),
        Kind::CachePolicy | Kind::RequestPolicy | Kind::VpcOrigin => {
            let user = distributions::user_of(account, id);
            refuse_if_used(account, word, user, Phrase::GiveOther)?;
        }
        Kind::Certificate => {
            let user = list(account.element(named)?, "InUseBy").first().and_then(Value::as_str).map(str::to_owned);
            refuse_if_used(account, word, user, Phrase::RemoveUserFirst)?;
        }
        Kind::EgressOnlyGateway
        | Kind::Peering
        | Kind::Exclusion
        | Kind::Volume
        | Kind::HostedZone
        | Kind::Domain
        | Kind::Other(_) => {
            routes::set_state_of_routes_to(account, id, routes);
        }
    }
    account.delete(named.kind, id);
    Ok(())
}

/// Takes away everything whose `field` is `value`, each with what hangs on it.
fn take_all(account: &mut Account, kinds: &[Kind], field: &str, value: &str) -> Result<(), Fault> {
    for kind in kinds {
        for id in account.ids_where(*kind, field, value) {
            // Another removal may have taken it along.
            if let Ok(named) = account.find(&id, &[*kind]) {
                take(account, &named, &id, "blackhole")?;
            }
        }
    }
    Ok(())
}

const IN_SUBNETS: [Kind; 4] = [Kind::Instance, Kind::NatGateway, Kind::InstanceConnect, Kind::Interface];

fn take_subnet(account: &mut Account, id: &str) -> Result<(), Fault> {
    let holds = |endpoint: &&Value| list(endpoint, "SubnetIds").iter().any(|subnet| subnet == id);
    let endpoints: Vec<String> =
        account.all(Kind::Endpoint).filter(holds).map(|endpoint| text(endpoint, "VpcEndpointId").to_owned()).collect();
    for endpoint in endpoints {
        let named = account.find(&endpoint, &[Kind::Endpoint])?;
        take(account, &named, &endpoint, "blackhole")?;
    }
    take_services(account, id)?;
    take_all(account, &IN_SUBNETS, "SubnetId", id)?;
    routes::drop_association(account, "SubnetId", id);
    for acl in account.all_mut(Kind::NetworkAcl) {
        list_mut(acl, "Associations").retain(|known| text(known, "SubnetId") != id);
    }
    Ok(())
}

/// Load balancers, databases and attachments that stand in a subnet go with it, and groups of subnets with it in them.
fn take_services(account: &mut Account, subnet: &str) -> Result<(), Fault> {
    let named = [
        (Kind::Database, "/DBSubnetGroup/Subnets"),
        (Kind::LoadBalancer, "/AvailabilityZones"),
        (Kind::ClassicLoadBalancer, "/Subnets"),
        (Kind::TransitAttachment, "/SubnetIds"),
    ];
    for (kind, pointer) in named {
        let names =
            |one: &Value| one == subnet || text(one, "SubnetId") == subnet || text(one, "SubnetIdentifier") == subnet;
        let stands = |element: &&Value| {
            element.pointer(pointer).and_then(Value::as_array).is_some_and(|list| list.iter().any(names))
        };
        let ids: Vec<String> = account.all(kind).filter(stands).map(|one| kind.id_of(one).to_owned()).collect();
        for id in ids {
            if let Ok(named) = account.find(&id, &[kind]) {
                take(account, &named, &id, "blackhole")?;
            }
        }
    }
    for group in account.all_mut(Kind::SubnetGroup) {
        list_mut(group, "Subnets").retain(|one| text(one, "SubnetIdentifier") != subnet);
    }
    Ok(())
}

fn take_vpc(account: &mut Account, id: &str) -> Result<(), Fault> {
    take_all(account, &[Kind::Subnet, Kind::NatGateway, Kind::Endpoint], "VpcId", id)?;
    // Main tables and default lists go with their VPC only.
    for kind in [Kind::RouteTable, Kind::NetworkAcl, Kind::SecurityGroup] {
        account.ids_where(kind, "VpcId", id).iter().for_each(|id| account.delete(kind, id));
    }
    for kind in [Kind::SubnetGroup, Kind::TargetGroup] {
        account.ids_where(kind, "VpcId", id).iter().for_each(|id| account.delete(kind, id));
    }
    for kind in [Kind::InternetGateway, Kind::EgressOnlyGateway] {
        for gateway in account.all_mut(kind) {
            list_mut(gateway, "Attachments").retain(|at| text(at, "VpcId") != id);
        }
    }
    let side = |peering: &Value, side: &str| peering.pointer(side).and_then(Value::as_str) == Some(id);
    let peerings: Vec<String> = account
        .all(Kind::Peering)
        .filter(|peering| side(peering, "/RequesterVpcInfo/VpcId") || side(peering, "/AccepterVpcInfo/VpcId"))
        .map(|peering| text(peering, "VpcPeeringConnectionId").to_owned())
        .collect();
    for peering in peerings {
        routes::set_state_of_routes_to(account, &peering, "blackhole");
        account.delete(Kind::Peering, &peering);
    }
    Ok(())
}

/// The first interface of an instance, and what a service made for itself, go with their holder only.
fn refuse_if_held(account: &Account, named: &Named, word: &str) -> Result<(), Fault> {
    let element = account.element(named)?;
    let attachment = element.get("Attachment").cloned().unwrap_or_default();
    let instance = text(&attachment, "InstanceId");
    let first = !instance.is_empty() && attachment.get("DeviceIndex") == Some(&0.into());
    // What a line made for a service can be taken away by a line.
    let managed = element.get("RequesterManaged") == Some(&Value::Bool(true));
    let managed = managed && !text(element, "Description").is_empty();
    if !first && !managed {
        return Ok(());
    }
    let holder = account.label_of(instance).unwrap_or(instance).to_owned();
    let why = if first { Phrase::PartOf { holder } } else { Phrase::PartOfService };
    Err(Fault::refused(word, why, Phrase::RemoveHolder))
}

/// AWS keeps what something else uses.
fn refuse_if_used(account: &Account, word: &str, user: Option<String>, remedy: Phrase) -> Result<(), Fault> {
    match user {
        Some(user) => Err(Fault::refused(word, Phrase::UsedBy { name: account.word_for(&user).to_owned() }, remedy)),
        None => Ok(()),
    }
}

fn refuse_if_worn(account: &Account, id: &str, word: &str) -> Result<(), Fault> {
    let worn = |interface: &&Value| list(interface, "Groups").iter().any(|group| text(group, "GroupId") == id);
    match account.all(Kind::Interface).find(worn) {
        None => Ok(()),
        Some(interface) => {
            let eni = text(interface, "NetworkInterfaceId");
            let eni = account.label_of(eni).unwrap_or(eni);
            Err(Fault::refused(
                word,
                Phrase::HasIt { name: eni.to_owned() },
                Phrase::WriteGroups { name: eni.to_owned() },
            ))
        }
    }
}
