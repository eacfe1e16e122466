//! Headers that every answer carries.

use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, VARY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

/// Which instance answered.
pub(super) const INSTANCE: HeaderName = HeaderName::from_static("x-instance-id");
/// Which apps it serves.
pub(super) const ROLE: HeaderName = HeaderName::from_static("x-app-role");
/// The number of the request in the log.
pub(super) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Scripts, styles and pictures come from the site's own files only; forms go to it only; nobody frames it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Adds them, leaving what a handler has set.
pub(super) fn add(headers: &mut HeaderMap, status: StatusCode, hsts: bool) {
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(CONTENT_SECURITY_POLICY, POLICY);
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(X_FRAME_OPTIONS, "DENY");
    // Not `no-referrer`: browsers would then send our own forms with `Origin: null`.
    set(REFERRER_POLICY, "same-origin");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()");
    // A page belongs to one reader: a shared cache such as CloudFront may not keep it, the reader's browser must ask.
    set(CACHE_CONTROL, if status.is_success() { "private, no-cache" } else { "no-store" });
    set(VARY, "Accept, Accept-Language, Cookie");
    if hsts {
        set(STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
}
