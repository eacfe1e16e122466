//! Figures: blocks of a page that are drawn, and told as text to those who cannot see them.

use crate::fault::What;
use askama::Template;
use messages::Catalogue;
use report::figure::{Figure, Options, Setting, Theme};

#[derive(Template)]
#[template(path = "figure.html")]
struct Drawn<'f> {
    id: &'f str,
    svg: &'f str,
    caption: &'f str,
    title: String,
    text: &'f str,
    scroll: String,
}

/// The figure that the lines of a block draw; the block begins at a line of the page.
///
/// # Errors
/// What is wrong in which line of the page.
pub(crate) fn figure(words: &Catalogue, lines: &[&str], begins: usize, id: &str) -> Result<String, (usize, What)> {
    let figure = Figure::parse(&lines.join("\n"))
        .map_err(|fault| (begins + fault.line, What::Figure { said: fault.message(words) }))?;
    let prefix = format!("{id}-");
    let options = Options { theme: Theme::Auto, setting: Setting::Page, id_prefix: &prefix };
    Ok(crate::block::block(&Drawn {
        id,
        svg: &figure.svg(&options, words),
        caption: &figure.title(words),
        title: words.message("book-figure-text", &[]),
        text: &figure.text(words),
        scroll: words.message("book-figure-scrolls", &[]),
    }))
}
