//! A suggested change on the terminal: what to do, and what to type for it.

use super::page::{Line, Page};
use super::style;
use crate::words::{Hint, Words};
use reach::Change;

pub(super) fn draw(page: &mut Page, indent: usize, change: &Change, words: Words<'_>) {
    let label = Line::new().styled(style::QUIET, &format!("{}:", words.plain("label-change")));
    page.wrap(indent, indent + 2, &label);
    let hint = words.sufficing(std::iter::once(change));
    for sentence in &hint.texts {
        page.wrap(indent + 2, indent + 4, &Line::new().plain("→ ").plain(sentence));
    }
    typed(page, indent + 2, &hint, words);
}

/// What to type: commands, then the lines that try the same out without an account; each on a line of its own, however
/// long, so that it can be copied.
pub(super) fn typed(page: &mut Page, indent: usize, hint: &Hint, words: Words<'_>) {
    for command in &hint.commands {
        page.whole(indent, &Line::new().styled(style::CODE, command));
    }
    if !hint.edits.is_empty() {
        let label = if hint.commands.is_empty() { "label-in-world" } else { "label-what-if" };
        page.wrap(indent, indent + 2, &Line::new().styled(style::QUIET, &words.plain(label)));
    }
    for line in hint.edits.iter().chain(&hint.rewritten) {
        page.whole(indent + 2, &Line::new().styled(style::CODE, line));
    }
}
