//! Values that others wrote, made harmless for a line of text.
//!
//! A tag may hold anything: escape sequences that repaint a terminal, line breaks that forge a line of a report,
//! direction marks that turn `deny` around, invisible characters, a megabyte of text. Such characters are shown as what
//! they are (`\u{1b}`), so that nothing is hidden and nothing acts.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The most characters of one value that are shown.
const LONGEST: usize = 400;

/// The text as one harmless line.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    let too_long = text.len() > LONGEST && text.chars().nth(LONGEST).is_some();
    if !too_long && !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len().min(LONGEST * 4));
    for character in text.chars().take(LONGEST) {
        match character {
            '\n' => safe.push_str("\\n"),
            '\r' => safe.push_str("\\r"),
            '\t' => safe.push_str("\\t"),
            character if acts(character) => safe.extend(character.escape_unicode()),
            character => safe.push(character),
        }
    }
    if too_long {
        safe.push('…');
    }
    Cow::Owned(safe)
}

/// A whole text whose lines stay lines, however long it is.
#[must_use]
pub fn text(text: &str) -> Cow<'_, str> {
    let acts = |character: char| character != '\n' && acts(character);
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\r' => safe.push_str("\\r"),
            '\t' => safe.push_str("\\t"),
            character if acts(character) => safe.extend(character.escape_unicode()),
            character => safe.push(character),
        }
    }
    Cow::Owned(safe)
}

/// A document of JSON that says the same in characters that are seen: what acts, which JSON lets stand in its strings, is
/// escaped as JSON does it. Line breaks between its parts stay.
#[must_use]
pub fn json(document: &str) -> Cow<'_, str> {
    let acts = |character: char| character != '\n' && acts(character);
    if !document.contains(acts) {
        return Cow::Borrowed(document);
    }
    let mut safe = String::with_capacity(document.len());
    for character in document.chars() {
        if acts(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(character);
        }
    }
    Cow::Owned(safe)
}

/// Whether a character does something other than being seen.
fn acts(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' // soft hyphen
            | '\u{34f}' // combining grapheme joiner
            | '\u{61c}' // Arabic letter mark
            | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' // fillers that look like nothing
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}' // zero width, direction marks
            | '\u{2028}'..='\u{202e}' // line and paragraph separators, embeddings and overrides
            | '\u{2060}'..='\u{206f}' // invisible operators, isolates, deprecated format characters
            | '\u{fe00}'..='\u{fe0f}' // variation selectors
            | '\u{feff}'
            | '\u{fff0}'..='\u{fffb}' // interlinear annotation
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}' // tags, more variation selectors
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_shown_instead() {
        for (text, shown) in [
            ("private-rt", "private-rt"),
            ("프라이빗 라우팅", "프라이빗 라우팅"),
            ("\u{1b}[2J\u{1b}[31mpass", "\\u{1b}[2J\\u{1b}[31mpass"),
            ("a\r\nPASS lab-1.12", "a\\r\\nPASS lab-1.12"),
            ("\u{202e}yned", "\\u{202e}yned"),
            ("zero\u{200b}width", "zero\\u{200b}width"),
            ("\u{9b}31m", "\\u{9b}31m"),
            ("\u{7}\u{8}\t", "\\u{7}\\u{8}\\t"),
            ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"),
        ] {
            assert_eq!(line(text), shown);
        }
    }

    #[test]
    fn a_text_keeps_its_lines_and_its_length() {
        let long = format!("one\n{}", "가".repeat(1000));
        assert_eq!(text(&long), long);
        assert_eq!(text("a\r\n\tb\u{202e}\u{0}"), "a\\r\n\\tb\\u{202e}\\u{0}");
    }

    #[test]
    fn a_document_of_json_says_the_same() {
        let value = serde_json::json!({"a\u{202e}b": ["\u{9b}31m", "\u{1b}[2J", "\u{e0041}", "프라이빗", "\n\"\\"]});
        for document in [serde_json::to_string_pretty(&value).unwrap(), value.to_string()] {
            let shown = json(&document);
            assert_eq!(serde_json::from_str::<serde_json::Value>(&shown).unwrap(), value);
            assert!(!shown.chars().any(|character| character != '\n' && acts(character)), "{shown}");
            assert!(shown.contains("프라이빗"));
        }
    }

    #[test]
    fn what_is_too_long_is_cut() {
        let text = "가".repeat(1_000_000);
        let shown = line(&text);
        assert_eq!(shown.chars().count(), LONGEST + 1);
        assert!(shown.ends_with('…'));
        assert_eq!(line(&"x".repeat(LONGEST)), "x".repeat(LONGEST));
    }
}
