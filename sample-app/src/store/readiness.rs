//! Whether the database can be used: read, and written to.
//!
//! A database that is full, read-only or locked still reads, so only a change that is committed proves that an order can
//! be placed. The change is a note of a few pages, which no other statement reads.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::change::change_on;
use super::engine::{Pools, Sql, text_for};
use super::{MigrationState, Store, StoreError, expected_version};

/// More than one page of any of the databases: a last free page is no room for orders.
const NOTE: usize = 16 * 1024;

static NOTED: Sql = Sql::new("UPDATE readiness SET note = ? WHERE id = 1");
// Changes no row, and waits for whoever holds the table of orders.
static ORDERS: Sql = Sql::new("UPDATE orders SET changed_at = changed_at WHERE id = 0");

/// What became of the last order, as far as it tells whether the next one will be stored.
#[derive(Debug, Clone, Default)]
pub(super) struct Lately(Arc<Mutex<Option<(Instant, bool)>>>);

/// How long a refusal counts, for a note may find room where an order finds none; longer, and readiness would still say
/// no when the cause is gone.
const REFUSED: Duration = Duration::from_secs(1);
/// How long an order that was stored proves that the next one will be: under load readiness asks nobody.
const STORED: Duration = Duration::from_secs(1);

impl Lately {
    /// Remembers what became of an order.
    pub(super) fn note<T>(&self, result: &Result<T, StoreError>) {
        let stored = match result {
            Ok(_) => true,
            Err(StoreError::Away(_) | StoreError::Unsure(_)) => false,
            Err(_) => return,
        };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), stored));
    }

    fn told(&self, told: bool, within: Duration) -> bool {
        let last = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.is_some_and(|(at, stored)| stored == told && at.elapsed() < within)
    }
}

impl Store {
    /// Says whether orders were refused a moment ago, and none was stored since.
    pub fn refuses(&self) -> bool {
        self.lately.told(false, REFUSED)
    }

    /// Writes something, unless an order just was, and says which steps of the tables were applied.
    pub async fn probe(&self) -> Result<MigrationState, StoreError> {
        if self.lately.told(true, STORED) {
            // Orders are stored in the tables of this version only.
            return Ok(MigrationState { applied: expected_version(), expected: expected_version() });
        }
        self.write_note().await?;
        self.migration_state().await
    }

    async fn write_note(&self) -> Result<(), StoreError> {
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
        Ok(())
    }
}
