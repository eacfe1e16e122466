//! What became of a question.

use serde::{Deserialize, Serialize};

/// How far an answer can be trusted to say what is there and what is not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Answered in full.
    Seen,
    /// The credentials may not ask.
    Denied,
    /// Asked, but no whole answer came.
    Failed,
    /// The endpoint does not know the call.
    Unsupported,
    /// Nobody asked.
    #[default]
    NotAsked,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 5] = [Self::Seen, Self::Denied, Self::Failed, Self::Unsupported, Self::NotAsked];

    /// The word by which documents, practice worlds and messages call it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Seen => "seen",
            Self::Denied => "denied",
            Self::Failed => "failed",
            Self::Unsupported => "unsupported",
            Self::NotAsked => "not-asked",
        }
    }
}

/// Why a call gave no whole answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallError {
    /// AWS's error code, or a word for what went wrong on the way (`Timeout`, `ConnectionClosed`, …).
    #[serde(default)]
    pub code: String,
    /// The text that came with it.
    #[serde(default)]
    pub message: String,
    /// HTTP status, where there was an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub http: Option<u16>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_call_it_by_its_word() {
        for status in Status::ALL {
            assert_eq!(serde_json::to_value(status).unwrap(), status.word());
        }
    }
}
