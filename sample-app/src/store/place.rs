//! Placing an order: the one statement group that creates money.
//!
//! Prices and names are read from the database, never from the form.

use std::collections::BTreeMap;

use super::engine::{Pools, Sql, begin, insert, rewrite_for, text_for, writing};
use super::{Store, StoreError};
use crate::domain::{self, Dish, Millis};

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
    /// What makes two sendings of one form the same; `None` never equals anything.
    pub once: Option<String>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placed {
    /// It is stored under this number.
    New(i64),
    /// The same form was sent a moment ago and became this order: a double click.
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
    pub(super) once: Option<String>,
}

/// Two sendings of one form within this time are a double click; later, somebody means it.
pub(super) const DOUBLE_CLICK: Millis = 3_000;

static SAME_FORM: Sql = Sql::new("SELECT id, placed_at FROM orders WHERE once_key = ?");
static ORDER: Sql = Sql::inserting(
    "INSERT INTO orders (shop_id, address, total, placed_at, changed_at, session, once_key) VALUES (?, ?, ?, ?, ?, ?, ?)",
);
const LINE: &str = "INSERT INTO order_line (order_id, menu_id, shop_id, name, unit_price, quantity) VALUES ";

impl Store {
    /// Places an order; when this returns it is stored for good.
    pub async fn place(&self, order: NewOrder) -> Result<Placed, StoreError> {
        let menu = self.menu(order.shop).await?;
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
        let NewOrder { shop, address, session, once, .. } = order;
        let order = Ready { shop, address, total, lines, session, once };
        if let Pools::Sqlite { orders, .. } = &self.pools {
            return orders.place(order).await;
        }
        match self.insert_order(&order).await {
            // Both clicks looked before either was stored; the database let one through.
            Err(error) if order.once.is_some() && is_duplicate(&error) => Ok(self.insert_order(&order).await?),
            other => Ok(other?),
        }
    }

    async fn insert_order(&self, order: &Ready) -> Result<Placed, sqlx::Error> {
        let now = domain::now();
        writing!(self, |pool| {
            let mut change = begin(pool).await?;
            let mut key = order.once.as_deref();
            if let Some(once) = key {
                let same: Option<(i64, i64)> =
                    sqlx::query_as(text_for(pool, &SAME_FORM)).bind(once).fetch_optional(&mut *change).await?;
                match same {
                    Some((id, placed_at)) if now - placed_at < DOUBLE_CLICK => return Ok(Placed::Twice(id)),
                    Some(_) => key = None,
                    None => {}
                }
            }
            let query = sqlx::query(text_for(pool, &ORDER))
                .bind(order.shop)
                .bind(order.address.as_str())
                .bind(order.total)
                .bind(now)
                .bind(now)
                .bind(order.session.as_deref())
                .bind(key);
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
            change.commit().await?;
            Ok(Placed::New(id))
        })
    }
}

fn is_duplicate(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(|error| error.is_unique_violation())
}
