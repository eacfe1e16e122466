//! The session: a random name in a cookie, and nothing else until there is something to remember.
//!
//! What is remembered (orders placed, shops let into) stands in the database under a hash of the name, so that any
//! instance can answer any request, and a copy of the database opens no session.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cookie::{Cookie, SameSite};
use sha2::{Digest, Sha256};

use super::csrf::Tokens;

/// The cookie's name over plain HTTP.
const PLAIN: &str = "session";
/// The cookie's name over HTTPS: browsers take it only from this very host, by HTTPS.
///
/// Two names, because a `Secure` cookie can neither be sent nor replaced over HTTP: one name would shut out whoever
/// comes back by HTTP.
const SECURE: &str = "__Host-session";

/// The name of a session: random, and sealed with the key of all instances, so that only what was handed out by one of them
/// is taken up. A name that somebody made up and planted in a browser is worth nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Session(String);

impl Session {
    /// Makes a new one.
    pub(super) fn new(tokens: &Tokens) -> Option<Self> {
        let name = random_text()?;
        let seal = tokens.seal(&name)?;
        Some(Self(format!("{name}.{seal}")))
    }

    /// Reads it from the cookies of a request.
    ///
    /// Of several, browsers send the one for the longest path first, and ours is for the shortest: the last one that is
    /// sealed counts.
    pub(super) fn read(cookies: &str, https: bool, tokens: &Tokens) -> Option<Self> {
        let name = if https { SECURE } else { PLAIN };
        let is_ours = |value: &&str| {
            let Some((name, seal)) = value.split_once('.') else { return false };
            URL_SAFE_NO_PAD.decode(name).is_ok_and(|bytes| bytes.len() == 32) && tokens.sealed(name, seal)
        };
        cookie_values(cookies, name).filter(is_ours).last().map(|value| Self(value.to_owned()))
    }

    /// Returns what only this session can know about a PIN: kept beside its name in the database, it tells whether the PIN
    /// is still the same, and nobody who reads the database what it is.
    pub(super) fn mark(&self, pin: &[u8]) -> String {
        let mut hash = Sha256::new();
        hash.update(self.0.as_bytes());
        hash.update(pin);
        URL_SAFE_NO_PAD.encode(hash.finalize())
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

/// Returns the values of all cookies of that name, as they came.
pub(super) fn cookie_values<'a>(cookies: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    cookies.split(';').filter_map(move |pair| {
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
        let (tokens, others) = (Tokens::with(b"key"), Tokens::with(b"another key"));
        let session = Session::new(&tokens).expect("the system has random numbers");
        let foreign = Session::new(&others).expect("the system has random numbers");
        let cookies = format!("a=b; session={}; __Host-session=short", session.name());
        assert_eq!(Session::read(&cookies, false, &tokens), Some(session.clone()));
        assert_eq!(Session::read(&cookies, true, &tokens), None);
        let (name, seal) = session.name().split_once('.').expect("name and seal");
        let other_seal = foreign.name().split_once('.').expect("name and seal").1;
        for planted in [
            "../../etc".to_owned(),
            "A".repeat(43),
            format!("{}.{seal}", "A".repeat(43)),
            format!("{name}.{other_seal}"),
            name.to_owned(),
            format!("{name}."),
            foreign.name().to_owned(),
        ] {
            assert_eq!(Session::read(&format!("session={planted}"), false, &tokens), None, "{planted}");
            let both = format!("session={planted}; session={}", session.name());
            assert_eq!(Session::read(&both, false, &tokens), Some(session.clone()), "{planted} beside ours");
        }
        assert_eq!(Session::read("session", false, &tokens), None);
        assert_eq!(session.key().len(), 43);
        assert_ne!(session.mark(b"1"), session.mark(b"2"));
    }
}
