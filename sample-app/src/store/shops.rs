//! Shops and their dishes.

use super::change::changing;
use super::engine::{Sql, insert, reading, rewrite_for, text_for};
use super::{Store, StoreError};
use crate::domain::{Dish, Shop};

/// How many shops or dishes one page holds: anybody may add to them.
pub const SHORT_PAGE: i64 = 100;

static SHOPS: Sql = Sql::new("SELECT id, name, address FROM shop WHERE id > ? ORDER BY id LIMIT ?");
static SHOP: Sql = Sql::new("SELECT id, name, address FROM shop WHERE id = ?");
static MENU: Sql = Sql::new("SELECT id, name, price FROM menu WHERE shop_id = ? AND id > ? ORDER BY id LIMIT ?");
const DISHES: &str = "SELECT id, name, price FROM menu WHERE shop_id = ? AND id IN";
static ADD_SHOP: Sql = Sql::inserting("INSERT INTO shop (name, address) VALUES (?, ?)");
static ADD_DISH: Sql = Sql::inserting("INSERT INTO menu (shop_id, name, price) VALUES (?, ?, ?)");

impl Store {
    /// Reads one page of shops, oldest first, whose numbers are above `after`, and whether newer ones follow.
    pub async fn shops(&self, after: Option<i64>) -> Result<(Vec<Shop>, bool), StoreError> {
        let mut rows: Vec<(i64, String, String)> = reading!(self, |pool| sqlx::query_as(text_for(pool, &SHOPS))
            .bind(after.unwrap_or(0))
            .bind(SHORT_PAGE + 1)
            .fetch_all(pool)
            .await)?;
        let more = cut(&mut rows);
        Ok((rows.into_iter().map(shop).collect(), more))
    }

    /// Reads one shop.
    pub async fn shop(&self, id: i64) -> Result<Option<Shop>, StoreError> {
        let row: Option<(i64, String, String)> =
            reading!(self, |pool| sqlx::query_as(text_for(pool, &SHOP)).bind(id).fetch_optional(pool).await)?;
        Ok(row.map(shop))
    }

    // ANCHOR: menu
    /// Reads one page of a shop's dishes, oldest first, whose numbers are above `after`, and whether newer ones follow;
    /// none for a shop that does not exist.
    pub async fn menu(&self, shop: i64, after: Option<i64>) -> Result<(Vec<Dish>, bool), StoreError> {
        let mut rows: Vec<(i64, String, i64)> = reading!(self, |pool| sqlx::query_as(text_for(pool, &MENU))
            .bind(shop)
            .bind(after.unwrap_or(0))
            .bind(SHORT_PAGE + 1)
            .fetch_all(pool)
            .await)?;
        let more = cut(&mut rows);
        Ok((rows.into_iter().map(dish).collect(), more))
    }
    // ANCHOR_END: menu

    /// Reads those of the dishes that are on a shop's menu.
    pub(super) async fn dishes(&self, shop: i64, dishes: &[i64]) -> Result<Vec<Dish>, StoreError> {
        if dishes.is_empty() {
            return Ok(Vec::new());
        }
        let rows: Vec<(i64, String, i64)> = reading!(self, |pool| {
            let text = rewrite_for(pool, format!("{DISHES} ({})", vec!["?"; dishes.len()].join(", ")));
            let mut query = sqlx::query_as(sqlx::AssertSqlSafe(text)).bind(shop);
            for dish in dishes {
                query = query.bind(*dish);
            }
            query.fetch_all(pool).await
        })?;
        Ok(rows.into_iter().map(dish).collect())
    }

    /// Adds a shop and returns its number.
    pub async fn add_shop(&self, name: &str, address: &str) -> Result<i64, StoreError> {
        let id = changing!(self, |pool, change| {
            let query = sqlx::query(text_for(pool, &ADD_SHOP)).bind(name).bind(address);
            insert(pool, query, &mut change).await?
        });
        Ok(id)
    }

    /// Adds a dish to a shop and returns its number; `None` if there is no such shop.
    pub async fn add_dish(&self, shop: i64, name: &str, price: i64) -> Result<Option<i64>, StoreError> {
        if self.shop(shop).await?.is_none() {
            return Ok(None);
        }
        let id = changing!(self, |pool, change| {
            let query = sqlx::query(text_for(pool, &ADD_DISH)).bind(shop).bind(name).bind(price);
            insert(pool, query, &mut change).await?
        });
        Ok(Some(id))
    }
}

/// Takes off the row that only shows that more follow.
fn cut<T>(rows: &mut Vec<T>) -> bool {
    let most = usize::try_from(SHORT_PAGE).unwrap_or(usize::MAX);
    let more = rows.len() > most;
    rows.truncate(most);
    more
}

fn dish((id, name, price): (i64, String, i64)) -> Dish {
    Dish { id, name, price }
}

fn shop((id, name, address): (i64, String, String)) -> Shop {
    Shop { id, name, address }
}
