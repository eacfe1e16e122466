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
    /// Whether some of the styles are attributes.
    has_attributes: bool,
    is_of_book: bool,
}

impl Policy {
    /// The policy of the companion's own pages: scripts, styles and answers of this server, nothing inline.
    pub(crate) fn strict() -> Self {
        Self::default()
    }

    /// The policy of a page of the book, which nobody but the program has written: what stands in it inline is let in by
    /// its hash, WebAssembly may be compiled, and it has a frame with its contents where no script runs.
    pub(crate) fn of_book(html: &str) -> Self {
        let mut policy = Self { is_of_book: true, ..Self::default() };
        for script in inside(html, "script") {
            policy.scripts.insert(hash(script));
        }
        for style in inside(html, "style") {
            policy = policy.with_style(style);
        }
        for (_, after) in html.match_indices(" style=\"").map(|(at, found)| html.split_at(at + found.len())) {
            if let Some((attribute, _)) = after.split_once('"') {
                policy.has_attributes = true;
                policy.styles.insert(hash(attribute));
            }
        }
        policy
    }

    /// One inline style sheet more, by the very text between its tags.
    pub(crate) fn with_style(mut self, text: &str) -> Self {
        self.styles.insert(hash(text));
        self
    }

    /// The value of the header.
    pub(crate) fn header(&self) -> String {
        let list =
            |hashes: &BTreeSet<String>| hashes.iter().map(|hash| format!(" 'sha256-{hash}'")).collect::<String>();
        let (scripts, styles) = (list(&self.scripts), list(&self.styles));
        let attributes = if self.has_attributes { " 'unsafe-hashes'" } else { "" };
        let (engine, frames, framed) = match self.is_of_book {
            true => (" 'wasm-unsafe-eval'", "frame-src 'self'; ", "'self'"),
            false => ("", "", "'none'"),
        };
        format!(
            "default-src 'none'; script-src 'self'{engine}{scripts}; style-src 'self'{attributes}{styles}; \
             img-src 'self' data:; font-src 'self'; connect-src 'self'; {frames}form-action 'self'; base-uri 'none'; \
             frame-ancestors {framed}"
        )
    }
}

/// What stands between the tags of an element of a name, where there is anything.
fn inside<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once(&open) {
        let Some((attributes, after)) = after.split_once('>') else { break };
        let is_element = attributes.is_empty() || attributes.starts_with(char::is_whitespace);
        let Some((text, after)) = after.split_once(&close) else { break };
        if is_element && !text.is_empty() {
            found.push(text);
        }
        rest = after;
    }
    found
}

/// A browser takes a carriage return for a line feed before it computes the hash.
fn hash(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text.replace("\r\n", "\n").replace('\r', "\n").as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_inline_is_let_in_by_its_hash_and_by_nothing_else() {
        let page = "<script src=\"a.js\"></script><script>1</script><svg><style>p{}</style></svg><td style=\"x:y\">";
        let header = Policy::of_book(page).header();
        // As `printf 'p{}' | openssl dgst -sha256 -binary | base64` says.
        for text in ["1", "x:y"] {
            assert!(header.contains(&format!("'sha256-{}'", hash(text))), "{header}");
        }
        assert!(header.contains("'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='"), "{header}");
        assert!(!header.contains("unsafe-inline") && header.matches("sha256-").count() == 3, "{header}");
        let strict = Policy::strict().header();
        assert!(!strict.contains("unsafe") && !strict.contains("sha256") && strict.contains("default-src 'none'"));
    }

    #[test]
    fn a_page_that_breaks_off_ends_the_search() {
        assert_eq!(inside("<script>a</script><script>b", "script"), ["a"]);
        assert!(inside("<scripts>a</scripts><script", "script").is_empty());
    }
}
