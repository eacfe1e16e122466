//! The proof itself, lab by lab.

use crate::expect::{Expectation, Expected, Given, allows};
use crate::files;
use crate::problem::{Name, Place, Problem, Standing, What, reasons};
use crate::solved::{BEGUN, DONE, SOLVED, base_of, bases, done, only};
use judge::{Answer, AnswerKind, Answers, CheckStatus, Lab, LabReport, LabStatus, Report, Request};
use labs::Folder;
use snapshot::{Snapshot, Status, Wanted};
use std::collections::{BTreeMap, BTreeSet};
use world::{Bases, Labels, World};

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

/// Proves some labs of a library; the others are there to be left alone by their mistakes.
#[must_use]
pub fn prove(library: &[Subject], asked: &[&str]) -> Proof {
    let labs: Vec<Lab> = library.iter().map(|subject| subject.lab.clone()).collect();
    let bases = bases(library.iter().map(|subject| &subject.folder));
    let (answers, odd) = done(library.iter().map(|subject| &subject.folder), DONE[0].0, LEARNER);
    let mut proof = Proof::default();
    for subject in library.iter().filter(|subject| asked.iter().any(|asked| subject.lab.is_called(asked))) {
        let passing = BTreeMap::new();
        let mut bench = Bench { labs: &labs, bases: &bases, answers: &answers, subject, passing, proof: &mut proof };
        for (_, file, error) in odd.iter().filter(|(lab, ..)| *lab == subject.folder.id()) {
            bench.problem(Place::File((*file).to_owned()), What::Answers(error.clone()));
        }
        for (file, what) in files::problems(&subject.lab, &subject.folder) {
            bench.problem(Place::File(file), what);
        }
        bench.names();
        bench.unbuilt();
        // Where it cannot be done, nothing that stands on it says anything.
        if bench.solved() {
            bench.denials();
            bench.cases();
        }
    }
    proof
}

/// Checks by their labs' ids and their own.
type Checks = BTreeSet<(String, String)>;

struct Bench<'a> {
    labs: &'a [Lab],
    bases: &'a Bases,
    /// The right answers to all exercises.
    answers: &'a Answers,
    subject: &'a Subject,
    /// The checks that pass in each base.
    passing: BTreeMap<String, Checks>,
    proof: &'a mut Proof,
}

impl Bench<'_> {
    fn problem(&mut self, place: Place, what: What) {
        let lab = self.subject.lab.id.clone();
        self.proof.problems.push(Problem { lab, place, what });
    }

    fn judge(&mut self, snapshot: &Snapshot, answers: &Answers, given: &Given) -> Report {
        self.proof.worlds += 1;
        let asked: Vec<&str> = self.labs.iter().map(|lab| lab.id.as_str()).collect();
        judge::judge(&Request {
            ssh_ports: &given.ssh_ports,
            domain: given.domain.as_deref(),
            answers,
            ..Request::of_practice(self.labs, &asked, snapshot)
        })
    }

    fn build(&mut self, place: &Place, text: &str) -> Option<(World, Snapshot, Labels)> {
        let built = self.bases.read(text).and_then(|world| Ok((world.build()?, world)));
        match built {
            Ok((built, world)) => Some((world, built.snapshot, built.labels)),
            Err(error) => {
                self.problem(place.clone(), What::World(error));
                None
            }
        }
    }

    /// What the lab is called and rests on.
    fn names(&mut self) {
        let place = || Place::File("lab.toml".to_owned());
        let Subject { lab, folder } = self.subject;
        for name in std::iter::once(&lab.id).chain(&lab.aliases) {
            let others = self.labs.iter().filter(|other| other.id != lab.id);
            if let Some(other) = others.into_iter().find(|other| other.is_called(name)) {
                self.problem(place(), What::NameTaken { name: name.clone(), by: other.id.clone() });
            }
        }
        for on in &lab.rests_on {
            if !self.labs.iter().any(|other| other.is_called(on)) {
                self.problem(place(), What::RestsOnNothing { on: on.clone() });
            }
        }
        if self.rests_on_itself() {
            self.problem(place(), What::RestsOnItself);
        }
        if let (Some(_), Some(base)) = (folder.file(SOLVED), &lab.base) {
            self.problem(place(), What::TwoSolvedWorlds { base: base.clone() });
        }
    }

    /// Whether the way down from what the lab rests on leads back to it.
    fn rests_on_itself(&self) -> bool {
        let mut seen = BTreeSet::new();
        let mut waiting: Vec<&str> = self.subject.lab.rests_on.iter().map(String::as_str).collect();
        while let Some(on) = waiting.pop() {
            let Some(lab) = self.labs.iter().find(|lab| lab.is_called(on)) else { continue };
            if lab.id == self.subject.lab.id {
                return true;
            }
            if seen.insert(lab.id.as_str()) {
                waiting.extend(lab.rests_on.iter().map(String::as_str));
            }
        }
        false
    }

    /// A world in which nothing was built earns nothing.
    fn unbuilt(&mut self) {
        for base in ["empty", "default-vpc"] {
            let place = Place::Base(base);
            let Some((_, snapshot, labels)) = self.build(&place, &only(base)) else { continue };
            self.earns_nothing(place, &snapshot, &Answers::new(), &|id| called(&labels, id));
        }
        let base = base_of(&self.subject.lab, &self.subject.folder);
        for (_, file) in BEGUN {
            let place = Place::File(file.to_owned());
            let Some(answers) = self.subject.folder.file(file).and_then(|text| self.with_own(&place, text)) else {
                continue;
            };
            let Some((_, snapshot, _)) = self.build(&place, &only(&base)) else { continue };
            self.earns_nothing(place, &snapshot, &answers, &str::to_owned);
        }
    }

    fn earns_nothing(&mut self, place: Place, snapshot: &Snapshot, answers: &Answers, name: Name<'_>) {
        let report = self.judge(snapshot, answers, &Given::default());
        let earns = |lab: &&LabReport| lab.points.earned > 0 || lab.status == LabStatus::Pass;
        if let Some(lab) = own(&report, &self.subject.lab).filter(earns) {
            let standing = Standing::of(lab, name);
            self.problem(place, What::EarnsUnbuilt(standing));
        }
    }

    /// All right answers but those of the lab itself, which are others.
    fn with_own(&mut self, place: &Place, text: &str) -> Option<Answers> {
        match Answer::parse(text) {
            Ok(answer) => Some(self.answers.clone().with_own(&self.subject.lab.id, answer)),
            Err(error) => {
                self.problem(place.clone(), What::Answers(error));
                None
            }
        }
    }

    /// The text of the world in which the lab is done, and where it stands.
    fn solution(&self) -> (Place, String) {
        let Subject { lab, folder } = self.subject;
        match folder.file(SOLVED) {
            Some(own) => (Place::File(SOLVED.to_owned()), own.to_owned()),
            None => (Place::File("lab.toml".to_owned()), only(&base_of(lab, folder))),
        }
    }

    /// The solved world earns everything, and breaks nothing that passed in the world that it starts from; whether it
    /// can be built at all.
    fn solved(&mut self) -> bool {
        let (place, text) = self.solution();
        let said = match Expectation::of_solved(&text) {
            Ok(said) => said,
            Err(fault) => {
                self.problem(place, What::Expectation(fault));
                return true;
            }
        };
        let Some((world, snapshot, labels)) = self.build(&place, &text) else { return false };
        let report = self.judge(&snapshot, self.answers, &said.given);
        if let Some(standing) = self.incomplete(&report, &|id| called(&labels, id)) {
            self.problem(place, What::SolvedFails(standing));
            return true;
        }
        self.compare(&place, &world, &report, &said, &|id| called(&labels, id));
        self.boards(&snapshot);
        true
    }

    /// How the lab stands, unless it earned everything.
    fn incomplete(&self, report: &Report, name: Name<'_>) -> Option<Standing> {
        let complete = |lab: &LabReport| lab.status == LabStatus::Pass && lab.points.earned == lab.points.possible;
        own(report, &self.subject.lab).filter(|lab| !complete(lab)).map(|lab| Standing::of(lab, name))
    }

    /// The finished board of each language earns everything.
    fn boards(&mut self, snapshot: &Snapshot) {
        if !self.subject.lab.answers().contains(&AnswerKind::Board) {
            return;
        }
        for (_, file) in DONE {
            let place = Place::File(file.to_owned());
            let Some(answers) = self.subject.folder.file(file).and_then(|text| self.with_own(&place, text)) else {
                continue;
            };
            let report = self.judge(snapshot, &answers, &Given::default());
            if let Some(standing) = self.incomplete(&report, &str::to_owned) {
                self.problem(place, What::SolvedFails(standing));
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
        if self.subject.lab.checks.iter().any(|check| check.judge.check().is_of_probes()) {
            for how in [Status::Denied, Status::Failed, Status::Unsupported, Status::NotAsked] {
                self.untried(how);
            }
        }
    }

    /// Where nothing came of any probe, the checks that only probes decide are unknown and nothing fails anywhere.
    fn untried(&mut self, how: Status) {
        let base = base_of(&self.subject.lab, &self.subject.folder);
        // What nobody named in the base is left out whatever comes of others, and can be no riddle.
        let passing = self.passing(&base);
        let lab = &self.subject.lab;
        let rests = |check: &judge::LabCheck| {
            check.judge.check().is_of_probes() && passing.contains(&(lab.id.clone(), check.id.clone()))
        };
        if !lab.checks.iter().any(rests) {
            return;
        }
        let place = Place::Edit(format!("probe … status={}", how.word()));
        let Some((_, mut snapshot, labels)) = self.build(&place, &only(&base)) else { return };
        for probe in &mut snapshot.probes {
            (probe.status, probe.output) = (how, None);
        }
        let report = self.judge(&snapshot, self.answers, &Given::default());
        let is_tried = |check: &judge::LabCheck| check.judge.check().is_of_probes();
        self.unseen(&place, &base, &report, &labels, &is_tried);
    }

    fn without(&mut self, how: &str, wanted: Wanted) {
        let operation = wanted.ask;
        let code = if how == "failed" { " RequestLimitExceeded" } else { "" };
        let edit = format!("{how} {}:{}{code}", operation.service(), operation.name());
        let place = Place::Edit(edit.clone());
        let base = base_of(&self.subject.lab, &self.subject.folder);
        let Some((_, snapshot, labels)) = self.build(&place, &format!("{}{edit}\n", only(&base))) else { return };
        let report = self.judge(&snapshot, self.answers, &Given::default());
        let needs = |check: &judge::LabCheck| check.judge.check().needs().contains(&wanted);
        self.unseen(&place, &base, &report, &labels, &needs);
    }

    /// What nobody saw makes the lab unknown, nothing fail, and no check pass that needs it.
    fn unseen(
        &mut self,
        place: &Place,
        base: &str,
        report: &Report,
        labels: &Labels,
        needs: &dyn Fn(&judge::LabCheck) -> bool,
    ) {
        let passing = self.passing(base);
        for lab in &report.labs {
            for check in lab.checks.iter().filter(|check| check.status == CheckStatus::Fail) {
                if passing.contains(&(lab.lab.clone(), check.id.clone())) {
                    let what = What::FailsUnseen { lab: lab.lab.clone(), check: check.id.clone() };
                    self.problem(place.clone(), what);
                }
            }
        }
        let Some(lab) = own(report, &self.subject.lab) else { return };
        if lab.status != LabStatus::Unknown {
            let standing = Standing::of(lab, &|id| called(labels, id));
            self.problem(place.clone(), What::NotUnknown(standing));
        }
        for (check, spec) in lab.checks.iter().zip(&self.subject.lab.checks) {
            if check.status == CheckStatus::Pass && needs(spec) {
                self.problem(place.clone(), What::PassesUnseen { check: check.id.clone() });
            }
        }
    }

    /// The checks that pass in a base.
    fn passing(&mut self, base: &str) -> Checks {
        if let Some(known) = self.passing.get(base) {
            return known.clone();
        }
        let built = self.bases.read(&only(base)).and_then(|world| world.snapshot());
        let report = built.map(|snapshot| self.judge(&snapshot, self.answers, &Given::default()));
        let labs = report.map(|report| report.labs).unwrap_or_default();
        let passing = labs.iter().flat_map(|lab| {
            let passes = lab.checks.iter().filter(|check| check.status == CheckStatus::Pass);
            passes.map(|check| (lab.lab.clone(), check.id.clone()))
        });
        let passing: Checks = passing.collect();
        self.passing.insert(base.to_owned(), passing.clone());
        passing
    }

    fn cases(&mut self) {
        let Subject { lab, folder } = self.subject;
        for file in folder.below("cases").filter(|file| files::is_expected(lab, &file.path)) {
            let place = Place::File(file.path.to_string());
            let name = file.path.strip_prefix("cases/").and_then(|name| name.strip_suffix(".txt"));
            // `--world` would never lead to it.
            if let Some(name) = name.filter(|name| world::bases().iter().any(|base| base.name == *name)) {
                self.problem(place.clone(), What::CaseName { name: name.to_owned() });
            }
            match Expectation::read(&file.text) {
                Ok(said) if file.path.ends_with(".toml") => self.answers(&place, &file.text, &said),
                Ok(said) => self.world(&place, &file.text, &said),
                Err(fault) => self.problem(place, What::Expectation(fault)),
            }
        }
    }

    fn world(&mut self, place: &Place, text: &str, said: &Expectation) {
        let Some((world, snapshot, labels)) = self.build(place, text) else { return };
        let report = self.judge(&snapshot, self.answers, &said.given);
        self.compare(place, &world, &report, said, &|id| called(&labels, id));
    }

    fn answers(&mut self, place: &Place, text: &str, said: &Expectation) {
        let Some(answers) = self.with_own(place, text) else { return };
        let base = base_of(&self.subject.lab, &self.subject.folder);
        let Some((world, snapshot, _)) = self.build(place, &only(&base)) else { return };
        let report = self.judge(&snapshot, &answers, &said.given);
        self.compare(place, &world, &report, said, &str::to_owned);
    }

    fn compare(&mut self, place: &Place, world: &World, report: &Report, said: &Expectation, name: Name<'_>) {
        let mut expected = said.also.clone();
        let told_before = self.proof.problems.len();
        let Some(lab) = own(report, &self.subject.lab) else { return };
        match &said.own {
            Expected::Passes => {
                if lab.status != LabStatus::Pass {
                    self.problem(place.clone(), What::NotPassing(Standing::of(lab, name)));
                }
            }
            Expected::Fails { check, code, resource } => {
                expected.push([lab.lab.clone(), check.clone(), code.clone(), resource.clone()]);
            }
            Expected::Unknown { check } => {
                let found = lab.checks.iter().find(|found| found.id == *check);
                if lab.status != LabStatus::Unknown || found.is_none_or(|found| found.status != CheckStatus::Unknown) {
                    let standing = Standing::of(lab, name);
                    self.problem(place.clone(), What::CheckNotUnknown { check: check.clone(), standing });
                }
            }
        }
        let mut is_own_told = self.proof.problems.len() > told_before;
        for [lab, check, code, resource] in &expected {
            if let Err(what) = fails(report, lab, check, code, resource, name) {
                // How the lab stands says what else fails in it.
                is_own_told |= *lab == self.subject.lab.id && matches!(what, What::NotFailing { .. });
                self.problem(place.clone(), what);
            }
        }
        // Nothing fails that is not a consequence: neither here nor in any other lab that this one can know. What did
        // not pass in the world that the case starts from was not built there yet.
        let passing = self.passing(&world.base().name);
        for lab in &report.labs {
            let is_own = lab.lab == self.subject.lab.id;
            if !is_own && !self.knows(&lab.lab) {
                continue;
            }
            for check in lab.checks.iter().filter(|check| check.status == CheckStatus::Fail) {
                let is_said = expected.iter().any(|[l, c, ..]| *l == lab.lab && *c == check.id);
                let passed = passing.contains(&(lab.lab.clone(), check.id.clone()));
                if !is_said && ((is_own && !is_own_told) || (!is_own && passed)) {
                    let (lab, check, found) = (lab.lab.clone(), check.id.clone(), reasons(check, name));
                    self.problem(place.clone(), What::FailsToo { lab, check, found });
                }
            }
        }
    }

    /// Whether the cases of the lab can speak of another one: the course's own know the labs of the course only, though
    /// somebody may have put another one in the place of one.
    fn knows(&self, other: &str) -> bool {
        let Subject { folder, .. } = self.subject;
        let is_of_the_course = labs::find(folder.number()).is_some_and(|own| own == folder);
        !is_of_the_course || labs::find(other).is_some()
    }
}

/// Whose sheet practice is judged with.
const LEARNER: &str = "practice";

/// The label of a resource, or its id if it has none.
fn called(labels: &Labels, id: &str) -> String {
    labels.label(id).unwrap_or(id).to_owned()
}

fn own<'r>(report: &'r Report, lab: &Lab) -> Option<&'r LabReport> {
    report.labs.iter().find(|report| report.lab == lab.id)
}

fn fails(report: &Report, lab: &str, check: &str, code: &str, resource: &str, name: Name<'_>) -> Result<(), What> {
    let Some(lab) = report.labs.iter().find(|report| report.lab == lab) else {
        return Err(What::NoLab { lab: lab.to_owned() });
    };
    let Some(found) = lab.checks.iter().find(|found| found.id == check) else {
        let known = lab.checks.iter().map(|check| check.id.clone()).collect();
        return Err(What::NoCheck { lab: lab.lab.clone(), check: check.to_owned(), known });
    };
    if found.status != CheckStatus::Fail {
        return Err(What::NotFailing { check: check.to_owned(), standing: Standing::of(lab, name) });
    }
    let right = |finding: &judge::Finding| allows(code, finding.code) && allows(resource, &name(&finding.resource));
    if found.findings.first().is_some_and(right) {
        return Ok(());
    }
    let wanted = crate::problem::Reason { code: code.to_owned(), resource: resource.to_owned() };
    Err(What::OtherReason { lab: lab.lab.clone(), check: check.to_owned(), wanted, found: reasons(found, name) })
}
