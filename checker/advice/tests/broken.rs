//! What is told about broken networks: carried out, it mends the very question, lets nobody in and breaks nothing.

#![expect(clippy::unwrap_used, reason = "a world that cannot be built is a failed test")]

#[path = "../../reach/tests/support/agreement.rs"]
mod agreement;
#[path = "../../reach/tests/support/choices.rs"]
mod choices;
#[path = "../../proof/tests/support/faults.rs"]
mod faults;

use agreement::{Agreement, Peer, holds};
use choices::Choices;
use reach::{Flow, Network, Protocol, Verdict};
use snapshot::Snapshot;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use world::{Labels, World};

const COMPANY: &str = include_str!("company.world");

/// What is asked: from, to, port.
const ASKED: &[(&str, &str, u16)] = &[
    ("203.0.113.10", "bastion", 22),
    ("bastion", "app-1", 22),
    ("bastion", "app-2", 22),
    ("app-1", "internet", 443),
    ("app-2", "internet", 443),
    ("app-1", "2001:4860:4860::8888", 443),
    ("app-1", "to-ssm-eni", 443),
    ("app-1", "ledger", 5432),
    ("app-2", "ledger", 5432),
    ("desk", "app-1", 8080),
    ("desk", "app-2", 8080),
    ("internet", "front", 80),
    ("bastion", "internet", 443),
    ("front-eni", "app-1", 8080),
];

/// All that is meant is tried with `EXHAUSTIVE=1`, else a sample.
fn is_exhaustive() -> bool {
    std::env::var_os("EXHAUSTIVE").is_some()
}

/// Lines that break something: each rule, route, association and resource taken away, shut or put to wrong use.
fn faults() -> Vec<String> {
    let mut lines = faults::of_rules_and_routes(COMPANY, "shop-default-acl");
    for line in COMPANY.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["route", ..] => lines.push(format!("{line} state=blackhole")),
            ["instance", label, ..] => lines.push(format!("stop {label}")),
            ["igw", label, ..] => lines.push(format!("detach {label}")),
            ["nat" | "endpoint", label, ..] => lines.push(format!("remove {label}")),
            ["peering", label, ..] => {
                lines.push(format!("set {label} Status.Code pending-acceptance"));
                lines.push(format!("remove {label}"));
            }
            ["tgw-attach", label, ..] => {
                lines.push(format!("tgw-associate {label} none"));
                lines.push(format!("tgw-propagate {label} hub-rt off"));
                lines.push(format!("remove {label}"));
            }
            _ => {}
        }
    }
    let others = [
        "deny app-acl in 1 all from 0.0.0.0/0",
        "deny app-acl out 1 all to 0.0.0.0/0",
        "deny web-acl out 1 tcp 1024-65535 to 0.0.0.0/0",
        "deny web-acl in 1 tcp 22 from 0.0.0.0/0",
        "clear app-sg out",
        "clear front-sg out",
        "clear bastion-sg",
        "groups app-1 shop-default-sg",
        "route app-rt 0.0.0.0/0 -> shop-igw",
        "route web-rt 0.0.0.0/0 -> shop-nat",
        "no-public-ip bastion",
        "bpa block-bidirectional",
        "fail shop-nat InternalError",
        "set shop-nat ConnectivityType private",
        "target app-tg app-1 unhealthy Target.Timeout",
    ];
    lines.extend(others.map(str::to_owned));
    lines
}

fn flow(network: &Network<'_>, labels: &Labels, (from, to, port): (&str, &str, u16)) -> Option<Flow> {
    let inventory = network.inventory();
    let end = |label: &str| {
        let id = labels.id(label).unwrap_or(label);
        let name = inventory.load_balancers.get(id).and_then(|balancer| balancer.dns_name.as_deref());
        network.parse_end(name.unwrap_or(id)).ok()
    };
    Some(Flow { from: end(from)?, to: end(to)?, protocol: Protocol::Tcp, port: Some(port), source_port: None })
}

/// The questions that can be asked of a network, with their answers.
fn answers(network: &Network<'_>, labels: &Labels) -> Vec<(usize, Flow, Verdict)> {
    let asked = ASKED.iter().enumerate();
    asked
        .filter_map(|(number, asked)| {
            let flow = flow(network, labels, *asked)?;
            let verdict = network.trace(&flow).verdict;
            Some((number, flow, verdict))
        })
        .collect()
}

fn build(faults: &[&str]) -> Option<(Snapshot, Labels)> {
    let world: World = format!("{COMPANY}{}\n", faults.join("\n")).parse().unwrap();
    world.build().ok().map(|built| (built.snapshot, built.labels))
}

#[test]
fn everything_passes_where_nothing_is_broken() {
    let (snapshot, labels) = build(&[]).unwrap();
    let network = Network::new(&snapshot);
    let answers = answers(&network, &labels);
    let not: Vec<_> = answers.iter().filter(|it| it.2 != Verdict::Delivered).map(|it| ASKED[it.0]).collect();
    assert!(answers.len() == ASKED.len() && not.is_empty(), "{not:?}");
}

/// What came of the questions about broken networks.
#[derive(Default)]
struct Tally {
    stopped: usize,
    told: usize,
    /// Single faults for which nothing is told, by the first code.
    silent: BTreeMap<String, Vec<String>>,
    wrong: String,
}

fn try_all(faults: &[&str], tally: &mut Tally) {
    let Some((snapshot, labels)) = build(faults) else { return };
    let network = Network::new(&snapshot);
    let before = answers(&network, &labels);
    for (number, flow, _) in before.iter().filter(|it| it.2 == Verdict::Dropped) {
        tally.stopped += 1;
        let trace = network.trace(flow);
        let changes = advice::for_flow(&snapshot, &network, flow, &trace);
        let lines: Vec<String> =
            changes.iter().flatten().flat_map(|change| &change.edits).map(ToString::to_string).collect();
        let told = format!("{:?} {faults:?}: {}", ASKED[*number], labels.relabel(&lines.join("; ")));
        if lines.is_empty() {
            tally.silent.entry(trace.blockers[0].code.0.to_owned()).or_default().push(told);
            continue;
        }
        tally.told += 1;
        let changed = world::edit(&snapshot, &lines.join("\n")).unwrap();
        let after = Network::new(&changed);
        let mut wrong = |what: &str| writeln!(tally.wrong, "{told}\n    {what}").unwrap();
        if after.trace(flow).verdict != Verdict::Delivered {
            wrong("does not mend it");
        }
        let lost = answers(&after, &labels);
        for (other, _, verdict) in before.iter().filter(|it| it.2 == Verdict::Delivered) {
            let now = lost.iter().find(|it| it.0 == *other);
            if now.is_none_or(|now| now.2 != *verdict) {
                wrong(&format!("breaks {:?}", ASKED[*other]));
            }
        }
        let mut seen = lines.clone();
        seen.sort();
        seen.dedup();
        if seen.len() != lines.len() {
            wrong("says the same twice");
        }
        let public = |line: &&String| line.starts_with("allow") && line.contains(" in ") && line.ends_with("/0");
        for line in lines.iter().filter(public).filter(|line| !line.contains("1024-") && !line.contains("32768-")) {
            wrong(&format!("lets everybody in: {line}"));
        }
    }
}

#[test]
fn one_fault_is_mended_by_what_is_told() {
    let mut tally = Tally::default();
    for fault in faults().iter().step_by(if is_exhaustive() { 1 } else { 3 }) {
        try_all(&[fault.as_str()], &mut tally);
    }
    let silent = tally.stopped - tally.told;
    println!("{} of {} told; not told: {:#?}", tally.told, tally.stopped, tally.silent);
    assert!(tally.wrong.is_empty(), "{}", tally.wrong);
    assert!(tally.stopped > 50 && silent * 10 < tally.stopped, "{silent} of {} not told", tally.stopped);
}

/// Among whom the seeds are shared out.
const WORKERS: u64 = 4;

/// A few faults, the same for the same seed.
fn chosen(faults: &[String], seed: u64) -> Vec<&str> {
    let mut choices = Choices::new(seed);
    let count = 2 + choices.below(2);
    (0..count).map(|_| faults[choices.below(faults.len())].as_str()).collect()
}

/// Load balancers, endpoints, transit gateways and a public block of somebody else's: a set says of every address and
/// port what a question about them alone says.
#[test]
fn sets_say_what_single_questions_say() {
    let faults = faults();
    let mut asked = 0;
    for seed in 1..=if is_exhaustive() { 300_u64 } else { 40 } {
        let chosen = chosen(&faults, seed);
        let Some((snapshot, _)) = build(&chosen) else { continue };
        let network = Network::new(&snapshot);
        for exposure in network.exposure() {
            for address in ["8.8.8.8", "203.0.113.10", "20.40.9.9", "2001:4860:4860::8888"] {
                for port in [22, 80, 443, 8080] {
                    let peer = Peer { address: address.parse().unwrap(), protocol: Protocol::Tcp, port: Some(port) };
                    let held = holds(&network, &exposure, peer, Agreement::Full);
                    assert_eq!(held, Ok(()), "{chosen:?}");
                    asked += 1;
                }
            }
        }
    }
    assert!(asked > 5000, "only {asked} questions");
}

#[test]
fn several_faults_are_mended_by_what_is_told() {
    let faults = faults();
    let seeds = if is_exhaustive() { 2000 } else { 50 };
    let share = |worker: u64| {
        let mut tally = Tally::default();
        (1..=seeds)
            .filter(|seed| seed % WORKERS == worker)
            .for_each(|seed| try_all(&chosen(&faults, seed), &mut tally));
        tally
    };
    let tallies: Vec<Tally> = std::thread::scope(|scope| {
        let share = &share;
        let workers: Vec<_> = (0..WORKERS).map(|worker| scope.spawn(move || share(worker))).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).collect()
    });
    let (told, stopped) = tallies.iter().fold((0, 0), |sum, tally| (sum.0 + tally.told, sum.1 + tally.stopped));
    let wrong: String = tallies.into_iter().map(|tally| tally.wrong).collect();
    println!("{told} of {stopped} told");
    assert!(wrong.is_empty(), "{wrong}");
    assert!(told * 10 > stopped * 8, "{told} of {stopped} told");
}
