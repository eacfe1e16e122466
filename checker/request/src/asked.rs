//! What a client asks for.

use crate::name::Name;
use std::net::IpAddr;

/// How a client speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// Plain.
    Http,
    /// Over TLS.
    Https,
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
