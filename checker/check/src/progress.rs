//! What a learner has reached: which labs passed, when, and whether they still do.
//!
//! Kept for each account in the user's state folder. It is a convenience: whatever is wrong with it is told and never
//! ends a run. Practice never counts.

use crate::failure::Failure;
use crate::output;
use crate::seal;
use crate::words::Saying;
use etcetera::BaseStrategy as _;
use judge::{LabReport, LabStatus, Report};
use serde::{Deserialize, Serialize};
use snapshot::Snapshot;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The number of the account of `check lab up`: AWS gives it to nobody.
pub(crate) const LOCAL_ACCOUNT: &str = "000000000000";

/// The version of the file that this program writes, and the newest that it reads.
const FORMAT: u32 = 1;

/// What is known of all accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Progress {
    format: u32,
    /// The account that was judged last.
    pub(crate) last: Option<String>,
    pub(crate) accounts: BTreeMap<String, BTreeMap<String, LabProgress>>,
}

/// What is known of a lab.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LabProgress {
    /// When it was judged last, RFC 3339.
    pub(crate) judged: String,
    /// How that ended.
    pub(crate) status: State,
    /// When it passed last.
    pub(crate) passed: Option<String>,
    /// The version of the lab that passed.
    pub(crate) version: Option<String>,
    /// The file of the snapshot of that pass.
    pub(crate) snapshot: Option<String>,
}

/// How a lab was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum State {
    Pass,
    Fail,
    Unknown,
}

impl Default for Progress {
    fn default() -> Self {
        Self { format: FORMAT, last: None, accounts: BTreeMap::new() }
    }
}

/// Where progress is kept.
pub(crate) struct Store {
    folder: PathBuf,
}

/// What is in the store.
struct Found {
    progress: Progress,
    /// What is wrong with it.
    remark: Option<Saying>,
    /// Whether the file may be replaced: nothing is lost that somebody wrote and nobody could read, nor what a newer
    /// program has written down.
    may_replace: bool,
}

/// Why a file of progress is not used.
enum Odd {
    Unreadable(io::Error),
    Broken(String),
    Newer,
}

impl Store {
    /// The store of this user; `None` where the system has no place for one.
    pub(crate) fn open() -> Option<Self> {
        let base = etcetera::choose_base_strategy().ok()?;
        // Windows has no folder for state of its own.
        let state = base.state_dir().unwrap_or_else(|| base.data_dir());
        Some(Self { folder: state.join("course-check") })
    }

    /// What is known, and a remark about what is wrong with it.
    pub(crate) fn read(&self) -> (Progress, Option<Saying>) {
        let found = self.find();
        (found.progress, found.remark)
    }

    fn find(&self) -> Found {
        let file = self.file();
        let nothing = |remark, may_replace| Found { progress: Progress::default(), remark, may_replace };
        match fs::read(&file).map_err(Odd::Unreadable).and_then(|bytes| understand(&bytes)) {
            Ok(progress) => Found { progress, remark: None, may_replace: true },
            Err(Odd::Unreadable(error)) if error.kind() == io::ErrorKind::NotFound => nothing(None, true),
            Err(Odd::Unreadable(error)) => nothing(Some(about("progress-not-read", &file, error)), false),
            Err(Odd::Newer) => nothing(Some(about("progress-newer", &file, "")), false),
            Err(Odd::Broken(cause)) => {
                let aside = self.folder.join(format!("progress.broken-{}.json", jiff::Timestamp::now().as_second()));
                let is_aside = fs::rename(&file, &aside).is_ok();
                let id = if is_aside { "progress-broken" } else { "progress-not-read" };
                nothing(Some(about(id, &file, cause).with("aside", aside.display())), is_aside)
            }
        }
    }

    /// Adds what a report says about an account, and keeps the snapshot of a live pass.
    ///
    /// # Errors
    /// Why it could not be written down.
    pub(crate) fn record(&self, report: &Report, live: Option<&Snapshot>) -> Result<Vec<Saying>, Failure> {
        if report.evidence.account.is_none() && !report.labs.iter().any(LabReport::is_on_paper) {
            return Ok(Vec::new());
        }
        if report.evidence.account.as_deref() == Some(LOCAL_ACCOUNT) {
            return Ok(Vec::new());
        }
        // Two runs at once write down both.
        let _locked = self.lock()?;
        let Found { mut progress, remark, may_replace } = self.find();
        if !may_replace {
            return Ok(remark.into_iter().collect());
        }
        let kept = match live {
            Some(snapshot) if report.labs.iter().any(|lab| lab.status == LabStatus::Pass) => {
                Some(self.keep(snapshot, &report.evidence.snapshot_sha256)?)
            }
            _ => None,
        };
        let now = jiff::Timestamp::now().to_string();
        let at = report.evidence.finished.clone().filter(|at| at.parse::<jiff::Timestamp>().is_ok()).unwrap_or(now);
        progress.add(report, &at, kept.as_deref());
        let text = serde_json::to_string_pretty(&progress).unwrap_or_default();
        self.write(&self.file(), text.as_bytes())?;
        Ok(remark.into_iter().collect())
    }

    fn keep(&self, snapshot: &Snapshot, sha256: &str) -> Result<String, Failure> {
        let name = format!("{}.json.gz", sha256.get(..16).unwrap_or(sha256));
        let file = self.folder.join("snapshots").join(&name);
        if !file.exists() {
            self.write(&file, &seal::sealed(snapshot)?.to_gzip())?;
        }
        Ok(name)
    }

    /// Puts a file of the store in the place of an older one.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn write(&self, file: &Path, bytes: &[u8]) -> Result<(), Failure> {
        let folder = file.parent().unwrap_or(&self.folder);
        let written = private(folder).and_then(|()| output::replace(file, bytes));
        written.map_err(|error| Failure::usage(about("progress-not-written", file, error)))
    }

    /// Waits until nobody else writes here; until the file that is returned is closed.
    ///
    /// # Errors
    /// Nothing can be written here.
    pub(crate) fn lock(&self) -> Result<fs::File, Failure> {
        let file = self.folder.join("lock");
        let open = || {
            private(&self.folder)?;
            let open = fs::OpenOptions::new().create(true).append(true).open(&file)?;
            open.lock()?;
            Ok(open)
        };
        open().map_err(|error: io::Error| Failure::usage(about("progress-not-written", &file, error)))
    }

    /// The folder, which only this user looks into.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where a file of the store is.
    pub(crate) fn place(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The file.
    pub(crate) fn file(&self) -> PathBuf {
        self.folder.join("progress.json")
    }
}

/// Where exercises are kept that need no account: no account is called so.
const ON_PAPER: &str = "";

impl Progress {
    /// What has been reached: in the account that was judged last, and on paper.
    pub(crate) fn of_lab(&self, lab: &str) -> Option<&LabProgress> {
        let on_paper = self.accounts.get(ON_PAPER).and_then(|labs| labs.get(lab));
        on_paper.or_else(|| self.accounts.get(self.last.as_ref()?)?.get(lab))
    }

    fn add(&mut self, report: &Report, at: &str, kept: Option<&str>) {
        let account = report.evidence.account.as_deref();
        if let Some(account) = account.filter(|_| !report.labs.iter().all(LabReport::is_on_paper)) {
            self.last = Some(account.to_owned());
        }
        for lab in &report.labs {
            // A sheet that nobody has answered says nothing about its learner.
            let place = if lab.is_on_paper() { Some(ON_PAPER) } else { account };
            let Some(place) = place.filter(|_| !(lab.is_on_paper() && lab.status == LabStatus::Unknown)) else {
                continue;
            };
            // Earlier versions kept exercises with the account.
            let old =
                self.accounts.get(place).and_then(|labs| labs.get(&lab.lab)).or_else(|| self.of_lab(&lab.lab)).cloned();
            let labs = self.accounts.entry(place.to_owned()).or_default();
            let status = match lab.status {
                LabStatus::Pass => State::Pass,
                LabStatus::Fail => State::Fail,
                LabStatus::Unknown => State::Unknown,
            };
            let new = if status == State::Pass {
                LabProgress {
                    judged: at.to_owned(),
                    status,
                    passed: Some(at.to_owned()),
                    version: Some(lab.version.clone()),
                    snapshot: kept.map(str::to_owned).or_else(|| old.and_then(|old| old.snapshot)),
                }
            } else {
                let (passed, version, snapshot) =
                    old.map_or((None, None, None), |old| (old.passed, old.version, old.snapshot));
                LabProgress { judged: at.to_owned(), status, passed, version, snapshot }
            };
            labs.insert(lab.lab.clone(), new);
        }
    }
}

fn understand(bytes: &[u8]) -> Result<Progress, Odd> {
    #[derive(Deserialize)]
    struct Head {
        format: u32,
    }
    let broken = |error: serde_json::Error| Odd::Broken(error.to_string());
    if serde_json::from_slice::<Head>(bytes).map_err(broken)?.format > FORMAT {
        return Err(Odd::Newer);
    }
    serde_json::from_slice(bytes).map_err(broken)
}

pub(crate) fn about(id: &'static str, file: &Path, cause: impl ToString) -> Saying {
    Saying::new(id).with("file", file.display()).with("cause", cause)
}

/// A folder that only its owner looks into: snapshots name what is in an account.
fn private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
