//! Shops and their dishes.

use super::change::changing;
use super::engine::{Sql, insert, reading, text_for};
use super::{Store, StoreError};
use crate::domain::{Dish, Shop};

static SHOPS: Sql = Sql::new("SELECT id, name, address FROM shop ORDER BY id");
static SHOP: Sql = Sql::new("SELECT id, name, address FROM shop WHERE id = ?");
static MENU: Sql = Sql::new("SELECT id, name, price FROM menu WHERE shop_id = ? ORDER BY id");
static ADD_SHOP: Sql = Sql::inserting("INSERT INTO shop (name, address) VALUES (?, ?)");
static ADD_DISH: Sql = Sql::inserting("INSERT INTO menu (shop_id, name, price) VALUES (?, ?, ?)");

impl Store {
    /// Reads all shops, oldest first.
    pub async fn shops(&self) -> Result<Vec<Shop>, StoreError> {
        let rows: Vec<(i64, String, String)> =
            reading!(self, |pool| sqlx::query_as(text_for(pool, &SHOPS)).fetch_all(pool).await)?;
        Ok(rows.into_iter().map(shop).collect())
    }

    /// Reads one shop.
    pub async fn shop(&self, id: i64) -> Result<Option<Shop>, StoreError> {
        let row: Option<(i64, String, String)> =
            reading!(self, |pool| sqlx::query_as(text_for(pool, &SHOP)).bind(id).fetch_optional(pool).await)?;
        Ok(row.map(shop))
    }

    /// Reads the dishes of a shop, oldest first; none for a shop that does not exist.
    pub async fn menu(&self, shop: i64) -> Result<Vec<Dish>, StoreError> {
        let rows: Vec<(i64, String, i64)> =
            reading!(self, |pool| sqlx::query_as(text_for(pool, &MENU)).bind(shop).fetch_all(pool).await)?;
        Ok(rows.into_iter().map(|(id, name, price)| Dish { id, name, price }).collect())
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

fn shop((id, name, address): (i64, String, String)) -> Shop {
    Shop { id, name, address }
}
