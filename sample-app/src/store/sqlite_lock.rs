//! Lets one instance at a time open and migrate a SQLite file.
//!
//! Switching a new file to its write-ahead log ignores the busy timeout, and SQLite has no advisory lock; the operating
//! system has one, and gives it back when the process ends, however it ends.

use std::ffi::OsString;
use std::fs::File;
use std::path::Path;

use super::faults::Cause;

/// Waits for the lock beside `database`; it is held until the file is dropped.
pub(super) async fn take(database: &Path) -> Result<File, Cause> {
    let mut name = OsString::from(database);
    name.push(".lock");
    let waiting = tokio::task::spawn_blocking(move || {
        let file = File::options().create(true).append(true).open(name)?;
        file.lock()?;
        Ok::<_, std::io::Error>(file)
    });
    match waiting.await {
        Ok(locked) => locked.map_err(|error| Cause::File(error.to_string())),
        Err(error) => Err(Cause::File(error.to_string())),
    }
}
