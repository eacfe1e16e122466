//! What comes in: files, folders and standard input, with what is wrong with them told in words.

pub(crate) mod utf8;

use crate::failure::Failure;
use crate::words::Saying;
use std::borrow::Cow;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

/// More than any file that a person writes for this program.
const TEXT_LIMIT: u64 = 4 << 20;

/// More than [`snapshot::Limits`] let through, so that those say what is wrong.
const BYTES_LIMIT: u64 = (64 << 20) + 1;

/// Reads a file, or standard input for `-`.
///
/// # Errors
/// There is no such file, or it cannot be read.
pub(crate) fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    read(file, BYTES_LIMIT).map_err(|error| unreadable(file, &error))
}

/// Reads a file that may be evidence; of a picture, a program and the like no more than shows that it is none.
///
/// # Errors
/// There is no such file, or it cannot be read.
pub(crate) fn evidence(file: &Path) -> io::Result<Vec<u8>> {
    const BEGIN: u64 = 4 << 10;
    let mut open = fs::File::open(file)?;
    let mut bytes = Vec::new();
    open.by_ref().take(BEGIN).read_to_end(&mut bytes)?;
    // UTF-16 has a byte of 0 in each character of ASCII, and gzip has them anywhere.
    let is_text = !bytes.contains(&0)
        || [&[0x1f, 0x8b][..], &[0xff, 0xfe], &[0xfe, 0xff]].iter().any(|begin| bytes.starts_with(begin))
        || bytes.iter().take(2).any(|byte| *byte == 0);
    if is_text {
        open.take(BYTES_LIMIT - BEGIN).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// Reads a text that a person wrote: UTF-8, with or without byte order mark, or UTF-16, which `>` of Windows PowerShell
/// writes.
///
/// # Errors
/// There is no such file, it cannot be read, or it is no text.
pub(crate) fn text(file: &Path) -> Result<String, Failure> {
    let bytes = read(file, TEXT_LIMIT + 1).map_err(|error| unreadable(file, &error))?;
    if bytes.len() as u64 > TEXT_LIMIT {
        return Err(Failure::usage(about("file-too-large", file)));
    }
    let text = snapshot::unicode(&bytes);
    text.map(Cow::into_owned)
        .map_err(|error| Failure::usage(about("file-not-text", file)).because(crate::reasons::read_error(&error)))
}

/// A file below a folder, by its path in it with `/` between the parts.
pub(crate) struct Below {
    /// The path inside the folder.
    pub(crate) path: String,
    /// The path of the file.
    pub(crate) file: std::path::PathBuf,
}

/// What is below a folder.
#[derive(Default)]
pub(crate) struct Listing {
    /// The files, sorted by path.
    pub(crate) files: Vec<Below>,
    /// What is no file, by its path, with what it is.
    pub(crate) others: Vec<(String, Saying)>,
    /// Folders that cannot be listed.
    pub(crate) closed: Vec<(Below, io::Error)>,
}

/// Lists what is below a folder. What is hidden stays hidden, and links to folders are not followed.
///
/// # Errors
/// The folder cannot be listed. One below it that cannot be is told in the listing.
pub(crate) fn below(folder: &Path) -> Result<Listing, Failure> {
    let mut found = Listing::default();
    let mut waiting = Vec::new();
    list(folder, "", &mut found, &mut waiting).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Failure::usage(about("folder-not-found", folder)),
        _ => unreadable(folder, &error),
    })?;
    while let Some(Below { path, file }) = waiting.pop() {
        if let Err(error) = list(&file, &format!("{path}/"), &mut found, &mut waiting) {
            found.closed.push((Below { path, file }, error));
        }
    }
    found.files.sort_by(|one, other| one.path.cmp(&other.path));
    found.others.sort_by(|(one, _), (other, _)| one.cmp(other));
    found.closed.sort_by(|(one, _), (other, _)| one.path.cmp(&other.path));
    Ok(found)
}

/// Lists what is in one folder; folders in it wait.
fn list(folder: &Path, inside: &str, found: &mut Listing, waiting: &mut Vec<Below>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let below = Below { path: format!("{inside}{name}"), file: entry.path() };
        let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
        // Where a link leads to.
        match fs::metadata(&below.file) {
            Ok(kind) if kind.is_dir() && is_link => found.others.push((below.path, Saying::new("import-link-folder"))),
            Ok(kind) if kind.is_dir() => waiting.push(below),
            Ok(kind) if kind.is_file() => found.files.push(below),
            Ok(_) => found.others.push((below.path, Saying::new("import-no-file"))),
            Err(_) if is_link => found.others.push((below.path, Saying::new("import-link-nowhere"))),
            // Reading it says why.
            Err(_) => found.files.push(below),
        }
    }
    Ok(())
}

/// Why one of many files is skipped.
pub(crate) fn skipped(error: &io::Error) -> Saying {
    match error.kind() {
        io::ErrorKind::PermissionDenied => Saying::new("import-denied"),
        _ => Saying::new("import-not-read").with("cause", error),
    }
}

fn read(file: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
    } else {
        fs::File::open(file)?.take(limit).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// Why a file cannot be read.
pub(crate) fn unreadable(file: &Path, error: &io::Error) -> Failure {
    let id = match error.kind() {
        io::ErrorKind::NotFound => "file-not-found",
        io::ErrorKind::PermissionDenied => "file-denied",
        io::ErrorKind::IsADirectory => "file-is-folder",
        io::ErrorKind::NotADirectory => "file-no-folder",
        _ => return Failure::usage(about("file-not-read", file).with("cause", error)),
    };
    Failure::usage(about(id, file))
}

/// A sentence about a file; standard input has a name of its own.
pub(crate) fn about(id: &'static str, file: &Path) -> Saying {
    Saying::new(id).with("file", file.display())
}
