//! For the shops: their orders, and how long each will take.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;

use super::{after, before, row_id, see, session_for_form, with_cookie};
use crate::domain::Shop;
use crate::domain::fields::{self, MINUTES};
use crate::domain::state::Outcome;
use crate::store::{OrderFilter, Standing};
use crate::web::Shared;
use crate::web::context::Ctx;
use crate::web::csrf::{self, Purpose};
use crate::web::form::Form;
use crate::web::page::{Chrome, OrderView, html};
use crate::web::pins::{Entered, Who};
use crate::web::problem::{Field, Problem};
use crate::web::session::Session;

#[derive(Template)]
#[template(path = "boss.html")]
struct BossPage<'a> {
    c: Chrome<'a>,
    shops: Vec<Shop>,
    more: Option<i64>,
    after: Option<i64>,
}

#[derive(Template)]
#[template(path = "boss_orders.html")]
struct BossOrders<'a> {
    c: Chrome<'a>,
    shop: &'a Shop,
    orders: Vec<OrderView>,
    token: String,
    older: Option<i64>,
    before: Option<i64>,
}

#[derive(Template)]
#[template(path = "pin.html")]
struct PinPage<'a> {
    c: Chrome<'a>,
    shop: &'a Shop,
    token: String,
    error: Option<&'static str>,
}

/// Lists the shops, for their bosses to choose.
pub(in crate::web) async fn entry(
    State(shared): State<Arc<Shared>>,
    ctx: Ctx,
    query: RawQuery,
) -> Result<Response, Problem> {
    let after = after(&query);
    let (shops, more) = shared.store.shops(after).await?;
    let more = shops.last().filter(|_| more).map(|shop| shop.id);
    Ok(html(StatusCode::OK, &BossPage { c: Chrome::new(&shared, &ctx), shops, more, after }))
}

/// Lists a shop's orders; each that nobody has answered yet has a form.
pub(in crate::web) async fn orders(
    State(shared): State<Arc<Shared>>,
    ctx: Ctx,
    shop: Path<String>,
    query: RawQuery,
) -> Result<Response, Problem> {
    let shop = shared.store.shop(row_id(&shop)?).await?.ok_or(Problem::NotFound)?;
    if !may_act_for(&shared, &ctx, shop.id).await? {
        return pin_page(&shared, &ctx, &shop, None);
    }
    let before = before(&query);
    let (orders, more) = shared.store.orders(OrderFilter::OfShop(shop.id), before).await?;
    let (session, cookie) = session_for_form(&shared, &ctx)?;
    let page = BossOrders {
        older: orders.last().filter(|_| more).map(|order| order.id),
        orders: orders.into_iter().map(|order| OrderView::new(order, ctx.lang)).collect(),
        token: shared.tokens.token(&session, Purpose::Boss(shop.id)),
        c: Chrome::new(&shared, &ctx),
        shop: &shop,
        before,
    };
    Ok(with_cookie(html(StatusCode::OK, &page), cookie))
}

// ANCHOR: accept
/// Takes the minutes for an order, from the page of the order's own shop only.
pub(in crate::web) async fn accept(
    State(shared): State<Arc<Shared>>,
    ctx: Ctx,
    form: Form,
) -> Result<Response, Problem> {
    let token = form.one(csrf::FIELD).ok_or(Problem::Token)?;
    let order = form.one("order_id").unwrap_or_default();
    let order = fields::number(order, &(1..=i64::MAX)).map_err(|invalid| Problem::Field(Field::Order, invalid))?;
    let (shop, _) = shared.store.order_state(order).await?.ok_or(Problem::NotFound)?;
    shared.tokens.check(ctx.session.as_ref(), Purpose::Boss(shop), Some(token))?;
    if !may_act_for(&shared, &ctx, shop).await? {
        return Err(Problem::PinNeeded);
    }
    let minutes = form.one("estimated_time").unwrap_or_default();
    let minutes = fields::number(minutes, &MINUTES).map_err(|invalid| Problem::Field(Field::Minutes, invalid))?;
    match shared.store.accept(order, shop, minutes).await? {
        Outcome::Done | Outcome::Already => Ok(see(&format!("/boss/orders/{shop}/"))),
        Outcome::Refused(state) => Err(Problem::Conflict(state)),
        Outcome::Missing => Err(Problem::NotFound),
    }
}
// ANCHOR_END: accept

/// Lets a session in that knows the shop's PIN; it gets a new name, so that one planted before is worth nothing.
pub(in crate::web) async fn enter(
    State(shared): State<Arc<Shared>>,
    ctx: Ctx,
    shop: Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    let shop = shared.store.shop(row_id(&shop)?).await?.ok_or(Problem::NotFound)?;
    shared.tokens.check(ctx.session.as_ref(), Purpose::General, form.one(csrf::FIELD))?;
    let text = ctx.lang.text();
    let pins = &shared.settings.pins;
    let who = Who { client: ctx.client, session: ctx.session.as_ref() };
    match pins.check(&shared.store, Some(shop.id), who, form.one("pin").unwrap_or_default()).await? {
        Entered::Right => {}
        Entered::Wrong => return pin_page(&shared, &ctx, &shop, Some(text.pin_wrong)),
        Entered::TooOften => {
            let mut response = pin_page(&shared, &ctx, &shop, Some(text.pin_later))?;
            *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("60"));
            return Ok(response);
        }
    }
    let session = Session::new(&shared.tokens).ok_or(Problem::Internal)?;
    if let Some(mark) = pins.mark(shop.id, &session) {
        shared.store.let_in(&session.key(), shop.id, &mark).await?;
    }
    let cookie = HeaderValue::from_str(&session.cookie(ctx.https)).map_err(|_| Problem::Internal)?;
    Ok(with_cookie(see(&format!("/boss/orders/{}/", shop.id)), Some(cookie)))
}

async fn may_act_for(shared: &Shared, ctx: &Ctx, shop: i64) -> Result<bool, Problem> {
    if !shared.settings.pins.guard(shop) {
        return Ok(true);
    }
    let standing = shared.settings.pins.standing(&shared.store, shop, ctx.session.as_ref()).await?;
    Ok(standing == Standing::In)
}

fn pin_page(shared: &Shared, ctx: &Ctx, shop: &Shop, error: Option<&'static str>) -> Result<Response, Problem> {
    let (session, cookie) = session_for_form(shared, ctx)?;
    let token = shared.tokens.token(&session, Purpose::General);
    let page = PinPage { c: Chrome::new(shared, ctx), shop, token, error };
    Ok(with_cookie(html(StatusCode::FORBIDDEN, &page), cookie))
}
