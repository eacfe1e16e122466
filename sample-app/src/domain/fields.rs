//! What a form field may contain.
//!
//! Parses text that came from outside; it never repairs a wrong number into a right one.

use std::ops::RangeInclusive;

/// How many of one dish an order may hold.
pub const QUANTITY: RangeInclusive<i64> = 1..=99;
/// How many minutes a shop may promise.
pub const MINUTES: RangeInclusive<i64> = 1..=600;
/// What a dish may cost, in won.
pub const PRICE: RangeInclusive<i64> = 0..=10_000_000;
/// How many different dishes fit in one order.
pub const MAX_DISHES: usize = 50;
/// The longest address, in characters.
pub const MAX_ADDRESS: usize = 200;
/// The longest name of a shop or dish, in characters.
pub const MAX_NAME: usize = 60;

/// Why a field is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invalid {
    /// Nothing was sent, or only spaces.
    Missing,
    /// Not a whole number in digits.
    NotANumber,
    /// A number outside these bounds.
    OutOfRange(i64, i64),
    /// More characters than this.
    TooLong(usize),
    /// A control character, or bytes that are not UTF-8.
    BadCharacter,
}

/// Reads a whole number within `range`.
pub fn number(text: &str, range: &RangeInclusive<i64>) -> Result<i64, Invalid> {
    let text = text.trim_matches(' ');
    if text.is_empty() {
        return Err(Invalid::Missing);
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Invalid::NotANumber);
    }
    match text.parse() {
        Ok(value) if range.contains(&value) => Ok(value),
        _ => Err(Invalid::OutOfRange(*range.start(), *range.end())),
    }
}

/// Reads the number of a row: `None` for anything that no row can have.
pub fn row_id(text: &str) -> Option<i64> {
    number(text, &(1..=i64::MAX)).ok()
}

/// Reads one line of text of at most `max` characters, without the spaces around it.
pub fn line(text: &str, max: usize) -> Result<String, Invalid> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Invalid::Missing);
    }
    // The form decoder turns bytes that are not UTF-8 into the replacement character.
    if text.chars().any(|c| c.is_control() || c == char::REPLACEMENT_CHARACTER) {
        return Err(Invalid::BadCharacter);
    }
    if text.chars().count() > max {
        return Err(Invalid::TooLong(max));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        let cases = [
            ("1", Ok(1)),
            (" 30 ", Ok(30)),
            ("007", Ok(7)),
            ("600", Ok(600)),
            ("", Err(Invalid::Missing)),
            ("0", Err(Invalid::OutOfRange(1, 600))),
            ("-1", Err(Invalid::OutOfRange(1, 600))),
            ("601", Err(Invalid::OutOfRange(1, 600))),
            ("99999999999999999999999999", Err(Invalid::OutOfRange(1, 600))),
            ("abc", Err(Invalid::NotANumber)),
            ("1.5", Err(Invalid::NotANumber)),
            ("1e3", Err(Invalid::NotANumber)),
            ("+5", Err(Invalid::NotANumber)),
            ("-", Err(Invalid::NotANumber)),
            ("٣", Err(Invalid::NotANumber)),
            ("1\0", Err(Invalid::NotANumber)),
        ];
        for (text, expected) in cases {
            assert_eq!(number(text, &MINUTES), expected, "{text:?}");
        }
    }

    #[test]
    fn lines() {
        let cases = [
            ("  서울시 1  ", Ok("서울시 1".to_owned())),
            ("<script>", Ok("<script>".to_owned())),
            ("   ", Err(Invalid::Missing)),
            ("a\0b", Err(Invalid::BadCharacter)),
            ("a\nb", Err(Invalid::BadCharacter)),
            ("a\u{fffd}b", Err(Invalid::BadCharacter)),
            ("여섯글자가넘는말", Err(Invalid::TooLong(7))),
        ];
        for (text, expected) in cases {
            let max = if text.contains("여섯") { 7 } else { 20 };
            assert_eq!(line(text, max), expected, "{text:?}");
        }
    }
}
