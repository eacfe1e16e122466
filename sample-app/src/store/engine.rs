//! What differs between the three databases, in one place.
//!
//! A statement is a `static Sql`; `reading!` and `writing!` run one body of code against whichever pool is open.
//! What changes something goes through [`super::change`].

use std::future::Future;
use std::sync::OnceLock;

use sqlx::query::Query;
use sqlx::{Database, Executor as _, MySql, MySqlPool, PgPool, Pool, Postgres, Sqlite, SqlitePool};

/// The open pools.
///
/// SQLite has one writer whatever one does, so it has its own pool of one: writers queue here, in order, instead of
/// failing in the database, and readers never wait for them (write-ahead log). Readiness has a connection of its own, so
/// that it answers while the writer waits.
#[derive(Debug, Clone)]
pub(super) enum Pools {
    Sqlite { read: SqlitePool, write: SqlitePool, probe: SqlitePool, orders: super::batch::Batcher },
    Postgres(PgPool),
    Mysql(MySqlPool),
}

/// One statement, written with `?` for its values.
#[derive(Debug)]
pub(super) struct Sql {
    text: &'static str,
    gives_id: bool,
    dollars: OnceLock<String>,
}

impl Sql {
    pub(super) const fn new(text: &'static str) -> Self {
        Self { text, gives_id: false, dollars: OnceLock::new() }
    }

    /// An `INSERT` whose new row's number is wanted.
    pub(super) const fn inserting(text: &'static str) -> Self {
        Self { text, gives_id: true, dollars: OnceLock::new() }
    }

    /// The same statement with PostgreSQL's `$1`, `$2`, … for the values; none of ours has a `?` in a literal.
    fn dollars(&'static self) -> &'static str {
        self.dollars.get_or_init(|| {
            let mut text = number_values(self.text);
            if self.gives_id {
                text.push_str(" RETURNING id");
            }
            text
        })
    }
}

/// Rewrites `?` to `$1`, `$2`, …
pub(super) fn number_values(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut pieces = text.split('?');
    out.push_str(pieces.next().unwrap_or_default());
    for (index, piece) in pieces.enumerate() {
        out.push('$');
        out.push_str(&(index + 1).to_string());
        out.push_str(piece);
    }
    out
}

/// One of the three databases.
pub(super) trait Engine: Database {
    /// How a transaction that is going to write begins.
    const BEGIN: &'static str;

    /// Returns the statement in this database's spelling.
    fn text(sql: &'static Sql) -> &'static str;

    /// Rewrites a statement that is put together at run time.
    fn rewrite(text: String) -> String {
        text
    }

    /// Runs an `INSERT` and returns the number of the new row.
    fn insert<'q>(
        query: Query<'q, Self, Self::Arguments>,
        connection: &'q mut Self::Connection,
    ) -> impl Future<Output = Result<i64, sqlx::Error>> + Send;

    /// Runs a statement that has no values and gives no rows.
    fn run(
        connection: &mut Self::Connection,
        text: &'static str,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;
}

impl Engine for Sqlite {
    // A deferred transaction that reads first and then writes fails with SQLITE_BUSY where an immediate one waits.
    const BEGIN: &'static str = "BEGIN IMMEDIATE";

    fn text(sql: &'static Sql) -> &'static str {
        sql.text
    }

    async fn insert<'q>(
        query: Query<'q, Self, Self::Arguments>,
        connection: &'q mut Self::Connection,
    ) -> Result<i64, sqlx::Error> {
        Ok(query.execute(connection).await?.last_insert_rowid())
    }

    async fn run(connection: &mut Self::Connection, text: &'static str) -> Result<(), sqlx::Error> {
        connection.execute(text).await.map(|_| ())
    }
}

impl Engine for Postgres {
    const BEGIN: &'static str = "BEGIN";

    fn text(sql: &'static Sql) -> &'static str {
        sql.dollars()
    }

    fn rewrite(text: String) -> String {
        number_values(&text)
    }

    async fn insert<'q>(
        query: Query<'q, Self, Self::Arguments>,
        connection: &'q mut Self::Connection,
    ) -> Result<i64, sqlx::Error> {
        use sqlx::Row;
        query.fetch_one(connection).await?.try_get(0)
    }

    async fn run(connection: &mut Self::Connection, text: &'static str) -> Result<(), sqlx::Error> {
        connection.execute(text).await.map(|_| ())
    }
}

impl Engine for MySql {
    const BEGIN: &'static str = "START TRANSACTION";

    fn text(sql: &'static Sql) -> &'static str {
        sql.text
    }

    async fn insert<'q>(
        query: Query<'q, Self, Self::Arguments>,
        connection: &'q mut Self::Connection,
    ) -> Result<i64, sqlx::Error> {
        let id = query.execute(connection).await?.last_insert_id();
        i64::try_from(id).map_err(|error| sqlx::Error::Decode(Box::new(error)))
    }

    async fn run(connection: &mut Self::Connection, text: &'static str) -> Result<(), sqlx::Error> {
        connection.execute(text).await.map(|_| ())
    }
}

/// Returns the spelling of `sql` for the database behind `pool`.
pub(super) fn text_for<DB: Engine>(_: &Pool<DB>, sql: &'static Sql) -> &'static str {
    DB::text(sql)
}

/// Runs an `INSERT` in a transaction and returns the number of the new row.
pub(super) async fn insert<'q, DB: Engine>(
    _: &Pool<DB>,
    query: Query<'q, DB, DB::Arguments>,
    connection: &'q mut DB::Connection,
) -> Result<i64, sqlx::Error> {
    DB::insert(query, connection).await
}

/// Rewrites a statement that was put together at run time for the database behind `pool`.
pub(super) fn rewrite_for<DB: Engine>(_: &Pool<DB>, text: String) -> String {
    DB::rewrite(text)
}

/// Runs `$body` with `$pool` bound to the pool that reads.
macro_rules! reading {
    ($store:expr, |$pool:ident| $body:expr) => {
        match &$store.pools {
            $crate::store::engine::Pools::Sqlite { read: $pool, .. } => $body,
            $crate::store::engine::Pools::Postgres($pool) => $body,
            $crate::store::engine::Pools::Mysql($pool) => $body,
        }
    };
}

/// Runs `$body` with `$pool` bound to the pool that writes.
macro_rules! writing {
    ($store:expr, |$pool:ident| $body:expr) => {
        match &$store.pools {
            $crate::store::engine::Pools::Sqlite { write: $pool, .. } => $body,
            $crate::store::engine::Pools::Postgres($pool) => $body,
            $crate::store::engine::Pools::Mysql($pool) => $body,
        }
    };
}

pub(super) use {reading, writing};

#[cfg(test)]
mod tests {
    #[test]
    fn values_are_numbered_in_order() {
        assert_eq!(super::number_values("a = ? AND b IN (?, ?)"), "a = $1 AND b IN ($2, $3)");
        assert_eq!(super::number_values("no values"), "no values");
    }
}
