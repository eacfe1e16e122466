//! Taking names and addresses out of a snapshot changes no verdict.
#![expect(clippy::unwrap_used, reason = "a lab or world of the course that cannot be read is a failed test")]

use judge::{EvidenceLevel, Lab, Report, Request};
use snapshot::Snapshot;
use snapshot::redact::{Mode, redact};
use std::sync::atomic::{AtomicUsize, Ordering};
use world::World;

const WORKERS: usize = 4;

/// Everything of a report but ids and words.
fn outline(report: &Report) -> String {
    let mut lines = Vec::new();
    for lab in &report.labs {
        lines.push(format!("{} {:?} {:?}", lab.lab, lab.status, lab.points));
        for check in &lab.checks {
            let codes: Vec<&str> = check.findings.iter().chain(&check.warnings).map(|finding| finding.code).collect();
            lines.push(format!("  {} {:?} {}", check.id, check.status, codes.join(" ")));
        }
    }
    lines.join("\n")
}

fn judged(labs: &[Lab], snapshot: &Snapshot) -> String {
    let asked: Vec<&str> = labs.iter().filter(|lab| !lab.is_on_paper()).map(|lab| lab.id.as_str()).collect();
    outline(&judge::judge(&Request {
        level: EvidenceLevel::SelfReported,
        ..Request::of_practice(labs, &asked, snapshot)
    }))
}

/// The report on a case stays as it was, whatever is taken out.
fn keeps_its_verdict(labs: &[Lab], name: &str, world: &str) {
    let snapshot = world.parse::<World>().unwrap().snapshot().unwrap();
    let plain = judged(labs, &snapshot);
    for (mode, key) in [(Mode::Share, [7; 32]), (Mode::Submit, [201; 32])] {
        let redacted = redact(&snapshot, mode, &key);
        let read_again = Snapshot::from_json(&redacted.to_json()).unwrap();
        assert_eq!(judged(labs, &read_again), plain, "{name} {mode:?}");
    }
}

#[test]
fn redaction_keeps_the_verdict_of_every_case() {
    let labs: Vec<Lab> =
        labs::FOLDERS.iter().map(|folder| Lab::parse(folder.file("lab.toml").unwrap()).unwrap()).collect();
    let files = labs::FOLDERS.iter().flat_map(|folder| folder.below("cases").map(move |file| (folder, file)));
    let cases: Vec<_> = files.filter(|(_, file)| file.path.ends_with(".txt")).collect();
    assert!(cases.len() > 100, "only {} cases", cases.len());
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                while let Some((folder, file)) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    keeps_its_verdict(&labs, &format!("{} {}", folder.name, file.path), &file.text);
                }
            });
        }
    });
}
