//! The course's own labs are proven.

use judge::Lab;
use proof::{Problem, Subject};

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
