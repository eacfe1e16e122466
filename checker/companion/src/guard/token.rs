//! The secret by which the learner is known.

use std::io;

/// 128 random bits, written as 32 hexadecimal digits. It never gets into a log: it has no `Debug`.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// The system has no randomness to give.
    pub fn new() -> io::Result<Self> {
        let mut bits = [0_u8; 16];
        getrandom::fill(&mut bits).map_err(io::Error::other)?;
        Ok(Self(bits.iter().map(|byte| format!("{byte:02x}")).collect()))
    }

    /// One that was written down.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let is_one = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_one.then(|| Self(text.to_owned()))
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether somebody said it. How long that takes does not depend on how much of it is right.
    pub(crate) fn is(&self, said: &str) -> bool {
        let (own, said) = (self.0.as_bytes(), said.as_bytes());
        let differing = own.iter().zip(said).fold(0, |differing, (one, other)| differing | (one ^ other));
        own.len() == said.len() && std::hint::black_box(differing) == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_itself_and_nothing_else() {
        let token = Token::new().unwrap();
        let text = token.as_str().to_owned();
        assert!(Token::of(&text).is_some_and(|read| read.is(&text)) && token.is(&text));
        assert!(text != Token::new().unwrap().as_str());
        let (last, most) = (text.chars().last().unwrap(), &text[..31]);
        let other = if last == '0' { '1' } else { '0' };
        for wrong in ["", most, &format!("{most}{other}"), &format!("{text}0"), &text.to_uppercase().replace('0', "g")]
        {
            assert!(!token.is(wrong), "{wrong}");
        }
        assert!(Token::of(most).is_none() && Token::of(&format!("{most}/")).is_none());
    }
}
