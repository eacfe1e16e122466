//! Keyed randomness: everything that redaction makes up comes from one key, so that equal things stay equal.
//!
//! The key is made by the caller, once for a file, and forgotten.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// The key of one redaction.
pub(crate) struct Secret([u8; 32]);

impl Secret {
    pub(crate) fn new(key: &[u8; 32]) -> Self {
        Self(*key)
    }

    /// Thirty-two bytes that only who has the key can tell from noise; `domain` keeps its uses apart.
    pub(crate) fn bytes(&self, domain: &str, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes keys of any length");
        for part in std::iter::once(&domain.as_bytes()).chain(parts) {
            mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    /// A made-up word for a text: `length` hexadecimal digits, at most 64.
    pub(crate) fn word(&self, domain: &str, text: &str, length: usize) -> String {
        let mut word = crate::write::hex(&self.bytes(domain, &[text.as_bytes()]));
        word.truncate(length);
        word
    }

    /// Another number of the same length, never the same one for two: a Feistel network over the digits.
    ///
    /// Text that has other characters than digits of `radix` (up to 16) comes back as it is.
    pub(crate) fn permute(&self, domain: &str, text: &str, radix: u8) -> String {
        let digits: Option<Vec<u8>> = text
            .chars()
            .map(|c| c.to_digit(radix.into()).filter(|_| !c.is_ascii_uppercase()).and_then(|d| u8::try_from(d).ok()))
            .collect();
        let Some(mut digits) = digits else { return text.to_owned() };
        let half = digits.len() / 2;
        // An even number of rounds over alternating halves; each round adds to one half what the other decides.
        for round in 0_u8..10 {
            let (left, right) = digits.split_at_mut(half);
            let (target, source) = if round % 2 == 0 { (right, &*left) } else { (left, &*right) };
            let length = [u8::try_from(text.len()).unwrap_or(u8::MAX)];
            let pad = self.bytes(domain, &[&[round], &length, source]);
            for (digit, pad) in target.iter_mut().zip(pad.iter().cycle()) {
                *digit = (*digit + pad % radix) % radix;
            }
        }
        digits.into_iter().filter_map(|digit| char::from_digit(digit.into(), radix.into())).collect()
    }
}
