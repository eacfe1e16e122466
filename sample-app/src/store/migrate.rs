//! Brings the tables up to date, one numbered step after another.
//!
//! sqlx's migrator records each step with a checksum in `_sqlx_migrations` and takes the server's advisory lock.
//! A new step is a new file with the next number in all three folders; a step that was released never changes.

use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};

use super::engine::{Pools, Sql, reading, text_for};
use super::faults::Cause;
use super::{EngineName, Store, StoreError};

/// The tables in the database beside those that this version of the app expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MigrationState {
    /// The last step that was applied.
    pub applied: i64,
    /// The last step that this version knows.
    pub expected: i64,
}

// ANCHOR: steps
/// Each step: number, name, and its text for SQLite, PostgreSQL and MySQL.
const STEPS: &[(i64, &str, [&str; 3])] = &[
    (
        1,
        "schema",
        [
            include_str!("../../migrations/sqlite/0001_schema.sql"),
            include_str!("../../migrations/postgres/0001_schema.sql"),
            include_str!("../../migrations/mysql/0001_schema.sql"),
        ],
    ),
    (
        2,
        "readiness and PINs",
        [
            include_str!("../../migrations/sqlite/0002_readiness_and_pins.sql"),
            include_str!("../../migrations/postgres/0002_readiness_and_pins.sql"),
            include_str!("../../migrations/mysql/0002_readiness_and_pins.sql"),
        ],
    ),
];
// ANCHOR_END: steps

static APPLIED: Sql = Sql::new("SELECT COALESCE(MAX(version), 0) FROM _sqlx_migrations WHERE success");

/// Returns the number of the last step that this version knows.
pub fn expected_version() -> i64 {
    STEPS.last().map_or(0, |(number, ..)| *number)
}

/// Applies the steps that are missing.
pub(super) async fn run(store: &Store) -> Result<(), Cause> {
    let migrator = migrator(store.engine());
    let result = match &store.pools {
        Pools::Sqlite { write, .. } => migrator.run(write).await,
        Pools::Postgres(pool) => migrator.run(pool).await,
        Pools::Mysql(pool) => migrator.run(pool).await,
    };
    result.map_err(|error| Cause::Migration(explain(&error)))
}

impl Store {
    /// Reads which steps were applied.
    pub async fn migration_state(&self) -> Result<MigrationState, StoreError> {
        let (applied,): (i64,) = reading!(self, |pool| sqlx::query_as(text_for(pool, &APPLIED)).fetch_one(pool).await)?;
        Ok(MigrationState { applied, expected: expected_version() })
    }
}

fn migrator(engine: EngineName) -> Migrator {
    let steps = STEPS.iter().map(|(number, name, [sqlite, postgres, mysql])| {
        let text = match engine {
            EngineName::Sqlite => sqlite,
            EngineName::Postgres => postgres,
            EngineName::Mysql => mysql,
        };
        Migration::new(*number, (*name).into(), MigrationType::Simple, sqlx::SqlSafeStr::into_sql_str(*text), false)
    });
    Migrator::with_migrations(steps.collect())
}

fn explain(error: &MigrateError) -> String {
    match error {
        MigrateError::VersionMissing(number) => {
            format!(
                "the database is at step {number}, which this version of the app does not know; start a newer version"
            )
        }
        MigrateError::Dirty(number) => {
            format!(
                "step {number} stopped half-way; drop the tables it made, delete its row from _sqlx_migrations and start again"
            )
        }
        other => other.to_string(),
    }
}
