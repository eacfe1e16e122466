//! Labs through the binary: all of the course are proven, and a new one needs no Rust.

use crate::support::{Scene, is_korean};

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

/// What is to hold for two NAT gateways in two zones, and the worlds that prove it: a folder, and no Rust.
#[test]
fn two_nat_gateways_in_two_zones_are_a_lab_of_text() {
    let scene = Scene::new();
    let lab = r#"
id = "lab-9.2"
chapter = "9.2"
title = { ko = "두 영역의 NAT 게이트웨이", en = "NAT gateways in two zones" }
goal = { ko = "영역마다 나가는 길을 따로 둡니다.", en = "Each zone has a way out of its own." }
rests-on = ["lab-1.12"]

[[check]]
id = "own-zone"
points = 10
title = { ko = "영역마다 자기 NAT 게이트웨이로 나갑니다", en = "Each zone leaves through a NAT gateway of its own" }
judge.zonal-egress = { zones = 2 }
"#;
    let second = "nat nat-2 public-c\nroute-table rt-c vpc\nassociate rt-c private-c\nroute rt-c 0.0.0.0/0 -> nat-2\n";
    scene.file("mine/9.2-two-nat/lab.toml", lab);
    scene.world("done.txt", second);
    let judged = |args: &[&str]| scene.check(&[&["lab-9.2", "--labs", "mine", "--format", "json"], args].concat());
    judged(&["--world", "done.txt"]).ends(0).quiet();
    // One for both is not what this lab asks, though it is all that lab 1.12 does.
    let one = judged(&["--practice"]).ends(1).json();
    assert_eq!(one["labs"][0]["checks"][0]["findings"][0]["code"], "NAT_GATEWAY_IN_OTHER_ZONE");
    scene.world("crossed.txt", &second.replace("-> nat-2", "-> nat-1"));
    judged(&["--world", "crossed.txt"]).ends(1);
    scene.world("failed.txt", &format!("{second}fail nat-2 InsufficientFreeAddressesInSubnet"));
    let failed = judged(&["--world", "failed.txt"]).ends(1).json();
    assert_eq!(failed["labs"][0]["checks"][0]["findings"][0]["code"], "NAT_GATEWAY_NOT_AVAILABLE");
    scene.world("gone.txt", &format!("{second}unroute private-rt 0.0.0.0/0"));
    // What lab 1.12 says already is not said again.
    let gone = judged(&["--world", "gone.txt"]).ends(1).json();
    assert_eq!(gone["labs"][0]["checks"][0]["status"], "skipped");
    assert_eq!(gone["labs"][0]["because"]["lab"], "lab-1.12");
    scene.world("denied.txt", "denied ec2:DescribeNatGateways");
    judged(&["--world", "denied.txt"]).ends(3);
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
