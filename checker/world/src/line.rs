//! Lines, words and comments: what a world's text is made of before anybody asks what it means.

use crate::error::Fault;
use std::fmt;

/// One line: words, then a comment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Line {
    /// The words as they are written, with their quotes.
    pub(crate) words: Vec<String>,
    /// What follows the `#`.
    pub(crate) comment: Option<String>,
}

impl Line {
    /// Splits a line. Words end at white space outside of quotes; a comment begins with a word that begins with `#`.
    pub(crate) fn read(text: &str) -> Result<Self, Fault> {
        let mut words = Vec::new();
        let mut rest = text.trim();
        while !rest.is_empty() {
            if let Some(comment) = rest.strip_prefix('#') {
                return Ok(Self { words, comment: Some(comment.to_owned()) });
            }
            let end = word_end(rest).ok_or_else(|| Fault::OpenQuote { word: rest.to_owned() })?;
            let (word, after) = rest.split_at(end);
            words.push(word.to_owned());
            rest = after.trim_start();
        }
        Ok(Self { words, comment: None })
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words.join(" "))?;
        match &self.comment {
            Some(comment) if self.words.is_empty() => write!(f, "#{comment}"),
            Some(comment) => write!(f, "  #{comment}"),
            None => Ok(()),
        }
    }
}

/// Where the first word ends, or `None` if its quote does not.
fn word_end(text: &str) -> Option<usize> {
    let (mut quoted, mut escaped) = (false, false);
    for (at, character) in text.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if !quoted && character.is_whitespace() => return Some(at),
            _ => {}
        }
    }
    (!quoted).then_some(text.len())
}

/// A word without its quotes.
pub(crate) fn unquoted(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    let (mut quoted, mut escaped) = (false, false);
    for character in word.chars() {
        match character {
            _ if escaped => {
                escaped = false;
                plain.push(character);
            }
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ => plain.push(character),
        }
    }
    plain
}
