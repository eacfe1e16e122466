//! The PINs in front of the boss's pages, when there are any.

use std::net::IpAddr;
use std::str::FromStr;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::limit::subscriber;
use super::session::Session;
use crate::domain::{self, Millis};
use crate::store::{Standing, Store, StoreError, TryLimit};

const MINUTE: Millis = 60_000;
/// Wrong tries of one client a minute, whatever shops it tries.
const OF_A_CLIENT: (i64, Millis) = (10, MINUTE);
/// Wrong tries of one PIN by all whom nobody knows: four digits last for more than a day.
const OF_A_PIN: (i64, Millis) = (60, 10 * MINUTE);
/// Wrong tries of a session that was let in before. It is counted for itself alone, so that whoever guesses shuts out
/// neither the shop nor those who share an address with him.
const OF_A_KNOWN_SESSION: (i64, Millis) = (10, MINUTE);

/// One `--boss-pin`: `1234` for all shops or `SHOP=1234` for one.
#[derive(Clone)]
pub struct Pin {
    shop: Option<i64>,
    digest: [u8; 32],
}

impl std::fmt::Debug for Pin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pin for {:?}", self.shop)
    }
}

impl FromStr for Pin {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (shop, pin) = match text.split_once('=') {
            Some((shop, pin)) => {
                (Some(domain::fields::row_id(shop).ok_or("write PIN, or SHOP=PIN with the number of a shop")?), pin)
            }
            None => (None, text),
        };
        if pin.is_empty() {
            return Err("the PIN is empty");
        }
        Ok(Self { shop, digest: Sha256::digest(pin).into() })
    }
}

/// All of them.
#[derive(Debug, Clone, Default)]
pub struct Pins(Arc<[Pin]>);

/// What a PIN that was entered is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entered {
    Right,
    Wrong,
    TooOften,
}

/// Who enters a PIN.
#[derive(Debug, Clone, Copy)]
pub(super) struct Who<'a> {
    pub(super) client: IpAddr,
    pub(super) session: Option<&'a Session>,
}

impl From<Vec<Pin>> for Pins {
    fn from(pins: Vec<Pin>) -> Self {
        Self(pins.into())
    }
}

impl Pins {
    /// Says whether a shop's pages ask for a PIN.
    pub(super) fn guard(&self, shop: i64) -> bool {
        self.of(shop).is_some()
    }

    /// Says whether any shop's pages ask for a PIN.
    pub(super) fn guard_any(&self) -> bool {
        !self.0.is_empty()
    }

    /// Says whether there is a PIN for all shops, which also stands before adding one.
    pub(super) fn for_all(&self) -> bool {
        self.0.iter().any(|pin| pin.shop.is_none())
    }

    /// Returns the session's own mark of a shop's present PIN, if there is one.
    pub(super) fn mark(&self, shop: i64, session: &Session) -> Option<String> {
        self.of(shop).map(|pin| session.mark(&pin.digest))
    }

    /// Says what a session may do for a shop.
    pub(super) async fn standing(
        &self,
        store: &Store,
        shop: i64,
        session: Option<&Session>,
    ) -> Result<Standing, StoreError> {
        let Some(session) = session else { return Ok(Standing::Unknown) };
        let Some(mark) = self.mark(shop, session) else { return Ok(Standing::In) };
        store.standing(&session.key(), shop, &mark).await
    }

    /// Checks the PIN of a shop that exists, or the one for all shops; tries are counted in the database, for all instances.
    ///
    /// What is counted are clients, sessions that we know and PINs that there are: nothing that whoever guesses could make
    /// up. Digests are compared, so the time taken tells nothing about the PIN.
    pub(super) async fn check(
        &self,
        store: &Store,
        shop: Option<i64>,
        who: Who<'_>,
        entered: &str,
    ) -> Result<Entered, StoreError> {
        let pin = match shop {
            Some(shop) => self.of(shop),
            None => self.0.iter().find(|pin| pin.shop.is_none()),
        };
        let Some(pin) = pin else { return Ok(Entered::Right) };
        let standing = match shop {
            Some(shop) => self.standing(store, shop, who.session).await?,
            None => Standing::Unknown,
        };
        let limits = limits(pin, who, standing);
        if !store.count_try(&limits).await? {
            return Ok(Entered::TooOften);
        }
        let digest: [u8; 32] = Sha256::digest(entered).into();
        if digest != pin.digest {
            return Ok(Entered::Wrong);
        }
        store.forgive_try(&limits).await?;
        Ok(Entered::Right)
    }

    /// A shop's own PIN, else the one for all.
    fn of(&self, shop: i64) -> Option<&Pin> {
        let own = self.0.iter().find(|pin| pin.shop == Some(shop));
        own.or_else(|| self.0.iter().find(|pin| pin.shop.is_none()))
    }
}

/// What a try counts against.
fn limits(pin: &Pin, who: Who<'_>, standing: Standing) -> Vec<TryLimit> {
    let limit = |subject, (most, window)| TryLimit { subject, most, window };
    match who.session {
        Some(session) if standing != Standing::Unknown => {
            vec![limit(format!("session {}", session.key()), OF_A_KNOWN_SESSION)]
        }
        _ => {
            let client = limit(format!("client {}", subscriber(who.client)), OF_A_CLIENT);
            let name = pin.shop.map_or_else(|| "pin for all".to_owned(), |shop| format!("pin of {shop}"));
            vec![client, limit(name, OF_A_PIN)]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::csrf::Tokens;

    #[test]
    fn a_shop_has_its_own_pin_or_the_common_one() {
        let pins = Pins::from(vec!["1111".parse().expect("a PIN"), "2=2222".parse().expect("a PIN")]);
        let session = Session::new(&Tokens::with(b"key")).expect("random");
        let mark = |shop| pins.mark(shop, &session);
        assert_eq!(mark(1), mark(3));
        assert_ne!(mark(1), mark(2));
        assert!(pins.guard(7) && pins.guard_any() && pins.for_all());
        assert!(!Pins::default().guard(1) && !Pins::default().guard_any());
    }

    #[test]
    fn what_is_counted_cannot_be_made_up() {
        let session = Session::new(&Tokens::with(b"key")).expect("random");
        let subjects = |pin: &str, standing| {
            let pin: Pin = pin.parse().expect("a PIN");
            let who = Who { client: "2001:db8::1".parse().expect("an address"), session: Some(&session) };
            limits(&pin, who, standing).into_iter().map(|limit| limit.subject).collect::<Vec<_>>()
        };
        assert_eq!(subjects("1111", Standing::Unknown), ["client 2001:db8::", "pin for all"]);
        assert_eq!(subjects("2=1111", Standing::Unknown), ["client 2001:db8::", "pin of 2"]);
        assert_eq!(subjects("2=1111", Standing::Known), [format!("session {}", session.key())]);
        let longest = subjects("9223372036854775807=1", Standing::Unknown);
        assert!(longest.iter().all(|subject| subject.is_ascii() && subject.len() <= 100));
    }
}
