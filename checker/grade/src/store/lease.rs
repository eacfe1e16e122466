//! By which name a grader holds leases, and whether the one of another name is still there.
//!
//! A lease ends by itself when it is not renewed. On a file it is known sooner: each grader holds a lock of the operating
//! system on a file of its own beside the database, which is gone with the process however that ends.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// The name of a grader, and what shows that it is there.
#[derive(Debug)]
pub(super) struct Owner {
    pub(super) name: String,
    /// The database's file, if it is one.
    beside: Option<PathBuf>,
    /// Held as long as the grader is there.
    lock: Option<File>,
}

impl Owner {
    /// A new name that nobody else has.
    pub(super) fn new(database: Option<&Path>) -> io::Result<Self> {
        let mut bytes = [0_u8; 8];
        getrandom::fill(&mut bytes).map_err(io::Error::other)?;
        let name = format!("{:016x}", u64::from_be_bytes(bytes));
        let lock = match database {
            Some(database) => {
                let file = super::open::private(&file(database, &name))?;
                file.lock()?;
                Some(file)
            }
            None => None,
        };
        Ok(Self { name, beside: database.map(Path::to_owned), lock })
    }

    /// Whether a grader is known to be gone, its lock with it. Where nothing is known, it is not.
    pub(super) fn is_gone(&self, name: &str) -> bool {
        let Some(database) = &self.beside else { return false };
        if name == self.name || !name.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return false;
        }
        let path = file(database, name);
        match File::open(&path) {
            Ok(open) => {
                let is_free = open.try_lock().is_ok();
                if is_free {
                    // Nobody takes that name again.
                    let _ = std::fs::remove_file(&path);
                }
                is_free
            }
            Err(error) => error.kind() == io::ErrorKind::NotFound,
        }
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        if let (Some(database), Some(lock)) = (&self.beside, self.lock.take()) {
            drop(lock);
            let _ = std::fs::remove_file(file(database, &self.name));
        }
    }
}

fn file(database: &Path, name: &str) -> PathBuf {
    let mut path = database.as_os_str().to_owned();
    path.push(format!("-grader-{name}"));
    path.into()
}
