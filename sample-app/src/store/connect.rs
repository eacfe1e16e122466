//! Opens the pools, with limits on everything that could hang.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::mysql::{MySqlPoolOptions, MySqlSslMode};
use sqlx::pool::{PoolConnectionMetadata, PoolOptions as SqlxPoolOptions};
use sqlx::postgres::{PgPoolOptions, PgSslMode};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _, Database, Executor};

use super::batch::Batcher;
use super::engine::Pools;
use super::faults::{Cause, ConnectError};
use super::file_place::FilePlace;
use super::readiness::Lately;
use super::{Store, Target, migrate, private_file, start_lock};

/// How long a connection to a server may have been idle without being asked whether it still works.
const A_MOMENT: Duration = Duration::from_millis(50);
/// How long readiness waits for a locked file; a balancer waits only a little longer.
const PROBE_PATIENCE: Duration = Duration::from_secs(1);

/// Sizes and limits of the connections.
#[derive(Debug, Clone)]
pub struct PoolOptions {
    /// The most connections to a server, or readers of a file.
    pub size: u32,
    /// How long opening the first connection may take.
    pub connect_timeout: Duration,
    /// How long one statement may run.
    pub statement_timeout: Duration,
    /// Whether a SQLite commit waits for the disk. A killed app loses nothing either way; with it a power cut loses
    /// nothing either, for one flush per order. Servers have settings of their own.
    pub flush: bool,
    /// Certificates to check the server's certificate and name against.
    pub ca: Option<PathBuf>,
}

impl Default for PoolOptions {
    fn default() -> Self {
        Self {
            size: 10,
            connect_timeout: Duration::from_secs(10),
            statement_timeout: Duration::from_secs(5),
            flush: false,
            ca: None,
        }
    }
}

/// A database to open.
#[derive(Debug, Clone)]
pub struct Connection {
    /// Where it is.
    pub target: Target,
    /// With which limits.
    pub options: PoolOptions,
}

impl Connection {
    /// Opens the database and brings its tables up to date.
    ///
    /// Any number of instances may do so at the same moment: a server's advisory lock, or a lock beside the file, lets
    /// them through one by one.
    pub async fn open(&self) -> Result<Store, ConnectError> {
        let error = |cause| ConnectError { engine: self.target.engine(), place: self.place(), cause };
        let target = self.target_with_ca();
        let name = target.database();
        let lock = self.within(start_lock::connect(&target), name).await.map_err(error)?;
        let lock = start_lock::take(lock).await.map_err(|fault| error(Cause::of(fault, name)))?;
        let pools = self.pools(&target).await.map_err(error)?;
        let host = target.server().map(|(host, _)| host);
        let store = Store { pools, engine: target.engine(), host, lately: Lately::default() };
        migrate::run(&store).await.map_err(error)?;
        lock.release().await;
        Ok(store)
    }

    /// With a CA given, the certificate and the name in it are checked; else a server that offers TLS gets it unchecked.
    fn target_with_ca(&self) -> Target {
        let (mut target, Some(ca)) = (self.target.clone(), &self.options.ca) else { return self.target.clone() };
        match &mut target {
            Target::Sqlite(_) => {}
            Target::Postgres(options) => {
                **options = options.as_ref().clone().ssl_mode(PgSslMode::VerifyFull).ssl_root_cert(ca);
            }
            Target::Mysql(options) => {
                **options = options.as_ref().clone().ssl_mode(MySqlSslMode::VerifyIdentity).ssl_ca(ca);
            }
        }
        target
    }

    fn place(&self) -> String {
        match (&self.target, self.target.server()) {
            (Target::Sqlite(path), _) => path.display().to_string(),
            (_, Some((host, port))) => format!("{host}:{port}"),
            (_, None) => String::new(),
        }
    }

    async fn pools(&self, target: &Target) -> Result<Pools, Cause> {
        let name = target.database();
        match target {
            Target::Sqlite(path) => self.sqlite(path).await,
            Target::Postgres(options) => {
                let millis = self.options.statement_timeout.as_millis().to_string();
                let options = options.as_ref().clone().application_name("sample-app").options([
                    ("statement_timeout", millis.as_str()),
                    ("lock_timeout", millis.as_str()),
                    ("idle_in_transaction_session_timeout", millis.as_str()),
                ]);
                let pool = self
                    .sizes(PgPoolOptions::new())
                    .before_acquire(|connection, idle| Box::pin(async move { answers(connection, &idle).await }));
                self.within(pool.connect_with(options), name).await.map(Pools::Postgres)
            }
            Target::Mysql(options) => {
                let timeout = self.options.statement_timeout;
                let pool = self
                    .sizes(MySqlPoolOptions::new())
                    .after_connect(move |connection, _| Box::pin(async move { limit_mysql(connection, timeout).await }))
                    .before_acquire(|connection, idle| Box::pin(async move { answers(connection, &idle).await }));
                self.within(pool.connect_with(options.as_ref().clone()), name).await.map(Pools::Mysql)
            }
        }
    }

    async fn sqlite(&self, path: &Path) -> Result<Pools, Cause> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(if self.options.flush { SqliteSynchronous::Full } else { SqliteSynchronous::Normal })
            .busy_timeout(self.options.statement_timeout)
            .row_buffer_size(1024);
        private_file::make(path).map_err(|error| Cause::File(error.to_string()))?;
        private_file::narrow_all(path);
        // The first connection makes the database; from then on a file that is gone is gone: an empty one in its place would
        // lose orders without a word.
        let first = self.within(options.connect(), None).await?;
        let options = options.create_if_missing(false);
        let place = FilePlace::of(path).map_err(|error| Cause::of(error.into(), None))?;
        let sizes = |most: u32| {
            let place = place.clone();
            self.sizes(SqlitePoolOptions::new()).max_connections(most).before_acquire(move |_, connection| {
                let holds = place.holds(&connection);
                Box::pin(async move { holds })
            })
        };
        let write = self.within(sizes(1).connect_with(options.clone()), None).await?;
        let read = self.within(sizes(self.options.size.min(4)).connect_with(options.clone()), None).await?;
        let probe = sizes(1).acquire_timeout(PROBE_PATIENCE);
        let probe = probe.connect_lazy_with(options.busy_timeout(PROBE_PATIENCE));
        // Not before the others are open: the last one to leave a file tidies up behind itself.
        first.close().await.map_err(|error| Cause::of(error, None))?;
        let orders = Batcher::start(write.clone(), self.options.statement_timeout);
        Ok(Pools::Sqlite { read, write, probe, orders })
    }

    fn sizes<DB: Database>(&self, pool: SqlxPoolOptions<DB>) -> SqlxPoolOptions<DB> {
        pool.max_connections(self.options.size)
            // Changes bound their steps by it as well: see `change::patience`.
            .acquire_timeout(self.options.connect_timeout.max(self.options.statement_timeout))
            .max_lifetime(Duration::from_secs(1800))
            // Asking before each statement doubles the round trips; `answers` asks after a pause only.
            .test_before_acquire(false)
    }

    /// Waits for a connection, and names what is in the way.
    async fn within<T>(
        &self,
        connecting: impl Future<Output = Result<T, sqlx::Error>>,
        database: Option<&str>,
    ) -> Result<T, Cause> {
        let seconds = self.options.connect_timeout.as_secs();
        match tokio::time::timeout(self.options.connect_timeout, connecting).await {
            Ok(Ok(opened)) => Ok(opened),
            Ok(Err(sqlx::Error::PoolTimedOut)) | Err(_) => Err(Cause::Timeout(seconds)),
            Ok(Err(error)) => Err(Cause::of(error, database)),
        }
    }
}

/// Asks a server's connection whether it is still there, unless it was of use a moment ago.
async fn answers<C: sqlx::Connection>(connection: &mut C, idle: &PoolConnectionMetadata) -> Result<bool, sqlx::Error> {
    if idle.idle_for > A_MOMENT {
        connection.ping().await?;
    }
    Ok(true)
}

/// MySQL and MariaDB name the limit of a statement differently, and each refuses the other's name.
async fn limit_mysql(connection: &mut sqlx::MySqlConnection, timeout: Duration) -> Result<(), sqlx::Error> {
    let version: String = sqlx::query_scalar("SELECT VERSION()").fetch_one(&mut *connection).await?;
    let limit = if version.contains("MariaDB") {
        format!("SET SESSION max_statement_time = {}", timeout.as_secs())
    } else {
        format!("SET SESSION max_execution_time = {}", timeout.as_millis())
    };
    connection.execute(sqlx::AssertSqlSafe(limit)).await?;
    for wait in ["innodb_lock_wait_timeout", "lock_wait_timeout"] {
        let set = format!("SET SESSION {wait} = {}", timeout.as_secs().max(1));
        connection.execute(sqlx::AssertSqlSafe(set)).await?;
    }
    Ok(())
}
