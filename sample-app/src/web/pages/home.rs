//! The first page, and the pages for addresses that lead nowhere.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::web::Shared;
use crate::web::context::Ctx;
use crate::web::page::{Chrome, html};
use crate::web::problem::Problem;

#[derive(Template)]
#[template(path = "home.html")]
struct Home<'a> {
    c: Chrome<'a>,
}

/// Shows where to go.
pub(in crate::web) async fn page(State(shared): State<Arc<Shared>>, ctx: Ctx) -> Response {
    html(StatusCode::OK, &Home { c: Chrome::new(&shared, &ctx) })
}

/// Answers for addresses that do not exist.
pub(in crate::web) async fn not_found() -> Problem {
    Problem::NotFound
}

/// Answers for addresses that another target group serves.
pub(in crate::web) async fn not_served() -> Problem {
    Problem::NotServedHere
}

/// Answers for addresses that take another method.
pub(in crate::web) async fn wrong_method() -> Problem {
    Problem::WrongMethod
}
