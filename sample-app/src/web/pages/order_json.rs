//! Shops and menus as JSON (lab 2.9): read them, and add to them.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header::LINK;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use serde::Deserialize;

use super::row_id;
use crate::domain::fields::{self, MAX_ADDRESS, MAX_NAME, PRICE};
use crate::domain::{Dish, Shop};
use crate::web::Shared;
use crate::web::context::Ctx;
use crate::web::json::{self, Sent};
use crate::web::pins::{Entered, Who};
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

/// Lists a page of shops; where more follow, the header `Link` says where.
pub(super) async fn shops(shared: &Shared, after: Option<i64>) -> Result<Response, Problem> {
    let (shops, more) = shared.store.shops(after).await?;
    let response = json::answer(StatusCode::OK, &shops.iter().map(shop_json).collect::<Vec<_>>());
    let next = shops.last().filter(|_| more).map(|shop| format!("/order/shops/?format=json&after={}", shop.id));
    Ok(with_next(response, next))
}

/// Lists a page of a shop's dishes.
pub(super) async fn menu(shared: &Shared, shop: i64, after: Option<i64>) -> Result<Response, Problem> {
    shared.store.shop(shop).await?.ok_or(Problem::NotFound)?;
    let (dishes, more) = shared.store.menu(shop, after).await?;
    let response = json::answer(StatusCode::OK, &dishes.iter().map(|dish| dish_json(shop, dish)).collect::<Vec<_>>());
    let next = dishes.last().filter(|_| more);
    let next = next.map(|dish| format!("/order/menus/{shop}/?format=json&after={}", dish.id));
    Ok(with_next(response, next))
}

/// The body stays the plain list that lab 2.9 asks for.
fn with_next(mut response: Response, next: Option<String>) -> Response {
    let link = next.and_then(|next| HeaderValue::from_str(&format!("<{next}>; rel=\"next\"")).ok());
    if let Some(link) = link {
        response.headers_mut().insert(LINK, link);
    }
    response
}

/// Adds a shop.
pub(in crate::web) async fn add_shop(
    State(shared): State<Arc<Shared>>,
    ctx: Ctx,
    headers: HeaderMap,
    Sent(shop): Sent<NewShop>,
) -> Result<Response, Problem> {
    let pins = &shared.settings.pins;
    if pins.guard_any() {
        // Where only single shops have PINs, nobody may add shops.
        if !pins.for_all() {
            return Err(Problem::PinNeeded);
        }
        pin(&shared, &ctx, &headers, None).await?;
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
    ctx: Ctx,
    headers: HeaderMap,
    shop: Path<String>,
    Sent(dish): Sent<NewDish>,
) -> Result<Response, Problem> {
    // Only what is there has a PIN that can be tried.
    let shop = shared.store.shop(row_id(&shop)?).await?.ok_or(Problem::NotFound)?.id;
    if shared.settings.pins.guard(shop) {
        pin(&shared, &ctx, &headers, Some(shop)).await?;
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

/// Programs give the PIN in a header: that of a shop, or the one for all.
async fn pin(shared: &Shared, ctx: &Ctx, headers: &HeaderMap, shop: Option<i64>) -> Result<(), Problem> {
    let given = headers.get("x-boss-pin").and_then(|value| value.to_str().ok()).ok_or(Problem::PinNeeded)?;
    let who = Who { client: ctx.client, session: ctx.session.as_ref() };
    match shared.settings.pins.check(&shared.store, shop, who, given).await? {
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
