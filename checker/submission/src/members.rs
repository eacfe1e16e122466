//! The files of a submission by their names, whoever packed them.

use crate::error::SubmissionError;
use crate::manifest::MANIFEST;
use std::collections::BTreeMap;

/// The most files of a submission that are looked at; a folder of AWS CLI output has some hundred.
const FILES: usize = 4096;

/// The most bytes of all of them together.
const BYTES: usize = 64 << 20;

/// The files, by name.
pub(crate) struct Members {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// What stands before the names of a submission's own files: it may have been packed with its folder.
    pub(crate) base: Option<String>,
}

impl Members {
    /// Takes files in, no more than a submission has.
    pub(crate) fn of(members: impl Iterator<Item = (String, Vec<u8>)>) -> Result<Self, SubmissionError> {
        let mut files = BTreeMap::new();
        let (mut bytes, mut seen) = (0_usize, 0_usize);
        for (name, content) in members {
            seen += 1;
            bytes = bytes.saturating_add(content.len());
            if seen > FILES {
                return Err(SubmissionError::TooMany { most: FILES });
            }
            if bytes > BYTES {
                return Err(SubmissionError::TooLarge { most: BYTES });
            }
            // Windows packs with its own separator.
            let name = name.replace('\\', "/").trim_start_matches("./").to_owned();
            if name.ends_with('/') || is_of_system(&name) {
                continue;
            }
            if files.contains_key(&name) {
                return Err(SubmissionError::Twice { name });
            }
            files.insert(name, content);
        }
        let base = base(&files)?;
        Ok(Self { files, base })
    }
}

/// The folder of `submission.json`, with its `/`.
fn base(files: &BTreeMap<String, Vec<u8>>) -> Result<Option<String>, SubmissionError> {
    let mut found = files.keys().filter(|name| last(name) == MANIFEST);
    match (found.next(), found.next()) {
        (Some(one), Some(other)) => Err(SubmissionError::Several { one: one.clone(), other: other.clone() }),
        (Some(one), None) => Ok(one.strip_suffix(MANIFEST).map(str::to_owned)),
        (None, _) => Ok(None),
    }
}

/// What systems put beside people's files.
fn is_of_system(name: &str) -> bool {
    let mut parts = name.split('/');
    parts.any(|part| part == "__MACOSX" || part.starts_with('.'))
        || matches!(last(name).to_ascii_lowercase().as_str(), "thumbs.db" | "desktop.ini")
}

/// The name without its folders.
pub(crate) fn last(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// The name without its folders and without one of these endings, whatever their case.
pub(crate) fn stem<'n>(name: &'n str, endings: &[&str]) -> Option<&'n str> {
    let last = last(name);
    endings.iter().find_map(|ending| {
        let at = last.len().checked_sub(ending.len())?;
        let (stem, end) = (last.get(..at)?, last.get(at..)?);
        (end.eq_ignore_ascii_case(ending) && !stem.is_empty()).then_some(stem)
    })
}
