//! What is wrong when nobody plays a role: said in the same words by every check that needs the role, so that it is
//! told once.

use crate::app_hosts::AppHost;
use crate::cast::{Choice, routes_to_internet_gateway};
use crate::excerpt;
use crate::finding::{Arg, Finding, Note, Part};
use crate::flow_ends;
use crate::names::resource;
use crate::outcome::Outcome;
use crate::stage::Stage;
use reach::{Phrase, RouteTarget, Rule};
use snapshot::shapes::{RouteTable, Subnet, Vpc};
use snapshot::{Lookup, VpcId};
use std::collections::BTreeMap;

/// The VPC of the run, or the outcome that says why there is none.
pub(crate) fn vpc<'a>(stage: &Stage<'a>) -> Result<&'a Vpc, Box<Outcome>> {
    match &stage.cast.vpc.choice {
        Choice::Found(vpc) => Ok(vpc),
        Choice::Tie(several) => {
            let list = several.iter().map(|vpc| resource(&vpc.vpc_id, &vpc.tags)).collect();
            Err(Box::new(Outcome::because(Note::new("why-several-vpcs").with("vpcs", Arg::List(list)))))
        }
        Choice::NotThere(id) => {
            Err(Box::new(Outcome::because(Note::new("why-vpc-not-there").with("vpc", id.as_str()))))
        }
        Choice::None => Err(Box::new(Outcome::fail(no_vpc(stage)))),
    }
}

fn no_vpc(stage: &Stage<'_>) -> Finding {
    let place = stage.network.inventory().places().get(stage.cast.place).cloned().unwrap_or_default();
    match stage.cast.vpc.default {
        Some(default) => stage.named(Finding::at("ONLY_DEFAULT_VPC", default.vpc_id.as_str())),
        None => Finding::at("NO_VPC", place.region.clone()),
    }
    .with("region", place.region)
}

/// The public subnets, or the outcome that says why there are none.
pub(crate) fn public<'a>(stage: &Stage<'a>) -> Result<&'a [&'a Subnet], Box<Outcome>> {
    let vpc = vpc(stage)?;
    if stage.cast.roles.public.is_empty() {
        Err(Box::new(Outcome::fail(no_public(stage, vpc))))
    } else {
        Ok(&stage.cast.roles.public)
    }
}

/// The private subnets, or the outcome that says why there are none.
pub(crate) fn private<'a>(stage: &Stage<'a>) -> Result<&'a [&'a Subnet], Box<Outcome>> {
    let vpc = vpc(stage)?;
    if stage.cast.roles.private.is_empty() {
        Err(Box::new(Outcome::fail(no_private(stage, vpc))))
    } else {
        Ok(&stage.cast.roles.private)
    }
}

/// That somebody stands behind a peering, or the outcome that says why nobody does.
pub(crate) fn peers(stage: &Stage<'_>) -> Result<(), Box<Outcome>> {
    let vpc = vpc(stage)?;
    let peers = flow_ends::peers::of(stage, vpc);
    if peers.is_empty() {
        let finding = Finding::lacking("NO_PEERING", vpc.vpc_id.as_str());
        return Err(Box::new(Outcome::fail(stage.named(finding))));
    }
    let inventory = stage.network.inventory();
    let is_empty = |vpc: &VpcId| !inventory.subnets.iter().any(|subnet| subnet.vpc_id.as_ref() == Some(vpc));
    let Some((other, peering)) = peers.into_iter().find(|(other, _)| is_empty(other)) else { return Ok(()) };
    // What is in a VPC of the same account and Region would be listed.
    Err(Box::new(match inventory.vpcs.get(other) {
        Some(other) => Outcome::fail(too_few_subnets(stage, other, 0)),
        None => {
            let peering = resource(&peering.vpc_peering_connection_id, &peering.tags);
            Outcome::because(Note::new("why-peer-unseen").with("resource", peering).with("detail", other.as_str()))
        }
    }))
}

/// That no instance stands in a private subnet.
pub(crate) fn no_private_host(stage: &Stage<'_>, vpc: &Vpc) -> Finding {
    let elsewhere = stage.cast.roles.hops.iter().map(flow_ends::host_arg).collect();
    stage
        .named(Finding::lacking("NO_INSTANCE_IN_PRIVATE_SUBNET", vpc.vpc_id.as_str()))
        .with("elsewhere", Arg::List(elsewhere))
}

/// That no database is there.
pub(crate) fn no_database(stage: &Stage<'_>, vpc: &Vpc) -> Finding {
    stage.named(Finding::lacking("NO_DATABASE", vpc.vpc_id.as_str()))
}

/// That nothing is there that could run an application.
pub(crate) fn no_app_host(stage: &Stage<'_>, vpc: &Vpc) -> Finding {
    stage.named(Finding::lacking("NO_APP_HOST", vpc.vpc_id.as_str()))
}

/// That the internet has no address by which it would come to any of the hosts.
pub(crate) fn no_entry(stage: &Stage<'_>, vpc: &Vpc, hosts: &[AppHost<'_>]) -> Finding {
    let hosts = hosts.iter().map(AppHost::arg).collect();
    stage.named(Finding::lacking("NO_ENTRY_TO_APP", vpc.vpc_id.as_str())).with("hosts", Arg::List(hosts))
}

/// That there are fewer subnets than two.
pub(crate) fn too_few_subnets(stage: &Stage<'_>, vpc: &Vpc, count: usize) -> Finding {
    stage
        .named(Finding::lacking("TOO_FEW_SUBNETS", vpc.vpc_id.as_str()))
        .with("count", Arg::Number(i64::try_from(count).unwrap_or(i64::MAX)))
}

fn no_public(stage: &Stage<'_>, vpc: &Vpc) -> Finding {
    let inventory = stage.network.inventory();
    let count = subnet_count(stage);
    if count == 0 {
        return too_few_subnets(stage, vpc, count);
    }
    let ours = |table: &&RouteTable| table.vpc_id.as_ref() == Some(&vpc.vpc_id);
    let is_attached = |igw: &&snapshot::shapes::InternetGateway| {
        igw.attachments.iter().any(|attachment| attachment.vpc_id.as_ref() == Some(&vpc.vpc_id))
    };
    // A table that has the route but that no subnet uses is the nearest thing to a public subnet.
    let unused = inventory.route_tables.iter().filter(ours).find(|table| routes_to_internet_gateway(table));
    if let Some(table) = unused {
        let mut finding = stage.named(Finding::at("ROUTE_TABLE_WITHOUT_SUBNET", table.route_table_id.as_str()));
        finding.excerpt = excerpt::route_table(inventory, &table.route_table_id, None, None);
        return finding;
    }
    let Some(attached) = inventory.internet_gateways.iter().find(is_attached) else {
        let free = inventory.internet_gateways.iter().find(|igw| igw.attachments.is_empty());
        return match free {
            Some(igw) => {
                let mut finding = Finding::at("BAD_STATE_ATTACHMENT", igw.internet_gateway_id.as_str());
                finding.stop.part = Part::Rule(crate::blocker::NOT_ATTACHED);
                stage.named(finding).with("rule", crate::blocker::NOT_ATTACHED).with("needed", "")
            }
            None => stage.named(Finding::lacking("NO_INTERNET_GATEWAY", vpc.vpc_id.as_str())),
        }
        .with("vpc", resource(&vpc.vpc_id, &vpc.tags));
    };
    let needed = Note::new("needed-route").with("destination", "0.0.0.0/0").with(
        "target",
        Note::new("target-this").with("resource", resource(&attached.internet_gateway_id, &attached.tags)),
    );
    match meant_to_be_public(stage) {
        Some(table) => {
            let needed: Arg = needed.into();
            let mut finding = stage.named(Finding::at("NO_ROUTE_TO_DESTINATION", table.route_table_id.as_str()));
            let default =
                table.routes.iter().find(|route| route.destination_cidr_block.as_deref() == Some("0.0.0.0/0"));
            let rule = default.map_or(Rule::Phrase(Phrase::NoRoute), Rule::of_route);
            finding.excerpt = excerpt::route_table(inventory, &table.route_table_id, Some(&rule), Some(&needed));
            finding.change = stage.network.lead_to_internet(&table.route_table_id, "0.0.0.0/0");
            finding.with("destination", "0.0.0.0/0").with("rule", rule).with("needed", needed).with("near", "")
        }
        None => stage.named(Finding::lacking("NO_PUBLIC_SUBNET", vpc.vpc_id.as_str())).with("needed", needed),
    }
}

fn no_private(stage: &Stage<'_>, vpc: &Vpc) -> Finding {
    let inventory = stage.network.inventory();
    let count = subnet_count(stage);
    if count < 2 {
        return too_few_subnets(stage, vpc, count);
    }
    let Some(table) = meant_to_be_private(stage) else {
        return stage.named(Finding::lacking("NO_PRIVATE_SUBNET", vpc.vpc_id.as_str()));
    };
    let route = table.routes.iter().find(|route| matches!(RouteTarget::of(route), RouteTarget::Internet(_)));
    let rule = route.map_or(Rule::Phrase(Phrase::NoRoute), Rule::of_route);
    let is_main = table.associations.iter().any(|association| association.main == Some(true));
    let mut finding = stage.named(Finding::at("EVERY_SUBNET_IS_PUBLIC", table.route_table_id.as_str()));
    finding.excerpt = excerpt::route_table(inventory, &table.route_table_id, Some(&rule), None);
    finding.with("rule", rule).with("main", if is_main { "yes" } else { "no" })
}

fn subnet_count(stage: &Stage<'_>) -> usize {
    stage.cast.roles.public.len() + stage.cast.roles.private.len()
}

/// The table of the subnet that has what only a public subnet has use for: a public NAT gateway, hosts with public
/// addresses, public addresses by default. Else the only table that is not the main one.
pub(crate) fn meant_to_be_public<'a>(stage: &Stage<'a>) -> Option<&'a RouteTable> {
    let mut weights: BTreeMap<&str, (i32, &'a RouteTable)> = BTreeMap::new();
    for subnet in &stage.cast.roles.private {
        let Lookup::Found(table) = stage.network.route_table_of(&subnet.subnet_id) else { continue };
        weights.entry(&table.route_table_id).or_insert((0, table)).0 += stage.network.publicness(&subnet.subnet_id);
    }
    let marked = weights.values().filter(|(weight, _)| *weight > 0).max_by_key(|(weight, _)| *weight);
    let is_main = |table: &RouteTable| table.associations.iter().any(|association| association.main == Some(true));
    let mut explicit = weights.values().filter(|(_, table)| !is_main(table));
    marked
        .or_else(|| match (explicit.next(), explicit.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        })
        .or_else(|| weights.values().find(|(_, table)| is_main(table)))
        .map(|(_, table)| *table)
}

/// Of the tables with a route to an internet gateway, the one that should not have it: the main table before others,
/// then the one whose subnets look least like public ones.
fn meant_to_be_private<'a>(stage: &Stage<'a>) -> Option<&'a RouteTable> {
    let mut tables: Vec<(bool, i32, &'a RouteTable)> = Vec::new();
    for subnet in &stage.cast.roles.public {
        let Lookup::Found(table) = stage.network.route_table_of(&subnet.subnet_id) else { continue };
        let is_main = table.associations.iter().any(|association| association.main == Some(true));
        let publicness = stage.network.publicness(&subnet.subnet_id);
        match tables.iter_mut().find(|(_, _, known)| known.route_table_id == table.route_table_id) {
            Some((_, sum, _)) => *sum += publicness,
            None => tables.push((!is_main, publicness, table)),
        }
    }
    tables
        .into_iter()
        .min_by_key(|(explicit, publicness, table)| (*explicit, *publicness, table.route_table_id.clone()))
        .map(|(_, _, table)| table)
}
