//! For the couriers: what is to be delivered, and that it was.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::{before, see, session_for_form, with_cookie};
use crate::domain::fields;
use crate::domain::state::Outcome;
use crate::store::OrderFilter;
use crate::web::Shared;
use crate::web::context::Ctx;
use crate::web::csrf::{self, Purpose};
use crate::web::form::Form;
use crate::web::page::{Chrome, OrderView, html};
use crate::web::problem::{Field, Problem};

#[derive(Template)]
#[template(path = "deliveries.html")]
struct Deliveries<'a> {
    c: Chrome<'a>,
    orders: Vec<OrderView>,
    token: String,
    older: Option<i64>,
    before: Option<i64>,
}

/// Sends on to the list.
pub(in crate::web) async fn entry() -> Response {
    see("/delivery/orders/")
}

/// Lists the orders that a shop has accepted and nobody has delivered, each with its form and no other.
pub(in crate::web) async fn list(
    State(shared): State<Arc<Shared>>,
    ctx: Ctx,
    query: RawQuery,
) -> Result<Response, Problem> {
    let before = before(&query);
    let (orders, more) = shared.store.orders(OrderFilter::Open, before).await?;
    let (session, cookie) = session_for_form(&shared, &ctx)?;
    let page = Deliveries {
        older: orders.last().filter(|_| more).map(|order| order.id),
        orders: orders.into_iter().map(|order| OrderView::new(order, ctx.lang)).collect(),
        token: shared.tokens.token(&session, Purpose::General),
        c: Chrome::new(&shared, &ctx),
        before,
    };
    Ok(with_cookie(html(StatusCode::OK, &page), cookie))
}

// ANCHOR: complete
/// Marks an order as delivered.
pub(in crate::web) async fn complete(
    State(shared): State<Arc<Shared>>,
    ctx: Ctx,
    form: Form,
) -> Result<Response, Problem> {
    shared.tokens.check(ctx.session.as_ref(), Purpose::General, form.one(csrf::FIELD))?;
    let order = form.one("order_id").unwrap_or_default();
    let order = fields::number(order, &(1..=i64::MAX)).map_err(|invalid| Problem::Field(Field::Order, invalid))?;
    match shared.store.complete(order).await? {
        Outcome::Done | Outcome::Already => Ok(see("/delivery/orders/")),
        Outcome::Refused(state) => Err(Problem::Conflict(state)),
        Outcome::Missing => Err(Problem::NotFound),
    }
}
// ANCHOR_END: complete
