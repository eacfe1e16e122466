//! JSON in and out, for lab 2.9 and for programs.
//!
//! A page of another site cannot send `application/json` without asking first, and nothing here says yes to that; so JSON
//! needs no token, only the check of the origin.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::form;
use super::problem::Problem;

/// A JSON body that was sent.
#[derive(Debug)]
pub(super) struct Sent<T>(pub(super) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Sent<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !form::is(&request, "application/json") {
            return Err(Problem::WrongType);
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|_| Problem::BadForm)?;
        serde_json::from_slice(&bytes).map(Self).map_err(|_| Problem::BadForm)
    }
}

/// Answers with a value as JSON.
pub(super) fn answer(status: StatusCode, value: &impl Serialize) -> Response {
    match serde_json::to_vec(value) {
        Ok(body) => (status, [(CONTENT_TYPE, "application/json; charset=utf-8")], body).into_response(),
        Err(_) => Problem::Internal.into_response(),
    }
}

/// Answers that something was made, and where it is.
pub(super) fn created(at: &str, value: &impl Serialize) -> Response {
    let mut response = answer(StatusCode::CREATED, value);
    if let Ok(at) = HeaderValue::from_str(at) {
        response.headers_mut().insert(LOCATION, at);
    }
    response
}
