//! The pages, one module for each group.

pub(super) mod boss;
pub(super) mod delivery;
pub(super) mod home;
pub(super) mod order;
pub(super) mod order_json;
pub(super) mod orders;
pub(super) mod polls;
pub(super) mod preferences;
pub(super) mod status;

use axum::extract::RawQuery;
use axum::extract::path::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::Shared;
use super::context::Context;
use super::problem::Problem;
use super::session::Session;
use crate::domain::fields;

// ANCHOR: row-id
/// Reads the number in a path: whatever no row can have is not found.
fn row_id(Path(text): &Path<String>) -> Result<i64, Problem> {
    fields::row_id(text).ok_or(Problem::NotFound)
}
// ANCHOR_END: row-id

/// Reads one value of a query.
fn query_value(RawQuery(query): &RawQuery, name: &str) -> Option<String> {
    let query = query.as_deref()?;
    form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// Reads where a list goes on.
fn before(query: &RawQuery) -> Option<i64> {
    query_value(query, "before").as_deref().and_then(fields::row_id)
}

/// Reads where a list of what is added at its end goes on.
fn after(query: &RawQuery) -> Option<i64> {
    query_value(query, "after").as_deref().and_then(fields::row_id)
}

// ANCHOR: see
/// Sends the browser to a page by GET after a POST, so that reloading repeats nothing.
fn see(path: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    match HeaderValue::from_str(path) {
        Ok(path) => {
            response.headers_mut().insert(header::LOCATION, path);
            response
        }
        Err(_) => Problem::Internal.into_response(),
    }
}
// ANCHOR_END: see

/// Returns the session of the request, or a new one and its cookie for a page that holds a form.
fn session_for_form(shared: &Shared, ctx: &Context) -> Result<(Session, Option<HeaderValue>), Problem> {
    if let Some(session) = &ctx.session {
        return Ok((session.clone(), None));
    }
    let session = Session::new(&shared.tokens).ok_or(Problem::Internal)?;
    let cookie = HeaderValue::from_str(&session.cookie(ctx.https)).map_err(|_| Problem::Internal)?;
    Ok((session, Some(cookie)))
}

/// Adds a new session's cookie to an answer.
fn with_cookie(mut response: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
