//! Transit gateways: what is plugged into them, their route tables and the routes in these.

use super::{Command, Edit, interfaces};
use crate::account::{Account, Named};
use crate::args::{Args, block};
use crate::element::{list, set, text, update};
use crate::error::Fault;
use crate::kind::Kind;
use crate::phrase::Phrase;
use serde_json::{Value, json};
use snapshot::{Ask, Place};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "tgw",
        usage: "tgw LABEL [default-table=off] [sg-referencing=on] [owner=ACCOUNT] [state=available] [id=ID]",
        about: "a transit gateway with its default route table LABEL-rt, which new attachments use and are propagated to",
        options: &["default-table", "sg-referencing", "owner", "state", "id"],
        examples: &["tgw hub", "route private-rt 0.0.0.0/0 -> hub"],
        read: gateway,
    },
    Command {
        name: "tgw-attach",
        usage: "tgw-attach LABEL TGW SUBNET… [appliance-mode=on] [sg-referencing=off] [ipv6=on] [state=available] [id=ID]",
        about: "plugs the VPC of these subnets, one of each zone, into a transit gateway: an interface in each subnet, \
                called LABEL-eni, LABEL-eni-2 and so on, and a place in the default route table",
        options: &["appliance-mode", "sg-referencing", "ipv6", "state", "id"],
        examples: &["tgw hub", "tgw-attach hub-vpc hub private-a private-c", "route private-rt 10.9.0.0/16 -> hub"],
        read: attach,
    },
    Command {
        name: "tgw-peer",
        usage: "tgw-peer LABEL TGW TGW|ID [region=REGION] [owner=ACCOUNT] [state=available] [id=ID]",
        about: "a peering of two transit gateways; the other one is a label, or the id of one that is not in this world",
        options: &["region", "owner", "state", "id"],
        examples: &["tgw hub", "tgw-peer to-tokyo hub tgw-0123456789abcdef0 region=ap-northeast-1"],
        read: peer,
    },
    Command {
        name: "tgw-table",
        usage: "tgw-table LABEL TGW [id=ID]",
        about: "a route table of a transit gateway that nothing uses yet",
        options: &["id"],
        examples: &["tgw hub", "tgw-table spare-hub-rt hub"],
        read: table,
    },
    Command {
        name: "tgw-route",
        usage: "tgw-route TABLE DESTINATION -> ATTACHMENT|blackhole [state=active]",
        about: "a static route of a transit gateway; it replaces one of the same destination",
        options: &["state"],
        examples: &[
            "tgw hub",
            "tgw-attach hub-vpc hub private-a",
            "tgw-route hub-rt 0.0.0.0/0 -> hub-vpc",
            "tgw-route hub-rt 10.99.0.0/16 -> blackhole",
        ],
        read: route,
    },
    Command {
        name: "tgw-unroute",
        usage: "tgw-unroute TABLE DESTINATION",
        about: "takes a route of a transit gateway away",
        options: &[],
        examples: &["tgw hub", "tgw-route hub-rt 10.99.0.0/16 -> blackhole", "tgw-unroute hub-rt 10.99.0.0/16"],
        read: unroute,
    },
    Command {
        name: "tgw-associate",
        usage: "tgw-associate ATTACHMENT TABLE|none",
        about: "what comes in by this attachment is looked up in this table and no other",
        options: &[],
        examples: &["tgw hub", "tgw-attach hub-vpc hub private-a", "tgw-associate hub-vpc none"],
        read: associate,
    },
    Command {
        name: "tgw-propagate",
        usage: "tgw-propagate ATTACHMENT TABLE [off]",
        about: "the blocks of the attached VPC are put into this table, or (`off`) no longer",
        options: &[],
        examples: &["tgw hub", "tgw-attach hub-vpc hub private-a", "tgw-propagate hub-vpc hub-rt off"],
        read: propagate,
    },
];

const ATTACHMENTS: [Kind; 2] = [Kind::TransitAttachment, Kind::TransitPeering];

/// The list of everything that is plugged in, which the lists of VPCs and peerings are parts of.
const EVERYTHING: Kind = Kind::Other(Ask::DescribeTransitGatewayAttachments);

fn word_of(switch: bool) -> &'static str {
    if switch { "enable" } else { "disable" }
}

fn gateway(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let label = args.new_label()?;
    let with_table = args.switch("default-table")?.unwrap_or(true);
    let referencing = args.switch("sg-referencing")?.unwrap_or(false);
    let owner = args.option("owner").map(|owner| super::place::number(&owner)).transpose()?;
    let state = args.option("state").unwrap_or_else(|| "available".into());
    let id = args.option("id");
    Ok(Box::new(move |account| {
        let owner = owner.unwrap_or_else(|| account.here.account.clone());
        let options = json!({"SecurityGroupReferencingSupport": word_of(referencing)});
        let fields = json!({"State": state, "OwnerId": owner, "Options": options});
        let id = account.create(&label, Kind::TransitGateway, id, fields)?;
        if with_table {
            let table = new_table(account, &format!("{label}-rt"), &id, true, None)?;
            let Some(gateway) = account.get_mut(Kind::TransitGateway, &id) else { return Ok(()) };
            let options = json!({
                "AssociationDefaultRouteTableId": table,
                "PropagationDefaultRouteTableId": table,
                "SecurityGroupReferencingSupport": word_of(referencing),
            });
            set(gateway, "Options", options);
        }
        Ok(())
    }))
}

fn new_table(
    account: &mut Account,
    label: &str,
    gateway: &str,
    default: bool,
    id: Option<String>,
) -> Result<String, Fault> {
    let fields = json!({
        "TransitGatewayId": gateway,
        "State": "available",
        "DefaultAssociationRouteTable": default,
        "DefaultPropagationRouteTable": default,
    });
    account.create(label, Kind::TransitTable, id, fields)
}

fn table(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, gateway, id) = (args.new_label()?, args.word(Phrase::TransitGateway)?, args.option("id"));
    Ok(Box::new(move |account| {
        let gateway = account.find(&gateway, &[Kind::TransitGateway])?;
        account.here = gateway.place;
        new_table(account, &label, &gateway.id, false, id).map(drop)
    }))
}

/// What `tgw-attach` was told.
struct Wanted {
    label: String,
    gateway: String,
    subnets: Vec<String>,
    options: Value,
    state: String,
    id: Option<String>,
}

fn attach(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, gateway) = (args.new_label()?, args.word(Phrase::TransitGateway)?);
    let subnets: Vec<String> = std::iter::once(args.word(Phrase::ASubnet)?).chain(args.rest()).collect();
    let options = json!({
        "ApplianceModeSupport": word_of(args.switch("appliance-mode")?.unwrap_or(false)),
        "SecurityGroupReferencingSupport": word_of(args.switch("sg-referencing")?.unwrap_or(true)),
        "Ipv6Support": word_of(args.switch("ipv6")?.unwrap_or(false)),
    });
    let state = args.option("state").unwrap_or_else(|| "available".into());
    let wanted = Wanted { label, gateway, subnets, options, state, id: args.option("id") };
    Ok(Box::new(move |account| attach_vpc(account, wanted)))
}

fn attach_vpc(account: &mut Account, wanted: Wanted) -> Result<(), Fault> {
    let gateway = account.find(&wanted.gateway, &[Kind::TransitGateway])?;
    let subnets = interfaces::subnets(account, &wanted.subnets)?;
    interfaces::check_zones(account, &subnets, &wanted.subnets)?;
    let vpc = interfaces::vpc_of(account, &subnets, &wanted.subnets)?;
    account.here = vpc.place.clone();
    let owner = text(account.element(&vpc)?, "OwnerId").to_owned();
    let ids: Vec<&str> = subnets.iter().map(|subnet| subnet.id.as_str()).collect();
    let fields = json!({
        "TransitGatewayId": gateway.id,
        "VpcId": vpc.id,
        "VpcOwnerId": owner,
        "SubnetIds": ids,
        "State": wanted.state,
        "Options": wanted.options,
    });
    let id = account.create(&wanted.label, Kind::TransitAttachment, wanted.id, fields)?;
    interfaces::create_for_service(
        account,
        &interfaces::Service {
            label: &wanted.label,
            r#type: "transit_gateway",
            description: format!("Network Interface for Transit Gateway Attachment {id}"),
            owner: "amazon-aws",
            groups: &[],
            without_groups: true,
            public: false,
        },
        &subnets,
    )?;
    let named = account.find(&id, &[Kind::TransitAttachment])?;
    list_attachment(account, &named, &gateway, ("vpc", &vpc.id, &owner))?;
    let default = |account: &Account, field: &str| {
        let options = account.get(Kind::TransitGateway, &gateway.id).and_then(|gateway| gateway.get("Options"));
        let table = options.map(|options| text(options, field)).filter(|table| !table.is_empty())?;
        account.find(table, &[Kind::TransitTable]).ok()
    };
    if let Some(table) = default(account, "AssociationDefaultRouteTableId") {
        set_association(account, &named, Some(&table));
    }
    if let Some(table) = default(account, "PropagationDefaultRouteTableId") {
        set_propagation(account, &named, &table, true)?;
    }
    Ok(())
}

/// Lists an attachment among everything that is plugged in.
fn list_attachment(
    account: &mut Account,
    named: &Named,
    gateway: &Named,
    (sort, resource, owner): (&str, &str, &str),
) -> Result<(), Fault> {
    let gateway_owner = text(account.element(gateway)?, "OwnerId").to_owned();
    let state = text(account.element(named)?, "State").to_owned();
    let element = json!({
        "TransitGatewayAttachmentId": named.id,
        "TransitGatewayId": gateway.id,
        "TransitGatewayOwnerId": gateway_owner,
        "ResourceType": sort,
        "ResourceId": resource,
        "ResourceOwnerId": owner,
        "State": state,
    });
    account.insert(&gateway.place, Ask::DescribeTransitGatewayAttachments, None, element);
    Ok(())
}

fn peer(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, asks, other) =
        (args.new_label()?, args.word(Phrase::GatewayThatAsks)?, args.word(Phrase::OtherGateway)?);
    let owner = args.option("owner").map(|owner| super::place::number(&owner)).transpose()?;
    let (region, id) = (args.option("region"), args.option("id"));
    let state = args.option("state").unwrap_or_else(|| "available".into());
    Ok(Box::new(move |account| {
        let asks = account.find(&asks, &[Kind::TransitGateway])?;
        let side =
            |id: &str, place: &Place| json!({"TransitGatewayId": id, "OwnerId": place.account, "Region": place.region});
        let (other_id, place, known) = match account.find(&other, &[Kind::TransitGateway]) {
            Ok(named) => (named.id.clone(), named.place.clone(), Some(named)),
            Err(_) if Kind::of_id(&other) == Some(Kind::TransitGateway) => {
                let account = owner.unwrap_or_else(|| asks.place.account.clone());
                let region = region.unwrap_or_else(|| asks.place.region.clone());
                (other, Place { account, region }, None)
            }
            Err(fault) => return Err(fault),
        };
        account.here = asks.place.clone();
        let fields = json!({
            "RequesterTgwInfo": side(&asks.id, &asks.place),
            "AccepterTgwInfo": side(&other_id, &place),
            "State": state,
        });
        let id = account.create(&label, Kind::TransitPeering, id, fields)?;
        let named = account.find(&id, &[Kind::TransitPeering])?;
        list_attachment(account, &named, &asks, ("peering", &other_id, &place.account))?;
        if let Some(other) = known.filter(|other| other.place != asks.place) {
            let element = account.element(&named)?.clone();
            account.insert(&other.place, Kind::TransitPeering.operation(), None, element);
            list_attachment(account, &named, &other, ("peering", &asks.id, &asks.place.account))?;
        }
        Ok(())
    }))
}

/// What comes in by an attachment is looked up in a table, or nowhere.
fn set_association(account: &mut Account, attachment: &Named, table: Option<&Named>) {
    let association =
        table.map(|table| json!({"TransitGatewayRouteTableId": table.id, "State": "associated"})).unwrap_or_default();
    let gateway = |element: &Value| text(element, "TransitGatewayId").to_owned();
    let of_table = table.and_then(|table| account.get(Kind::TransitTable, &table.id)).map(gateway);
    for element in account.all_mut(EVERYTHING).filter(|one| text(one, "TransitGatewayAttachmentId") == attachment.id) {
        // Of a peering, each side has an association of its own.
        if of_table.as_deref().is_none_or(|of_table| text(element, "TransitGatewayId") == of_table) {
            set(element, "Association", association.clone());
        }
    }
}

/// An attachment's place in what is listed about a table: its kind of resource, and the resource.
fn described(account: &Account, attachment: &Named) -> Result<Value, Fault> {
    let element = account.element(attachment)?;
    let (sort, resource) = match attachment.kind {
        Kind::TransitPeering => {
            let other = element.pointer("/AccepterTgwInfo/TransitGatewayId").and_then(Value::as_str);
            ("peering", other.unwrap_or_default())
        }
        _ => ("vpc", text(element, "VpcId")),
    };
    Ok(json!({"TransitGatewayAttachmentId": attachment.id, "ResourceType": sort, "ResourceId": resource}))
}

fn set_propagation(account: &mut Account, attachment: &Named, table: &Named, on: bool) -> Result<(), Fault> {
    let mut element = described(account, attachment)?;
    set(&mut element, "State", "enabled");
    let answer = account.answer(&table.place, Ask::GetTransitGatewayRouteTablePropagations);
    let known = answer.list_mut(Some(&table.id));
    known.retain(|known| text(known, "TransitGatewayAttachmentId") != attachment.id);
    if on {
        known.push(element);
    }
    propagate_blocks(account, table);
    Ok(())
}

/// Puts the blocks of the VPCs that are propagated to a table into it.
fn propagate_blocks(account: &mut Account, table: &Named) {
    let answer = account.answer(&table.place, Ask::GetTransitGatewayRouteTablePropagations);
    let sources: Vec<Value> = answer.list_mut(Some(&table.id)).iter().cloned().collect();
    let mut routes = Vec::new();
    for source in sources {
        let Some(vpc) = account.get(Kind::Vpc, text(&source, "ResourceId")) else { continue };
        let mut attachment = source.clone();
        set(&mut attachment, "State", Value::Null);
        routes.extend(list(vpc, "CidrBlockAssociationSet").iter().map(|block| {
            json!({
                "DestinationCidrBlock": text(block, "CidrBlock"),
                "TransitGatewayAttachments": [attachment],
                "Type": "propagated",
                "State": "active",
            })
        }));
    }
    let listed = account.answer(&table.place, Ask::SearchTransitGatewayRoutes).list_mut(Some(&table.id));
    listed.retain(|route| text(route, "Type") != "propagated");
    routes.into_iter().for_each(|route| listed.push(route));
}

/// A VPC has other blocks than before: the tables that it is propagated to follow.
pub(super) fn refresh(account: &mut Account, vpc: &str) {
    let attachments = account.linked(Kind::TransitAttachment, vpc);
    let gateways = attachments.iter().filter_map(|id| account.get(Kind::TransitAttachment, id));
    let gateways: Vec<String> = gateways.map(|element| text(element, "TransitGatewayId").to_owned()).collect();
    for table in gateways.iter().flat_map(|gateway| account.linked(Kind::TransitTable, gateway)).collect::<Vec<_>>() {
        if let Ok(table) = account.find(&table, &[Kind::TransitTable]) {
            propagate_blocks(account, &table);
        }
    }
}

fn route(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (table, destination) = (args.word(Phrase::TheRouteTable)?, args.word(Phrase::Destination)?);
    let destination = block(&destination)?.to_string();
    args.arrow(Phrase::ArrowOfRoute)?;
    let target = args.word(Phrase::AttachmentOrBlackhole)?;
    let state = args.option("state");
    Ok(Box::new(move |account| {
        let table = account.find(&table, &[Kind::TransitTable])?;
        let mut route = json!({"DestinationCidrBlock": destination, "Type": "static"});
        if target == "blackhole" {
            set(&mut route, "State", "blackhole");
        } else {
            let attachment = account.find(&target, &ATTACHMENTS)?;
            let attachments = [described(account, &attachment)?];
            update(&mut route, json!({"State": "active", "TransitGatewayAttachments": attachments}));
        }
        if let Some(state) = state {
            set(&mut route, "State", state);
        }
        let routes = account.answer(&table.place, Ask::SearchTransitGatewayRoutes).list_mut(Some(&table.id));
        routes.retain(|known| !is_route(known, &destination, "static"));
        routes.push(route);
        Ok(())
    }))
}

fn is_route(route: &Value, destination: &str, r#type: &str) -> bool {
    text(route, "DestinationCidrBlock") == destination && text(route, "Type") == r#type
}

fn unroute(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (table, word) = (args.word(Phrase::TheRouteTable)?, args.word(Phrase::Destination)?);
    let destination = block(&word)?.to_string();
    Ok(Box::new(move |account| {
        let table = account.find(&table, &[Kind::TransitTable])?;
        let routes = account.answer(&table.place, Ask::SearchTransitGatewayRoutes).list_mut(Some(&table.id));
        if !routes.iter().any(|route| is_route(route, &destination, "static")) {
            let known = routes.iter().filter(|route| text(route, "Type") == "static");
            return Err(Fault::unknown(
                Phrase::StaticRouteDestination,
                &word,
                known.map(|route| text(route, "DestinationCidrBlock")),
            ));
        }
        routes.retain(|route| !is_route(route, &destination, "static"));
        Ok(())
    }))
}

fn associate(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (attachment, table) = (args.word(Phrase::Attachment)?, args.word(Phrase::RouteTableOrNone)?);
    Ok(Box::new(move |account| {
        let attachment = account.find(&attachment, &ATTACHMENTS)?;
        let table = if table == "none" { None } else { Some(account.find(&table, &[Kind::TransitTable])?) };
        set_association(account, &attachment, table.as_ref());
        Ok(())
    }))
}

fn propagate(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (attachment, table) = (args.word(Phrase::Attachment)?, args.word(Phrase::TheRouteTable)?);
    let on = !args.skip("off");
    Ok(Box::new(move |account| {
        let attachment = account.find(&attachment, &ATTACHMENTS)?;
        let table = account.find(&table, &[Kind::TransitTable])?;
        set_propagation(account, &attachment, &table, on)
    }))
}

/// What hangs on something of a transit gateway goes with it, or leads nowhere any longer.
pub(super) fn unplug(account: &mut Account, named: &Named) {
    match named.kind {
        Kind::TransitGateway => {
            for kind in [Kind::TransitAttachment, Kind::TransitPeering, Kind::TransitTable] {
                let of_gateway = |element: &&Value| {
                    text(element, "TransitGatewayId") == named.id
                        || element.pointer("/RequesterTgwInfo/TransitGatewayId").and_then(Value::as_str)
                            == Some(&named.id)
                };
                let ids: Vec<String> =
                    account.all(kind).filter(of_gateway).map(|one| kind.id_of(one).to_owned()).collect();
                for id in ids {
                    unplug(account, &Named { kind, id: id.clone(), place: named.place.clone() });
                    account.delete(kind, &id);
                }
            }
        }
        Kind::TransitAttachment | Kind::TransitPeering => {
            for interface in interfaces::of_service(account, account.word_for(&named.id).to_owned().as_str()) {
                interfaces::delete(account, &interface);
            }
            for sheet in account.places.values_mut() {
                for ask in [Ask::GetTransitGatewayRouteTablePropagations, Ask::SearchTransitGatewayRoutes] {
                    let Some(answer) = sheet.get_mut(&ask) else { continue };
                    for list in answer.lists_mut() {
                        list.retain(|one| {
                            let learned = text(one, "Type") == "propagated" && leads(one, &named.id);
                            text(one, "TransitGatewayAttachmentId") != named.id && !learned
                        });
                        list.iter_mut()
                            .filter(|one| leads(one, &named.id))
                            .for_each(|one| set(one, "State", "blackhole"));
                    }
                }
            }
        }
        _ => {
            let uses =
                |one: &Value| one.pointer("/Association/TransitGatewayRouteTableId") == Some(&named.id.as_str().into());
            account.all_mut(EVERYTHING).filter(|one| uses(one)).for_each(|one| set(one, "Association", Value::Null));
        }
    }
}

fn leads(route: &Value, attachment: &str) -> bool {
    list(route, "TransitGatewayAttachments").iter().any(|one| text(one, "TransitGatewayAttachmentId") == attachment)
}
