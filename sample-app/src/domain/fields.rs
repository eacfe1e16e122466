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
    /// A control character, one that cannot be seen or that turns the direction, or bytes that are not UTF-8.
    BadCharacter,
}

// ANCHOR: number
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
// ANCHOR_END: number

/// Reads the number of a row: `None` for anything that no row can have.
pub fn row_id(text: &str) -> Option<i64> {
    number(text, &(1..=i64::MAX)).ok()
}

/// Reads one line of text of at most `max` characters, without the spaces around it.
///
/// What a person wrote for another to read can be seen: it is not all blank, and holds nothing that hides in it or that
/// makes it look like other text.
pub fn line(text: &str, max: usize) -> Result<String, Invalid> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Invalid::Missing);
    }
    let mut seen = false;
    for c in text.chars() {
        match look(c) {
            Look::Seen => seen = true,
            Look::Blank => {}
            Look::Misleads => return Err(Invalid::BadCharacter),
        }
    }
    if !seen {
        return Err(Invalid::Missing);
    }
    if text.chars().count() > max {
        return Err(Invalid::TooLong(max));
    }
    Ok(text.to_owned())
}

/// How a character looks.
enum Look {
    Seen,
    /// Only beside others: spaces, marks on letters, joiners inside emoji.
    Blank,
    /// Never: it cannot be seen and changes what can.
    Misleads,
}

/// Follows the properties `Default_Ignorable_Code_Point`, `Bidi_Control` and `Mn` of Unicode as far as text for people
/// meets them: <https://www.unicode.org/reports/tr36/#Recommendations_General>.
fn look(c: char) -> Look {
    match c {
        // The form decoder turns bytes that are not UTF-8 into the replacement character.
        _ if c.is_control() || c == char::REPLACEMENT_CHARACTER => Look::Misleads,
        // Variation selectors and the joiners stand inside emoji and Persian words, tags in the flags of England and others.
        '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}' => {
            Look::Blank
        }
        // Soft hyphen, zero-width spaces, invisible operators, annotations, deprecated format characters.
        '\u{ad}'
        | '\u{200b}'
        | '\u{2060}'..='\u{2064}'
        | '\u{206a}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e001f}' => Look::Misleads,
        // Marks, embeddings, overrides and isolates of direction; separators of lines and paragraphs.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Look::Misleads,
        // No characters at all.
        '\u{fdd0}'..='\u{fdef}' => Look::Misleads,
        _ if u32::from(c) & 0xfffe == 0xfffe => Look::Misleads,
        // Fillers of Hangul and Khmer, a braille pattern without dots, Mongolian separators.
        '\u{115f}'
        | '\u{1160}'
        | '\u{3164}'
        | '\u{ffa0}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{2800}'
        | '\u{180b}'..='\u{180f}' => Look::Blank,
        // Marks that sit on a letter, and what only some font on some machine shows.
        '\u{300}'..='\u{36f}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}'
        | '\u{e000}'..='\u{f8ff}'
        | '\u{f0000}'..='\u{10ffff}' => Look::Blank,
        _ if c.is_whitespace() => Look::Blank,
        _ => Look::Seen,
    }
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
            ("\u{200b}\u{200b}", Err(Invalid::BadCharacter)),
            ("\u{200d}\u{200c}", Err(Invalid::Missing)),
            ("\u{3164} \u{ffa0}\u{115f}", Err(Invalid::Missing)),
            ("\u{2800}", Err(Invalid::Missing)),
            ("\u{a0}\u{3000}\u{2003}", Err(Invalid::Missing)),
            ("\u{301}", Err(Invalid::Missing)),
            ("\u{e000}", Err(Invalid::Missing)),
            ("\u{fe0f}", Err(Invalid::Missing)),
            ("\u{e0041}", Err(Invalid::Missing)),
            ("gnp\u{202e}exe", Err(Invalid::BadCharacter)),
            ("a\u{2067}b", Err(Invalid::BadCharacter)),
            ("a\u{200f}b", Err(Invalid::BadCharacter)),
            ("a\u{feff}b", Err(Invalid::BadCharacter)),
            ("a\u{ad}b", Err(Invalid::BadCharacter)),
            ("a\u{2028}b", Err(Invalid::BadCharacter)),
            ("a\u{1fffe}b", Err(Invalid::BadCharacter)),
            ("👩\u{200d}🍳 1", Ok("👩\u{200d}🍳 1".to_owned())),
            ("🍕", Ok("🍕".to_owned())),
            ("e\u{301}", Ok("e\u{301}".to_owned())),
            ("1층", Ok("1층".to_owned())),
            ("여섯글자가넘는말", Err(Invalid::TooLong(7))),
        ];
        for (text, expected) in cases {
            let max = if text.contains("여섯") { 7 } else { 20 };
            assert_eq!(line(text, max), expected, "{text:?}");
        }
    }
}
