//! What all answers share.

use crate::books::Books;
use crate::course::CourseMap;
use crate::drills::Drills;
use crate::guard::Guard;
use crate::source::Source;
use crate::turns::Turns;
use messages::{Catalogue, Language};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::SystemTime;

/// What the program knows and the companion asks. All of it may take a while: it is asked on a thread of its own.
pub trait Program: Send + Sync + 'static {
    /// What is done, what regressed, and what comes next. It is asked again only when [`Program::progress`] changed.
    fn course(&self) -> CourseMap;

    /// The file in which progress is kept; `None` where the system has no place for one.
    fn progress(&self) -> Option<PathBuf>;

    /// Builds both books into a folder that is not there yet, and gives back what that took.
    ///
    /// # Errors
    /// What to tell the reader, in the language of the command line.
    fn build_book(&self, folder: &Path) -> Result<(), String>;

    /// Ends a build that is under way: the server stops.
    fn stop(&self);
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
    /// What makes drills.
    pub(crate) drills: Box<dyn Drills>,
    /// The language of the command line, in which pages open.
    pub(crate) language: Language,
    pub(crate) books: Books,
    /// What the panel keeps.
    pub(crate) turns: Turns,
    words: [OnceLock<Catalogue>; 2],
    /// The course map, and the file of progress as it was then.
    course: Mutex<Option<(Stamp, Arc<CourseMap>)>>,
}

/// What the program brings along.
pub(crate) type Brought = (Box<dyn Program>, Box<dyn Source>, Box<dyn Drills>);

/// By what a file is known to be the same: its length and time, none if it is not there.
type Stamp = Option<(u64, SystemTime)>;

impl State {
    pub(crate) fn new(guard: Guard, (program, source, drills): Brought, language: Language, books: Books) -> Self {
        let (turns, words, course) = Default::default();
        Self(Arc::new(Shared { guard, program, source, drills, language, books, turns, words, course }))
    }

    /// The course map as it is now.
    pub(crate) async fn course(&self) -> Arc<CourseMap> {
        let state = self.clone();
        let map = tokio::task::spawn_blocking(move || state.course_map()).await;
        map.unwrap_or_else(|_| Arc::new(CourseMap::default()))
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

    fn course_map(&self) -> Arc<CourseMap> {
        let file = self.program.progress().and_then(|file| fs::metadata(file).ok());
        let stamp = file.and_then(|file| Some((file.len(), file.modified().ok()?)));
        let mut kept = self.course.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, map)) = kept.as_ref()
            && *of == stamp
        {
            return Arc::clone(map);
        }
        let map = Arc::new(self.program.course());
        *kept = Some((stamp, Arc::clone(&map)));
        map
    }
}
