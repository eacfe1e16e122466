//! What a learner has reached: which labs passed, when, and whether they still do.
//!
//! Kept for each account in the user's state folder, and what can be handed in beside it: of each lab the best pass, so
//! that nothing that comes later lowers it. It is a convenience: whatever is wrong with it is told and never ends a run.
//! Practice never counts.

use crate::answers::Written;
use crate::failure::Failure;
use crate::output;
use crate::seal;
use crate::words::Saying;
use etcetera::BaseStrategy as _;
use judge::{AnswerKind, LabReport, LabStatus, Report};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use snapshot::Snapshot;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use submission::{Claims, Mode};

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
    /// What a later version of this program has written down beside that.
    #[serde(flatten)]
    rest: Map<String, Value>,
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
    /// The file of the snapshot of a pass, where one is kept.
    pub(crate) snapshot: Option<String>,
    /// The pass that is handed in. Earlier versions did not tell it from the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    best: Option<Pass>,
    /// How far down the ladders of hints the learner has gone.
    #[serde(default, skip_serializing_if = "is_none")]
    pub(crate) hints: u32,
    /// What a later version of this program has written down beside that.
    #[serde(flatten)]
    rest: Map<String, Value>,
}

fn is_none(hints: &u32) -> bool {
    *hints == 0
}

/// A pass of a lab, with what it can be judged again by.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pass {
    /// When, RFC 3339.
    pub(crate) at: String,
    /// The version of the lab.
    pub(crate) version: Option<String>,
    /// The file of the snapshot.
    #[serde(default)]
    pub(crate) snapshot: Option<String>,
    /// The file of the answers.
    #[serde(default)]
    pub(crate) answers: Option<String>,
    /// How much was judged.
    #[serde(default)]
    pub(crate) mode: Mode,
    /// What was said beside the evidence.
    #[serde(default)]
    pub(crate) claims: Claims,
}

impl Pass {
    /// Whether it is worth more than another: what can be judged again goes before what cannot, all of a lab before its
    /// configuration, and a lab as it is now before an older one. Of equals the earlier stays.
    fn is_better_than(&self, other: &Self) -> bool {
        let rank = |pass: &Self| (pass.snapshot.is_some() || pass.answers.is_some(), pass.mode);
        rank(self) > rank(other) || rank(self) == rank(other) && self.version != other.version
    }
}

impl LabProgress {
    /// The pass that is handed in.
    pub(crate) fn best(&self) -> Option<Pass> {
        let last = || {
            let at = self.passed.clone()?;
            Some(Pass { at, version: self.version.clone(), snapshot: self.snapshot.clone(), ..Pass::default() })
        };
        self.best.clone().or_else(last)
    }
}

/// What is known of a run beside its report and its snapshot.
#[derive(Default)]
pub(crate) struct Beside<'b> {
    /// What the learner says beside the evidence.
    pub(crate) claims: Claims,
    /// How far down its ladders of hints each lab was shown.
    pub(crate) hints: BTreeMap<String, u32>,
    /// The files of answers.
    pub(crate) answers: &'b [Written],
    /// The kinds of answers that labs on paper take.
    pub(crate) kinds: BTreeMap<String, Vec<AnswerKind>>,
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
        Self { format: FORMAT, last: None, accounts: BTreeMap::new(), rest: Map::new() }
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

    /// Adds what a report says about an account. Of a pass that is the best so far the snapshot is kept, if it was just
    /// read from the account, and the answers.
    ///
    /// # Errors
    /// Why it could not be written down.
    pub(crate) fn record(
        &self,
        report: &Report,
        live: Option<&Snapshot>,
        beside: &Beside<'_>,
    ) -> Result<Vec<Saying>, Failure> {
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
        let now = jiff::Timestamp::now().to_string();
        let at = report.evidence.finished.clone().filter(|at| at.parse::<jiff::Timestamp>().is_ok()).unwrap_or(now);
        let snapshot = live.map(|_| snapshot_name(&report.evidence.snapshot_sha256));
        let kept = progress.add(report, &at, snapshot.as_deref(), beside);
        // What is named is there before it is named.
        if let (Some(live), Some(name)) = (live, &snapshot)
            && kept.iter().any(|pass| pass.snapshot.as_deref() == Some(name.as_str()))
        {
            self.keep(live, name)?;
        }
        for name in kept.iter().filter_map(|pass| pass.answers.as_deref()) {
            if let Some(written) = beside.answers.iter().find(|written| answers_name(written) == name) {
                self.write(&self.place_of_answers(name), written.text.as_bytes())?;
            }
        }
        let text = serde_json::to_string_pretty(&progress).unwrap_or_default();
        self.write(&self.file(), text.as_bytes())?;
        Ok(remark.into_iter().collect())
    }

    fn keep(&self, snapshot: &Snapshot, name: &str) -> Result<(), Failure> {
        let file = self.place_of_snapshot(name);
        if !file.exists() {
            self.write(&file, &seal::sealed(snapshot)?.to_gzip())?;
        }
        Ok(())
    }

    /// Where the snapshot of a pass is.
    pub(crate) fn place_of_snapshot(&self, name: &str) -> PathBuf {
        self.folder.join("snapshots").join(name)
    }

    /// Where the answers of a pass are.
    pub(crate) fn place_of_answers(&self, name: &str) -> PathBuf {
        self.folder.join("answers").join(name)
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
            let open = fs::OpenOptions::new().create(true).append(true).read(true).open(&file)?;
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

    /// What there is to hand in for a lab: of the account that was judged last, else of another one.
    pub(crate) fn to_hand_in(&self, lab: &str) -> Option<&LabProgress> {
        let has = |lab: &&LabProgress| lab.best().is_some_and(|best| best.snapshot.is_some() || best.answers.is_some());
        let others = || self.accounts.values().filter_map(|labs| labs.get(lab)).find(has);
        self.of_lab(lab).filter(has).or_else(others).or_else(|| self.of_lab(lab))
    }

    /// Adds a report; the passes that became the best of their labs.
    fn add(&mut self, report: &Report, at: &str, snapshot: Option<&str>, beside: &Beside<'_>) -> Vec<Pass> {
        let account = report.evidence.account.as_deref();
        if let Some(account) = account.filter(|_| !report.labs.iter().all(LabReport::is_on_paper)) {
            self.last = Some(account.to_owned());
        }
        let mut kept = Vec::new();
        for lab in &report.labs {
            // A sheet that nobody has answered says nothing about its learner.
            let place = if lab.is_on_paper() { Some(ON_PAPER) } else { account };
            let Some(place) = place.filter(|_| !(lab.is_on_paper() && lab.status == LabStatus::Unknown)) else {
                continue;
            };
            // Earlier versions kept exercises with the account.
            let old =
                self.accounts.get(place).and_then(|labs| labs.get(&lab.lab)).or_else(|| self.of_lab(&lab.lab)).cloned();
            let mut best = old.as_ref().and_then(LabProgress::best);
            let asked = beside.hints.get(&lab.lab).copied().unwrap_or_default();
            let hints = old.as_ref().map_or(0, |old| old.hints).max(asked);
            let rest = old.as_ref().map(|old| old.rest.clone()).unwrap_or_default();
            let status = match lab.status {
                LabStatus::Pass => State::Pass,
                LabStatus::Fail => State::Fail,
                LabStatus::Unknown => State::Unknown,
            };
            let (passed, version) = if status == State::Pass {
                let pass = Pass {
                    at: at.to_owned(),
                    version: Some(lab.version.clone()),
                    snapshot: snapshot.filter(|_| !lab.is_on_paper()).map(str::to_owned),
                    answers: beside.answers_of(&lab.lab).map(answers_name).filter(|_| lab.is_on_paper()),
                    mode: match report.mode {
                        judge::Mode::Full => Mode::Full,
                        judge::Mode::NoProbes => Mode::NoProbes,
                    },
                    claims: beside.claims.clone(),
                };
                if best.as_ref().is_none_or(|best| pass.is_better_than(best)) {
                    kept.push(pass.clone());
                    best = Some(pass);
                }
                (Some(at.to_owned()), Some(lab.version.clone()))
            } else {
                old.map_or((None, None), |old| (old.passed, old.version))
            };
            let snapshot = best.as_ref().and_then(|best| best.snapshot.clone());
            let new = LabProgress { judged: at.to_owned(), status, passed, version, snapshot, best, hints, rest };
            self.accounts.entry(place.to_owned()).or_default().insert(lab.lab.clone(), new);
        }
        kept
    }
}

impl Beside<'_> {
    /// The answers that a lab on paper was judged by.
    fn answers_of(&self, lab: &str) -> Option<&Written> {
        let kinds = self.kinds.get(lab)?;
        self.answers.iter().find(|written| kinds.contains(&written.answer.kind()))
    }
}

/// The name of the file of a snapshot.
pub(crate) fn snapshot_name(sha256: &str) -> String {
    format!("{}.json.gz", sha256.get(..16).unwrap_or(sha256))
}

/// The name of a file of answers: the same for the same, so that no pass loses what it was judged by.
fn answers_name(written: &Written) -> String {
    format!("{}-{:016x}.toml", written.answer.kind().as_str(), fingerprint(&written.text))
}

/// A number for a text that stays the same from one version of this program to the next (FNV-1a). Who writes here is the
/// learner alone: two texts of one number would harm nobody else.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
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

#[cfg(test)]
mod tests {
    use super::*;
    use judge::{EvidenceLevel, Lab, Request};

    /// What a lab comes to in a world, as a look at the account would say.
    fn judged(world: &str, no_probes: bool) -> (Report, Snapshot) {
        let world: world::World = format!("world 1\nbase solved\n{world}").parse().unwrap();
        let snapshot = world.snapshot().unwrap();
        let parse = |folder: &labs::Folder| Lab::parse(folder.file("lab.toml").unwrap()).unwrap();
        let library: Vec<Lab> = labs::FOLDERS.iter().map(parse).collect();
        let asked = ["lab-1.12"];
        let mut report = judge::judge(&Request {
            level: EvidenceLevel::SelfReported,
            no_probes,
            ..Request::of_practice(&library, &asked, &snapshot)
        });
        report.evidence.snapshot_sha256 = snapshot.sha256();
        (report, snapshot)
    }

    fn at(mut judged: (Report, Snapshot), time: &str) -> (Report, Snapshot) {
        judged.0.evidence.finished = Some(time.to_owned());
        judged
    }

    #[test]
    fn the_best_pass_stays_with_its_snapshot() {
        let folder = std::env::temp_dir().join(format!("check-progress-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let store = Store { folder: folder.clone() };
        let record = |(report, snapshot): &(Report, Snapshot)| {
            assert!(store.record(report, Some(snapshot), &Beside::default()).unwrap().is_empty());
            let lab = store.read().0.to_hand_in("lab-1.12").cloned().unwrap();
            let best = lab.best();
            let kept = best.as_ref().and_then(|best| best.snapshot.clone());
            let kept =
                kept.map(|name| Snapshot::from_bytes(&fs::read(store.place_of_snapshot(&name)).unwrap()).unwrap());
            (lab, best, kept)
        };
        // Configuration only is worth less than everything, whenever it was.
        let partly = at(judged("", true), "2026-11-02T00:00:00Z");
        let (_, best, _) = record(&partly);
        assert_eq!(best.unwrap().mode, Mode::NoProbes);
        let whole = at(judged("", false), "2026-11-03T00:00:00Z");
        let (_, best, kept) = record(&whole);
        assert_eq!(
            (best.unwrap().at.as_str(), kept.unwrap().account),
            ("2026-11-03T00:00:00Z", whole.1.account.clone())
        );
        // Taken down at night, built again on another day, and looked at in part: the first one stays.
        let down = at(judged("remove nat-1\n", false), "2026-11-04T00:00:00Z");
        let again = at(
            judged("unroute private-rt 0.0.0.0/0\nroute private-rt 0.0.0.0/0 -> nat-1\n", false),
            "2026-11-05T00:00:00Z",
        );
        for later in [&down, &again, &partly] {
            let (lab, best, kept) = record(later);
            assert_eq!(best.unwrap().at, "2026-11-03T00:00:00Z", "{lab:?}");
            assert!(kept.is_some());
        }
        // The two looks of one account are one file: what is seen by them is the same.
        assert_eq!(fs::read_dir(folder.join("snapshots")).unwrap().count(), 1, "no more is kept than is handed in");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn what_can_be_judged_again_is_worth_more() {
        let pass = |snapshot: Option<&str>, mode, version: &str| Pass {
            snapshot: snapshot.map(str::to_owned),
            mode,
            version: Some(version.to_owned()),
            ..Pass::default()
        };
        let (kept, full, partly) = (Some("a"), Mode::Full, Mode::NoProbes);
        for (new, old, is_better) in [
            (pass(kept, full, "1"), pass(None, full, "1"), true),
            (pass(None, full, "1"), pass(kept, full, "1"), false),
            (pass(None, full, "2"), pass(kept, partly, "1"), false),
            (pass(kept, full, "1"), pass(kept, partly, "1"), true),
            (pass(kept, partly, "2"), pass(kept, full, "1"), false),
            (pass(kept, full, "1"), pass(kept, full, "1"), false),
            (pass(kept, full, "2"), pass(kept, full, "1"), true),
        ] {
            assert_eq!(new.is_better_than(&old), is_better, "{new:?} and {old:?}");
        }
    }
}
