//! A repository, looked through for what must not be in one: passwords, keys and tokens.
//!
//! What is found is told by its path, its line and its kind; the secret itself is never kept. Only what git would take
//! along is read: what `.gitignore` leaves out is passed over unless the index has it all the same. Git is never run,
//! nothing is unpacked to a disk, no link is followed, and what earlier commits hold, packed below `.git`, is not read.

mod archive;
mod folder;
mod kept;
mod rules;
mod sort;
mod value;

use kept::Kept;
use rules::Secret;
use snapshot::shapes::probe::{Repository, RepositorySecret};
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

/// How much is read.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Files and folders that are met.
    pub entries: usize,
    /// Bytes that are read of one file; secrets stand at the beginning of what people write.
    pub file: u64,
    /// Bytes of all files together, and of an archive once it is unpacked.
    pub total: u64,
    /// Secrets that are told.
    pub found: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { entries: 20_000, file: 1 << 20, total: 128 << 20, found: 100 }
    }
}

/// Why not all of it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    /// It has more files than are read.
    Entries,
    /// Its files are larger than what is read.
    Bytes,
    /// The archive is broken off or damaged.
    Broken,
    /// More was found than is told.
    Found,
}

impl Cut {
    fn word(self) -> &'static str {
        match self {
            Self::Entries => "too-many-files",
            Self::Bytes => "too-large",
            Self::Broken => "archive-broken",
            Self::Found => "too-many-secrets",
        }
    }
}

/// Looks through a folder, or through a `.tar.gz` or `.tar` file.
///
/// # Errors
/// There is nothing at the path, it cannot be read, or it is neither a folder nor an archive.
pub fn look(path: &Path, limits: Limits) -> io::Result<Repository> {
    if std::fs::metadata(path)?.is_dir() {
        return folder::look(path, limits);
    }
    archive::look(path, limits)
}

/// What was found so far.
#[derive(Debug)]
pub(crate) struct Report {
    limits: Limits,
    found: BTreeSet<(String, usize, Secret)>,
    files: i64,
    passed_over: i64,
    entries: usize,
    bytes: u64,
    cut: Option<Cut>,
}

impl Report {
    fn new(limits: Limits) -> Self {
        Self { limits, found: BTreeSet::new(), files: 0, passed_over: 0, entries: 0, bytes: 0, cut: None }
    }

    /// Counts one more file or folder; whether the look goes on.
    fn goes_on(&mut self) -> bool {
        self.entries = self.entries.saturating_add(1);
        if self.entries > self.limits.entries {
            self.cut.get_or_insert(Cut::Entries);
        }
        self.cut.is_none()
    }

    /// Reads a file that git takes along.
    fn read(&mut self, path: &str, bytes: &[u8]) {
        self.bytes = self.bytes.saturating_add(bytes.len() as u64);
        if self.bytes > self.limits.total {
            self.cut.get_or_insert(Cut::Bytes);
            return;
        }
        let Some(text) = text(bytes) else {
            self.pass_over();
            return;
        };
        self.files = self.files.saturating_add(1);
        for (line, secret) in rules::secrets(path, &text) {
            if self.found.len() >= self.limits.found {
                self.cut.get_or_insert(Cut::Found);
                return;
            }
            self.found.insert((path.to_owned(), line, secret));
        }
    }

    fn pass_over(&mut self) {
        self.passed_over = self.passed_over.saturating_add(1);
    }

    fn told(self) -> Repository {
        let secret = |(path, line, secret): (String, usize, Secret)| RepositorySecret {
            path: Some(path),
            line: i64::try_from(line).ok(),
            kind: Some(secret.word().to_owned()),
        };
        Repository {
            files: Some(self.files),
            passed_over: Some(self.passed_over),
            secrets: self.found.into_iter().map(secret).collect(),
            cut: self.cut.map(|cut| cut.word().to_owned()),
        }
    }
}

/// The letters of a file: UTF-8, or UTF-16 where its mark says so; nothing of what is no text.
///
/// Where a byte is no letter, as those of older Korean files are not, the rest of the line can be read all the same.
fn text(bytes: &[u8]) -> Option<String> {
    const LOOKED_AT: usize = 8 << 10;
    let is_marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if is_marked {
        return encoding_rs::Encoding::for_bom(bytes).map(|(encoding, _)| encoding.decode(bytes).0.into_owned());
    }
    if bytes.get(..LOOKED_AT).unwrap_or(bytes).contains(&0) {
        return None;
    }
    Some(String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).into_owned())
}

#[cfg(test)]
mod tests;
