//! A submission in the making: what is stored, what was looked at, without names, and what each lab will come to.

use super::look::Looked;
use crate::answers::Written;
use crate::drills;
use crate::evidence::{self, Evidence};
use crate::failure::Failure;
use crate::judging::Judging;
use crate::output;
use crate::progress::{self, Pass, Progress, Store};
use crate::seal;
use crate::words::Saying;
use drill::Results;
use judge::{Answer, Answers, EvidenceLevel, Lab, LabStatus, Report, Request};
use messages::Catalogue;
use snapshot::redact::{self, Mode as RedactMode};
use snapshot::{ReadError, Snapshot};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use submission::{AnswerFile, Attempt, Claims, Evidence as Packed, Manifest, Mode, Submission};
use unicode_width::UnicodeWidthStr as _;

/// Program and version, as submissions name them.
const TOOL: &str = concat!("check ", env!("CARGO_PKG_VERSION"));

pub(super) struct Draft<'d> {
    judging: &'d Judging<'d>,
    /// One for the file: what is called the same in two of its snapshots still is.
    key: [u8; 32],
    submission: Submission,
    /// What is in it already, by the name of the store.
    packed: BTreeMap<String, String>,
    /// What is in it without names, by its hash.
    seen: BTreeMap<String, Snapshot>,
    /// What each lab comes to, by what is in it.
    comes_to: BTreeMap<String, LabStatus>,
    /// Labs that were judged before.
    begun: BTreeSet<String>,
    /// Labs that passed, of which nothing is kept that can be judged again.
    unkept: Vec<String>,
}

/// Labs that are not in it.
pub(super) struct Left {
    /// Nothing of them has passed.
    pub(super) open: Vec<String>,
    /// Whether they were asked for by name.
    is_named: bool,
    /// They passed, and nothing is kept that can be judged again.
    pub(super) unkept: Vec<String>,
}

/// What is in it, to be told.
pub(super) struct Told {
    labs: Vec<(String, Saying)>,
    counts: Saying,
    learner: Option<String>,
}

impl<'d> Draft<'d> {
    pub(super) fn new(judging: &'d Judging<'d>) -> Result<Self, Failure> {
        let manifest = Manifest {
            tool: Some(TOOL.to_owned()),
            learner: judging.course.learner.clone(),
            course: judging.course.course.clone(),
            made: Some(whole_second(jiff::Timestamp::now()).to_string()),
            ..Manifest::default()
        };
        Ok(Self {
            judging,
            key: seal::key()?,
            submission: Submission { manifest, ..Submission::default() },
            packed: BTreeMap::new(),
            seen: BTreeMap::new(),
            comes_to: BTreeMap::new(),
            begun: BTreeSet::new(),
            unkept: Vec::new(),
        })
    }

    /// Puts in what is stored: of each lab the best pass, with the hints that were asked for; and drills.
    pub(super) fn store(&mut self, words: &Catalogue) -> Result<(), Failure> {
        let Some(store) = Store::open() else { return Ok(()) };
        let (progress, remark) = store.read();
        if let Some(remark) = remark {
            output::remark(&format!("{}\n", remark.say(words)));
        }
        let judging = self.judging;
        for id in &judging.selection.asked {
            self.stored(&store, &progress, id, words)?;
        }
        self.submission.drills = self.drills().map(|results| results.to_json().into_bytes());
        Ok(())
    }

    fn stored(&mut self, store: &Store, progress: &Progress, id: &str, words: &Catalogue) -> Result<(), Failure> {
        let Some(lab) = progress.to_hand_in(id) else { return Ok(()) };
        self.begun.insert(id.to_owned());
        if lab.hints > 0 {
            self.submission.manifest.hints.insert(id.to_owned(), lab.hints);
        }
        let Some(pass) = lab.best() else { return Ok(()) };
        // What has gone from the store, or is damaged there, is told and left out.
        let damaged = |file: &Path, cause: Saying| {
            let told = Saying::new("submit-store-damaged").with("lab", id).with("file", file.display()).cause(cause);
            output::remark(&format!("{}\n", told.say(words)));
        };
        if let Some(name) = pass.answers.as_deref().and_then(plain) {
            let file = store.place_of_answers(name);
            match fs::read_to_string(&file) {
                Ok(text) => {
                    self.answer(id, text);
                    self.attempt(id, Attempt { passed: Some(pass.at), version: pass.version, ..Attempt::default() });
                }
                Err(error) => damaged(&file, Saying::new("submit-cause").with("cause", error)),
            }
            return Ok(());
        }
        let Some(name) = pass.snapshot.as_deref().and_then(plain).map(str::to_owned) else {
            self.unkept.push(id.to_owned());
            return Ok(());
        };
        let file = store.place_of_snapshot(&name);
        let read = fs::read(&file).map_err(|error| Saying::new("submit-cause").with("cause", error));
        let read =
            read.and_then(|bytes| Snapshot::from_bytes(&bytes).map_err(|error| crate::reasons::read_error(&error)));
        match read {
            Ok(snapshot) => self.passed(id, &name, snapshot, pass),
            Err(cause) => {
                damaged(&file, cause);
                self.unkept.push(id.to_owned());
                Ok(())
            }
        }
    }

    /// Puts a stored pass in.
    fn passed(&mut self, id: &str, name: &str, snapshot: Snapshot, pass: Pass) -> Result<(), Failure> {
        let evidence = Evidence { snapshot, ..evidence::none() };
        // The VPC of today need not have been there then.
        let said = self.judging.claims(&evidence).unwrap_or_default();
        let claims = said_first(said, pass.claims);
        let sha256 = self.pack(name, &evidence.snapshot)?;
        let attempt = Attempt {
            passed: Some(pass.at),
            version: pass.version,
            snapshot: Some(sha256),
            mode: pass.mode,
            claims: Some(claims),
        };
        self.attempt(id, attempt);
        Ok(())
    }

    /// Puts in what was looked at: for labs that were named, else for those that were begun.
    pub(super) fn looked(&mut self, looked: &Looked, is_named: bool) -> Result<(), Failure> {
        for (evidence, report) in &looked.evidence {
            let claims = self.judging.claims(evidence)?;
            let name = progress::snapshot_name(&report.evidence.snapshot_sha256);
            for lab in report.labs.iter().filter(|lab| !lab.is_on_paper()) {
                if !is_named && lab.points.earned == 0 && !self.begun.contains(&lab.lab) {
                    continue;
                }
                let sha256 = self.pack(&name, &evidence.snapshot)?;
                let attempts = self.submission.manifest.labs.get(&lab.lab);
                let has = |attempt: &Attempt| attempt.snapshot.as_ref() == Some(&sha256);
                if attempts.is_some_and(|all| all.iter().any(has)) {
                    continue;
                }
                let attempt = Attempt {
                    passed: (lab.status == LabStatus::Pass).then(|| at(report)),
                    version: Some(lab.version.clone()),
                    snapshot: Some(sha256),
                    mode: Mode::Full,
                    claims: Some(claims.clone()),
                };
                self.attempt(&lab.lab, attempt);
            }
        }
        for written in &looked.answers {
            self.answered(written, looked.on_paper.as_ref());
        }
        Ok(())
    }

    /// Puts answers of the command line in, unless those that are stored have passed and these do not.
    fn answered(&mut self, written: &Written, report: Option<&Report>) {
        let takes = |lab: &&Lab| self.asks(&lab.id) && lab.answers().contains(&written.answer.kind());
        let labs: Vec<String> = self.judging.selection.labs.iter().filter(takes).map(|lab| lab.id.clone()).collect();
        for id in labs {
            let judged = report.and_then(|report| report.labs.iter().find(|lab| lab.lab == id));
            let passes = judged.is_some_and(|lab| lab.status == LabStatus::Pass);
            if !passes && self.submission.manifest.labs.contains_key(&id) {
                continue;
            }
            let passed = report.filter(|_| passes).map(at);
            self.answer(&id, written.text.clone());
            let version = self.judging.selection.versions.get(&id).cloned();
            self.submission.manifest.labs.remove(&id);
            self.attempt(&id, Attempt { passed, version, ..Attempt::default() });
        }
    }

    fn asks(&self, id: &str) -> bool {
        self.judging.selection.asked.iter().any(|asked| asked == id)
    }

    fn answer(&mut self, lab: &str, text: String) {
        self.submission.answers.retain(|file| file.lab.as_deref() != Some(lab));
        self.submission.answers.push(AnswerFile { lab: Some(lab.to_owned()), name: String::new(), text });
    }

    fn attempt(&mut self, id: &str, attempt: Attempt) {
        self.submission.manifest.labs.entry(id.to_owned()).or_default().push(attempt);
    }

    /// Puts a snapshot in without names, once; its hash.
    fn pack(&mut self, name: &str, snapshot: &Snapshot) -> Result<String, Failure> {
        if let Some(sha256) = self.packed.get(name) {
            return Ok(sha256.clone());
        }
        let mut redacted = redact::redact(snapshot, RedactMode::Submit, &self.key);
        redacted.seal(&self.key);
        let (packed, sha256) = Packed::pack(&redacted).map_err(|error| too_large(name, &error))?;
        self.packed.insert(name.to_owned(), sha256.clone());
        self.seen.insert(sha256.clone(), redacted);
        self.submission.evidence.push(packed);
        Ok(sha256)
    }

    /// The drills that are handed in: all of them, or those of the labs that were named.
    fn drills(&self) -> Option<Results> {
        let mut results = drills::kept()?;
        results.drills.retain(|entry| entry.labs.iter().any(|lab| self.asks(lab)));
        (!results.drills.is_empty()).then_some(results)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.submission.manifest.labs.is_empty() && self.submission.drills.is_none()
    }

    /// What is not in it. Of labs that nobody named, only those that were begun are told.
    pub(super) fn left(&self, is_named: bool) -> Left {
        let has = |id: &str| self.submission.manifest.labs.contains_key(id);
        let unkept: Vec<String> = self.unkept.iter().filter(|id| !has(id)).cloned().collect();
        let open = self.judging.selection.asked.iter().filter(|id| !has(id) && !unkept.contains(id)).cloned();
        Left { open: open.collect(), is_named, unkept }
    }

    /// Judges what is in it as the grader will, and adds what comes of it.
    pub(super) fn reports(&mut self, words: &Catalogue) {
        self.share_claims();
        let answers = self.answers();
        let (mut reports, mut comes_to) = (BTreeMap::new(), BTreeMap::new());
        for (id, attempts) in &self.submission.manifest.labs {
            let Some(first) = attempts.first() else { continue };
            let nothing = Snapshot::default();
            let snapshot = first.snapshot.as_ref().and_then(|sha256| self.seen.get(sha256)).unwrap_or(&nothing);
            let claims = self.submission.claims_for(Some(first));
            let report = self.judged(id, snapshot, claims, &answers, first.snapshot.as_deref());
            if let Some(lab) = report.labs.first() {
                comes_to.insert(id.clone(), lab.status);
            }
            reports.insert(id.clone(), report::json::v1::to_string(&report, words, TOOL).into_bytes());
        }
        let manifest = &mut self.submission.manifest;
        manifest.hints.retain(|lab, _| manifest.labs.contains_key(lab));
        self.submission.reports = reports;
        self.comes_to = comes_to;
    }

    fn judged(
        &self,
        id: &str,
        snapshot: &Snapshot,
        claims: &Claims,
        answers: &Answers,
        sha256: Option<&str>,
    ) -> Report {
        let selection = &self.judging.selection;
        let asked = [id];
        let mut app = claims.app.iter().map(String::as_str);
        let request = Request {
            vpc: claims.vpc.as_deref(),
            ssh_ports: &claims.ssh_ports,
            domain: claims.domain.as_deref(),
            app: app.next(),
            other_app: app.next(),
            learner: self.submission.manifest.learner.as_deref(),
            answers,
            level: EvidenceLevel::SelfReported,
            snapshot_sha256: sha256.unwrap_or_default(),
            versions: &selection.versions,
            ..Request::of_practice(&selection.labs, &asked, snapshot)
        };
        let mut report = judge::judge(&request);
        advice::keep_what_mends(&mut report, &request);
        report
    }

    fn answers(&self) -> Answers {
        let files = self.submission.answers.iter();
        files.fold(Answers::new(), |answers, file| match (file.lab.as_deref(), Answer::parse(&file.text)) {
            (Some(lab), Ok(answer)) => answers.with_own(lab, answer),
            _ => answers,
        })
    }

    /// What is said beside the evidence, in its words, and once where it is the same beside all of it.
    fn share_claims(&mut self) {
        let key = self.key;
        let manifest = &mut self.submission.manifest;
        let own: Vec<&Claims> = manifest.labs.values().flatten().filter_map(|each| each.claims.as_ref()).collect();
        // The commonest, so that few attempts have to say their own.
        let count = |claims: &Claims| own.iter().filter(|other| **other == claims).count();
        let shared = own.iter().max_by_key(|claims| count(claims)).map(|claims| (*claims).clone()).unwrap_or_default();
        for attempt in manifest.labs.values_mut().flatten() {
            attempt.claims = attempt.claims.take().filter(|own| *own != shared).map(|own| submitted(own, &key));
        }
        manifest.claims = submitted(shared, &key);
    }

    /// The submission, and what to say of it.
    pub(super) fn finish(self) -> (Submission, Told) {
        let manifest = &self.submission.manifest;
        let drills = self.drills().map(|results| results.drills.len()).unwrap_or_default();
        let labs = manifest.labs.iter().map(|(id, attempts)| (id.clone(), self.told(id, attempts))).collect();
        let counts = Saying::new("submit-done")
            .counting("labs", manifest.labs.len())
            .counting("snapshots", self.submission.evidence.len())
            .counting("answers", self.submission.answers.len())
            .counting("drills", drills);
        let told = Told { labs, counts, learner: manifest.learner.clone() };
        (self.submission, told)
    }

    fn told(&self, id: &str, attempts: &[Attempt]) -> Saying {
        let day = attempts.iter().find_map(|attempt| attempt.passed.as_deref()).map(day);
        match (self.comes_to.get(id), day) {
            (Some(LabStatus::Pass), Some(day)) => Saying::new("submit-lab-passes").with("day", day),
            (Some(LabStatus::Unknown), Some(day)) => Saying::new("submit-lab-untold").with("day", day),
            (Some(LabStatus::Fail), Some(day)) => Saying::new("submit-lab-differs").with("day", day),
            (Some(LabStatus::Unknown), None) => Saying::new("submit-lab-unknown"),
            (_, None) => Saying::new("submit-lab-fails"),
            (None, Some(day)) => Saying::new("submit-lab-passes").with("day", day),
        }
    }
}

/// The most labs that nobody named of which it is told that they are not there.
const SHOWN: usize = 12;

impl Left {
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty() && self.unkept.is_empty()
    }

    pub(super) fn sayings(&self) -> Vec<Saying> {
        let list = |id, labs: &[String]| (!labs.is_empty()).then(|| Saying::new(id).listing("labs", labs));
        // Whoever asked for all labs need not read all their numbers.
        let most = if self.is_named { usize::MAX } else { SHOWN };
        let open = match self.open.len().saturating_sub(most) {
            0 => list("submit-open", &self.open),
            more => list("submit-open-more", self.open.get(..most).unwrap_or_default())
                .map(|told| told.counting("more", more)),
        };
        [list("submit-unkept", &self.unkept), open].into_iter().flatten().collect()
    }
}

impl Told {
    pub(super) fn say(self, file: &Path, words: &Catalogue) -> String {
        let mut text = format!("{}\n", self.counts.with("file", file.display()).say(words));
        let widest = self.labs.iter().map(|(id, _)| report::safe::line(id).width()).max().unwrap_or_default();
        for (id, told) in &self.labs {
            let id = report::safe::line(id);
            let gap = " ".repeat(widest.saturating_sub(id.width()) + 2);
            text.push_str(&format!("  {id}{gap}{}\n", told.say(words)));
        }
        let learner = match self.learner {
            Some(learner) => Saying::new("submit-learner").with("learner", learner),
            None => Saying::new("submit-no-learner"),
        };
        text.push_str(&format!("{}\n", learner.say(words)));
        text
    }
}

/// A moment as people write one, without its fractions of a second.
fn whole_second(moment: jiff::Timestamp) -> jiff::Timestamp {
    jiff::Timestamp::from_second(moment.as_second()).unwrap_or(moment)
}

/// A name of the store that is the name of a file and nothing else.
fn plain(name: &str) -> Option<&str> {
    let is_plain = !name.starts_with('.') && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    is_plain.then_some(name)
}

/// What is said now, and what was said then where nothing is said now.
fn said_first(now: Claims, then: Claims) -> Claims {
    Claims {
        vpc: now.vpc.or(then.vpc),
        domain: now.domain.or(then.domain),
        app: if now.app.is_empty() { then.app } else { now.app },
        ssh_ports: if now.ssh_ports.is_empty() { then.ssh_ports } else { now.ssh_ports },
    }
}

/// Claims in the words of evidence without names.
fn submitted(claims: Claims, key: &[u8; 32]) -> Claims {
    Claims {
        domain: claims.domain.map(|domain| redact::submitted_host(&domain, key)),
        app: claims.app.iter().map(|app| redact::submitted_url(app, key)).collect(),
        ..claims
    }
}

/// When the evidence of a report was gathered.
fn at(report: &Report) -> String {
    let at = report.evidence.finished.clone().filter(|at| at.parse::<jiff::Timestamp>().is_ok());
    at.unwrap_or_else(|| jiff::Timestamp::now().to_string())
}

/// The day of a time, where the learner is.
fn day(time: &str) -> String {
    match time.parse::<jiff::Timestamp>() {
        Ok(time) => time.to_zoned(jiff::tz::TimeZone::system()).date().to_string(),
        Err(_) => time.to_owned(),
    }
}

fn too_large(name: &str, error: &ReadError) -> Failure {
    Failure::usage(Saying::new("submit-too-large").with("file", name)).because(crate::reasons::read_error(error))
}
