//! The sources of the books, embedded as they are, with what their pages include.

use messages::Language;
use std::fs;
use std::io;
use std::path::Path;

include!(concat!(env!("OUT_DIR"), "/sources.rs"));

/// A file of the repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// Its path in the repository, with `/` between its parts.
    pub path: &'static str,
    /// What is in it.
    pub text: &'static str,
}

/// The languages in which there is a book.
pub const LANGUAGES: [Language; 2] = Language::ALL;

/// The files of the course's questions, by their paths in their folder: `1.9-network-acl/01-why.toml`.
pub fn questions() -> impl Iterator<Item = (&'static str, &'static str)> {
    SOURCES.iter().filter_map(|source| Some((source.path.strip_prefix("book/questions/")?, source.text)))
}

/// The names of the pages that the book has: `1.9-network-acl`.
pub fn pages() -> impl Iterator<Item = &'static str> {
    let page = |source: &Source| source.path.strip_prefix("book/en/src/")?.strip_suffix(".md");
    SOURCES.iter().filter_map(page).filter(|name| *name != "SUMMARY" && !name.contains('/'))
}

/// Writes all sources below a folder, as they lie in the repository.
pub(crate) fn write(folder: &Path) -> io::Result<()> {
    for source in SOURCES {
        let file = folder.join(source.path);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(file, source.text)?;
    }
    Ok(())
}
