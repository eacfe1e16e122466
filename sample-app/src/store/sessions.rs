//! What instances share about sessions: the key of the form tokens, and which shops a session was let into.

use super::change::changing;
use super::engine::{Sql, reading, text_for};
use super::{Store, StoreError};
use crate::domain;

static SETTING: Sql = Sql::new("SELECT value FROM setting WHERE name = ?");
static SET: Sql = Sql::new("INSERT INTO setting (name, value) VALUES (?, ?)");
static LET_IN: Sql = Sql::new("INSERT INTO session_shop (session, shop_id, opened_at) VALUES (?, ?, ?)");
static IS_IN: Sql = Sql::new("SELECT opened_at FROM session_shop WHERE session = ? AND shop_id = ?");
static FORGET: Sql = Sql::new("DELETE FROM session_shop WHERE opened_at < ?");

/// How long a session stays let in.
const HALF_A_DAY: i64 = 12 * 60 * 60 * 1000;

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

    /// Remembers that a session gave the right PIN for a shop.
    pub async fn let_in(&self, session: &str, shop: i64) -> Result<(), StoreError> {
        let now = domain::now();
        changing!(self, |pool, change| {
            sqlx::query(text_for(pool, &FORGET)).bind(now - HALF_A_DAY).execute(&mut *change).await?;
            sqlx::query(text_for(pool, &LET_IN)).bind(session).bind(shop).bind(now).execute(&mut *change).await?;
        });
        Ok(())
    }

    /// Says whether a session gave the right PIN for a shop.
    pub async fn is_in(&self, session: &str, shop: i64) -> Result<bool, StoreError> {
        let row: Option<(i64,)> = reading!(self, |pool| sqlx::query_as(text_for(pool, &IS_IN))
            .bind(session)
            .bind(shop)
            .fetch_optional(pool)
            .await)?;
        Ok(row.is_some_and(|(opened_at,)| domain::now() - opened_at < HALF_A_DAY))
    }
}
