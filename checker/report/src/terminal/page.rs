//! Lines of styled text on a page of limited width.
//!
//! All text that reaches a terminal goes through [`Line`], which lets no character through that acts rather than shows.

use super::Options;
use super::style::PLAIN;
use crate::safe;
use anstyle::Style;
use std::borrow::Cow;
use std::fmt::Write as _;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Narrower than this nothing is legible.
const NARROWEST: usize = 40;

/// A page that grows downwards.
#[derive(Debug)]
pub(super) struct Page {
    width: usize,
    is_ascii: bool,
    text: String,
}

/// A piece of text in one style.
#[derive(Debug, Clone)]
struct Span {
    style: Style,
    text: String,
}

/// A line of text in several styles.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    spans: Vec<Span>,
}

impl Line {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// The same with more text.
    pub(super) fn plain(self, text: &str) -> Self {
        self.styled(PLAIN, text)
    }

    /// The same with more text in a style.
    pub(super) fn styled(mut self, style: Style, text: &str) -> Self {
        if !text.is_empty() {
            self.spans.push(Span { style, text: shown(text) });
        }
        self
    }

    /// Columns that it takes.
    pub(super) fn width(&self) -> usize {
        self.spans.iter().map(|span| span.text.width()).sum()
    }

    /// The same, filled with spaces to so many columns.
    pub(super) fn padded(self, columns: usize) -> Self {
        let missing = columns.saturating_sub(self.width());
        self.plain(&" ".repeat(missing))
    }

    /// The same in a faint voice.
    pub(super) fn faint(mut self) -> Self {
        self.spans.iter_mut().for_each(|span| span.style = super::style::QUIET);
        self
    }

    /// The same with another line behind it.
    pub(super) fn then(mut self, other: Self) -> Self {
        self.spans.extend(other.spans);
        self
    }
}

/// A text without what acts; sentences may be longer than the values in them.
fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        // The limit of `safe::line` is for one value, not for a paragraph.
        let at = rest.char_indices().nth(200).map_or(rest.len(), |(at, _)| at);
        let (piece, more) = rest.split_at(at);
        shown.push_str(&safe::line(piece));
        rest = more;
    }
    shown
}

/// Marks beyond ASCII, and what stands for them.
const MARKS: &[(char, &str)] = &[
    ('✔', "+"),
    ('✓', "+"),
    ('✘', "x"),
    ('✗', "x"),
    ('✕', "x"),
    ('×', "x"),
    ('→', "->"),
    ('←', "<-"),
    ('↔', "<->"),
    ('⇒', "=>"),
    ('▶', ">"),
    ('╭', ","),
    ('│', "|"),
    ('╰', "`"),
    ('─', "-"),
    ('–', "-"),
    ('—', "-"),
    ('−', "-"),
    ('·', "-"),
    ('•', "-"),
    ('…', "..."),
    ('≤', "<="),
    ('≥', ">="),
    ('“', "\""),
    ('”', "\""),
    ('‘', "'"),
    ('’', "'"),
    ('\u{a0}', " "),
];

/// Text with its marks in ASCII.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match MARKS.iter().find(|(mark, _)| *mark == c) {
            Some((_, letters)) => plain.push_str(letters),
            None => plain.push(c),
        }
    }
    plain
}

/// Columns of a text.
pub(super) fn width(text: &str) -> usize {
    safe::line(text).width()
}

impl Page {
    pub(super) fn new(options: Options) -> Self {
        Self { width: options.width.max(NARROWEST), is_ascii: options.is_ascii, text: String::new() }
    }

    /// A line in the letters that the terminal has: before it is laid out, since they may be more.
    fn fit<'l>(&self, line: &'l Line) -> Cow<'l, Line> {
        if !self.is_ascii {
            return Cow::Borrowed(line);
        }
        let mut line = line.clone();
        line.spans.iter_mut().for_each(|span| span.text = plain(&span.text));
        Cow::Owned(line)
    }

    /// The columns that it has.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// What another page of the same options has, below what is there.
    pub(super) fn add(&mut self, other: &str) {
        self.text.push_str(other);
    }

    /// An empty line.
    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A line as it is, however long: tables, and what is to stay on one line.
    pub(super) fn whole(&mut self, indent: usize, line: &Line) {
        let mut out = " ".repeat(indent);
        for span in &self.fit(line).spans {
            paint(&mut out, span.style, &span.text);
        }
        self.finish(&out);
    }

    /// A line, broken at spaces where it is too long; what follows is indented by `hang`.
    pub(super) fn wrap(&mut self, indent: usize, hang: usize, line: &Line) {
        let mut out = " ".repeat(indent);
        let mut column = indent;
        let mut is_first = true;
        for word in words(&self.fit(line)) {
            let space = usize::from(!is_first) * word.space;
            let fits = column + space + word.width <= self.width;
            if !is_first && !fits {
                self.finish(&out);
                out = " ".repeat(hang);
                column = hang;
            } else {
                out.push_str(&" ".repeat(space));
                column += space;
            }
            is_first = false;
            for (style, text) in &word.pieces {
                let columns = text.width();
                if column + columns <= self.width {
                    paint(&mut out, *style, text);
                    column += columns;
                    continue;
                }
                for (index, piece) in broken(text, &mut column, hang, self.width).iter().enumerate() {
                    if index > 0 {
                        self.finish(&out);
                        out = " ".repeat(hang);
                    }
                    paint(&mut out, *style, piece);
                }
            }
        }
        self.finish(&out);
    }

    fn finish(&mut self, line: &str) {
        self.text.push_str(line.trim_end_matches(' '));
        self.text.push('\n');
    }
}

fn paint(out: &mut String, style: Style, text: &str) {
    // Writing to a string cannot fail.
    let _ = if style.is_plain() { out.write_str(text) } else { write!(out, "{style}{text}{style:#}") };
}

/// What is between two spaces, perhaps in several styles.
struct Word<'l> {
    /// Spaces before it.
    space: usize,
    width: usize,
    pieces: Vec<(Style, &'l str)>,
}

fn words(line: &Line) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut space = 0;
    let mut is_open = false;
    for span in &line.spans {
        for (index, part) in span.text.split(' ').enumerate() {
            if index > 0 {
                space += 1;
                is_open = false;
            }
            if part.is_empty() {
                continue;
            }
            let piece = (span.style, part);
            match words.last_mut() {
                Some(word) if is_open => {
                    word.width += part.width();
                    word.pieces.push(piece);
                }
                _ => words.push(Word { space, width: part.width(), pieces: vec![piece] }),
            }
            space = 0;
            is_open = true;
        }
    }
    words
}

/// A piece of a word, cut where even a line of its own would be too short: each part but the first begins a line.
fn broken(text: &str, column: &mut usize, hang: usize, width: usize) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = String::new();
    for character in text.chars() {
        let columns = character.width().unwrap_or(0);
        if *column + columns > width && *column > hang {
            parts.push(std::mem::take(&mut part));
            *column = hang;
        }
        *column += columns;
        part.push(character);
    }
    parts.push(part);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::style::STRONG;

    fn wrapped(width: usize, line: &Line) -> Vec<String> {
        let mut page = Page::new(Options { width, ..Options::default() });
        page.wrap(2, 4, line);
        anstream::adapter::strip_str(&page.into_text()).to_string().lines().map(str::to_owned).collect()
    }

    #[test]
    fn hangul_counts_twice() {
        assert_eq!(Line::new().plain("라우팅 rtb").width(), 10);
        let text = "프라이빗 서브넷의 라우팅 테이블에 NAT 게이트웨이로 가는 경로가 없습니다";
        for line in wrapped(40, &Line::new().plain(text)) {
            assert!(line.width() <= 40, "{line:?}");
        }
        assert_eq!(
            wrapped(40, &Line::new().plain(text)).join(" ").split_whitespace().collect::<Vec<_>>().join(" "),
            text
        );
    }

    #[test]
    fn words_keep_together_over_styles() {
        let line = Line::new().plain("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa (").styled(STRONG, "private-rt").plain("):");
        assert_eq!(wrapped(40, &line), ["  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "    (private-rt):"]);
    }

    #[test]
    fn a_word_longer_than_the_page_is_cut() {
        for line in wrapped(40, &Line::new().plain(&"x".repeat(100))) {
            assert!(line.width() <= 40, "{line:?}");
        }
    }

    #[test]
    fn nothing_acts() {
        let mut page = Page::new(Options { width: 80, ..Options::default() });
        page.wrap(0, 0, &Line::new().plain("a\u{1b}[31mb\nc\u{202e}d"));
        assert_eq!(page.into_text(), "a\\u{1b}[31mb\\nc\\u{202e}d\n");
    }
}
