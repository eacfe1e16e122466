//! Shops and menus as JSON (lab 2.9): read them, and add to them.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Deserialize;

use super::row_id;
use crate::domain::fields::{self, MAX_ADDRESS, MAX_NAME, PRICE};
use crate::domain::{Dish, Shop};
use crate::web::Shared;
use crate::web::json::{self, Sent};
use crate::web::pins::Entered;
use crate::web::problem::{Field, Problem};

/// A shop to add; the course's own names of the fields are understood as well.
#[derive(Debug, Deserialize)]
pub(in crate::web) struct NewShop {
    #[serde(alias = "shop_name")]
    name: String,
    #[serde(alias = "shop_address")]
    address: String,
}

/// A dish to add.
#[derive(Debug, Deserialize)]
pub(in crate::web) struct NewDish {
    #[serde(alias = "food_name", alias = "menu_name")]
    name: String,
    #[serde(default)]
    price: i64,
}

/// Lists the shops.
pub(super) async fn shops(shared: &Shared) -> Result<Response, Problem> {
    let shops = shared.store.shops().await?;
    Ok(json::answer(StatusCode::OK, &shops.iter().map(shop_json).collect::<Vec<_>>()))
}

/// Lists a shop's dishes.
pub(super) async fn menu(shared: &Shared, shop: i64) -> Result<Response, Problem> {
    shared.store.shop(shop).await?.ok_or(Problem::NotFound)?;
    let dishes = shared.store.menu(shop).await?;
    Ok(json::answer(StatusCode::OK, &dishes.iter().map(|dish| dish_json(shop, dish)).collect::<Vec<_>>()))
}

/// Adds a shop.
pub(in crate::web) async fn add_shop(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    Sent(shop): Sent<NewShop>,
) -> Result<Response, Problem> {
    if shared.settings.pins.guard_any() {
        pin(&shared, &headers, 0)?;
    }
    let name = fields::line(&shop.name, MAX_NAME).map_err(|invalid| Problem::Field(Field::Name, invalid))?;
    let address =
        fields::line(&shop.address, MAX_ADDRESS).map_err(|invalid| Problem::Field(Field::Address, invalid))?;
    let id = shared.store.add_shop(&name, &address).await?;
    Ok(json::created(&format!("/order/menus/{id}/"), &shop_json(&Shop { id, name, address })))
}

/// Adds a dish to a shop.
pub(in crate::web) async fn add_dish(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    shop: Path<String>,
    Sent(dish): Sent<NewDish>,
) -> Result<Response, Problem> {
    let shop = row_id(&shop)?;
    if shared.settings.pins.guard(shop) {
        pin(&shared, &headers, shop)?;
    }
    let name = fields::line(&dish.name, MAX_NAME).map_err(|invalid| Problem::Field(Field::Name, invalid))?;
    if !PRICE.contains(&dish.price) {
        let bounds = fields::Invalid::OutOfRange(*PRICE.start(), *PRICE.end());
        return Err(Problem::Field(Field::Price, bounds));
    }
    let id = shared.store.add_dish(shop, &name, dish.price).await?.ok_or(Problem::NotFound)?;
    let dish = Dish { id, name, price: dish.price };
    Ok(json::created(&format!("/order/menus/{shop}/"), &dish_json(shop, &dish)))
}

/// Programs give the PIN in a header; where only single shops have PINs, nobody may add shops.
fn pin(shared: &Shared, headers: &HeaderMap, shop: i64) -> Result<(), Problem> {
    let given = headers.get("x-boss-pin").and_then(|value| value.to_str().ok()).ok_or(Problem::PinNeeded)?;
    if !shared.settings.pins.guard(shop) {
        return Err(Problem::PinNeeded);
    }
    match shared.settings.pins.check(shop, given) {
        Entered::Right => Ok(()),
        Entered::Wrong => Err(Problem::PinNeeded),
        Entered::TooOften => Err(Problem::TooMany),
    }
}

fn shop_json(shop: &Shop) -> serde_json::Value {
    serde_json::json!({
        "id": shop.id, "name": shop.name, "address": shop.address, "menu": format!("/order/menus/{}/", shop.id),
    })
}

fn dish_json(shop: i64, dish: &Dish) -> serde_json::Value {
    serde_json::json!({ "id": dish.id, "shop": shop, "name": dish.name, "price": dish.price })
}
