//! How wide a text is, and how it is cut to a width.
//!
//! Nobody here has the reader's fonts, so every character counts as wide as it is in the widest of the usual ones
//! (DejaVu Sans, Verdana; any monospaced font): a text is drawn at most as wide as it was measured.

use crate::safe;
use unicode_width::UnicodeWidthChar as _;

/// A size and style of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Font {
    /// Pixels.
    pub(crate) size: i32,
    pub(crate) mono: bool,
    pub(crate) bold: bool,
}

impl Font {
    pub(crate) const fn sans(size: i32) -> Self {
        Self { size, mono: false, bold: false }
    }

    pub(crate) const fn mono(size: i32) -> Self {
        Self { size, mono: true, bold: false }
    }

    pub(crate) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The width of a character in hundredths of the size.
    fn advance(self, character: char) -> i32 {
        let wide = match character.width() {
            Some(0) | None => return 0,
            Some(1) => false,
            Some(_) => true,
        };
        if wide {
            // Hangul and ideographs are square; some pictures are wider.
            return if is_tame(character) { 102 } else { 140 };
        }
        if self.mono {
            return if character.is_ascii() { 61 } else { 100 };
        }
        let plain = match character {
            'i' | 'j' | 'l' | 'I' | '.' | ',' | ' ' | '\'' | '|' | ':' | ';' | '!' => 35,
            'f' | 't' | 'r' | '-' | '(' | ')' | '/' | '[' | ']' | '·' => 42,
            'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' | '→' | '↔' | '—' => 100,
            'A'..='Z' | '+' | '=' | '<' | '>' | '~' | '#' | '&' => 80,
            character if character.is_ascii() => 64,
            _ => 104,
        };
        if self.bold { plain + plain / 8 } else { plain }
    }
}

/// Whether a character is as wide in every font as it is measured here.
fn is_tame(character: char) -> bool {
    character.is_ascii()
        || matches!(character, '가'..='힣' | 'ㄱ'..='ㆎ' | '一'..='鿿' | 'ぁ'..='ヿ' | '·' | '…' | '→' | '↔' | '—' | '–')
}

/// Whether a text may be drawn without being held to its width.
pub(crate) fn is_certain(text: &str) -> bool {
    text.chars().all(is_tame)
}

/// How wide a text is at most, in pixels.
pub(crate) fn width(text: &str, font: Font) -> i32 {
    let hundredths: i64 = text.chars().map(|character| i64::from(font.advance(character))).sum();
    i32::try_from((hundredths * i64::from(font.size) + 99) / 100).unwrap_or(i32::MAX)
}

/// A text of anybody's as one harmless line, cut to a width.
pub(crate) fn fit(text: &str, font: Font, room: i32) -> String {
    let line = safe::line(text);
    if width(&line, font) <= room {
        return line.into_owned();
    }
    let mut left = i64::from(room) * 100 / i64::from(font.size.max(1)) - i64::from(font.advance('…'));
    let mut kept = String::new();
    for character in line.chars() {
        left -= i64::from(font.advance(character));
        if left < 0 {
            break;
        }
        kept.push(character);
    }
    let mut kept = kept.trim_end().to_owned();
    if i64::from(room) * 100 >= i64::from(font.advance('…')) * i64::from(font.size) {
        kept.push('…');
    }
    kept
}

/// A sentence in lines of a width, broken at spaces, or inside a word that is too long for a line.
pub(crate) fn wrap(text: &str, font: Font, room: i32) -> Vec<String> {
    let line = safe::line(text);
    let mut lines: Vec<String> = Vec::new();
    let mut current = String::new();
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        let joined = if current.is_empty() { word.to_owned() } else { format!("{current} {word}") };
        if width(&joined, font) <= room {
            current = joined;
            continue;
        }
        if !current.is_empty() {
            lines.push(std::mem::take(&mut current));
        }
        for character in word.chars() {
            if !current.is_empty() && width(&current, font) + width(character.encode_utf8(&mut [0; 4]), font) > room {
                lines.push(std::mem::take(&mut current));
            }
            current.push(character);
        }
    }
    if !current.is_empty() {
        lines.push(current);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_fits() {
        let fonts = [Font::sans(12), Font::sans(13).bold(), Font::mono(11)];
        for text in ["private-rt", "프라이빗 라우팅 테이블", "😀😀😀😀", "\u{202e}yned", "a", "WWWWWWWWWW", ""]
        {
            for font in fonts {
                for room in [0, 5, 12, 40, 90, 400] {
                    let cut = fit(text, font, room);
                    assert!(width(&cut, font) <= room, "{cut:?} in {room}");
                    assert!(wrap(text, font, room.max(40)).iter().all(|line| width(line, font) <= room.max(40)));
                }
                assert_eq!(fit(text, font, 4000), safe::line(text), "what fits is left as it is");
            }
        }
    }

    #[test]
    fn nothing_is_lost_in_wrapping() {
        let text = "one two three 네 다섯 abcdefghijklmnopqrstuvwxyz";
        let lines = wrap(text, Font::sans(12), 60);
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        assert!(lines.len() > 3);
    }
}
