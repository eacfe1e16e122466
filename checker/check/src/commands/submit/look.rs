//! What is looked at beside what is stored: a file that the command line names, or the account as it is now.

use crate::answers::{self, Written};
use crate::cli::Submit;
use crate::course::Course;
use crate::evidence::{self, Evidence};
use crate::failure::Failure;
use crate::judging::{self, Judging, Said};
use crate::library::Selection;
use crate::output;
use crate::probing;
use judge::{LabStatus, Report};
use messages::Catalogue;

/// What was looked at, with what came of it.
pub(super) struct Looked {
    pub(super) evidence: Vec<(Evidence, Report)>,
    /// Answers of the command line, and what came of them.
    pub(super) answers: Vec<Written>,
    pub(super) on_paper: Option<Report>,
}

pub(super) fn judging(args: &Submit, selection: Selection) -> Result<Judging<'_>, Failure> {
    let said = Said { declared: &args.declared, no_probes: false, probing: &args.probing, my_ip: None };
    let mut course = Course::find()?;
    course.learner = args.learner.clone().or(course.learner);
    Ok(Judging { said, selection, course })
}

/// Looks, judges, and writes down what was reached, as a run for the labs would.
pub(super) fn looked(args: &Submit, judging: &Judging<'_>, words: &Catalogue) -> Result<Looked, Failure> {
    let written = answers::read(&args.answers)?;
    let is_named = !args.asked.is_empty();
    let mut all = Vec::new();
    for path in &args.snapshot {
        let snapshot = evidence::snapshot(path, words)?;
        all.push(Evidence { snapshot, is_of_now: false, ..evidence::none() });
    }
    if args.now {
        all.push(live(args, judging, words)?);
    }
    let mut looked = Looked { evidence: Vec::new(), answers: Vec::new(), on_paper: None };
    for mut evidence in all {
        judging.complete(&mut evidence, &probing::aloud(words))?;
        let report = judged(judging, &evidence, &written, is_named, words)?;
        looked.evidence.push((evidence, report));
    }
    if !written.is_empty() {
        let report = judged(judging, &evidence::none(), &written, is_named, words)?;
        looked.on_paper = Some(report);
    }
    looked.answers = written;
    Ok(looked)
}

fn judged(
    judging: &Judging<'_>,
    evidence: &Evidence,
    written: &[Written],
    is_named: bool,
    words: &Catalogue,
) -> Result<Report, Failure> {
    let report = judging.report(evidence, &answers::of(written), false, true, None)?;
    let beside = judging.beside(&report, evidence, written, 0, words)?;
    // Labs that nobody named are not begun by looking whether they are there.
    let mut reached = report.clone();
    reached.labs.retain(|lab| is_named || lab.status == LabStatus::Pass);
    if let Some(remarks) = judging::remember(&reached, evidence, &beside, words) {
        output::remark(&remarks);
    }
    Ok(report)
}

#[cfg(feature = "live")]
fn live(args: &Submit, judging: &Judging<'_>, words: &Catalogue) -> Result<Evidence, Failure> {
    let options = crate::live::options(&args.account, &judging.course, words)?;
    let plan = access::Plan::new(judge::needs(&judging.selection.labs).all());
    Ok(evidence::live(crate::live::collect(&plan, &options, words)?))
}

#[cfg(not(feature = "live"))]
fn live(_: &Submit, _: &Judging<'_>, _: &Catalogue) -> Result<Evidence, Failure> {
    Err(crate::offline::only_account())
}
