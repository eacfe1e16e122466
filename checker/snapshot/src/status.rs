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
