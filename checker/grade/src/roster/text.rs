//! The text of a roster, whatever program saved it.

use encoding_rs::{EUC_KR, Encoding as Known, UTF_16BE, UTF_16LE};

/// How a file is encoded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[default]
    Utf8,
    /// CP949, as Excel saves a CSV on Korean Windows.
    Cp949,
    /// UTF-16, as Excel saves Unicode text.
    Utf16,
}

impl Encoding {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Cp949 => "CP949",
            Self::Utf16 => "UTF-16",
        }
    }
}

/// The text; nothing if it is in none of the encodings.
pub(super) fn decoded(bytes: &[u8]) -> Option<(String, Encoding)> {
    let strict = |known: &'static Known, bytes: &[u8]| {
        known.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
    };
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => Some((String::from_utf8(rest.to_vec()).ok()?, Encoding::Utf8)),
        [0xff, 0xfe, rest @ ..] => Some((strict(UTF_16LE, rest)?, Encoding::Utf16)),
        [0xfe, 0xff, rest @ ..] => Some((strict(UTF_16BE, rest)?, Encoding::Utf16)),
        // The first character of a header is of ASCII more often than not.
        [_, 0, _, ..] => Some((strict(UTF_16LE, bytes)?, Encoding::Utf16)),
        [0, _, ..] => Some((strict(UTF_16BE, bytes)?, Encoding::Utf16)),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Some((text.to_owned(), Encoding::Utf8)),
            Err(_) => Some((strict(EUC_KR, bytes)?, Encoding::Cp949)),
        },
    }
}

/// What stands between the columns, and the text from the header on.
pub(super) fn delimited(text: &str) -> (u8, &str) {
    // Excel tells itself so in a first line.
    if let Some(rest) = text.strip_prefix("sep=") {
        let mut characters = rest.chars();
        if let Some(delimiter) = characters.next().filter(|c| matches!(c, ',' | ';' | '\t' | '|')) {
            return (delimiter as u8, characters.as_str().trim_start_matches(['\r', '\n']));
        }
    }
    let mut is_quoted = false;
    let mut counts = [0_usize; 3];
    const DELIMITERS: [char; 3] = [',', ';', '\t'];
    for character in text.trim_start_matches(['\r', '\n']).chars() {
        match character {
            '"' => is_quoted = !is_quoted,
            '\n' | '\r' if !is_quoted => break,
            _ if is_quoted => {}
            other => {
                for (delimiter, count) in DELIMITERS.iter().zip(&mut counts) {
                    *count += usize::from(*delimiter == other);
                }
            }
        }
    }
    let best = DELIMITERS.iter().zip(counts).rev().max_by_key(|(_, count)| *count);
    (best.map_or(b',', |(delimiter, _)| *delimiter as u8), text)
}
