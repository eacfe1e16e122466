//! What somebody handed in: evidence, answers and drills, with what is said beside them.

use crate::error::{SubmissionError, Unused};
use crate::looks::Looks;
use crate::manifest::{Attempt, Claims, MANIFEST, Manifest};
use crate::members::{Members, last, stem};
use snapshot::import::{self, ImportNote, NoteKind, SourceFile};
use snapshot::{Limits, ReadError, Snapshot};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The folder of the snapshots in the archive.
pub const SNAPSHOTS: &str = "snapshots/";
/// The folder of the answers.
pub const ANSWERS: &str = "answers/";
/// The folder of the reports.
pub const REPORTS: &str = "reports/";
/// The file of the drills.
pub const DRILLS: &str = "drills.json";

/// How much of one snapshot is read: a hundred times what an account has that people learn in, and little enough for
/// hundreds of submissions.
pub const LIMITS: Limits = Limits { bytes: 16 << 20, depth: 64, elements: 1 << 18, files: 1 << 12, total: 64 << 20 };

/// The most snapshots, answers and reports of one submission.
const OF_A_KIND: usize = 128;

/// The most files of which it is said why they are not used.
const TOLD: usize = 8;

/// The digits of a hash by which a file is called.
const DIGITS: usize = 16;

const OF_SNAPSHOTS: [&str; 2] = [".json.gz", ".json"];
const OF_ANSWERS: [&str; 1] = [".toml"];

/// What somebody handed in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Submission {
    /// How it came.
    pub form: Form,
    /// What it says of itself; of a bare file hardly anything.
    pub manifest: Manifest,
    /// What was seen of accounts.
    pub evidence: Vec<Evidence>,
    /// Answers to exercises on paper.
    pub answers: Vec<AnswerFile>,
    /// What became of drills, as the document that `check drill` writes; not looked into.
    pub drills: Option<Vec<u8>>,
    /// What the learner was told, by lab. It is for people and never believed.
    pub reports: BTreeMap<String, Vec<u8>>,
    /// Files that are not used.
    pub others: Vec<Other>,
}

/// How a submission came.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Form {
    /// As `check submit` writes it: it says which evidence is for which lab.
    #[default]
    Archive,
    /// Files alone: all evidence is for every lab.
    Bare,
}

/// What was seen of an account.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The name of the file, or of the first file of several.
    pub name: String,
    held: Held,
}

#[derive(Debug, Clone, PartialEq)]
enum Held {
    /// A file that is read when it is needed.
    Packed(Vec<u8>),
    /// What was made of files.
    Read(Box<Snapshot>, Vec<ImportNote>),
}

/// A file of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerFile {
    /// The lab that it is for; without it, every lab that takes answers of its kind.
    pub lab: Option<String>,
    /// The name of the file.
    pub name: String,
    /// What is in it, not yet understood.
    pub text: String,
}

/// A file that is not used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// Its name.
    pub name: String,
    /// Why it is not used.
    pub why: Unused,
}

impl Evidence {
    /// Evidence for an archive, and the hash by which the archive names it. Nothing is taken out of the snapshot here.
    ///
    /// # Errors
    /// There is more in it than is read of a submission.
    pub fn pack(snapshot: &Snapshot) -> Result<(Self, String), ReadError> {
        let bytes = snapshot.to_gzip();
        let read = Snapshot::from_bytes_within(&bytes, LIMITS)?;
        let sha256 = read.sha256();
        Ok((Self { name: file_of(&sha256), held: Held::Packed(bytes) }, sha256))
    }

    /// The snapshot.
    ///
    /// # Errors
    /// Where and why the file is none.
    pub fn snapshot(&self) -> Result<Cow<'_, Snapshot>, ReadError> {
        match &self.held {
            Held::Packed(bytes) => Snapshot::from_bytes_within(bytes, LIMITS).map(Cow::Owned),
            Held::Read(snapshot, _) => Ok(Cow::Borrowed(snapshot)),
        }
    }

    /// What there is to say of the files that it was made of.
    #[must_use]
    pub fn notes(&self) -> &[ImportNote] {
        match &self.held {
            Held::Packed(_) => &[],
            Held::Read(_, notes) => notes,
        }
    }

    /// The bytes of its file in an archive.
    pub(crate) fn bytes(&self) -> Cow<'_, [u8]> {
        match &self.held {
            Held::Packed(bytes) => Cow::Borrowed(bytes),
            Held::Read(snapshot, _) => Cow::Owned(snapshot.to_gzip()),
        }
    }
}

/// The name under which an archive has the snapshot of a hash.
fn file_of(sha256: &str) -> String {
    format!("{SNAPSHOTS}{}.json.gz", sha256.get(..DIGITS).unwrap_or(sha256))
}

impl Submission {
    /// Makes a submission of files, as an archive or a folder has them: their names, with `/` between the parts, and what
    /// is in them. An archive inside is a file that is not used; whoever opens archives opens it before.
    ///
    /// # Errors
    /// There is nothing in them that can be judged, too much, or a `submission.json` that cannot be read.
    pub fn from_members(members: impl Iterator<Item = (String, Vec<u8>)>) -> Result<Self, SubmissionError> {
        let Members { mut files, base } = Members::of(members)?;
        let submission = match base {
            Some(base) => {
                let manifest = files.remove(&format!("{base}{MANIFEST}")).unwrap_or_default();
                Self::archived(Manifest::parse(&manifest)?, &base, files)
            }
            None => Self::bare(files),
        };
        if submission.evidence.is_empty() && submission.answers.is_empty() && submission.drills.is_none() {
            let files = submission.others.into_iter().take(TOLD).map(|other| (other.name, other.why)).collect();
            return Err(SubmissionError::Nothing { files });
        }
        Ok(submission)
    }

    /// The files beside a `submission.json`.
    fn archived(manifest: Manifest, base: &str, files: BTreeMap<String, Vec<u8>>) -> Self {
        let mut found = Self { manifest, ..Self::default() };
        for (name, bytes) in files {
            let Some(own) = name.strip_prefix(base) else {
                found.leave(name, Unused::Looks(Looks::of(&bytes)));
                continue;
            };
            let below = |folder: &str, endings: &[&str]| {
                own.strip_prefix(folder).filter(|rest| !rest.contains('/')).and_then(|rest| stem(rest, endings))
            };
            if below(SNAPSHOTS, &OF_SNAPSHOTS).is_some() {
                match Looks::of(&bytes) {
                    Looks::Gzip | Looks::Json if found.evidence.len() < OF_A_KIND => {
                        let name = own.to_owned();
                        found.evidence.push(Evidence { name, held: Held::Packed(bytes) });
                    }
                    Looks::Gzip | Looks::Json => found.leave(name, Unused::TooMany),
                    looks => found.leave(name, Unused::Looks(looks)),
                }
            } else if let Some(lab) = below(ANSWERS, &OF_ANSWERS).map(str::to_owned) {
                found.answer(Some(lab), own.to_owned(), &bytes);
            } else if let Some(lab) = below(REPORTS, &[".json"]).map(str::to_owned)
                && found.reports.len() < OF_A_KIND
            {
                found.reports.insert(lab, bytes);
            } else if own == DRILLS {
                found.drills = Some(bytes);
            } else {
                found.leave(name, Unused::Looks(Looks::of(&bytes)));
            }
        }
        found
    }

    /// Files alone.
    fn bare(files: BTreeMap<String, Vec<u8>>) -> Self {
        let mut found = Self { form: Form::Bare, ..Self::default() };
        let mut answers_of_cli = Vec::new();
        for (name, bytes) in files {
            match Looks::of(&bytes) {
                _ if last(&name).eq_ignore_ascii_case("course.toml") => {
                    if let Ok(text) = snapshot::unicode(&bytes) {
                        let (claims, learner) = Claims::of_course_file(&text);
                        (found.manifest.claims, found.manifest.learner) = (claims, learner);
                    }
                }
                Looks::Text | Looks::Json if stem(&name, &OF_ANSWERS).is_some() => found.answer(None, name, &bytes),
                Looks::Json | Looks::Gzip | Looks::Text => answers_of_cli.push(SourceFile { path: name, bytes }),
                looks => found.leave(name, Unused::Looks(looks)),
            }
        }
        found.sort_out(answers_of_cli);
        found
    }

    /// Snapshots among files, each for itself; all others are answers of the AWS CLI, or nothing.
    fn sort_out(&mut self, files: Vec<SourceFile>) {
        let mut rest = Vec::new();
        let mut errors = BTreeMap::new();
        for file in files {
            match Snapshot::from_bytes_within(&file.bytes, LIMITS) {
                Ok(_) if self.evidence.len() >= OF_A_KIND => self.leave(file.path, Unused::TooMany),
                Ok(snapshot) => {
                    let held = Held::Read(Box::new(snapshot), Vec::new());
                    self.evidence.push(Evidence { name: file.path, held });
                }
                // An answer of the AWS CLI is no snapshot either, and so is a snapshot with something beside it.
                Err(
                    error
                    @ (ReadError::NotASnapshot { .. } | ReadError::Malformed { .. } | ReadError::Truncated { .. }),
                ) => {
                    errors.insert(file.path.clone(), error);
                    rest.push(file);
                }
                Err(error) => self.leave(file.path, Unused::Snapshot(error)),
            }
        }
        if rest.is_empty() {
            return;
        }
        let imported = import::import_within(&rest, LIMITS);
        if !imported.snapshot.calls.is_empty() && self.evidence.len() < OF_A_KIND {
            let name = rest.first().map(|file| file.path.clone()).unwrap_or_default();
            self.evidence.push(Evidence { name, held: Held::Read(Box::new(imported.snapshot), imported.notes) });
            return;
        }
        for file in rest {
            let note = imported.notes.iter().find(|note| note.path == file.path).map(|note| note.kind.clone());
            let why = match (note, errors.remove(&file.path)) {
                // What meant to be a snapshot is told as one.
                (_, Some(error @ (ReadError::Malformed { .. } | ReadError::Truncated { .. }))) => {
                    Unused::Snapshot(error)
                }
                (Some(NoteKind::Broken(error)), _) | (None, Some(error)) => match Looks::of(&file.bytes) {
                    Looks::Json | Looks::Gzip => Unused::Snapshot(error),
                    looks => Unused::Looks(looks),
                },
                (Some(note), _) => Unused::Answer(Box::new(note)),
                (None, None) => Unused::Looks(Looks::of(&file.bytes)),
            };
            self.leave(file.path, why);
        }
    }

    fn answer(&mut self, lab: Option<String>, name: String, bytes: &[u8]) {
        if self.answers.len() >= OF_A_KIND {
            return self.leave(name, Unused::TooMany);
        }
        match snapshot::unicode(bytes) {
            Ok(text) => {
                let text = text.trim_start_matches('\u{feff}').to_owned();
                self.answers.push(AnswerFile { lab, name, text });
            }
            Err(_) => self.leave(name, Unused::Text),
        }
    }

    fn leave(&mut self, name: String, why: Unused) {
        self.others.push(Other { name, why });
    }

    /// The evidence for a lab, with what is said of it: in the order in which the submission names it, or all of it where
    /// files came alone.
    #[must_use]
    pub fn evidence_for<'s>(&'s self, lab: &str) -> Vec<(&'s Evidence, Option<&'s Attempt>)> {
        match self.form {
            Form::Bare => self.evidence.iter().map(|evidence| (evidence, None)).collect(),
            Form::Archive => {
                let mut found: Vec<(&Evidence, Option<&Attempt>)> = Vec::new();
                for attempt in self.manifest.labs.get(lab).into_iter().flatten() {
                    let evidence = attempt.snapshot.as_deref().and_then(|sha256| self.find(sha256));
                    if let Some(evidence) = evidence.filter(|new| !found.iter().any(|(old, _)| old.name == new.name)) {
                        found.push((evidence, Some(attempt)));
                    }
                }
                found
            }
        }
    }

    /// What the learner says beside a piece of evidence.
    #[must_use]
    pub fn claims_for<'s>(&'s self, attempt: Option<&'s Attempt>) -> &'s Claims {
        attempt.and_then(|attempt| attempt.claims.as_ref()).unwrap_or(&self.manifest.claims)
    }

    /// The answers for a lab: its own, else those that are for no lab by name.
    #[must_use]
    pub fn answers_for<'s>(&'s self, lab: &str) -> Vec<&'s AnswerFile> {
        let of = |wanted: Option<&str>| self.answers.iter().filter(|file| file.lab.as_deref() == wanted).collect();
        let own: Vec<&AnswerFile> = of(Some(lab));
        if own.is_empty() { of(None) } else { own }
    }

    /// Evidence that it names and does not have, by lab.
    pub fn lacking(&self) -> impl Iterator<Item = (&str, &Attempt)> {
        let all =
            self.manifest.labs.iter().flat_map(|(lab, attempts)| attempts.iter().map(|each| (lab.as_str(), each)));
        all.filter(|(_, attempt)| attempt.snapshot.as_deref().is_some_and(|sha256| self.find(sha256).is_none()))
    }

    fn find(&self, sha256: &str) -> Option<&Evidence> {
        let digits = sha256.get(..DIGITS).unwrap_or(sha256);
        self.evidence.iter().find(|evidence| stem(&evidence.name, &OF_SNAPSHOTS) == Some(digits))
    }
}
