//! `check grade`: a small class from files to marks, twice, by another rubric, and what is wrong with what it is given.

use crate::support::{Run, Scene, is_korean};
use serde_json::Value;

const ROSTER: &str = "id,name\nkim01,김민지\nlee02,이서준\nann03,Ann Smith\nnobody04,Nobody\n";

/// A network that is done, one whose NAT gateway failed, and one in which nobody may list NAT gateways.
fn scene() -> Scene {
    let scene = Scene::new().var("LC_ALL", "C.UTF-8").var("COLUMNS", "100");
    scene.file("roster.csv", ROSTER);
    scene.file("class/kim01/snapshot.json", std::fs::read(scene.snapshot("kim.json", "")).unwrap_or_default());
    let failed = scene.snapshot("lee.json", "set nat-1 State failed\n");
    scene.file("class/lee02/snapshot.json", std::fs::read(failed).unwrap_or_default());
    scene
}

fn grade(scene: &Scene, args: &[&str]) -> Run {
    scene.check(&[&["grade", "--roster", "roster.csv", "--labs", "lab-1.12"], args].concat())
}

fn score<'d>(document: &'d Value, learner: &str) -> &'d Value {
    let all = document["learners"].as_array().map(Vec::as_slice).unwrap_or_default();
    let row = all.iter().find(|row| row["learner"] == learner);
    row.map_or(&Value::Null, |row| &row["labs"]["lab-1.12"]["score"])
}

#[test]
fn a_class_is_graded_whoever_failed() {
    let scene = scene();
    let run = grade(&scene, &["class", "--format", "json"]).ends(0);
    let document = run.json();
    let files = &document["files"];
    assert_eq!((&files["found"], &files["graded"], &files["waiting"]), (&2.into(), &2.into(), &0.into()));
    assert_eq!(score(&document, "kim01"), 10.0, "{document}");
    assert!(score(&document, "lee02").as_f64().is_some_and(|score| score < 10.0), "{document}");
    assert_eq!(score(&document, "nobody04"), &Value::Null);
    assert_eq!(document["judged"], 2);
    let again = grade(&scene, &["class", "--format", "json"]).ends(0).json();
    assert_eq!((&again["judged"], &again["known"], &again["learners"]), (&0.into(), &2.into(), &document["learners"]));
    for lang in ["ko", "en"] {
        let told = grade(&scene, &["class", "--lang", lang]).ends(0);
        assert!(lang == "en" || is_korean(&told.out), "{}", told.out);
        assert!(!told.out.contains("grade-") && !told.out.contains("{$"), "{}", told.out);
    }
}

#[test]
fn what_cannot_be_told_is_held_back_with_the_call_that_is_missing() {
    let scene = scene();
    let denied = scene.snapshot("ann.json", "denied ec2:DescribeNatGateways\n");
    scene.file("class/ann03/snapshot.json", std::fs::read(denied).unwrap_or_default());
    scene.file("class/stranger/snapshot.json", "{\"format\":1,\"calls\":[]}");
    for lang in ["ko", "en"] {
        let told = grade(&scene, &["class", "--lang", lang]).ends(3);
        let call = told.out.lines().find(|line| line.contains("ann03") && line.contains("ec2:DescribeNatGateways"));
        assert!(call.is_some() && told.out.contains("stranger"), "{}", told.out);
    }
    let document = grade(&scene, &["class", "--format", "json"]).ends(3).json();
    assert_eq!(score(&document, "ann03"), &Value::Null);
    scene.file("zero.toml", "unknown = \"zero\"\n[labs.\"lab-1.12\"]\n");
    let document = grade(&scene, &["class", "--format", "json", "--rubric", "zero.toml"]).ends(3).json();
    assert!(score(&document, "ann03").as_f64().is_some_and(|score| score < 10.0), "{document}");
}

#[test]
fn by_another_rubric_it_says_who_changes_and_why() {
    let scene = scene();
    grade(&scene, &["class"]).ends(0);
    scene.file("rubric.toml", "[labs.\"lab-1.12\"]\npoints = 20\n");
    let run = grade(&scene, &["--regrade", "--rubric", "rubric.toml", "--format", "json"]).ends(0);
    let document = run.json();
    assert_eq!((score(&document, "kim01"), &document["judged"]), (&20.0.into(), &2.into()));
    let changes = document["changes"].as_array().map(Vec::as_slice).unwrap_or_default();
    assert_eq!(changes.len(), 2, "{document}");
    assert!(changes.iter().all(|change| change["why"][0]["code"] == "change-rubric"), "{document}");
    scene.file("rubric.toml", "[labs.\"lab-1.12\"]\npoints = 30\n");
    let told = grade(&scene, &["--regrade", "--rubric", "rubric.toml", "--lang", "en"]).ends(0);
    assert!(told.out.contains("kim01, lab-1.12: 20 of 20 → 30 of 30 (the rubric counts otherwise)"), "{}", told.out);
    assert!(!told.out.contains("files found"), "no file was looked for: {}", told.out);
    // A slip in the name of the store makes no empty one, and one in a learner's id is told.
    let gone = grade(&scene, &["--regrade", "--store", "grade.db", "--lang", "en"]).ends(2);
    assert!(gone.err.contains("There is no store grade.db"), "{}", gone.err);
    assert!(!scene.folder().join("grade.db").exists());
    scene.file("rubric.toml", "[[waiver]]\ncheck = \"lab-1.12\"\nlearner = \"kim1\"\nreason = \"ill\"\n");
    let told = grade(&scene, &["--regrade", "--rubric", "rubric.toml", "--lang", "en"]);
    assert!(told.err.contains("did you mean kim01?"), "{}", told.err);
}

#[test]
fn everybody_is_given_a_network_and_held_to_it() {
    let scene = scene();
    let key = "key = \"sixteen characters or more\"\n";
    scene.file(
        "rubric.toml",
        format!("{key}[labs.\"lab-1.12\"]\nvariant = {{ within = \"10.0.0.0/8\", length = 24 }}\n"),
    );
    let table = ["grade", "--roster", "roster.csv", "--rubric", "rubric.toml", "--variants", "blocks.csv"];
    scene.check(&table).ends(0);
    let blocks = scene.read("blocks.csv");
    assert_eq!(blocks.lines().filter(|line| line.contains("/24")).count(), 4, "{blocks}");
    let told = grade(&scene, &["class", "--rubric", "rubric.toml", "--lang", "en"]).ends(3);
    assert!(told.out.contains("10.0.0.0/16"), "{}", told.out);
    scene.file("none.toml", "course = \"x\"\n");
    let none = ["grade", "--roster", "roster.csv", "--rubric", "none.toml", "--variants", "other.csv"];
    scene.check(&none).ends(2);
}

#[test]
fn what_it_is_given_is_told_at_its_place() {
    let scene = scene();
    scene.file("rubric.toml", "[labs.\"lab-1.12\"]\npionts = 3\n");
    for (args, words) in [
        (&["class", "--rubric", "rubric.toml"][..], &["rubric.toml", "pionts", "points", "^^^^^^"][..]),
        (&["no-such"], &["no-such"]),
        (&["class", "--store", "mysql://a@b/c"], &["mysql", "postgres://"]),
        (&["class", "--store", "postgres://a@b"], &["postgres://"]),
        (&["class", "--export", "moodle"], &["--export"]),
        (&["class", "--labs", "lab-1.21"], &["lab-1.21"]),
    ] {
        for lang in ["ko", "en"] {
            let told = grade(&scene, &[args, &["--lang", lang]].concat()).ends(2);
            assert!(words.iter().all(|word| told.err.contains(word)), "{args:?}: {}", told.err);
            assert!(told.out.is_empty() && (lang == "en" || is_korean(&told.err)), "{args:?}: {told:#?}");
        }
    }
    let away = grade(&scene, &["class", "--store", "postgres://nobody:secret@127.0.0.1:9/none"]).ends(4);
    assert!(away.err.contains("127.0.0.1:9") && !away.err.contains("secret"), "{}", away.err);
}
