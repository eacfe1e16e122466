//! The lines of a text that somebody wrote, with what is wrong in them marked.

use std::ops::Range;
use unicode_width::UnicodeWidthStr as _;

/// The line in which a span begins, with its number and a mark below the span.
pub(crate) fn of(text: &str, span: Range<usize>) -> String {
    let start = floor(text, span.start);
    let end = floor(text, span.end).max(start);
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let number = text[..start].matches('\n').count() + 1;
    let shown = |part: &str| report::safe::line(&part.replace('\t', " ")).into_owned();
    let before = shown(&text[line_start..start]);
    let marked = shown(text[start..end.min(line_end)].trim_end_matches('\r'));
    let line = shown(text[line_start..line_end].trim_end_matches('\r'));
    let margin = " ".repeat(number.to_string().len());
    let (indent, mark) = (" ".repeat(before.width()), "^".repeat(marked.width().max(1)));
    format!("{margin} |\n{number} | {line}\n{margin} | {indent}{mark}\n")
}

/// The nearest boundary of a character that is not behind `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_stands_below_the_word_whatever_is_before_it() {
        let text = "id = 1\n제목 = \"가\" # x\r\n";
        let at = text.find("\"가\"").unwrap();
        assert_eq!(of(text, at..at + 5), "  |\n2 | 제목 = \"가\" # x\n  |        ^^^^\n");
    }

    #[test]
    fn any_span_is_shown() {
        let text = "가\u{1b}\n";
        for start in 0..8 {
            for end in 0..8 {
                assert!(of(text, start..end).contains('^'));
            }
        }
    }
}
