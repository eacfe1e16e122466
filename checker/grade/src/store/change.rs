//! A transaction that writes, and trying it again when the database was away.
//!
//! A connection goes back to its pool only after the database has confirmed the end of the transaction on it; in any other
//! case it is closed, and the next change has a fresh one. What is tried again has to be the same done twice.

use super::engine::Engine;
use super::{Store, StoreError};
use sqlx::Pool;
use sqlx::pool::PoolConnection;
use std::ops::{Deref, DerefMut};
use std::time::{Duration, Instant};

/// An open transaction on a connection of its own.
pub(super) struct Change<DB: Engine> {
    connection: PoolConnection<DB>,
    ended: bool,
}

impl<DB: Engine> Change<DB> {
    pub(super) async fn begin(pool: &Pool<DB>) -> Result<Self, StoreError> {
        let mut change = Self { connection: pool.acquire().await?, ended: false };
        DB::run(&mut change.connection, DB::BEGIN).await?;
        Ok(change)
    }

    pub(super) async fn commit(mut self) -> Result<(), StoreError> {
        DB::run(&mut self.connection, "COMMIT").await?;
        self.ended = true;
        Ok(())
    }
}

impl<DB: Engine> Deref for Change<DB> {
    type Target = DB::Connection;

    fn deref(&self) -> &DB::Connection {
        &self.connection
    }
}

impl<DB: Engine> DerefMut for Change<DB> {
    fn deref_mut(&mut self) -> &mut DB::Connection {
        &mut self.connection
    }
}

impl<DB: Engine> Drop for Change<DB> {
    fn drop(&mut self) {
        if !self.ended {
            self.connection.close_on_drop();
        }
    }
}

/// The longest pause between two tries.
const PAUSE: Duration = Duration::from_secs(1);

impl Store {
    /// Does something until it succeeds, fails for good, or the patience with an absent database is over.
    pub(super) async fn insisting<T>(
        &self,
        mut work: impl AsyncFnMut() -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let since = Instant::now();
        let mut pause = Duration::from_millis(20);
        loop {
            match work().await {
                Err(error) if error.may_pass() && since.elapsed() < self.patience => {
                    tokio::time::sleep(pause).await;
                    pause = (pause * 2).min(PAUSE);
                }
                result => return result,
            }
        }
    }
}

/// Runs `$body` with `$pool` bound to whichever pool is open.
macro_rules! on {
    ($store:expr, |$pool:ident| $body:expr) => {
        match &$store.pools {
            $crate::store::engine::Pools::Sqlite($pool) => $body,
            $crate::store::engine::Pools::Postgres($pool) => $body,
        }
    };
}

pub(super) use on;
