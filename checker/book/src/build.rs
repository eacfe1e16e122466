//! Building both books into a folder.

use crate::course::Course;
use crate::fault::{Fault, What};
use crate::preprocess::{language, preprocess};
use crate::{element, sources};
use mdbook_driver::MDBook;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The file by which a folder is known to be ours, so that another's is never written over.
const MARK: &str = ".course-book";

/// What was built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// The page to open.
    pub index: PathBuf,
    /// How many pages there are, in both languages together.
    pub pages: usize,
}

/// Why nothing was built.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The folder has files in it that no book left there.
    #[error("{} has other files in it", .0.display())]
    Taken(PathBuf),
    /// A page is wrong.
    #[error("{}:{}", .0.file, .0.line)]
    Page(Fault),
    /// A file cannot be read or written.
    #[error("{file}: {error}", file = .0.display(), error = .1)]
    File(PathBuf, #[source] io::Error),
}

/// Builds both books below a folder: `index.html`, `ko/…`, `en/…`. Everything that they need lies there; nothing asks
/// anybody else.
///
/// # Errors
/// The folder is somebody else's, a page is wrong, or a file cannot be written.
pub fn build(course: &Course<'_>, folder: &Path) -> Result<Built, BuildError> {
    let broken = |path: &Path| {
        let path = path.to_owned();
        move |error| BuildError::File(path, error)
    };
    let is_empty = fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none());
    if !is_empty && !folder.join(MARK).exists() {
        return Err(BuildError::Taken(folder.to_owned()));
    }
    fs::create_dir_all(folder).map_err(broken(folder))?;
    // mdBook works in another folder. No canonical path: on Windows that is one in which `/` is part of a name.
    let folder = &std::path::absolute(folder).map_err(broken(folder))?;
    fs::write(folder.join(MARK), "").map_err(broken(folder))?;
    let workshop = tempfile::tempdir().map_err(broken(folder))?;
    sources::write(workshop.path()).map_err(broken(workshop.path()))?;
    // The books share nothing but what the course has worked out: each has a processor of its own.
    let books = reach::parallel::each(&sources::LANGUAGES, 1, |language| {
        let root = workshop.path().join("book").join(language.as_str());
        one(course, &root, &folder.join(language.as_str()))
    });
    let pages = books.into_iter().sum::<Result<usize, Fault>>().map_err(BuildError::Page)?;
    element::beside(course, folder).map_err(|(path, error)| BuildError::File(path, error))?;
    let index = folder.join("index.html");
    fs::write(&index, include_str!("../templates/index.html")).map_err(broken(&index))?;
    Ok(Built { index, pages })
}

/// Builds one book; says how many pages it has.
fn one(course: &Course<'_>, root: &Path, out: &Path) -> Result<usize, Fault> {
    let failed = |error: mdbook_driver::errors::Error| Fault {
        file: "book.toml".to_owned(),
        line: 1,
        what: What::Mdbook(format!("{error:#}")),
    };
    let mut config = mdbook_driver::config::Config::from_disk(root.join("book.toml")).map_err(failed)?;
    config.build.build_dir = out.to_owned();
    // For people who build with mdBook's own program, which runs this one for it.
    config.set("preprocessor", BTreeMap::<String, String>::new()).map_err(failed)?;
    if course.engine.is_some() {
        for (key, file) in element::LOADED {
            let listed = config.get::<Vec<String>>(key).map_err(failed)?.unwrap_or_default();
            config.set(key, [listed, vec![file.to_owned()]].concat()).map_err(failed)?;
        }
    }
    let mut book = MDBook::load_with_config(root, config).map_err(failed)?;
    let language = language(&book.config)?;
    preprocess(course, language, &mut book.book)?;
    let pages = book.book.chapters().count();
    book.build().map_err(failed)?;
    Ok(pages)
}
