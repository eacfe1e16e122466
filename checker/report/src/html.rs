//! The report as one page of HTML that needs nothing else: no script, no request, no file beside it.
//!
//! The page is made of templates that escape whatever is put into them; values of others have passed [`crate::safe`]
//! before. Its content security policy names the one style sheet by its hash and forbids everything else, so that even
//! what slipped through could neither run nor call home.

mod anchor;
mod check;
mod content_security;
mod dns;
mod finding;
mod glossary;
mod lab;
mod page;
mod path;
mod pictures;
pub mod piece;

pub use dns::dns;
pub use pictures::{pictures, prefix};

use crate::safe;
use askama::Template as _;
use judge::Report;
use messages::Catalogue;

/// What belongs on the page beside the report itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'o> {
    /// Program and version.
    pub tool: &'o str,
    /// How many hints of each ladder are open already.
    pub hints: usize,
    /// The pictures.
    pub maps: &'o [Map],
}

/// A picture, ready-made, and where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Map {
    /// What it shows.
    pub title: String,
    /// The drawing of [`crate::map`]: trusted, it is put into the page as it is.
    pub svg: String,
    /// The lab that it belongs to; the whole report if there is none.
    pub lab: Option<String>,
    /// The check of that lab that it belongs to.
    pub check: Option<String>,
}

/// The report as a page in the catalogue's language.
#[must_use]
pub fn page(report: &Report, catalogue: &Catalogue, options: Options<'_>) -> String {
    let page = page::Page::new(report, catalogue, options);
    let text = page.render().expect("the templates write to memory, and nothing in them returns an error");
    let mut text = safe::text(&text).into_owned();
    // A template's last line break is not drawn.
    text.push('\n');
    text
}
