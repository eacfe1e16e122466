//! Who uses which route table: subnets, the VPC itself, gateways, endpoints.

use super::super::{Edit, endpoints};
use crate::account::{Account, Named};
use crate::args::Args;
use crate::element::{list_mut, set, text};
use crate::error::Fault;
use crate::kind::{Kind, digits};
use crate::phrase::Phrase;
use serde_json::{Value, json};
use snapshot::Ask;

/// Virtual private gateways, which only `add` makes.
const VPN_GATEWAY: Kind = Kind::Other(Ask::DescribeVpnGateways);

/// Moves the main association to a table.
pub(in crate::commands) fn associate_main(account: &mut Account, table: &str) -> Result<(), Fault> {
    let vpc = account.get(Kind::RouteTable, table).map(|table| text(table, "VpcId").to_owned()).unwrap_or_default();
    account.each_linked(Kind::RouteTable, &vpc, |other| {
        list_mut(other, "Associations").retain(|known| known.get("Main") != Some(&Value::Bool(true)));
    });
    add_association(account, table, "Main", &Value::Bool(true));
    Ok(())
}

fn add_association(account: &mut Account, table: &str, field: &str, value: &Value) {
    let who = value.as_str().unwrap_or(table);
    let mut association = json!({
        "RouteTableAssociationId": format!("rtbassoc-0{}", digits(&format!("{table}{who}"), 16)),
        "RouteTableId": table,
        "Main": false,
        "AssociationState": {"State": "associated"},
    });
    set(&mut association, field, value.clone());
    if let Some(element) = account.get_mut(Kind::RouteTable, table) {
        list_mut(element, "Associations").push(association);
    }
}

/// Nobody's table is the one that `field` (`SubnetId` or `GatewayId`) names.
pub(in crate::commands) fn drop_association(account: &mut Account, field: &str, id: &str) {
    let subnet = account.get(Kind::Subnet, id).map(|subnet| text(subnet, "VpcId").to_owned());
    let drop = |table: &mut Value| list_mut(table, "Associations").retain(|known| text(known, field) != id);
    match subnet {
        // The tables of its VPC are the only ones that a subnet can use.
        Some(vpc) => account.each_linked(Kind::RouteTable, &vpc, drop),
        None => account.all_mut(Kind::RouteTable).for_each(drop),
    }
}

/// AWS refuses what belongs to another VPC.
pub(in crate::commands) fn check_same_vpc(account: &Account, one: &Named, other: &Named) -> Result<(), Fault> {
    let vpc = |named: &Named| account.element(named).map(|element| text(element, "VpcId").to_owned());
    if vpc(one)? == vpc(other)? {
        return Ok(());
    }
    let label = |named: &Named| account.label_of(&named.id).unwrap_or(&named.id).to_owned();
    let why = Phrase::OtherVpcThan { name: label(one) };
    Err(Fault::refused(&label(other), why, Phrase::NameOfSameVpc))
}

pub(super) fn associate(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (table, first) = (args.word(Phrase::TheRouteTable)?, args.word(Phrase::SubnetOrEndpoint)?);
    let users: Vec<String> = std::iter::once(first).chain(args.rest()).collect();
    Ok(Box::new(move |account| {
        let table = account.find(&table, &[Kind::RouteTable])?;
        for user in users {
            let user = account.find(&user, &[Kind::Subnet, Kind::Endpoint])?;
            check_same_vpc(account, &table, &user)?;
            if user.kind == Kind::Endpoint {
                endpoints::add_table(account, &user, &table.id)?;
            } else {
                drop_association(account, "SubnetId", &user.id);
                add_association(account, &table.id, "SubnetId", &user.id.into());
            }
        }
        Ok(())
    }))
}

pub(super) fn disassociate(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (user, table) = (args.word(Phrase::SubnetGatewayOrEndpoint)?, args.optional());
    Ok(Box::new(move |account| {
        let user = account.find(&user, &[Kind::Subnet, Kind::InternetGateway, VPN_GATEWAY, Kind::Endpoint])?;
        let table = table.map(|table| account.find(&table, &[Kind::RouteTable])).transpose()?;
        match user.kind {
            Kind::Endpoint => endpoints::remove_tables(account, &user, table.as_ref().map(|table| table.id.as_str())),
            Kind::Subnet => drop_association(account, "SubnetId", &user.id),
            _ => drop_association(account, "GatewayId", &user.id),
        }
        Ok(())
    }))
}

pub(super) fn main(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let table = args.word(Phrase::TheRouteTable)?;
    Ok(Box::new(move |account| {
        let table = account.find(&table, &[Kind::RouteTable])?;
        associate_main(account, &table.id)
    }))
}

pub(super) fn edge(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (table, gateway) = (args.word(Phrase::TheRouteTable)?, args.word(Phrase::TheGateway)?);
    Ok(Box::new(move |account| {
        let table = account.find(&table, &[Kind::RouteTable])?;
        let gateway = account.find(&gateway, &[Kind::InternetGateway, VPN_GATEWAY])?;
        drop_association(account, "GatewayId", &gateway.id);
        add_association(account, &table.id, "GatewayId", &gateway.id.into());
        Ok(())
    }))
}
