//! The proof itself, lab by lab.

use crate::expect::{Expectation, Expected, allows};
use crate::files;
use judge::{Answers, CheckStatus, Lab, LabReport, LabStatus, Report, Request, Sheet};
use labs::Folder;
use snapshot::{Snapshot, Wanted};
use world::World;

/// A lab with its folder.
#[derive(Debug, Clone)]
pub struct Subject {
    /// Its specification.
    pub lab: Lab,
    /// Its folder.
    pub folder: Folder,
}

/// What a proof found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proof {
    /// How many worlds were judged.
    pub worlds: usize,
    /// What is not as it should be.
    pub problems: Vec<Problem>,
}

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The lab.
    pub lab: String,
    /// The file in its folder, or the world that was tried.
    pub place: String,
    /// What is wrong.
    pub what: String,
}

/// Proves some labs of a library; the others are there to be left alone by their mistakes.
#[must_use]
pub fn prove(library: &[Subject], asked: &[&str]) -> Proof {
    let labs: Vec<Lab> = library.iter().map(|subject| subject.lab.clone()).collect();
    let mut proof = Proof::default();
    for subject in library.iter().filter(|subject| asked.iter().any(|asked| subject.lab.is_called(asked))) {
        let mut bench = Bench { labs: &labs, subject, proof: &mut proof };
        for (place, what) in files::problems(&subject.folder) {
            bench.problem(&place, what);
        }
        bench.bases();
        bench.denials();
        bench.cases();
    }
    proof
}

struct Bench<'a> {
    labs: &'a [Lab],
    subject: &'a Subject,
    proof: &'a mut Proof,
}

/// How a finding's resource is called in the world.
type Name<'n> = &'n dyn Fn(&str) -> String;

impl Bench<'_> {
    fn problem(&mut self, place: &str, what: impl Into<String>) {
        let lab = self.subject.lab.id.clone();
        self.proof.problems.push(Problem { lab, place: place.to_owned(), what: what.into() });
    }

    fn judge(&mut self, snapshot: &Snapshot, answers: Option<&Answers>, ssh_ports: &[u16]) -> Report {
        self.proof.worlds += 1;
        let asked: Vec<&str> = self.labs.iter().map(|lab| lab.id.as_str()).collect();
        judge::judge(&Request { ssh_ports, answers, ..Request::of_practice(self.labs, &asked, snapshot) })
    }

    fn build(&mut self, place: &str, text: &str) -> Option<(Snapshot, World)> {
        let built = text.parse::<World>().and_then(|world| Ok((world.snapshot()?, world)));
        built.map_err(|error| self.problem(place, error.to_string())).ok()
    }

    /// The solved world earns everything; one in which nothing was built earns nothing.
    fn bases(&mut self) {
        let solution = Sheet::new("practice").solution();
        if let Some((snapshot, _)) = self.build("base solved", "world 1\nbase solved\n") {
            let report = self.judge(&snapshot, Some(&solution), &[]);
            let complete = |lab: &LabReport| lab.status == LabStatus::Pass && lab.points.earned == lab.points.possible;
            if let Some(lab) = own(&report, &self.subject.lab).filter(|lab| !complete(lab)) {
                let what = format!("the solved account does not pass: {}", told(lab));
                self.problem("base solved", what);
            }
        }
        for base in ["empty", "default-vpc"] {
            if let Some((snapshot, _)) = self.build(base, &format!("world 1\nbase {base}\n")) {
                let report = self.judge(&snapshot, None, &[]);
                let earns = |lab: &&LabReport| lab.points.earned > 0 || lab.status == LabStatus::Pass;
                if let Some(lab) = own(&report, &self.subject.lab).filter(earns) {
                    let what = format!("an account without the lab earns something: {}", told(lab));
                    self.problem(&format!("base {base}"), what);
                }
            }
        }
    }

    /// Without a call that a check needs, the check is unknown and nothing fails anywhere.
    fn denials(&mut self) {
        let needs = judge::needs([&self.subject.lab]);
        for wanted in needs.needed {
            for how in ["denied", "failed", "unsupported", "not-asked", "truncated"] {
                self.without(how, wanted);
            }
        }
    }

    fn without(&mut self, how: &str, wanted: Wanted) {
        let operation = wanted.ask;
        let code = if how == "failed" { " RequestLimitExceeded" } else { "" };
        let edit = format!("{how} {}:{}{code}", operation.service(), operation.name());
        let Some((snapshot, _)) = self.build(&edit, &format!("world 1\nbase solved\n{edit}\n")) else { return };
        let report = self.judge(&snapshot, Some(&Sheet::new("practice").solution()), &[]);
        for lab in &report.labs {
            for check in &lab.checks {
                if check.status == CheckStatus::Fail {
                    self.problem(&edit, format!("{} {} fails, though nothing is wrong", lab.lab, check.id));
                }
            }
        }
        let Some(lab) = own(&report, &self.subject.lab) else { return };
        if lab.status != LabStatus::Unknown {
            self.problem(&edit, format!("the lab is not unknown: {}", told(lab)));
        }
        for (check, spec) in lab.checks.iter().zip(&self.subject.lab.checks) {
            if check.status == CheckStatus::Pass && spec.judge.check().needs().contains(&wanted) {
                self.problem(&edit, format!("{} passes without a call that it needs", check.id));
            }
        }
    }

    fn cases(&mut self) {
        let files: Vec<(String, String)> = self
            .subject
            .folder
            .files
            .iter()
            .filter(|file| file.path.starts_with("cases/"))
            .map(|file| (file.path.to_string(), file.text.to_string()))
            .collect();
        for (path, text) in files {
            match Expectation::read(&text) {
                Ok(expectation) if path.ends_with(".toml") => self.answers(&path, &text, &expectation),
                Ok(expectation) => self.world(&path, &text, &expectation),
                Err(what) => self.problem(&path, what),
            }
        }
    }

    fn world(&mut self, path: &str, text: &str, expectation: &Expectation) {
        let Some((snapshot, world)) = self.build(path, text) else { return };
        let report = self.judge(&snapshot, Some(&Sheet::new("practice").solution()), &expectation.ssh_ports);
        let base = world.base().map_or("", |base| base.name);
        self.compare(path, base, &report, expectation, &|id| world.label(id).unwrap_or_else(|| id.to_owned()));
    }

    fn answers(&mut self, path: &str, text: &str, expectation: &Expectation) {
        let answers = match Answers::parse(text) {
            Ok(answers) => answers,
            Err(error) => return self.problem(path, error.to_string()),
        };
        let Some((snapshot, _)) = self.build(path, "world 1\nbase solved\n") else { return };
        let report = self.judge(&snapshot, Some(&answers), &expectation.ssh_ports);
        self.compare(path, "solved", &report, expectation, &str::to_owned);
    }

    fn compare(&mut self, path: &str, base: &str, report: &Report, expectation: &Expectation, name: Name<'_>) {
        let mut expected = expectation.also.clone();
        let own_id = self.subject.lab.id.clone();
        let Some(lab) = own(report, &self.subject.lab) else { return };
        match &expectation.own {
            Expected::Passes => {
                if lab.status != LabStatus::Pass {
                    self.problem(path, format!("it is to pass: {}", told(lab)));
                }
            }
            Expected::Fails { check, code, resource } => {
                expected.push([own_id.clone(), check.clone(), code.clone(), resource.clone()]);
            }
            Expected::Unknown { check } => {
                let found = lab.checks.iter().find(|found| found.id == *check);
                if lab.status != LabStatus::Unknown || found.is_none_or(|found| found.status != CheckStatus::Unknown) {
                    self.problem(path, format!("{check} is to be unknown: {}", told(lab)));
                }
            }
        }
        for [lab, check, code, resource] in &expected {
            if let Err(what) = fails(report, lab, check, code, resource, name) {
                self.problem(path, what);
            }
        }
        // Nothing fails that is not a consequence: neither here nor in any other lab. Where the lab itself was never
        // built, those that rest on it have nothing to stand on.
        let solved = base == "solved";
        let concerned: Vec<&LabReport> =
            report.labs.iter().filter(|lab| solved || !self.rests_on_subject(&lab.lab)).collect();
        for lab in concerned {
            for check in lab.checks.iter().filter(|check| check.status == CheckStatus::Fail) {
                if !expected.iter().any(|[l, c, ..]| *l == lab.lab && *c == check.id) {
                    let findings = listed(check, name);
                    self.problem(path, format!("{} {} fails too: {findings}", lab.lab, check.id));
                }
            }
        }
    }
}

impl Bench<'_> {
    /// Whether a lab rests on the one that is proven, directly or not.
    fn rests_on_subject(&self, id: &str) -> bool {
        let Some(lab) = self.labs.iter().find(|lab| lab.id == id) else { return false };
        lab.rests_on.iter().any(|base| self.subject.lab.is_called(base) || self.rests_on_subject(base))
    }
}

fn own<'r>(report: &'r Report, lab: &Lab) -> Option<&'r LabReport> {
    report.labs.iter().find(|report| report.lab == lab.id)
}

fn fails(report: &Report, lab: &str, check: &str, code: &str, resource: &str, name: Name<'_>) -> Result<(), String> {
    let Some(lab) = report.labs.iter().find(|report| report.lab == lab) else {
        return Err(format!("there is no {lab}"));
    };
    let Some(found) = lab.checks.iter().find(|found| found.id == check) else {
        return Err(format!("{} has no check {check}", lab.lab));
    };
    if found.status != CheckStatus::Fail {
        return Err(format!("{} {check} is to fail: {}", lab.lab, told(lab)));
    }
    let right = |finding: &judge::Finding| allows(code, finding.code) && allows(resource, &name(&finding.resource));
    if found.findings.first().is_some_and(right) {
        return Ok(());
    }
    Err(format!("{} {check} is to fail with {code} at {resource}, but begins with {}", lab.lab, listed(found, name)))
}

fn listed(check: &judge::CheckReport, name: Name<'_>) -> String {
    let all: Vec<String> =
        check.findings.iter().map(|finding| format!("{} {}", finding.code, name(&finding.resource))).collect();
    all.join(", ")
}

/// A lab's report in one line.
fn told(lab: &LabReport) -> String {
    let checks: Vec<String> = lab
        .checks
        .iter()
        .map(|check| {
            let findings: Vec<&str> = check.findings.iter().map(|finding| finding.code).collect();
            let why = check.why.as_ref().map(|why| format!(" {}", why.message)).unwrap_or_default();
            let need: String = check.need.iter().map(|need| format!(" {}", need.action)).collect();
            format!("{} {:?} {}{why}{need}", check.id, check.status, findings.join(" "))
        })
        .collect();
    format!("{:?} ({})", lab.status, checks.join("; "))
}
