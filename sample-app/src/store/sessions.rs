//! What instances share about sessions: the key of the form tokens, and which shops a session was let into.

use super::change::changing;
use super::engine::{Sql, reading, text_for};
use super::{Store, StoreError};
use crate::domain::{self, Millis};

static SETTING: Sql = Sql::new("SELECT value FROM setting WHERE name = ?");
static SET: Sql = Sql::new("INSERT INTO setting (name, value) VALUES (?, ?)");
static LET_IN: Sql = Sql::new("INSERT INTO session_shop (session, shop_id, opened_at, pin) VALUES (?, ?, ?, ?)");
static IS_IN: Sql = Sql::new("SELECT opened_at, pin FROM session_shop WHERE session = ? AND shop_id = ?");
static FORGET: Sql = Sql::new("DELETE FROM session_shop WHERE opened_at < ?");

/// How long a session stays let in.
const HALF_A_DAY: Millis = 12 * 60 * 60 * 1000;
/// How long a session that was let in is known.
const A_MONTH: Millis = 30 * 24 * 60 * 60 * 1000;

/// What a session may do for a shop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It never gave the right PIN.
    Unknown,
    /// It once did; by now it has to give it again, because time has passed or the PIN is another.
    Known,
    /// It is let in.
    In,
}

impl Store {
    /// Returns the setting, storing `value` first if there is none; every instance gets the same answer.
    pub async fn setting_or(&self, name: &str, value: &str) -> Result<String, StoreError> {
        if let Some(found) = self.setting(name).await? {
            return Ok(found);
        }
        match self.set(name, value).await {
            Ok(()) => Ok(value.to_owned()),
            // Another instance was first.
            Err(error) => self.setting(name).await?.ok_or(error),
        }
    }

    async fn set(&self, name: &str, value: &str) -> Result<(), StoreError> {
        changing!(self, |pool, change| {
            sqlx::query(text_for(pool, &SET)).bind(name).bind(value).execute(&mut *change).await?;
        });
        Ok(())
    }

    async fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        let row: Option<(String,)> =
            reading!(self, |pool| sqlx::query_as(text_for(pool, &SETTING)).bind(name).fetch_optional(pool).await)?;
        Ok(row.map(|(value,)| value))
    }

    /// Remembers that a session gave the right PIN for a shop; `pin` is the session's own mark of it.
    pub async fn let_in(&self, session: &str, shop: i64, pin: &str) -> Result<(), StoreError> {
        let now = domain::steady_now();
        changing!(self, |pool, change| {
            sqlx::query(text_for(pool, &FORGET)).bind(now - A_MONTH).execute(&mut *change).await?;
            let query = sqlx::query(text_for(pool, &LET_IN)).bind(session).bind(shop).bind(now).bind(pin);
            query.execute(&mut *change).await?;
        });
        Ok(())
    }

    /// Says what a session may do for a shop whose PIN has this mark now.
    pub async fn standing(&self, session: &str, shop: i64, pin: &str) -> Result<Standing, StoreError> {
        let row: Option<(i64, String)> = reading!(self, |pool| sqlx::query_as(text_for(pool, &IS_IN))
            .bind(session)
            .bind(shop)
            .fetch_optional(pool)
            .await)?;
        Ok(match row {
            None => Standing::Unknown,
            Some((opened_at, mark)) if mark == pin && domain::steady_now() - opened_at < HALF_A_DAY => Standing::In,
            Some(_) => Standing::Known,
        })
    }
}
