//! What bills of databases: their instances, their storage, the support of old versions, snapshots and proxies.

use crate::line::{Cost, Kind, Part, Reason};
use crate::seen::{About, Phase, Seen, gigabytes, phase, running};
use crate::table::Item;
use snapshot::shapes::{DbInstance, DbMajorEngineVersion, SupportedEngineLifecycle};
use snapshot::{Ask, Row};

/// States in which nothing bills
/// (<https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html#Overview.DBInstance.Status>).
const FREE: &[&str] = &[
    "deleting",
    "failed",
    "inaccessible-encryption-credentials",
    "inaccessible-encryption-credentials-recoverable",
    "incompatible-network",
    "incompatible-restore",
    "insufficient-capacity",
];

/// States in which the storage bills, and the instance does not.
const AT_REST: &[&str] = &["stopped", "stopping", "starting"];

pub(crate) fn find(seen: &mut Seen<'_>) {
    let inventory = seen.inventory;
    for row in inventory.db_instances.rows() {
        database(seen, row);
    }
    for row in inventory.db_clusters.rows() {
        // What a cluster stores is measured; its instances are lines of their own.
        let cost = Cost::Unknown(Reason::Use);
        let about = About { of_type: row.item.engine.clone(), ..About::default() };
        let state = phase_of(row.item.status.as_deref());
        let region = seen.region(row);
        let parts = vec![Part { what: "storage", cost }];
        seen.add(Kind::DatabaseCluster, &region, &row.item.db_cluster_identifier, state, about, parts);
    }
    for row in inventory.db_proxies.rows() {
        // By the vCPUs of the databases behind it, which another call would list.
        let state = phase(
            row.item.status.as_deref(),
            &[
                "available",
                "modifying",
                "incompatible-network",
                "insufficient-resource-limits",
                "suspended",
                "suspending",
                "reactivating",
            ],
            &["creating"],
            &["deleting"],
        );
        let about = About { of_type: row.item.engine_family.clone(), ..About::default() };
        let region = seen.region(row);
        seen.add(
            Kind::DatabaseProxy,
            &region,
            &row.item.db_proxy_name,
            state,
            about,
            running(Cost::Unknown(Reason::Cores)),
        );
    }
    snapshots(seen);
}

fn phase_of(status: Option<&str>) -> (Phase, &str) {
    let Some(status) = status else { return (Phase::Bills, "") };
    let is_in = |list: &[&str]| list.contains(&status);
    match () {
        () if status == "creating" => (Phase::Coming, status),
        () if is_in(FREE) => (Phase::Gone, status),
        // All other states are of databases that are there.
        () => (Phase::Bills, status),
    }
}

fn database(seen: &mut Seen<'_>, row: &Row<'_, DbInstance>) {
    let (db, region) = (row.item, seen.region(row));
    let status = db.db_instance_status.as_deref();
    let engine = db.engine.as_deref().unwrap_or_default();
    let in_cluster = db.db_cluster_identifier.is_some();
    let mut parts = Vec::new();
    if !status.is_some_and(|status| AT_REST.contains(&status)) {
        parts.push(Part { what: "running", cost: hours(seen, db, engine, &region) });
    }
    // Instances of a cluster share its storage.
    if !in_cluster {
        parts.push(Part { what: "storage", cost: storage(seen, db, &region) });
    }
    if let Some(cost) = support(seen, row, engine, &region) {
        parts.push(Part { what: "extended-support", cost });
    }
    if parts.is_empty() {
        return;
    }
    let about =
        About { of_type: db.db_instance_class.clone(), used_by: db.db_cluster_identifier.clone(), ..About::default() };
    seen.add(Kind::Database, &region, &db.db_instance_identifier, phase_of(status), about, parts);
}

/// The hours of the instance, with its standby.
fn hours(seen: &Seen<'_>, db: &DbInstance, engine: &str, region: &str) -> Cost {
    let Some(class) = db.db_instance_class.as_deref() else { return Cost::Unknown(Reason::NoType) };
    if class == "db.serverless" {
        return Cost::Unknown(Reason::Use);
    }
    let standby = match db.multi_az {
        Some(false) => "",
        Some(true) => "multi-az ",
        None => return Cost::Unknown(Reason::NoType),
    };
    // An instance of a cluster has no standby: its cluster's other instances are that.
    let standby = if db.db_cluster_identifier.is_some() && engine.starts_with("aurora") { "" } else { standby };
    seen.price(Item::Database, &format!("{engine} {standby}{class}"), region, 1)
}

fn storage(seen: &Seen<'_>, db: &DbInstance, region: &str) -> Cost {
    let size = gigabytes(db.allocated_storage.map(Into::into));
    let (Some(size), Some(kind), Some(standby)) = (size, db.storage_type.as_deref(), db.multi_az) else {
        return Cost::Unknown(Reason::NoType);
    };
    let standby = if standby { "multi-az " } else { "" };
    seen.price(Item::DatabaseStorage, &format!("{standby}{kind}"), region, size)
}

/// What the support of a version costs after the end of its standard support, running or stopped; `None` where it costs
/// nothing: the version is supported, the engine has no such thing, or the database is not enrolled
/// (<https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support-charges.html>).
fn support(seen: &Seen<'_>, row: &Row<'_, DbInstance>, engine: &str, region: &str) -> Option<Cost> {
    let db = row.item;
    if !matches!(engine, "mysql" | "postgres" | "aurora-mysql" | "aurora-postgresql") {
        return None;
    }
    // AWS's word for it: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html
    if db.engine_lifecycle_support.as_deref() == Some("open-source-rds-extended-support-disabled") {
        return None;
    }
    let version = db.engine_version.as_deref()?;
    let known = seen.inventory.db_major_engine_versions.iter().filter(|known| known.engine.as_deref() == Some(engine));
    let Some(known) = known.max_by_key(|known| fits(known, version)).filter(|known| fits(known, version) > 0) else {
        let is_whole = seen.is_whole(Ask::DescribeDBMajorEngineVersions, row);
        return (!is_whole).then_some(Cost::Unknown(Reason::Call(Ask::DescribeDBMajorEngineVersions)));
    };
    let end = end_of(&known.supported_engine_lifecycles, "open-source-rds-standard-support")?;
    let day = seen.day?;
    if day <= end {
        return None;
    }
    // Its price doubles in the third year, and the standby's share is not said: only what is certain has a price.
    let year = |day: &str| day.get(..4).and_then(|year| year.parse::<u32>().ok());
    let is_third_year = year(end).zip(day.get(..10)).is_none_or(|(year, day)| {
        day.get(4..).zip(end.get(4..)).is_none_or(|(now, then)| {
            let now_year = day.get(..4).and_then(|year| year.parse::<u32>().ok()).unwrap_or(u32::MAX);
            (now_year, now) > (year + 2, then)
        })
    });
    if is_third_year || db.multi_az != Some(false) || db.engine_lifecycle_support.is_none() {
        return Some(Cost::Unknown(Reason::NoPrice { kind: engine.to_owned() }));
    }
    Some(match db.db_instance_class.as_deref().and_then(cores) {
        Some(cores) => seen.price(Item::ExtendedSupport, engine, region, cores),
        None => Cost::Unknown(Reason::Cores),
    })
}

/// How much of a version a major version is: `8.0` of `8.0.42`, `13` of `13.20`; nothing where it is another.
fn fits(known: &DbMajorEngineVersion, version: &str) -> usize {
    let major = known.major_engine_version.as_deref().unwrap_or_default();
    let is = version.strip_prefix(major).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    if is { major.len() } else { 0 }
}

/// The last day of a phase of support.
fn end_of<'t>(lifecycles: &'t [SupportedEngineLifecycle], name: &str) -> Option<&'t str> {
    let phase = lifecycles.iter().find(|phase| phase.lifecycle_support_name.as_deref() == Some(name))?;
    phase.lifecycle_support_end_date.as_deref().and_then(|end| end.get(..10))
}

/// The vCPUs of a class whose family has them by the size alone
/// (<https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Summary.html>).
fn cores(class: &str) -> Option<u128> {
    let mut parts = class.split('.').skip(1);
    let (family, size) = (parts.next()?, parts.next()?);
    let is_small = matches!(family, "t3" | "t4g");
    match size {
        "micro" | "small" | "medium" if is_small => Some(2),
        "large" => Some(2),
        "xlarge" => Some(4),
        _ => Some(4 * size.strip_suffix("xlarge")?.parse::<u128>().ok()?),
    }
}

/// Backups are free up to the size of the databases of the Region; what is beyond that is not shown, and a snapshot is at
/// most as large as its database's storage (<https://aws.amazon.com/rds/mysql/pricing/>).
fn snapshots(seen: &mut Seen<'_>) {
    let inventory = seen.inventory;
    for row in inventory.db_snapshots.rows() {
        let (snapshot, region) = (row.item, seen.region(row));
        // Automated ones go with their database, and those of AWS Backup are another service's.
        if snapshot.snapshot_type.as_deref() == Some("automated") {
            continue;
        }
        let state = phase(
            snapshot.status.as_deref(),
            &["available", "modifying", "copying"],
            &["creating"],
            &["deleting", "deleted", "failed"],
        );
        let size = gigabytes(snapshot.allocated_storage.map(Into::into));
        let at_most = seen.at_most(Item::DatabaseBackup, "", &region, size);
        let about = About {
            of_type: snapshot.engine.clone(),
            used_by: snapshot.db_instance_identifier.clone(),
            since: snapshot.snapshot_create_time.as_ref().map(ToString::to_string),
            ..About::default()
        };
        let cost = Cost::Unknown(Reason::Backups { at_most });
        seen.add(Kind::DatabaseSnapshot, &region, &snapshot.db_snapshot_identifier, state, about, running(cost));
    }
}
