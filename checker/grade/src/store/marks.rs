//! The marks that count, and the history of all that ever did.

use super::change::{Change as Transaction, on};
use super::engine::{Engine, Sql};
use super::{Store, StoreError, now};
use sqlx::Pool;
use std::collections::BTreeMap;

/// A mark as it is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Whose.
    pub learner: String,
    /// Of which lab.
    pub lab: String,
    /// The mark with all that it rests on, as a document.
    pub mark: String,
}

/// A mark that is another one than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Whose.
    pub learner: String,
    /// Of which lab.
    pub lab: String,
    /// The mark that counted before; nothing for a first one.
    pub before: Option<String>,
    /// The mark that counts now; nothing if none does any more.
    pub after: Option<String>,
}

static CURRENT: Sql = Sql::new("SELECT learner, lab, mark FROM mark");
static SET: Sql = Sql::new(
    "INSERT INTO mark (learner, lab, mark, at) VALUES (?, ?, ?, ?) \
     ON CONFLICT (learner, lab) DO UPDATE SET mark = excluded.mark, at = excluded.at",
);
static UNSET: Sql = Sql::new("DELETE FROM mark WHERE learner = ? AND lab = ?");
static REMEMBER: Sql = Sql::new("INSERT INTO history (learner, lab, mark, why, at) VALUES (?, ?, ?, ?, ?)");

/// What marking asks of a database.
trait Marks: Engine {
    async fn current(connection: &mut Self::Connection) -> Result<Vec<(String, String, String)>, StoreError>;
    async fn write(connection: &mut Self::Connection, change: &Change, why: &str, at: i64) -> Result<(), StoreError>;
}

macro_rules! marks_of {
    ($($Database:ty),*) => {$(
        impl Marks for $Database {
            async fn current(connection: &mut Self::Connection) -> Result<Vec<(String, String, String)>, StoreError> {
                Ok(sqlx::query_as(Self::text(&CURRENT)).fetch_all(connection).await?)
            }

            async fn write(connection: &mut Self::Connection, change: &Change, why: &str, at: i64) -> Result<(), StoreError> {
                match &change.after {
                    Some(mark) => {
                        let set = sqlx::query(Self::text(&SET)).bind(&change.learner).bind(&change.lab);
                        set.bind(mark).bind(at).execute(&mut *connection).await?;
                    }
                    None => {
                        let unset = sqlx::query(Self::text(&UNSET)).bind(&change.learner).bind(&change.lab);
                        unset.execute(&mut *connection).await?;
                    }
                }
                let remember = sqlx::query(Self::text(&REMEMBER)).bind(&change.learner).bind(&change.lab);
                let mark = change.after.as_deref().unwrap_or("null");
                remember.bind(mark).bind(why).bind(at).execute(connection).await?;
                Ok(())
            }
        }
    )*};
}

marks_of!(sqlx::Sqlite, sqlx::Postgres);

impl Store {
    /// Records the marks that count now, of these labs, and says what is different from before.
    ///
    /// `why` is a word for the history: what was done.
    ///
    /// # Errors
    /// The database went away for good, or refused.
    pub async fn record(&self, labs: &[String], marks: &[Recorded], why: &str) -> Result<Vec<Change>, StoreError> {
        self.insisting(async || on!(self, |pool| record(pool, labs, marks, why).await)).await
    }
}

async fn record<DB: Marks>(
    pool: &Pool<DB>,
    labs: &[String],
    marks: &[Recorded],
    why: &str,
) -> Result<Vec<Change>, StoreError> {
    let mut change = Transaction::begin(pool).await?;
    DB::alone(&mut change).await?;
    let current = DB::current(&mut change).await?;
    let mut before: BTreeMap<(String, String), String> = current
        .into_iter()
        .filter(|(_, lab, _)| labs.contains(lab))
        .map(|(learner, lab, mark)| ((learner, lab), mark))
        .collect();
    let mut changes = Vec::new();
    for mark in marks {
        let old = before.remove(&(mark.learner.clone(), mark.lab.clone()));
        if old.as_ref() != Some(&mark.mark) {
            let (learner, lab) = (mark.learner.clone(), mark.lab.clone());
            changes.push(Change { learner, lab, before: old, after: Some(mark.mark.clone()) });
        }
    }
    let gone =
        before.into_iter().map(|((learner, lab), mark)| Change { learner, lab, before: Some(mark), after: None });
    changes.extend(gone);
    let at = now();
    for each in &changes {
        DB::write(&mut change, each, why, at).await?;
    }
    change.commit().await?;
    Ok(changes)
}
