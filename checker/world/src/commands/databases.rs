//! Databases, clusters of them, the subnets that they may stand in, and how long engines are supported.

use super::{Command, Edit, balancers, interfaces};
use crate::account::{Account, Named};
use crate::args::Args;
use crate::element::{list, list_mut, set, text};
use crate::error::Fault;
use crate::kind::Kind;
use crate::phrase::Phrase;
use serde_json::{Value, json};
use snapshot::{Ask, Place};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "subnet-group",
        usage: "subnet-group LABEL SUBNET SUBNET… [name=NAME]",
        about: "subnets of two zones at least that databases may stand in",
        options: &["name"],
        examples: &["subnet-group data private-a private-c"],
        read: group,
    },
    Command {
        name: "database",
        usage: "database LABEL ENGINE[:VERSION] SUBNET-GROUP [groups=SG,…] [port=PORT] [public=on] [multi-az=on] [state=available] [cluster=CLUSTER] [db-name=NAME] [zone=a] [class=db.t4g.micro] [iam=on] [support=extended] [name=IDENTIFIER]",
        about: "a database with an interface, LABEL-eni, in one subnet of the group (two with `multi-az=on`), with a public \
                address if it is public; without groups it has the VPC's default security group. \
                One that is being made has no endpoint yet. In a cluster it shares the cluster's engine",
        options: &[
            "groups", "port", "public", "multi-az", "state", "cluster", "db-name", "zone", "class", "iam", "support",
            "name",
        ],
        examples: &[
            "sg db-sg vpc",
            "allow db-sg in tcp 5432 from private-sg",
            "subnet-group data private-a private-c",
            "database shop-db postgres:17.5 data groups=db-sg db-name=shop",
        ],
        read: database,
    },
    Command {
        name: "db-cluster",
        usage: "db-cluster LABEL ENGINE[:VERSION] SUBNET-GROUP [groups=SG,…] [port=PORT] [public=on] [multi-az=on] [state=available] [db-name=NAME] [support=extended] [name=IDENTIFIER]",
        about: "a cluster, of Aurora or with `multi-az=on`, with its endpoint and its reader endpoint; \
                its databases are made with `database … cluster=LABEL`, the first of which writes",
        options: &["groups", "port", "public", "multi-az", "state", "db-name", "support", "name"],
        examples: &[
            "subnet-group data private-a private-c",
            "db-cluster shop-cluster aurora-mysql data",
            "database shop-1 aurora-mysql data cluster=shop-cluster",
        ],
        read: cluster,
    },
    Command {
        name: "engine-support",
        usage: "engine-support ENGINE VERSION until=DATE [extended-until=DATE]",
        about: "until when a major version is in standard support, and in extended support, \
                in place of what is listed in every world",
        options: &["until", "extended-until"],
        examples: &["engine-support mysql 8.0 until=2026-07-31 extended-until=2029-07-31"],
        read: support,
    },
];

/// Engines with their port and the version that is made where nobody names one.
const ENGINES: [(&str, (u16, &str)); 6] = [
    ("postgres", (5432, "17.5")),
    ("mysql", (3306, "8.4.5")),
    ("mariadb", (3306, "11.4.5")),
    ("aurora-mysql", (3306, "8.0.mysql_aurora.3.10.0")),
    ("aurora-postgresql", (5432, "17.5")),
    ("sqlserver-ex", (1433, "16.00.4205.1.v1")),
];

fn group(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let label = args.new_label()?;
    let subnets: Vec<String> = std::iter::once(args.word(Phrase::ASubnet)?).chain(args.rest()).collect();
    let name = args.option("name");
    Ok(Box::new(move |account| {
        let named = interfaces::subnets(account, &subnets)?;
        let vpc = interfaces::vpc_of(account, &named, &subnets)?;
        let zones = interfaces::zones(account, &named);
        if zones.iter().all(|zone| zones.first() == Some(zone)) {
            let word = subnets.first().map_or("", String::as_str);
            let why = Phrase::TwoZonesForGroup;
            return Err(Fault::refused(word, why, Phrase::NameOtherZoneToo));
        }
        account.here = vpc.place.clone();
        let name = name.unwrap_or_else(|| balancers::some_name("subnets", &label));
        let listed: Vec<Value> = named
            .iter()
            .zip(zones)
            .map(|(subnet, zone)| {
                json!({
                    "SubnetIdentifier": subnet.id,
                    "SubnetStatus": "Active",
                    "SubnetAvailabilityZone": {"Name": zone},
                })
            })
            .collect();
        let fields = json!({"VpcId": vpc.id, "SubnetGroupStatus": "Complete", "Subnets": listed});
        account.create(&label, Kind::SubnetGroup, Some(name), fields).map(drop)
    }))
}

/// What lines that make a database or a cluster have in common.
struct Wanted {
    label: String,
    engine: String,
    version: String,
    port: u16,
    subnets: String,
    groups: Vec<String>,
    public: bool,
    multi_az: bool,
    state: String,
    db_name: Option<String>,
    support: String,
    name: Option<String>,
}

impl Wanted {
    fn read(args: &mut Args<'_>) -> Result<Self, Fault> {
        let (label, engine) = (args.new_label()?, args.word(Phrase::EngineLike)?);
        let (engine, version) = match engine.split_once(':') {
            Some((engine, version)) => (engine.to_owned(), Some(version.to_owned())),
            None => (engine, None),
        };
        let (usual, newest) = crate::args::choose(Phrase::Engine, &engine, &ENGINES)?;
        let supports = [
            ("extended", "open-source-rds-extended-support"),
            ("standard", "open-source-rds-extended-support-disabled"),
        ];
        let support = args.option("support").unwrap_or_else(|| "extended".into());
        Ok(Self {
            label,
            engine,
            version: version.unwrap_or_else(|| newest.to_owned()),
            subnets: args.word(Phrase::SubnetGroup)?,
            port: args.parsed("port", Phrase::DatabasePort)?.unwrap_or(usual),
            groups: args.list("groups").unwrap_or_default(),
            public: args.switch("public")?.unwrap_or(false),
            multi_az: args.switch("multi-az")?.unwrap_or(false),
            state: args.option("state").unwrap_or_else(|| "available".into()),
            db_name: args.option("db-name"),
            support: crate::args::choose(Phrase::Support, &support, &supports)?.to_owned(),
            name: args.option("name"),
        })
    }

    /// While something is made it has no endpoint.
    fn answers(&self) -> bool {
        self.state != "creating"
    }
}

/// The part of endpoints that is an account's own in a Region.
fn own(place: &Place) -> String {
    crate::kind::letters(&format!("databases {}", place.account), 12).to_lowercase()
}

/// Where a database stands, and what lets in to it.
struct Resolved {
    vpc: Named,
    group: Value,
    groups: Vec<String>,
    subnets: Vec<Named>,
}

fn resolve(account: &mut Account, wanted: &Wanted) -> Result<Resolved, Fault> {
    let named = account.find(&wanted.subnets, &[Kind::SubnetGroup])?;
    let group = account.element(&named)?.clone();
    let vpc = account.find(text(&group, "VpcId"), &[Kind::Vpc])?;
    account.here = vpc.place.clone();
    let mut groups = interfaces::group_ids(account, &wanted.groups)?;
    if groups.is_empty() {
        groups.extend(account.first_linked(Kind::SecurityGroup, &crate::account::default(&vpc.id)));
    }
    let ids = list(&group, "Subnets").iter().map(|subnet| text(subnet, "SubnetIdentifier").to_owned());
    let subnets = interfaces::subnets(account, &ids.collect::<Vec<_>>())?;
    Ok(Resolved { vpc, group, groups, subnets })
}

fn members(groups: &[String]) -> Vec<Value> {
    groups.iter().map(|id| json!({"VpcSecurityGroupId": id, "Status": "active"})).collect()
}

fn database(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let wanted = Wanted::read(args)?;
    let (cluster, zone) = (args.option("cluster"), args.option("zone"));
    let class = args.option("class").unwrap_or_else(|| "db.t4g.micro".into());
    let iam = args.switch("iam")?.unwrap_or(false);
    Ok(Box::new(move |account| new_database(account, &wanted, cluster, zone, &class, iam)))
}

fn new_database(
    account: &mut Account,
    wanted: &Wanted,
    cluster: Option<String>,
    zone: Option<String>,
    class: &str,
    iam: bool,
) -> Result<(), Fault> {
    let cluster = cluster.map(|cluster| account.find(&cluster, &[Kind::DatabaseCluster])).transpose()?;
    let place = resolve(account, wanted)?;
    let here = account.here.clone();
    let name = wanted.name.clone().unwrap_or_else(|| balancers::some_name("database", &wanted.label));
    let zones = interfaces::zones(account, &place.subnets);
    let zone = zone.map(|zone| if zone.len() == 1 { format!("{}{zone}", here.region) } else { zone });
    let first = match &zone {
        Some(zone) => zones
            .iter()
            .position(|known| known == zone)
            .ok_or_else(|| Fault::unknown(Phrase::ZoneOfSubnetGroup, zone, zones.iter().map(String::as_str)))?,
        None => 0,
    };
    let mut order: Vec<usize> = (0..zones.len()).filter(|at| *at != first).collect();
    order.insert(0, first);
    let stands: Vec<Named> = order
        .iter()
        .filter_map(|at| place.subnets.get(*at).cloned())
        .take(if wanted.multi_az { 2 } else { 1 })
        .collect();
    // The cluster says what its databases are let in by and what they run.
    let of_cluster = cluster.as_ref().and_then(|cluster| account.get(Kind::DatabaseCluster, &cluster.id)).cloned();
    let groups = match &of_cluster {
        Some(cluster) => {
            let ids = list(cluster, "VpcSecurityGroups").iter();
            ids.map(|one| text(one, "VpcSecurityGroupId").to_owned()).collect()
        }
        None => place.groups.clone(),
    };
    let endpoint = wanted.answers().then(
        || json!({"Address": format!("{name}.{}.{}.rds.amazonaws.com", own(&here), here.region), "Port": wanted.port}),
    );
    let version = of_cluster.as_ref().map_or(wanted.version.as_str(), |cluster| text(cluster, "EngineVersion"));
    let fields = json!({
        "DBInstanceArn": format!("arn:aws:rds:{}:{}:db:{name}", here.region, here.account),
        "DBInstanceStatus": wanted.state,
        "DBInstanceClass": class,
        "DBClusterIdentifier": cluster.as_ref().map(|cluster| &cluster.id),
        "DBName": wanted.db_name,
        "Engine": wanted.engine,
        "EngineVersion": version,
        "EngineLifecycleSupport": wanted.support,
        "Endpoint": endpoint,
        "PubliclyAccessible": wanted.public,
        "MultiAZ": wanted.multi_az,
        "AvailabilityZone": zones.get(first),
        "StorageType": if cluster.is_some() { "aurora" } else { "gp3" },
        "AllocatedStorage": if cluster.is_some() { 1 } else { 20 },
        "BackupRetentionPeriod": 1,
        "IAMDatabaseAuthenticationEnabled": iam,
        "DBSubnetGroup": place.group,
        "VpcSecurityGroups": members(&groups),
    });
    account.create(&wanted.label, Kind::Database, Some(name.clone()), fields)?;
    let service = interfaces::Service {
        label: &wanted.label,
        r#type: "interface",
        description: "RDSNetworkInterface".into(),
        owner: "amazon-rds",
        groups: &groups,
        without_groups: false,
        public: wanted.public,
    };
    interfaces::create_for_service(account, &service, &stands)?;
    if let Some(cluster) = cluster {
        let members = list_mut(account.element_mut(&cluster)?, "DBClusterMembers");
        let writes = members.is_empty();
        members.push(json!({"DBInstanceIdentifier": name, "IsClusterWriter": writes}));
    }
    Ok(())
}

fn cluster(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let wanted = Wanted::read(args)?;
    if !wanted.engine.starts_with("aurora") && !wanted.multi_az {
        let why = Phrase::NoCluster;
        return Err(Fault::refused(&wanted.engine, why, Phrase::WriteCluster));
    }
    Ok(Box::new(move |account| {
        let place = resolve(account, &wanted)?;
        let here = account.here.clone();
        let name = wanted.name.clone().unwrap_or_else(|| balancers::some_name("cluster", &wanted.label));
        let host = |sort: &str| format!("{name}.{sort}-{}.{}.rds.amazonaws.com", own(&here), here.region);
        let fields = json!({
            "DBClusterArn": format!("arn:aws:rds:{}:{}:cluster:{name}", here.region, here.account),
            "Status": wanted.state,
            "Engine": wanted.engine,
            "EngineVersion": wanted.version,
            "EngineLifecycleSupport": wanted.support,
            "Endpoint": wanted.answers().then(|| host("cluster")),
            "ReaderEndpoint": wanted.answers().then(|| host("cluster-ro")),
            "Port": wanted.port,
            "PubliclyAccessible": wanted.multi_az.then_some(wanted.public),
            "MultiAZ": wanted.multi_az,
            "DatabaseName": wanted.db_name,
            "DBSubnetGroup": text(&place.group, "DBSubnetGroupName"),
            "DBClusterMembers": [],
            "VpcSecurityGroups": members(&place.groups),
        });
        account.here = place.vpc.place.clone();
        account.create(&wanted.label, Kind::DatabaseCluster, Some(name), fields).map(drop)
    }))
}

/// One that was stopped runs again; the databases of a cluster run with it.
pub(super) fn start(account: &mut Account, named: &Named) -> Result<(), Fault> {
    let runs = |element: &mut Value, field: &str| {
        if text(element, field) == "stopped" {
            set(element, field, "available");
        }
    };
    if named.kind == Kind::Database {
        runs(account.element_mut(named)?, "DBInstanceStatus");
        return Ok(());
    }
    runs(account.element_mut(named)?, "Status");
    for database in account.all_mut(Kind::Database).filter(|one| text(one, "DBClusterIdentifier") == named.id) {
        runs(database, "DBInstanceStatus");
    }
    Ok(())
}

/// What hangs on a database or a cluster goes with it.
pub(super) fn unplug(account: &mut Account, named: &Named) {
    let label = account.word_for(&named.id).to_owned();
    interfaces::of_service(account, &label).iter().for_each(|interface| interfaces::delete(account, interface));
    if named.kind == Kind::Database {
        for cluster in account.all_mut(Kind::DatabaseCluster) {
            list_mut(cluster, "DBClusterMembers").retain(|one| text(one, "DBInstanceIdentifier") != named.id);
        }
        return;
    }
    let of_cluster = |database: &&Value| text(database, "DBClusterIdentifier") == named.id;
    let databases: Vec<String> = account
        .all(Kind::Database)
        .filter(of_cluster)
        .map(|database| text(database, "DBInstanceIdentifier").to_owned())
        .collect();
    for id in databases {
        unplug(account, &Named { kind: Kind::Database, id: id.clone(), place: named.place.clone() });
        account.delete(Kind::Database, &id);
    }
}

/// A database that uses a subnet group.
pub(super) fn user_of(account: &Account, group: &str) -> Option<String> {
    let uses =
        |database: &&Value| database.pointer("/DBSubnetGroup/DBSubnetGroupName").and_then(Value::as_str) == Some(group);
    let database = account.all(Kind::Database).find(uses).map(|one| text(one, "DBInstanceIdentifier").to_owned());
    let of_cluster =
        |one: &Value| (text(one, "DBSubnetGroup") == group).then(|| text(one, "DBClusterIdentifier").to_owned());
    database.or_else(|| account.all(Kind::DatabaseCluster).find_map(of_cluster))
}

fn support(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (engine, version) = (args.word(Phrase::TheEngine)?, args.word(Phrase::MajorVersion)?);
    let (until, extended) = (args.option("until"), args.option("extended-until"));
    let Some(until) = until else {
        let usage = "engine-support ENGINE VERSION until=DATE [extended-until=DATE]";
        return Err(Fault::Missing { what: Phrase::EndOfSupport, usage });
    };
    Ok(Box::new(move |account| {
        let phase = |name: &str, until: &str| {
            json!({
                "LifecycleSupportName": format!("open-source-rds-{name}-support"),
                "LifecycleSupportEndDate": format!("{until}T23:59:59.999000+00:00"),
            })
        };
        let mut phases = vec![phase("standard", &until)];
        phases.extend(extended.map(|until| phase("extended", &until)));
        let mut element = json!({"Engine": engine, "MajorEngineVersion": version});
        set(&mut element, "SupportedEngineLifecycles", phases);
        let here = account.here.clone();
        let versions = &mut account.answer(&here, Ask::DescribeDBMajorEngineVersions).elements;
        versions.retain(|one| text(one, "Engine") != engine || text(one, "MajorEngineVersion") != version);
        versions.push(element);
        Ok(())
    }))
}
