//! The one data layer over SQLite, PostgreSQL and MySQL or MariaDB.
//!
//! Every statement is written once, with `?` for values, and runs through the driver of whichever database was chosen.
//! There is no object mapper and no `Any` driver: sqlx's own pools cache prepared statements per connection.
//! It knows nothing of HTTP, and decides nothing that [`crate::domain`] decides.

mod backup;
mod batch;
mod change;
mod connect;
mod engine;
mod faults;
mod file_place;
mod migrate;
mod order_lists;
mod orders;
mod pin_tries;
mod place;
mod polls;
mod private_file;
mod readiness;
mod sample;
mod sessions;
mod shops;
mod start_lock;
mod steps;
mod target;

pub use connect::{Connection, PoolOptions};
pub use faults::{ConnectError, StoreError};
pub use migrate::{MigrationState, expected_version};
pub use order_lists::{OrderFilter, PAGE};
pub use pin_tries::TryLimit;
pub use place::{NewOrder, Placed};
pub use polls::{Choice, Question};
pub use sessions::Standing;
pub use shops::SHORT_PAGE;
pub use target::{EngineName, Target, TargetError};

use engine::Pools;

/// The database, open and ready.
#[derive(Debug, Clone)]
pub struct Store {
    pools: Pools,
    engine: EngineName,
    /// The server's name, or `None` for a file.
    host: Option<String>,
    lately: readiness::Lately,
}

impl Store {
    /// Returns which database this is.
    pub fn engine(&self) -> EngineName {
        self.engine
    }

    /// Returns the database server's name, or `None` for a file on this machine.
    pub fn host(&self) -> Option<&str> {
        self.host.as_deref()
    }

    /// Says whether the database is on another machine.
    pub fn is_remote(&self) -> bool {
        self.host.as_deref().is_some_and(|host| !target::is_local(host))
    }

    /// Closes every connection once it is idle.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { read, write, probe, .. } => {
                probe.close().await;
                read.close().await;
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
            Pools::Mysql(pool) => pool.close().await,
        }
    }
}
