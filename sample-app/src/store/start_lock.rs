//! Lets one instance at a time open and migrate a database.
//!
//! sqlx's migrator has a lock too, but none for SQLite, one for MySQL that MariaDB does not grant (`GET_LOCK` with a
//! negative timeout), and one for PostgreSQL that our own statement timeout would end. So the lock is ours: a connection
//! without limits, or a file of the operating system, which gives it back however the process ends.

use std::fs::File;
use std::path::Path;

use sqlx::{ConnectOptions as _, Connection as _, MySqlConnection, PgConnection};

use super::{Target, private_file};

/// Any number that other programs on the same database are unlikely to lock.
const POSTGRES_KEY: i64 = 0x7361_6d70_6c65;

/// How long another instance's migration may take, in seconds.
const PATIENCE: u32 = 300;

/// The lock; dropped, it is free.
pub(super) enum StartLock {
    File(File),
    Postgres(PgConnection),
    Mysql(MySqlConnection),
}

impl StartLock {
    /// Gives it back in good order.
    pub(super) async fn release(self) {
        // A connection that cannot be closed is closed already.
        match self {
            Self::File(file) => drop(file),
            Self::Postgres(connection) => drop(connection.close().await),
            Self::Mysql(connection) => drop(connection.close().await),
        }
    }
}

/// Connects to what the lock is held by; this is also the first contact with a server.
pub(super) async fn connect(target: &Target) -> Result<StartLock, sqlx::Error> {
    Ok(match target {
        Target::Sqlite(path) => StartLock::File(open(path).await?),
        Target::Postgres(options) => StartLock::Postgres(options.connect().await?),
        Target::Mysql(options) => StartLock::Mysql(options.connect().await?),
    })
}

/// Waits for the lock.
pub(super) async fn take(lock: StartLock) -> Result<StartLock, sqlx::Error> {
    Ok(match lock {
        StartLock::File(file) => {
            let locked = tokio::task::spawn_blocking(move || file.lock().map(|()| file)).await;
            StartLock::File(locked.map_err(std::io::Error::other)??)
        }
        StartLock::Postgres(mut connection) => {
            sqlx::query("SELECT pg_advisory_lock($1)").bind(POSTGRES_KEY).execute(&mut connection).await?;
            StartLock::Postgres(connection)
        }
        StartLock::Mysql(mut connection) => {
            // Names of locks are the server's, not the database's, and at most 64 characters long.
            let got: Option<i64> = sqlx::query_scalar("SELECT GET_LOCK(CONCAT('sample-app ', MD5(DATABASE())), ?)")
                .bind(PATIENCE)
                .fetch_one(&mut connection)
                .await?;
            if got != Some(1) {
                return Err(sqlx::Error::PoolTimedOut);
            }
            StartLock::Mysql(connection)
        }
    })
}

/// The file to lock stands beside the database: SQLite's own locks are lost when any handle of the database is closed.
async fn open(database: &Path) -> Result<File, sqlx::Error> {
    let path = private_file::beside(database, ".lock");
    private_file::make(&path)?;
    Ok(tokio::fs::File::options().create(true).append(true).read(true).open(path).await?.into_std().await)
}
