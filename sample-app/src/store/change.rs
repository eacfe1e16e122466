//! A transaction that is going to write, and what is known once it has ended.
//!
//! sqlx's own transactions count their depth in the connection and trust that a `ROLLBACK` succeeds. SQLite rolls back by
//! itself where a disk is full or fails, the count is then wrong, and the connection refuses every later transaction. So a
//! connection goes back to its pool here only after the database has confirmed the end of the transaction on it; in any
//! other case (an error, a time-out, a caller that went away) it is closed, and the next change has a fresh one.

use std::future::Future;
use std::ops::{Deref, DerefMut};
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::{Error, Pool};
use tokio::time::timeout;

use super::StoreError;
use super::engine::Engine;
use super::faults;

/// An open transaction on a connection of its own.
pub(super) struct Change<DB: Engine> {
    connection: PoolConnection<DB>,
    patience: Duration,
    ended: bool,
}

impl<DB: Engine> Change<DB> {
    /// Begins a transaction; a connection that broke while it was idle is replaced, so that a server that was away and
    /// came back costs nobody an error.
    pub(super) async fn begin(pool: &Pool<DB>) -> Result<Self, Error> {
        let patience = patience(pool);
        let mut broken = 0;
        loop {
            let mut change = Self { connection: pool.acquire().await?, patience, ended: false };
            let begun = timeout(patience * 2, DB::run(&mut change.connection, DB::BEGIN)).await;
            match begun.unwrap_or(Err(Error::PoolTimedOut)) {
                Ok(()) => return Ok(change),
                // Nothing was written yet, so trying again is safe; there are only so many idle connections.
                Err(error)
                    if faults::is_broken_connection(&error) && broken <= pool.options().get_max_connections() =>
                {
                    broken += 1;
                    drop(change);
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Makes the change last. [`StoreError::Unsure`] if the database did not say whether it does.
    pub(super) async fn commit(mut self) -> Result<(), StoreError> {
        match timeout(self.patience * 2, DB::run(&mut self.connection, "COMMIT")).await {
            Ok(Ok(())) => {
                self.ended = true;
                Ok(())
            }
            Ok(Err(error)) => Err(faults::after_commit(error)),
            Err(_) => Err(StoreError::unsure(Error::PoolTimedOut)),
        }
    }

    /// Takes the change back. What fails here is taken back by closing the connection.
    pub(super) async fn abandon(mut self) {
        let ended = timeout(self.patience, DB::run(&mut self.connection, "ROLLBACK")).await;
        self.ended = matches!(ended, Ok(Ok(())));
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

/// How long to wait for a database that says nothing at all. The database's own limits of statements and locks are shorter,
/// unless the network has swallowed it.
fn patience<DB: Engine>(pool: &Pool<DB>) -> Duration {
    pool.options().get_acquire_timeout()
}

/// Waits for the statements of a change: a server that vanished without a word never answers. Nothing is stored then.
pub(super) async fn limited<DB: Engine, T>(
    pool: &Pool<DB>,
    statements: impl Future<Output = Result<T, StoreError>>,
) -> Result<T, StoreError> {
    let gone = |_| Err(StoreError::from(Error::PoolTimedOut));
    timeout(patience(pool) * 3, statements).await.unwrap_or_else(gone)
}

/// Runs `$body` with `$change` bound to a transaction on `$pool`, and commits.
///
/// The body may use `?` on errors of sqlx and of the store; either takes everything back.
macro_rules! change_on {
    (|$pool:ident, $change:ident| $body:expr) => {{
        let mut $change = $crate::store::change::Change::begin($pool).await.map_err($crate::store::StoreError::from)?;
        let done = $crate::store::change::limited($pool, async { Ok::<_, $crate::store::StoreError>($body) }).await;
        match done {
            Ok(value) => {
                $change.commit().await?;
                value
            }
            Err(error) => {
                $change.abandon().await;
                return Err(error);
            }
        }
    }};
}

/// The same on whichever pool writes.
macro_rules! changing {
    ($store:expr, |$pool:ident, $change:ident| $body:expr) => {
        $crate::store::engine::writing!($store, |$pool| $crate::store::change::change_on!(|$pool, $change| $body))
    };
}

pub(super) use {change_on, changing};
