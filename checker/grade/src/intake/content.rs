//! What is in something that was handed in: files, and members of archives, loaded when it is their turn.

use super::Bounds;
use super::lms;
use super::problem::Problem;
use super::shared::Shared;
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{Cursor, Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use submission::archive::{Archive, ArchiveError, Kind};
use submission::{MANIFEST, Manifest, Submission};

/// What is in something that was handed in, not loaded yet. It is small, whatever it stands for.
#[derive(Debug, Clone)]
pub struct Content {
    /// Names below the submission, and where their bytes are.
    files: Vec<(String, Source)>,
}

/// Where bytes are.
#[derive(Debug, Clone)]
pub(super) enum Source {
    /// A file on the disk.
    File(PathBuf),
    /// A member of an archive.
    Member { archive: Arc<Archive<Shared>>, index: usize },
}

/// So many archives may lie inside each other: what a learner packed twice.
const NESTED: usize = 2;

/// The most bytes that are read to find out who a stranger says to be.
const CLAIM: u64 = 1 << 20;

type Members = Vec<(String, Vec<u8>)>;

impl Source {
    /// The bytes, which are as many as are really read.
    fn read(&self, name: &str, bounds: &Bounds) -> Result<Vec<u8>, Problem> {
        let limit = bounds.course.member;
        match self {
            Self::File(path) => {
                let mut bytes = Vec::new();
                let file = File::open(path).map_err(Problem::Io)?;
                file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(Problem::Io)?;
                if bytes.len() as u64 > limit {
                    return Err(Problem::Large { name: name.to_owned(), limit });
                }
                Ok(bytes)
            }
            Self::Member { archive, index } => {
                let mut archive = Archive::clone(archive);
                archive.read(*index).map_err(Problem::Archive)
            }
        }
    }
}

impl Content {
    pub(super) fn of(files: impl IntoIterator<Item = (String, Source)>) -> Self {
        Self { files: files.into_iter().collect() }
    }

    /// One file on the disk.
    pub(crate) fn of_file(file: &Path) -> Self {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self::of([(name, Source::File(file.to_owned()))])
    }

    pub(super) fn add(&mut self, name: String, source: Source) {
        self.files.push((name, source));
    }

    /// Loads and understands it.
    ///
    /// # Errors
    /// Why that cannot be done.
    pub fn load(&self, bounds: &Bounds) -> Result<Submission, Problem> {
        let members = self.members(bounds)?;
        Submission::from_members(members.into_iter()).map_err(Problem::Submission)
    }

    /// SHA-256 of its bytes, in hexadecimal: the same whatever way it came, as long as nothing in it differs.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn sha256(&self, bounds: &Bounds) -> Result<String, Problem> {
        if let [(name, source)] = self.files.as_slice() {
            return Ok(hex(Sha256::digest(source.read(name, bounds)?)));
        }
        // The order in which a system gives the files says nothing.
        let mut sorted: Vec<_> = self.files.iter().collect();
        sorted.sort_by(|one, other| one.0.cmp(&other.0));
        let mut hash = Sha256::new();
        for (name, source) in sorted {
            hash.update((name.len() as u64).to_le_bytes());
            hash.update(name);
            hash.update(Sha256::digest(source.read(name, bounds)?));
        }
        Ok(hex(hash.finalize()))
    }

    /// Who the submission says that it is of; nothing if it says nothing, or cannot be read.
    #[must_use]
    pub fn claimed(&self, bounds: &Bounds) -> Option<String> {
        let (name, source) = self.files.iter().find(|(name, _)| is_manifest(name) || lms::is_archive(name))?;
        let bytes = if is_manifest(name) { source.read(name, bounds).ok()? } else { claim(source, bounds)? };
        let learner = Manifest::parse(&bytes).ok()?.learner?;
        let told: String = learner.trim().chars().take(120).collect();
        (!told.is_empty()).then_some(told)
    }

    /// All files of it, those in archives unpacked into memory.
    fn members(&self, bounds: &Bounds) -> Result<Members, Problem> {
        let mut members = Members::new();
        let mut total = 0_u64;
        for (name, source) in &self.files {
            let bytes = source.read(name, bounds)?;
            let is_archive = is_archive(name, &bytes)?;
            if is_archive {
                total = total.saturating_add(unpack(bytes, bounds, NESTED, &mut members)?);
            } else {
                if bytes.len() as u64 > bounds.submission.member {
                    return Err(Problem::Large { name: name.clone(), limit: bounds.submission.member });
                }
                total = total.saturating_add(bytes.len() as u64);
                members.push((name.clone(), bytes));
            }
            if total > bounds.submission.total {
                return Err(Problem::Archive(ArchiveError::TooMuch { limit: bounds.submission.total }));
            }
        }
        Ok(members)
    }
}

/// What a `submission.json` of an archive says.
fn claim(source: &Source, bounds: &Bounds) -> Option<Vec<u8>> {
    fn of<R: Read + Seek>(reader: R, bounds: &Bounds) -> Option<Vec<u8>> {
        let small = submission::archive::Bounds { member: CLAIM, total: CLAIM, ..bounds.submission };
        let mut archive = Archive::open(reader, small).ok()?;
        let index = archive.members().iter().position(|member| is_manifest(&member.name))?;
        archive.read(index).ok()
    }
    match source {
        Source::File(path) => of(Shared::open(path).ok()?, bounds),
        Source::Member { .. } => of(Cursor::new(source.read("", bounds).ok()?), bounds),
    }
}

fn is_manifest(name: &str) -> bool {
    name.rsplit('/').next() == Some(MANIFEST)
}

/// Whether a file is an archive to look into. What offices write is one too, and is left as it is.
fn is_archive(name: &str, bytes: &[u8]) -> Result<bool, Problem> {
    if !lms::is_archive(name) && name.rsplit('/').next().unwrap_or(name).contains('.') {
        return Ok(false);
    }
    Ok(Kind::of(&mut Cursor::new(bytes)).map_err(Problem::Io)?.is_some())
}

/// Puts the members of an archive to the others; how many bytes came out of it.
fn unpack(bytes: Vec<u8>, bounds: &Bounds, deep: usize, members: &mut Members) -> Result<u64, Problem> {
    let mut archive = Archive::open(Cursor::new(bytes), bounds.submission).map_err(Problem::Archive)?;
    if let Some(name) = archive.twice().first() {
        return Err(Problem::Twice { name: name.clone() });
    }
    let listed: Vec<(usize, String)> = archive
        .members()
        .iter()
        .enumerate()
        .filter(|(_, member)| !lms::is_litter(&member.name))
        .map(|(index, member)| (index, member.name.clone()))
        .collect();
    let inner: Vec<&(usize, String)> = listed.iter().filter(|(_, name)| lms::is_archive(name)).collect();
    let is_whole = listed.iter().any(|(_, name)| is_manifest(name));
    match inner.as_slice() {
        // What a learner packed once more.
        [(index, _)] if !is_whole => {
            if deep == 0 {
                return Err(Problem::Nested);
            }
            let bytes = archive.read(*index).map_err(Problem::Archive)?;
            let spent = archive.spent();
            drop(archive);
            return Ok(spent.saturating_add(unpack(bytes, bounds, deep - 1, members)?));
        }
        [_, _, ..] if !is_whole => return Err(Problem::Archives),
        _ => {}
    }
    for (index, name) in listed {
        let bytes = archive.read(index).map_err(Problem::Archive)?;
        members.push((name, bytes));
    }
    Ok(archive.spent())
}

fn hex(bytes: impl AsRef<[u8]>) -> String {
    bytes.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}
