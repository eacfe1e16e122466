//! Placing an order: the one statement group that creates money.
//!
//! Prices and names are read from the database, never from the form.

use std::collections::BTreeMap;

use super::change::changing;
use super::engine::{Pools, Sql, insert, reading, rewrite_for, text_for};
use super::{Store, StoreError};
use crate::domain::{self, Dish};

/// An order that somebody wants to place.
#[derive(Debug, Clone)]
pub struct NewOrder {
    /// The shop.
    pub shop: i64,
    /// Where it goes.
    pub address: String,
    /// How many of which dish.
    pub dishes: BTreeMap<i64, i64>,
    /// The session that places it.
    pub session: Option<String>,
    /// What makes two sendings of one form the same, for ever.
    pub once: String,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placed {
    /// It is stored under this number.
    New(i64),
    /// The same form was sent before and became this order.
    Twice(i64),
    /// There is no such shop.
    NoSuchShop,
    /// The shop has no such dish.
    NotOnTheMenu(i64),
}

/// An order whose dishes were found on the shop's menu.
#[derive(Debug)]
pub(super) struct Ready {
    pub(super) shop: i64,
    pub(super) address: String,
    pub(super) total: i64,
    pub(super) lines: Vec<(Dish, i64)>,
    pub(super) session: Option<String>,
    pub(super) once: String,
}

static SAME_FORM: Sql = Sql::new("SELECT id FROM orders WHERE once_key = ?");
static ORDER: Sql = Sql::inserting(
    "INSERT INTO orders (shop_id, address, total, placed_at, changed_at, session, once_key) VALUES (?, ?, ?, ?, ?, ?, ?)",
);
const LINE: &str = "INSERT INTO order_line (order_id, menu_id, shop_id, name, unit_price, quantity) VALUES ";

impl Store {
    // ANCHOR: prices-from-the-menu
    /// Places an order; when this returns it is stored for good.
    pub async fn place(&self, order: NewOrder) -> Result<Placed, StoreError> {
        let chosen: Vec<i64> = order.dishes.keys().copied().collect();
        let menu = self.dishes(order.shop, &chosen).await?;
        if menu.is_empty() && self.shop(order.shop).await?.is_none() {
            return Ok(Placed::NoSuchShop);
        }
        let mut lines = Vec::with_capacity(order.dishes.len());
        for (dish, quantity) in &order.dishes {
            match menu.iter().find(|item| item.id == *dish) {
                Some(item) => lines.push((item.clone(), *quantity)),
                None => return Ok(Placed::NotOnTheMenu(*dish)),
            }
        }
        let total = lines.iter().map(|(dish, quantity)| dish.price.saturating_mul(*quantity)).sum();
        // ANCHOR_END: prices-from-the-menu
        let NewOrder { shop, address, session, once, .. } = order;
        let order = Ready { shop, address, total, lines, session, once };
        let placed = self.store_order(order).await;
        self.lately.note(&placed);
        placed
    }

    async fn store_order(&self, order: Ready) -> Result<Placed, StoreError> {
        if let Pools::Sqlite { orders, .. } = &self.pools {
            return orders.place(order).await;
        }
        match self.insert_once(&order).await {
            // The connection broke over the commit. Sent again under the same key it is stored once, whatever became of
            // the first time; if that fails too, nobody knows.
            Err(StoreError::Unsure(_)) => self.insert_once(&order).await.map_err(StoreError::still_unsure),
            other => other,
        }
    }

    /// Stores the order unless one of the same key is stored: the database's unique index decides, not a look before.
    async fn insert_once(&self, order: &Ready) -> Result<Placed, StoreError> {
        match self.insert_order(order).await {
            Ok(id) => Ok(Placed::New(id)),
            Err(error) if error.is_duplicate() => match self.order_of_form(&order.once).await? {
                Some(id) => Ok(Placed::Twice(id)),
                None => Err(error),
            },
            Err(error) => Err(error),
        }
    }

    async fn order_of_form(&self, once: &str) -> Result<Option<i64>, StoreError> {
        let row: Option<(i64,)> =
            reading!(self, |pool| sqlx::query_as(text_for(pool, &SAME_FORM)).bind(once).fetch_optional(pool).await)?;
        Ok(row.map(|(id,)| id))
    }

    async fn insert_order(&self, order: &Ready) -> Result<i64, StoreError> {
        let now = domain::now();
        let id = changing!(self, |pool, change| {
            let query = sqlx::query(text_for(pool, &ORDER))
                .bind(order.shop)
                .bind(order.address.as_str())
                .bind(order.total)
                .bind(now)
                .bind(now)
                .bind(order.session.as_deref())
                .bind(order.once.as_str());
            let id = insert(pool, query, &mut change).await?;
            let text = rewrite_for(pool, format!("{LINE}{}", vec!["(?, ?, ?, ?, ?, ?)"; order.lines.len()].join(", ")));
            let mut query = sqlx::query(sqlx::AssertSqlSafe(text));
            for (dish, quantity) in &order.lines {
                query = query
                    .bind(id)
                    .bind(dish.id)
                    .bind(order.shop)
                    .bind(dish.name.as_str())
                    .bind(dish.price)
                    .bind(*quantity);
            }
            query.execute(&mut *change).await?;
            id
        });
        Ok(id)
    }
}
