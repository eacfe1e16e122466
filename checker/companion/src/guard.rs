//! Who may ask: the right host, the token, no other origin.

/// The secret in the printed address: 128 random bits as 32 hexadecimal digits.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// The system has no randomness to give.
    pub fn new() -> std::io::Result<Self> {
        let mut bits = [0_u8; 16];
        getrandom::fill(&mut bits).map_err(std::io::Error::other)?;
        Ok(Self(bits.iter().map(|byte| format!("{byte:02x}")).collect()))
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is asked of whoever asks.
pub(crate) struct Guard {
    token: Token,
    port: u16,
}

impl Guard {
    pub(crate) fn new(token: Token, port: u16) -> Self {
        Self { token, port }
    }
}
