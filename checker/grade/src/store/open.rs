//! Opens a store, and brings its tables up to date one numbered step after another.
//!
//! A new step is a new file with the next number in both folders of migrations; a step that was released never changes.

use super::change::on;
use super::engine::Pools;
use super::lease::Owner;
use super::{PATIENCE, Place, Store, StoreError};
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// Each step: number, name, and its text for SQLite and PostgreSQL.
const STEPS: &[(i64, &str, [&str; 2])] = &[(
    1,
    "schema",
    [
        include_str!("../../migrations/sqlite/0001_schema.sql"),
        include_str!("../../migrations/postgres/0001_schema.sql"),
    ],
)];

/// How long one attempt to connect, or to get a lock, may take.
const CONNECT: Duration = Duration::from_secs(10);

impl Store {
    /// Opens a store; one that is not there is made.
    ///
    /// # Errors
    /// There is no way to the database, the file cannot be used, or a newer program made it.
    pub async fn open(place: &Place) -> Result<Self, StoreError> {
        Self::open_with(place, PATIENCE).await
    }

    /// The same with another patience for a database that went away.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_with(place: &Place, patience: Duration) -> Result<Self, StoreError> {
        let file_error = |error: io::Error| StoreError::File(Arc::new(error));
        // sqlx's migrator locks a server while it works, and no file.
        let opening = match place {
            Place::File(path) => Some(alone(path).await.map_err(file_error)?),
            Place::Postgres(_) => None,
        };
        let (pools, owner) = match place {
            Place::File(path) => {
                drop(private(path).map_err(file_error)?);
                let options = SqliteConnectOptions::new()
                    .filename(path)
                    .foreign_keys(true)
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Normal)
                    .busy_timeout(CONNECT);
                let pool = SqlitePoolOptions::new().max_connections(1).acquire_timeout(CONNECT * 3);
                let pool = pool.connect_with(options).await?;
                (Pools::Sqlite(pool), Owner::new(Some(path)).map_err(file_error)?)
            }
            Place::Postgres(options) => {
                let millis = CONNECT.as_millis().to_string();
                let options = options.as_ref().clone().application_name("check grade").options([
                    ("statement_timeout", (CONNECT * 3).as_millis().to_string().as_str()),
                    ("lock_timeout", millis.as_str()),
                    ("idle_in_transaction_session_timeout", millis.as_str()),
                ]);
                let pool = PgPoolOptions::new().max_connections(3).acquire_timeout(CONNECT);
                (Pools::Postgres(pool.connect_with(options).await?), Owner::new(None).map_err(file_error)?)
            }
        };
        let store = Self { pools, owner: Arc::new(owner), patience };
        store.migrate().await?;
        drop(opening);
        Ok(store)
    }

    async fn migrate(&self) -> Result<(), StoreError> {
        let column = match &self.pools {
            Pools::Sqlite(_) => 0,
            Pools::Postgres(_) => 1,
        };
        let steps = STEPS.iter().map(|(number, name, texts)| {
            let text = texts.get(column).copied().unwrap_or_default();
            Migration::new(*number, (*name).into(), MigrationType::Simple, sqlx::SqlSafeStr::into_sql_str(text), false)
        });
        let migrator = Migrator::with_migrations(steps.collect());
        self.insisting(async || {
            on!(self, |pool| migrator.run(pool).await).map_err(|error| match error {
                MigrateError::VersionMissing(number) => StoreError::Newer(number),
                MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
                other => StoreError::Odd(other.to_string()),
            })
        })
        .await
    }
}

/// Waits until nobody else opens this file.
async fn alone(database: &Path) -> io::Result<File> {
    let mut path = database.as_os_str().to_owned();
    path.push("-opening");
    let file = private(Path::new(&path))?;
    tokio::task::spawn_blocking(move || file.lock().map(|()| file)).await.map_err(io::Error::other)?
}

/// Makes a file for its owner alone, or takes the rights of others off one that is there: it holds a class's marks.
///
/// SQLite gives the files beside a database the rights of the database itself.
pub(super) fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).append(true).read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let file = options.open(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = file.metadata()?.permissions().mode();
        if mode & 0o077 != 0 {
            file.set_permissions(std::fs::Permissions::from_mode(mode & 0o700))?;
        }
    }
    Ok(file)
}
