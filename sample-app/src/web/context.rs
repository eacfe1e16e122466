//! What is known about a request before anything handles it.
//!
//! Client address, scheme and host are taken from `X-Forwarded-*` as far as `forwarded` believes them.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE, COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, Uri};
use ipnet::IpNet;

use super::csrf::Tokens;
use super::forwarded::Forwarded;
use super::host;
use super::session::{Session, cookie_values};
use crate::text::Lang;

/// The address of the other end of the connection.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub SocketAddr);

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Theme {
    Auto,
    Light,
    Dark,
}

impl Theme {
    pub(super) fn from_name(name: &str) -> Option<Self> {
        match name {
            "auto" => Some(Self::Auto),
            "light" => Some(Self::Light),
            "dark" => Some(Self::Dark),
            _ => None,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// One request.
#[derive(Debug)]
pub(super) struct Context {
    pub(super) lang: Lang,
    pub(super) theme: Theme,
    /// Path and query, to come back to.
    pub(super) here: String,
    /// Whether the browser came by HTTPS.
    pub(super) https: bool,
    /// Whether that is certain: nobody in between, or a trusted proxy said so.
    pub(super) scheme_known: bool,
    /// The host that the request asks for.
    pub(super) host: String,
    /// The host that a trusted proxy says the client asked for.
    pub(super) forwarded_host: Option<String>,
    pub(super) client: IpAddr,
    /// Whether that is the client, and not a proxy whose word cannot be read.
    pub(super) client_is_known: bool,
    /// Whether the request was made on this machine and came straight to the app.
    pub(super) on_this_machine: bool,
    pub(super) session: Option<Session>,
    pub(super) wants_json: bool,
    pub(super) request_id: String,
}

/// What a request says, and who may be believed.
pub(super) struct Asked<'a> {
    pub(super) headers: &'a HeaderMap,
    pub(super) uri: &'a Uri,
    pub(super) peer: IpAddr,
    pub(super) host: &'a str,
    pub(super) request_id: String,
}

impl Context {
    /// Reads all of it.
    pub(super) fn read(asked: Asked<'_>, trusted: &[IpNet], tokens: &Tokens) -> Self {
        let Asked { headers, uri, host, request_id, .. } = asked;
        let peer = asked.peer.to_canonical();
        let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
        let forwarded = Forwarded::read(headers, peer, trusted);
        let https = forwarded.https == Some(true);
        let cookies = cookies(headers);
        Self {
            lang: cookie_values(&cookies, "lang")
                .next()
                .and_then(Lang::from_code)
                .unwrap_or_else(|| Lang::preferred(text(&ACCEPT_LANGUAGE).unwrap_or_default())),
            theme: cookie_values(&cookies, "theme").next().and_then(Theme::from_name).unwrap_or(Theme::Auto),
            here: uri.path_and_query().map_or_else(|| "/".to_owned(), |path| path.as_str().to_owned()),
            https,
            scheme_known: forwarded.https.is_some(),
            client: forwarded.client,
            client_is_known: !forwarded.unreadable,
            on_this_machine: peer.is_loopback() && !forwarded.any && host::is_local(host),
            host: host.to_owned(),
            forwarded_host: forwarded.host,
            session: Session::read(&cookies, https, tokens),
            wants_json: wants_json(text(&ACCEPT).unwrap_or_default(), uri.query().unwrap_or_default()),
            request_id,
        }
    }
}

/// All lines of cookies as one; browsers send one line, HTTP/2 gateways may send several.
fn cookies(headers: &HeaderMap) -> String {
    let lines: Vec<&str> = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok()).collect();
    lines.join("; ")
}

/// JSON is asked for by `?format=json`, or by an `Accept` that names it and not HTML.
fn wants_json(accept: &str, query: &str) -> bool {
    query.split('&').any(|pair| pair == "format=json")
        || (accept.contains("application/json") && !accept.contains("text/html"))
}

/// The request's context, as a handler takes it.
#[derive(Debug, Clone)]
pub(super) struct Ctx(pub(super) Arc<Context>);

impl std::ops::Deref for Ctx {
    type Target = Context;

    fn deref(&self) -> &Context {
        &self.0
    }
}

impl<S: Sync> FromRequestParts<S> for Ctx {
    type Rejection = super::problem::Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        parts.extensions.get::<Self>().cloned().ok_or(super::problem::Problem::Internal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_asked_for() {
        assert!(wants_json("application/json", ""));
        assert!(wants_json("text/html", "a=b&format=json"));
        assert!(!wants_json("text/html,application/json;q=0.9,*/*", ""));
        assert!(!wants_json("*/*", ""));
    }
}
