//! The lines of a text that somebody wrote, with what is wrong in them marked.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::ops::Range;

/// The line of a span, with a mark below what is wrong.
pub(crate) fn of(text: &str, span: Range<usize>) -> String {
    let start = floor(text, span.start);
    let end = floor(text, span.end).max(start);
    // The mark is for the line where it begins: a value of many lines says no more.
    let end = text[start..end].find(['\r', '\n']).map_or(end, |line_end| start + line_end);
    let snippet = Snippet::source(text).annotation(AnnotationKind::Primary.span(start..end));
    let shown = Renderer::plain().render(&[Group::with_level(Level::ERROR).element(snippet)]);
    format!("{shown}\n")
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
    fn any_span_of_any_text_is_shown_and_nothing_acts() {
        for text in ["가\u{1b}\n", "", "\n\n", "\u{202e}a\tb", "a"] {
            for start in 0..8 {
                for end in 0..8 {
                    let shown = of(text, start..end);
                    assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{shown:?}");
                }
            }
        }
    }
}
