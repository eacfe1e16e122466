//! The session: a random name in a cookie, and nothing else until there is something to remember.
//!
//! What is remembered (orders placed, shops let into) stands in the database under a hash of the name, so that any
//! instance can answer any request, and a copy of the database opens no session.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cookie::{Cookie, SameSite};
use sha2::{Digest, Sha256};

/// The cookie's name over plain HTTP.
const PLAIN: &str = "session";
/// The cookie's name over HTTPS: browsers take it only from this very host, by HTTPS.
///
/// Two names, because a `Secure` cookie can neither be sent nor replaced over HTTP: one name would shut out whoever
/// comes back by HTTP.
const SECURE: &str = "__Host-session";

/// The name of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Session(String);

impl Session {
    /// Makes a new one.
    pub(super) fn new() -> Option<Self> {
        random_text().map(Self)
    }

    /// Reads it from the cookies of a request.
    pub(super) fn read(cookies: &str, https: bool) -> Option<Self> {
        let name = if https { SECURE } else { PLAIN };
        let value = cookie_value(cookies, name)?;
        let bytes = URL_SAFE_NO_PAD.decode(value).ok()?;
        (bytes.len() == 32).then(|| Self(value.to_owned()))
    }

    /// Returns the key under which the database remembers it.
    pub(super) fn key(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.0.as_bytes()))
    }

    /// Returns the name itself.
    pub(super) fn name(&self) -> &str {
        &self.0
    }

    /// Writes the `Set-Cookie` header.
    pub(super) fn cookie(&self, https: bool) -> String {
        let name = if https { SECURE } else { PLAIN };
        Cookie::build((name, self.0.as_str()))
            .path("/")
            .http_only(true)
            .secure(https)
            .same_site(SameSite::Lax)
            .build()
            .to_string()
    }
}

/// Returns the value of the first cookie of that name.
pub(super) fn cookie_value<'a>(cookies: &'a str, name: &str) -> Option<&'a str> {
    cookies.split(';').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        (key.trim() == name).then(|| value.trim())
    })
}

/// Returns 256 random bits as text.
pub(crate) fn random_text() -> Option<String> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).ok()?;
    Some(URL_SAFE_NO_PAD.encode(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_names_are_read() {
        let session = Session::new().expect("the system has random numbers");
        let cookies = format!("a=b; session={}; __Host-session=short", session.name());
        assert_eq!(Session::read(&cookies, false), Some(session.clone()));
        assert_eq!(Session::read(&cookies, true), None);
        assert_eq!(Session::read("session=../../etc", false), None);
        assert_eq!(Session::read("session", false), None);
        assert_eq!(session.key().len(), 43);
    }
}
