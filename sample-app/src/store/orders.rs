//! Reads orders one by one.

use super::engine::{Sql, reading, text_for};
use super::{Store, StoreError};
use crate::domain::state::State;
use crate::domain::{Line, Millis, Order};

/// The columns of one order, as every list selects them.
pub(super) type Row = (i64, i64, String, String, i64, Option<i64>, Option<i64>, i64);

static ORDER: Sql = Sql::new(
    "SELECT o.id, o.shop_id, s.name, o.address, o.total, o.estimated_minutes, o.delivered_at, o.placed_at \
     FROM orders o JOIN shop s ON s.id = o.shop_id WHERE o.id = ?",
);
static LINES: Sql = Sql::new("SELECT name, unit_price, quantity FROM order_line WHERE order_id = ? ORDER BY menu_id");
static STATE: Sql = Sql::new("SELECT shop_id, estimated_minutes, delivered_at FROM orders WHERE id = ?");
static CHANGED: Sql = Sql::new(
    "SELECT id, estimated_minutes, delivered_at FROM orders WHERE changed_at >= ? ORDER BY changed_at DESC LIMIT 500",
);
static OF_SESSION: Sql = Sql::new("SELECT id FROM orders WHERE session = ? ORDER BY id DESC LIMIT 5");

impl Store {
    /// Reads one order with its lines.
    pub async fn order(&self, id: i64) -> Result<Option<Order>, StoreError> {
        let row: Option<Row> =
            reading!(self, |pool| sqlx::query_as(text_for(pool, &ORDER)).bind(id).fetch_optional(pool).await)?;
        let Some(row) = row else { return Ok(None) };
        let lines: Vec<(String, i64, i64)> =
            reading!(self, |pool| sqlx::query_as(text_for(pool, &LINES)).bind(id).fetch_all(pool).await)?;
        let lines = lines.into_iter().map(|(name, unit_price, quantity)| Line { name, unit_price, quantity });
        Ok(Some(order(row, lines.collect())))
    }

    /// Reads an order's shop and state.
    pub async fn order_state(&self, id: i64) -> Result<Option<(i64, State)>, StoreError> {
        let row: Option<(i64, Option<i64>, Option<i64>)> =
            reading!(self, |pool| sqlx::query_as(text_for(pool, &STATE)).bind(id).fetch_optional(pool).await)?;
        Ok(row.map(|(shop, minutes, delivered)| (shop, State::from_columns(minutes, delivered))))
    }

    /// Reads the states of orders that changed since then.
    pub async fn changed_since(&self, since: Millis) -> Result<Vec<(i64, State)>, StoreError> {
        let rows: Vec<(i64, Option<i64>, Option<i64>)> =
            reading!(self, |pool| sqlx::query_as(text_for(pool, &CHANGED)).bind(since).fetch_all(pool).await)?;
        Ok(rows.into_iter().map(|(id, minutes, delivered)| (id, State::from_columns(minutes, delivered))).collect())
    }

    /// Reads the numbers of the last orders that a session placed.
    pub async fn orders_of_session(&self, session: &str) -> Result<Vec<i64>, StoreError> {
        let rows: Vec<(i64,)> =
            reading!(self, |pool| sqlx::query_as(text_for(pool, &OF_SESSION)).bind(session).fetch_all(pool).await)?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }
}

/// Puts an order together from its row and lines.
pub(super) fn order(row: Row, lines: Vec<Line>) -> Order {
    let (id, shop_id, shop_name, address, total, minutes, delivered_at, placed_at) = row;
    let state = State::from_columns(minutes, delivered_at);
    Order { id, shop_id, shop_name, address, total, state, placed_at, lines }
}
