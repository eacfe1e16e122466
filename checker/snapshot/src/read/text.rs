//! From bytes to text: gzip, byte order marks, UTF-8 and UTF-16; other encodings are refused, by name where it can be told.
//!
//! It does not know JSON.

use super::{Limits, ReadError};
use std::borrow::Cow;
use std::io::Read as _;

const GZIP: [u8; 2] = [0x1f, 0x8b];

/// The text of a file, unpacked if it is gzipped.
///
/// # Errors
/// The file is larger than allowed (before or after unpacking), damaged, or no Unicode text.
pub(crate) fn decode(bytes: &[u8], limits: Limits) -> Result<Cow<'_, str>, ReadError> {
    if bytes.len() > limits.bytes {
        return Err(ReadError::TooLarge { limit: limits.bytes });
    }
    if !bytes.starts_with(&GZIP) {
        return unicode(bytes);
    }
    let unpacked = inflate(bytes, limits.bytes)?;
    Ok(Cow::Owned(unicode(&unpacked)?.into_owned()))
}

/// Unpacks no more than `limit` bytes, so that a small file cannot fill the memory.
fn inflate(bytes: &[u8], limit: usize) -> Result<Vec<u8>, ReadError> {
    let mut unpacked = Vec::new();
    let allowed = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    match flate2::read::MultiGzDecoder::new(bytes).take(allowed).read_to_end(&mut unpacked) {
        Ok(_) if unpacked.len() > limit => Err(ReadError::TooLarge { limit }),
        Ok(_) => Ok(unpacked),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Err(ReadError::GzipEndsEarly),
        Err(error) => Err(ReadError::GzipDamaged { cause: error.to_string() }),
    }
}

/// The text of a file that somebody wrote: UTF-8, or, by its first bytes, UTF-16.
///
/// # Errors
/// It is no Unicode text.
pub fn unicode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest),
        // JSON begins with a character of ASCII, and holds none of code 0: https://www.rfc-editor.org/rfc/rfc4627#section-3
        [1..=0x7f, 0, _, ..] => utf16(bytes, u16::from_le_bytes),
        [0, 1..=0x7f, _, ..] => utf16(bytes, u16::from_be_bytes),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = 1 + before.iter().filter(|&&byte| byte == b'\n').count();
        if is_korean(bytes) { ReadError::Korean { line } } else { ReadError::NotUnicode { line } }
    })
}

/// Whether all that is not ASCII comes in the pairs of CP949, some of them syllables that EUC-KR has too.
///
/// It only chooses the words of an error: nothing is read by it, because other encodings have such pairs as well.
fn is_korean(bytes: &[u8]) -> bool {
    let mut syllables = false;
    let mut rest = bytes.iter();
    while let Some(&lead) = rest.next() {
        if lead.is_ascii() {
            continue;
        }
        match (lead, rest.next()) {
            (0xb0..=0xc8, Some(0xa1..=0xfe)) => syllables = true,
            (0x81..=0xfe, Some(0x41..=0x5a | 0x61..=0x7a | 0x81..=0xfe)) => {}
            _ => return false,
        }
    }
    syllables
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'static, str>, ReadError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|&pair| unit(pair));
    let mut text = String::with_capacity(bytes.len() / 2);
    for character in char::decode_utf16(units) {
        match character {
            Ok(character) => text.push(character),
            Err(_) => return Err(ReadError::NotUnicode { line: 1 + text.matches('\n').count() }),
        }
    }
    if rest.is_empty() {
        Ok(Cow::Owned(text))
    } else {
        Err(ReadError::NotUnicode { line: 1 + text.matches('\n').count() })
    }
}
