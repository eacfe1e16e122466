//! Judging labs by evidence, for whoever shows the verdict: what was said beside the evidence, what is tried from outside,
//! what is written down.

use crate::answers::{self, Written};
use crate::cli::{Declared, Probing};
use crate::course::Course;
use crate::evidence::Evidence;
use crate::failure::Failure;
use crate::flow;
use crate::library::{Library, Selection};
use crate::mending;
use crate::probing;
use crate::progress::{Beside, Store};
use judge::{Answers, EvidenceLevel, LabReport, Report, Request};
use messages::Catalogue;
use report::Words;
use snapshot::Snapshot;
use std::collections::BTreeMap;
use std::net::IpAddr;
use submission::Claims;

/// What the command line says beside the evidence; `course.toml` says the rest.
pub(crate) struct Said<'s> {
    pub(crate) declared: &'s Declared,
    pub(crate) no_probes: bool,
    pub(crate) probing: &'s Probing,
    pub(crate) my_ip: Option<IpAddr>,
}

/// Labs that are judged, and by what beside the evidence.
pub(crate) struct Judging<'j> {
    pub(crate) said: Said<'j>,
    pub(crate) selection: Selection,
    pub(crate) course: Course,
}

impl Judging<'_> {
    /// Tries what only a try shows, where the evidence is of now, and looks through the learner's repository.
    ///
    /// # Errors
    /// What the learner names is not there.
    pub(crate) fn complete(&self, evidence: &mut Evidence, told: &dyn Fn(&str)) -> Result<(), Failure> {
        if evidence.is_of_now {
            self.probe(evidence, told)?;
        }
        self.look_through(evidence, told)
    }

    /// The verdict. `is_solved`: the answers are the right ones, whoever the learner is. The snapshot is named by its
    /// hash where the report is read by a program or remembered: a verdict does not rest on it, and it takes a third as
    /// long. With the labs at hand it is worked out what mends the text of a practice world.
    ///
    /// # Errors
    /// The VPC that is meant is not there.
    pub(crate) fn report(
        &self,
        evidence: &Evidence,
        given: &Answers,
        is_solved: bool,
        is_read: bool,
        library: Option<&Library>,
    ) -> Result<Report, Failure> {
        let asked: Vec<&str> = self.selection.asked.iter().map(String::as_str).collect();
        let vpc = self.vpc(evidence)?;
        let mut request = Request {
            learner: if is_solved { Some(answers::NOBODY) } else { self.course.learner.as_deref() },
            answers: given,
            level: evidence.level,
            snapshot_sha256: "",
            versions: &self.selection.versions,
            ..self.question(&asked, &evidence.snapshot, vpc.as_deref())
        };
        // Where nothing but what is tried is asked, leaving it out would leave nothing.
        let is_judged_otherwise = || !judge::needs(&self.selection.labs).all().is_empty();
        if evidence.level == EvidenceLevel::Practice && is_judged_otherwise() {
            request.no_probes |= probing::is_untried(&request);
        }
        let mut report = std::thread::scope(|scope| {
            let is_read = is_read || evidence.is_remembered();
            let sha256 = is_read.then(|| scope.spawn(|| evidence.snapshot.sha256()));
            let mut report = judge::judge(&request);
            advice::keep_what_mends(&mut report, &request);
            if let (Some(text), Some(library)) = (&evidence.text, library) {
                mending::write_down(&mut report, &request, text, library);
            }
            if let Some(sha256) = sha256 {
                let sha256 = sha256.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
                report.evidence.snapshot_sha256 = sha256;
            }
            report
        });
        report.names = evidence.names();
        Ok(report)
    }

    /// What is asked, whatever was answered.
    fn question<'q>(&'q self, asked: &'q [&'q str], snapshot: &'q Snapshot, vpc: Option<&'q str>) -> Request<'q> {
        let [app, other_app] = self.course.apps(&self.said.declared.app);
        Request {
            vpc,
            my_ip: self.said.my_ip,
            ssh_ports: self.ssh_ports(),
            domain: self.domain(),
            app,
            other_app,
            before_restart: self.said.declared.restarted.as_deref(),
            no_probes: self.said.no_probes,
            ..Request::of_practice(&self.selection.labs, asked, snapshot)
        }
    }

    /// Tries what the labs have to see from outside.
    fn probe(&self, evidence: &mut Evidence, told: &dyn Fn(&str)) -> Result<(), Failure> {
        let asked: Vec<&str> = self.selection.asked.iter().map(String::as_str).collect();
        let vpc = self.vpc(evidence)?;
        let wanted = |snapshot: &Snapshot| judge::probes(&self.question(&asked, snapshot, vpc.as_deref()));
        probing::complete(&mut evidence.snapshot, self.said.probing, told, wanted)
    }

    /// Looks through the repository that was named, whatever else the evidence is: it lies on this machine.
    fn look_through(&self, evidence: &mut Evidence, told: &dyn Fn(&str)) -> Result<(), Failure> {
        let of_file = self.course.repository_here().filter(|_| evidence.is_of_now);
        let Some(path) = self.said.declared.repo.clone().or(of_file) else { return Ok(()) };
        let asked: Vec<&str> = self.selection.asked.iter().map(String::as_str).collect();
        let vpc = self.vpc(evidence)?;
        let wanted = |snapshot: &Snapshot| judge::probes(&self.question(&asked, snapshot, vpc.as_deref()));
        probing::look_through(&mut evidence.snapshot, &path, told, wanted)
    }

    /// What is written down of a run beside its report: what was said, what was answered, which hints were shown.
    ///
    /// # Errors
    /// The VPC that is meant is not there.
    pub(crate) fn beside<'b>(
        &self,
        report: &Report,
        evidence: &Evidence,
        answers: &'b [Written],
        hints: usize,
        words: &Catalogue,
    ) -> Result<Beside<'b>, Failure> {
        let on_paper = self.selection.labs.iter().filter(|lab| lab.is_on_paper());
        let kinds = on_paper.map(|lab| (lab.id.clone(), lab.answers().into_iter().collect())).collect();
        Ok(Beside { claims: self.claims(evidence)?, hints: shown(report, hints, words), answers, kinds })
    }

    /// What the learner says beside the evidence, on the command line or in the file.
    ///
    /// # Errors
    /// The VPC that is meant is not there.
    pub(crate) fn claims(&self, evidence: &Evidence) -> Result<Claims, Failure> {
        Ok(Claims {
            vpc: self.vpc(evidence)?,
            domain: self.domain().map(str::to_owned),
            app: self.course.apps(&self.said.declared.app).into_iter().flatten().map(str::to_owned).collect(),
            ssh_ports: self.ssh_ports().to_vec(),
        })
    }

    /// The ports beside 22: those of the command line, else those of the file.
    fn ssh_ports(&self) -> &[u16] {
        match self.said.declared.ssh_port.as_slice() {
            [] => &self.course.ssh_port,
            given => given,
        }
    }

    /// The domain: the one of the command line, else that of the file.
    fn domain(&self) -> Option<&str> {
        self.said.declared.domain.as_deref().or(self.course.domain.as_deref())
    }

    /// The VPC that is meant: the one of the command line, else that of the file.
    fn vpc(&self, evidence: &Evidence) -> Result<Option<String>, Failure> {
        let found = |word| flow::vpc(word, &evidence.network());
        match (self.said.declared.vpc.as_deref(), self.course.vpc.as_deref(), &self.course.file) {
            (None, Some(word), Some(file)) => found(word).map_err(|failure| failure.inside(file)).map(Some),
            (Some(word), ..) | (None, Some(word), None) => found(word).map(Some),
            (None, None, _) => Ok(None),
        }
    }
}

/// How far down its ladders each lab was shown, where so many hints were asked for.
fn shown(report: &Report, hints: usize, words: &Catalogue) -> BTreeMap<String, u32> {
    let words = Words::new(words);
    let of = |lab: &LabReport| lab.checks.iter().map(|check| words.ladder(check).len()).max().unwrap_or_default();
    let labs = report.labs.iter().filter(|_| hints > 0);
    labs.map(|lab| (lab.lab.clone(), u32::try_from(of(lab).min(hints)).unwrap_or_default()))
        .filter(|(_, shown)| *shown > 0)
        .collect()
}

/// Writes down what was reached, unless it was practice; remarks about that. Whatever is wrong with it is no reason to
/// withhold a verdict.
pub(crate) fn remember(report: &Report, evidence: &Evidence, beside: &Beside<'_>, words: &Catalogue) -> Option<String> {
    if !evidence.is_remembered() {
        return None;
    }
    let store = Store::open()?;
    let live = evidence.live.then_some(&evidence.snapshot);
    Some(match store.record(report, live, beside) {
        Ok(remarks) => remarks.iter().map(|remark| remark.say(words) + "\n").collect(),
        Err(failure) => failure.say(words),
    })
}
