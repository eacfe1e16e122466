//! Route tables and routes.

mod association;

use super::{Command, Edit};
use crate::account::{Account, Named};
use crate::args::{Args, block};
use crate::element::{list, list_mut, set, text, update};
use crate::error::Fault;
use crate::kind::Kind;
use crate::phrase::Phrase;
pub(super) use association::{associate_main, check_same_vpc, drop_association};
use ipnet::IpNet;
use serde_json::{Value, json};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "route-table",
        usage: "route-table LABEL VPC [id=ID]",
        about: "a route table with the local routes of its VPC, used by nobody yet",
        options: &["id"],
        examples: &["route-table spare-rt vpc"],
        read: table,
    },
    Command {
        name: "route",
        usage: "route TABLE DESTINATION -> TARGET [state=blackhole] [origin=EnableVgwRoutePropagation]",
        about: "a route; it replaces one of the same destination. The destination is a block or a prefix list, \
                the target a label, an AWS id (also one that is not there) or `local`",
        options: &["state", "origin"],
        examples: &[
            "route private-rt 0.0.0.0/1 -> nat-1",
            "route private-rt pl-dynamodb -> s3",
            "route main-rt 0.0.0.0/0 -> igw-0123456789abcdef0 state=blackhole",
        ],
        read: route,
    },
    Command {
        name: "unroute",
        usage: "unroute TABLE DESTINATION",
        about: "takes a route away",
        options: &[],
        examples: &["unroute private-rt 0.0.0.0/0"],
        read: unroute,
    },
    Command {
        name: "associate",
        usage: "associate TABLE SUBNET|ENDPOINT…",
        about: "subnets use this table instead of the one before; \
                a gateway endpoint puts the route to its service into this table",
        options: &[],
        examples: &["associate public-rt private-c", "associate public-rt s3"],
        read: association::associate,
    },
    Command {
        name: "disassociate",
        usage: "disassociate SUBNET|GATEWAY|ENDPOINT [TABLE]",
        about: "a subnet goes back to the main table, a gateway loses its edge table, \
                a gateway endpoint takes its route out of TABLE (of all tables, if none is named)",
        options: &[],
        examples: &["disassociate public-c", "disassociate s3 private-rt"],
        read: association::disassociate,
    },
    Command {
        name: "main",
        usage: "main TABLE",
        about: "makes this the VPC's main table, which subnets without a table of their own use",
        options: &[],
        examples: &["main public-rt"],
        read: association::main,
    },
    Command {
        name: "edge",
        usage: "edge TABLE GATEWAY",
        about: "an internet gateway (or a VPN gateway) looks up what comes in in this table",
        options: &[],
        examples: &["route-table edge-rt vpc", "edge edge-rt igw"],
        read: association::edge,
    },
];

/// Makes a table with the local routes of its VPC.
pub(super) fn new_table(account: &mut Account, label: &str, vpc: &str, id: Option<String>) -> Result<String, Fault> {
    let element = account.get(Kind::Vpc, vpc).cloned().unwrap_or_default();
    let local = |field: &str, destination: &str| json!({field: destination, "GatewayId": "local", "State": "active", "Origin": "CreateRouteTable"});
    let blocks = list(&element, "CidrBlockAssociationSet").iter();
    let routes: Vec<Value> = blocks
        .map(|block| local("DestinationCidrBlock", text(block, "CidrBlock")))
        .chain(
            list(&element, "Ipv6CidrBlockAssociationSet")
                .iter()
                .map(|block| local("DestinationIpv6CidrBlock", text(block, "Ipv6CidrBlock"))),
        )
        .collect();
    let fields = json!({"VpcId": vpc, "OwnerId": text(&element, "OwnerId"), "Routes": routes});
    account.create(label, Kind::RouteTable, id, fields)
}

/// Every table of a VPC routes the VPC's blocks to itself.
pub(super) fn add_local(account: &mut Account, vpc: &str, field: &str, destination: &str) {
    let route = json!({field: destination, "GatewayId": "local", "State": "active", "Origin": "CreateRouteTable"});
    account.each_linked(Kind::RouteTable, vpc, |table| list_mut(table, "Routes").push(route.clone()));
}

fn table(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, vpc, id) = (args.new_label()?, args.word(Phrase::TheVpc)?, args.option("id"));
    Ok(Box::new(move |account| {
        let vpc = account.find(&vpc, &[Kind::Vpc])?;
        account.here = vpc.place;
        new_table(account, &label, &vpc.id, id).map(drop)
    }))
}

fn route(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (table, destination) = (args.word(Phrase::TheRouteTable)?, args.word(Phrase::Destination)?);
    args.arrow(Phrase::ArrowOfRoute)?;
    let target = args.word(Phrase::TheTarget)?;
    let (state, origin) = (args.option("state"), args.option("origin"));
    let state = state.unwrap_or_else(|| "active".into());
    let origin = origin.unwrap_or_else(|| "CreateRoute".into());
    Ok(Box::new(move |account| {
        let table = account.find(&table, &[Kind::RouteTable])?;
        let (field, destination) = read_destination(account, &destination)?;
        let mut route = read_target(account, &target)?;
        update(&mut route, json!({field: destination, "State": state, "Origin": origin}));
        put_route(account, &table.id, field, route);
        Ok(())
    }))
}

/// Puts a route into a table, in place of one of the same destination.
pub(super) fn put_route(account: &mut Account, table: &str, field: &str, route: Value) {
    let Some(element) = account.get_mut(Kind::RouteTable, table) else { return };
    let routes = list_mut(element, "Routes");
    match routes.iter_mut().find(|known| known.get(field) == route.get(field)) {
        Some(known) => *known = route,
        None => routes.push(route),
    }
}

/// The field and value of a destination.
pub(super) fn read_destination(account: &Account, word: &str) -> Result<(&'static str, String), Fault> {
    if word.contains('/') {
        return Ok(match block(word)? {
            IpNet::V4(net) => ("DestinationCidrBlock", net.to_string()),
            IpNet::V6(net) => ("DestinationIpv6CidrBlock", net.to_string()),
        });
    }
    if Kind::of_id(word) == Some(Kind::PrefixList) {
        return Ok(("DestinationPrefixListId", word.to_owned()));
    }
    // An address without a length is a block that was not finished, and no name of a list.
    if word.parse::<std::net::IpAddr>().is_ok() {
        return Err(Fault::malformed(word, Phrase::Block));
    }
    Ok(("DestinationPrefixListId", account.name(word, &[Kind::PrefixList])?.id))
}

/// A route that has nothing but its target.
fn read_target(account: &Account, word: &str) -> Result<Value, Fault> {
    if word == "local" {
        return Ok(json!({"GatewayId": "local"}));
    }
    let known = account.name(word, &[]);
    let id = known.as_ref().map_or(word, |named| named.id.as_str());
    let kind = match &known {
        Ok(Named { kind, .. }) => Some(*kind),
        Err(_) => Kind::of_id(word),
    };
    let field = match kind {
        Some(Kind::InternetGateway | Kind::Endpoint) => "GatewayId",
        Some(Kind::NatGateway) => "NatGatewayId",
        Some(Kind::EgressOnlyGateway) => "EgressOnlyInternetGatewayId",
        Some(Kind::Peering) => "VpcPeeringConnectionId",
        Some(Kind::TransitGateway) => "TransitGatewayId",
        Some(Kind::Interface) => return Ok(interface_target(account, id)),
        Some(Kind::Instance) => {
            let primary = super::interfaces::primary(account, id);
            return Ok(primary.map_or_else(|| json!({"InstanceId": id}), |eni| interface_target(account, &eni)));
        }
        _ if id.starts_with("vgw-") => "GatewayId",
        _ if id.starts_with("tgw-") => "TransitGatewayId",
        _ if id.starts_with("lgw-") => "LocalGatewayId",
        _ if id.starts_with("cagw-") => "CarrierGatewayId",
        _ if id.starts_with("arn:aws:networkmanager:") => "CoreNetworkArn",
        _ if id.starts_with("arn:") => "OdbNetworkArn",
        Some(kind) => {
            let wanted = Phrase::RouteTargets;
            return Err(Fault::WrongKind { word: word.into(), is: kind, wanted });
        }
        None => return known.map(|_| Value::Null),
    };
    Ok(json!({field: id}))
}

/// A route to an instance names its interface too, and the other way round.
fn interface_target(account: &Account, id: &str) -> Value {
    let attachment = account.get(Kind::Interface, id).and_then(|eni| eni.get("Attachment"));
    let field = |name| attachment.and_then(|attachment| attachment.get(name)).cloned().unwrap_or_default();
    let mut route = json!({"NetworkInterfaceId": id});
    update(&mut route, json!({"InstanceId": field("InstanceId"), "InstanceOwnerId": field("InstanceOwnerId")}));
    route
}

fn unroute(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (table, destination) = (args.word(Phrase::TheRouteTable)?, args.word(Phrase::Destination)?);
    Ok(Box::new(move |account| {
        let table = account.find(&table, &[Kind::RouteTable])?;
        let (field, id) = read_destination(account, &destination)?;
        let routes = list_mut(account.element_mut(&table)?, "Routes");
        let before = routes.len();
        routes.retain(|route| text(route, field) != id);
        if routes.len() == before {
            let known = routes.iter().flat_map(|route| {
                ["DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId"]
                    .map(|name| text(route, name))
            });
            return Err(Fault::unknown(
                Phrase::RouteDestination,
                &destination,
                known.filter(|known| !known.is_empty()),
            ));
        }
        Ok(())
    }))
}

/// Sets the state of every route to a target, which may be named in any field. Local routes have no such target.
pub(super) fn set_state_of_routes_to(account: &mut Account, target: &str, state: &str) {
    for table in account.all_mut(Kind::RouteTable) {
        for route in list_mut(table, "Routes") {
            let leads = [
                "GatewayId",
                "NatGatewayId",
                "EgressOnlyInternetGatewayId",
                "VpcPeeringConnectionId",
                "InstanceId",
                "NetworkInterfaceId",
                "TransitGatewayId",
            ]
            .iter()
            .any(|field| text(route, field) == target);
            if leads {
                set(route, "State", state);
            }
        }
    }
}
