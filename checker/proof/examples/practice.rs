//! The whole way from a world to reports of every kind, in the crates that do no I/O.
//!
//! It prints nothing, since in WebAssembly it could not: a trap is its only complaint. What pages of the book ask is
//! `book/widgets/engine`.

use judge::{EvidenceLevel, Lab, LabStatus, Report, Request};
use messages::{Catalogue, Language};
use snapshot::Snapshot;
use std::collections::BTreeMap;
use std::hint::black_box;
use world::World;

fn main() {
    let labs: Vec<Lab> = labs::FOLDERS
        .iter()
        .map(|folder| {
            Lab::parse(folder.file("lab.toml").expect("a lab has one")).expect("the labs' own test parses it")
        })
        // What stands apart asks for the contrary: that nothing of the course is left.
        .filter(|lab: &Lab| !lab.apart)
        .collect();
    let solved = report(&labs, "world 1\nbase course\n");
    assert!(
        solved.labs.iter().all(|lab| lab.status == LabStatus::Pass),
        "the course is passed where all of it is built"
    );
    let broken = report(&labs, "world 1\nbase course\nunroute private-rt 0.0.0.0/0\n");
    assert!(broken.labs.iter().any(|lab| lab.status == LabStatus::Fail), "without the route to the gateway it fails");
    for language in [Language::Ko, Language::En] {
        let words = Catalogue::new(language);
        for report in [&solved, &broken] {
            black_box(report::json::v1::to_string(report, &words, "check"));
            black_box(report::html::page(report, &words, report::html::Options::default()));
            black_box(report::junit::to_string(report, &words).expect("its words are fit for XML"));
        }
    }
}

#[test]
fn two_worlds_become_reports() {
    main();
}

/// Builds a world, lets its snapshot go through a file's bytes, and judges the labs that need an account.
fn report(labs: &[Lab], text: &str) -> Report {
    let world: World = black_box(text).parse().expect("these lines are in the language");
    let written = world.snapshot().expect("these lines fit the base").to_gzip();
    let snapshot = Snapshot::from_bytes(&written).expect("what was written can be read");
    let asked: Vec<&str> = labs.iter().filter(|lab| !lab.is_on_paper()).map(|lab| lab.id.as_str()).collect();
    judge::judge(&Request {
        library: labs,
        asked: &asked,
        snapshot: &snapshot,
        vpc: None,
        my_ip: None,
        ssh_ports: &[],
        domain: None,
        app: None,
        other_app: None,
        before_restart: None,
        learner: None,
        answers: &judge::Answers::new(),
        no_probes: false,
        level: EvidenceLevel::Practice,
        snapshot_sha256: &snapshot.sha256(),
        versions: &BTreeMap::new(),
    })
}
