//! Files that only their owner may read: the database holds addresses, and the key that forms and sessions are sealed with.

use std::fs::OpenOptions;
use std::io;
use std::path::{Path, PathBuf};

/// Makes a file for its owner alone, or takes the rights of others off one that is there.
///
/// SQLite gives the files beside a database (`-wal`, `-shm`) the rights of the database itself.
pub(super) fn make(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)?;
    narrow(path);
    Ok(())
}

/// Takes the rights of others off a database and what is beside it, as far as there is something.
pub(super) fn narrow_all(database: &Path) {
    for end in ["", "-wal", "-shm", "-journal"] {
        narrow(&beside(database, end));
    }
}

/// Returns the path of a file that stands beside another.
pub(super) fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

#[cfg(unix)]
fn narrow(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let Ok(file) = std::fs::metadata(path) else { return };
    let mode = file.permissions().mode();
    if file.is_file()
        && mode & 0o077 != 0
        && let Err(error) = std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode & 0o700))
    {
        // A file of somebody else that we may write works all the same.
        tracing::warn!(path = %path.display(), %error, "others may read this file");
    }
}

/// Elsewhere the folder's rights hold.
#[cfg(not(unix))]
fn narrow(_: &Path) {}
