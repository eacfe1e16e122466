//! The JSON documents in a text, and what else stands around them.
//!
//! People append answers to one file, paste what a terminal shows with its prompts, or keep answers between the fences
//! of Markdown. It goes by brackets and does not know what a document says.

use crate::read::position;
use crate::read::{Limits, ReadError};

/// A document, and the text between it and the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    pub(super) before: &'t str,
    pub(super) text: &'t str,
}

/// Lines that hold something beside documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Around {
    /// The first of them, from 1.
    pub(super) line: usize,
    pub(super) lines: usize,
}

/// A text in parts.
#[derive(Debug, Default)]
pub(super) struct Split<'t> {
    pub(super) pieces: Vec<Piece<'t>>,
    /// Objects and elements of lists in all of them.
    pub(super) elements: usize,
    /// Why the text is not read further than this.
    pub(super) stopped: Option<ReadError>,
    pub(super) around: Option<Around>,
    /// The text behind the last document.
    pub(super) rest: &'t str,
}

/// Finds the documents of a text. One that does not end is the rest of the text.
pub(super) fn split(text: &str, limits: Limits) -> Split<'_> {
    let mut split = Split::default();
    let first = text.find(|c| !is_space(c)).unwrap_or(text.len());
    // Where the text behind the last document begins.
    let mut behind = 0;
    let mut at = 0;
    while let Some(begin) = next(text, at, behind == at, first) {
        let left = Limits { elements: limits.elements.saturating_sub(split.elements), ..limits };
        let extent = match position::extent(text, begin, left) {
            Ok(extent) => extent,
            Err(error) => {
                split.stopped = Some(match error {
                    ReadError::TooMany { .. } => ReadError::TooMany { limit: limits.elements },
                    error => error,
                });
                behind = text.len();
                break;
            }
        };
        let end = extent.end.unwrap_or(text.len());
        let document = text.get(begin..end).unwrap_or_default();
        // A list of no objects, somewhere in a text, is a footnote or the like.
        if begin == first || holds_objects(document) {
            split.pieces.push(Piece { before: text.get(behind..begin).unwrap_or_default(), text: document });
            split.elements += extent.elements;
            split.note(text, behind, begin);
            behind = end;
        }
        at = end;
    }
    split.note(text, behind, text.len());
    split.rest = text.get(behind..).unwrap_or_default();
    split
}

impl Split<'_> {
    /// Counts the lines between two offsets that hold something.
    fn note(&mut self, text: &str, from: usize, to: usize) {
        let between = text.get(from..to).unwrap_or_default();
        let lines = between.lines().filter(|line| !is_blank(line)).count();
        if lines == 0 {
            return;
        }
        let first = || {
            let blank = between.find(|c| !is_space(c)).unwrap_or(0);
            position::line_and_column(text, from + blank).0
        };
        let around = self.around.get_or_insert_with(|| Around { line: first(), lines: 0 });
        around.lines += lines;
    }
}

/// The offset of the next bracket that may begin a document: the first character of a line, or the first behind a
/// document on its line.
fn next(text: &str, from: usize, mut fresh: bool, first: usize) -> Option<usize> {
    let mut at = from;
    for line in text.get(from..)?.split_inclusive('\n') {
        if fresh {
            let begin = at + line.find(|c| !is_space(c)).unwrap_or(line.len());
            if may_begin(text.get(begin..).unwrap_or_default(), begin == first) {
                return Some(begin);
            }
        }
        fresh = true;
        at += line.len();
    }
    None
}

/// Whether a text may begin with a document; nothing but one does at the `first` of a file.
fn may_begin(text: &str, first: bool) -> bool {
    let mut rest = text.chars();
    let bracket = rest.next().filter(|c| matches!(c, '{' | '['));
    // Only behind a bracket: what is blank would be passed over again for each of its lines.
    let inside = bracket.and_then(|_| rest.find(|c| !is_space(*c)));
    match bracket {
        Some('{' | '[') if first && !matches!(inside, Some(c) if bracket == Some('[') && c.is_alphabetic()) => true,
        Some('{') => matches!(inside, Some('"' | '}')),
        Some('[') => matches!(inside, Some('{')),
        _ => false,
    }
}

fn holds_objects(document: &str) -> bool {
    document.starts_with('{') || document.trim_start_matches(|c| c == '[' || is_space(c)).starts_with('{')
}

/// What stands between documents and says nothing: white space, commas, the marks that begin a file or a record.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | '\u{feff}' | '\u{1e}')
}

fn is_blank(text: &str) -> bool {
    text.chars().all(is_space)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents(text: &str) -> (Vec<&str>, Option<(usize, usize)>) {
        let split = split(text, Limits::default());
        assert_eq!(split.stopped, None, "{text}");
        let around = split.around.map(|around| (around.line, around.lines));
        (split.pieces.iter().map(|piece| piece.text).collect(), around)
    }

    #[test]
    fn documents_are_found_in_what_people_keep() {
        let object = "{\n  \"Vpcs\": [\n    {\"a\": \"}{\"}\n  ]\n}";
        for (text, count, around) in [
            (format!("{object}\n{object}\n"), 2, None),
            (format!("{object}{object}"), 2, None),
            (format!("{object},\n{object},\n"), 2, None),
            (format!("\u{feff}{object}\n\u{feff}{object}"), 2, None),
            (format!("\u{1e}{object}\n\u{1e}{object}\n"), 2, None),
            (format!("[ec2-user@ip ~]$ aws ec2 describe-vpcs\n{object}\n[ec2-user@ip ~]$ \n"), 1, Some((1, 2))),
            (format!("C:\\Users\\me>aws ec2 describe-vpcs\r\n{object}\r\n\r\nC:\\Users\\me>"), 1, Some((1, 2))),
            (format!("PS C:\\> aws ec2 describe-vpcs --filters '[{{\"Name\": 1}}]'\n{object}\n"), 1, Some((1, 1))),
            (format!("# Notes\n\n```json\n{object}\n```\n\n- [1] a note\n[2] another\n"), 1, Some((1, 5))),
            (format!("{object}\nnull\n{object}\n"), 2, Some((6, 1))),
            (format!("cat > a.json <<'EOF'\n{object}\nEOF\n"), 1, Some((1, 2))),
            (format!("{object}[ec2-user@ip ~]$ exit\n"), 1, Some((5, 1))),
            ("[1, 2]".into(), 1, None),
            ("{}\n".into(), 1, None),
            ("a table\n| {} |\n".into(), 0, Some((1, 2))),
        ] {
            let (found, said) = documents(&text);
            assert_eq!((found.len(), said), (count, around), "{text}");
            assert!(count < 2 || found.iter().all(|found| *found == object), "{text}");
        }
    }
}
