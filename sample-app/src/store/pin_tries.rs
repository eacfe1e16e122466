//! How often PINs were tried, counted for all instances together, and over a restart.

use super::change::changing;
use super::engine::{Sql, text_for};
use super::{Store, StoreError};
use crate::domain::{self, Millis};

/// Who or what tries are counted for, and how many there may be in a window of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TryLimit {
    /// Who or what: at most 100 characters of ASCII.
    pub subject: String,
    /// The most tries.
    pub most: i64,
    /// The window, which begins with the first of them.
    pub window: Millis,
}

// A window that began well in the future was written before a clock was set back: it is over, or it would last for as
// long. One that began a little later than a try was written by a try at the same moment, or by another clock.
// The order matters to MySQL, which reads what the same statement has already set.
static COUNT: Sql = Sql::new(
    "UPDATE pin_try SET tries = CASE WHEN since > ? OR since <= ? THEN 1 ELSE tries + 1 END, \
     since = CASE WHEN since > ? OR since <= ? THEN ? ELSE since END WHERE subject = ?",
);
static FIRST: Sql = Sql::new("INSERT INTO pin_try (subject, tries, since) VALUES (?, 1, ?)");
static TRIES: Sql = Sql::new("SELECT tries FROM pin_try WHERE subject = ?");
static FORGIVE: Sql = Sql::new("UPDATE pin_try SET tries = tries - 1 WHERE subject = ? AND tries > 0");
static FORGET: Sql = Sql::new("DELETE FROM pin_try WHERE since < ?");

/// How far the moments at which tries begin may be from the order in which they are counted.
const OUT_OF_STEP: Millis = 60 * 1000;

/// When a subject that has been quiet is forgotten.
const A_DAY: Millis = 24 * 60 * 60 * 1000;

impl Store {
    /// Counts one try for each of the limits in turn; `false` at the first that is exceeded, and the rest do not count.
    ///
    /// A try counts before it is looked at: any number of tries at the same moment are still no more than the limit.
    pub async fn count_try(&self, limits: &[TryLimit]) -> Result<bool, StoreError> {
        match self.count(limits).await {
            // Two first tries at the same moment: now there is a row to count in.
            Err(error) if error.is_duplicate() => self.count(limits).await,
            other => other,
        }
    }

    /// Takes back a try that turned out to be right.
    pub async fn forgive_try(&self, limits: &[TryLimit]) -> Result<(), StoreError> {
        changing!(self, |pool, change| {
            for limit in limits {
                let query = sqlx::query(text_for(pool, &FORGIVE)).bind(limit.subject.as_str());
                query.execute(&mut *change).await?;
            }
        });
        Ok(())
    }

    async fn count(&self, limits: &[TryLimit]) -> Result<bool, StoreError> {
        let now = domain::steady_now();
        let future = now + OUT_OF_STEP;
        let within = changing!(self, |pool, change| {
            let mut within = true;
            for limit in limits {
                let ended = now - limit.window;
                let query = sqlx::query(text_for(pool, &COUNT)).bind(future).bind(ended);
                let query = query.bind(future).bind(ended).bind(now);
                let counted = query.bind(limit.subject.as_str()).execute(&mut *change).await?.rows_affected();
                if counted == 0 {
                    sqlx::query(text_for(pool, &FORGET)).bind(now - A_DAY).execute(&mut *change).await?;
                    let query = sqlx::query(text_for(pool, &FIRST)).bind(limit.subject.as_str()).bind(now);
                    query.execute(&mut *change).await?;
                }
                let query = sqlx::query_as(text_for(pool, &TRIES)).bind(limit.subject.as_str());
                let (tries,): (i64,) = query.fetch_one(&mut *change).await?;
                if tries > limit.most {
                    within = false;
                    break;
                }
            }
            within
        });
        Ok(within)
    }
}
