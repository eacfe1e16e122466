//! The PINs in front of the boss's pages, when there are any.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use crate::domain::{self, Millis};

/// Wrong tries per shop and minute; then even the right PIN waits.
const TRIES: u32 = 10;
const MINUTE: Millis = 60_000;

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
pub struct Pins {
    pins: Vec<Pin>,
    wrong: Arc<Mutex<BTreeMap<i64, (Millis, u32)>>>,
}

/// What a PIN that was entered is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entered {
    Right,
    Wrong,
    TooOften,
}

impl From<Vec<Pin>> for Pins {
    fn from(pins: Vec<Pin>) -> Self {
        Self { pins, wrong: Arc::default() }
    }
}

impl Pins {
    /// Says whether a shop's pages ask for a PIN.
    pub(super) fn guard(&self, shop: i64) -> bool {
        self.of(shop).is_some()
    }

    /// Says whether any shop's pages ask for a PIN.
    pub(super) fn guard_any(&self) -> bool {
        !self.pins.is_empty()
    }

    /// Checks a PIN. Digests are compared, so the time taken tells nothing about the PIN.
    pub(super) fn check(&self, shop: i64, entered: &str) -> Entered {
        let Some(pin) = self.of(shop) else { return Entered::Right };
        let now = domain::now();
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        wrong.retain(|_, (since, _)| now - *since < MINUTE);
        let (_, tries) = wrong.entry(shop).or_insert((now, 0));
        if *tries >= TRIES {
            return Entered::TooOften;
        }
        let digest: [u8; 32] = Sha256::digest(entered).into();
        if digest == pin.digest {
            wrong.remove(&shop);
            return Entered::Right;
        }
        *tries += 1;
        Entered::Wrong
    }

    /// A shop's own PIN, else the one for all.
    fn of(&self, shop: i64) -> Option<&Pin> {
        let own = self.pins.iter().find(|pin| pin.shop == Some(shop));
        own.or_else(|| self.pins.iter().find(|pin| pin.shop.is_none()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shop_has_its_own_pin_or_the_common_one() {
        let pins = Pins::from(vec!["1111".parse().expect("a PIN"), "2=2222".parse().expect("a PIN")]);
        assert_eq!(pins.check(1, "1111"), Entered::Right);
        assert_eq!(pins.check(2, "1111"), Entered::Wrong);
        assert_eq!(pins.check(2, "2222"), Entered::Right);
        for _ in 0..TRIES {
            assert_eq!(pins.check(3, "0"), Entered::Wrong);
        }
        assert_eq!(pins.check(3, "1111"), Entered::TooOften);
        assert!(!Pins::default().guard(1));
    }
}
