//! What differs between the two databases, in one place.

use sqlx::{Database, Executor as _, PgPool, Postgres, Sqlite, SqlitePool};
use std::sync::OnceLock;

/// The open pool. SQLite has one connection: it writes one transaction at a time whatever one does.
#[derive(Debug, Clone)]
pub(super) enum Pools {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// One statement, written with `?` for its values.
#[derive(Debug)]
pub(super) struct Sql {
    text: &'static str,
    numbered: OnceLock<String>,
}

impl Sql {
    pub(super) const fn new(text: &'static str) -> Self {
        Self { text, numbered: OnceLock::new() }
    }
}

/// One of the two databases.
pub(super) trait Engine: Database {
    /// How a transaction that is going to write begins.
    const BEGIN: &'static str;

    /// The statement in this database's spelling.
    fn text(sql: &'static Sql) -> &'static str;

    /// A statement that is put together at run time, in this database's spelling.
    fn rewrite(text: String) -> String;

    /// Runs a statement that has no values and gives no rows.
    fn run(
        connection: &mut Self::Connection,
        text: &'static str,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;

    /// Keeps others from recording marks until the transaction ends.
    fn alone(connection: &mut Self::Connection) -> impl Future<Output = Result<(), sqlx::Error>> + Send;
}

impl Engine for Sqlite {
    // A transaction that reads first and then writes fails with SQLITE_BUSY where an immediate one waits.
    const BEGIN: &'static str = "BEGIN IMMEDIATE";

    fn text(sql: &'static Sql) -> &'static str {
        sql.text
    }

    fn rewrite(text: String) -> String {
        text.replace(" FOR UPDATE SKIP LOCKED", "")
    }

    async fn run(connection: &mut Self::Connection, text: &'static str) -> Result<(), sqlx::Error> {
        connection.execute(text).await.map(|_| ())
    }

    async fn alone(_: &mut Self::Connection) -> Result<(), sqlx::Error> {
        Ok(())
    }
}

impl Engine for Postgres {
    const BEGIN: &'static str = "BEGIN";

    fn text(sql: &'static Sql) -> &'static str {
        sql.numbered.get_or_init(|| numbered(sql.text))
    }

    fn rewrite(text: String) -> String {
        numbered(&text)
    }

    async fn run(connection: &mut Self::Connection, text: &'static str) -> Result<(), sqlx::Error> {
        connection.execute(text).await.map(|_| ())
    }

    async fn alone(connection: &mut Self::Connection) -> Result<(), sqlx::Error> {
        Self::run(connection, "LOCK TABLE mark IN EXCLUSIVE MODE").await
    }
}

/// Rewrites `?` to `$1`, `$2`, …; none of our statements has one in a literal.
fn numbered(text: &str) -> String {
    let mut pieces = text.split('?');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for (index, piece) in pieces.enumerate() {
        out.push_str(&format!("${}{piece}", index + 1));
    }
    out
}

/// So many `?` with commas.
pub(super) fn places(count: usize) -> String {
    vec!["?"; count].join(", ")
}
