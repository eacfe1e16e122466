//! Who may ask: whoever speaks to this machine by its own name, has the token, and comes from no other page.
//!
//! Every request passes here before anything else sees it. A name that somebody else's DNS points at this machine is
//! refused by the header `Host`, a page of another origin by what the browser says of it
//! (<https://www.w3.org/TR/fetch-metadata/>), and whoever else runs programs here by the token and, where the system
//! tells whose a connection is, by that.

mod token;

pub use token::Token;

use crate::peer::Peer;
use axum::extract::Request;
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long a code for one use may be used: a browser needs a few seconds to start.
const LIFE_OF_A_CODE: Duration = Duration::from_secs(120);

/// What may be had without the token: how a page looks, also the one that refuses.
const OPEN: [&str; 2] = ["/companion.css", "/favicon.ico"];

/// The member of the query that holds the token, and the one that holds a code.
const MEMBERS: [&str; 2] = ["token", "once"];

/// Why somebody gets no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It was asked by a name that is not this machine's.
    Host,
    /// A page of another origin asks.
    Origin,
    /// The token is not there, or not the right one.
    Token,
    /// Another user of the machine asks.
    Other,
}

/// What is asked of whoever asks.
pub(crate) struct Guard {
    token: Token,
    /// The names under which this server may be asked, as `Host` writes them.
    hosts: Vec<String>,
    /// The name of the cookie. Cookies know no ports: two servers on one machine need two names.
    cookie: String,
    /// Codes that stand for the token once, until the time.
    codes: Mutex<Vec<(Token, Instant)>>,
}

impl Guard {
    /// The guard of a server at a port.
    pub(crate) fn new(token: Token, port: u16) -> Self {
        let names = ["127.0.0.1", "localhost", "[::1]"];
        let mut hosts: Vec<String> = names.iter().map(|name| format!("{name}:{port}")).collect();
        if port == 80 {
            hosts.extend(names.map(str::to_owned));
        }
        Self { token, hosts, cookie: format!("check-{port}"), codes: Mutex::default() }
    }

    /// A code that stands for the token once and soon. What starts a browser has its arguments seen by everybody on the
    /// machine; a code that has been used is worth nothing.
    ///
    /// # Errors
    /// The system has no randomness to give.
    pub(crate) fn code(&self) -> std::io::Result<Token> {
        let code = Token::new()?;
        let now = Instant::now();
        let mut codes = self.codes.lock().unwrap_or_else(PoisonError::into_inner);
        codes.retain(|(_, until)| *until > now);
        codes.push((code.clone(), now + LIFE_OF_A_CODE));
        Ok(code)
    }

    fn takes_code(&self, said: &str) -> bool {
        let now = Instant::now();
        let mut codes = self.codes.lock().unwrap_or_else(PoisonError::into_inner);
        let before = codes.len();
        codes.retain(|(code, until)| *until > now && !code.is(said));
        codes.len() < before
    }

    /// Whether the address that is asked is one of ours: in the header, and in the request line if it is there too.
    fn is_host(&self, uri: &Uri, headers: &HeaderMap) -> bool {
        let is_ours = |host: &str| self.hosts.iter().any(|own| own.eq_ignore_ascii_case(host));
        let mut named = headers.get_all(header::HOST).iter();
        let said = named.next().and_then(|host| host.to_str().ok());
        said.is_some_and(is_ours) && named.next().is_none() && uri.authority().is_none_or(|host| is_ours(host.as_str()))
    }

    /// Whether the request comes from a page of this server, or from no page at all.
    fn is_own(&self, method: &Method, headers: &HeaderMap) -> bool {
        let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
        let site = text(HeaderName::from_static("sec-fetch-site"));
        let host = text(header::HOST).unwrap_or_default();
        let origin = text(header::ORIGIN).map(|origin| origin.strip_prefix("http://").unwrap_or_default());
        if origin.is_some_and(|origin| !origin.eq_ignore_ascii_case(host)) {
            return false;
        }
        let is_proven = origin.is_some() || site == Some("same-origin");
        let is_read = method == Method::GET || method == Method::HEAD;
        let is_stream = text(header::ACCEPT).is_some_and(|accept| accept.contains("text/event-stream"));
        if !is_read || is_stream {
            // A browser says of itself where such a request comes from.
            return is_proven && site.is_none_or(|site| site == "same-origin");
        }
        match site {
            None | Some("same-origin") => true,
            // Somebody typed it, or followed a link: whether they may see it the cookie says, which no other site's
            // link brings along.
            Some(_) => {
                let mode = text(HeaderName::from_static("sec-fetch-mode"));
                let into = text(HeaderName::from_static("sec-fetch-dest"));
                mode == Some("navigate") && into == Some("document")
            }
        }
    }

    /// Whether the cookie has the token.
    fn has_token(&self, headers: &HeaderMap) -> bool {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.any(|(name, value)| name == self.cookie && self.token.is(value))
    }

    /// What an address with a token or a code in it is answered.
    pub(crate) fn enter(&self, uri: &Uri, headers: &HeaderMap) -> Option<Response> {
        let query = uri.query()?;
        let mut known = false;
        let mut rest = form_urlencoded::Serializer::new(String::new());
        let mut is_left = false;
        let mut is_asked = false;
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            if MEMBERS.contains(&name.as_ref()) {
                is_asked = true;
                known |= if name == "token" { self.token.is(&value) } else { self.takes_code(&value) };
            } else {
                is_left = true;
                rest.append_pair(&name, &value);
            }
        }
        if !is_asked || !(known || self.has_token(headers)) {
            return None;
        }
        // What begins with two slashes would be another host.
        let path = format!("/{}", uri.path().trim_start_matches('/'));
        let to = if is_left { format!("{path}?{}", rest.finish()) } else { path };
        let to = HeaderValue::from_str(&to).ok()?;
        // A browser that came from elsewhere would not send the cookie along after a redirect; a page of ours that
        // leads on is a beginning.
        let is_foreign =
            headers.get("sec-fetch-site").is_some_and(|site| !["none", "same-origin"].iter().any(|own| site == own));
        let mut response = if is_foreign {
            let mut refresh = b"0; url=".to_vec();
            refresh.extend(to.as_bytes());
            let mut response = StatusCode::OK.into_response();
            response.headers_mut().insert(header::REFRESH, HeaderValue::from_bytes(&refresh).ok()?);
            response
        } else {
            let mut response = StatusCode::SEE_OTHER.into_response();
            response.headers_mut().insert(header::LOCATION, to);
            response
        };
        if known {
            let cookie = format!("{}={}; Path=/; HttpOnly; SameSite=Strict", self.cookie, self.token.as_str());
            response.headers_mut().insert(header::SET_COOKIE, HeaderValue::from_str(&cookie).ok()?);
        }
        Some(response)
    }

    /// Why a request is refused, if it is.
    pub(crate) fn refuses(&self, request: &Request) -> Option<Refusal> {
        let (uri, headers) = (request.uri(), request.headers());
        if !self.is_host(uri, headers) {
            return Some(Refusal::Host);
        }
        if request.extensions().get::<Peer>() == Some(&Peer::Other) {
            return Some(Refusal::Other);
        }
        if !self.is_own(request.method(), headers) {
            return Some(Refusal::Origin);
        }
        let is_open = OPEN.contains(&uri.path());
        (!is_open && !self.has_token(headers)).then_some(Refusal::Token)
    }
}
