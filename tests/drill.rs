//! `check drill`: conversations through a pipe, in both languages; what comes back, and what is handed in.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at a drill that cannot be had")]

use crate::support::{Run, Scene, is_korean};
use drill::Course;
use judge::Lab;
use serde_json::Value;
use std::sync::LazyLock;

static COURSE: LazyLock<Course> = LazyLock::new(|| {
    let lab = |folder: &labs::Folder| Lab::parse(folder.file("lab.toml").unwrap()).unwrap();
    Course::new(labs::FOLDERS.iter().map(|folder| (lab(folder), folder)).collect())
});

/// A seed whose drill has this fault and no other.
pub(crate) fn seed(fault: &str) -> String {
    let mut seeds = (0..drill::SEEDS).filter(|seed| COURSE.first(*seed, 1).is_some_and(|first| first.id == fault));
    let seed = seeds.find(|seed| COURSE.choose(*seed, 1).is_some_and(|drill| drill.faults[0].fault.id == fault));
    seed.unwrap_or_else(|| panic!("no seed has {fault}")).to_string()
}

pub(crate) const NO_ROUTE: &str = "lab-1.12/private-table-not-changed";
const MENDS: &str = "route private-rt 0.0.0.0/0 -> nat-1\n";

fn scene() -> Scene {
    Scene::new().var("COLUMNS", "90").var("LC_ALL", "C.UTF-8")
}

fn drill(scene: &Scene, args: &[&str], typed: &str) -> Run {
    scene.check_with(&[&["drill"], args].concat(), typed.as_bytes())
}

#[test]
fn a_network_is_looked_at_and_mended() {
    let seed = seed(NO_ROUTE);
    let typed = format!(
        "describe nat-gateways\naws ec2 describe-route-tables private-rt\ntrace app internet --port 443\nhint\nchek\n\
         describe route-tabels\nroute private-rt 0.0.0.0/0 -> nat-9\nroute private-rt 0.0.0.0/0 -> igw\ncheck\nundo\n\
         {MENDS}check\n"
    );
    for lang in ["ko", "en"] {
        let run = drill(&scene(), &["--seed", &seed, "--lang", lang], &typed).ends(0).quiet();
        insta::assert_snapshot!(format!("drill_{lang}"), run.out.replace(&seed, "SEED"));
    }
}

#[test]
fn who_gives_up_is_shown_what_was_broken() {
    for (lang, fault) in [("ko", "lab-2.22/record-missing"), ("en", "lab-1.11/bastion-group-shut")] {
        let seed = seed(fault);
        let run = drill(&scene(), &["--seed", &seed, "--lang", lang], "give-up\n").ends(1).quiet();
        let told = run.out.lines().filter(|line| line.starts_with("    - ") || line.starts_with("    + ")).count();
        assert!(told > 0, "{}", run.out);
        assert!(run.out.contains(&format!("check drill --seed {seed}")), "{}", run.out);
        assert!(lang == "en" || is_korean(&run.out), "{}", run.out);
    }
}

#[test]
fn who_leaves_is_told_how_to_come_back() {
    let seed = seed(NO_ROUTE);
    for typed in ["", "trace app internet --port 443", "quit\n", "\n\n"] {
        let scene = scene();
        let run = drill(&scene, &["--seed", &seed, "--lang", "en"], typed).ends(3).quiet();
        assert!(
            run.out.ends_with(&format!("The drill is left. The same again: check drill --seed {seed}\n")),
            "{}",
            run.out
        );
        assert!(!scene.state().join("drills.json").exists(), "who leaves has missed nothing");
    }
}

#[test]
fn every_question_is_answered_or_refused() {
    let seed = seed("lab-2.22/record-missing");
    let typed = "dig www.example.link\ndig example.link NS\ndig\ndig a b c\ntrace\ntrace a\ntrace a b --port x\ntrace a b --port\n\
        trace https://www.example.link/\nexposure\nexposure x\ndescribe\ndescribe instances nobody\nlist-hosted-zones\n\
        get-domain-detail\ndescribe target-health\nworld\nsymptoms\nhelp\nedit\nundo\n\u{1b}[31mred\nhint\nhint\nhint\nhint\nhint\nhint\nhint\n";
    for lang in ["ko", "en"] {
        let run = drill(&scene(), &["--seed", &seed, "--lang", lang], typed).ends(3).quiet();
        assert!(!run.out.contains('\u{1b}') && !run.out.contains("drill-"), "{}", run.out);
        assert!(!run.out.contains("not-found"), "{}", run.out);
    }
}

#[test]
fn what_was_missed_comes_back() {
    let scene = scene();
    let seed = seed(NO_ROUTE);
    drill(&scene, &["--seed", &seed], "give-up\n").ends(1);
    let file = scene.state().join("drills.json");
    let kept = || -> Value { serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap() };
    assert_eq!(kept()["faults"][NO_ROUTE]["level"], 1);
    // Not before it is due: something else comes.
    let other = drill(&scene, &["--lang", "en"], "give-up\n").ends(1).out;
    assert_eq!(kept()["faults"].as_object().unwrap().len(), 2, "{other}");
    let mut due = kept();
    due["faults"][NO_ROUTE]["due"] = 0.into();
    std::fs::write(&file, due.to_string()).unwrap();
    let again = drill(&scene, &["--lang", "en"], &format!("{MENDS}check\n")).ends(0).out;
    assert!(again.contains("Mended"), "{again}");
    assert_eq!(kept()["faults"][NO_ROUTE]["level"], 2);
    assert_eq!(kept()["faults"][NO_ROUTE]["met"], 2);
    // What nobody can read is kept.
    std::fs::write(&file, "broken").unwrap();
    let run = drill(&scene, &["--seed", &seed, "--lang", "en"], "give-up\n").ends(1);
    assert!(run.err.contains("is damaged"), "{run:#?}");
    let aside = std::fs::read_dir(scene.state()).unwrap().map(|entry| entry.unwrap().path());
    let aside = aside.filter(|path| path.to_string_lossy().contains("drills.broken")).collect::<Vec<_>>();
    assert_eq!(std::fs::read_to_string(&aside[0]).unwrap(), "broken");
    let newer = r#"{"format":9,"faults":{},"more":[]}"#;
    std::fs::write(&file, newer).unwrap();
    let run = drill(&scene, &["--seed", &seed, "--lang", "en"], "give-up\n").ends(1);
    assert!(run.err.contains("newer version"), "{run:#?}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), newer);
}

#[test]
fn results_are_handed_in_and_nothing_is_lost() {
    let scene = scene();
    let seed = seed(NO_ROUTE);
    let with = |typed: &str| drill(&scene, &["--seed", &seed, "--results", "mine.json", "--lang", "en"], typed);
    with(&format!("hint\n{MENDS}check\n")).ends(0);
    with("give-up\n").ends(1);
    with("quit\n").ends(3);
    let results: Value = serde_json::from_str(&scene.read("mine.json")).unwrap();
    let drills = results["drills"].as_array().unwrap();
    let of = |name: &str| drills.iter().map(|drill| drill[name].clone()).collect::<Vec<_>>();
    assert_eq!(of("outcome"), ["solved", "given-up", "left"]);
    assert_eq!((of("hints"), of("steps")), (vec![1.into(), 0.into(), 0.into()], vec![1.into(), 0.into(), 0.into()]));
    assert_eq!(drills[0]["found"], serde_json::json!([NO_ROUTE]));
    assert_eq!(
        (drills[1]["found"].clone(), drills[1]["faults"].clone()),
        (Value::Array(Vec::new()), serde_json::json!([NO_ROUTE]))
    );
    for other in ["", "{}", "{\"format\":1,\"drills\":[],\"mine\":1}", "{\"format\":2,\"drills\":[]}"] {
        scene.file("mine.json", other);
        for lang in ["ko", "en"] {
            let args = ["--seed", &seed, "--results", "mine.json", "--lang", lang];
            let refused = drill(&scene, &args, "give-up\n").ends(2);
            assert!(refused.out.is_empty() && refused.err.contains("mine.json"), "{refused:#?}");
        }
        assert_eq!(scene.read("mine.json"), other);
    }
    let nowhere = drill(&scene, &["--seed", &seed, "--results", "no/where.json", "--lang", "en"], "give-up\n");
    assert_eq!(nowhere.code, 2, "{nowhere:#?}");
}

#[test]
fn a_file_does_without_the_conversation() {
    let scene = scene();
    for level in ["1", "3"] {
        let file = format!("world-{level}.txt");
        let args = ["--seed", "8", "--level", level, "-o", &file, "--lang", "en"];
        assert!(drill(&scene, &args, "").ends(0).out.is_empty());
        let first = scene.read(&file);
        drill(&scene, &args, "").ends(2);
        drill(&scene, &[&args[..], &["--force"]].concat(), "").ends(0);
        assert_eq!(scene.read(&file), first, "a seed is one drill");
        let judge = ["--seed", "8", "--level", level, "--world", &file, "--lang", "en"];
        let run = drill(&scene, &judge, "").ends(1);
        assert!(run.out.contains("It does not work yet"), "{}", run.out);
        let whole = COURSE.choose(8, level.parse().unwrap()).unwrap().whole();
        scene.file(&file, whole);
        drill(&scene, &judge, "").ends(0);
        scene.file(&file, "world 1\nbase solved\nnonsense\n");
        assert!(drill(&scene, &judge, "").ends(2).err.contains("line 3"));
    }
}
