//! Both books as they are served: built once for a program into the user's cache, and read from there.
//!
//! Building takes seconds and much memory, so it is done in the background by whoever [`crate::Program`] is, and kept.
//! A folder is in use as long as somebody holds a lock on the mark in it; what nobody uses any more is taken away.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::watch;

/// The file that every built book has.
const MARK: &str = ".course-book";

/// How long a folder may be under construction.
const LONGEST_BUILD: Duration = Duration::from_secs(3600);

/// Where books lie.
#[derive(Debug, Clone)]
pub struct Cache {
    /// The folder for all of them.
    pub folder: PathBuf,
    /// What the book depends on, fit for the name of a file: another program has another.
    pub key: String,
}

/// The books.
pub(crate) struct Books {
    cache: Cache,
    status: watch::Sender<Status>,
    /// The policies of pages that were asked for, by their paths.
    policies: Mutex<BTreeMap<String, Arc<str>>>,
}

/// How far they are.
#[derive(Clone)]
pub(crate) enum Status {
    Building,
    Ready(Arc<Folder>),
    /// Why there are none.
    Failed(Arc<str>),
}

/// A folder with both books that stays as long as this is held.
pub(crate) struct Folder {
    pub(crate) path: PathBuf,
    _used: File,
}

impl Books {
    pub(crate) fn new(cache: Cache) -> Self {
        Self { cache, status: watch::Sender::new(Status::Building), policies: Mutex::default() }
    }

    /// Makes them ready, which takes a while if they have to be built.
    pub(crate) fn prepare(&self, build: impl FnOnce(&Path) -> Result<(), String>) {
        let status = match ready(&self.cache, build) {
            Ok(folder) => Status::Ready(Arc::new(folder)),
            Err(why) => Status::Failed(why.into()),
        };
        self.status.send_replace(status);
    }

    /// How far they are, once they are ready or cannot be; at the latest after the time that somebody is willing to wait.
    pub(crate) async fn status(&self, patience: Duration) -> Status {
        let mut status = self.status.subscribe();
        let decided = status.wait_for(|status| !matches!(status, Status::Building));
        let waited = tokio::time::timeout(patience, decided).await;
        waited.ok().and_then(Result::ok).map_or(Status::Building, |status| status.clone())
    }

    /// By what a browser knows what it has: nothing below a folder of books ever changes, and another program has
    /// another.
    pub(crate) fn tag(&self) -> String {
        format!("\"{}\"", self.cache.key)
    }

    /// The policy of a page, worked out once.
    pub(crate) fn policy(&self, path: &str, of: impl FnOnce() -> String) -> Arc<str> {
        let mut known = self.policies.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(policy) = known.get(path) {
            return Arc::clone(policy);
        }
        let policy: Arc<str> = of().into();
        known.insert(path.to_owned(), Arc::clone(&policy));
        policy
    }
}

/// The folder of the books, which are built if they are not there.
fn ready(cache: &Cache, build: impl FnOnce(&Path) -> Result<(), String>) -> Result<Folder, String> {
    let said = |error: io::Error| format!("{}: {error}", cache.folder.display());
    crate::instance::private(&cache.folder).map_err(said)?;
    let path = cache.folder.join(format!("book-{}", cache.key));
    let folder = match Folder::open(&path) {
        Some(folder) => folder,
        None => {
            let workshop = cache.folder.join(format!("book-{}.{}", cache.key, std::process::id()));
            build(&workshop).inspect_err(|_| {
                let _ = fs::remove_dir_all(&workshop);
            })?;
            // Another server may have been faster, or left half a book.
            if fs::rename(&workshop, &path).is_err() && Folder::open(&path).is_none() {
                fs::remove_dir_all(&path).and_then(|()| fs::rename(&workshop, &path)).map_err(said)?;
            }
            let _ = fs::remove_dir_all(&workshop);
            Folder::open(&path).ok_or_else(|| said(io::ErrorKind::NotFound.into()))?
        }
    };
    sweep(&cache.folder, &path);
    Ok(folder)
}

impl Folder {
    /// A folder with whole books, from now on in use.
    fn open(path: &Path) -> Option<Self> {
        let used = File::open(path.join(MARK)).ok()?;
        // Not every file system has locks; without one a newer program may take the folder away.
        let _ = used.try_lock_shared();
        path.join("index.html").is_file().then(|| Self { path: path.to_owned(), _used: used })
    }
}

/// Takes away what no server uses: books of other programs, and buildings that nobody finished.
fn sweep(folder: &Path, but: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path == but || !name.starts_with("book-") {
            continue;
        }
        let is_unused = if name.contains('.') {
            let age = entry.metadata().and_then(|found| found.modified()).ok().and_then(|time| time.elapsed().ok());
            age.is_some_and(|age| age > LONGEST_BUILD)
        } else {
            File::open(path.join(MARK)).is_ok_and(|mark| mark.try_lock().is_ok())
        };
        if is_unused {
            let _ = fs::remove_dir_all(&path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(folder: &Path) -> Result<(), String> {
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join(MARK), "").unwrap();
        fs::write(folder.join("index.html"), "").unwrap();
        Ok(())
    }

    #[test]
    fn a_book_is_built_once_and_goes_when_nobody_uses_it() {
        let home = tempfile::tempdir().unwrap();
        let cache = |key: &str| Cache { folder: home.path().join("books"), key: key.into() };
        let names = || {
            let mut names: Vec<_> =
                fs::read_dir(home.path().join("books")).unwrap().map(|one| one.unwrap().file_name()).collect();
            names.sort();
            names
        };
        let first = ready(&cache("one"), built).unwrap();
        let again = ready(&cache("one"), |_| Err("it is there".into())).unwrap();
        assert_eq!(first.path, again.path);
        let other = ready(&cache("two"), built).unwrap();
        assert_eq!(names(), ["book-one", "book-two"], "the first is in use");
        drop((first, again));
        assert_eq!(ready(&cache("two"), built).unwrap().path, other.path);
        assert_eq!(names(), ["book-two"]);
        // What broke off is no book, and what fails leaves nothing.
        fs::remove_file(other.path.join("index.html")).unwrap();
        assert!(ready(&cache("two"), built).is_ok());
        let failing = |folder: &Path| built(folder).and(Err("no room".into()));
        assert_eq!(ready(&cache("three"), failing).err().as_deref(), Some("no room"));
        assert_eq!(names(), ["book-two"]);
    }
}
