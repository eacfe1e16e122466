//! What is known about a request before anything handles it.
//!
//! Client address, scheme and host are taken from `X-Forwarded-*` only if the peer is a trusted proxy.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE, COOKIE, HOST, VIA};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use ipnet::IpNet;

use super::session::{Session, cookie_value};
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
    pub(super) forwarded_host: Option<String>,
    pub(super) client: IpAddr,
    /// Whether the request was made on this machine and came straight to the app.
    pub(super) on_this_machine: bool,
    pub(super) session: Option<Session>,
    pub(super) wants_json: bool,
    pub(super) request_id: String,
}

impl Context {
    /// Reads all of it.
    pub(super) fn read(headers: &HeaderMap, uri: &Uri, peer: IpAddr, trusted: &[IpNet], request_id: String) -> Self {
        let peer = peer.to_canonical();
        let is_trusted = |address: IpAddr| address.is_loopback() || trusted.iter().any(|net| net.contains(&address));
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let from_proxy = |name: &str| text(name).filter(|_| is_trusted(peer));
        let proto = from_proxy("x-forwarded-proto").map(|value| first(value).to_ascii_lowercase());
        let https = proto.as_deref() == Some("https");
        let cookies = text(COOKIE.as_str()).unwrap_or_default();
        let forwarded =
            ["x-forwarded-for", "forwarded", "x-real-ip", VIA.as_str()].iter().any(|name| text(name).is_some());
        let host = text(HOST.as_str()).unwrap_or_default();
        Self {
            lang: cookie_value(cookies, "lang")
                .and_then(Lang::from_code)
                .unwrap_or_else(|| Lang::preferred(text(ACCEPT_LANGUAGE.as_str()).unwrap_or_default())),
            theme: cookie_value(cookies, "theme").and_then(Theme::from_name).unwrap_or(Theme::Auto),
            here: uri.path_and_query().map_or_else(|| "/".to_owned(), |path| path.as_str().to_owned()),
            https,
            scheme_known: proto.is_some(),
            forwarded_host: from_proxy("x-forwarded-host").map(|value| first(value).to_owned()),
            client: client(peer, text("x-forwarded-for").unwrap_or_default(), is_trusted),
            on_this_machine: peer.is_loopback() && !forwarded && is_local_name(host),
            session: Session::read(cookies, https),
            wants_json: wants_json(text(ACCEPT.as_str()).unwrap_or_default(), uri.query().unwrap_or_default()),
            request_id,
        }
    }
}

/// Walks `X-Forwarded-For` from the nearest proxy outwards, as far as each one is trusted.
fn client(peer: IpAddr, forwarded_for: &str, is_trusted: impl Fn(IpAddr) -> bool) -> IpAddr {
    let mut client = peer;
    for entry in forwarded_for.rsplit(',') {
        if !is_trusted(client) {
            break;
        }
        let entry = entry.trim();
        let address = entry.parse::<IpAddr>().or_else(|_| entry.parse::<SocketAddr>().map(|socket| socket.ip()));
        match address {
            Ok(address) => client = address.to_canonical(),
            Err(_) => break,
        }
    }
    client
}

/// A name that only this machine has; a page elsewhere that resolves to a loopback address has another.
fn is_local_name(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn first(list: &str) -> &str {
    list.split(',').next().unwrap_or_default().trim()
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

    fn seen(peer: &str, forwarded_for: &str) -> String {
        let trusted = ["10.0.0.0/16".parse::<IpNet>().expect("a network")];
        let is_trusted = |address: IpAddr| address.is_loopback() || trusted.iter().any(|net| net.contains(&address));
        client(peer.parse().expect("an address"), forwarded_for, is_trusted).to_string()
    }

    #[test]
    fn the_client_behind_trusted_proxies() {
        let cases = [
            ("203.0.113.9", "1.2.3.4", "203.0.113.9"),
            ("10.0.1.5", "198.51.100.7", "198.51.100.7"),
            ("10.0.1.5", "6.6.6.6, 198.51.100.7", "198.51.100.7"),
            ("10.0.1.5", "198.51.100.7, 10.0.2.2", "198.51.100.7"),
            ("10.0.1.5", "198.51.100.7:4711", "198.51.100.7"),
            ("10.0.1.5", "garbage", "10.0.1.5"),
            ("10.0.1.5", "", "10.0.1.5"),
            ("127.0.0.1", "2001:db8::1", "2001:db8::1"),
        ];
        for (peer, header, expected) in cases {
            assert_eq!(seen(peer, header), expected, "{peer} says {header:?}");
        }
    }

    #[test]
    fn json_is_asked_for() {
        assert!(wants_json("application/json", ""));
        assert!(wants_json("text/html", "a=b&format=json"));
        assert!(!wants_json("text/html,application/json;q=0.9,*/*", ""));
        assert!(!wants_json("*/*", ""));
    }

    #[test]
    fn local_names() {
        for (host, expected) in [
            ("localhost:80", true),
            ("127.0.0.1:8000", true),
            ("[::1]:8000", true),
            ("shop.example", false),
            ("", false),
        ] {
            assert_eq!(is_local_name(host), expected, "{host}");
        }
    }
}
