//! The class that tests are made of is what it says that it is.
#![expect(clippy::unwrap_used, reason = "a test stops at what it cannot set up")]

use crate::class::{Broken, By, Class, ComesTo, Handed, Kind, Material};
use judge::{CheckStatus, EvidenceLevel, Lab, LabStatus, Request};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::sync::LazyLock;
use submission::archive::{Archive, Bounds};
use submission::{Submission, SubmissionError};

static MATERIAL: LazyLock<Material> = LazyLock::new(Material::of_the_course);

const LEARNERS: usize = 75;

/// The submission, or why there is none; archives are opened as far as they lie inside each other.
fn read(name: &str, bytes: &[u8]) -> Option<Result<Submission, SubmissionError>> {
    if !bytes.starts_with(b"PK") {
        return Some(Submission::from_members(std::iter::once((name.to_owned(), bytes.to_vec()))));
    }
    let mut archive = Archive::open(Cursor::new(bytes), Bounds::SUBMISSION).ok()?;
    let names: Vec<String> = archive.members().iter().map(|member| member.name.clone()).collect();
    let members: Option<Vec<(String, Vec<u8>)>> =
        names.into_iter().enumerate().map(|(at, name)| Some((name, archive.read(at).ok()?))).collect();
    match members?.as_slice() {
        [(name, bytes)] => read(name, bytes),
        several => Some(Submission::from_members(several.iter().cloned())),
    }
}

/// What is wrong with what something comes to.
fn differs(handed: &Handed, library: &[Lab]) -> Option<String> {
    let submission = match (read(&handed.name, &handed.bytes), &handed.kind) {
        (None | Some(Err(_)), Kind::Broken(_)) => return None,
        (Some(Ok(submission)), Kind::Broken(Broken::Cut)) => return Some(format!("{submission:?}")),
        (Some(Ok(submission)), _) => submission,
        (odd, kind) => return Some(format!("{kind:?}: {odd:?}")),
    };
    for (lab, comes_to) in &handed.comes_to {
        let (evidence, attempt) = submission.evidence_for(lab)[0];
        let snapshot = evidence.snapshot().unwrap();
        let claims = submission.claims_for(attempt);
        let asked = [lab.as_str()];
        let report = judge::judge(&Request {
            domain: claims.domain.as_deref(),
            ssh_ports: &claims.ssh_ports,
            level: EvidenceLevel::SelfReported,
            ..Request::of_practice(library, &asked, &snapshot)
        });
        let judged = &report.labs[0];
        let check = |id: &str| judged.checks.iter().find(|check| check.id == id);
        let fits = match comes_to {
            ComesTo::Passes => judged.status == LabStatus::Pass,
            ComesTo::Unknown { check: id } => check(id).is_some_and(|check| check.status == CheckStatus::Unknown),
            ComesTo::Fails { check: id, code } => {
                let said = |found: &str| code == "?" || code.split('|').any(|one| one == found);
                let fails = check(id).is_some_and(|check| check.findings.iter().any(|finding| said(finding.code)));
                judged.status == LabStatus::Fail && fails
            }
        };
        if !fits {
            return Some(format!("{lab} {:?}: {comes_to:?} is {:?}", handed.kind, judged.status));
        }
    }
    None
}

#[test]
fn each_comes_to_what_the_cases_say() {
    let class = Class::new(7, LEARNERS, &MATERIAL);
    let library: Vec<Lab> =
        labs::FOLDERS.iter().map(|folder| Lab::parse(folder.file("lab.toml").unwrap()).unwrap()).collect();
    let odd: Vec<String> = class.handed.iter().filter_map(|handed| differs(handed, &library)).collect();
    assert!(odd.is_empty(), "{odd:#?}");
}

#[test]
fn a_seed_is_one_class_and_accounts_are_nobody_elses() {
    let (one, again, other) =
        (Class::new(7, LEARNERS, &MATERIAL), Class::new(7, LEARNERS, &MATERIAL), Class::new(8, LEARNERS, &MATERIAL));
    assert_eq!(one.roster(), again.roster());
    assert_ne!(one.roster(), other.roster());
    assert!(
        one.handed.iter().zip(&again.handed).all(|(one, other)| one.bytes == other.bytes && one.name == other.name)
    );
    let mut accounts: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for handed in &one.handed {
        let (By::Person(person), Some(Ok(submission))) = (handed.by, read(&handed.name, &handed.bytes)) else {
            continue;
        };
        for evidence in &submission.evidence {
            let Ok(snapshot) = evidence.snapshot() else { continue };
            accounts.entry(snapshot.account.clone().unwrap()).or_default().insert(person);
        }
    }
    assert!(accounts.len() > LEARNERS / 2, "{accounts:?}");
    let mut shared: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (copier, of) in one.copies() {
        shared.entry(of).or_default().extend([copier, of]);
    }
    let found: BTreeSet<&BTreeSet<usize>> = accounts.values().filter(|people| people.len() > 1).collect();
    assert_eq!(found, shared.values().collect(), "who shares an account has copied");
}

#[test]
fn every_kind_of_learner_is_in_a_class() {
    let class = Class::new(3, 150, &MATERIAL);
    let kinds: BTreeSet<String> = class.handed.iter().map(|handed| format!("{:?}", handed.kind)).collect();
    for kind in ["Solved", "Copy", "Twice", "OtherName"].into_iter().chain(["Cut", "Page", "Empty", "Picture", "Newer"])
    {
        assert!(kinds.iter().any(|found| found.contains(kind)), "no {kind} in {kinds:?}");
    }
    assert!(class.handed.iter().any(|handed| handed.is_late) && class.handed.iter().any(|handed| handed.attempt == 2));
    let handed_in = |person| class.handed.iter().any(|handed| handed.by == By::Person(person));
    assert!((0..class.people.len()).any(|person| !handed_in(person)), "somebody hands nothing in");
    // Enough learners make every mistake of the course.
    let all = Class::new(3, 1, &MATERIAL);
    assert_eq!(all.people.len(), 1);
    assert!(MATERIAL.len() > 500, "{}", MATERIAL.len());
    let (archive, expected) = class.canvas();
    assert!(archive.starts_with(b"PK"));
    let parts = expected.graded + expected.superseded + expected.unreadable + expected.strangers;
    assert_eq!(parts, expected.found);
    assert_eq!(expected.found, class.handed.len());
}
