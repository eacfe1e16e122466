//! Answers of the AWS CLI, in any files, made into a snapshot.
//!
//! Files are recognised by what is in them, whatever they are called and wherever they lie. What cannot be told is
//! reported and left out, never guessed. Nothing here reads a disk: the caller hands in names and bytes.

mod attribute;
mod gather;
mod note;
mod place;
mod recognise;
mod record;
mod signature;
mod wrapper;

pub use note::{ImportNote, NoteKind};

use crate::ask::Output;
use crate::document::{Call, Snapshot};
use crate::read::{Limits, ReadError, text};
pub(crate) use place::{is_account, is_region};

use gather::Gathered;
use place::{Evidence, Hint};
use recognise::Contents;
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

/// Makes one snapshot of files of bounded size and depth.
#[must_use]
pub fn import_within(files: &[SourceFile], limits: Limits) -> Imported {
    let mut notes = Vec::new();
    let mut read = Vec::new();
    for file in files {
        match recognise(file, limits) {
            Ok(contents) => {
                let note = |kind| ImportNote { path: file.path.clone(), kind };
                notes.extend(contents.notes.iter().cloned().map(note));
                notes.extend(incomplete(&contents).map(note));
                read.push(Read::new(file, contents));
            }
            Err(kind) => notes.push(ImportNote { path: file.path.clone(), kind }),
        }
    }
    let by_folder = evidence_by(&read, |path| place::split(path).0);
    let by_root = evidence_by(&read, place::root);
    let head = head(&read);
    let identity = head.account.clone();
    let mut gathered = Gathered::default();
    for file in read {
        let folder = by_folder.get(place::split(&file.path).0);
        let account = file.hint.account.clone().or_else(|| identity.clone()).or_else(|| {
            // A file may show shared things of others only: what its folder agrees on comes first.
            let of = |evidence: &Evidence| evidence.account().map(str::to_owned);
            folder
                .and_then(of)
                .or_else(|| by_root.get(place::root(&file.path)).and_then(of))
                .or_else(|| of(&file.evidence))
        });
        let region = file.hint.region.clone().or_else(|| {
            let of = |evidence: &Evidence| evidence.region().map(str::to_owned);
            of(&file.evidence).or_else(|| folder.and_then(of))
        });
        for mut call in file.calls {
            let operation = call.known().map_or("", crate::Ask::name);
            call.account = call.account.or_else(|| account.clone());
            if call.service != "sts" {
                call.region = call.region.or_else(|| region.clone());
            }
            let conflicts = gathered.add(call);
            notes.extend(
                conflicts
                    .into_iter()
                    .map(|id| ImportNote { path: file.path.clone(), kind: NoteKind::Conflict { operation, id } }),
            );
        }
    }
    Imported { snapshot: gathered.finish(head), notes }
}

/// A file that was understood.
struct Read {
    path: String,
    hint: Hint,
    evidence: Evidence,
    calls: Vec<Call>,
    snapshot: Option<Snapshot>,
}

impl Read {
    fn new(file: &SourceFile, contents: Contents) -> Self {
        let hint = place::hint(&file.path);
        let mut evidence = Evidence::default();
        let mut calls: Vec<Call> = contents.found.into_iter().map(|found| found.call).collect();
        for call in &mut calls {
            // A whole snapshot says where it was taken, and says it for each of its calls.
            if let Some(snapshot) = &contents.snapshot {
                call.account = call.account.take().or_else(|| snapshot.account.clone());
                call.region = call.region.take().or_else(|| snapshot.region.clone());
            }
            if let Some(Output::GetCallerIdentity(identity)) = &call.output {
                call.account = call.account.take().or_else(|| identity.account.clone());
            }
            evidence.add(call);
        }
        Self { path: file.path.clone(), hint, evidence, calls, snapshot: contents.snapshot }
    }
}

fn recognise(file: &SourceFile, limits: Limits) -> Result<Contents, NoteKind> {
    let text = text::decode(&file.bytes, limits).map_err(|error| match error {
        // A picture or a program is no broken answer.
        ReadError::NotUnicode { .. } if file.bytes.contains(&0) => NoteKind::NotJson,
        error => NoteKind::Broken(error),
    })?;
    recognise::recognise(&text, limits)
}

fn incomplete(contents: &Contents) -> impl Iterator<Item = NoteKind> + '_ {
    let names: BTreeSet<&'static str> = contents
        .found
        .iter()
        .filter(|found| found.call.truncated)
        .filter_map(|found| found.call.known().map(crate::Ask::name))
        .collect();
    names.into_iter().map(|operation| NoteKind::Incomplete { operation })
}

/// Files that lie together speak of one place, unless they contradict each other.
fn evidence_by(files: &[Read], folder: fn(&str) -> &str) -> BTreeMap<String, Evidence> {
    let mut by_folder = BTreeMap::<String, Evidence>::new();
    for file in files {
        by_folder.entry(folder(&file.path).to_owned()).or_default().join(&file.evidence);
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
            .chain(files.iter().filter_map(|file| file.snapshot.as_ref()).filter_map(|snapshot| {
                snapshot.account.clone().map(|account| (Some(account), snapshot.principal.clone()))
            }))
            .collect();
    let mut identities = identities.into_iter();
    let (account, principal) = match (identities.next(), identities.next()) {
        (Some(only), None) => only,
        _ => (None, None),
    };
    let snapshots = || files.iter().filter_map(|file| file.snapshot.as_ref());
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
