//! The content security policy of a page: what it may load and run. Nothing from elsewhere, nothing inline but what the
//! policy has the hash of.
//!
//! See <https://www.w3.org/TR/CSP3/>.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;

/// What a page may do.
#[derive(Debug, Clone, Default)]
pub(crate) struct Policy {
    scripts: BTreeSet<String>,
    styles: BTreeSet<String>,
    engine: bool,
}

impl Policy {
    /// The policy of the companion's own pages: scripts, styles and answers of this server, nothing inline.
    pub(crate) fn strict() -> Self {
        Self::default()
    }

    /// One inline style sheet more, by the very text between its tags.
    pub(crate) fn with_style(mut self, text: &str) -> Self {
        self.styles.insert(hash(text));
        self
    }

    /// One inline script more, by the very text between its tags.
    pub(crate) fn with_script(mut self, text: &str) -> Self {
        self.scripts.insert(hash(text));
        self
    }

    /// WebAssembly may be compiled: the engine of things to touch.
    pub(crate) fn with_engine(mut self) -> Self {
        self.engine = true;
        self
    }

    /// The value of the header.
    pub(crate) fn header(&self) -> String {
        let hashes =
            |hashes: &BTreeSet<String>| hashes.iter().map(|hash| format!(" 'sha256-{hash}'")).collect::<String>();
        let engine = if self.engine { " 'wasm-unsafe-eval'" } else { "" };
        format!(
            "default-src 'none'; script-src 'self'{engine}{}; style-src 'self'{}; img-src 'self' data:; font-src 'self'; \
             connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            hashes(&self.scripts),
            hashes(&self.styles),
        )
    }
}

/// A browser takes a carriage return for a line feed before it computes the hash.
fn hash(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text.replace("\r\n", "\n").replace('\r', "\n").as_bytes()))
}
