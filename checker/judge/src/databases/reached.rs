//! Whether a host of the application reaches a database on its port: straight, or by a proxy of RDS.

use super::place::{imagined, stands};
use super::{Database, Standing, standing};
use crate::app_hosts::AppHost;
use crate::delivery;
use crate::finding::{Arg, Finding, Note};
use crate::flow_ends::{NamedFlow, Party};
use crate::outcome::Outcome;
use crate::stage::Stage;
use reach::Protocol;
use snapshot::Ask;
use snapshot::shapes::{DbProxy, Vpc};

/// That one of the hosts reaches the database. Of hosts that do not, the one that is told is nearest to it.
pub(crate) fn reached(
    stage: &Stage<'_>,
    vpc: &Vpc,
    hosts: &[AppHost<'_>],
    database: &Database<'_>,
    all: &[Database<'_>],
) -> Outcome {
    if let Some(outcome) = without_packets(stage, database) {
        return outcome;
    }
    let Some(port) = database.port else { return untold(database, "Endpoint") };
    let ends = |v6| stands(stage, database, all, v6);
    if ends(false).is_empty() {
        return untold(database, "DBSubnetGroup");
    }
    let ways: Vec<Outcome> =
        hosts.iter().map(|host| to_all(stage, &host.party(), &ends(host.only_v6()), port)).collect();
    let straight = match best(ways) {
        Ok(reached) => return reached,
        Err(straight) => straight,
    };
    let by_proxy =
        match best(proxies(stage, vpc, database).map(|proxy| by(stage, hosts, proxy, &ends(false), port)).collect()) {
            Ok(reached) => return reached,
            Err(by_proxy) => by_proxy,
        };
    if straight.fails() {
        if by_proxy.is_unknown() {
            return *by_proxy;
        }
        // A proxy that may not be seen could be the way.
        if let Some(hidden) = stage.cast.unknown(stage.network, &[Ask::DescribeDBProxies]).into_iter().next() {
            return Outcome::unknown(hidden);
        }
        if database.vpc.is_some_and(|theirs| theirs != vpc.vpc_id.as_str()) {
            // The way that a packet would take out of this VPC says nothing about the database.
            return Outcome::fail(in_other_vpc(stage, vpc, database));
        }
        // Where hosts reach a proxy, what stops the proxy is the fault.
        if by_proxy.fails() && !by_proxy.seen.is_empty() {
            return Outcome { seen: Vec::new(), ..*by_proxy };
        }
    }
    *straight
}

/// What can be told of a database before any packet is sent.
fn without_packets(stage: &Stage<'_>, database: &Database<'_>) -> Option<Outcome> {
    let Some(status) = database.status else { return Some(untold(database, "DBInstanceStatus")) };
    let stopped = match standing(status) {
        Standing::Answers if database.is_empty => "empty",
        Standing::Answers => return None,
        Standing::Pending => {
            let why = Note::new("why-pending").with("resource", database.id).with("detail", status);
            return Some(Outcome::because(why));
        }
        Standing::Stopped => "yes",
        Standing::Broken => "no",
    };
    let finding = Finding::at("DATABASE_NOT_AVAILABLE", database.id).with("state", status).with("stopped", stopped);
    Some(Outcome::fail(stage.named(finding)))
}

/// That a member without which nothing can be told is not in the answer.
fn untold(database: &Database<'_>, member: &'static str) -> Outcome {
    Outcome::because(Note::new("why-evidence-missing").with("resource", database.id).with("detail", member))
}

fn in_other_vpc(stage: &Stage<'_>, vpc: &Vpc, database: &Database<'_>) -> Finding {
    let theirs = database.vpc.unwrap_or_default();
    let name = stage.network.inventory().name_of(theirs).map(str::to_owned);
    stage
        .named(Finding::at("DATABASE_IN_OTHER_VPC", database.id))
        .with("theirs", Arg::Resource { id: theirs.to_owned(), name })
        .with("vpc", crate::names::resource(&vpc.vpc_id, &vpc.tags))
}

/// From one end to all of some others.
fn to_all(stage: &Stage<'_>, from: &Party, to: &[Party], port: u16) -> Outcome {
    let flows: Vec<NamedFlow> = to.iter().map(|to| NamedFlow::new(from, to, Protocol::Tcp, Some(port))).collect();
    delivery::all_delivered(stage, &flows)
}

/// The one that is delivered; else one that cannot be told, else the one with the fewest faults: the first of several.
fn best(mut ways: Vec<Outcome>) -> Result<Outcome, Box<Outcome>> {
    let passes = |way: &Outcome| !way.fails() && !way.is_unknown();
    if let Some(at) = ways.iter().position(passes) {
        return Ok(ways.swap_remove(at));
    }
    if let Some(at) = ways.iter().position(Outcome::is_unknown) {
        return Err(Box::new(ways.swap_remove(at)));
    }
    let fewest = (0..ways.len()).min_by_key(|&at| ways.get(at).map_or(0, |way| way.findings.len()));
    Err(Box::new(fewest.map(|at| ways.swap_remove(at)).unwrap_or_default()))
}

/// The proxies of the VPC that speak the database's protocol.
fn proxies<'s>(stage: &Stage<'s>, vpc: &Vpc, database: &Database<'_>) -> impl Iterator<Item = &'s DbProxy> {
    let ours = |proxy: &&DbProxy| {
        proxy.vpc_id.as_ref() == Some(&vpc.vpc_id) && family(proxy).is_some_and(|(family, _)| database.speaks(family))
    };
    stage.network.inventory().db_proxies.iter().filter(ours).collect::<Vec<_>>().into_iter()
}

/// What a proxy speaks, and the port on which it answers, which is always the usual one:
/// <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-setup.html>.
fn family(proxy: &DbProxy) -> Option<(&'static str, u16)> {
    match proxy.engine_family.as_deref() {
        Some("MYSQL") => Some(("mysql", 3306)),
        Some("POSTGRESQL") => Some(("postgres", 5432)),
        Some("SQLSERVER") => Some(("sqlserver", 1433)),
        _ => None,
    }
}

/// By a proxy: a host reaches it, and it reaches the database. What is seen of the first half is kept where only the
/// second one fails.
fn by(stage: &Stage<'_>, hosts: &[AppHost<'_>], proxy: &DbProxy, to: &[Party], port: u16) -> Outcome {
    let Some((_, own)) = family(proxy) else { return Outcome::default() };
    match proxy.status.as_deref() {
        Some("available" | "modifying") => {}
        Some(state @ ("incompatible-network" | "insufficient-resource-limits" | "deleting" | "suspended")) => {
            let finding = Finding::at("DATABASE_NOT_AVAILABLE", proxy.db_proxy_name.as_str());
            return Outcome::fail(stage.named(finding.with("state", state).with("stopped", "no")));
        }
        state => {
            let why = Note::new("why-pending").with("resource", proxy.db_proxy_name.as_str());
            return Outcome::because(why.with("detail", state.unwrap_or_default()));
        }
    }
    let name = Arg::Resource { id: proxy.db_proxy_name.clone(), name: None };
    let label = Note::new("who-proxy").with("proxy", name);
    let stand = |end| Party { end, label: label.clone() };
    let nodes: Vec<Party> =
        imagined(&proxy.vpc_subnet_ids, &proxy.vpc_security_group_ids, false, false).map(stand).collect();
    let in_front = match best(hosts.iter().map(|host| to_all(stage, &host.party(), &nodes, own)).collect()) {
        Ok(in_front) => in_front,
        Err(fails) => return *fails,
    };
    let mut outcome = Outcome { trace: None, ..in_front };
    for node in &nodes {
        outcome.absorb(to_all(stage, node, to, port));
    }
    outcome
}
