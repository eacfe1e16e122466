//! Files that somebody hands in, whatever they are, as a submission; why they are none.

use crate::failure::Failure;
use crate::files;
use crate::reasons;
use crate::words::Saying;
use std::io::Cursor;
use std::path::Path;
use submission::archive::{Archive, ArchiveError, Bounds, Fault, Kind};
use submission::{Looks, Submission, SubmissionError, Unused};

/// The most bytes of a folder that are read, a little more than a submission may have, so that it says so itself.
const FOLDER: usize = 80 << 20;

/// So many archives may lie inside each other: what somebody packed twice.
const NESTED: usize = 2;

/// A submission, with the members of its archive that cannot be read.
pub(super) struct Read {
    pub(super) submission: Submission,
    pub(super) faults: Vec<(String, Fault)>,
}

/// Reads a submission: an archive, a folder, or a file alone.
///
/// # Errors
/// It cannot be read, or nothing in it is a submission.
pub(super) fn submission(path: &Path) -> Result<Read, Failure> {
    if path.is_dir() {
        return Ok(Read { submission: folder(path)?, faults: Vec::new() });
    }
    let bytes = files::bytes(path)?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let (members, faults) = unpacked(name, bytes, NESTED)
        .map_err(|error| Failure::usage(files::about("submission-not-read", path)).because(archive(&error)))?;
    let submission = Submission::from_members(members.into_iter()).map_err(|error| odd(path, &error))?;
    Ok(Read { submission, faults })
}

type Members = Vec<(String, Vec<u8>)>;

/// The files of an archive, and those that cannot be read; what is no archive is a file alone.
fn unpacked(name: String, bytes: Vec<u8>, deep: usize) -> Result<(Members, Vec<(String, Fault)>), ArchiveError> {
    let is_archive = Kind::of(&mut Cursor::new(&bytes)).map_err(ArchiveError::Io)?.is_some();
    if !is_archive || deep == 0 {
        return Ok((vec![(name, bytes)], Vec::new()));
    }
    let mut archive = Archive::open(Cursor::new(bytes), Bounds::SUBMISSION)?;
    let (mut members, mut faults) = (Members::new(), Vec::new());
    let names: Vec<String> = archive.members().iter().map(|member| member.name.clone()).collect();
    for (index, name) in names.into_iter().enumerate() {
        match archive.read(index) {
            Ok(bytes) => members.push((name, bytes)),
            Err(ArchiveError::Member { fault, .. }) => faults.push((name, fault)),
            Err(error) => return Err(error),
        }
    }
    match (<[_; 1]>::try_from(members), faults.is_empty()) {
        (Ok([(name, bytes)]), true) => unpacked(name, bytes, deep - 1),
        (Ok([only]), false) => Ok((vec![only], faults)),
        (Err(members), _) => Ok((members, faults)),
    }
}

fn folder(path: &Path) -> Result<Submission, Failure> {
    let mut members = Vec::new();
    let mut bytes = 0;
    for below in files::below(path)?.files {
        // What cannot be read is not in it: the rest is shown all the same.
        let Ok(content) = files::evidence(&below.file) else { continue };
        bytes += content.len();
        members.push((below.path, content));
        if bytes > FOLDER {
            break;
        }
    }
    Submission::from_members(members.into_iter()).map_err(|error| odd(path, &error))
}

/// Why something is no submission.
pub(super) fn odd(path: &Path, error: &SubmissionError) -> Failure {
    let failure = Failure::usage(files::about("submission-not-read", path)).because(cause(error));
    match error {
        SubmissionError::Newer { .. } => failure.hint(Saying::new("submission-newer-hint")),
        SubmissionError::Nothing { files } if files.len() > 1 => {
            let line =
                |(name, why): &(String, Unused)| Saying::new("submission-file").with("file", name).cause(unused(why));
            failure.listing(files.iter().map(line).collect()).hint(Saying::new("submission-nothing-hint"))
        }
        SubmissionError::Nothing { .. } => failure.hint(Saying::new("submission-nothing-hint")),
        _ => failure,
    }
}

fn cause(error: &SubmissionError) -> Saying {
    match error {
        SubmissionError::Newer { found } => {
            Saying::new("submission-newer").with("found", found).with("known", submission::FORMAT)
        }
        SubmissionError::Manifest { line, column, path, cause } => {
            let path = if path.is_empty() { String::new() } else { format!(" ({path})") };
            let told = Saying::new("submission-manifest").counting("line", *line).counting("column", *column);
            told.with("path", path).with("cause", cause)
        }
        SubmissionError::Twice { name } => Saying::new("submission-twice").with("name", name),
        SubmissionError::Several { one, other } => {
            Saying::new("submission-several").with("one", one).with("other", other)
        }
        SubmissionError::TooMany { most } => Saying::new("submission-too-many").counting("most", *most),
        SubmissionError::TooLarge { most } => Saying::new("submission-too-large").counting("most", most >> 20),
        SubmissionError::Nothing { files } => match files.as_slice() {
            [(_, why)] => unused(why),
            _ => Saying::new("submission-nothing"),
        },
    }
}

/// Why an archive cannot be read.
fn archive(error: &ArchiveError) -> Saying {
    match error {
        ArchiveError::NoArchive | ArchiveError::Broken | ArchiveError::NoMember { .. } => Saying::new("archive-broken"),
        ArchiveError::InParts => Saying::new("archive-parts"),
        ArchiveError::TooMany { limit } => Saying::new("submission-too-many").counting("most", *limit),
        ArchiveError::TooMuch { limit } => Saying::new("submission-too-large").with("most", limit >> 20),
        ArchiveError::Bomb { limit } => Saying::new("archive-bomb").with("limit", limit),
        ArchiveError::Member { name, fault } => {
            Saying::new("submission-file").with("file", name).cause(self::fault(*fault))
        }
        ArchiveError::Io(error) => Saying::new("submit-cause").with("cause", error),
    }
}

/// Why a member of an archive is not read.
pub(super) fn fault(fault: Fault) -> Saying {
    match fault {
        Fault::Escapes => Saying::new("archive-escapes"),
        Fault::Absolute => Saying::new("archive-absolute"),
        Fault::BadName => Saying::new("archive-name"),
        Fault::Link => Saying::new("archive-link"),
        Fault::Special => Saying::new("archive-special"),
        Fault::Encrypted => Saying::new("archive-encrypted"),
        Fault::Method { method } => Saying::new("archive-method").with("method", method),
        Fault::Overlaps => Saying::new("archive-overlaps"),
        Fault::Broken => Saying::new("archive-broken"),
        Fault::TooLarge { limit } => Saying::new("submission-too-large").with("most", limit >> 20),
        Fault::Bomb { limit } => Saying::new("archive-bomb").with("limit", limit),
    }
}

/// Why a file is not used.
pub(super) fn unused(why: &Unused) -> Saying {
    match why {
        Unused::Looks(looks) => Saying::new(match looks {
            Looks::Empty => "looks-empty",
            Looks::Json => "looks-json",
            Looks::Gzip => "looks-gzip",
            Looks::Zip => "looks-zip",
            Looks::Archive => "looks-archive",
            Looks::Html => "looks-html",
            Looks::Picture => "looks-picture",
            Looks::Pdf => "looks-pdf",
            Looks::Document => "looks-document",
            Looks::Text => "looks-text",
            Looks::Binary => "looks-binary",
        }),
        Unused::Snapshot(error) => reasons::read_error(error),
        Unused::Answer(kind) => reasons::import_note(kind),
        Unused::Text => Saying::new("submission-no-text"),
        Unused::TooMany => Saying::new("submission-of-a-kind"),
    }
}
