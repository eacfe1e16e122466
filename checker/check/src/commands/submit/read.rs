//! Files that somebody hands in, whatever they are, as a submission; why they are none.

use crate::failure::Failure;
use crate::files;
use crate::reasons;
use crate::words::Saying;
use std::path::Path;
use submission::{Looks, Submission, SubmissionError, Unused};

/// The most bytes of a folder that are read, a little more than a submission may have, so that it says so itself.
const FOLDER: usize = 80 << 20;

/// Reads a submission: an archive, a folder, or a file alone.
///
/// # Errors
/// It cannot be read, or nothing in it is a submission.
pub(super) fn submission(path: &Path) -> Result<Submission, Failure> {
    if path.is_dir() {
        return folder(path);
    }
    let bytes = files::bytes(path)?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    Submission::from_members(std::iter::once((name, bytes))).map_err(|error| odd(path, &error))
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
