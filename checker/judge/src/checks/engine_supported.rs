//! `engine-supported`: the version of the database's engine is in standard support, which costs nothing extra.

use crate::absent;
use crate::check::{Check, CheckInfo, asks};
use crate::databases::{self, Database, SEEN_BY};
use crate::finding::{Arg, Finding, Note};
use crate::outcome::Outcome;
use crate::stage::Stage;
use request::tls::Moment;
use serde::Deserialize;
use snapshot::shapes::DbMajorEngineVersion;
use snapshot::{Ask, Missing, Status, Wanted};

pub(super) const INFO: CheckInfo = super::info!("engine-supported");

/// So many days before the end of standard support it is time to think of the next version.
const SOON: i64 = 90;

/// `engine-supported = {}`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EngineSupported {}

impl Check for EngineSupported {
    fn needs(&self) -> Vec<Wanted> {
        asks(&[&[Ask::DescribeVpcs], &SEEN_BY[..]].concat())
    }

    fn refines(&self) -> Vec<Wanted> {
        // One that is not enrolled never costs more, whatever its version is.
        asks(&[Ask::DescribeDBMajorEngineVersions])
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let vpc = match absent::vpc(stage) {
            Ok(vpc) => vpc,
            Err(outcome) => return *outcome,
        };
        let all = databases::all(stage);
        let asked = databases::of(vpc, &all);
        if asked.is_empty() {
            return Outcome::fail(absent::no_database(stage, vpc));
        }
        let mut outcome = Outcome::default();
        for database in asked {
            outcome.absorb(supported(stage, database));
        }
        outcome
    }
}

/// Whether a database pays for extended support once its version is out of standard support. Who is not asked is
/// enrolled, of the engines that have it: MySQL and PostgreSQL, also those of Aurora.
/// <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html>
fn enrolled(database: &Database<'_>) -> Option<bool> {
    if database.engine.is_some_and(|engine| !engine.contains("mysql") && !engine.contains("postgres")) {
        return Some(false);
    }
    match database.support? {
        "open-source-rds-extended-support" => Some(true),
        "open-source-rds-extended-support-disabled" => Some(false),
        _ => None,
    }
}

fn supported(stage: &Stage<'_>, database: &Database<'_>) -> Outcome {
    let inventory = stage.network.inventory();
    let (Some(engine), Some(version)) = (database.engine, database.version) else {
        let why = Note::new("why-evidence-missing").with("resource", database.id).with("detail", "EngineVersion");
        return Outcome::because(why);
    };
    let seen = || {
        Note::new("seen-engine")
            .with("database", Arg::Resource { id: database.id.to_owned(), name: None })
            .with("engine", format!("{engine} {version}"))
    };
    let mut listed = inventory.db_major_engine_versions.iter().filter(|row| row.engine.as_deref() == Some(engine));
    let row = inventory.db_major_engine_versions.iter();
    let row = row.filter(|row| row.engine.as_deref() == Some(engine)).find(|row| is_of(row, version));
    let until = row.and_then(end_of_standard);
    let (Some(until), Some(now)) = (until, stage.now.and_then(Moment::read)) else {
        let hidden = inventory.lacking([Ask::DescribeDBMajorEngineVersions], stage.cast.place).into_iter().next();
        return without_dates(database, listed.next().is_some(), hidden, seen());
    };
    let Some(end) = Moment::read(until) else {
        let why = Note::new("why-evidence-missing").with("resource", engine).with("detail", "LifecycleSupportEndDate");
        return Outcome::because(why);
    };
    let left = now.days_until(end);
    let finding = |code| {
        let finding = Finding::at(code, database.id)
            .with("engine", engine)
            .with("version", version)
            .with("until", until.get(..10).unwrap_or(until))
            .with("days", Arg::Number(left.abs()))
            .with("enrolled", if enrolled(database) == Some(false) { "no" } else { "yes" });
        stage.named(finding)
    };
    let mut outcome = Outcome::default();
    match enrolled(database) {
        Some(true) if end < now => return Outcome::fail(finding("ENGINE_IN_EXTENDED_SUPPORT")),
        None if end < now => {
            let why = Note::new("why-support-untold").with("resource", database.id).with("engine", engine);
            return Outcome::because(why.with("version", version));
        }
        Some(false) if end < now => outcome.warnings.push(finding("ENGINE_SUPPORT_ENDED")),
        _ if left <= SOON => outcome.warnings.push(finding("ENGINE_SUPPORT_ENDS_SOON")),
        _ => {}
    }
    outcome.seen.push(seen().with("until", until.get(..10).unwrap_or(until)));
    outcome
}

/// What can be told without the end of standard support: that nobody pays for more who is not enrolled, and that there
/// is nothing to enrol in for engines that AWS lists no dates of.
fn without_dates(database: &Database<'_>, is_engine_listed: bool, hidden: Option<Missing>, seen: Note) -> Outcome {
    let open_source = database.speaks("mysql") || database.speaks("postgres");
    let certain = match enrolled(database) {
        Some(false) => true,
        // An endpoint that knows neither the list nor the setting bills nobody.
        None if hidden.as_ref().is_some_and(|missing| missing.status == Status::Unsupported) => true,
        None => hidden.is_none() && !open_source && !is_engine_listed,
        Some(true) => false,
    };
    if certain {
        return Outcome::pass(seen.with("until", "none"));
    }
    match hidden {
        Some(missing) => Outcome::unknown(missing),
        None => {
            let engine = database.engine.unwrap_or_default();
            let why = Note::new("why-engine-unlisted").with("resource", database.id).with("engine", engine);
            Outcome::because(why.with("version", database.version.unwrap_or_default()))
        }
    }
}

/// Whether a version is one of a major version: `17.5` of `17`, `8.0.mysql_aurora.3.10.0` of `8.0`.
fn is_of(row: &DbMajorEngineVersion, version: &str) -> bool {
    let rest = row.major_engine_version.as_deref().and_then(|major| version.strip_prefix(major));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn end_of_standard(row: &DbMajorEngineVersion) -> Option<&str> {
    let mut phases = row.supported_engine_lifecycles.iter();
    let standard = |name: &str| name == "open-source-rds-standard-support";
    let phase = phases.find(|phase| phase.lifecycle_support_name.as_deref().is_some_and(standard))?;
    phase.lifecycle_support_end_date.as_deref()
}
