//! The faults of all labs, which of them can stand together, and the drills that come of a seed.

use crate::fault::{self, Fault};
use crate::look::{self, Look};
use crate::network::{self, Built, Network};
use crate::symptom::{self, Symptom};
use judge::{Because, CheckReport, CheckStatus, Finding, Lab, Report, Request};
use labs::Folder;
use snapshot::Snapshot;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};
use world::{Bases, Labels};

/// As many faults as a level says.
pub const LEVELS: std::ops::RangeInclusive<u8> = 1..=3;

/// Seeds that are chosen from: short enough to be typed again.
pub const SEEDS: u64 = 10_000;

/// Sets of faults that are tried for a seed before there is none.
const TRIES: u64 = 400;

/// Steps in which what is suggested has to lead out of a network that was never whole.
const STEPS: usize = 6;

/// All that drills are made of.
#[derive(Debug)]
pub struct Course {
    labs: Vec<Lab>,
    bases: Bases,
    faults: Vec<Fault>,
    /// The faults of each chapter, as places among all; the first chapter first.
    chapters: Vec<Vec<usize>>,
    /// What each fault was found to be made of, in their order; nothing of one that makes no drill.
    pairs: Vec<OnceLock<Option<Pair>>>,
}

/// A network to be mended.
#[derive(Debug, Clone)]
pub struct Drill {
    /// What is broken, in the order of the labs.
    pub faults: Vec<Told>,
    /// The network, and the one in which nothing is broken.
    networks: [Network; 2],
    /// What the labels of either stand for.
    pub labels: Labels,
    /// The labs that are judged.
    pub labs: Vec<String>,
    /// The checks that pass where nothing is broken, which are to pass again: lab and check.
    pub goal: Vec<(String, String)>,
    /// What a look at the network shows at the start, and where nothing is broken.
    pub snapshots: [Snapshot; 2],
    /// What people notice, one for each thing that does not work.
    pub symptoms: Vec<Symptom>,
}

impl Drill {
    /// The network as a text in the language of worlds, in its usual order and without a trace of what was changed.
    /// That takes a second: each edit is worked in and looked at.
    #[must_use]
    pub fn start(&self) -> String {
        self.networks[0].text()
    }

    /// The network in which nothing is broken, likewise.
    #[must_use]
    pub fn whole(&self) -> String {
        self.networks[1].text()
    }

    /// Both as they were made, the broken one first: the same networks, with the edits at the end.
    #[must_use]
    pub fn as_made(&self) -> [String; 2] {
        self.networks.each_ref().map(|network| world::as_made(&network.base, &network.edits))
    }
}

/// A fault of a drill, and what there is to be said about it.
#[derive(Debug, Clone)]
pub struct Told {
    /// The fault.
    pub fault: Fault,
    /// The code that says what is wrong.
    pub code: &'static str,
    /// The resource at which it is said.
    pub resource: String,
    /// What the lab's check says of it where it is the only fault.
    pub finding: Option<Finding>,
    /// Where an expert looks first.
    pub look: Option<Look>,
}

/// What comes of judging a drill.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// Everything that was judged.
    pub report: Report,
    /// The checks of the goal that do not pass: lab and check.
    pub failing: Vec<(String, String)>,
    /// What people notice now.
    pub symptoms: Vec<Symptom>,
}

impl Verdict {
    /// Whether the network is whole again.
    #[must_use]
    pub fn is_solved(&self) -> bool {
        self.failing.is_empty()
    }
}

/// A fault with the network that it makes and the one in which it is mended.
#[derive(Debug, Clone)]
struct Pair {
    broken: Network,
    whole: Network,
}

impl Course {
    /// The faults of some labs: each with the folder that it was read from.
    #[must_use]
    pub fn new(labs: Vec<(Lab, &Folder)>) -> Self {
        let bases = proof::bases(labs.iter().map(|(_, folder)| *folder));
        // What stands apart is about no network that works.
        let of_the_course = labs.iter().filter(|(lab, _)| !lab.apart);
        let faults: Vec<Fault> = of_the_course.flat_map(|(lab, folder)| fault::of_lab(lab, folder, &bases)).collect();
        let mut chapters: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, fault) in faults.iter().enumerate() {
            chapters.entry(fault.chapter().parse().unwrap_or(u32::MAX)).or_default().push(at);
        }
        let chapters = chapters.into_values().collect();
        let pairs = faults.iter().map(|_| OnceLock::new()).collect();
        Self { labs: labs.into_iter().map(|(lab, _)| lab).collect(), bases, faults, chapters, pairs }
    }

    /// Every fault that can be in a drill, in the order of the labs. Of some it turns out only when one is made that
    /// they make none.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// What worlds can start from.
    #[must_use]
    pub fn bases(&self) -> &Bases {
        &self.bases
    }

    /// The labs that faults are judged by: their own and all that these rest on, in the order of the course.
    fn asked(&self, faults: &[&Fault]) -> Vec<String> {
        let mut asked: BTreeSet<&str> = BTreeSet::new();
        let mut waiting: Vec<&str> = faults.iter().map(|fault| fault.lab.as_str()).collect();
        while let Some(id) = waiting.pop() {
            let Some(lab) = self.labs.iter().find(|lab| lab.is_called(id)) else { continue };
            if asked.insert(&lab.id) {
                waiting.extend(lab.rests_on.iter().map(String::as_str));
            }
        }
        self.labs.iter().filter(|lab| asked.contains(lab.id.as_str())).map(|lab| lab.id.clone()).collect()
    }

    /// Judges by configuration alone: what was tried from outside was tried in another network.
    fn report(&self, asked: &[String], snapshot: &Snapshot) -> Report {
        let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
        judge::judge(&Request { no_probes: true, ..Request::of_practice(&self.labs, &asked, snapshot) })
    }

    /// Judges what a drill's network has become.
    #[must_use]
    pub fn judge(&self, drill: &Drill, snapshot: &Snapshot, labels: &Labels) -> Verdict {
        let report = self.report(&drill.labs, snapshot);
        let passing = passing(&report);
        let failing = drill.goal.iter().filter(|check| !passing.contains(*check)).cloned().collect::<Vec<_>>();
        let symptoms = symptom::all(&report, &failing, labels);
        Verdict { report, failing, symptoms }
    }

    /// The same with the changes that would suffice.
    #[must_use]
    pub fn advise(&self, drill: &Drill, snapshot: &Snapshot) -> Report {
        let asked: Vec<&str> = drill.labs.iter().map(String::as_str).collect();
        let request = Request { no_probes: true, ..Request::of_practice(&self.labs, &asked, snapshot) };
        let mut report = judge::judge(&request);
        advice::keep_what_mends(&mut report, &request);
        report
    }

    /// The fault with the network in which it is mended, worked out once.
    fn pair(&self, fault: &Fault) -> Option<Pair> {
        let at = self.faults.iter().position(|known| known.id == fault.id);
        match at.and_then(|at| self.pairs.get(at)) {
            Some(known) => known.get_or_init(|| self.mended(fault)).clone(),
            None => self.mended(fault),
        }
    }

    /// The fault with the network in which it is mended: the world that it is written upon, or else what it stands in
    /// without its last edits, or else what the suggested changes make of it.
    fn mended(&self, fault: &Fault) -> Option<Pair> {
        let network = |edits: &[String]| Network { base: Arc::clone(&fault.base), edits: edits.to_vec() };
        let asked = self.asked(&[fault]);
        let own = (fault.lab.clone(), fault.check.clone());
        let holds = |network: &Network| {
            let built = network.build(&self.bases)?;
            let report = self.report(&asked, &built.snapshot);
            let lab = report.labs.iter().find(|lab| lab.lab == fault.lab)?;
            let is_whole = lab.status == judge::LabStatus::Pass && passing(&report).contains(&own);
            Some(is_whole)
        };
        let broken = network(&fault.edits);
        if holds(&broken) != Some(false) {
            return None;
        }
        let fewer = (1..fault.edits.len()).rev().map(|count| network(fault.edits.get(..count).unwrap_or_default()));
        let plain = network(&[]);
        let whole = std::iter::once(plain).chain(fewer).find(|network| holds(network) == Some(true));
        let whole = whole.or_else(|| self.as_suggested(&broken, &asked).filter(|network| holds(network) == Some(true)));
        whole.map(|whole| Pair { broken, whole })
    }

    /// A network with all that is suggested carried out, step by step.
    fn as_suggested(&self, broken: &Network, asked: &[String]) -> Option<Network> {
        let mut network = broken.clone();
        for _ in 0..STEPS {
            let built = network.build(&self.bases)?;
            let ids: Vec<&str> = asked.iter().map(String::as_str).collect();
            let request = Request { no_probes: true, ..Request::of_practice(&self.labs, &ids, &built.snapshot) };
            let mut report = judge::judge(&request);
            advice::keep_what_mends(&mut report, &request);
            let findings = report.labs.iter().flat_map(|lab| &lab.checks).flat_map(|check| &check.findings);
            let edits: Vec<String> = findings
                .filter_map(|finding| finding.change.as_ref())
                .flat_map(|change| &change.edits)
                .map(|edit| built.labels.relabel(&edit.to_string()))
                .collect();
            if edits.is_empty() {
                return Some(network);
            }
            for edit in edits {
                if network.edits.last() != Some(&edit) {
                    network.edits.push(edit);
                }
            }
        }
        Some(network)
    }

    /// The drill of some faults; `None` if they cannot stand together.
    ///
    /// They can if the network is the same in whatever order they were made, none is undone by another, each still
    /// fails when all others are mended, and nothing is left when all are.
    #[must_use]
    pub fn drill(&self, faults: &[&Fault]) -> Option<Drill> {
        let first = faults.first()?;
        let is_apart = |fault: &&Fault| fault.base.name == first.base.name;
        let ids: BTreeSet<&str> = faults.iter().map(|fault| fault.id.as_str()).collect();
        if !faults.iter().all(is_apart) || ids.len() != faults.len() {
            return None;
        }
        let pairs: Vec<Pair> = faults.iter().map(|fault| self.pair(fault)).collect::<Option<_>>()?;
        let all = |is_broken: &dyn Fn(usize) -> bool| {
            let of = |at: usize, pair: &Pair| if is_broken(at) { pair.broken.clone() } else { pair.whole.clone() };
            pairs.iter().enumerate().map(|(at, pair)| of(at, pair)).reduce(|all, one| all.with(&one))
        };
        let broken = all(&|_| true)?;
        let start = broken.build(&self.bases)?;
        if !self.is_any_order(&pairs, &start) {
            return None;
        }
        let whole = all(&|_| false)?;
        let sound = whole.build(&self.bases)?;
        let labs = self.asked(faults);
        let goal = passing(&self.report(&labs, &sound.snapshot));
        let own = |fault: &Fault| (fault.lab.clone(), fault.check.clone());
        if !faults.iter().all(|fault| goal.contains(&own(fault))) {
            return None;
        }
        let now = self.report(&labs, &start.snapshot);
        let passes = passing(&now);
        if faults.iter().any(|fault| passes.contains(&own(fault))) || is_unknown(&now, &goal) {
            return None;
        }
        let mut told = Vec::new();
        for (at, fault) in faults.iter().enumerate() {
            let alone = match pairs.len() {
                1 => start.clone(),
                _ => all(&|other| other == at)?.build(&self.bases)?,
            };
            let report = self.report(&labs, &alone.snapshot);
            if passing(&report).contains(&own(fault)) || is_unknown(&report, &goal) {
                return None;
            }
            told.push(about(fault, &report, &sound, &alone)?);
        }
        let failing: Vec<_> = goal.iter().filter(|check| !passes.contains(*check)).cloned().collect();
        let symptoms = symptom::all(&now, &failing, &start.labels);
        Some(Drill {
            faults: told,
            networks: [broken, whole],
            labels: start.labels,
            labs,
            goal: goal.into_iter().collect(),
            snapshots: [start.snapshot, sound.snapshot],
            symptoms,
        })
    }

    /// Whether the network is the same when the faults are made the other way round, and none of them comes to nothing:
    /// a fault that hides behind another, or is undone by it, is none.
    fn is_any_order(&self, pairs: &[Pair], start: &Built) -> bool {
        if pairs.len() < 2 {
            return true;
        }
        let networks = || pairs.iter().map(|pair| pair.broken.clone());
        let Some(backwards) = networks().rev().reduce(|all, one| all.with(&one)) else { return false };
        let wanted = world::shown(&start.snapshot);
        let is_same = |built: &Built| world::shown(&built.snapshot) == wanted;
        if backwards.build(&self.bases).is_none_or(|built| !is_same(&built)) {
            return false;
        }
        (0..pairs.len()).all(|left| {
            let others = networks().enumerate().filter(|(at, _)| *at != left).map(|(_, network)| network);
            let fewer = others.reduce(|all, one| all.with(&one)).and_then(|network| network.build(&self.bases));
            fewer.is_some_and(|fewer| !is_same(&fewer))
        })
    }

    /// The fault that a drill of this seed and level begins with, unless it turns out to make none. Whoever looks for a
    /// seed with a certain fault need not make the drills of all others.
    #[must_use]
    pub fn first(&self, seed: u64, level: u8) -> Option<&Fault> {
        self.candidates(seed, level, 0).first().copied()
    }

    /// The faults that are tried for a seed, an attempt after another. Odd seeds are of the first chapter, even ones of
    /// the second, so that whoever chooses for a class chooses the chapter with it.
    fn candidates(&self, seed: u64, level: u8, attempt: u64) -> Vec<&Fault> {
        let count = self.chapters.len().max(1) as u64;
        let chapter = usize::try_from(seed.wrapping_add(1) % count).unwrap_or(0);
        let Some(places) = self.chapters.get(chapter) else { return Vec::new() };
        let number =
            |place: u64| mixed(mixed(seed).wrapping_add(attempt << 8).wrapping_add(place << 4) ^ u64::from(level));
        let Some(first) = chosen(places, number(0)).and_then(|at| self.faults.get(at)) else { return Vec::new() };
        let is_beside = |at: &usize| self.faults.get(*at).is_some_and(|fault| fault.base.name == first.base.name);
        let beside: Vec<usize> = match level {
            1 => Vec::new(),
            _ => places.iter().copied().filter(is_beside).collect(),
        };
        let others = (1..u64::from(level)).filter_map(|place| self.faults.get(chosen(&beside, number(place))?));
        std::iter::once(first).chain(others).collect()
    }

    /// The drill of a seed and a level, the same for the same labs; `None` where the labs have no faults that can stand
    /// together.
    #[must_use]
    pub fn choose(&self, seed: u64, level: u8) -> Option<Drill> {
        (0..TRIES).find_map(|attempt| self.drill(&self.candidates(seed, level, attempt)))
    }

    /// The network of a text, if it can be built.
    #[must_use]
    pub fn build(&self, text: &str) -> Option<(Snapshot, Labels)> {
        network::build(text, &self.bases).map(|built| (built.snapshot, built.labels))
    }
}

fn chosen(places: &[usize], number: u64) -> Option<usize> {
    let count = places.len().max(1) as u64;
    places.get(usize::try_from(number % count).unwrap_or(0)).copied()
}

/// The checks that pass: lab and check.
fn passing(report: &Report) -> BTreeSet<(String, String)> {
    let of_lab = |lab: &judge::LabReport| -> Vec<(String, String)> {
        let passes = lab.checks.iter().filter(|check| check.status == CheckStatus::Pass);
        passes.map(|check| (lab.lab.clone(), check.id.clone())).collect()
    };
    report.labs.iter().flat_map(of_lab).collect()
}

/// Whether nothing fails of what is to pass, though not all can be told.
fn is_unknown(report: &Report, goal: &BTreeSet<(String, String)>) -> bool {
    let is_one = |status: CheckStatus| {
        let of_lab = |lab: &judge::LabReport| {
            let is_goal = |check: &&CheckReport| goal.contains(&(lab.lab.clone(), check.id.clone()));
            lab.checks.iter().filter(is_goal).any(|check| check.status == status)
        };
        report.labs.iter().any(of_lab)
    };
    is_one(CheckStatus::Unknown) || !is_one(CheckStatus::Fail)
}

/// What there is to be said about a fault that is the only one.
fn about(fault: &Fault, report: &Report, sound: &Built, alone: &Built) -> Option<Told> {
    let lab = report.labs.iter().find(|lab| lab.lab == fault.lab)?;
    let check = lab.checks.iter().find(|check| check.id == fault.check)?;
    let (code, resource, finding) = match (&check.findings[..], &check.because) {
        ([finding, ..], _) => (finding.code, finding.resource.clone(), Some(finding.clone())),
        ([], Some(Because::Check { lab, check, code, resource, .. })) => {
            let told = report.labs.iter().find(|report| report.lab == *lab)?;
            let told = told.checks.iter().find(|report| report.id == *check)?;
            let finding = told.findings.iter().find(|finding| finding.code == *code && finding.resource == *resource);
            (*code, resource.clone(), finding.cloned())
        }
        _ => return None,
    };
    let look = look::first(code, &resource, &sound.snapshot, &alone.snapshot);
    Some(Told { fault: fault.clone(), code, resource, finding, look })
}

/// A number that looks like chance, the same for the same: SplitMix64.
#[must_use]
pub fn mixed(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
