//! What a client asks for.

use crate::name::Name;
use std::fmt::{self, Display, Formatter};
use std::net::IpAddr;

/// How a client speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// Plain.
    Http,
    /// Over TLS.
    Https,
}

impl Display for Scheme {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Http => "http",
            Self::Https => "https",
        })
    }
}

impl Scheme {
    /// The port that belongs to it.
    #[must_use]
    pub fn port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

/// A request as it leaves the client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// How it is spoken.
    pub scheme: Scheme,
    /// Whom it names.
    pub host: Name,
    /// The port that it goes to.
    pub port: u16,
    /// `GET`, `POST`, ….
    pub method: String,
    /// The path, beginning with a slash, as it is sent.
    pub path: String,
    /// The parts of the query string, in their order.
    pub query: Vec<(String, String)>,
    /// Headers beside `Host`, by any case of their names.
    pub headers: Vec<(String, String)>,
    /// Where it comes from, where that is known.
    pub source: Option<IpAddr>,
}

impl Request {
    /// A `GET` of what stands behind the host in a URL: a path, and a query string perhaps.
    #[must_use]
    pub fn for_target(scheme: Scheme, host: Name, target: &str) -> Self {
        let target = target.split_once('#').map_or(target, |(target, _)| target);
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        Self { query: parts(query), ..Self::get(scheme, host, if path.is_empty() { "/" } else { path }) }
    }

    /// Its query string as one text.
    #[must_use]
    pub fn query_string(&self) -> String {
        let one = |(key, value): &(String, String)| match value.is_empty() {
            true => key.clone(),
            false => format!("{key}={value}"),
        };
        self.query.iter().map(one).collect::<Vec<_>>().join("&")
    }

    /// A `GET` of a path, with nothing beside it.
    #[must_use]
    pub fn get(scheme: Scheme, host: Name, path: &str) -> Self {
        Self {
            scheme,
            host,
            port: scheme.port(),
            method: "GET".to_owned(),
            path: path.to_owned(),
            query: Vec::new(),
            headers: Vec::new(),
            source: None,
        }
    }
}

/// As a person would type it.
impl Display for Request {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.host)?;
        if self.port != self.scheme.port() {
            write!(f, ":{}", self.port)?;
        }
        f.write_str(&self.path)?;
        if self.query.is_empty() { Ok(()) } else { write!(f, "?{}", self.query_string()) }
    }
}

/// A query string by its parts.
pub(crate) fn parts(query: &str) -> Vec<(String, String)> {
    let parts = query.trim_start_matches('?').split('&').filter(|part| !part.is_empty());
    let one = |part: &str| {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        (key.to_owned(), value.to_owned())
    };
    parts.map(one).collect()
}
