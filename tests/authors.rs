//! Labs that stand in `tests/labs-of-authors`, written by the guide alone: proven, practised and judged like the course's.
#![expect(clippy::unwrap_used, clippy::panic, reason = "what is not as it should be ends the test")]

use crate::support::{Scene, is_korean, repository};
use judge::{Lab, LabStatus, Request};
use proof::{Expectation, Expected, Subject};
use serde_json::Value;

fn dir() -> String {
    repository().join("tests/labs-of-authors").to_string_lossy().into_owned()
}

/// The folders, read as the binary reads them.
fn folders() -> Vec<labs::Folder> {
    let mut folders = Vec::new();
    for lab in std::fs::read_dir(dir()).unwrap().map(|entry| entry.unwrap().path()) {
        let read = |inside: &str| {
            let entries = std::fs::read_dir(lab.join(inside)).unwrap().map(|entry| entry.unwrap().path());
            let files = entries.filter(|path| path.is_file());
            let text = |path: std::path::PathBuf| {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                (format!("{inside}{name}"), std::fs::read_to_string(path).unwrap())
            };
            files.map(text).collect::<Vec<_>>()
        };
        let name = lab.file_name().unwrap().to_string_lossy().into_owned();
        folders.push(labs::Folder::new(name, read("").into_iter().chain(read("cases/"))));
    }
    folders.sort_by(|one, other| one.name.cmp(&other.name));
    assert_eq!(folders.len(), 4);
    folders
}

fn expected(text: &str) -> Expectation {
    Expectation::read(text).unwrap_or_else(|fault| panic!("{fault:?}: {text}"))
}

#[test]
fn they_are_proven_in_both_languages() {
    let scene = Scene::new();
    for language in ["en", "ko"] {
        let run = scene.check(&["lab", "lint", "--labs", &dir(), "--lang", language]).ends(0).quiet();
        assert_eq!(run.out.lines().count(), 4, "{}", run.out);
        assert_eq!(is_korean(&run.out), language == "ko", "{}", run.out);
    }
}

#[test]
fn each_has_mistakes_variations_a_denial_and_pages_in_both_languages() {
    for folder in folders() {
        let said: Vec<Expected> = folder.below("cases").map(|file| expected(&file.text).own).collect();
        let count = |wanted: fn(&Expected) -> bool| said.iter().filter(|one| wanted(one)).count();
        assert!(count(|one| matches!(one, Expected::Fails { .. })) >= 4, "{}", folder.name);
        assert!(count(|one| *one == Expected::Passes) >= 2, "{}", folder.name);
        assert!(count(|one| matches!(one, Expected::Unknown { .. })) >= 1, "{}", folder.name);
        assert!(folder.file("solved.txt").is_some());
        let lab = Lab::parse(folder.file("lab.toml").unwrap()).unwrap();
        assert!(is_korean(&lab.title.ko) && !is_korean(&lab.title.en));
        assert!(is_korean(folder.file("ko.md").unwrap()) && !is_korean(folder.file("en.md").unwrap()));
    }
}

#[test]
fn they_pass_in_their_own_world_and_earn_nothing_before() {
    let scene = Scene::new();
    for folder in folders() {
        let id = folder.id();
        let judged = |world: &[&str]| -> Value {
            scene.check(&[&[&id, "--labs", &dir(), "--format", "json"], world].concat()).json()["labs"][0].take()
        };
        for solved in [&["--practice"][..], &["--world", "solved"], &["--world", &format!("{id}/solved")]] {
            let lab = judged(solved);
            assert_eq!((&lab["status"], &lab["points"]["earned"]), (&"pass".into(), &10.into()), "{id} {solved:?}");
        }
        // The course's own world, in which this lab has not begun.
        let lab = judged(&["--world", "lab-1.12/solved"]);
        assert_eq!(lab["status"], "fail", "{id}");
        for nothing in ["empty", "default-vpc"] {
            let lab = judged(&["--world", nothing]);
            assert_eq!((&lab["status"], &lab["points"]["earned"]), (&"fail".into(), &0.into()), "{id} {nothing}");
        }
    }
}

/// The code and the resource that a lab's first failed check begins with.
fn first_finding(report: &Value) -> (String, String, String) {
    let checks = report["labs"][0]["checks"].as_array().unwrap();
    let failed = checks.iter().find(|check| check["status"] == "fail").unwrap_or_else(|| panic!("{report:#}"));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let finding = &failed["findings"][0];
    (text(&failed["id"]), text(&finding["code"]), text(&finding["resource"]))
}

#[test]
fn each_mistake_can_be_practised_and_is_found_in_the_file_that_is_written() {
    let scene = Scene::new();
    let folders = folders();
    let bases = proof::bases(&folders);
    let mut practised = 0;
    for folder in &folders {
        let id = folder.id();
        for file in folder.below("cases") {
            let Expected::Fails { check, code, resource } = expected(&file.text).own else { continue };
            let case = file.path.strip_prefix("cases/").unwrap().strip_suffix(".txt").unwrap();
            let world = format!("{id}-{case}.txt");
            scene.check(&["practice", "start", &id, "--labs", &dir(), "--world", case, "-o", &world]).ends(0);
            let text = scene.read(&world);
            assert!(!text.contains("expect") && !text.contains("base lab-"), "{text}");
            let told =
                scene.check(&[&id, "--labs", &dir(), "--world", &world, "--format", "json"]).ends(1).quiet().json();
            let built = bases.read(&text).unwrap().build().unwrap();
            let label = |id: &str| built.labels.label(id).unwrap_or(id).to_owned();
            let (found_check, found_code, found) = first_finding(&told);
            assert_eq!(found_check, check, "{id} {case}");
            assert!(code.split('|').any(|one| one == found_code), "{id} {case}: {found_code}");
            assert!(resource.split('|').any(|one| one == label(&found)), "{id} {case}: {found}");
            practised += 1;
        }
        // Without a name the program chooses one that is broken.
        scene.check(&["practice", "start", &id, "--labs", &dir(), "-o", &format!("{id}.txt")]).ends(0);
        scene.check(&[&id, "--labs", &dir(), "--world", &format!("{id}.txt")]).ends(1);
        let listed = scene.check(&["worlds", &id, "--labs", &dir()]).ends(0).out;
        assert!(listed.contains(&format!("{id}/solved")), "{listed}");
    }
    assert!(practised >= 12, "{practised}");
}

#[test]
fn questions_about_the_network_are_asked_in_the_lab_s_own_world() {
    let scene = Scene::new();
    let peering = format!("{}/9.3-peering", dir());
    let trace = |args: &[&str]| scene.check(&[&["trace", "app", "db", "--port", "5432"], args].concat());
    trace(&["--practice", "--labs", &peering]).ends(0);
    trace(&["--world", "solved", "--labs", &peering]).ends(0);
    trace(&["--world", "lab-9.3/solved", "--labs", &dir()]).ends(0);
    trace(&["--world", "list-shut", "--labs", &peering]).ends(1);
    trace(&["--world", "lab-9.3/no-way-back", "--labs", &dir()]).ends(1);
    let file = scene.file("own.txt", "world 1\nbase lab-9.3\ndrop-rule private-acl out 140\n");
    trace(&["--world", "own.txt", "--labs", &dir()]).ends(1);
    assert!(file.exists());
    // Without the labs nobody knows their worlds.
    let told = trace(&["--world", "own.txt"]).ends(2);
    assert!(told.err.contains("lab-9.3") && told.err.contains("own.txt"), "{}", told.err);
    let exposed = scene.check(&["exposure", "--practice", "--labs", &peering, "--format", "json"]).ends(0).json();
    let map = scene.check(&["map", "--practice", "--labs", &peering]).ends(0).out;
    let db = proof::bases(&folders()).read(&proof::only("lab-9.3")).unwrap().id("db").unwrap();
    assert!(exposed.to_string().contains(&db) && map.contains("10.1.0.0/16"));
    // Labs whose worlds do not stand on one another are not judged in one.
    for args in [&["trace", "app", "internet", "--port", "443"][..], &["lab-9.1", "lab-9.3"]] {
        let told = scene.check(&[args, &["--practice", "--labs", &dir()]].concat()).ends(2);
        assert!(told.err.contains("--world lab-9.3/solved"), "{}", told.err);
    }
    // One that stands on the course's is judged in its own, with the course's labs.
    scene.check(&["lab-1.12", "lab-9.1", "--practice", "--labs", &dir()]).ends(0);
}

/// What is added breaks nothing: the labs of the course come out on its worlds as they do alone.
#[test]
fn the_course_s_labs_are_left_alone() {
    let subject = |folder: &labs::Folder| Subject {
        lab: Lab::parse(folder.file("lab.toml").unwrap()).unwrap(),
        folder: folder.clone(),
    };
    let added = folders();
    let library: Vec<Subject> = labs::FOLDERS.iter().chain(&added).map(subject).collect();
    // Two labs for all: each proof judges every lab.
    let proof = proof::prove(&library, &["lab-1.12", "lab-1.13"]);
    assert_eq!(proof.problems, []);
    // And on the solved worlds of the added ones the course's own pass.
    let labs: Vec<Lab> = library.iter().map(|subject| subject.lab.clone()).collect();
    let asked: Vec<&str> = labs.iter().map(|lab| lab.id.as_str()).filter(|id| id.starts_with("lab-1.1")).collect();
    for folder in &added {
        let world = proof::bases(&added).read(&proof::only(&folder.id())).unwrap();
        let report = judge::judge(&Request::of_practice(&labs, &asked, &world.snapshot().unwrap()));
        assert!(report.labs.iter().all(|lab| lab.status == LabStatus::Pass), "{}", folder.name);
    }
}
