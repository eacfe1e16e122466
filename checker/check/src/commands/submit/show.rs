//! `check submit show`: in plain words everything that is in what somebody hands in, whoever packed it.
//!
//! What is shown is bounded: nobody can fill a terminal by handing something in.

use super::{contents, read};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::words::Saying;
use drill::{Outcome, Results};
use messages::Catalogue;
use std::path::Path;
use submission::archive::Fault;
use submission::{Attempt, Claims, Form, Mode, Submission};

/// The most lines of one kind.
const LINES: usize = 64;

/// The most snapshots that are looked into.
const SNAPSHOTS: usize = 32;

pub(in crate::commands) fn show(file: &Path, words: &Catalogue) -> Result<Exit, Failure> {
    let read::Read { submission, faults } = read::submission(file)?;
    let mut page = Page { text: String::new(), words };
    page.head(&submission);
    page.labs(&submission);
    let mut any = contents::Contents::default();
    for evidence in submission.evidence.iter().take(SNAPSHOTS) {
        any.add(contents::tell(&mut page, evidence));
    }
    page.more(submission.evidence.len(), SNAPSHOTS);
    page.rest(&submission);
    page.faults(&faults);
    page.closing(&submission, any);
    output::print(&page.text)?;
    Ok(Exit::Passed)
}

/// Lines for people.
pub(super) struct Page<'p> {
    text: String,
    pub(super) words: &'p Catalogue,
}

impl Page<'_> {
    pub(super) fn line(&mut self, saying: &Saying) {
        self.text.push_str(&saying.say(self.words));
        self.text.push('\n');
    }

    pub(super) fn inner(&mut self, saying: &Saying) {
        self.text.push_str("  ");
        self.line(saying);
    }

    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// How many more there are than are shown.
    pub(super) fn more(&mut self, all: usize, shown: usize) {
        if all > shown {
            self.inner(&Saying::new("submission-more").counting("more", all - shown));
        }
    }

    fn head(&mut self, submission: &Submission) {
        let manifest = &submission.manifest;
        self.line(&Saying::new(match submission.form {
            Form::Archive => "submission-is-archive",
            Form::Bare => "submission-is-bare",
        }));
        let facts = [
            ("submission-learner", &manifest.learner),
            ("submission-course", &manifest.course),
            ("submission-made", &manifest.made),
            ("submission-tool", &manifest.tool),
        ];
        for (id, value) in facts {
            if let Some(value) = value {
                self.inner(&Saying::new(id).with("value", value));
            }
        }
        self.claims(&manifest.claims);
    }

    fn claims(&mut self, claims: &Claims) {
        let ports: Vec<String> = claims.ssh_ports.iter().take(LINES).map(u16::to_string).collect();
        let apps: Vec<String> = claims.app.iter().take(LINES).cloned().collect();
        let one = |value: &Option<String>| value.iter().cloned().collect::<Vec<_>>();
        let facts = [
            ("submission-claims-vpc", one(&claims.vpc)),
            ("submission-claims-domain", one(&claims.domain)),
            ("submission-claims-app", apps),
            ("submission-claims-ssh-port", ports),
        ];
        for (id, values) in facts {
            if !values.is_empty() {
                self.inner(&Saying::new(id).listing("value", &values));
            }
        }
    }

    fn labs(&mut self, submission: &Submission) {
        if submission.manifest.labs.is_empty() {
            return;
        }
        self.gap();
        self.line(&Saying::new("submission-labs"));
        for (lab, attempts) in submission.manifest.labs.iter().take(LINES) {
            for attempt in attempts {
                self.attempt(lab, attempt);
            }
            if let Some(hints) = submission.manifest.hints.get(lab) {
                self.inner(&Saying::new("submission-hints").with("lab", lab).counting("hints", *hints as usize));
            }
        }
        self.more(submission.manifest.labs.len(), LINES);
        for (lab, attempt) in submission.lacking().take(LINES) {
            let name = attempt.snapshot.as_deref().unwrap_or_default();
            self.inner(&Saying::new("submission-lacking").with("lab", lab).with("snapshot", short(name)));
        }
    }

    fn attempt(&mut self, lab: &str, attempt: &Attempt) {
        let told = match (&attempt.passed, attempt.mode) {
            (Some(passed), Mode::Full) => Saying::new("submission-lab-passed").with("passed", passed),
            (Some(passed), Mode::NoProbes) => Saying::new("submission-lab-passed-no-probes").with("passed", passed),
            (None, _) => Saying::new("submission-lab-now"),
        };
        self.inner(&told.with("lab", lab));
        if let Some(claims) = &attempt.claims {
            self.claims(claims);
        }
    }

    fn rest(&mut self, submission: &Submission) {
        if !submission.answers.is_empty() {
            self.gap();
            self.line(&Saying::new("submission-answers"));
            for file in submission.answers.iter().take(LINES) {
                let name = file.lab.as_deref().unwrap_or(&file.name);
                let lines = file.text.lines().count();
                self.inner(&Saying::new("submission-answers-file").with("name", name).counting("lines", lines));
            }
            self.more(submission.answers.len(), LINES);
        }
        if let Some(drills) = &submission.drills {
            self.gap();
            match Results::parse(drills) {
                Ok(results) => {
                    let solved = results.drills.iter().filter(|entry| entry.outcome == Outcome::Solved).count();
                    let told = Saying::new("submission-drills").counting("drills", results.drills.len());
                    self.line(&told.counting("solved", solved));
                }
                Err(_) => self.line(&Saying::new("submission-drills-odd")),
            }
        }
        if !submission.reports.is_empty() {
            self.gap();
            self.line(&Saying::new("submission-reports").counting("reports", submission.reports.len()));
        }
        if !submission.others.is_empty() {
            self.gap();
            self.line(&Saying::new("submission-others"));
            for other in submission.others.iter().take(LINES) {
                let why = read::unused(&other.why);
                self.inner(&Saying::new("submission-file").with("file", &other.name).cause(why));
            }
            self.more(submission.others.len(), LINES);
        }
    }

    fn faults(&mut self, faults: &[(String, Fault)]) {
        if faults.is_empty() {
            return;
        }
        self.gap();
        self.line(&Saying::new("submission-faults"));
        for (name, fault) in faults.iter().take(LINES) {
            self.inner(&Saying::new("submission-file").with("file", name).cause(read::fault(*fault)));
        }
        self.more(faults.len(), LINES);
    }

    /// What of all that somebody else learns.
    fn closing(&mut self, submission: &Submission, any: contents::Contents) {
        self.gap();
        if !submission.evidence.is_empty() {
            self.line(&Saying::new("submission-seen"));
            self.line(&Saying::new(if any.has_names { "submission-names" } else { "submission-no-names" }));
        }
        if !submission.answers.is_empty() {
            self.line(&Saying::new("submission-answers-as-written"));
        }
        self.line(&Saying::new("submission-judged-again"));
    }
}

/// The digits of a hash by which a file is called.
fn short(sha256: &str) -> &str {
    sha256.get(..16).unwrap_or(sha256)
}
