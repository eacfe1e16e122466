//! `check LABS`: judges labs by the evidence that was asked for, and says what they still need.

mod maps;

use crate::answers;
use crate::cli::{Format, Judge, MyIp};
use crate::course::Course;
use crate::evidence::{self, Evidence};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::flow;
use crate::library::{Library, Selection};
use crate::output::{self, Target};
use crate::probing;
use crate::progress::Store;
use crate::watch;
use crate::words::Saying;
use judge::{Answers, EvidenceLevel, LabStatus, Report, Request};
use messages::Catalogue;
use snapshot::Snapshot;
use std::net::IpAddr;
use std::path::PathBuf;

/// Program and version, as reports name them.
const TOOL: &str = concat!("check ", env!("CARGO_PKG_VERSION"));

/// What stays the same however often the evidence is judged.
struct Job<'j> {
    args: &'j Judge,
    library: Library,
    selection: Selection,
    course: Course,
    my_ip: Option<IpAddr>,
    target: Target<'j>,
    words: &'j Catalogue,
}

pub(super) fn run(args: Judge, words: &Catalogue) -> Result<Exit, Failure> {
    if args.asked.is_empty() {
        return Err(Failure::usage(Saying::new("labs-not-named")));
    }
    let target = Target::of(&args.output)?;
    let library = Library::open(args.library.labs_dir.as_deref())?;
    let selection = library.select(&args.asked)?;
    let course = Course::find()?;
    Course::no_third_app(&args.app)?;
    let my_ip = match args.my_ip {
        Some(MyIp::Auto) => Some(own_address(words)?),
        Some(MyIp::Given(address)) if !reach::is_public(address) => {
            let what = Saying::new("my-ip-private").with("address", address);
            return Err(Failure::usage(what).hint(Saying::new("my-ip-hint")));
        }
        Some(MyIp::Given(address)) => Some(address),
        None => None,
    };
    let job = Job { args: &args, library, selection, course, my_ip, target, words };
    if args.watch {
        let files = job.watched()?;
        return watch::watch(&files, words, || job.once());
    }
    job.once()
}

/// The address that AWS sees, which is told: what is judged rests on it.
#[cfg(feature = "live")]
fn own_address(words: &Catalogue) -> Result<IpAddr, Failure> {
    let address = crate::my_ip::ask()?;
    let told = Saying::new("my-ip-told").with("address", address).with("service", crate::my_ip::SERVICE);
    output::remark(&format!("{}\n", told.say(words)));
    Ok(address)
}

#[cfg(not(feature = "live"))]
fn own_address(_: &Catalogue) -> Result<IpAddr, Failure> {
    Err(crate::offline::no_address())
}

impl Job<'_> {
    /// Judges once; what its words will need is made ready beside that.
    fn once(&self) -> Result<Exit, Failure> {
        std::thread::scope(|scope| {
            scope.spawn(|| self.words.prepare());
            self.judge()
        })
    }

    fn judge(&self) -> Result<Exit, Failure> {
        let mut evidence = self.evidence()?;
        if evidence.is_of_now {
            self.probe(&mut evidence)?;
        }
        self.look_through(&mut evidence)?;
        let given = self.answers(evidence.level)?;
        let asked: Vec<&str> = self.selection.asked.iter().map(String::as_str).collect();
        let vpc = self.vpc(&evidence)?;
        let request = Request {
            // In practice the sheet is the one whose answers are there.
            learner: if self.args.source.practice && self.args.answers.is_empty() {
                Some(answers::NOBODY)
            } else {
                self.course.learner.as_deref()
            },
            answers: &given,
            level: evidence.level,
            snapshot_sha256: "",
            versions: &self.selection.versions,
            ..self.question(&asked, &evidence.snapshot, vpc.as_deref())
        };
        // A verdict does not rest on it, and it takes a third as long.
        let mut report = std::thread::scope(|scope| {
            let is_read = self.args.format != Format::Terminal || is_remembered(evidence.level);
            let sha256 = is_read.then(|| scope.spawn(|| evidence.snapshot.sha256()));
            let mut report = judge::judge(&request);
            advice::keep_what_mends(&mut report, &request);
            if let Some(sha256) = sha256 {
                let sha256 = sha256.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
                report.evidence.snapshot_sha256 = sha256;
            }
            report
        });
        report.names = evidence.names();
        self.write(&report, &evidence, &given)?;
        if is_remembered(evidence.level) {
            self.remember(&report, &evidence);
        }
        self.look_elsewhere(&report, &evidence);
        if evidence.live {
            super::cost::remark(&evidence, self.words);
        }
        Ok(exit(&report))
    }

    /// What is asked, whatever was answered.
    fn question<'q>(&'q self, asked: &'q [&'q str], snapshot: &'q Snapshot, vpc: Option<&'q str>) -> Request<'q> {
        let [app, other_app] = self.course.apps(&self.args.app);
        Request {
            vpc,
            my_ip: self.my_ip,
            ssh_ports: match self.args.ssh_port.as_slice() {
                [] => &self.course.ssh_port,
                given => given,
            },
            domain: self.args.domain.as_deref().or(self.course.domain.as_deref()),
            app,
            other_app,
            before_restart: self.args.restarted.as_deref(),
            no_probes: self.args.no_probes,
            ..Request::of_practice(&self.selection.labs, asked, snapshot)
        }
    }

    /// Tries what the labs have to see from outside.
    fn probe(&self, evidence: &mut Evidence) -> Result<(), Failure> {
        let asked: Vec<&str> = self.selection.asked.iter().map(String::as_str).collect();
        let vpc = self.vpc(evidence)?;
        let wanted = |snapshot: &Snapshot| judge::probes(&self.question(&asked, snapshot, vpc.as_deref()));
        probing::complete(&mut evidence.snapshot, &self.args.probing, self.words, wanted)
    }

    /// Looks through the repository that was named, whatever else the evidence is: it lies on this machine.
    fn look_through(&self, evidence: &mut Evidence) -> Result<(), Failure> {
        let of_file = self.course.repository_here().filter(|_| evidence.is_of_now);
        let Some(path) = self.args.repo.clone().or(of_file) else { return Ok(()) };
        let asked: Vec<&str> = self.selection.asked.iter().map(String::as_str).collect();
        let vpc = self.vpc(evidence)?;
        let wanted = |snapshot: &Snapshot| judge::probes(&self.question(&asked, snapshot, vpc.as_deref()));
        probing::look_through(&mut evidence.snapshot, &path, self.words, wanted)
    }

    /// The VPC that is meant: the one of the command line, else that of the file.
    fn vpc(&self, evidence: &Evidence) -> Result<Option<String>, Failure> {
        let found = |word| flow::vpc(word, &evidence.network());
        match (&self.args.vpc, &self.course.vpc, &self.course.file) {
            (None, Some(word), Some(file)) => found(word).map_err(|failure| failure.inside(file)).map(Some),
            (Some(word), ..) | (None, Some(word), None) => found(word).map(Some),
            (None, None, _) => Ok(None),
        }
    }

    fn evidence(&self) -> Result<Evidence, Failure> {
        let asked = &self.selection.asked;
        let calls = judge::needs(&self.selection.labs).all();
        // Exercises on paper need no account, and are practised in no world.
        let is_on_paper = calls.is_empty() && !self.selection.is_of_probes();
        if is_on_paper && self.args.source.practice && self.args.source.what_if.is_none() {
            return Ok(Evidence::practice_of_nothing());
        }
        if let Some(evidence) = evidence::named(&self.args.source, &self.library, asked, self.words)? {
            return Ok(evidence);
        }
        if calls.is_empty() { Ok(Evidence::none()) } else { self.live(calls) }
    }

    #[cfg(feature = "live")]
    fn live(&self, calls: std::collections::BTreeSet<snapshot::Wanted>) -> Result<Evidence, Failure> {
        let options = crate::live::options(&self.args.source.account, &self.course, self.words)?;
        let plan = access::Plan::new(calls);
        let found = Evidence::live(crate::live::collect(&plan, &options, self.words)?);
        evidence::edited(&self.args.source, found)
    }

    #[cfg(not(feature = "live"))]
    fn live(&self, _: std::collections::BTreeSet<snapshot::Wanted>) -> Result<Evidence, Failure> {
        Err(crate::offline::no_account())
    }

    /// The answers of the learner, or in practice the right ones.
    fn answers(&self, level: EvidenceLevel) -> Result<Answers, Failure> {
        let is_solved = self.args.source.practice && level == EvidenceLevel::Practice;
        if self.args.answers.is_empty() && is_solved {
            return answers::solved(&self.library, self.words);
        }
        answers::read(&self.args.answers)
    }

    fn write(&self, report: &Report, evidence: &Evidence, given: &Answers) -> Result<(), Failure> {
        let text = match self.args.format {
            Format::Terminal => {
                let options = self.target.options(self.args.hint);
                self.target.tell(&report::terminal::report(report, self.words, options))?;
                self.target.announce(self.words);
                return Ok(());
            }
            Format::Json => report::json::v1::to_string(report, self.words, TOOL),
            Format::Html => {
                let maps = maps::pictures(report, &evidence.snapshot, given, self.words);
                let options = report::html::Options { tool: TOOL, hints: self.args.hint.into(), maps: &maps };
                report::html::page(report, self.words, options)
            }
            Format::Junit => report::junit::to_string(report, self.words)
                .map_err(|error| Failure::usage(Saying::new("junit-not-written").with("cause", error)))?,
        };
        self.target.deliver(&text)?;
        self.target.announce(self.words);
        Ok(())
    }

    /// Writes down what was reached. Whatever is wrong with that is no reason to withhold a verdict.
    fn remember(&self, report: &Report, evidence: &Evidence) {
        let Some(store) = Store::open() else { return };
        let live = evidence.live.then_some(&evidence.snapshot);
        let remarks = match store.record(report, live) {
            Ok(remarks) => remarks.iter().map(|remark| remark.say(self.words) + "\n").collect(),
            Err(failure) => failure.say(self.words),
        };
        output::remark(&remarks);
    }

    /// A Region without a candidate is often the wrong one: names those that have one.
    #[cfg(feature = "live")]
    fn look_elsewhere(&self, report: &Report, evidence: &Evidence) {
        let nobody = report.labs.iter().all(|lab| lab.cast.get("vpc").is_none_or(Vec::is_empty));
        if !evidence.live || !nobody || judge::needs(&self.selection.labs).all().is_empty() {
            return;
        }
        let Ok(options) = crate::live::options(&self.args.source.account, &self.course, self.words) else { return };
        for found in crate::live::regions_with_vpcs(&options) {
            if report.evidence.region.as_ref() != Some(&found.region) {
                let saying = Saying::new("region-has-vpcs").with("region", &found.region).counting("vpcs", found.made);
                output::remark(&format!("{}\n", saying.say(self.words)));
            }
        }
    }

    #[cfg(not(feature = "live"))]
    #[expect(clippy::unused_self, reason = "the same call in both builds")]
    fn look_elsewhere(&self, _: &Report, _: &Evidence) {}

    /// The files whose change is a reason to judge again.
    fn watched(&self) -> Result<Vec<PathBuf>, Failure> {
        let evidence = evidence::files(&self.args.source);
        let files: Vec<PathBuf> = evidence.into_iter().chain(self.args.answers.clone()).collect();
        if files.is_empty() || files.iter().any(|file| file.as_os_str() == "-") {
            return Err(Failure::usage(Saying::new("watch-nothing")));
        }
        Ok(files)
    }
}

/// Whether it counts as work on the course.
fn is_remembered(level: EvidenceLevel) -> bool {
    !matches!(level, EvidenceLevel::Practice | EvidenceLevel::WhatIf)
}

fn exit(report: &Report) -> Exit {
    let any = |status| report.labs.iter().any(|lab| lab.status == status);
    if any(LabStatus::Fail) {
        Exit::Failed
    } else if any(LabStatus::Unknown) {
        Exit::Unknown
    } else {
        Exit::Passed
    }
}
