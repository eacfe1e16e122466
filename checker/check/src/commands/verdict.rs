//! `check LABS`: judges labs by the evidence that was asked for, and says what they still need.

use crate::answers::{self, Written};
use crate::cli::{Format, Judge, MyIp};
use crate::course::Course;
use crate::evidence::{self, Evidence};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::judging::{self, Judging, Said};
use crate::library::Library;
use crate::output::{self, Target};
use crate::probing;
use crate::watch;
use crate::words::Saying;
use judge::{Answers, EvidenceLevel, LabStatus, Report};
use messages::Catalogue;
use std::net::IpAddr;
use std::path::PathBuf;

/// Program and version, as reports name them.
const TOOL: &str = concat!("check ", env!("CARGO_PKG_VERSION"));

/// What stays the same however often the evidence is judged.
struct Job<'j> {
    args: &'j Judge,
    library: Library,
    judging: Judging<'j>,
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
    Course::no_third_app(&args.declared.app)?;
    let my_ip = match args.my_ip {
        Some(MyIp::Auto) => Some(own_address(words)?),
        Some(MyIp::Given(address)) if !reach::is_public(address) => {
            let what = Saying::new("my-ip-private").with("address", address);
            return Err(Failure::usage(what).hint(Saying::new("my-ip-hint")));
        }
        Some(MyIp::Given(address)) => Some(address),
        None => None,
    };
    let said = Said { declared: &args.declared, no_probes: args.no_probes, probing: &args.probing, my_ip };
    let judging = Judging { said, selection, course };
    let job = Job { args: &args, library, judging, target, words };
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
        self.judging.complete(&mut evidence, &probing::aloud(self.words))?;
        let written = answers::read(&self.args.answers)?;
        let given = self.answers(evidence.level, &written)?;
        // In practice the sheet is the one whose answers are there.
        let is_solved = self.args.source.practice && self.args.answers.is_empty();
        let is_read = self.args.format != Format::Terminal;
        let report = self.judging.report(&evidence, &given, is_solved, is_read, Some(&self.library))?;
        self.write(&report, &evidence, &given)?;
        let beside = self.judging.beside(&report, &evidence, &written, self.args.hint.into(), self.words)?;
        if let Some(remarks) = judging::remember(&report, &evidence, &beside, self.words) {
            output::remark(&remarks);
        }
        self.look_elsewhere(&report, &evidence);
        if evidence.live {
            super::cost::remark(&evidence, self.words);
        }
        Ok(exit(&report))
    }

    fn evidence(&self) -> Result<Evidence, Failure> {
        let asked = &self.judging.selection.asked;
        let calls = judge::needs(&self.judging.selection.labs).all();
        // Exercises on paper need no account, and are practised in no world.
        let is_on_paper = calls.is_empty() && !self.judging.selection.is_of_probes();
        if is_on_paper && self.args.source.practice && self.args.source.what_if.is_none() {
            return Ok(evidence::practice_of_nothing());
        }
        if let Some(evidence) = evidence::named(&self.args.source, &self.library, asked, self.words)? {
            return Ok(evidence);
        }
        if calls.is_empty() { Ok(evidence::none()) } else { self.live(calls) }
    }

    #[cfg(feature = "live")]
    fn live(&self, calls: std::collections::BTreeSet<snapshot::Wanted>) -> Result<Evidence, Failure> {
        let options = crate::live::options(&self.args.source.account, &self.judging.course, self.words)?;
        let plan = access::Plan::new(calls);
        let found = evidence::live(crate::live::collect(&plan, &options, self.words)?);
        evidence::edited(&self.args.source, found)
    }

    #[cfg(not(feature = "live"))]
    fn live(&self, _: std::collections::BTreeSet<snapshot::Wanted>) -> Result<Evidence, Failure> {
        Err(crate::offline::no_account())
    }

    /// The answers of the learner, or in practice the right ones.
    fn answers(&self, level: EvidenceLevel, written: &[Written]) -> Result<Answers, Failure> {
        let is_solved = self.args.source.practice && level == EvidenceLevel::Practice;
        if self.args.answers.is_empty() && is_solved {
            return answers::solved(&self.library, self.words);
        }
        Ok(answers::of(written))
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
                let maps = report::html::pictures(report, &evidence.snapshot, given, self.words);
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

    /// A Region without a candidate is often the wrong one: names those that have one.
    #[cfg(feature = "live")]
    fn look_elsewhere(&self, report: &Report, evidence: &Evidence) {
        let nobody = report.labs.iter().all(|lab| lab.cast.get("vpc").is_none_or(Vec::is_empty));
        if !evidence.live || !nobody || judge::needs(&self.judging.selection.labs).all().is_empty() {
            return;
        }
        let Ok(options) = crate::live::options(&self.args.source.account, &self.judging.course, self.words) else {
            return;
        };
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
