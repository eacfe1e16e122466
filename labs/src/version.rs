//! What tells one state of a lab's folder from another. The build script computes it for the folders that are embedded.

use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// The SHA-256, in hexadecimal, of the paths and texts of a folder, sorted by path; line ends do not count.
pub(crate) fn version<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> String {
    let mut hash = Sha256::new();
    for (path, text) in files {
        let text = text.replace("\r\n", "\n");
        // Lengths keep a path apart from the text behind it.
        for part in [path.as_bytes(), text.as_bytes()] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
    }
    hash.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
