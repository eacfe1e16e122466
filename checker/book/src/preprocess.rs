//! A book with everything in its place.

use crate::course::Course;
use crate::fault::{Fault, What};
use crate::page;
use mdbook_preprocessor::book::{Book, Chapter};
use messages::{Catalogue, Language};
use std::io::Read;

/// Puts what directives stand for in their places, in all pages of a book.
///
/// # Errors
/// The first thing that is wrong.
pub(crate) fn preprocess(course: &Course<'_>, language: Language, book: &mut Book) -> Result<(), Fault> {
    let words = Catalogue::new(language);
    let mut wrong = None;
    book.for_each_chapter_mut(|chapter| {
        let Some(name) = name(chapter).filter(|_| wrong.is_none()) else { return };
        match page::page(course, &words, &name, &chapter.content) {
            Ok(text) => chapter.content = text,
            Err((line, what)) => {
                wrong = Some(Fault { file: format!("{language}/src/{name}.md"), line, what });
            }
        }
    });
    wrong.map_or(Ok(()), Err)
}

/// Why a book that mdBook sends is not sent back.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// It is no book of this course, or of another version of mdBook.
    #[error("{0}")]
    Unread(String),
    /// A page is wrong.
    #[error("{}:{}", .0.file, .0.line)]
    Page(Fault),
}

/// Answers mdBook: the book that it sends, with everything in its place, as JSON.
///
/// # Errors
/// It cannot be read, or a page of it is wrong.
pub fn answer(course: &Course<'_>, input: impl Read) -> Result<Vec<u8>, InputError> {
    let unread = |error: mdbook_driver::errors::Error| InputError::Unread(format!("{error:#}"));
    let (context, mut book) = mdbook_preprocessor::parse_input(input).map_err(unread)?;
    let language = language(&context.config).map_err(InputError::Page)?;
    preprocess(course, language, &mut book).map_err(InputError::Page)?;
    serde_json::to_vec(&book).map_err(|error| InputError::Unread(error.to_string()))
}

/// The language that a book is in.
///
/// # Errors
/// It is in none of the course.
pub(crate) fn language(config: &mdbook_driver::config::Config) -> Result<Language, Fault> {
    let said = config.book.language.as_deref().unwrap_or_default();
    let known = Language::ALL.into_iter().find(|language| language.as_str() == said);
    known.ok_or_else(|| Fault { file: "book.toml".to_owned(), line: 1, what: What::Argument { word: said.to_owned() } })
}

fn name(chapter: &Chapter) -> Option<String> {
    Some(chapter.path.as_ref()?.file_stem()?.to_str()?.to_owned())
}
