//! Labs through the binary: all of the course are proven, and a new one needs no Rust.

mod support;

use support::{Scene, is_korean};

#[test]
fn every_lab_of_the_course_is_proven() {
    let run = Scene::new().check(&["lab", "lint"]);
    assert_eq!((run.code, run.out.lines().count()), (0, labs::FOLDERS.len()), "{run:#?}");
}

#[test]
fn a_new_lab_is_made_proven_and_judged() {
    let scene = Scene::new();
    scene.check(&["lab", "new", "9.1-two-nat", "--labs", "mine"]).ends(0);
    let files: Vec<String> =
        ["lab.toml", "ko.md", "en.md"].map(|file| scene.read(&format!("mine/9.1-two-nat/{file}"))).into();
    assert!(is_korean(&files[1]) && !is_korean(&files[2]));
    let lint = scene.check(&["lab", "lint", "--labs", "mine"]).ends(0);
    assert_eq!(lint.out.lines().count(), 1, "only the labs of the folder: {}", lint.out);
    scene.check(&["lab-9.1", "--labs", "mine", "--practice"]).ends(0).quiet();
    scene.check(&["9.1", "--labs", "mine", "--world", "no-route"]).ends(1).quiet();
    scene.check(&["9.1", "--labs", "mine/9.1-two-nat", "--practice"]).ends(0).quiet();
    scene.check(&["lab", "new", "9.1-two-nat", "--labs", "mine"]).ends(2);
    let map = scene.check(&["--labs", "mine"]).ends(0);
    assert!(map.out.contains("lab-9.1"), "{}", map.out);
    scene.check(&["lab-9.1", "--practice"]).ends(2);
}

#[test]
fn a_lab_that_does_not_hold_what_it_says_is_found_out() {
    let scene = Scene::new();
    scene.check(&["lab", "new", "9.1-x", "--labs", "mine"]).ends(0);
    let lab = scene.read("mine/9.1-x/lab.toml");
    let lint = |scene: &Scene| scene.check(&["lab", "lint", "--labs", "mine"]);
    for (file, text, word) in [
        ("cases/ok-wrong.txt", "world 1\n# expect passes\nbase empty\n", "ok-wrong.txt"),
        ("cases/silent.txt", "world 1\nbase solved\n", "silent.txt"),
        (
            "cases/other-code.txt",
            "world 1\n# expect fails private-egress BAD_STATE_ROUTE private-rt\nbase solved\nunroute private-rt 0.0.0.0/0\n",
            "other-code.txt",
        ),
        ("notes.txt", "left behind", "notes.txt"),
    ] {
        scene.file(&format!("mine/9.1-x/{file}"), text);
        let told = lint(&scene).ends(1);
        assert!(told.out.contains(word), "{word} in {}", told.out);
        std::fs::remove_file(scene.folder().join(format!("mine/9.1-x/{file}"))).unwrap();
    }
    lint(&scene).ends(0);
    for (from, to, words) in [
        ("judge.flow", "judge.flwo", &["lab.toml:", "flwo", "flow"][..]),
        ("port = 443", "port = 70000", &["lab.toml:", "70000", "^"]),
        ("points = 10", "pionts = 10", &["pionts", "points"]),
        ("private-hosts", "private-host", &["private-hosts"]),
        ("rests-on = []", "rests-on = [\"lab-0.0\"]", &["lab-0.0"]),
    ] {
        assert!(lab.contains(from), "{from}");
        scene.file("mine/9.1-x/lab.toml", lab.replace(from, to));
        let told = scene.check(&["lab-9.1", "--labs", "mine", "--practice"]).ends(2);
        for word in words {
            assert!(told.err.contains(word), "{word} in {}", told.err);
        }
    }
}

/// A lab that takes the place of the course's own.
#[test]
fn a_folder_can_replace_a_lab() {
    let scene = Scene::new();
    scene.check(&["lab", "new", "1.12-other", "--labs", "mine"]).ends(0);
    let judged = |args: &[&str]| scene.check(&[&["lab-1.12", "--practice", "--format", "json"], args].concat()).json();
    let (own, other) = (judged(&[]), judged(&["--labs", "mine"]));
    assert_ne!(own["labs"][0]["version"], other["labs"][0]["version"]);
    assert_eq!(other["labs"][0]["checks"].as_array().unwrap().len(), 1);
}
