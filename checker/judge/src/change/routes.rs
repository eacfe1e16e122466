//! Route tables that make a subnet public, or keep it private.

use super::one;
use crate::absent;
use crate::cast::routes_to_internet_gateway;
use crate::finding::Finding;
use crate::stage::Stage;
use reach::{Change, Edit};
use snapshot::shapes::{RouteTable, Subnet, Vpc};
use snapshot::{Lookup, VpcId};

/// The tables that lead to a gateway, or else the one that should, lead to one that works.
pub(super) fn to_internet(stage: &Stage<'_>, gateway: &str) -> Option<Change> {
    let vpc = absent::vpc(stage).ok()?;
    let tables = stage.network.inventory().route_tables.iter();
    let leads = |table: &&RouteTable| {
        let targets = table.routes.iter().filter_map(|route| route.gateway_id.as_deref());
        table.vpc_id.as_ref() == Some(&vpc.vpc_id) && targets.into_iter().any(|target| target == gateway)
    };
    let mut wanted: Vec<&RouteTable> = tables.filter(leads).collect();
    if wanted.is_empty() {
        match absent::meant_to_be_public(stage) {
            Some(table) if !is_of_private_hosts(stage, table) => wanted.push(table),
            _ => return new_public_table(stage, vpc),
        }
    }
    let tables: Vec<String> = wanted.iter().map(|table| table.route_table_id.to_string()).collect();
    stage.network.replace_gateway(gateway, &tables, "0.0.0.0/0")
}

/// Whether more speaks against the subnets of a table being public than for it: private hosts would lose their peace.
fn is_of_private_hosts(stage: &Stage<'_>, table: &RouteTable) -> bool {
    let using = stage.network.subnets_using(&table.route_table_id);
    using.iter().map(|subnet| stage.network.publicness(&subnet.subnet_id)).sum::<i32>() < 0
}

/// A table of its own for the subnet that is most likely meant to be public; none if private hosts stand in all.
fn new_public_table(stage: &Stage<'_>, vpc: &Vpc) -> Option<Change> {
    let publicness = |subnet: &Subnet| stage.network.publicness(&subnet.subnet_id);
    let subnets = stage.cast.roles.private.iter().filter(|subnet| publicness(subnet) >= 0);
    let subnet = subnets.max_by_key(|subnet| publicness(subnet))?;
    let Lookup::Found(used) = stage.network.route_table_of(&subnet.subnet_id) else { return None };
    let label = "new-public-rt".to_owned();
    let mut edits = stage.network.lead_to_internet(&used.route_table_id, "0.0.0.0/0")?.edits;
    for edit in &mut edits {
        if let Edit::SetRoute { table, .. } = edit {
            table.clone_from(&label);
        }
    }
    edits.insert(0, Edit::NewTable { label: label.clone(), vpc: vpc.vpc_id.to_string() });
    edits.push(Edit::Associate { table: label, subnets: vec![subnet.subnet_id.to_string()] });
    Some(Change::new(edits))
}

/// The subnets that are meant to be public use the table; if all are alike, one of them.
pub(super) fn use_table(stage: &Stage<'_>, table: &str) -> Option<Change> {
    let private = &stage.cast.roles.private;
    let meant: Vec<&&Subnet> =
        private.iter().filter(|subnet| stage.network.publicness(&subnet.subnet_id) > 0).collect();
    let chosen = if meant.is_empty() || meant.len() == private.len() {
        private.iter().max_by_key(|subnet| stage.network.publicness(&subnet.subnet_id)).into_iter().collect()
    } else {
        meant
    };
    let subnets: Vec<String> = chosen.iter().map(|subnet| subnet.subnet_id.to_string()).collect();
    Some(one(Edit::Associate { table: table.to_owned(), subnets })).filter(|_| !private.is_empty())
}

/// A table that the public subnets can do without loses its route, or leads to the NAT gateway; else those that are not meant to be public get
/// another table.
pub(super) fn keep_one_private(stage: &Stage<'_>, table: &str, finding: &Finding) -> Option<Change> {
    let Some(crate::Arg::Rule(rule)) = finding.args.get("rule") else { return None };
    let destination = rule.route()?.destination.to_string();
    let public = &stage.cast.roles.public;
    let (own, elsewhere): (Vec<&Subnet>, Vec<&Subnet>) = public.iter().partition(|subnet| {
        matches!(stage.network.route_table_of(&subnet.subnet_id), Lookup::Found(used) if *used.route_table_id == *table)
    });
    let publicness = |subnet: &&Subnet| stage.network.publicness(&subnet.subnet_id);
    if !elsewhere.is_empty() && !own.iter().any(|subnet| publicness(subnet) > 0) {
        // A NAT gateway that is there was meant to be the way out.
        return stage
            .network
            .lead_to_nat(table, &destination, None, false)
            .or_else(|| Some(one(Edit::DropRoute { table: table.to_owned(), destination })));
    }
    let mut quiet: Vec<&Subnet> = own.iter().copied().filter(|subnet| publicness(subnet) <= 0).collect();
    if quiet.is_empty() || quiet.len() == own.len() && elsewhere.is_empty() {
        quiet = own.iter().copied().min_by_key(publicness).into_iter().collect();
    }
    let subnets = quiet.iter().map(|subnet| subnet.subnet_id.to_string()).collect();
    let vpc = &absent::vpc(stage).ok()?.vpc_id;
    if let Some(spare) = spare_table(stage, vpc) {
        return Some(one(Edit::Associate { table: spare.route_table_id.to_string(), subnets }));
    }
    let label = "new-private-rt".to_owned();
    Some(Change::new([
        Edit::NewTable { label: label.clone(), vpc: vpc.to_string() },
        Edit::Associate { table: label, subnets },
    ]))
}

/// A table that no subnet uses and that does not lead to an internet gateway.
fn spare_table<'a>(stage: &Stage<'a>, vpc: &VpcId) -> Option<&'a RouteTable> {
    let unused = |table: &&RouteTable| {
        let main_or_edge = table.associations.iter().any(|one| one.main == Some(true) || one.gateway_id.is_some());
        !main_or_edge && stage.network.subnets_using(&table.route_table_id).is_empty()
    };
    let own = stage.network.inventory().route_tables.iter().filter(|table| table.vpc_id.as_ref() == Some(vpc));
    own.filter(unused).find(|table| !routes_to_internet_gateway(table))
}
