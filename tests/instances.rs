//! `check lab-2.16 --app A --app B --restarted MARK`: two instances are asked about only where two are named.

use crate::support::Scene;
use serde_json::Value;

fn check<'d>(document: &'d Value, id: &str) -> &'d Value {
    let checks = document["labs"][0]["checks"].as_array();
    checks.and_then(|all| all.iter().find(|check| check["id"] == id)).unwrap_or(&Value::Null)
}

#[test]
fn two_instances_count_where_two_are_known() {
    let scene = Scene::new();
    let judged = |more: &[&str]| scene.check(&[&["lab-2.16", "--format", "json"][..], more].concat());
    let points = |document: &Value| document["labs"][0]["points"].clone();

    // Who names none loses nothing, and is told how.
    let without = judged(&["--practice"]).ends(0).json();
    assert_eq!(points(&without)["earned"], points(&without)["possible"]);
    for id in ["orders-shared", "orders-kept"] {
        assert_eq!(check(&without, id)["status"], "skipped", "{without}");
        assert!(check(&without, id)["why"].as_str().is_some_and(|why| why.contains("--app")), "{without}");
    }

    // The order is seen at both; the restart is the learner's to say, with the mark that is told.
    let shared = judged(&["--world", "ok-two-instances"]).ends(0).json();
    assert_eq!(check(&shared, "orders-shared")["status"], "pass", "{shared}");
    let why = check(&shared, "orders-kept")["why"].as_str().unwrap_or_default();
    assert!(why.contains("--restarted 7f3a19e3") && why.contains("lab-2.16"), "{why}");
    let kept = judged(&["--world", "ok-restarted"]).ends(0).json();
    assert_eq!(check(&kept, "orders-kept")["status"], "pass", "{kept}");
    assert!(points(&kept)["possible"].as_u64() > points(&without)["possible"].as_u64());
    let alone = judged(&["--world", "ok-restarted", "--no-probes"]).ends(0).json();
    assert_eq!(
        (check(&alone, "orders-shared")["status"].as_str(), points(&alone)),
        (Some("skipped"), points(&without))
    );

    // A mark that no check gave is no mark; what says so names the option.
    for mark in ["7f3a19e4", "7F3A19E3", ""] {
        assert!(judged(&["--practice", "--restarted", mark]).ends(2).err.contains("--restarted"), "{mark}");
    }
    for language in ["ko", "en"] {
        let page = scene.check(&["lab-2.16", "--world", "instances-apart", "--hint", "9", "--lang", language]).ends(1);
        assert!(page.out.contains("http://127.0.0.1:8002/") && page.out.contains("check explain"), "{}", page.out);
    }
}

#[test]
fn a_third_instance_is_refused_and_not_forgotten() {
    let scene = Scene::new();
    let apps = ["--app", "http://127.0.0.1:1", "--app", "http://127.0.0.1:2", "--app", "http://127.0.0.1:3"];
    for verb in [&["lab-2.16", "--world", "lab-2.16/solved"][..], &["init"], &["collect", "lab-2.16", "-o", "s.json"]] {
        let told = scene.check(&[verb, &apps[..]].concat()).ends(2);
        assert!(told.err.contains("http://127.0.0.1:3"), "{verb:?}: {told:#?}");
    }
    assert!(!scene.folder().join("course.toml").exists());
}
