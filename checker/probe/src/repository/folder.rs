//! A repository in a folder. Links are not followed, so that nothing outside of it is read.

use super::{Kept, Limits, Report};
use snapshot::shapes::probe::Repository;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// An index that is read: those of very large repositories are a few megabytes.
const INDEX: u64 = 16 << 20;

/// A `.gitignore` that is read.
const PATTERNS: u64 = 64 << 10;

pub(super) fn look(root: &Path, limits: Limits) -> io::Result<Repository> {
    let mut kept = Kept::default();
    // What this machine alone leaves out.
    if let Some(patterns) = plain(&root.join(".git/info/exclude"), PATTERNS) {
        kept.leave_out("", &String::from_utf8_lossy(&patterns));
    }
    if let Some(index) = plain(&root.join(".git/index"), INDEX) {
        kept.track(&index);
    }
    let mut report = Report::new(limits);
    let mut waiting: Vec<(String, PathBuf)> = vec![(String::new(), root.to_owned())];
    let mut is_first = true;
    while let Some((inside, folder)) = waiting.pop() {
        let listed = match fs::read_dir(&folder) {
            Ok(listed) => listed,
            Err(error) if is_first => return Err(error),
            Err(_) => {
                report.pass_over();
                continue;
            }
        };
        is_first = false;
        if let Some(patterns) = plain(&folder.join(".gitignore"), PATTERNS) {
            kept.leave_out(&inside, &String::from_utf8_lossy(&patterns));
        }
        for entry in listed.flatten() {
            if !report.goes_on() {
                return Ok(report.told());
            }
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if inside.is_empty() { name.clone() } else { format!("{inside}/{name}") };
            // Of the entry itself, not of what it may lead to.
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() {
                if name != ".git" && kept.has_below(&path) {
                    waiting.push((path, entry.path()));
                }
            } else if !kind.is_file() {
                report.pass_over();
            } else if kept.has_file(&path) {
                match plain(&entry.path(), limits.file) {
                    Some(bytes) => report.read(&path, &bytes),
                    None => report.pass_over(),
                }
            }
        }
    }
    Ok(report.told())
}

/// The beginning of a plain file; nothing of a link, a device or what cannot be read.
fn plain(path: &Path, limit: u64) -> Option<Vec<u8>> {
    if !fs::symlink_metadata(path).ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(limit).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
