//! Whether the file of a SQLite database is still where it was opened.
//!
//! An open handle outlives its file: orders could be acknowledged into a file that was moved away or replaced, and no
//! restart would find them. So the place is looked at before a connection is used, which costs one system call.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use sqlx::pool::PoolConnectionMetadata;

/// The place, and since when the present file is in it.
#[derive(Debug, Clone)]
pub(super) struct FilePlace(Arc<(PathBuf, Mutex<Present>)>);

#[derive(Debug)]
struct Present {
    file: Identity,
    since: Instant,
}

/// What tells a file from another one of the same name.
type Identity = (u64, u64);

impl FilePlace {
    /// Remembers the file that is there now.
    pub(super) fn of(path: &Path) -> std::io::Result<Self> {
        let present = Present { file: identity(path)?, since: Instant::now() };
        Ok(Self(Arc::new((path.to_owned(), Mutex::new(present)))))
    }

    /// Says whether a connection belongs to the file that is there; an error if there is none.
    pub(super) fn holds(&self, connection: &PoolConnectionMetadata) -> Result<bool, sqlx::Error> {
        let (path, present) = &*self.0;
        let file = identity(path)?;
        let mut present = present.lock().unwrap_or_else(PoisonError::into_inner);
        if file != present.file {
            tracing::warn!(path = %path.display(), "another file is in the place of the database");
            *present = Present { file, since: Instant::now() };
        }
        Ok(connection.age <= present.since.elapsed())
    }
}

#[cfg(unix)]
fn identity(path: &Path) -> std::io::Result<Identity> {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata(path).map(|file| (file.dev(), file.ino()))
}

/// Elsewhere an open file cannot be moved.
#[cfg(not(unix))]
fn identity(path: &Path) -> std::io::Result<Identity> {
    std::fs::metadata(path).map(|_| (0, 0))
}
