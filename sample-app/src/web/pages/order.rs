//! For those who order: shops, a shop's menu, placing an order.

use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::{after, row_id, see, session_for_form, with_cookie};
use crate::domain::{Dish, Shop};
use crate::store::{NewOrder, Placed};
use crate::web::context::Ctx;
use crate::web::csrf::{self, Purpose};
use crate::web::form::Form;
use crate::web::page::{Chrome, html};
use crate::web::problem::Problem;
use crate::web::session::random_text;
use crate::web::{Shared, json};

mod sent;

#[derive(Template)]
#[template(path = "shops.html")]
struct ShopsPage<'a> {
    c: Chrome<'a>,
    list: &'a str,
}

#[derive(Template)]
#[template(path = "menu.html")]
struct MenuPage<'a> {
    c: Chrome<'a>,
    shop: &'a Shop,
    dishes: Vec<Item<'a>>,
    more: Option<i64>,
    after: Option<i64>,
    token: String,
    once: String,
    error: Option<String>,
    address: &'a str,
}

struct Item<'a> {
    dish: &'a Dish,
    price: String,
    checked: bool,
    quantity: &'a str,
}

/// Sends on to the shops.
pub(in crate::web) async fn entry() -> Response {
    see("/order/shops/")
}

/// Lists the shops.
pub(in crate::web) async fn shops(
    State(shared): State<Arc<Shared>>,
    ctx: Ctx,
    query: RawQuery,
) -> Result<Response, Problem> {
    let after = after(&query);
    if ctx.wants_json {
        return super::order_json::shops(&shared, after).await;
    }
    let list = shared.lists.shops(&shared.store, ctx.lang, after).await?;
    Ok(html(StatusCode::OK, &ShopsPage { c: Chrome::new(&shared, &ctx), list: &list }))
}

// ANCHOR: menu
/// Shows a shop's menu as the form of an order.
pub(in crate::web) async fn menu(
    State(shared): State<Arc<Shared>>,
    ctx: Ctx,
    shop: Path<String>,
    query: RawQuery,
) -> Result<Response, Problem> {
    let (shop, after) = (row_id(&shop)?, after(&query));
    if ctx.wants_json {
        return super::order_json::menu(&shared, shop, after).await;
    }
    menu_page(&shared, &ctx, (shop, after), StatusCode::OK, None).await
}
// ANCHOR_END: menu

/// Places an order and sends on to the list; shows the form again, as it was filled in, if something is wrong with it.
pub(in crate::web) async fn place(
    State(shared): State<Arc<Shared>>,
    ctx: Ctx,
    form: Form,
) -> Result<Response, Problem> {
    shared.tokens.check(ctx.session.as_ref(), Purpose::General, form.one(csrf::FIELD))?;
    let shop = form.one("shop").and_then(crate::domain::fields::row_id).ok_or(Problem::NoSuchShop)?;
    let problem = match place_sent(&shared, &ctx, shop, &form).await {
        Ok(id) => {
            shared.metrics.order_placed();
            if ctx.wants_json {
                return Ok(json::created(&format!("/order/order/{id}/"), &serde_json::json!({ "id": id })));
            }
            return Ok(see(&format!("/order/order/?placed={id}")));
        }
        Err(problem @ (Problem::Field(..) | Problem::NotOnTheMenu)) if !ctx.wants_json => problem,
        Err(problem) => return Err(problem),
    };
    let after = form.one("after").and_then(crate::domain::fields::row_id);
    menu_page(&shared, &ctx, (shop, after), problem.status(), Some((&problem, &form))).await
}

async fn place_sent(shared: &Shared, ctx: &Ctx, shop: i64, form: &Form) -> Result<i64, Problem> {
    let sent = sent::read(form)?;
    let once = match (&ctx.session, form.one("once")) {
        (Some(session), Some(page)) => csrf::once_key(session, page, &sent.content(shop)),
        // Without the page's number every sending counts; the store can still try one of them again.
        _ => random_text().ok_or(Problem::Internal)?,
    };
    let session = ctx.session.as_ref().map(|session| session.key());
    let order = NewOrder { shop, address: sent.address, dishes: sent.dishes, session, once };
    match shared.store.place(order).await? {
        Placed::New(id) | Placed::Twice(id) => Ok(id),
        Placed::NoSuchShop => Err(Problem::NoSuchShop),
        Placed::NotOnTheMenu(_) => Err(Problem::NotOnTheMenu),
    }
}

async fn menu_page(
    shared: &Shared,
    ctx: &Ctx,
    (shop, after): (i64, Option<i64>),
    status: StatusCode,
    wrong: Option<(&Problem, &Form)>,
) -> Result<Response, Problem> {
    let shop = shared.store.shop(shop).await?.ok_or(Problem::NotFound)?;
    let (dishes, more) = shared.store.menu(shop.id, after).await?;
    let (session, cookie) = session_for_form(shared, ctx)?;
    let text = ctx.lang.text();
    let form = wrong.map(|(_, form)| form);
    let checked: BTreeSet<&str> = form.into_iter().flat_map(|form| form.all("menu")).collect();
    let items = dishes.iter().map(|dish| Item {
        dish,
        price: text.money(dish.price),
        checked: checked.contains(dish.id.to_string().as_str()),
        quantity: form.and_then(|form| form.one(&format!("quantity_{}", dish.id))).unwrap_or("1"),
    });
    let page = MenuPage {
        shop: &shop,
        dishes: items.collect(),
        more: dishes.last().filter(|_| more).map(|dish| dish.id),
        after,
        token: shared.tokens.token(&session, Purpose::General),
        once: random_text().ok_or(Problem::Internal)?,
        error: wrong.map(|(problem, _)| problem.why(text)),
        address: form.and_then(|form| form.one("address")).unwrap_or_default(),
        c: Chrome::new(shared, ctx),
    };
    Ok(with_cookie(html(status, &page), cookie))
}
