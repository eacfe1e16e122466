//! The files below some paths, by name and size: nothing is read but lists of members.

use super::content::Source;
use super::lms;
use super::problem::Problem;
use super::shared::Shared;
use super::{Bounds, Content};
use crate::gradebook::Reason;
use crate::identity::Identity;
use crate::roster::Roster;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use submission::archive::{Archive, ArchiveError, Kind, composed};

/// What was listed.
#[derive(Debug, Default)]
pub(super) struct Listed {
    pub(super) roots: Vec<Root>,
    pub(super) unreadable: Vec<Reason>,
    pub(super) notes: Vec<Reason>,
    pub(super) files: usize,
    pub(super) litter: usize,
}

/// One of the paths, or all that are files.
#[derive(Debug)]
pub(super) struct Root {
    /// How it is told; empty for files alone.
    pub(super) shown: String,
    /// Its own name, which may name a learner; empty for an archive of an LMS and for files alone.
    pub(super) name: String,
    pub(super) items: Vec<Item>,
}

/// A file.
#[derive(Debug)]
pub(super) struct Item {
    /// How it is told.
    pub(super) shown: String,
    /// Its way below the root, `/` between the parts, in NFC.
    pub(super) path: String,
    pub(super) source: Source,
}

pub(super) fn list(paths: &[PathBuf], roster: &Roster, bounds: &Bounds) -> Listed {
    let mut listing = Listing { listed: Listed::default(), roster, bounds, seen: 0, is_full: false };
    let mut alone = Root { shown: String::new(), name: String::new(), items: Vec::new() };
    for path in paths {
        listing.path(path, &mut alone);
    }
    if !alone.items.is_empty() {
        listing.listed.roots.push(alone);
    }
    listing.listed
}

struct Listing<'l> {
    listed: Listed,
    roster: &'l Roster,
    bounds: &'l Bounds,
    /// Everything that was met, folders and litter too.
    seen: usize,
    is_full: bool,
}

impl Listing<'_> {
    fn path(&mut self, path: &Path, alone: &mut Root) {
        let shown = path.display().to_string();
        // What somebody names may be a link; what lies below may not.
        match fs::metadata(path) {
            Ok(data) if data.is_dir() => {
                let name = fs::canonicalize(path).ok().and_then(|path| last(&path)).or_else(|| last(path));
                let mut root = Root { shown: shown.clone(), name: name.unwrap_or_default(), items: Vec::new() };
                self.folder(path, &shown, "", 0, &mut root);
                self.listed.roots.push(root);
            }
            Ok(data) if data.is_file() => {
                let name = last(path).unwrap_or_default();
                self.file(path, &shown, &name, alone);
            }
            Ok(_) => self.unreadable(&shown, &Problem::Special),
            Err(error) => self.unreadable(&shown, &Problem::Io(error)),
        }
    }

    fn unreadable(&mut self, shown: &str, problem: &Problem) {
        self.listed.files += 1;
        self.listed.unreadable.push(problem.reason(shown));
    }

    /// Whether one more file may be looked at.
    fn counts(&mut self, shown: &str) -> bool {
        self.seen += 1;
        if self.seen > self.bounds.files {
            if !self.is_full {
                self.is_full = true;
                self.listed.notes.push(Problem::Files { limit: self.bounds.files }.reason(shown));
            }
            return false;
        }
        true
    }

    fn folder(&mut self, path: &Path, shown: &str, below: &str, depth: usize, root: &mut Root) {
        if depth > self.bounds.depth {
            return self.unreadable(shown, &Problem::Deep { limit: self.bounds.depth });
        }
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) => return self.unreadable(shown, &Problem::Io(error)),
        };
        let mut found = Vec::new();
        for entry in entries {
            match entry {
                Ok(entry) if self.counts(shown) => found.push(entry),
                Ok(_) => break,
                Err(error) => self.unreadable(shown, &Problem::Io(error)),
            }
        }
        // Systems give files in any order.
        found.sort_by_key(fs::DirEntry::file_name);
        for entry in found {
            let name = composed(&entry.file_name().to_string_lossy());
            let (path, shown) = (entry.path(), format!("{shown}/{name}"));
            let below = if below.is_empty() { name } else { format!("{below}/{name}") };
            match entry.file_type() {
                _ if lms::is_litter(&below) => self.litter(),
                Ok(kind) if kind.is_dir() => self.folder(&path, &shown, &below, depth + 1, root),
                Ok(kind) if kind.is_file() => self.file(&path, &shown, &below, root),
                Ok(kind) if kind.is_symlink() => self.unreadable(&shown, &Problem::Link),
                Ok(_) => self.unreadable(&shown, &Problem::Special),
                Err(error) => self.unreadable(&shown, &Problem::Io(error)),
            }
        }
    }

    const fn litter(&mut self) {
        self.listed.litter += 1;
    }

    fn file(&mut self, path: &Path, shown: &str, below: &str, root: &mut Root) {
        if lms::is_litter(below) {
            return self.litter();
        }
        if lms::is_archive(below) {
            match self.archive(path, shown, below) {
                Ok(false) => {}
                Ok(true) => return,
                Err(problem) => return self.unreadable(shown, &problem),
            }
        }
        self.listed.files += 1;
        let source = Source::File(path.to_owned());
        root.items.push(Item { shown: shown.to_owned(), path: below.to_owned(), source });
    }

    /// Lists an archive if it is one that an LMS packed; whether it is.
    fn archive(&mut self, path: &Path, shown: &str, below: &str) -> Result<bool, Problem> {
        let name = below.rsplit('/').next().unwrap_or(below);
        // What an LMS names after a learner is what this learner handed in.
        if lms::canvas(name).is_some() || below.split('/').any(|part| lms::moodle(part).is_some()) {
            return Ok(false);
        }
        let mut file = Shared::open(path).map_err(Problem::Io)?;
        // By its name it is an archive; what it is not is told when it is read.
        if Kind::of(&mut file).map_err(Problem::Io)?.is_none() {
            return Ok(false);
        }
        let is_learner = self.roster.find(&Identity::Called(lms::stem(name).to_owned())).is_ok();
        let archive = match Archive::open(file, self.bounds.course) {
            Ok(archive) => archive,
            // Whose it is is known: it is told as what this learner handed in.
            Err(_) if is_learner => return Ok(false),
            Err(error) => return Err(Problem::Archive(error)),
        };
        if !self.is_course(&archive, is_learner) {
            return Ok(false);
        }
        self.members(archive, shown);
        Ok(true)
    }

    /// Whether an archive is of a whole class.
    fn is_course(&self, archive: &Archive<Shared>, is_learner: bool) -> bool {
        let names = || archive.members().iter().map(|member| member.name.as_str()).filter(|name| !lms::is_litter(name));
        let of_lms = |name: &str| {
            name.split('/').any(|part| lms::moodle(part).is_some())
                || name.rsplit('/').next().is_some_and(|file| lms::canvas(file).is_some())
        };
        if names().any(of_lms) {
            return true;
        }
        let manifests = names().filter(|name| name.rsplit('/').next() == Some(submission::MANIFEST)).count();
        if is_learner || manifests == 1 {
            return false;
        }
        let archives = names().filter(|name| lms::is_archive(name)).count();
        let of_learner = |name: &str| {
            let mut parts = name.split('/').map(lms::stem);
            parts.any(|part| self.roster.find(&Identity::Called(part.to_owned())).is_ok())
        };
        manifests > 1 || archives > 1 || names().any(of_learner)
    }

    fn members(&mut self, archive: Archive<Shared>, shown: &str) {
        for name in archive.twice() {
            let reason = Problem::Twice { name: name.clone() }.reason(shown);
            self.listed.notes.push(Reason { code: "course-archive-twice".to_owned(), ..reason });
        }
        let mut root = Root { shown: shown.to_owned(), name: String::new(), items: Vec::new() };
        let archive = Arc::new(archive);
        for (index, member) in archive.members().iter().enumerate() {
            let shown = format!("{shown}/{}", member.name);
            if !self.counts(&shown) {
                break;
            }
            if lms::is_litter(&member.name) {
                self.litter();
                continue;
            }
            if let Some(fault) = member.fault {
                let error = ArchiveError::Member { name: member.name.clone(), fault };
                self.unreadable(&shown, &Problem::Archive(error));
                continue;
            }
            self.listed.files += 1;
            let source = Source::Member { archive: Arc::clone(&archive), index };
            root.items.push(Item { shown, path: member.name.clone(), source });
        }
        self.listed.roots.push(root);
    }
}

/// The last part of a path, in NFC.
fn last(path: &Path) -> Option<String> {
    Some(composed(&path.file_name()?.to_string_lossy()))
}

impl Item {
    pub(super) fn parts(&self) -> Vec<&str> {
        self.path.split('/').collect()
    }

    pub(super) fn file(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// What is in it, under a name of its own.
    pub(super) fn content(&self, name: &str) -> Content {
        Content::of([(name.to_owned(), self.source.clone())])
    }
}
