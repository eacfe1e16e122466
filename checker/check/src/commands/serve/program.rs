//! What the companion asks of the program: the course map, and the book.

use crate::commands::course_map;
use crate::failure::Failure;
use crate::library::Library;
use crate::progress::Store;
use crate::words::Saying;
use companion::{Cache, CourseMap};
use etcetera::BaseStrategy as _;
use messages::Language;
use std::collections::hash_map::DefaultHasher;
use std::fs::Metadata;
use std::hash::{Hash as _, Hasher as _};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::UNIX_EPOCH;

/// The program, as far as the companion asks it.
pub(super) struct Program {
    labs: Vec<judge::Lab>,
    store: Option<Store>,
    engine: Option<PathBuf>,
    language: Language,
    /// The build of the book that is under way.
    build: Mutex<Build>,
}

/// How far a build is.
#[derive(Default)]
struct Build {
    child: Option<Child>,
    is_stopped: bool,
}

impl Program {
    /// The program with its labs.
    ///
    /// # Errors
    /// A lab, or the engine, cannot be read.
    pub(super) fn new(
        library: Library,
        store: Option<Store>,
        engine: Option<PathBuf>,
        language: Language,
    ) -> Result<Self, Failure> {
        let labs = course_map::labs(&library)?;
        if let Some(file) = &engine {
            crate::engine::module(Some(file))?;
        }
        let engine = engine.map(|file| std::path::absolute(&file).unwrap_or(file));
        Ok(Self { labs, store, engine, language, build: Mutex::default() })
    }

    /// Where built books are kept, and what this one depends on: the program, which may have an engine inside, and the
    /// engine that the command line names.
    ///
    /// # Errors
    /// The system does not say where such things go.
    pub(super) fn cache(&self) -> Result<Cache, Failure> {
        let failed = |error: &dyn ToString| {
            Failure::usage(Saying::new("serve-no-folder").with("file", "course-check").with("cause", error.to_string()))
        };
        let base = etcetera::choose_base_strategy().map_err(|error| failed(&error))?;
        let program = std::env::current_exe().map_err(|error| failed(&error))?;
        let mut hasher = DefaultHasher::new();
        env!("CARGO_PKG_VERSION").hash(&mut hasher);
        for file in [Some(&program), self.engine.as_ref()].into_iter().flatten() {
            let found = std::fs::metadata(file).map_err(|error| failed(&error))?;
            (file, found.len(), changed(&found)).hash(&mut hasher);
        }
        let key = format!("{}-{:016x}", env!("CARGO_PKG_VERSION").replace('.', "_"), hasher.finish());
        Ok(Cache { folder: base.cache_dir().join("course-check"), key })
    }
}

/// When a file was changed, in nanoseconds.
fn changed(file: &Metadata) -> Option<u128> {
    Some(file.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos())
}

impl companion::Program for Program {
    fn course(&self) -> CourseMap {
        let progress = self.store.as_ref().map(|store| store.read().0).unwrap_or_default();
        course_map::of(&self.labs, &progress)
    }

    fn progress(&self) -> Option<PathBuf> {
        self.store.as_ref().map(Store::file)
    }

    /// By a process of its own: what building takes goes back with it.
    fn build_book(&self, folder: &Path) -> Result<(), String> {
        let said = |error: std::io::Error| error.to_string();
        let mut command = Command::new(std::env::current_exe().map_err(said)?);
        command.args(["book", "--lang", self.language.as_str(), "-o"]).arg(folder);
        if let Some(engine) = &self.engine {
            command.arg("--engine").arg(engine);
        }
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let lines = {
            let mut build = self.build.lock().unwrap_or_else(PoisonError::into_inner);
            if build.is_stopped {
                return Err(String::new());
            }
            let mut child = command.spawn().map_err(said)?;
            let lines = child.stderr.take();
            build.child = Some(child);
            lines
        };
        let mut told = String::new();
        if let Some(mut lines) = lines {
            lines.read_to_string(&mut told).map_err(said)?;
        }
        let child = self.build.lock().unwrap_or_else(PoisonError::into_inner).child.take();
        let ended = child.map(|mut child| child.wait()).transpose().map_err(said)?;
        if ended.is_some_and(|ended| ended.success()) { Ok(()) } else { Err(told) }
    }

    fn stop(&self) {
        let mut build = self.build.lock().unwrap_or_else(PoisonError::into_inner);
        build.is_stopped = true;
        if let Some(mut child) = build.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
