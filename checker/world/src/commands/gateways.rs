//! Internet gateways, egress-only gateways and peerings.

use super::{Command, Edit, routes};
use crate::account::{Account, Named};
use crate::args::{Args, block4};
use crate::element::{list, list_mut, set, text};
use crate::error::Fault;
use crate::kind::Kind;
use crate::phrase::Phrase;
use serde_json::{Value, json};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "igw",
        usage: "igw LABEL [VPC] [id=ID]",
        about: "an internet gateway, attached if a VPC is named",
        options: &["id"],
        examples: &["igw spare-igw"],
        read: igw,
    },
    Command {
        name: "attach",
        usage: "attach GATEWAY VPC",
        about: "attaches an internet gateway; routes to it in this VPC work again",
        options: &[],
        examples: &["detach igw", "attach igw vpc"],
        read: attach,
    },
    Command {
        name: "detach",
        usage: "detach GATEWAY [routes=active]",
        about: "detaches an internet gateway; routes to it stay and become blackholes",
        options: &["routes"],
        examples: &["detach igw"],
        read: detach,
    },
    Command {
        name: "eigw",
        usage: "eigw LABEL VPC [id=ID]",
        about: "an egress-only internet gateway for IPv6",
        options: &["id"],
        examples: &["eigw out6 vpc", "route private-rt ::/0 -> out6"],
        read: eigw,
    },
    Command {
        name: "peering",
        usage: "peering LABEL VPC VPC|ID [cidr=CIDR] [owner=ACCOUNT] [region=REGION] [state=active] [id=ID]",
        about: "a peering that the first VPC asked for; the other one is a label, \
                or the id of a VPC that is not in this world, with its block",
        options: &["cidr", "owner", "region", "state", "id"],
        examples: &[
            "peering to-default vpc default-vpc",
            "peering to-friend vpc vpc-0123456789abcdef0 cidr=10.9.0.0/16 owner=999999999999",
        ],
        read: peering,
    },
    Command {
        name: "accept",
        usage: "accept PEERING|ATTACHMENT",
        about: "the other side says yes to a peering, or to an attachment of a transit gateway; routes to it work",
        options: &[],
        examples: &["peering to-default vpc default-vpc state=pending-acceptance", "accept to-default"],
        read: accept,
    },
];

fn accept(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let word = args.word(Phrase::PeeringOrAttachment)?;
    Ok(Box::new(move |account| {
        let named = account.find(&word, &[Kind::Peering, Kind::TransitAttachment])?;
        let element = account.element_mut(&named)?;
        if named.kind == Kind::Peering {
            set(element, "Status", json!({"Code": "active"}));
            routes::set_state_of_routes_to(account, &named.id, "active");
        } else {
            set(element, "State", "available");
        }
        Ok(())
    }))
}

const STATES: [(&str, &str); 2] = [("active", "active"), ("blackhole", "blackhole")];

/// The option `routes=`: what becomes of routes to something that goes.
pub(super) fn routes_option(args: &mut Args<'_>) -> Result<&'static str, Fault> {
    match args.option("routes") {
        Some(word) => crate::args::choose(Phrase::StateOfRoutes, &word, &STATES),
        None => Ok("blackhole"),
    }
}

fn igw(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, vpc, id) = (args.new_label()?, args.optional(), args.option("id"));
    Ok(Box::new(move |account| {
        let vpc = vpc.map(|vpc| account.find(&vpc, &[Kind::Vpc])).transpose()?;
        if let Some(vpc) = &vpc {
            account.here = vpc.place.clone();
        }
        let owner = account.here.account.clone();
        let id = account.create(&label, Kind::InternetGateway, id, json!({"OwnerId": owner}))?;
        match vpc {
            Some(vpc) => attach_to(account, &id, &vpc, &label),
            None => Ok(()),
        }
    }))
}

/// A VPC has one internet gateway at most; on the wire the state of a working attachment is `available`.
fn attach_to(account: &mut Account, id: &str, vpc: &Named, word: &str) -> Result<(), Fault> {
    if let Some(other) = account.first_linked(Kind::InternetGateway, &vpc.id) {
        let why = Phrase::HasInternetGateway { name: account.word_for(&other).to_owned() };
        return Err(Fault::refused(word, why, Phrase::DetachFirst));
    }
    if let Some(gateway) = account.get_mut(Kind::InternetGateway, id) {
        let attachments = list_mut(gateway, "Attachments");
        if !attachments.is_empty() {
            return Err(Fault::refused(word, Phrase::AttachedElsewhere, Phrase::WriteDetach { word: word.to_owned() }));
        }
        attachments.push(json!({"VpcId": vpc.id, "State": "available"}));
    }
    // Tables of the VPC that it was attached to before keep their blackholes.
    account.each_linked(Kind::RouteTable, &vpc.id, |table| {
        let routes = list_mut(table, "Routes").iter_mut().filter(|route| text(route, "GatewayId") == id);
        routes.for_each(|route| set(route, "State", "active"));
    });
    Ok(())
}

fn attach(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (gateway, vpc) = (args.word(Phrase::TheGateway)?, args.word(Phrase::TheVpc)?);
    Ok(Box::new(move |account| {
        let named = account.find(&gateway, &[Kind::InternetGateway])?;
        let vpc = account.find(&vpc, &[Kind::Vpc])?;
        attach_to(account, &named.id, &vpc, &gateway)
    }))
}

fn detach(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (gateway, routes) = (args.word(Phrase::TheGateway)?, routes_option(args)?);
    Ok(Box::new(move |account| {
        let gateway = account.find(&gateway, &[Kind::InternetGateway])?;
        list_mut(account.element_mut(&gateway)?, "Attachments").clear();
        routes::set_state_of_routes_to(account, &gateway.id, routes);
        Ok(())
    }))
}

fn eigw(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, vpc, id) = (args.new_label()?, args.word(Phrase::TheVpc)?, args.option("id"));
    Ok(Box::new(move |account| {
        let vpc = account.find(&vpc, &[Kind::Vpc])?;
        account.here = vpc.place;
        let fields = json!({"Attachments": [{"VpcId": vpc.id, "State": "attached"}]});
        account.create(&label, Kind::EgressOnlyGateway, id, fields).map(drop)
    }))
}

fn peering(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, asks, other) = (args.new_label()?, args.word(Phrase::VpcThatAsks)?, args.word(Phrase::OtherVpc)?);
    let cidr = args.option("cidr").map(|cidr| block4(&cidr)).transpose()?;
    let owner = args.option("owner").map(|owner| super::place::number(&owner)).transpose()?;
    let (region, state, id) = (args.option("region"), args.option("state"), args.option("id"));
    Ok(Box::new(move |account| {
        let asks = account.find(&asks, &[Kind::Vpc])?;
        let requester = side(account, &asks)?;
        let accepter = match account.find(&other, &[Kind::Vpc]) {
            Ok(named) => side(account, &named)?,
            Err(_) if Kind::of_id(&other) == Some(Kind::Vpc) => json!({
                "VpcId": other,
                "OwnerId": owner.unwrap_or_else(|| asks.place.account.clone()),
                "Region": region.unwrap_or_else(|| asks.place.region.clone()),
                "CidrBlock": cidr.map(|net| net.to_string()),
                "CidrBlockSet": cidr.iter().map(|net| json!({"CidrBlock": net.to_string()})).collect::<Vec<_>>(),
            }),
            Err(fault) => return Err(fault),
        };
        account.here = asks.place;
        let fields = json!({
            "RequesterVpcInfo": requester,
            "AccepterVpcInfo": accepter,
            "Status": {"Code": state.unwrap_or_else(|| "active".into())},
        });
        account.create(&label, Kind::Peering, id, fields).map(drop)
    }))
}

fn side(account: &Account, vpc: &Named) -> Result<Value, Fault> {
    let element = account.element(vpc)?;
    let blocks = |list_field, field: &str| -> Vec<Value> {
        list(element, list_field).iter().map(|block| json!({field: text(block, field)})).collect()
    };
    Ok(json!({
        "VpcId": vpc.id,
        "OwnerId": text(element, "OwnerId"),
        "Region": vpc.place.region,
        "CidrBlock": text(element, "CidrBlock"),
        "CidrBlockSet": blocks("CidrBlockAssociationSet", "CidrBlock"),
        "Ipv6CidrBlockSet": blocks("Ipv6CidrBlockAssociationSet", "Ipv6CidrBlock"),
    }))
}
