//! `database-private`: the application's hosts reach the database, and the internet does not.

use crate::absent;
use crate::app_hosts::{self, TARGETS_SEEN_BY};
use crate::check::{Check, CheckInfo, WALK, WALK_REFINED, asks};
use crate::databases::{self, Database, SEEN_BY, Standing};
use crate::finding::{Arg, Finding};
use crate::outcome::Outcome;
use crate::stage::Stage;
use serde::Deserialize;
use snapshot::shapes::Vpc;
use snapshot::{Ask, Wanted};

pub(super) const INFO: CheckInfo = super::info!("database-private");

/// `database-private = {}`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatabasePrivate {}

impl Check for DatabasePrivate {
    fn needs(&self) -> Vec<Wanted> {
        asks(&[WALK, &SEEN_BY].concat())
    }

    fn refines(&self) -> Vec<Wanted> {
        asks(&[WALK_REFINED, &TARGETS_SEEN_BY, &[Ask::DescribeDBProxies]].concat())
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
        let hosts = app_hosts::all(stage, vpc);
        if hosts.is_empty() {
            return Outcome::fail(absent::no_app_host(stage, vpc));
        }
        let mut outcome = one_reached(stage, vpc, &hosts, &asked, &all);
        // That nobody gets in says something only where somebody is to.
        if !outcome.fails() {
            let in_use = asked.iter().filter(|one| one.status.map(databases::standing) == Some(Standing::Answers));
            for database in in_use {
                outcome.absorb(databases::open_to_internet(stage, database, &all));
                outcome.warnings.extend(without_name(stage, database));
            }
        }
        outcome
    }
}

/// That one of the databases is reached; else what of the one that is nearest to it stops the packets.
fn one_reached(
    stage: &Stage<'_>,
    vpc: &Vpc,
    hosts: &[app_hosts::AppHost<'_>],
    asked: &[&Database<'_>],
    all: &[Database<'_>],
) -> Outcome {
    let mut untold: Option<Outcome> = None;
    let mut failing: Option<Outcome> = None;
    for database in asked {
        let outcome = databases::reached(stage, vpc, hosts, database, all);
        if outcome.fails() {
            let fewer = failing.as_ref().is_none_or(|best| outcome.findings.len() < best.findings.len());
            failing = if fewer { Some(outcome) } else { failing };
        } else if outcome.is_unknown() {
            untold = untold.or(Some(outcome));
        } else {
            return outcome;
        }
    }
    untold.or(failing).unwrap_or_default()
}

/// MySQL and MariaDB are made without any database in them unless one is named.
/// <https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html>
fn without_name(stage: &Stage<'_>, database: &Database<'_>) -> Option<Finding> {
    let named = database.name.is_some_and(|name| !name.is_empty());
    let engine = database.engine.filter(|_| !named && database.speaks("mysql"))?;
    let finding = Finding::at("DATABASE_WITHOUT_NAME", database.id);
    Some(stage.named(finding).with("engine", Arg::Text(engine.to_owned())))
}
