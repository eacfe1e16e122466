//! What all answers share.

use crate::course::CourseMap;
use crate::guard::Guard;
use crate::source::Source;
use messages::{Catalogue, Language};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// What the program knows and the companion asks. All of it may take a while: it is asked on a thread of its own.
pub trait Program: Send + Sync + 'static {
    /// What is done, what regressed, and what comes next. It is asked again only when [`Program::progress`] changed.
    fn course(&self) -> CourseMap;

    /// The file in which progress is kept; `None` where the system has no place for one.
    fn progress(&self) -> Option<PathBuf>;

    /// Builds both books into a folder that is not there yet, and frees what that took.
    ///
    /// # Errors
    /// What to tell the reader, in the language of the command line.
    fn build_book(&self, folder: &Path) -> Result<(), String>;
}

/// What all answers share; cheap to clone.
#[derive(Clone)]
pub(crate) struct State(Arc<Shared>);

/// The inside of [`State`].
pub(crate) struct Shared {
    pub(crate) guard: Guard,
    pub(crate) program: Box<dyn Program>,
    /// The evidence that the command line named.
    pub(crate) source: Box<dyn Source>,
    /// The language of the command line, in which the start page opens.
    pub(crate) language: Language,
    words: [OnceLock<Catalogue>; 2],
}

impl State {
    pub(crate) fn new(guard: Guard, program: Box<dyn Program>, source: Box<dyn Source>, language: Language) -> Self {
        Self(Arc::new(Shared { guard, program, source, language, words: Default::default() }))
    }
}

impl std::ops::Deref for State {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl Shared {
    /// The words of a language, made once.
    pub(crate) fn words(&self, language: Language) -> &Catalogue {
        let [ko, en] = &self.words;
        let words = match language {
            Language::Ko => ko,
            Language::En => en,
        };
        words.get_or_init(|| Catalogue::new(language))
    }
}
