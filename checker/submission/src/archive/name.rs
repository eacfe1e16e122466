//! Names of members: bytes in some encoding, made into one text for one name.

use super::error::Fault;
use encoding_rs::EUC_KR;
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A longer name is no name.
const LONGEST: usize = 1_024;

/// So many characters of a name are told.
const TOLD: usize = 120;

/// A text of UTF-8, or else of CP949, in which Korean Windows writes names; what neither has is U+FFFD. In NFC: macOS
/// takes Hangul apart.
///
/// The flag for UTF-8 is not asked: programs forget it, and some set it on CP949.
#[must_use]
pub fn decoded(bytes: &[u8]) -> String {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        // What `encoding_rs` calls EUC-KR is windows-949, by the Encoding Standard.
        Err(_) => EUC_KR
            .decode_without_bom_handling_and_without_replacement(bytes)
            .unwrap_or_else(|| String::from_utf8_lossy(bytes)),
    };
    composed(&text)
}

/// A text in NFC.
#[must_use]
pub fn composed(text: &str) -> String {
    if is_nfc(text) { text.to_owned() } else { text.nfc().collect() }
}

/// A name's parts joined by `/`, and what is wrong with it.
pub(super) fn plain(name: &str) -> (String, Option<Fault>) {
    if name.len() > LONGEST {
        return (short(name), Some(Fault::BadName));
    }
    // Some programs of Windows write what Windows has between folders.
    let name = name.replace('\\', "/");
    let mut letters = name.chars();
    let has_drive = letters.next().is_some_and(|letter| letter.is_ascii_alphabetic()) && letters.next() == Some(':');
    let parts: Vec<&str> = name.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    let fault = if name.starts_with('/') || has_drive {
        Some(Fault::Absolute)
    } else if parts.contains(&"..") {
        Some(Fault::Escapes)
    } else if parts.is_empty() {
        Some(Fault::BadName)
    } else {
        None
    };
    // A bad name is told as it stands.
    (if fault.is_some() { short(&name) } else { parts.join("/") }, fault)
}

/// The beginning of a name that is too long to be told.
pub(super) fn short(name: &str) -> String {
    match name.char_indices().nth(TOLD) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}
