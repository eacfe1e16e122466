//! A suggested change on the terminal: what to do, and the same as lines of a practice world.

use super::page::{Line, Page};
use super::style;
use crate::words::Words;
use reach::Change;

pub(super) fn draw(page: &mut Page, indent: usize, change: &Change, words: Words<'_>) {
    let label = Line::new().styled(style::QUIET, &format!("{}:", words.plain("label-change")));
    page.wrap(indent, indent + 2, &label);
    for sentence in words.change(change) {
        page.wrap(indent + 2, indent + 4, &Line::new().plain("→ ").plain(&sentence));
    }
    for edit in &change.edits {
        page.wrap(indent + 4, indent + 6, &Line::new().styled(style::CODE, &words.edit_line(edit)));
    }
}
