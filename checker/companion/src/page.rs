//! The companion's own pages: how one is written and sent.

use crate::policy::Policy;
use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use messages::Language;

/// A page as an answer, with its policy. A template that cannot be written is an error of this program.
pub(crate) fn page(status: StatusCode, template: &impl Template, policy: &Policy) -> Response {
    match template.render() {
        Ok(html) => {
            let headers = [
                (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
                (header::CONTENT_SECURITY_POLICY, policy.header()),
                (header::CACHE_CONTROL, "no-store".to_owned()),
            ];
            (status, headers, html).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The other language.
pub(crate) fn other(language: Language) -> Language {
    match language {
        Language::Ko => Language::En,
        Language::En => Language::Ko,
    }
}
