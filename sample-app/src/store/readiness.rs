//! Whether the database can be used: read, and written to.
//!
//! A database that is full, read-only or locked still reads, so only a change that is committed proves that an order can
//! be placed. The change is a note of a few pages, which no other statement reads.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::change::change_on;
use super::engine::{Pools, Sql, text_for};
use super::{MigrationState, Store, StoreError};

/// More than one page of any of the databases: a last free page is no room for orders.
const NOTE: usize = 16 * 1024;

static NOTED: Sql = Sql::new("UPDATE readiness SET note = ? WHERE id = 1");
// Changes no row, and waits for whoever holds the table of orders.
static ORDERS: Sql = Sql::new("UPDATE orders SET changed_at = changed_at WHERE id = 0");

/// When an order was last refused for want of a database, if none was stored since.
///
/// The note may find room where an order finds none.
#[derive(Debug, Clone, Default)]
pub(super) struct Refused(Arc<Mutex<Option<Instant>>>);

/// How long a refusal counts: longer, and readiness would still say no when the cause is gone.
const FRESH: Duration = Duration::from_secs(1);

impl Refused {
    /// Remembers what became of an order.
    pub(super) fn note<T>(&self, result: &Result<T, StoreError>) {
        let refused = match result {
            Ok(_) => None,
            Err(StoreError::Away(_) | StoreError::Unsure(_)) => Some(Instant::now()),
            Err(_) => return,
        };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = refused;
    }

    /// Says whether an order was refused a moment ago.
    pub(super) fn is_fresh(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_some_and(|at| at.elapsed() < FRESH)
    }
}

impl Store {
    /// Says whether orders were refused a moment ago, and none was stored since.
    pub fn refuses(&self) -> bool {
        self.refused.is_fresh()
    }

    /// Writes something, and reads which steps of the tables were applied.
    pub async fn probe(&self) -> Result<MigrationState, StoreError> {
        // A page that does not change may not be written at all.
        let letter = if crate::domain::now() % 2 == 0 { "a" } else { "b" };
        let note = letter.repeat(NOTE);
        macro_rules! write_on {
            ($pool:ident) => {
                change_on!(|$pool, change| {
                    sqlx::query(text_for($pool, &NOTED)).bind(note.as_str()).execute(&mut *change).await?;
                    sqlx::query(text_for($pool, &ORDERS)).execute(&mut *change).await?;
                })
            };
        }
        match &self.pools {
            Pools::Sqlite { probe: pool, .. } => write_on!(pool),
            Pools::Postgres(pool) => write_on!(pool),
            Pools::Mysql(pool) => write_on!(pool),
        }
        self.migration_state().await
    }
}
