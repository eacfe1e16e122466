//! Judging a run: every asked lab, and silently every lab that one of them rests on, so that a cause is told once and
//! by the lab that owns it.

mod status;

use crate::answers::{Answers, GivenAnswers};
use crate::cast::Cast;
use crate::change;
use crate::checks::CHECKS;
use crate::finding::{Finding, Note};
use crate::lab::{Lab, LabCheck};
use crate::stage::Stage;
use crate::traces::Traces;
use crate::tried::Tried;
use crate::verdict::{
    Because, CheckReport, CheckStatus, Evidence, EvidenceLevel, LabReport, LabStatus, Mode, Points, Report,
};
use reach::{Network, parallel};
use snapshot::{Inventory, Names, ProbeAsk, Snapshot, Status, Wanted};
use status::Told;
use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

/// What is to be judged, and by what.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The labs that are asked for and all that they rest on, in any order.
    pub library: &'a [Lab],
    /// The ids of the labs to report, in the order in which to report them.
    pub asked: &'a [&'a str],
    /// The evidence.
    pub snapshot: &'a Snapshot,
    /// The VPC that the learner named.
    pub vpc: Option<&'a str>,
    /// The learner's own address.
    pub my_ip: Option<IpAddr>,
    /// The ports beside 22 on which the learner says that ssh listens.
    pub ssh_ports: &'a [u16],
    /// The learner's own domain, in any case and with or without a last dot.
    pub domain: Option<&'a str>,
    /// Where the learner's own application is.
    pub app: Option<&'a str>,
    /// Where a second instance of it is.
    pub other_app: Option<&'a str>,
    /// What marks an order from before a restart that the learner says there was.
    pub before_restart: Option<&'a str>,
    /// The learner's id; without one the exercises of `practice` are judged.
    pub learner: Option<&'a str>,
    /// The answers to exercises on paper.
    pub answers: &'a Answers,
    /// Whether only the configuration is judged.
    pub no_probes: bool,
    /// How far the snapshot's content can be trusted.
    pub level: EvidenceLevel,
    /// SHA-256 of the snapshot, in hexadecimal.
    pub snapshot_sha256: &'a str,
    /// The version of each lab by its id.
    pub versions: &'a BTreeMap<String, String>,
}

/// What a lab of no folder has.
static NO_VERSIONS: BTreeMap<String, String> = BTreeMap::new();

/// What nobody has answered.
static NO_ANSWERS: Answers = Answers::new();

impl<'a> Request<'a> {
    /// Labs about a practice world, with nothing said beside it; what was tried is what the world says.
    #[must_use]
    pub fn of_practice(library: &'a [Lab], asked: &'a [&'a str], snapshot: &'a Snapshot) -> Self {
        Self {
            library,
            asked,
            snapshot,
            vpc: None,
            my_ip: None,
            ssh_ports: &[],
            domain: None,
            app: None,
            other_app: None,
            before_restart: None,
            learner: None,
            answers: &NO_ANSWERS,
            no_probes: false,
            level: EvidenceLevel::Practice,
            snapshot_sha256: "",
            versions: &NO_VERSIONS,
        }
    }
}

/// Judges.
#[must_use]
pub fn judge(request: &Request<'_>) -> Report {
    on_stage(request, |stage| judge_on(request, stage))
}

/// What has to be tried from outside for some labs, and all that they rest on, and was not yet: further probes may
/// depend on what comes of these.
#[must_use]
pub fn probes(request: &Request<'_>) -> Vec<ProbeAsk> {
    if request.no_probes {
        return Vec::new();
    }
    on_stage(request, |stage| {
        let mut wanted: Vec<ProbeAsk> = Vec::new();
        let asked = request.asked.iter().filter_map(|asked| request.library.iter().find(|lab| lab.is_called(asked)));
        let mut seen = BTreeSet::new();
        let labs = asked.flat_map(|lab| order(request.library, lab)).filter(|lab| seen.insert(lab.id.as_str()));
        for check in labs.flat_map(|lab| &lab.checks).map(|check| check.judge.check()) {
            if !stage.network.inventory().lacking(check.needs(), stage.cast.place).is_empty() {
                continue;
            }
            for ask in check.probes(stage) {
                if !wanted.contains(&ask) && !stage.tried.is_recorded(&ask) {
                    wanted.push(ask);
                }
            }
        }
        wanted
    })
}

/// Sets the stage of a run.
fn on_stage<T>(request: &Request<'_>, act: impl FnOnce(&Stage<'_>) -> T) -> T {
    let network = Network::new(request.snapshot);
    let cast = Cast::new(&network, request.vpc);
    let domain = request.domain.map(|name| name.trim_end_matches('.').to_lowercase());
    let traces = Traces::default();
    act(&Stage {
        network: &network,
        traces: &traces,
        cast: &cast,
        declared: request.vpc,
        my_ip: request.my_ip,
        ssh_ports: request.ssh_ports,
        domain: domain.as_deref(),
        app: request.app,
        other_app: request.other_app.filter(|other| !is_same(other, request.app)),
        before_restart: request.before_restart,
        now: request.snapshot.finished.as_deref().or(request.snapshot.started.as_deref()),
        learner: request.learner.unwrap_or("practice"),
        answers: GivenAnswers::default(),
        tried: if request.no_probes { Tried::nothing() } else { Tried::of(request.snapshot) },
    })
}

/// Whether two addresses are one, however they are written.
fn is_same(one: &str, other: Option<&str>) -> bool {
    other.is_some_and(|other| one.trim_end_matches('/').eq_ignore_ascii_case(other.trim_end_matches('/')))
}

/// Checks that take as long as starting a thread does.
const SHARE: usize = 8;

fn judge_on(request: &Request<'_>, stage: &Stage<'_>) -> Report {
    let find = |asked: &&str| request.library.iter().find(|lab| lab.is_called(asked));
    let asked: Vec<&Lab> = request.asked.iter().filter_map(find).collect();
    let mut seen = BTreeSet::new();
    let all: Vec<&Lab> =
        asked.iter().flat_map(|lab| order(request.library, lab)).filter(|lab| seen.insert(lab.id.as_str())).collect();
    // What comes of a check depends on no other one: only what is told of it does.
    let checks: Vec<(Stage<'_>, &LabCheck)> = all
        .iter()
        .map(|lab| (Stage { answers: request.answers.of(&lab.id), ..*stage }, *lab))
        .flat_map(|(stage, lab)| lab.checks.iter().map(move |check| (stage, check)))
        .collect();
    let mut outcomes = parallel::each(&checks, SHARE, |(stage, check)| status::outcome(stage, check)).into_iter();
    let mut judged: BTreeMap<&str, Vec<CheckReport>> = BTreeMap::new();
    for lab in all {
        let told = told(request.library, lab, &judged);
        let checks = status::checks(stage, lab, outcomes.by_ref().take(lab.checks.len()), told);
        judged.insert(&lab.id, checks);
    }
    let of_lab = |lab: &Lab| judged.get(lab.id.as_str()).cloned().unwrap_or_default();
    let mut labs: Vec<LabReport> = asked.into_iter().map(|lab| report(request, stage, lab, of_lab(lab))).collect();
    change::propose(stage, &mut labs);
    let mode = if request.no_probes { Mode::NoProbes } else { Mode::Full };
    Report { mode, evidence: evidence(request), names: Names::default(), labs }
}

/// A lab after all that it rests on. A lab that rests on itself in a circle is taken once.
fn order<'l>(library: &'l [Lab], lab: &'l Lab) -> Vec<&'l Lab> {
    fn visit<'l>(library: &'l [Lab], lab: &'l Lab, seen: &mut BTreeSet<&'l str>, order: &mut Vec<&'l Lab>) {
        if seen.insert(&lab.id) {
            for base in &lab.rests_on {
                if let Some(base) = library.iter().find(|other| other.is_called(base)) {
                    visit(library, base, seen, order);
                }
            }
            order.push(lab);
        }
    }
    let mut order = Vec::new();
    visit(library, lab, &mut BTreeSet::new(), &mut order);
    order
}

/// What the labs that this one rests on have found already.
fn told<'l>(library: &'l [Lab], lab: &'l Lab, judged: &BTreeMap<&str, Vec<CheckReport>>) -> Vec<Told> {
    let bases = order(library, lab).into_iter().filter(|base| base.id != lab.id);
    bases
        .flat_map(|base| judged.get(base.id.as_str()).into_iter().flatten().map(move |check| (base, check)))
        .flat_map(|(base, check)| {
            check.findings.iter().map(move |finding| Told {
                lab: base.id.clone(),
                check: check.id.clone(),
                title: check.title.clone(),
                finding: finding.clone(),
            })
        })
        .collect()
}

fn report(request: &Request<'_>, stage: &Stage<'_>, lab: &Lab, checks: Vec<CheckReport>) -> LabReport {
    let (status, because) = verdict(&checks);
    let points =
        checks.iter().filter(|check| check.because != Some(Because::NoProbes)).fold(Points::default(), |sum, check| {
            Points {
                earned: sum.earned.saturating_add(check.points.earned),
                possible: sum.possible.saturating_add(check.points.possible),
            }
        });
    let mut notes = stage.cast.notes();
    notes.dedup();
    if let Ok(vpc) = crate::absent::vpc(stage) {
        for block in stage.network.borrowed_blocks(&vpc.vpc_id) {
            let vpc = crate::names::resource(&vpc.vpc_id, &vpc.tags);
            notes.push(Note::new("cast-borrowed-block").with("vpc", vpc).with("block", block.to_string()));
        }
    }
    let mut near_misses: Vec<Note> = Vec::new();
    for note in checks.iter().flat_map(|check| &check.near_misses) {
        if !near_misses.contains(note) {
            near_misses.push(note.clone());
        }
    }
    let mut assumptions = assumptions(stage.network.inventory(), stage.cast.place, lab);
    for note in checks.iter().filter(|check| check.status == CheckStatus::Pass).flat_map(|check| &check.premises) {
        if !assumptions.contains(note) {
            assumptions.push(note.clone());
        }
    }
    LabReport {
        lab: lab.id.clone(),
        version: request.versions.get(&lab.id).cloned().unwrap_or_default(),
        title: lab.title.clone(),
        status,
        because,
        points,
        cast: stage.cast.report(),
        assumptions,
        near_misses,
        notes,
        costs: if status == LabStatus::Pass { lab.costs.clone() } else { Vec::new() },
        checks,
    }
}

/// The verdict on a lab, and where to begin if none of its own checks says so.
fn verdict(checks: &[CheckReport]) -> (LabStatus, Option<Because>) {
    let any = |status| checks.iter().any(|check| check.status == status);
    let root = checks.iter().find_map(|check| match &check.because {
        Some(because @ Because::Check { .. }) => Some(because.clone()),
        _ => None,
    });
    if any(CheckStatus::Fail) {
        (LabStatus::Fail, None)
    } else if root.is_some() {
        (LabStatus::Fail, root)
    } else if any(CheckStatus::Unknown) || !any(CheckStatus::Pass) {
        (LabStatus::Unknown, None)
    } else {
        (LabStatus::Pass, None)
    }
}

/// What was taken for granted because a refining call has no answer.
fn assumptions(inventory: &Inventory<'_>, place: usize, lab: &Lab) -> Vec<Note> {
    let refining: BTreeSet<Wanted> = lab.checks.iter().flat_map(|check| check.judge.check().refines()).collect();
    refining
        .into_iter()
        .filter_map(|wanted| {
            let operation = wanted.ask;
            let status = inventory.status(wanted, place);
            if status == Status::Seen {
                return None;
            }
            let action = operation.action().unwrap_or_else(|| operation.name().to_owned());
            Some(Note::new("assumed").with("action", action).with("status", status.word()))
        })
        .collect()
}

fn evidence(request: &Request<'_>) -> Evidence {
    Evidence {
        level: request.level,
        account: request.snapshot.account.clone(),
        region: request.snapshot.region.clone(),
        started: request.snapshot.started.clone(),
        finished: request.snapshot.finished.clone(),
        snapshot_sha256: request.snapshot_sha256.to_owned(),
    }
}

impl LabReport {
    /// Whether it is about exercises on paper and nothing else.
    #[must_use]
    pub fn is_on_paper(&self) -> bool {
        let is_answered = |kind: &str| CHECKS.iter().any(|check| check.id == kind && check.answers.is_some());
        self.checks.iter().all(|check| is_answered(check.kind))
    }
}

/// The finding that a report begins with.
#[must_use]
pub fn root_cause(lab: &LabReport) -> Option<&Finding> {
    lab.checks.iter().find(|check| check.status == CheckStatus::Fail).and_then(|check| check.findings.first())
}
