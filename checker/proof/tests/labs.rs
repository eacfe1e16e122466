//! The course's own labs are proven.

use judge::{CheckStatus, Lab, Request};
use proof::{Problem, Subject};
use world::World;

#[test]
fn every_lab_of_the_course_is_proven() {
    let library: Vec<Subject> = labs::FOLDERS
        .iter()
        .map(|folder| {
            let text = folder.file("lab.toml").unwrap();
            let lab = Lab::parse(text).unwrap_or_else(|error| panic!("{}/lab.toml: {error}", folder.name));
            Subject { lab, folder: folder.clone() }
        })
        .collect();
    let asked: Vec<&str> = library.iter().map(|subject| subject.lab.id.as_str()).collect();
    let proof = proof::prove(&library, &asked);
    let told = |problem: &Problem| format!("{} {:?}: {:?}", problem.lab, problem.place, problem.what);
    let problems: Vec<String> = proof.problems.iter().map(told).collect();
    assert!(problems.is_empty(), "{} problems in {} worlds:\n{}", problems.len(), proof.worlds, problems.join("\n"));
    assert!(proof.worlds > 100, "only {} worlds were judged", proof.worlds);
}

/// A VPC with subnets and nothing else: what lab 1.7 leaves. Where nothing leads out, much is refused that a later lab
/// wants refused.
#[test]
fn what_the_first_lab_leaves_earns_nothing_in_a_later_one() {
    let labs: Vec<Lab> =
        labs::FOLDERS.iter().map(|folder| Lab::parse(folder.file("lab.toml").unwrap()).unwrap()).collect();
    let world =
        "world 1\nbase empty\nvpc own 10.0.0.0/16\nsubnet a own 10.0.0.0/24 zone=a\nsubnet c own 10.0.1.0/24 zone=c\n";
    for more in ["", "igw way own\n"] {
        let snapshot = format!("{world}{more}").parse::<World>().unwrap().snapshot().unwrap();
        let asked: Vec<&str> = labs.iter().filter(|lab| !lab.is_on_paper()).map(|lab| lab.id.as_str()).collect();
        let report = judge::judge(&Request::of_practice(&labs, &asked, &snapshot));
        let earned: Vec<(&str, u32)> = report
            .labs
            .iter()
            .filter(|lab| lab.points.earned > 0)
            .map(|lab| (lab.lab.as_str(), lab.points.earned))
            .collect();
        assert!(matches!(earned.as_slice(), [("lab-1.7", 10)]), "{more:?}: {earned:?}");
    }
}

/// What a walk through the DNS shows is what the network of the very world does: where the registry sends nobody to the
/// zone, the name resolves for nobody.
#[test]
fn no_world_resolves_a_name_that_is_sent_elsewhere() {
    let labs: Vec<Lab> =
        labs::FOLDERS.iter().map(|folder| Lab::parse(folder.file("lab.toml").unwrap()).unwrap()).collect();
    let mut sent_elsewhere = 0;
    for folder in labs::FOLDERS.iter().filter(|folder| folder.name.starts_with("2.2")) {
        for file in folder.files.iter().filter(|file| file.path.starts_with("cases/")) {
            let Ok(snapshot) = file.text.parse::<World>().and_then(|world| world.snapshot()) else { continue };
            let report = judge::judge(&Request::of_practice(&labs, &["lab-2.21", "lab-2.22"], &snapshot));
            let checks: Vec<_> = report.labs.iter().flat_map(|lab| &lab.checks).collect();
            let codes: Vec<&str> = checks.iter().flat_map(|check| &check.findings).map(|found| found.code).collect();
            let is_elsewhere = ["NAME_SERVERS_DIFFER", "RECORDS_IN_UNDELEGATED_ZONE", "DOMAIN_ON_HOLD"]
                .iter()
                .any(|code| codes.contains(code));
            if is_elsewhere {
                let resolves = checks.iter().find(|check| check.kind == "dns" && check.status == CheckStatus::Pass);
                assert!(resolves.is_none(), "{}/{}: {codes:?}", folder.name, file.path);
                sent_elsewhere += 1;
            }
        }
    }
    assert!(sent_elsewhere > 4, "{sent_elsewhere}");
}
