//! Submissions as a queue that several graders share: each is judged by one of them, and none is lost with a grader.
//!
//! Whoever takes submissions holds a lease, renews it while it judges, and hands in the result only if the lease is still
//! its own. A lease that ran out, or whose holder is known to be gone, goes to whoever asks next.

use super::change::{Change, on};
use super::engine::{Engine, Sql, places};
use super::entries::text;
use super::{Facts, LEASE, Store, StoreError, now};
use crate::judged::{Judged, Kept};
use sqlx::{AssertSqlSafe, Pool};
use std::collections::BTreeMap;

/// A submission that somebody found.
#[derive(Debug, Clone)]
pub struct Offered {
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// The learner whose it is.
    pub learner: String,
    /// How it came.
    pub facts: Facts,
}

/// How far a submission is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Nobody judges it.
    Waiting,
    /// Somebody judges it.
    Leased,
    /// It is judged, by this.
    Done {
        /// What it was judged by, as [`crate::Course::basis`] writes it.
        basis: String,
    },
}

/// What came of a submission.
#[derive(Debug)]
pub struct Finished {
    /// Its number in the store.
    pub id: i64,
    /// What judging said.
    pub judged: Judged,
    /// What it was judged by.
    pub basis: String,
    /// What is kept of it.
    pub kept: Kept,
}

/// Graders that begin within so many seconds of each other begin together.
const TOGETHER: i64 = 60;

/// So many at once: statements have a limit of values, and a transaction should not hold others up.
const CHUNK: usize = 200;

static OFFER: Sql = Sql::new(
    "INSERT INTO submission (sha256, learner, facts, seen_at) VALUES (?, ?, ?, ?) ON CONFLICT (sha256, learner) DO NOTHING",
);
static LAST: Sql = Sql::new("SELECT MAX(seen_at) FROM submission");
static ONE: Sql = Sql::new("SELECT id, state, basis FROM submission WHERE sha256 = ? AND learner = ?");
static FINISH: Sql = Sql::new(
    "UPDATE submission SET state = 'done', lease_until = NULL, judged = judged + 1, basis = ?, result = ?, done_at = ? \
     WHERE id = ? AND state = 'leased' AND owner = ?",
);
static MINE: Sql = Sql::new("SELECT COUNT(*) FROM submission WHERE id = ? AND state = 'done' AND owner = ?");
static KEEP_SNAPSHOT: Sql =
    Sql::new("INSERT INTO snapshot (sha256, bytes) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING");
static KEEP_DOCUMENT: Sql =
    Sql::new("INSERT INTO document (submission, bytes) VALUES (?, ?) ON CONFLICT (submission) DO NOTHING");
static REOPEN_ALL: Sql = Sql::new(
    "UPDATE submission SET state = 'waiting', owner = NULL \
     WHERE state = 'done' AND id IN (SELECT submission FROM document)",
);
static OPEN_KEPT: Sql =
    Sql::new("SELECT COUNT(*) FROM submission WHERE state <> 'done' AND id IN (SELECT submission FROM document)");
static KEPT: Sql = Sql::new(
    "SELECT s.id FROM submission s JOIN document d ON d.submission = s.id WHERE s.state <> 'done' ORDER BY s.id",
);

impl Store {
    /// Puts submissions into the queue that are not in it, and says of each its number and how far it is, in their order.
    ///
    /// # Errors
    /// The database went away for good, or refused.
    pub async fn offer(&self, offered: &[Offered]) -> Result<Vec<(i64, State)>, StoreError> {
        let mut found = Vec::with_capacity(offered.len());
        // All that is found together has one time: within it, the numbers of attempts say what came later.
        let last: (Option<i64>,) = self
            .insisting(async || on!(self, |pool| Ok(sqlx::query_as(text(pool, &LAST)).fetch_one(pool).await?)))
            .await?;
        // Graders that begin together find the same together.
        let at = last.0.filter(|last| (0..TOGETHER).contains(&(now() - last))).unwrap_or_else(now);
        for chunk in offered.chunks(CHUNK) {
            let some = self.insisting(async || on!(self, |pool| offer(pool, chunk, at).await)).await?;
            found.extend(some);
        }
        Ok(found)
    }

    /// Puts back what was judged by something else.
    ///
    /// # Errors
    /// As [`Store::offer`].
    pub async fn reopen(&self, ids: &[i64], basis: &str) -> Result<(), StoreError> {
        for chunk in ids.chunks(CHUNK) {
            self.insisting(async || on!(self, |pool| reopen(pool, chunk, basis).await)).await?;
        }
        Ok(())
    }

    /// Puts back everything that is kept, to be judged again, unless that has begun and is not finished; the numbers of all
    /// that is to be judged.
    ///
    /// # Errors
    /// As [`Store::offer`].
    pub async fn reopen_all(&self) -> Result<Vec<i64>, StoreError> {
        self.insisting(async || on!(self, |pool| reopen_all(pool).await)).await
    }

    /// Takes those of some submissions that nobody holds.
    ///
    /// # Errors
    /// As [`Store::offer`].
    pub async fn claim(&self, ids: &[i64]) -> Result<Vec<i64>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        self.insisting(async || on!(self, |pool| self.claim_on(pool, ids).await)).await
    }

    /// Those of some submissions that are not judged yet, whoever holds them.
    ///
    /// # Errors
    /// As [`Store::offer`].
    pub async fn open_of(&self, ids: &[i64]) -> Result<Vec<i64>, StoreError> {
        let mut open = Vec::new();
        for chunk in ids.chunks(CHUNK) {
            let some: Vec<(i64,)> = self.insisting(async || on!(self, |pool| undone(pool, chunk).await)).await?;
            open.extend(some.into_iter().map(|(id,)| id));
        }
        Ok(open)
    }

    /// A number that is another one for each grader.
    pub(crate) fn seed(&self) -> usize {
        usize::from_str_radix(self.owner.name.get(..8).unwrap_or_default(), 16).unwrap_or(0)
    }

    /// Keeps what this grader holds from running out.
    ///
    /// # Errors
    /// As [`Store::offer`].
    pub async fn renew(&self, ids: &[i64]) -> Result<(), StoreError> {
        if ids.is_empty() {
            return Ok(());
        }
        self.insisting(async || on!(self, |pool| self.renew_on(pool, ids).await)).await
    }

    /// Writes down what came of submissions, all of them or none; whether each is the one result, in their order. One whose
    /// lease went to somebody else is not written down: that grader's counts.
    ///
    /// # Errors
    /// As [`Store::offer`].
    pub async fn finish(&self, finished: &[Finished]) -> Result<Vec<bool>, StoreError> {
        let mut rows = Vec::with_capacity(finished.len());
        for each in finished {
            rows.push((each, serde_json::to_string(&each.judged)?));
        }
        // Whoever writes the same snapshots in the same order never waits for another who waits for it.
        let snapshots: BTreeMap<&str, &[u8]> = finished
            .iter()
            .flat_map(|each| each.kept.snapshots.iter().map(|(sha256, bytes)| (sha256.as_str(), bytes.as_slice())))
            .collect();
        self.insisting(async || on!(self, |pool| self.finish_on(pool, &rows, &snapshots).await)).await
    }

    async fn claim_on<DB: Queue>(&self, pool: &Pool<DB>, ids: &[i64]) -> Result<Vec<i64>, StoreError> {
        let mut change = Change::begin(pool).await?;
        let now = now();
        let open = DB::open(&mut change, ids).await?;
        let free: Vec<i64> = open
            .into_iter()
            .filter(|(_, owner, until)| match (owner, until) {
                (Some(owner), Some(until)) => *owner == self.owner.name || *until < now || self.owner.is_gone(owner),
                _ => true,
            })
            .map(|(id, ..)| id)
            .collect();
        if !free.is_empty() {
            DB::take(&mut change, &free, &self.owner.name, now + LEASE).await?;
        }
        change.commit().await?;
        Ok(free)
    }

    async fn renew_on<DB: Queue>(&self, pool: &Pool<DB>, ids: &[i64]) -> Result<(), StoreError> {
        let mut change = Change::begin(pool).await?;
        DB::renew(&mut change, ids, &self.owner.name, now() + LEASE).await?;
        change.commit().await
    }

    async fn finish_on<DB: Queue>(
        &self,
        pool: &Pool<DB>,
        rows: &[(&Finished, String)],
        snapshots: &BTreeMap<&str, &[u8]>,
    ) -> Result<Vec<bool>, StoreError> {
        let mut change = Change::begin(pool).await?;
        let mut is_ours = Vec::with_capacity(rows.len());
        for (sha256, bytes) in snapshots {
            DB::keep_snapshot(&mut change, sha256, bytes).await?;
        }
        for (each, result) in rows {
            // Of what cannot be read nothing is kept: there is nothing to judge again.
            if !each.kept.document.is_empty() {
                DB::keep_document(&mut change, each.id, &each.kept.document).await?;
            }
            is_ours.push(DB::finish(&mut change, each, result, &self.owner.name, now()).await?);
        }
        change.commit().await?;
        Ok(is_ours)
    }
}

/// What the queue asks of a database. The text is the same for both; only the types of their drivers differ.
trait Queue: Engine {
    async fn offer(
        connection: &mut Self::Connection,
        offered: &Offered,
        facts: &str,
        at: i64,
    ) -> Result<(i64, String, String), StoreError>;
    async fn open(
        connection: &mut Self::Connection,
        ids: &[i64],
    ) -> Result<Vec<(i64, Option<String>, Option<i64>)>, StoreError>;
    async fn take(connection: &mut Self::Connection, ids: &[i64], owner: &str, until: i64) -> Result<(), StoreError>;
    async fn renew(connection: &mut Self::Connection, ids: &[i64], owner: &str, until: i64) -> Result<(), StoreError>;
    async fn undone(connection: &mut Self::Connection, ids: &[i64]) -> Result<Vec<(i64,)>, StoreError>;
    async fn reopen(connection: &mut Self::Connection, ids: &[i64], basis: &str) -> Result<(), StoreError>;
    async fn reopen_all(connection: &mut Self::Connection) -> Result<Vec<(i64,)>, StoreError>;
    async fn keep_snapshot(connection: &mut Self::Connection, sha256: &str, bytes: &[u8]) -> Result<(), StoreError>;
    async fn keep_document(connection: &mut Self::Connection, id: i64, bytes: &[u8]) -> Result<(), StoreError>;
    async fn finish(
        connection: &mut Self::Connection,
        finished: &Finished,
        result: &str,
        owner: &str,
        at: i64,
    ) -> Result<bool, StoreError>;
}

macro_rules! queue_of {
    ($($Database:ty),*) => {$(
        impl Queue for $Database {
            async fn offer(connection: &mut Self::Connection, offered: &Offered, facts: &str, at: i64) -> Result<(i64, String, String), StoreError> {
                let insert = sqlx::query(Self::text(&OFFER)).bind(&offered.sha256).bind(&offered.learner);
                insert.bind(facts).bind(at).execute(&mut *connection).await?;
                let row = sqlx::query_as(Self::text(&ONE)).bind(&offered.sha256).bind(&offered.learner);
                Ok(row.fetch_one(connection).await?)
            }

            async fn open(connection: &mut Self::Connection, ids: &[i64]) -> Result<Vec<(i64, Option<String>, Option<i64>)>, StoreError> {
                let text = format!(
                    "SELECT id, owner, lease_until FROM submission WHERE state <> 'done' AND id IN ({}) ORDER BY id FOR UPDATE SKIP LOCKED",
                    places(ids.len())
                );
                let mut query = sqlx::query_as(AssertSqlSafe(Self::rewrite(text)));
                for id in ids {
                    query = query.bind(*id);
                }
                Ok(query.fetch_all(connection).await?)
            }

            async fn take(connection: &mut Self::Connection, ids: &[i64], owner: &str, until: i64) -> Result<(), StoreError> {
                let text = format!(
                    "UPDATE submission SET state = 'leased', owner = ?, lease_until = ? WHERE id IN ({})",
                    places(ids.len())
                );
                let mut query = sqlx::query(AssertSqlSafe(Self::rewrite(text))).bind(owner).bind(until);
                for id in ids {
                    query = query.bind(*id);
                }
                query.execute(connection).await?;
                Ok(())
            }

            async fn renew(connection: &mut Self::Connection, ids: &[i64], owner: &str, until: i64) -> Result<(), StoreError> {
                let text = format!(
                    "UPDATE submission SET lease_until = ? WHERE owner = ? AND state = 'leased' AND id IN ({})",
                    places(ids.len())
                );
                let mut query = sqlx::query(AssertSqlSafe(Self::rewrite(text))).bind(until).bind(owner);
                for id in ids {
                    query = query.bind(*id);
                }
                query.execute(connection).await?;
                Ok(())
            }

            async fn undone(connection: &mut Self::Connection, ids: &[i64]) -> Result<Vec<(i64,)>, StoreError> {
                let text = format!("SELECT id FROM submission WHERE state <> 'done' AND id IN ({}) ORDER BY id", places(ids.len()));
                let mut query = sqlx::query_as(AssertSqlSafe(Self::rewrite(text)));
                for id in ids {
                    query = query.bind(*id);
                }
                Ok(query.fetch_all(connection).await?)
            }

            async fn reopen(connection: &mut Self::Connection, ids: &[i64], basis: &str) -> Result<(), StoreError> {
                let text = format!(
                    "UPDATE submission SET state = 'waiting', owner = NULL WHERE state = 'done' AND basis <> ? AND id IN ({})",
                    places(ids.len())
                );
                let mut query = sqlx::query(AssertSqlSafe(Self::rewrite(text))).bind(basis);
                for id in ids {
                    query = query.bind(*id);
                }
                query.execute(connection).await?;
                Ok(())
            }

            async fn reopen_all(connection: &mut Self::Connection) -> Result<Vec<(i64,)>, StoreError> {
                Self::alone(&mut *connection).await?;
                let (open,): (i64,) = sqlx::query_as(Self::text(&OPEN_KEPT)).fetch_one(&mut *connection).await?;
                if open == 0 {
                    sqlx::query(Self::text(&REOPEN_ALL)).execute(&mut *connection).await?;
                }
                Ok(sqlx::query_as(Self::text(&KEPT)).fetch_all(connection).await?)
            }

            async fn keep_snapshot(connection: &mut Self::Connection, sha256: &str, bytes: &[u8]) -> Result<(), StoreError> {
                sqlx::query(Self::text(&KEEP_SNAPSHOT)).bind(sha256).bind(bytes).execute(connection).await?;
                Ok(())
            }

            async fn keep_document(connection: &mut Self::Connection, id: i64, bytes: &[u8]) -> Result<(), StoreError> {
                sqlx::query(Self::text(&KEEP_DOCUMENT)).bind(id).bind(bytes).execute(connection).await?;
                Ok(())
            }

            async fn finish(connection: &mut Self::Connection, finished: &Finished, result: &str, owner: &str, at: i64) -> Result<bool, StoreError> {
                let update = sqlx::query(Self::text(&FINISH)).bind(&finished.basis).bind(result).bind(at).bind(finished.id);
                if update.bind(owner).execute(&mut *connection).await?.rows_affected() == 1 {
                    return Ok(true);
                }
                // A transaction whose end nobody told us may have been ours.
                let mine = sqlx::query_as(Self::text(&MINE)).bind(finished.id).bind(owner);
                let (mine,): (i64,) = mine.fetch_one(connection).await?;
                Ok(mine == 1)
            }
        }
    )*};
}

queue_of!(sqlx::Sqlite, sqlx::Postgres);

async fn offer<DB: Queue>(pool: &Pool<DB>, offered: &[Offered], at: i64) -> Result<Vec<(i64, State)>, StoreError> {
    let mut change = Change::begin(pool).await?;
    // Two graders that offer the same do so in the same order, and the answers are in that of the question.
    let mut order: Vec<usize> = (0..offered.len()).collect();
    order.sort_by_key(|index| offered.get(*index).map(|one| (&one.sha256, &one.learner)));
    let mut found = Vec::with_capacity(offered.len());
    for index in order {
        let Some(one) = offered.get(index) else { continue };
        let facts = serde_json::to_string(&one.facts)?;
        let (id, state, basis) = DB::offer(&mut change, one, &facts, at).await?;
        let state = match state.as_str() {
            "waiting" => State::Waiting,
            "leased" => State::Leased,
            _ => State::Done { basis },
        };
        found.push((index, (id, state)));
    }
    change.commit().await?;
    found.sort_by_key(|(index, _)| *index);
    Ok(found.into_iter().map(|(_, found)| found).collect())
}

async fn undone<DB: Queue>(pool: &Pool<DB>, ids: &[i64]) -> Result<Vec<(i64,)>, StoreError> {
    let mut connection = pool.acquire().await?;
    DB::undone(&mut connection, ids).await
}

async fn reopen<DB: Queue>(pool: &Pool<DB>, ids: &[i64], basis: &str) -> Result<(), StoreError> {
    let mut change = Change::begin(pool).await?;
    DB::reopen(&mut change, ids, basis).await?;
    change.commit().await
}

async fn reopen_all<DB: Queue>(pool: &Pool<DB>) -> Result<Vec<i64>, StoreError> {
    let mut change = Change::begin(pool).await?;
    let ids = DB::reopen_all(&mut change).await?;
    change.commit().await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}
