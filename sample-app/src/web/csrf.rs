//! Proof that a form was sent from a page of this site that this browser was given.
//!
//! Two checks, each enough alone: the token is a keyed hash of the session and of what the form is for, and the request's
//! origin is this site. The key is in the database, so that any instance accepts what another one handed out.

use axum::http::HeaderMap;
use axum::http::header::{ORIGIN, REFERER};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use super::problem::Problem;
use super::session::{Session, random_text};
use crate::store::{Store, StoreError};

/// The field of the token in every form.
pub(super) const FIELD: &str = "csrf_token";

/// What a form is for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Purpose {
    /// Anything that any visitor may do.
    General,
    /// Acting for one shop: the token comes from that shop's own page only.
    Boss(i64),
}

/// Makes and checks tokens.
pub(super) struct Tokens {
    key: Vec<u8>,
}

impl std::fmt::Debug for Tokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tokens(…)")
    }
}

impl Tokens {
    /// Reads the key that all instances share, or makes it.
    pub(super) async fn shared(store: &Store) -> Result<Self, StoreError> {
        let fresh = random_text().ok_or(StoreError::NoRandom)?;
        let key = store.setting_or("token-key", &fresh).await?;
        Ok(Self { key: key.into_bytes() })
    }

    /// Returns the token of a form.
    pub(super) fn token(&self, session: &Session, purpose: Purpose) -> String {
        self.mac(session, purpose).map(|mac| URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())).unwrap_or_default()
    }

    // ANCHOR: check
    /// Checks a token in constant time.
    pub(super) fn check(
        &self,
        session: Option<&Session>,
        purpose: Purpose,
        token: Option<&str>,
    ) -> Result<(), Problem> {
        let proven = || {
            let bytes = URL_SAFE_NO_PAD.decode(token?).ok()?;
            self.mac(session?, purpose)?.verify_slice(&bytes).ok()
        };
        proven().ok_or(Problem::Token)
    }
    // ANCHOR_END: check

    /// Returns the seal of a session's name.
    pub(super) fn seal(&self, name: &str) -> Option<String> {
        self.seal_of(name).map(|mac| URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
    }

    /// Says whether the seal is that of the name, in constant time.
    pub(super) fn sealed(&self, name: &str, seal: &str) -> bool {
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(seal) else { return false };
        self.seal_of(name).is_some_and(|mac| mac.verify_slice(&bytes).is_ok())
    }

    fn seal_of(&self, name: &str) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).ok()?;
        // Not what any form's token is made of.
        mac.update(b"session/");
        mac.update(name.as_bytes());
        Some(mac)
    }

    #[cfg(test)]
    pub(super) fn with(key: &[u8]) -> Self {
        Self { key: key.to_vec() }
    }

    fn mac(&self, session: &Session, purpose: Purpose) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).ok()?;
        mac.update(session.name().as_bytes());
        match purpose {
            Purpose::General => mac.update(b"/"),
            Purpose::Boss(shop) => {
                mac.update(b"/boss/");
                mac.update(&shop.to_be_bytes());
            }
        }
        Some(mac)
    }
}

/// Returns what makes two sendings of one form equal: the page's own number and everything in the order.
pub(super) fn once_key(session: &Session, page: &str, content: &str) -> String {
    let mut hash = Sha256::new();
    for part in [session.name(), page, content] {
        hash.update(part.len().to_be_bytes());
        hash.update(part.as_bytes());
    }
    URL_SAFE_NO_PAD.encode(hash.finalize())
}

/// Where a site is reached, as far as the request tells.
#[derive(Debug)]
pub(super) struct Site<'a> {
    /// `https` or `http` if a trusted proxy or nobody in between said so, else unknown.
    pub(super) scheme: Option<&'a str>,
    /// The host that the request asks for.
    pub(super) host: &'a str,
    /// The host a trusted proxy says the client asked for.
    pub(super) forwarded_host: Option<&'a str>,
    /// Origins given by option.
    pub(super) public_origins: &'a [String],
}

/// Checks that a request that changes something comes from a page of this site.
///
/// Behind a load balancer that ends TLS the app sees plain HTTP while the browser says `https://`: the scheme is held
/// against what a trusted proxy reports, and ignored if none does.
pub(super) fn check_origin(headers: &HeaderMap, site: &Site<'_>) -> Result<(), Problem> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if text("sec-fetch-site").is_some_and(|value| value == "cross-site") && text(ORIGIN.as_str()).is_none() {
        return Err(Problem::CrossSite);
    }
    let Some(origin) = text(ORIGIN.as_str()).or_else(|| text(REFERER.as_str())) else {
        // No browser of the last years sends a form without either; the token stands alone here.
        return Ok(());
    };
    let host = site.host;
    if same_site(origin, host, site) {
        return Ok(());
    }
    Err(Problem::Origin { origin: shown(origin), host: shown(site.forwarded_host.unwrap_or(host)) })
}

fn same_site(origin: &str, host: &str, site: &Site<'_>) -> bool {
    if site.public_origins.iter().any(|public| starts_with_origin(origin, public)) {
        return true;
    }
    let Some((scheme, rest)) = origin.split_once("://") else { return false };
    if !["http", "https"].contains(&scheme) || site.scheme.is_some_and(|known| known != scheme) {
        return false;
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let bare = |authority: &str| {
        let default = if scheme == "https" { ":443" } else { ":80" };
        authority.strip_suffix(default).unwrap_or(authority).to_ascii_lowercase()
    };
    !authority.is_empty()
        && [Some(host), site.forwarded_host].into_iter().flatten().any(|host| bare(host) == bare(authority))
}

fn starts_with_origin(url: &str, origin: &str) -> bool {
    url.strip_prefix(origin).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
}

fn shown(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(100).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(origin: &str, host: &str, scheme: Option<&str>, forwarded_host: Option<&str>) -> bool {
        let public = vec!["https://shop.example.link".to_owned()];
        same_site(origin, host, &Site { scheme, host, forwarded_host, public_origins: &public })
    }

    #[test]
    fn origins() {
        let cases = [
            ("http://127.0.0.1:8000", "127.0.0.1:8000", Some("http"), None, true),
            ("https://a.example", "a.example", Some("https"), None, true),
            ("https://a.example", "a.example", None, None, true),
            ("https://A.example", "a.EXAMPLE:443", Some("https"), None, true),
            ("http://a.example", "a.example", Some("https"), None, false),
            ("https://a.example.evil", "a.example", None, None, false),
            ("https://a.example:444", "a.example", None, None, false),
            ("https://evil/a.example", "a.example", None, None, false),
            ("https://evil@a.example", "a.example", None, None, false),
            ("null", "a.example", None, None, false),
            ("", "", None, None, false),
            ("http://", "", None, None, false),
            ("ftp://a.example", "a.example", None, None, false),
            ("https://a.example/order/menus/1", "a.example", None, None, true),
            ("https://a.example", "10.0.0.1:8000", Some("https"), Some("a.example"), true),
            ("https://shop.example.link", "alb.example", None, None, true),
            ("https://shop.example.link.evil", "alb.example", None, None, false),
        ];
        for (origin, host, scheme, forwarded, expected) in cases {
            assert_eq!(
                allowed(origin, host, scheme, forwarded),
                expected,
                "{origin} at {host}, {scheme:?}, {forwarded:?}"
            );
        }
    }

    #[test]
    fn a_token_fits_one_session_and_one_purpose() {
        let tokens = Tokens::with(b"key");
        let (one, other) = (Session::new(&tokens).expect("random"), Session::new(&tokens).expect("random"));
        let token = tokens.token(&one, Purpose::Boss(1));
        assert!(tokens.check(Some(&one), Purpose::Boss(1), Some(&token)).is_ok());
        assert!(tokens.check(Some(&other), Purpose::Boss(1), Some(&token)).is_err());
        assert!(tokens.check(Some(&one), Purpose::Boss(2), Some(&token)).is_err());
        assert!(tokens.check(Some(&one), Purpose::General, Some(&token)).is_err());
        assert!(tokens.check(Some(&one), Purpose::Boss(1), None).is_err());
        assert!(tokens.check(Some(&one), Purpose::Boss(1), Some("")).is_err());
        assert!(tokens.check(None, Purpose::Boss(1), Some(&token)).is_err());
    }
}
