//! `check cleanup`: what takes the course down again, as a script. Nothing is deleted here.

use crate::cli::{Cleanup, Shell, TraceFormat};
use crate::course;
use crate::evidence::{self, Evidence};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::flow;
use crate::library::Library;
use crate::output::{self, Target};
use crate::words::Saying;
use cleanup::{Course, EVIDENCE, Teardown};
use judge::{LabStatus, Request};
use messages::Catalogue;
use snapshot::{Ask, GLOBAL, Inventory, Scope, Wanted};
use std::collections::BTreeSet;

const TOOL: &str = concat!("check ", env!("CARGO_PKG_VERSION"));

/// The most ids that are named beside the script.
const NAMED: usize = 6;

/// The calls that it rests on.
pub(super) fn plan() -> Vec<Wanted> {
    let abroad = [Ask::ListCertificates, Ask::DescribeCertificate];
    let abroad = abroad.map(|ask| Wanted { ask, scope: Scope::Region(GLOBAL) });
    EVIDENCE.iter().copied().map(Wanted::from).chain(abroad).collect()
}

pub(super) fn run(args: &Cleanup, words: &Catalogue) -> Result<Exit, Failure> {
    let target = Target::of(&args.output)?;
    let course = course::Course::find()?;
    let evidence = evidence::given(&args.source, &args.library, words, || live(args, words))?;
    let network = evidence.network();
    let declared = match args.vpc.as_deref().or(course.vpc.as_deref()) {
        Some(word) => Some(flow::vpc(word, &network)?),
        None => None,
    };
    let (vpc, is_certain) = match declared {
        Some(vpc) => (Some(vpc), true),
        None => match which(&evidence, words)? {
            Which::One(vpc) => (Some(vpc), true),
            Which::None { is_certain } => (None, is_certain),
            Which::Several => return Ok(Exit::Unknown),
        },
    };
    let domain = args.domain.as_deref().or(course.domain.as_deref());
    let teardown = Teardown::of(&evidence.snapshot, &Course { vpc: vpc.as_deref(), is_certain, domain });
    // Who looked through a profile deletes through it.
    let profile = args.source.account.profile.as_deref().or(course.profile.as_deref().filter(|_| evidence.live));
    match args.format {
        TraceFormat::Json => {
            let document = cleanup::json(&teardown, profile, TOOL).to_string();
            target.deliver(&(report::safe::json(&document).into_owned() + "\n"))?;
        }
        TraceFormat::Terminal if teardown.is_empty() => {}
        TraceFormat::Terminal => {
            let Some(script) = script(args, &teardown, profile, &target, words) else {
                tell(&Saying::new("cleanup-no-account"), words);
                tell(&Saying::new("cleanup-no-account-hint"), words);
                return Ok(Exit::Unknown);
            };
            target.deliver(&script)?;
        }
    }
    if !teardown.is_empty() || args.format == TraceFormat::Json {
        target.announce(words);
    }
    remarks(&teardown, words);
    Ok(if teardown.is_complete() { Exit::Passed } else { Exit::Unknown })
}

/// Which VPC is the course's.
enum Which {
    One(String),
    /// None is, or nobody can tell.
    None {
        is_certain: bool,
    },
    Several,
}

/// The lab that makes the VPC: where it passes, the course was built.
const FIRST: &str = "lab-1.7";

/// Finds the VPC of the course. That it is the only one there is, or the largest, does for judging; what deletes has to
/// be sure, for when the course has gone the one that is left is somebody else's.
fn which(evidence: &Evidence, words: &Catalogue) -> Result<Which, Failure> {
    let selection = Library::open(None)?.select(&[FIRST.to_owned()])?;
    let inventory = Inventory::new(&evidence.snapshot);
    let (mut passes, mut others, mut is_certain) = (Vec::new(), Vec::new(), true);
    for vpc in inventory.vpcs.iter().filter(|vpc| vpc.is_default != Some(true)) {
        let asked = [FIRST];
        let request = Request {
            vpc: Some(&vpc.vpc_id),
            no_probes: true,
            ..Request::of_practice(&selection.labs, &asked, &evidence.snapshot)
        };
        let status = judge::judge(&request).labs.first().map(|lab| lab.status);
        is_certain &= status != Some(LabStatus::Unknown);
        let list = if status == Some(LabStatus::Pass) { &mut passes } else { &mut others };
        list.push(vpc.vpc_id.to_string());
    }
    match passes.as_slice() {
        [one] => return Ok(Which::One(one.clone())),
        [] if others.is_empty() => return Ok(Which::None { is_certain }),
        [] => tell(&Saying::new("cleanup-no-vpc").with("lab", FIRST).listing("vpcs", &others), words),
        several => tell(&Saying::new("cleanup-several-vpcs").listing("vpcs", several), words),
    }
    tell(&Saying::new("cleanup-several-vpcs-hint"), words);
    // A VPC that is half built, or half gone, may be the course's as well as a stranger's.
    Ok(if passes.is_empty() { Which::None { is_certain: false } } else { Which::Several })
}

/// The script for the shell that is asked for.
fn script(
    args: &Cleanup,
    teardown: &Teardown,
    profile: Option<&str>,
    target: &Target<'_>,
    words: &Catalogue,
) -> Option<String> {
    let shell = match args.shell {
        Shell::Bash => cleanup::Shell::Bash,
        Shell::Powershell => cleanup::Shell::PowerShell,
    };
    let script = cleanup::script(teardown, profile, shell, words)?;
    // Windows PowerShell 5.1 takes a file without the mark for one of the old code page.
    let mark = if args.shell == Shell::Powershell && target.file().is_some() { "\u{feff}" } else { "" };
    Some(format!("{mark}{script}"))
}

/// A line on standard error.
fn tell(saying: &Saying, words: &Catalogue) {
    output::remark(&format!("{}\n", saying.say(words)));
}

/// What is said beside the script.
fn remarks(teardown: &Teardown, words: &Catalogue) {
    let say = |saying: Saying| tell(&saying, words);
    let incomplete = teardown.may_be_incomplete();
    match (teardown.steps.len(), incomplete) {
        (0, false) if teardown.is_certain => say(Saying::new("cleanup-nothing")),
        (0, false) => say(Saying::new("cleanup-nothing-certain")),
        (0, true) => say(Saying::new("cleanup-nothing-known")),
        (count, false) => say(Saying::new("cleanup-summary").counting("steps", count)),
        (count, true) => {
            say(Saying::new("cleanup-summary").counting("steps", count));
            say(Saying::new("cleanup-incomplete"));
        }
    }
    if !teardown.lacking.is_empty() {
        let calls: BTreeSet<String> = teardown
            .lacking
            .iter()
            .map(|missing| format!("{}:{}", missing.operation.service(), missing.operation.name()))
            .collect();
        let calls: Vec<String> = calls.into_iter().collect();
        say(Saying::new("cleanup-incomplete-calls").listing("calls", &calls));
    }
    if !teardown.others.is_empty() {
        let mut ids: Vec<String> = teardown.others.iter().take(NAMED).map(|other| other.id.clone()).collect();
        ids.extend((teardown.others.len() > NAMED).then(|| "…".to_owned()));
        let left = Saying::new("cleanup-left-alone").counting("count", teardown.others.len());
        say(left.listing("ids", &ids));
    }
}

#[cfg(feature = "live")]
fn live(args: &Cleanup, words: &Catalogue) -> Result<Evidence, Failure> {
    let options = crate::live::options(&args.source.account, &course::Course::find()?, words)?;
    let found = crate::live::collect(&access::Plan::new(plan()), &options, words)?;
    evidence::edited(&args.source, evidence::live(found))
}

#[cfg(not(feature = "live"))]
fn live(_: &Cleanup, _: &Catalogue) -> Result<Evidence, Failure> {
    Err(crate::offline::no_account())
}
