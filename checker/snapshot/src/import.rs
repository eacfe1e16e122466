//! Answers of the AWS CLI, in any files, made into a snapshot.
//!
//! Files are recognised by what is in them, whatever they are called and wherever they lie; only what an answer belongs
//! to, and from where it is, may come from names. What cannot be told is reported and left out, never guessed. Nothing here reads a disk: the caller hands in names and bytes.

mod attribute;
mod command;
mod cut;
mod gather;
mod named;
mod note;
mod part;
mod place;
mod recognise;
mod record;
mod refusal;
mod signature;
mod split;
mod wrapper;

pub use note::{ImportNote, NoteKind, Placed, Total};

use crate::ask::{Ask, Output};
use crate::document::{Call, FORMAT, Snapshot};
use crate::read::{Limits, ReadError, text};
pub(crate) use place::{is_account, is_region};

use gather::Gathered;
use named::Names;
use place::{Evidence, Hint};
use recognise::{Contents, Orphan};
use std::collections::{BTreeMap, BTreeSet};

/// A file that the caller has read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path below the folder that is imported: folders can name accounts and Regions.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What came out of an import.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The evidence.
    pub snapshot: Snapshot,
    /// Every file that was skipped or says less than it seems to, in the order of the files.
    pub notes: Vec<ImportNote>,
}

/// Makes one snapshot of files, each up to the default [`Limits`].
#[must_use]
pub fn import(files: &[SourceFile]) -> Imported {
    import_within(files, Limits::default())
}

/// Makes one snapshot of bounded files. If all of them together are too much, nothing of them is used.
#[must_use]
pub fn import_within(files: &[SourceFile], limits: Limits) -> Imported {
    match read_all(files, limits) {
        Ok(read) => join(read),
        Err(note) => Imported { snapshot: Snapshot { format: FORMAT, ..Snapshot::default() }, notes: vec![note] },
    }
}

fn join(mut files: Vec<Read>) -> Imported {
    find_parents(&mut files);
    for file in &mut files {
        file.tell_places();
    }
    let by_folder = evidence_by(&files, |path| place::split(path).0);
    let by_root = evidence_by(&files, place::root);
    let by_all = evidence_by(&files, |_| "");
    let all = by_all.get("").cloned().unwrap_or_default();
    let head = head(&files);
    let identity = head.account.clone();
    let mut notes = Vec::new();
    let mut paths = Vec::new();
    let mut gathered = Gathered::default();
    for (number, mut file) in files.into_iter().enumerate() {
        // Files that lie together speak of one place, and so do all if nothing says otherwise.
        let near = [by_folder.get(place::split(&file.path).0), by_root.get(place::root(&file.path))];
        let near = || near.into_iter().flatten();
        let account = file.hint.account.clone().or_else(|| identity.clone()).or_else(|| {
            // A file may show shared things of others only: what its folder agrees on comes first.
            near().chain([&file.evidence, &all]).find_map(Evidence::account).map(str::to_owned)
        });
        let region = file.hint.region.clone().or_else(|| {
            [&file.evidence].into_iter().chain(near()).chain([&all]).find_map(Evidence::region).map(str::to_owned)
        });
        let calls = || file.calls.iter().filter(|call| call.service != "sts");
        let of_region = |call: &Call| call.known().is_some_and(|ask| ask.row().service.global().is_none());
        let mut unplaced = Vec::new();
        if account.is_none() && calls().any(|call| call.account.is_none()) {
            unplaced.push((Placed::Account, all.accounts()));
        }
        if region.is_none() && calls().any(|call| call.region.is_none() && of_region(call)) {
            unplaced.push((Placed::Region, all.regions()));
        }
        let unplaced = unplaced.into_iter().filter(|(_, named)| !named.is_empty());
        file.notes.extend(unplaced.map(|(what, named)| NoteKind::NoPlace { what, named }));
        for mut call in file.calls {
            call.account = call.account.or_else(|| account.clone());
            if call.service != "sts" {
                call.region = call.region.or_else(|| region.clone());
            }
            gathered.add(number, call);
        }
        notes.extend(note::once(&file.path, file.notes));
        paths.push(file.path);
    }
    let (snapshot, conflicts) = gathered.finish(head);
    notes.extend(conflicts.into_iter().filter_map(|conflict| {
        let kind = NoteKind::Conflict { operation: conflict.operation, id: conflict.id };
        Some(ImportNote { path: paths.get(conflict.file)?.clone(), kind, times: 1 })
    }));
    Imported { snapshot, notes }
}

/// A file that was read.
struct Read {
    path: String,
    hint: Hint,
    evidence: Evidence,
    calls: Vec<Call>,
    orphans: Vec<Orphan>,
    snapshots: Vec<Snapshot>,
    notes: Vec<NoteKind>,
}

impl Read {
    fn new(file: &SourceFile, contents: Contents) -> Self {
        let Contents { calls, orphans, mut notes, snapshots, elements: _, says_itself: _ } = contents;
        // Why an answer is not whole is said once.
        let said: Vec<&str> = notes.iter().filter_map(NoteKind::explains).collect();
        let more = incomplete(&calls, &said);
        notes.extend(more);
        let (path, hint) = (file.path.clone(), place::hint(&file.path));
        Self { path, hint, evidence: Evidence::default(), calls, orphans, snapshots, notes }
    }

    /// Adds up what the answers say of the place that they are from.
    fn tell_places(&mut self) {
        for call in &mut self.calls {
            if let Some(Output::GetCallerIdentity(identity)) = &call.output {
                call.account = call.account.take().or_else(|| identity.account.clone());
            }
            self.evidence.add(call);
        }
    }
}

/// How a zip archive begins.
const ZIP: &[u8] = b"PK\x03\x04";

/// Reads all files, or says of what there is too much.
fn read_all(files: &[SourceFile], limits: Limits) -> Result<Vec<Read>, ImportNote> {
    let mut read = Vec::new();
    let (mut bytes, mut elements) = (0_usize, 0_usize);
    for (number, file) in files.iter().enumerate() {
        let too_much = |total| ImportNote { path: file.path.clone(), kind: NoteKind::TooMuch { total }, times: 1 };
        if number >= limits.files {
            return Err(too_much(Total::Files(limits.files)));
        }
        let contents = match text::decode(&file.bytes, limits) {
            _ if file.bytes.starts_with(ZIP) => Contents { notes: vec![NoteKind::Zip], ..Contents::default() },
            Ok(text) => {
                bytes = bytes.saturating_add(text.len());
                if bytes > limits.total {
                    return Err(too_much(Total::Bytes(limits.total)));
                }
                recognise::recognise(&text, limits)
            }
            Err(error) => {
                // It was unpacked in vain, which takes its time too.
                bytes = bytes.saturating_add(if error.is_size() { limits.bytes } else { file.bytes.len() });
                let kind = match error {
                    // A picture or a program is no broken answer.
                    ReadError::NotUnicode { .. } if file.bytes.contains(&0) => NoteKind::NotJson,
                    error => NoteKind::Broken(error),
                };
                Contents { notes: vec![kind], ..Contents::default() }
            }
        };
        elements = elements.saturating_add(contents.elements);
        if bytes > limits.total {
            return Err(too_much(Total::Bytes(limits.total)));
        }
        if elements > limits.elements {
            return Err(too_much(Total::Elements(limits.elements)));
        }
        read.push(Read::new(file, contents));
    }
    Ok(read)
}

fn incomplete(calls: &[Call], said: &[&str]) -> Vec<NoteKind> {
    let names: BTreeSet<&'static str> =
        calls.iter().filter(|call| call.truncated).filter_map(|call| call.known().map(Ask::name)).collect();
    names.into_iter().filter(|name| !said.contains(name)).map(|operation| NoteKind::Incomplete { operation }).collect()
}

/// Gives answers that do not say what they belong to the parent that their file names.
fn find_parents(files: &mut [Read]) {
    if files.iter().all(|file| file.orphans.is_empty()) {
        return;
    }
    let mut names = Names::new();
    for file in files.iter() {
        for call in &file.calls {
            names.add(call, &file.hint);
        }
    }
    for file in files {
        let orphans = std::mem::take(&mut file.orphans);
        // One name names one parent, and two answers of one kind are those of two.
        let alike = |note: &NoteKind| orphans.iter().filter(|orphan| orphan.note == *note).count();
        let alone: Vec<bool> = orphans.iter().map(|orphan| alike(&orphan.note) == 1).collect();
        for (Orphan { note, calls }, alone) in orphans.into_iter().zip(alone) {
            let asks: Vec<Ask> = calls.iter().filter_map(Call::known).collect();
            let found = if alone { names.parent(&file.path, &asks, &file.hint) } else { None };
            let call = found.and_then(|(ask, id)| {
                let mut call = calls.into_iter().find(|call| call.known() == Some(ask))?;
                call.input.insert(ask.per()?.member.to_owned(), id.into());
                Some(call)
            });
            match call {
                Some(call) => {
                    file.notes.extend(incomplete(std::slice::from_ref(&call), &[]));
                    file.calls.push(call);
                }
                None => file.notes.push(note),
            }
        }
    }
}

/// Files that lie together speak of one place, unless they contradict each other.
fn evidence_by(files: &[Read], folder: fn(&str) -> &str) -> BTreeMap<String, Evidence> {
    let mut by_folder = BTreeMap::<String, Evidence>::new();
    for file in files {
        by_folder.entry(folder(&file.path).to_owned()).or_default().join(&file.evidence, &file.hint);
    }
    by_folder
}

/// Everything but the calls: who asked, when, what was tried from outside.
fn head(files: &[Read]) -> Snapshot {
    let identities: BTreeSet<(Option<String>, Option<String>)> =
        files
            .iter()
            .flat_map(|file| &file.calls)
            .filter_map(|call| match &call.output {
                Some(Output::GetCallerIdentity(identity)) => {
                    Some((identity.account.clone(), identity.arn.as_ref().map(ToString::to_string)))
                }
                _ => None,
            })
            .chain(files.iter().flat_map(|file| &file.snapshots).filter_map(|snapshot| {
                snapshot.account.clone().map(|account| (Some(account), snapshot.principal.clone()))
            }))
            .collect();
    let mut identities = identities.into_iter();
    let (account, principal) = match (identities.next(), identities.next()) {
        (Some(only), None) => only,
        _ => (None, None),
    };
    let snapshots = || files.iter().flat_map(|file| &file.snapshots);
    Snapshot {
        account,
        principal,
        tool: snapshots().find_map(|snapshot| snapshot.tool.clone()),
        started: snapshots().filter_map(|snapshot| snapshot.started.clone()).min(),
        finished: snapshots().filter_map(|snapshot| snapshot.finished.clone()).max(),
        probes: snapshots().flat_map(|snapshot| snapshot.probes.iter().cloned()).collect(),
        ..Snapshot::default()
    }
}
