//! Which files are one submission, and whose.

use super::content::Content;
use super::list::{Item, Root};
use super::lms;
use crate::identity::Identity;
use crate::roster::{Roster, Unmatched};
use std::collections::{BTreeMap, BTreeSet};
use submission::MANIFEST;

/// A submission.
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) origin: String,
    pub(super) identity: Identity,
    pub(super) who: Result<String, Unmatched>,
    pub(super) late: bool,
    /// What came later has a higher one: the number of the file where the LMS gives one, then the number behind its name.
    pub(super) order: (u64, u64),
    pub(super) files: usize,
    pub(super) content: Content,
}

/// What makes files one submission.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// A folder, by its way below the root.
    Folder(String),
    /// The loose files of a learner in a folder.
    Loose { folder: String, who: String },
    /// A file, by its number.
    Alone(usize),
}

/// Whose a file is, and what it is called below its submission.
#[derive(Debug, Clone)]
struct Of {
    key: Key,
    identity: Identity,
    who: Result<String, Unmatched>,
    name: String,
    late: bool,
    order: (u64, u64),
}

pub(super) fn units(roots: Vec<Root>, roster: &Roster) -> Vec<Unit> {
    roots.into_iter().flat_map(|root| of_root(root, roster)).collect()
}

fn of_root(root: Root, roster: &Roster) -> Vec<Unit> {
    let manifests: BTreeSet<String> = root
        .items
        .iter()
        .filter(|item| item.file() == MANIFEST)
        .map(|item| item.path.strip_suffix(MANIFEST).unwrap_or_default().trim_end_matches('/').to_owned())
        // Files that were named one by one are in no folder together.
        .filter(|folder| !folder.is_empty() || !root.shown.is_empty())
        .collect();
    let sorter = Sorter { roster, root: &root, manifests };
    let sorted: Vec<Of> = root.items.iter().enumerate().map(|(index, item)| sorter.sort(index, item)).collect();
    join(&root, sorted)
}

struct Sorter<'s> {
    roster: &'s Roster,
    root: &'s Root,
    /// The folders that have a `submission.json`; empty for the root itself.
    manifests: BTreeSet<String>,
}

impl Sorter<'_> {
    fn sort(&self, index: usize, item: &Item) -> Of {
        let parts = item.parts();
        for (at, part) in parts.iter().enumerate() {
            let Some(moodle) = lms::moodle(part) else { continue };
            return self.of_moodle(index, item, &parts, at, moodle);
        }
        if let Some(canvas) = lms::canvas(item.file()) {
            return self.of_canvas(index, item, &parts, canvas);
        }
        self.called(index, item, &parts)
    }

    fn of_moodle(&self, index: usize, item: &Item, parts: &[&str], at: usize, moodle: lms::Moodle) -> Of {
        let is_file = at + 1 == parts.len();
        let folder = parts.get(..at).unwrap_or_default().join("/");
        let identity = Identity::Moodle { name: moodle.name.clone(), participant: moodle.participant.clone() };
        let name = if is_file { moodle.original } else { parts.get(at + 1..).unwrap_or_default().join("/") };
        let key = if lms::is_archive(&name) {
            Key::Alone(index)
        } else if is_file {
            Key::Loose { folder, who: format!("{}_{}", moodle.name, moodle.participant) }
        } else {
            Key::Folder(parts.get(..=at).unwrap_or_default().join("/"))
        };
        let name = if name.is_empty() { item.file().to_owned() } else { name };
        Of { key, who: self.find(&identity), identity, name, late: false, order: (0, 0) }
    }

    fn of_canvas(&self, index: usize, item: &Item, parts: &[&str], canvas: lms::Canvas) -> Of {
        let folder = parts.get(..parts.len().saturating_sub(1)).unwrap_or_default().join("/");
        let identity = Identity::Canvas(canvas.user.clone());
        let who = match self.find(&identity) {
            // A roster from elsewhere has no numbers of Canvas: then the name decides, if it is whole and nobody else's.
            Err(Unmatched::Nobody) if !canvas.name.is_empty() => {
                let named = self.roster.find_without_canvas_id(&canvas.name).map(|learner| learner.id.clone());
                match named {
                    Err(Unmatched::Nobody) if !self.roster.knows_canvas() => {
                        self.find(&Identity::Called(canvas.name.clone()))
                    }
                    named => named,
                }
            }
            who => who,
        };
        let key = if lms::is_archive(item.file()) {
            Key::Alone(index)
        } else {
            Key::Loose { folder, who: format!("canvas {}", canvas.user) }
        };
        // Two files that a learner called the same are two.
        let name = match canvas.again {
            0 => canvas.original,
            again => format!("{again}/{}", canvas.original),
        };
        Of { key, identity, who, name, late: canvas.late, order: (canvas.file, canvas.again) }
    }

    /// Where no LMS says whose it is, the names of folders and of the file do.
    fn called(&self, index: usize, item: &Item, parts: &[&str]) -> Of {
        let (file, folders) = parts.split_last().map_or((item.file(), &[][..]), |(file, folders)| (*file, folders));
        let named = |who: Result<String, Unmatched>, text: &str, key: Key, name: String| Of {
            key,
            identity: Identity::Called(text.to_owned()),
            who,
            name,
            late: false,
            order: (0, 0),
        };
        let find = |text: &str| self.find(&Identity::Called(text.to_owned()));
        let stem = lms::stem(file);
        let of_file = find(stem);
        let below = |at: usize| parts.get(at + 1..).unwrap_or_default().join("/");
        let key_of = |at: usize| {
            let folder = parts.get(..=at).unwrap_or_default().join("/");
            if lms::is_archive(file) {
                return Key::Alone(index);
            }
            // A submission that was unpacked inside the folder of a learner is one of its own.
            Key::Folder(match self.unpacked(parts) {
                Some(inner) if inner.len() >= folder.len() => inner,
                _ => folder,
            })
        };
        // The innermost folder that is somebody's.
        for (at, folder) in folders.iter().enumerate().rev() {
            let of_folder = find(folder);
            if of_folder == Err(Unmatched::Nobody) {
                continue;
            }
            let whole = self.roster.find_whole(stem).map(|learner| learner.id.clone());
            let who = match whole {
                Ok(other) if of_folder.as_ref().is_ok_and(|one| *one != other) => {
                    Err(Unmatched::Several(vec![of_folder.unwrap_or_default(), other]))
                }
                _ => of_folder,
            };
            let key = if who.is_ok() { key_of(at) } else { Key::Alone(index) };
            return named(who, folder, key, below(at));
        }
        if let Some(folder) = self.unpacked(parts) {
            // Of nobody by its folders; the root may be called after somebody.
            let text = folder.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or(&self.root.name);
            let name = item.path.strip_prefix(&folder).unwrap_or(&item.path).trim_start_matches('/').to_owned();
            return named(self.of_root().unwrap_or_else(|| find(text)), text, Key::Folder(folder.clone()), name);
        }
        if of_file != Err(Unmatched::Nobody) {
            let folder = folders.join("/");
            let key = match &of_file {
                Ok(learner) if !lms::is_archive(file) => Key::Loose { folder, who: learner.clone() },
                _ => Key::Alone(index),
            };
            return named(of_file, stem, key, file.to_owned());
        }
        if let Some(who) = self.of_root() {
            let key = if lms::is_archive(file) { Key::Alone(index) } else { Key::Folder(String::new()) };
            return named(who, &self.root.name, key, item.path.clone());
        }
        match folders.first() {
            // A folder of nobody is told once, whatever is in it.
            Some(folder) if !lms::is_archive(file) => {
                named(of_file, folder, Key::Folder((*folder).to_owned()), below(0))
            }
            _ => named(of_file, stem, Key::Alone(index), file.to_owned()),
        }
    }

    /// The innermost folder above a file that has a `submission.json`.
    fn unpacked(&self, parts: &[&str]) -> Option<String> {
        let mut folder: Vec<&str> = parts.split_last()?.1.to_vec();
        loop {
            let path = folder.join("/");
            if self.manifests.contains(&path) {
                return Some(path);
            }
            folder.pop()?;
        }
    }

    /// Who the root itself is called after, as a whole.
    fn of_root(&self) -> Option<Result<String, Unmatched>> {
        if self.root.name.is_empty() {
            return None;
        }
        match self.roster.find_whole(&self.root.name) {
            Err(Unmatched::Nobody) => None,
            found => Some(found.map(|learner| learner.id.clone())),
        }
    }

    fn find(&self, identity: &Identity) -> Result<String, Unmatched> {
        self.roster.find(identity).map(|learner| learner.id.clone())
    }
}

/// Puts files together that are one submission, in the order in which the first of each was found.
fn join(root: &Root, sorted: Vec<Of>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut by_key: BTreeMap<Key, usize> = BTreeMap::new();
    // What is no evidence goes along with what is: a picture beside an archive is no submission of its own.
    let mut beside = Vec::new();
    for (item, of) in root.items.iter().zip(sorted) {
        let is_beside = !matches!(of.key, Key::Alone(_)) && !lms::is_evidence(&of.name) && of.who.is_ok();
        if is_beside && !by_key.contains_key(&of.key) {
            beside.push((item, of));
            continue;
        }
        put(root, &mut units, &mut by_key, item, of);
    }
    for (item, of) in beside {
        let own = by_key.get(&of.key).copied();
        let other = || units.iter().position(|unit| unit.identity == of.identity && unit.who == of.who);
        match own.or_else(other).and_then(|index| units.get_mut(index)) {
            Some(unit) => {
                unit.files += 1;
                unit.content.add(format!("beside/{}", of.name), item.source.clone());
            }
            None => put(root, &mut units, &mut by_key, item, of),
        }
    }
    units
}

fn put(root: &Root, units: &mut Vec<Unit>, by_key: &mut BTreeMap<Key, usize>, item: &Item, of: Of) {
    if let Some(unit) = by_key.get(&of.key).and_then(|index| units.get_mut(*index)) {
        unit.files += 1;
        unit.late |= of.late;
        unit.order = unit.order.max(of.order);
        unit.content.add(of.name, item.source.clone());
        return;
    }
    let origin = match &of.key {
        Key::Folder(folder) if folder.is_empty() => root.shown.clone(),
        Key::Folder(folder) if root.shown.is_empty() => folder.clone(),
        Key::Folder(folder) => format!("{}/{folder}", root.shown),
        Key::Loose { .. } | Key::Alone(_) => item.shown.clone(),
    };
    by_key.insert(of.key, units.len());
    units.push(Unit {
        origin,
        identity: of.identity,
        who: of.who,
        late: of.late,
        order: of.order,
        files: 1,
        content: item.content(&of.name),
    });
}
