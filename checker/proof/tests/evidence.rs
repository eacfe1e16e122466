//! Every status of every call, on every world of every lab: what nobody saw makes nothing pass, nothing fail and nothing
//! safe that did not before.
//!
//! All worlds × calls × statuses are many thousand runs: one in [`SAMPLE`] is made, and all of them with `EXHAUSTIVE=1`.
#![expect(clippy::unwrap_used, reason = "tests")]

use judge::{CheckStatus, Lab, LabStatus, Report, Request};
use reach::{End, Flow, Network, Protocol, Verdict, evidence};
use snapshot::{Ask, Call, Probe, ProbeKind, Snapshot, Status};
use std::collections::BTreeSet;
use world::World;

const SAMPLE: usize = 29;

/// What can become of a call that was to be made.
const FATES: [&str; 6] = ["denied", "failed", "unsupported", "not-asked", "truncated", "empty-handed"];

/// Of the fates of a call on a world one at least is tried where all are: six stand in a row.
const EACH_CALL: usize = 5;

/// Whether this run is made. The accounts of later labs are larger and more: of them one in [`EACH_CALL`] is made where
/// all others are, and fewer still where others are sampled.
fn chosen(count: &mut usize, lab: &Lab) -> bool {
    *count += 1;
    let step = match (std::env::var_os("EXHAUSTIVE").is_some(), lab.base.is_some()) {
        (true, false) => 1,
        (true, true) => EACH_CALL,
        (false, false) => SAMPLE,
        (false, true) => 7 * SAMPLE,
    };
    (*count).is_multiple_of(step)
}

/// The snapshot in which a call met its fate, everywhere.
fn fated(whole: &Snapshot, ask: Ask, fate: &str) -> Snapshot {
    let mut snapshot = whole.clone();
    if fate == "not-asked" {
        snapshot.calls.retain(|call| call.known() != Some(ask));
        return snapshot;
    }
    for call in snapshot.calls.iter_mut().filter(|call| call.known() == Some(ask)) {
        let lost = |call: &mut Call, status| {
            call.status = status;
            call.output = None;
        };
        match fate {
            "denied" => lost(call, Status::Denied),
            "failed" => lost(call, Status::Failed),
            "unsupported" => lost(call, Status::Unsupported),
            "empty-handed" => lost(call, Status::Seen),
            _ => {
                call.truncated = true;
                call.output = Some(snapshot::Output::empty(ask));
            }
        }
    }
    snapshot
}

fn judged(library: &[Lab], lab: &Lab, snapshot: &Snapshot) -> Report {
    let (solution, _) = proof::done(labs::FOLDERS, "ko", "practice");
    let asked = [lab.id.as_str()];
    judge::judge(&Request { answers: &solution, no_probes: false, ..Request::of_practice(library, &asked, snapshot) })
}

fn library() -> Vec<Lab> {
    labs::FOLDERS.iter().filter_map(|folder| Lab::parse(folder.file("lab.toml")?).ok()).collect()
}

/// The worlds of a lab: where everything is done, and its cases.
fn worlds(lab: &Lab) -> Vec<(String, Snapshot)> {
    let solved = ("base solved".to_owned(), "world 1\nbase solved\n".to_owned());
    let folder = labs::FOLDERS.iter().find(|folder| folder.id() == lab.id).unwrap();
    let cases = folder.files.iter().filter(|file| file.path.starts_with("cases/") && file.path.ends_with(".txt"));
    std::iter::once(solved)
        .chain(cases.map(|file| (file.path.to_string(), file.text.to_string())))
        .filter_map(|(name, text)| Some((name, text.parse::<World>().ok()?.snapshot().ok()?)))
        .collect()
}

#[test]
fn no_call_that_was_not_seen_makes_a_lab_pass_or_a_check_fail() {
    let library = library();
    let mut count = 0;
    for lab in &library {
        let needs = judge::needs([lab]);
        let needed: BTreeSet<Ask> = needs.needed.iter().map(|wanted| wanted.ask).collect();
        for (name, whole) in worlds(lab) {
            let before = judged(&library, lab, &whole);
            // A call meets its fate wherever it was made.
            let asks: BTreeSet<Ask> = needs.all().iter().map(|wanted| wanted.ask).collect();
            for ask in asks {
                for fate in FATES {
                    if !chosen(&mut count, lab) {
                        continue;
                    }
                    let after = judged(&library, lab, &fated(&whole, ask, fate));
                    let place = format!("{} {name}: {fate} {}", lab.id, ask.name());
                    let (before, after) = (&before.labs[0], &after.labs[0]);
                    for ((old, new), spec) in before.checks.iter().zip(&after.checks).zip(&lab.checks) {
                        let wrong = matches!(old.status, CheckStatus::Fail | CheckStatus::Skipped);
                        assert!(new.status != CheckStatus::Fail || wrong, "{place}: {} fails", new.id);
                        let needs = spec.judge.check().needs().iter().any(|need| need.ask == ask);
                        assert!(new.status != CheckStatus::Pass || !needs, "{place}: {} passes without it", new.id);
                    }
                    if after.status == LabStatus::Pass && before.status != LabStatus::Pass {
                        assert!(!needed.contains(&ask), "{place} passes");
                        assert!(!after.assumptions.is_empty(), "{place} passes and takes nothing for granted");
                    }
                }
            }
        }
    }
    assert!(count > 10_000, "{count}");
}

/// What can become of a probe.
const FATES_OF_PROBES: [&str; 6] = ["denied", "failed", "unsupported", "not-asked", "unrecorded", "empty-handed"];

/// The snapshot in which some probes met their fate.
fn untried(whole: &Snapshot, fate: &str, is_meant: impl Fn(usize) -> bool) -> Snapshot {
    let mut snapshot = whole.clone();
    for (_, probe) in snapshot.probes.iter_mut().enumerate().filter(|(index, _)| is_meant(*index)) {
        probe.output = None;
        probe.status = match fate {
            "denied" => Status::Denied,
            "failed" => Status::Failed,
            "unsupported" => Status::Unsupported,
            "empty-handed" => Status::Seen,
            _ => Status::NotAsked,
        };
    }
    if fate == "unrecorded" {
        let mut index = 0;
        snapshot.probes.retain(|_| {
            index += 1;
            !is_meant(index - 1)
        });
    }
    snapshot
}

#[test]
fn no_probe_that_came_to_nothing_makes_a_lab_pass_or_a_check_fail() {
    let library = library();
    let mut count = 0_usize;
    let of_probes = |lab: &&Lab| lab.checks.iter().any(|check| check.judge.check().is_of_probes());
    for lab in library.iter().filter(of_probes) {
        for (name, whole) in worlds(lab) {
            let before = judged(&library, lab, &whole);
            // One of them, and all of them.
            let meant = (0..whole.probes.len()).map(Some).chain([None]);
            for (one, fate) in meant.flat_map(|one| FATES_OF_PROBES.map(|fate| (one, fate))) {
                count += 1;
                // Of one at a time a part is made where all others are: the worlds of the second chapter hold many.
                let is_sampled = one.is_some() && std::env::var_os("EXHAUSTIVE").is_none();
                if is_sampled && !count.is_multiple_of(23) {
                    continue;
                }
                let after = judged(&library, lab, &untried(&whole, fate, |index| one.is_none_or(|one| one == index)));
                let place = format!("{} {name}: {fate} {one:?}", lab.id);
                let (before, after) = (&before.labs[0], &after.labs[0]);
                for ((old, new), spec) in before.checks.iter().zip(&after.checks).zip(&lab.checks) {
                    let wrong = matches!(old.status, CheckStatus::Fail | CheckStatus::Skipped);
                    assert!(new.status != CheckStatus::Fail || wrong, "{place}: {} fails", new.id);
                    let needs = one.is_none() && spec.judge.check().is_of_probes();
                    assert!(new.status != CheckStatus::Pass || !needs, "{place}: {} passes without it", new.id);
                }
                // A repository and a second instance that nobody named were not looked at, and do not count.
                let is_named =
                    |probe: &Probe| probe.kind != ProbeKind::Repository && !probe.input.contains_key("other");
                let mut of_probes =
                    after.checks.iter().zip(&lab.checks).filter(|(_, spec)| spec.judge.check().is_of_probes());
                let is_left_out = fate == "unrecorded"
                    && match one {
                        Some(index) => !is_named(&whole.probes[index]),
                        None => of_probes.all(|(check, _)| check.status == CheckStatus::Skipped),
                    };
                assert!(
                    after.status != LabStatus::Pass || before.status == LabStatus::Pass || is_left_out,
                    "{place} passes"
                );
            }
        }
    }
    assert!(count > 1_000, "{count}");
}

#[test]
fn configuration_alone_is_judged_without_what_was_tried() {
    let library = library();
    for lab in &library {
        for (name, whole) in worlds(lab) {
            let asked = [lab.id.as_str()];
            let alone = |snapshot: &Snapshot| {
                let request = Request { no_probes: true, ..Request::of_practice(&library, &asked, snapshot) };
                assert_eq!(judge::probes(&request), []);
                judge::judge(&request)
            };
            let without = Snapshot { probes: Vec::new(), ..whole.clone() };
            let (one, other) = (alone(&whole), alone(&without));
            assert_eq!(one, other, "{} {name}", lab.id);
            let report = &one.labs[0];
            for (check, spec) in
                report.checks.iter().zip(&lab.checks).filter(|(_, spec)| spec.judge.check().is_of_probes())
            {
                assert_eq!(check.status, CheckStatus::Skipped, "{} {name} {}", lab.id, check.id);
                assert!(report.points.possible + spec.points <= lab.checks.iter().map(|check| check.points).sum());
            }
        }
    }
}

fn questions(network: &Network<'_>) -> Vec<Flow> {
    let flow =
        |from: End, to: End, port| Flow { from, to, protocol: Protocol::Tcp, port: Some(port), source_port: None };
    let hosts: Vec<End> =
        network.inventory().instances().iter().map(|one| End::Instance(one.instance_id.clone())).collect();
    let mut flows = Vec::new();
    for host in &hosts {
        flows.push(flow(host.clone(), End::Internet, 443));
        flows.push(flow(End::Internet, host.clone(), 22));
        flows.extend(hosts.iter().filter(|other| *other != host).map(|other| flow(host.clone(), other.clone(), 22)));
    }
    flows
}

#[test]
fn no_call_that_was_not_seen_changes_what_a_packet_certainly_does_or_gives_an_all_clear() {
    let mut count = 0;
    for lab in library() {
        for (name, whole) in worlds(&lab) {
            let certain = Network::new(&whole);
            let flows = questions(&certain);
            for &ask in evidence::NETWORK {
                for fate in FATES {
                    if !chosen(&mut count, &lab) {
                        continue;
                    }
                    let place = format!("{} {name}: {fate} {}", lab.id, ask.name());
                    let snapshot = fated(&whole, ask, fate);
                    let network = Network::new(&snapshot);
                    if evidence::EXPOSURE.contains(&ask) || evidence::MAP.contains(&ask) {
                        let lists: Vec<Ask> = [evidence::EXPOSURE, evidence::MAP].concat();
                        let told = network.lacking(&lists).iter().any(|missing| missing.operation == ask);
                        assert!(told, "{place}: an all-clear");
                    }
                    for flow in &flows {
                        let (old, new) = (certain.trace(flow), network.trace(flow));
                        let same = new.verdict == Verdict::Unknown || new.verdict == old.verdict;
                        let granted = new.assumed.iter().any(|missing| missing.operation == ask);
                        assert!(
                            same || granted,
                            "{place}: {flow:?} was {:?} and is {:?}, with {:?} taken for granted",
                            old.verdict,
                            new.verdict,
                            new.assumed
                        );
                    }
                }
            }
        }
    }
    assert!(count > 10_000, "{count}");
}
