//! Keeps what signed a request out of what is written down.
//!
//! A server that repeats a request in its error puts the session's token, the key's id and the signature into its text;
//! AWS itself does so when a signature does not match.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// A piece of a secret of this length gives it away; nothing that AWS says to people is as long by chance.
const PIECE: usize = 12;
/// The longest text that is kept. AWS's own are shorter.
const LONGEST: usize = 600;

/// What the requests of a look were signed with.
#[derive(Clone, Default)]
pub(crate) struct Secrets(Arc<Mutex<BTreeSet<String>>>);

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets")
    }
}

impl Secrets {
    /// Remembers something that must not be written down, also as it stands in an address.
    pub(crate) fn add(&self, secret: &str) {
        if secret.len() >= PIECE {
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            known.insert(secret.to_owned());
            let encoded = secret.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
            known.insert(encoded.to_lowercase());
            known.insert(encoded);
        }
    }

    /// A text without secrets, on one line and not too long.
    pub(crate) fn without(&self, text: &str) -> String {
        // What AWS says is one paragraph; it repeats a request below it.
        let paragraph = text.trim().split("\n\n").next().unwrap_or_default();
        let line: String = paragraph.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        // Cut first to what can be looked through, and last to what is kept: a cut must not leave half a secret.
        let line = first(&line, 8 * LONGEST);
        let mut hidden = vec![false; line.len()];
        {
            let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            for start in 0..line.len().saturating_sub(PIECE - 1) {
                let Some(piece) = line.get(start..start + PIECE) else { continue };
                if known.iter().any(|secret| secret.contains(piece)) {
                    hidden.iter_mut().skip(start).take(PIECE).for_each(|hide| *hide = true);
                }
            }
        }
        let mut shown = String::with_capacity(line.len());
        for (at, letter) in line.char_indices() {
            match hidden.get(at) {
                Some(true) if shown.ends_with('…') => {}
                Some(true) => shown.push('…'),
                _ => shown.push(letter),
            }
        }
        first(shown.trim_end(), LONGEST).to_owned()
    }

    /// An error code, if it looks like one; else a word of our own.
    pub(crate) fn code(&self, code: &str) -> String {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        let shaped = code.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && code.len() <= 80
            && code.bytes().all(plain)
            && self.without(code) == code;
        if shaped { code.to_owned() } else { "UnreadableCode".into() }
    }
}

fn first(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or_default()
}

#[dyn_dispatch_hint]
impl Intercept for Secrets {
    fn name(&self) -> &'static str {
        "Secrets"
    }

    fn read_before_transmit(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let headers = context.request().headers();
        headers.get("x-amz-security-token").into_iter().for_each(|token| self.add(token));
        // AWS4-HMAC-SHA256 Credential=ID/DATE/…, SignedHeaders=…, Signature=…
        for part in headers.get("authorization").into_iter().flat_map(|header| header.split([' ', ','])) {
            if let Some(scope) = part.strip_prefix("Credential=") {
                scope.split('/').next().into_iter().for_each(|id| self.add(id));
            }
            part.strip_prefix("Signature=").into_iter().for_each(|signature| self.add(signature));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secrets() -> Secrets {
        let secrets = Secrets::default();
        secrets.add("IQoJb3JpZ2luX2VjEXAMPLE+TOKEN/OF/THE+SESSION==");
        secrets.add("ASIAEXAMPLEEXAMPLE12");
        secrets
    }

    #[test]
    fn nothing_of_a_secret_is_left() {
        for (text, expected) in [
            ("token IQoJb3JpZ2luX2VjEXAMPLE+TOKEN/OF/THE+SESSION== seen", "token … seen"),
            ("token IQoJb3JpZ2luX2VjEXAMPLE%2BTOKEN%2FOF%2FTHE%2BSESSION%3D%3D", "token …"),
            ("cut off: IQoJb3JpZ2luX2VjEXAM", "cut off: …"),
            ("Credential=ASIAEXAMPLEEXAMPLE12/20260101", "Credential=…/20260101"),
            ("User kim is not authorized", "User kim is not authorized"),
            ("The signature does not match.\n\nThe Canonical String was 'POST'", "The signature does not match."),
            ("two\nlines \u{1b}[2J", "two lines  [2J"),
        ] {
            assert_eq!(secrets().without(text), expected);
        }
        assert!(secrets().without(&"x".repeat(100_000)).len() <= LONGEST);
        assert!(secrets().without(&"가".repeat(100_000)).len() <= LONGEST);
    }

    #[test]
    fn codes_have_a_shape() {
        for code in ["AccessDenied", "InvalidVpcID.NotFound", "Client.UnauthorizedOperation"] {
            assert_eq!(secrets().code(code), code);
        }
        for code in ["", "a b", "<x>", "ASIAEXAMPLEEXAMPLE12", "\u{1b}[2J", "9", &"x".repeat(100)] {
            assert_eq!(secrets().code(code), "UnreadableCode", "{code}");
        }
    }

    #[test]
    fn they_are_not_printed() {
        assert_eq!(format!("{:?}", secrets()), "Secrets");
    }
}
