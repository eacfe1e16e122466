//! Lists of orders, newest first, a page at a time: two statements whatever the length.
//!
//! A page is cut by order number, so orders that arrive meanwhile shift nothing.

use std::collections::HashMap;

use super::engine::{Sql, reading, text_for};
use super::orders::{Row, order};
use super::{Store, StoreError};
use crate::domain::{Line, Order};

/// How many orders one page holds.
pub const PAGE: i64 = 200;

/// Which orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OrderFilter {
    /// All.
    All,
    /// Those of one shop.
    OfShop(i64),
    /// Those that a shop has accepted and nobody has delivered.
    Open,
}

// ANCHOR: list
macro_rules! list {
    ($condition:literal) => {
        Sql::new(concat!(
            "SELECT o.id, o.shop_id, s.name, o.address, o.total, o.estimated_minutes, o.delivered_at, o.placed_at ",
            "FROM orders o JOIN shop s ON s.id = o.shop_id WHERE ",
            $condition,
            " o.id < ? ORDER BY o.id DESC LIMIT ?"
        ))
    };
}
// ANCHOR_END: list

macro_rules! lines {
    ($condition:literal) => {
        Sql::new(concat!(
            "SELECT l.order_id, l.name, l.unit_price, l.quantity FROM order_line l ",
            $condition,
            " l.order_id BETWEEN ? AND ? ORDER BY l.order_id, l.menu_id"
        ))
    };
}

// ANCHOR: lists-of-orders
static ALL: Sql = list!("");
static OF_SHOP: Sql = list!("o.shop_id = ? AND");
static OPEN: Sql = list!("o.accepted_at IS NOT NULL AND o.delivered_at IS NULL AND");
// ANCHOR_END: lists-of-orders
static LINES_OF_ALL: Sql = lines!("WHERE");
static LINES_OF_SHOP: Sql = lines!("WHERE l.shop_id = ? AND");
static LINES_OF_OPEN: Sql =
    lines!("JOIN orders o ON o.id = l.order_id WHERE o.accepted_at IS NOT NULL AND o.delivered_at IS NULL AND");

impl Store {
    /// Reads one page of orders whose numbers are below `before`, and whether older ones follow.
    pub async fn orders(&self, filter: OrderFilter, before: Option<i64>) -> Result<(Vec<Order>, bool), StoreError> {
        let (list, lines, shop) = match filter {
            OrderFilter::All => (&ALL, &LINES_OF_ALL, None),
            OrderFilter::OfShop(shop) => (&OF_SHOP, &LINES_OF_SHOP, Some(shop)),
            OrderFilter::Open => (&OPEN, &LINES_OF_OPEN, None),
        };
        let before = before.unwrap_or(i64::MAX);
        let mut rows: Vec<Row> = reading!(self, |pool| {
            let mut query = sqlx::query_as(text_for(pool, list));
            if let Some(shop) = shop {
                query = query.bind(shop);
            }
            query.bind(before).bind(PAGE + 1).fetch_all(pool).await
        })?;
        let more = rows.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
        if more {
            rows.pop();
        }
        let (Some(newest), Some(oldest)) = (rows.first(), rows.last()) else { return Ok((Vec::new(), false)) };
        let (newest, oldest) = (newest.0, oldest.0);
        let found: Vec<(i64, String, i64, i64)> = reading!(self, |pool| {
            let mut query = sqlx::query_as(text_for(pool, lines));
            if let Some(shop) = shop {
                query = query.bind(shop);
            }
            query.bind(oldest).bind(newest).fetch_all(pool).await
        })?;
        let mut lines: HashMap<i64, Vec<Line>> = HashMap::with_capacity(rows.len());
        for (id, name, unit_price, quantity) in found {
            lines.entry(id).or_default().push(Line { name, unit_price, quantity });
        }
        let orders = rows.into_iter().map(|row| {
            let lines = lines.remove(&row.0).unwrap_or_default();
            order(row, lines)
        });
        Ok((orders.collect(), more))
    }
}
