//! The list of orders, and one order.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::{before, query_value, row_id};
use crate::domain::{Order, fields};
use crate::store::OrderFilter;
use crate::web::context::Ctx;
use crate::web::page::{Chrome, OrderView, When, html};
use crate::web::problem::Problem;
use crate::web::{Shared, json};

#[derive(Template)]
#[template(path = "orders.html")]
struct OrdersPage<'a> {
    c: Chrome<'a>,
    list: &'a str,
    placed: Option<String>,
    /// Number and name of those that this session placed.
    own: Vec<(i64, String)>,
}

#[derive(Template)]
#[template(path = "order.html")]
struct OrderPage<'a> {
    c: Chrome<'a>,
    order: OrderView,
    lines: Vec<(String, i64, String)>,
}

/// Lists all orders, newest first, a page at a time.
pub(in crate::web) async fn list(
    State(shared): State<Arc<Shared>>,
    ctx: Ctx,
    query: RawQuery,
) -> Result<Response, Problem> {
    let before = before(&query);
    if ctx.wants_json {
        let (orders, more) = shared.store.orders(OrderFilter::All, before).await?;
        let next = orders.last().filter(|_| more).map(|order| format!("/order/order/?format=json&before={}", order.id));
        let orders: Vec<_> = orders.iter().map(as_json).collect();
        return Ok(json::answer(StatusCode::OK, &serde_json::json!({ "orders": orders, "next": next })));
    }
    let list = shared.lists.orders(&shared.store, ctx.lang, before).await?;
    let own = match &ctx.session {
        Some(session) => shared.store.orders_of_session(&session.key()).await?,
        None => Vec::new(),
    };
    // Only what this session did place is confirmed, whatever a link says.
    let placed = query_value(&query, "placed").as_deref().and_then(fields::row_id).filter(|id| own.contains(id));
    let page = OrdersPage {
        placed: placed.map(|id| (ctx.lang.text().placed_notice)(id)),
        c: Chrome::new(&shared, &ctx),
        list: &list,
        own: own.into_iter().map(|id| (id, (ctx.lang.text().order_number)(id))).collect(),
    };
    Ok(html(StatusCode::OK, &page))
}

/// Shows one order.
pub(in crate::web) async fn one(
    State(shared): State<Arc<Shared>>,
    ctx: Ctx,
    id: Path<String>,
) -> Result<Response, Problem> {
    let order = shared.store.order(row_id(&id)?).await?.ok_or(Problem::NotFound)?;
    if ctx.wants_json {
        return Ok(json::answer(StatusCode::OK, &as_json(&order)));
    }
    let text = ctx.lang.text();
    let lines = order.lines.iter().map(|line| {
        let sum = line.unit_price.saturating_mul(line.quantity);
        (line.name.clone(), line.quantity, text.money(sum))
    });
    let lines = lines.collect();
    let page = OrderPage { c: Chrome::new(&shared, &ctx), order: OrderView::new(order, ctx.lang), lines };
    Ok(html(StatusCode::OK, &page))
}

fn as_json(order: &Order) -> serde_json::Value {
    let lines = order
        .lines
        .iter()
        .map(|line| serde_json::json!({ "name": line.name, "price": line.unit_price, "quantity": line.quantity }));
    serde_json::json!({
        "id": order.id,
        "shop": order.shop_id,
        "shop_name": order.shop_name,
        "address": order.address,
        "lines": lines.collect::<Vec<_>>(),
        "total": order.total,
        "status": order.state.word(),
        "estimated_time": order.state.minutes(),
        "placed_at": When::new(order.placed_at).machine,
    })
}
