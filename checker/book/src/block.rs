//! HTML in a page of Markdown.

use askama::Template;

/// HTML as a block of Markdown: an empty line would end it.
pub(crate) fn block(html: &impl Template) -> String {
    let html = html.render().unwrap_or_default();
    let mut block: String = html.lines().filter(|line| !line.trim().is_empty()).flat_map(|line| [line, "\n"]).collect();
    block.insert(0, '\n');
    block
}
