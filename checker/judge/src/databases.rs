//! Databases as labs speak of them: an instance that stands alone, or a cluster, whose facts are the cluster's own.
//!
//! Aurora and Multi-AZ clusters answer at the cluster's endpoint; engine, port, groups and support are theirs. What RDS
//! says of where a database stands is read here; whether a packet gets there is asked elsewhere.

mod open;
mod place;
mod reached;
mod state;

pub(crate) use open::open_to_internet;
pub(crate) use reached::reached;
pub(crate) use state::{Standing, standing};

use crate::finding::Note;
use crate::stage::Stage;
use snapshot::shapes::{DbCluster, DbInstance, DbSubnetGroup, Vpc, VpcSecurityGroupMembership};
use snapshot::{Ask, Inventory, SecurityGroupId, SubnetId};

/// The calls that show databases.
pub(crate) const SEEN_BY: [Ask; 3] = [Ask::DescribeDBInstances, Ask::DescribeDBClusters, Ask::DescribeDBSubnetGroups];

/// A database.
#[derive(Debug, Clone)]
pub(crate) struct Database<'s> {
    /// Its identifier; the cluster's for a cluster.
    pub(crate) id: &'s str,
    /// AWS's word for its state.
    pub(crate) status: Option<&'s str>,
    pub(crate) engine: Option<&'s str>,
    pub(crate) version: Option<&'s str>,
    /// Whether it is enrolled in extended support, in AWS's words.
    pub(crate) support: Option<&'s str>,
    /// The port on which it answers; none while it is being made.
    pub(crate) port: Option<u16>,
    /// Whether its name stands for a public address outside.
    pub(crate) public: bool,
    /// The database in it that was made with it.
    pub(crate) name: Option<&'s str>,
    pub(crate) groups: Vec<SecurityGroupId>,
    pub(crate) vpc: Option<&'s str>,
    /// The subnets in which it stands, as far as its zones tell.
    pub(crate) subnets: Vec<SubnetId>,
    /// Whether it is a cluster of which no instance is there to answer.
    pub(crate) is_empty: bool,
}

impl Database<'_> {
    /// The database for a reader.
    pub(crate) fn label(&self) -> Note {
        Note::new("who-database").with("database", crate::finding::Arg::Resource { id: self.id.to_owned(), name: None })
    }

    /// Whether it speaks one of the protocols of an engine: `mysql`, `postgres`, `sqlserver`.
    pub(crate) fn speaks(&self, family: &str) -> bool {
        let engine = self.engine.unwrap_or_default();
        match family {
            "mysql" => engine.contains("mysql") || engine.contains("mariadb"),
            family => engine.contains(family),
        }
    }
}

/// All databases of the account and Region of the labs, clusters first.
pub(crate) fn all<'s>(stage: &Stage<'s>) -> Vec<Database<'s>> {
    let inventory = stage.network.inventory();
    let here = stage.cast.place;
    let instances: Vec<&'s DbInstance> =
        inventory.db_instances.rows().iter().filter(|row| row.place == here).map(|row| row.item).collect();
    let clusters: Vec<&'s DbCluster> =
        inventory.db_clusters.rows().iter().filter(|row| row.place == here).map(|row| row.item).collect();
    let alone = |one: &&&DbInstance| {
        let cluster = one.db_cluster_identifier.as_deref();
        !clusters.iter().any(|known| Some(known.db_cluster_identifier.as_str()) == cluster)
    };
    let mut found: Vec<Database<'s>> =
        clusters.iter().map(|cluster| of_cluster(inventory, cluster, &instances)).collect();
    found.extend(instances.iter().filter(alone).map(|one| of_instance(one)));
    found
}

/// Those of a VPC; where none stands in it, whatever there is. One whose place nobody knows may stand in it.
pub(crate) fn of<'d, 's>(vpc: &Vpc, all: &'d [Database<'s>]) -> Vec<&'d Database<'s>> {
    let ours = |one: &&Database<'_>| one.vpc.is_none_or(|theirs| theirs == vpc.vpc_id.as_str());
    let own: Vec<&Database<'s>> = all.iter().filter(ours).collect();
    if own.is_empty() { all.iter().collect() } else { own }
}

fn of_instance(one: &DbInstance) -> Database<'_> {
    let group = one.db_subnet_group.as_ref();
    // One in two zones has to work in all of them: which of them it is in changes.
    let zones: Vec<&str> = one.availability_zone.iter().map(String::as_str).collect();
    let zones = if one.multi_az == Some(true) { Vec::new() } else { zones };
    Database {
        id: &one.db_instance_identifier,
        status: one.db_instance_status.as_deref(),
        engine: one.engine.as_deref(),
        version: one.engine_version.as_deref(),
        support: one.engine_lifecycle_support.as_deref(),
        port: one.endpoint.as_ref().and_then(|endpoint| port(endpoint.port)),
        public: one.publicly_accessible == Some(true),
        name: one.db_name.as_deref(),
        groups: groups(&one.vpc_security_groups),
        vpc: group.and_then(|group| group.vpc_id.as_deref()),
        subnets: subnets(group, &zones),
        is_empty: false,
    }
}

fn of_cluster<'s>(inventory: &Inventory<'s>, cluster: &'s DbCluster, instances: &[&'s DbInstance]) -> Database<'s> {
    let id = cluster.db_cluster_identifier.as_str();
    let members: Vec<&'s DbInstance> =
        instances.iter().filter(|one| one.db_cluster_identifier.as_deref() == Some(id)).copied().collect();
    let named = cluster.db_subnet_group.as_deref();
    let listed = inventory.db_subnet_groups.iter().find(|group| group.db_subnet_group_name.as_deref() == named);
    let group = members.iter().find_map(|one| one.db_subnet_group.as_ref()).or(listed.filter(|_| named.is_some()));
    let zones: Vec<&str> = members.iter().filter_map(|one| one.availability_zone.as_deref()).collect();
    Database {
        id,
        status: cluster.status.as_deref(),
        engine: cluster.engine.as_deref(),
        version: cluster.engine_version.as_deref(),
        support: cluster.engine_lifecycle_support.as_deref(),
        port: cluster.endpoint.as_ref().and(port(cluster.port)),
        public: cluster.publicly_accessible == Some(true)
            || members.iter().any(|one| one.publicly_accessible == Some(true)),
        name: cluster.database_name.as_deref(),
        groups: groups(&cluster.vpc_security_groups),
        vpc: group.and_then(|group| group.vpc_id.as_deref()),
        subnets: subnets(group, &zones),
        is_empty: is_empty(cluster) && members.is_empty(),
    }
}

/// Whether a cluster has no instance. Aurora serves by its instances alone; the first Aurora Serverless, which had none,
/// has come to its end: <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless.html>.
fn is_empty(cluster: &DbCluster) -> bool {
    let is_aurora = cluster.engine.as_deref().is_some_and(|engine| engine.starts_with("aurora"));
    is_aurora && cluster.db_cluster_members.is_empty()
}

fn port(number: Option<i32>) -> Option<u16> {
    number.and_then(|port| u16::try_from(port).ok()).filter(|port| *port > 0)
}

fn groups(memberships: &[VpcSecurityGroupMembership]) -> Vec<SecurityGroupId> {
    memberships.iter().filter_map(|one| one.vpc_security_group_id.clone()).collect()
}

/// The subnets of a group in some zones; all of them where no zone is told, or none of the group's.
fn subnets(group: Option<&DbSubnetGroup>, zones: &[&str]) -> Vec<SubnetId> {
    let listed = group.map(|group| group.subnets.as_slice()).unwrap_or_default();
    let all = || listed.iter().filter_map(|one| Some((one.subnet_identifier.clone()?, one)));
    let within = all().filter(|(_, one)| {
        let zone = one.subnet_availability_zone.as_ref().and_then(|zone| zone.name.as_deref());
        zone.is_some_and(|zone| zones.contains(&zone))
    });
    let within: Vec<SubnetId> = within.map(|(id, _)| id).collect();
    if within.is_empty() { all().map(|(id, _)| id).collect() } else { within }
}
