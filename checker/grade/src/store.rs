//! What is kept of a class: submissions with what judging said of them, their snapshots, marks and the history of marks.
//!
//! One data layer over SQLite and PostgreSQL: every statement is written once, with `?` for values. Submissions are a queue
//! as well, which several graders share. Nothing here judges or marks.

mod change;
mod engine;
mod entries;
mod error;
mod lease;
mod marks;
mod open;
mod place;
mod queue;

pub use entries::{Entry, Facts};
pub use error::StoreError;
pub use marks::{Change as MarkChange, Recorded};
pub use place::{Place, PlaceError};
pub use queue::{Finished, Offered, State};

use engine::Pools;
use lease::Owner;
use std::sync::Arc;
use std::time::Duration;

/// How long a lease lasts that is not renewed, in seconds.
pub(crate) const LEASE: i64 = 20;

/// How long a database that went away is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// The store, open and ready. Each has a name of its own by which it holds leases.
#[derive(Debug, Clone)]
pub struct Store {
    pools: Pools,
    owner: Arc<Owner>,
    patience: Duration,
}

impl Store {
    /// Closes every connection.
    pub async fn close(self) {
        match &self.pools {
            Pools::Sqlite(pool) => pool.close().await,
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

/// Seconds since 1970.
fn now() -> i64 {
    jiff::Timestamp::now().as_second()
}
