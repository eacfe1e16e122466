//! Judging alone: the evidence is there, the labs are read. Aim: one lab, with all that it rests on, below 2 ms.
#![expect(clippy::unwrap_used, reason = "the course's own labs and bases are right")]

use judge::{Lab, Report, Request};
use snapshot::Snapshot;

fn main() {
    divan::main();
}

fn labs() -> Vec<Lab> {
    labs::FOLDERS.iter().map(|folder| Lab::parse(folder.file("lab.toml").unwrap()).unwrap()).collect()
}

fn solved() -> Snapshot {
    "world 1\nbase solved\n".parse::<world::World>().unwrap().snapshot().unwrap()
}

fn judged(labs: &[Lab], snapshot: &Snapshot, asked: &[&str]) -> Report {
    judge::judge(&Request::of_practice(labs, asked, snapshot))
}

#[divan::bench]
fn lab_1_12(bencher: divan::Bencher<'_, '_>) {
    let (labs, snapshot) = (labs(), solved());
    bencher.bench(|| judged(&labs, &snapshot, &["lab-1.12"]));
}

#[divan::bench]
fn all_labs(bencher: divan::Bencher<'_, '_>) {
    let (labs, snapshot) = (labs(), solved());
    let asked: Vec<&str> = labs.iter().map(|lab| lab.id.as_str()).collect();
    bencher.bench(|| judged(&labs, &snapshot, &asked));
}
